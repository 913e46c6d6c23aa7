// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/checks.h"
#include "ui/workspace/job_runner.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

namespace ui {

/// What the checks found, waived or open, and in which records.
struct Findings {
    std::shared_ptr<const model::Dataset> dataset; ///< null before anything was checked
    model::Quarter at;
    std::vector<model::Finding> all;
    std::size_t open = 0;
};

/// Keeps what the checks find in the newest records: at once where these are few, else by a thread, and the old findings stay until it is
/// done. Checks what `flopulence check` does.
class Checker : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t mostAtOnce = 50'000; ///< records of all kinds

    explicit Checker(QObject* parent = nullptr);

    /// Does nothing where these records were asked for last.
    void check(const std::shared_ptr<const model::Dataset>& dataset, model::Quarter at);
    void forget(); ///< for another document

    const std::shared_ptr<const Findings>& findings() const { return m_findings; } ///< never null
    bool isChecking() const;                             ///< the findings are of older records, or of another quarter
    const QString& problem() const { return m_problem; } ///< why the records could not be checked, in one sentence; mostly empty

signals:
    void changed(); ///< the findings, or whether they are old

private:
    struct Wish {
        std::shared_ptr<const model::Dataset> dataset;
        model::Quarter at;
        bool operator==(const Wish&) const = default;
    };

    void start();
    void end(const Wish& wish, const std::shared_ptr<const Findings>& findings, std::exception_ptr error);
    void take(std::shared_ptr<const Findings> findings);

    Wish m_wish;
    std::shared_ptr<const Findings> m_findings = std::make_shared<const Findings>();
    QString m_problem;
    QTimer m_delay;
    JobRunner m_jobs; ///< of its own: the workspace's may be at work on an import
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/caption.h"
#include "model/figure/inspection.h"
#include "model/figure/selection.h"
#include "model/records/dataset.h"
#include "ui/workspace/job_runner.h"

#include <memory>
#include <string>

namespace ui {

/// What is asked of the records.
struct FigureWish {
    std::shared_ptr<const model::Dataset> dataset;
    model::ViewState view;
    model::Selection picked; ///< in any figure
    std::string caption;     ///< with its placeholders
    bool isQuick = false;    ///< without what may come a moment later
    bool operator==(const FigureWish&) const = default;
};

/// What there is to see of it.
struct MadeFigure {
    model::Figure figure;
    model::Inspection inspection; ///< of what is picked
    model::Caption caption;
};

/// Makes the figure that was wished for last: before make() returns where that takes no longer than a person waits without a sign, else by
/// a thread that can be stopped. What is made for another wish is dropped.
class FigureMaking : public QObject {
    Q_OBJECT
public:
    using Make = std::function<MadeFigure(const FigureWish&, model::Progress)>;

    explicit FigureMaking(Make make, QObject* parent = nullptr);

    void make(const FigureWish& wish);
    void makeBehind(const FigureWish& wish); ///< by the thread, while the person looks at an earlier one
    void makeNow(const FigureWish& wish);    ///< before it returns, however long that takes
    void stop();                             ///< the person does not want to wait
    bool dropBehind();                       ///< ends what is made while nobody waits for it, unsaid; whether there was anything
    bool isMaking() const { return m_jobs.isRunning(); }

    /// How long make() waits for the thread, and what the thread does: tests have no slow figures.
    void setPatience(std::chrono::milliseconds time) { m_patience = time; }
    void setMake(Make make) { m_make = std::move(make); }

signals:
    void started(); ///< it takes longer
    void progressed(double share);
    void made(const MadeFigure& figure);
    void stopped(const QString& reason); ///< why it could not be made, in one sentence; empty: by the person

private:
    void wish(const FigureWish& wish);
    void start();
    void end(const MadeFigure& figure, const std::exception_ptr& error);

    Make m_make;
    FigureWish m_wish;
    FigureWish m_present;     ///< what the thread is at
    bool m_isStopped = false; ///< by the person
    bool m_isDropped = false;
    bool m_isBehind = false; ///< nobody waits for the wish: the next one need not wait either
    bool m_wasSlow = false;  ///< the last one: the next is not waited for so long
    std::chrono::milliseconds m_patience { 1000 };
    JobRunner m_jobs;
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/import_plan.h"
#include "model/exchange/import_report.h"

#include <QTableWidget>

#include <memory>
#include <vector>

class QComboBox;

namespace ui {

/// Names of a table that lead nowhere, each with what it is to mean: a record of the document (the nearest first), a new one, or rows to be
/// left out. What was chosen stays in the list and can be chosen otherwise.
class NameList : public QTableWidget {
    Q_OBJECT
public:
    explicit NameList(const model::Words& words, QWidget* parent = nullptr);

    void setDataset(std::shared_ptr<const model::Dataset> dataset) { m_dataset = std::move(dataset); }
    void setPlan(const model::ImportPlan& plan) { m_plan = plan; }
    void setUnknown(const std::vector<model::UnknownValue>& unknown); ///< those not resolved yet
    void clearNames();                                                ///< for another table

    int unresolved() const;
    void createAll(); ///< of those not resolved yet
    void leaveOutAll();

signals:
    void planPicked(const model::ImportPlan& plan);

private:
    enum class Choice { None, Existing, Create, LeaveOut };

    struct Entry {
        model::UnknownValue unknown;
        Choice choice = Choice::None;
        std::string existing;
        int kind = 0; ///< of a new record, in the order of its enum
    };

    void fill();
    void fillRow(int row);
    QComboBox* meaningBox(std::size_t entry);
    QComboBox* kindBox(std::size_t entry);
    void chooseForUnresolved(Choice choice);
    void choose(std::size_t entry, Choice choice, const std::string& existing = {});
    void write(const Entry& entry);
    void apply();

    const model::Words& m_words;
    std::shared_ptr<const model::Dataset> m_dataset;
    model::ImportPlan m_plan;
    std::vector<Entry> m_entries;
};

}

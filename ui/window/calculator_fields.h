// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/dataset.h"

#include <QString>
#include <QWidget>

#include <memory>
#include <optional>

class QFormLayout;
class QLabel;
class QLineEdit;

namespace ui {

class NamePicker;

/// The parts of a training run that is thought of, each with what is wrong about it beside it.
class CalculatorFields : public QWidget {
    Q_OBJECT
public:
    explicit CalculatorFields(QWidget* parent = nullptr);

    /// The names to pick from. What is in the fields stays.
    void setDataset(const std::shared_ptr<const model::Dataset>& dataset);

    /// The parts of a run; what is unknown of it is empty.
    void setRun(const model::TrainingRun& run);

    /// Organization, chip, chips, days and MFU; what is missing or wrong is unknown.
    const model::TrainingRun& run() const { return m_run; }
    std::optional<double> targetFlop() const { return m_target; }

    /// Where somebody goes on: the first empty field, else the number of chips.
    void focusFirst();

signals:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QLabel* addRow(QFormLayout& form, const QString& label, const QString& name, QLineEdit* field);
    void read();
    void readChip();

    std::shared_ptr<const model::Dataset> m_dataset;
    NamePicker* m_organization;
    NamePicker* m_chip;
    QLineEdit* m_chips;
    QLineEdit* m_days;
    QLineEdit* m_mfu;
    QLineEdit* m_targetFlop;
    QLabel* m_organizationNote;
    QLabel* m_chipNote;
    QLabel* m_chipsNote;
    QLabel* m_daysNote;
    QLabel* m_mfuNote;
    QLabel* m_targetNote;
    model::TrainingRun m_run;
    std::optional<double> m_target;
};

}

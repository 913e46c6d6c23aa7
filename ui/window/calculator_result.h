// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/estimate_text.h"

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace ui {

/// What a planned training run comes to: a number, what follows from it, and the document's runs of about its size.
class CalculatorResult : public QWidget {
    Q_OBJECT
public:
    explicit CalculatorResult(QWidget* parent = nullptr);

    void setText(const model::EstimateText& text);

signals:
    void runPicked(const QString& name); ///< to be shown in its figure

private:
    void buildRuns();
    void setRuns(const std::vector<model::RunBeside>& runs);

    QLabel* m_headline;
    QLabel* m_lines;
    QLabel* m_runsHead;
    QTreeWidget* m_runs;
};

}

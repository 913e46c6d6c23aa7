// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"

#include <QWidget>

namespace ui {

/// What can be done about an empty figure, a link each; hidden where something is drawn.
class NextStepsBar : public QWidget {
    Q_OBJECT
public:
    explicit NextStepsBar(QWidget* parent = nullptr);

    void setFigure(const model::Figure& figure);

signals:
    void viewPicked(const std::string& line);
    void recordPicked(const model::RecordRef& record);

private:
    std::vector<model::NextStep> m_steps;
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/selection.h"
#include "ui/charts/chart_view.h"

#include <QObject>

class QMenu;
class QPoint;

namespace ui {

class Actions;
class Workspace;

/// What a right click on the figure offers: of what is under it to show only this, to hide it, and its records; of the figure to copy it,
/// to show all of it and how it is made.
class FigureMenu : public QObject {
    Q_OBJECT
public:
    FigureMenu(Workspace& workspace, const Actions& actions, charts::ChartView* chart);

private:
    void show(const model::Selection& selection, const QPoint& globalPosition);
    void addFilters(QMenu& menu, const model::Selection& selection);

    Workspace& m_workspace;
    const Actions& m_actions;
    charts::ChartView* m_chart;
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/theme.h"

#include <QWidget>

namespace charts {
class ChartView;
}

class QScrollArea;
class QToolButton;

namespace ui {

class Actions;
class QuarterStrip;
class ViewBar;
class Workspace;

/// What the docks stand around: figures and saved views as tabs, the figure, and its quarters.
class FigureArea : public QWidget {
    Q_OBJECT
public:
    FigureArea(Workspace& workspace, const Actions& actions, QWidget* parent = nullptr);

    ViewBar& views() const { return *m_views; }
    charts::ChartView& chart() const { return *m_chart; }

    void setThemeKind(charts::ThemeKind theme);
    void setPresented(bool isPresented); ///< alone on the screen, to be read from afar

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildPlace(Workspace& workspace, const Actions& actions);
    void fitChart();
    void connectAll(Workspace& workspace, const Actions& actions);

    ViewBar* m_views;
    charts::ChartView* m_chart;
    QScrollArea* m_scroll; ///< where the rows of a ranking need more room than there is
    QuarterStrip* m_strip;
    QToolButton* m_whole; ///< back from a part of the axes
};

}

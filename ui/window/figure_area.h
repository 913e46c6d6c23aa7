// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/played_axes.h"
#include "model/records/record_ref.h"
#include "ui/charts/theme.h"

#include <QWidget>

namespace charts {
class ChartView;
}

class QScrollArea;
class QSplitter;
class QToolButton;

namespace ui {

class Actions;
class FigureTable;
class NextStepsBar;
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

signals:
    void said(const QString& sentence);
    void recordPicked(const model::RecordRef& record); ///< of what an empty figure lacks

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildPlace(Workspace& workspace, const Actions& actions);
    void fitChart();
    void showTable(Workspace& workspace, bool isWanted);
    void showFigure(const model::Figure& figure);
    void holdAxes(Workspace& workspace, bool isPlaying);
    void connectAll(Workspace& workspace, const Actions& actions);

    ViewBar* m_views;
    charts::ChartView* m_chart;
    QScrollArea* m_scroll; ///< where the rows of a ranking need more room than there is
    QSplitter* m_split;    ///< the figure and its table: beside it, on a narrow window below
    FigureTable* m_table;
    bool m_showsTable = false;
    bool m_isShared = false; ///< by both: from then on as the person has it
    QuarterStrip* m_strip;
    NextStepsBar* m_steps;
    QToolButton* m_whole;     ///< back from a part of the axes
    model::PlayedAxes m_axes; ///< while quarters are played
};

}

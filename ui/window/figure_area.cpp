// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/figure_area.h"

#include "model/figure/make_figure.h"
#include "model/view/view_query.h"
#include "ui/charts/axis_band.h"
#include "ui/charts/chart_view.h"
#include "ui/panels/figure_table.h"
#include "ui/panels/next_steps_bar.h"
#include "ui/panels/quarter_strip.h"
#include "ui/window/actions.h"
#include "ui/window/figure_cover.h"
#include "ui/window/figure_menu.h"
#include "ui/window/style.h"
#include "ui/window/view_bar.h"
#include "ui/window/view_commands.h"
#include "ui/workspace/workspace.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QGridLayout>
#include <QResizeEvent>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr double presentedType = 1.35;
constexpr int leastHeightPx = 120; // a lower place than the figure needs scrolls

}

FigureArea::FigureArea(Workspace& workspace, const Actions& actions, QWidget* parent)
    : QWidget(parent)
    , m_views(new ViewBar(workspace, actions, this))
    , m_chart(new charts::ChartView(this))
    , m_scroll(new QScrollArea(this))
    , m_split(new QSplitter(this))
    , m_table(new FigureTable(m_split))
    , m_strip(new QuarterStrip(this))
    , m_steps(new NextStepsBar(this))
    , m_whole(new QToolButton(this))
{
    setObjectName(QStringLiteral("centre"));
    setAttribute(Qt::WA_StyledBackground);
    m_chart->addAction(&actions[ActionId::Play]);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 1, 0);
    layout->setSpacing(0);
    layout->addWidget(m_views);
    layout->addWidget(m_split, 1);
    m_split->insertWidget(0, buildPlace(workspace, actions));
    m_split->setChildrenCollapsible(false);
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 1);
    m_table->hide();
    layout->addWidget(m_strip);
    new FigureMenu(workspace, actions, m_chart);
    connectAll(workspace, actions);
    m_strip->setView(workspace.view());
    m_strip->setTimeline(workspace.figure().timeline);
    showFigure(workspace.figure());
}

/// The figure, with what stands over it: no children of the chart, whose keys are not for buttons.
QWidget* FigureArea::buildPlace(Workspace& workspace, const Actions& actions)
{
    m_scroll->setWidget(m_chart);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setMinimumSize(m_chart->minimumSizeHint().width(), leastHeightPx);
    m_scroll->installEventFilter(this);
    new charts::AxisBand(m_chart, m_scroll);
    m_whole->setDefaultAction(&actions[ActionId::Fit]);
    m_whole->setText(tr("Zoomed in: show all (0)"));
    m_whole->setAccessibleName(tr("Zoomed in: show all"));
    m_whole->setFocusPolicy(Qt::StrongFocus);
    m_whole->setObjectName(QStringLiteral("wholeButton"));
    m_whole->hide();
    auto* place = new QWidget(this);
    auto* grid = new QGridLayout(place);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->addWidget(m_scroll, 0, 0);
    grid->addWidget(m_whole, 0, 0, Qt::AlignTop | Qt::AlignRight);
    grid->addWidget(m_steps, 0, 0, Qt::AlignVCenter);
    grid->addWidget(new FigureCover(workspace, this), 0, 0);
    return place;
}

/// Where the rows of a ranking would be too low to be read, the figure is higher than its place and scrolls.
void FigureArea::fitChart()
{
    m_chart->setMinimumHeight(m_chart->leastHeight(m_scroll->maximumViewportSize()));
}

void FigureArea::showFigure(const model::Figure& figure)
{
    m_chart->setFigure(m_axes.applied(figure));
    fitChart();
}

/// While quarters are played the axes are those of all of them; of very many records as many as somebody who pressed a key waits for.
void FigureArea::holdAxes(Workspace& workspace, bool isPlaying)
{
    m_axes = {};
    m_chart->setPlaying(isPlaying);
    if (isPlaying && !workspace.view().zoom && !workspace.isBusy()) {
        constexpr qint64 patienceMs = 400;
        QElapsedTimer clock;
        clock.start();
        model::FigureMaker maker;
        m_axes = model::playedAxes(
            workspace.view(), workspace.resolvedView().at, m_strip->playsTo(),
            [&](const model::ViewState& view) {
                return maker.make(workspace.dataset(), view, workspace.words(), {}, model::FigureMaker::Depth::Quick);
            },
            [&] { return clock.elapsed() < patienceMs; });
    }
    showFigure(workspace.figure());
}

bool FigureArea::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_scroll && event->type() == QEvent::Resize)
        fitChart();
    return QWidget::eventFilter(watched, event);
}

void FigureArea::connectAll(Workspace& workspace, const Actions& actions)
{
    auto* commands = new ViewCommands(workspace, actions, this);
    connect(&workspace, &Workspace::viewChanged, m_strip, &QuarterStrip::setView);
    connect(&workspace, &Workspace::figureChanged, m_strip, [this](const model::Figure& figure) { m_strip->setTimeline(figure.timeline); });
    connect(&workspace, &Workspace::figureChanged, m_chart, [this](const model::Figure& figure) { showFigure(figure); });
    connect(&workspace, &Workspace::viewChanged, m_whole, [this, commands] { m_whole->setVisible(commands->isZoomed()); });
    connect(commands, &ViewCommands::framed, m_whole, [this, commands] { m_whole->setVisible(commands->isZoomed()); });
    connect(m_chart, &charts::ChartView::cursorMoved, m_scroll, [this](const QRectF& box) {
        const auto center = box.center().toPoint();
        constexpr int besidePx = 50;
        m_scroll->ensureVisible(center.x(), center.y(), besidePx, std::max(besidePx, m_chart->axisBox().height() + besidePx / 2));
    });
    connect(&workspace, &Workspace::selectionChanged, m_chart, &charts::ChartView::setSelection);
    connect(m_strip, &QuarterStrip::viewPicked, &workspace, &Workspace::setView);
    connect(m_strip, &QuarterStrip::playingChanged, m_chart, [this, &workspace](bool isPlaying) { holdAxes(workspace, isPlaying); });
    connect(m_chart, &charts::ChartView::picked, &workspace, &Workspace::setSelection);
    connect(m_chart, &charts::ChartView::cleared, &workspace, [&workspace] { workspace.setSelection({}); });
    connect(m_chart, &charts::ChartView::zoomPicked, commands, &ViewCommands::zoom);
    connect(m_chart, &charts::ChartView::quartersPicked, commands, &ViewCommands::frame);
    connect(m_chart, &charts::ChartView::fitPicked, commands, &ViewCommands::fit);
    connect(&workspace, &Workspace::figureChanged, m_table, [this, &workspace](const model::Figure& figure) {
        if (m_table->isVisible())
            m_table->setFigure(figure, workspace.words());
    });
    connect(&workspace, &Workspace::figureChanged, m_steps, &NextStepsBar::setFigure);
    connect(m_steps, &NextStepsBar::viewPicked, &workspace,
        [&workspace](const std::string& line) { workspace.setView(model::parseQuery(line).view); });
    connect(m_steps, &NextStepsBar::recordPicked, this, &FigureArea::recordPicked);
    connect(&workspace, &Workspace::selectionChanged, m_table, &FigureTable::setSelection);
    connect(m_table, &FigureTable::picked, &workspace, &Workspace::setSelection);
    connect(m_table, &FigureTable::said, this, &FigureArea::said);
    actions.on(ActionId::ShowTable, this, [this, &workspace](bool isWanted) { showTable(workspace, isWanted); });
    actions.on(ActionId::Play, m_strip, &QuarterStrip::togglePlay);
}

void FigureArea::showTable(Workspace& workspace, bool isWanted)
{
    if (isWanted) {
        m_table->setFigure(workspace.figure(), workspace.words());
        m_table->setSelection(workspace.selection());
    }
    m_showsTable = isWanted;
    m_table->setVisible(isWanted);
    if (isWanted && !m_isShared) {
        constexpr int figurePart = 5500, tablePart = 4500; // of what there is
        m_split->setSizes({ figurePart, tablePart });
        m_isShared = true;
    }
    (isWanted ? static_cast<QWidget*>(m_table) : m_chart)->setFocus();
}

void FigureArea::resizeEvent(QResizeEvent* event)
{
    constexpr int leastWidthBeside = 900;
    m_split->setOrientation(event->size().width() < leastWidthBeside ? Qt::Vertical : Qt::Horizontal);
    QWidget::resizeEvent(event);
}

void FigureArea::setThemeKind(charts::ThemeKind theme)
{
    m_chart->setThemeKind(theme);
    m_strip->setIconColor(windowPalette(theme).color(QPalette::HighlightedText));
}

void FigureArea::setPresented(bool isPresented)
{
    m_views->setVisible(!isPresented);
    m_table->setVisible(!isPresented && m_showsTable);
    m_chart->setTypeScale(isPresented ? presentedType : 1);
    fitChart();
}

}

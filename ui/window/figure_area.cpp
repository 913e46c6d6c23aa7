// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/figure_area.h"

#include "ui/charts/chart_view.h"
#include "ui/panels/quarter_strip.h"
#include "ui/window/actions.h"
#include "ui/window/figure_cover.h"
#include "ui/window/style.h"
#include "ui/window/view_bar.h"
#include "ui/window/view_commands.h"
#include "ui/workspace/workspace.h"

#include <QGridLayout>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr double presentedType = 1.35;

}

FigureArea::FigureArea(Workspace& workspace, const Actions& actions, QWidget* parent)
    : QWidget(parent)
    , m_views(new ViewBar(workspace, actions, this))
    , m_chart(new charts::ChartView(this))
    , m_strip(new QuarterStrip(this))
{
    setObjectName(QStringLiteral("centre"));
    setAttribute(Qt::WA_StyledBackground);
    m_chart->addAction(&actions[ActionId::Play]);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 1, 0);
    layout->setSpacing(0);
    layout->addWidget(m_views);
    auto* place = new QGridLayout;
    place->addWidget(m_chart, 0, 0);
    place->addWidget(new FigureCover(workspace, this), 0, 0); // no child of the chart, whose keys are not for its buttons
    layout->addLayout(place, 1);
    layout->addWidget(m_strip);
    connectAll(workspace, actions);
    m_strip->setView(workspace.view());
    m_strip->setTimeline(workspace.figure().timeline);
    m_chart->setFigure(workspace.figure());
}

void FigureArea::connectAll(Workspace& workspace, const Actions& actions)
{
    auto* commands = new ViewCommands(workspace, actions, this);
    connect(&workspace, &Workspace::viewChanged, m_strip, &QuarterStrip::setView);
    connect(&workspace, &Workspace::figureChanged, m_strip, [this](const model::Figure& figure) { m_strip->setTimeline(figure.timeline); });
    connect(&workspace, &Workspace::figureChanged, m_chart, &charts::ChartView::setFigure);
    connect(&workspace, &Workspace::selectionChanged, m_chart, &charts::ChartView::setSelection);
    connect(m_strip, &QuarterStrip::viewPicked, &workspace, &Workspace::setView);
    connect(m_strip, &QuarterStrip::playingChanged, m_chart, &charts::ChartView::setPlaying);
    connect(m_chart, &charts::ChartView::picked, &workspace, &Workspace::setSelection);
    connect(m_chart, &charts::ChartView::cleared, &workspace, [&workspace] { workspace.setSelection({}); });
    connect(m_chart, &charts::ChartView::zoomPicked, commands, &ViewCommands::zoom);
    connect(m_chart, &charts::ChartView::quartersPicked, commands, &ViewCommands::frame);
    connect(m_chart, &charts::ChartView::fitPicked, commands, &ViewCommands::fit);
    actions.on(ActionId::Play, m_strip, &QuarterStrip::togglePlay);
}

void FigureArea::setThemeKind(charts::ThemeKind theme)
{
    m_chart->setThemeKind(theme);
    m_strip->setIconColor(windowPalette(theme).color(QPalette::HighlightedText));
}

void FigureArea::setPresented(bool isPresented)
{
    m_views->setVisible(!isPresented);
    m_chart->setTypeScale(isPresented ? presentedType : 1);
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/base/screen_room.h"
#include "ui/charts/chart_view.h"
#include "ui/panels/chip_panel.h"
#include "ui/panels/organization_panel.h"
#include "ui/tables/records_dock.h"
#include "ui/window/action_finder.h"
#include "ui/window/actions.h"
#include "ui/window/document_commands.h"
#include "ui/window/figure_area.h"
#include "ui/window/file_drop.h"
#include "ui/window/filter_panels.h"
#include "ui/window/full_screen.h"
#include "ui/window/inspector_pages.h"
#include "ui/window/panel_keys.h"
#include "ui/window/picture_commands.h"
#include "ui/window/pin_keeper.h"
#include "ui/window/program_commands.h"
#include "ui/window/record_commands.h"
#include "ui/window/side_windows.h"
#include "ui/window/status_bar.h"
#include "ui/window/theme_switch.h"
#include "ui/window/top_bar.h"
#include "ui/window/view_bar.h"
#include "ui/window/window_layout.h"
#include "ui/workspace/workspace.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QFileInfo>

namespace ui {

namespace {

constexpr QSize firstSize(1600, 1000);

}

MainWindow::MainWindow(Workspace& workspace, const Settings& settings, QWidget* parent)
    : QMainWindow(parent)
    , m_workspace(workspace)
    , m_actions(new Actions(this))
    , m_theme(new ThemeSwitch(*m_actions, settings.preferences.theme, this))
    , m_top(new TopBar(workspace, *m_actions, this))
    , m_layout(new WindowLayout(*this, *m_top->panelsMenu()))
    , m_documents(new DocumentCommands(workspace, *m_actions, m_top->recentMenu(), settings, this))
    , m_pictures(new PictureCommands(workspace, *m_actions, settings, this))
    , m_pins(new PinKeeper(workspace, *m_actions, settings.pins, this))
    , m_program(new ProgramCommands(workspace, *m_actions, *m_theme, m_top->menus(), settings.preferences, this))
{
    setMenuWidget(m_top);
    buildDocks(settings);
    m_sideWindows = new SideWindows(workspace, m_figure->views(), *m_actions, this);
    using Place = WindowLayout::Place;
    new PanelKeys(*m_actions,
        { m_top, m_layout->dock(Place::Organizations), m_layout->dock(Place::Chips), m_figure, m_layout->dock(Place::Inspector),
            m_layout->dock(Place::Records) },
        this);
    new ActionFinder(workspace, m_figure->views(), *m_actions, m_top->menus(), this);
    m_status = new StatusBar(workspace, *m_actions, m_layout->dock(WindowLayout::Place::Records)->toggleViewAction(), this);
    setStatusBar(m_status);
    m_fullScreen = new FullScreen(*m_actions, *m_layout, *m_figure, { m_top, m_status }, this);
    connectAll();
    m_theme->apply();
    showDocument();

    resize(firstSizeOf(*this, firstSize));
    restoreGeometry(settings.geometry);
    m_layout->begin(settings.layout);
    m_figure->chart().setFocus(); // so that Space plays and arrows go through the figure at once
}

MainWindow::~MainWindow() = default;

/// In the order the Tab key goes through the window.
void MainWindow::buildDocks(const Settings& settings)
{
    using Place = WindowLayout::Place;
    m_filters = new FilterPanels(m_workspace, this);
    auto* organizations = m_filters->organizations();
    auto* chips = m_filters->chips();
    organizations->addMenuAction(&(*m_actions)[ActionId::Pin]);
    m_layout->add(Place::Organizations, tr("Organizations"), organizations, organizations->orderButton());
    m_layout->add(Place::Chips, tr("Chips"), chips, chips->orderButton());
    m_figure = new FigureArea(m_workspace, *m_actions, this);
    setCentralWidget(m_figure);
    m_inspector = new InspectorPages(m_workspace, this);
    m_layout->add(Place::Inspector, tr("Inspector"), m_inspector, m_inspector->tabs());
    m_records = new RecordCommands(m_workspace, *m_actions, this);
    m_records->records()->restoreStates(settings.tables);
    m_layout->add(Place::Records, tr("Records"), m_records->records(), nullptr);
}

void MainWindow::connectAll()
{
    const auto& views = m_figure->views();
    const auto& chart = m_figure->chart();
    connect(&m_workspace, &Workspace::opened, this, &MainWindow::showDocument);
    connect(m_theme, &ThemeSwitch::applied, this, &MainWindow::setThemeKind);
    connect(m_documents, &DocumentCommands::fileChosen, this, &MainWindow::open);
    connect(m_documents, &DocumentCommands::recentFilesChanged, this, &MainWindow::settingsChanged);
    connect(&m_workspace, &Workspace::figureDrawn, this, &MainWindow::endOpening);
    connect(&m_workspace, &Workspace::drawingStopped, this, &MainWindow::endOpening);
    connect(m_pictures, &PictureCommands::lastChanged, this, &MainWindow::settingsChanged);
    connect(m_program, &ProgramCommands::preferencesChanged, m_pictures,
        [this](const Preferences& preferences) { m_pictures->setUsual(preferences.picture); });
    connect(m_program, &ProgramCommands::preferencesChanged, this, &MainWindow::settingsChanged);
    connect(m_records, &RecordCommands::wanted, m_layout->dock(WindowLayout::Place::Records), &QDockWidget::show);
    connect(m_inspector, &InspectorPages::recordPicked, m_records, &RecordCommands::showRecord);
    connect(m_inspector, &InspectorPages::historyWanted, m_records, &RecordCommands::showHistory);
    auto* inspector = m_layout->dock(WindowLayout::Place::Inspector);
    connect(&chart, &charts::ChartView::activated, inspector, &QDockWidget::show); // where somebody closed it
    connect(&chart, &charts::ChartView::activated, m_records, &RecordCommands::showBehind);
    connect(&chart, &charts::ChartView::axisTitlePicked, m_sideWindows, &SideWindows::explain);
    connect(&views, &ViewBar::helpWanted, m_sideWindows, [this] { m_sideWindows->showPage(QStringLiteral("captions")); });
    connect(m_top, &TopBar::groupsWanted, m_sideWindows, &SideWindows::showGroups);
    connect(m_documents, &DocumentCommands::said, m_status, &StatusBar::say);
    connect(m_pictures, &PictureCommands::said, m_status, &StatusBar::say);
    connect(m_figure, &FigureArea::recordPicked, m_records, &RecordCommands::showRecord);
    connect(m_figure, &FigureArea::said, m_status, &StatusBar::say);
    connect(m_pins, &PinKeeper::said, m_status, &StatusBar::say);
    connect(m_pins, &PinKeeper::pinsChanged, this, &MainWindow::settingsChanged);
    connect(m_records, &RecordCommands::said, m_status, &StatusBar::say);
    connect(m_inspector, &InspectorPages::said, m_status, &StatusBar::say);
    connect(m_sideWindows, &SideWindows::said, m_status, &StatusBar::say);
    connect(&views, &ViewBar::said, m_status, &StatusBar::say);
    const auto* drop = new FileDrop(this);
    connect(drop, &FileDrop::fileDropped, this, &MainWindow::open);
    connect(drop, &FileDrop::tablesDropped, m_records, &RecordCommands::importTables);
    connectActions();
}

void MainWindow::connectActions()
{
    const auto& actions = *m_actions;
    actions.on(ActionId::Quit, this, &MainWindow::close);
    actions.on(ActionId::CloseWindow, this, &MainWindow::close);
    actions.on(ActionId::ResetLayout, m_layout, &WindowLayout::reset);
    actions.on(ActionId::ClearSelection, this, &MainWindow::clearSelection);
    // From the figure, the page of what it measures; from elsewhere, where one was.
    actions.on(ActionId::Method, m_sideWindows, [this] {
        if (m_figure->chart().hasFocus())
            m_sideWindows->explain(model::FigurePart::Values);
        else
            m_sideWindows->showMethod();
    });
}

void MainWindow::showDocument()
{
    const auto name = QFileInfo(m_workspace.path()).fileName();
    setWindowTitle(name.isEmpty() ? tr("Flopulence") : tr("%1 – Flopulence").arg(name));
    setWindowFilePath(m_workspace.path());
}

/// The file that is opened is no danger to the next start once its figure is seen, or the person could stop it.
void MainWindow::endOpening()
{
    if (m_documents->opening().isEmpty() || !m_workspace.isOpen())
        return;
    m_figure->chart().repaint();
    m_documents->endOpening();
}

void MainWindow::setThemeKind(charts::ThemeKind theme)
{
    m_layout->setThemeKind(theme);
    m_filters->setThemeKind(theme);
    m_figure->setThemeKind(theme);
    m_sideWindows->setThemeKind(theme);
}

/// Escape.
void MainWindow::clearSelection()
{
    if (m_workspace.isDrawing() && !m_workspace.isDrawn()) // nobody waits for the rest of a figure that is there
        m_workspace.stopDrawing();
    else if (m_fullScreen->isOn())
        m_fullScreen->set(false);
    else
        m_workspace.setSelection({});
}

Settings MainWindow::settings() const
{
    Settings settings;
    settings.preferences = m_program->preferences();
    settings.recentFiles = m_documents->recentFiles();
    settings.opening = m_documents->opening();
    settings.picture = m_pictures->last();
    settings.pins = m_pins->pins();
    settings.geometry = saveGeometry();
    settings.tables = m_records->records()->saveStates();
    settings.layout = m_layout->state();
    return settings;
}

bool MainWindow::open(const QString& path)
{
    return isPicture(path) ? m_pictures->show(path) : m_documents->open(path);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    emit settingsChanged();
    event->accept();
}

}

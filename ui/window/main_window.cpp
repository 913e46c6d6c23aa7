// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/base/labels.h"
#include "ui/base/text.h"
#include "ui/charts/chart_view.h"
#include "ui/panels/chip_panel.h"
#include "ui/panels/organization_panel.h"
#include "ui/panels/quarter_strip.h"
#include "ui/panels/sentence_bar.h"
#include "ui/tables/records_dock.h"
#include "ui/window/action_finder.h"
#include "ui/window/actions.h"
#include "ui/window/dock_title.h"
#include "ui/window/document_commands.h"
#include "ui/window/inspector_pages.h"
#include "ui/window/picture_commands.h"
#include "ui/window/record_commands.h"
#include "ui/window/side_windows.h"
#include "ui/window/status_bar.h"
#include "ui/window/style.h"
#include "ui/window/theme_switch.h"
#include "ui/window/view_bar.h"
#include "ui/window/view_commands.h"
#include "ui/workspace/workspace.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int leftWidthPx = 248;
constexpr int rightWidthPx = 296;
constexpr int leastRecordsPx = 132;
constexpr int mostRecordsPx = 220;
constexpr int roomForRecordsPx = 800; // a lower window shows the figure alone
constexpr QSize firstSize(1600, 1000);
constexpr double presentedType = 1.35;

/// A document alone, or tables to be imported; nothing where anything else is among them.
QStringList droppedFiles(const QMimeData& data)
{
    QStringList files;
    for (const auto& url : data.urls()) {
        if (!url.isLocalFile())
            return {};
        files << url.toLocalFile();
    }
    return files;
}

bool isTable(const QString& file)
{
    static const QStringList endings { QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("txt"), QStringLiteral("tab") };
    return endings.contains(QFileInfo(file).suffix().toLower());
}

}

MainWindow::MainWindow(Workspace& workspace, Prompts& prompts, const Settings& settings, QWidget* parent)
    : QMainWindow(parent)
    , m_workspace(workspace)
    , m_prompts(prompts)
    , m_settings(settings)
    , m_actions(new Actions(this))
    , m_theme(new ThemeSwitch(*m_actions, settings.theme, this))
{
    setAcceptDrops(true);
    setDockNestingEnabled(true);
    // The whole width below is for the records.
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    buildTop();
    buildDocks();
    m_status = new StatusBar(m_workspace, *m_actions, m_recordsDock->toggleViewAction(), this);
    setStatusBar(m_status);
    m_pictures = new PictureCommands(m_workspace, *m_actions, m_settings.picture, this);
    m_sideWindows = new SideWindows(m_workspace, *m_views, *m_actions, this);
    new ActionFinder(m_workspace, *m_views, *m_actions, *m_top->findChild<QMenuBar*>(), this);
    m_viewCommands = new ViewCommands(m_workspace, *m_actions, this);
    connectAll();
    m_theme->apply();
    showDocument();
    showView();
    showFigure(m_workspace.figure());

    resize(firstSize.boundedTo(screen()->availableSize()));
    m_firstLayout = saveState();
    restoreGeometry(m_settings.geometry);
    if (m_settings.layout.isEmpty())
        resetLayout();
    else
        restoreState(m_settings.layout);
    m_chart->setFocus(); // so that Space plays and arrows go through the figure at once
}

MainWindow::~MainWindow() = default;

void MainWindow::buildTop()
{
    m_top = new QWidget(this);
    m_top->setObjectName(QStringLiteral("topBar"));
    auto* layout = new QVBoxLayout(m_top);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* bar = new QMenuBar(m_top);
    const auto places = m_actions->fill(*bar);
    auto* find = new QToolButton(bar);
    find->setObjectName(QStringLiteral("findAction"));
    find->setDefaultAction(&(*m_actions)[ActionId::FindAction]);
    find->setText(tr("Ctrl+K: find any action"));
    find->setAccessibleName(tr("Find any action"));
    find->setFocusPolicy(Qt::StrongFocus);
    bar->setCornerWidget(find);
    m_documents = new DocumentCommands(m_workspace, *m_actions, places.recent, m_settings.recentFiles, this);
    places.panels->setObjectName(QStringLiteral("panelsMenu"));
    m_sentence = new SentenceBar(m_top);
    layout->addWidget(bar);
    layout->addWidget(m_sentence);
    setMenuWidget(m_top);

    auto& actions = *m_actions;
    m_sentence->addAction(&actions[ActionId::LogScale], Qt::ToolButtonTextOnly)->setToolTip(tr("Logarithmic axis (Ctrl+L)"));
    m_sentence->addAction(&actions[ActionId::Intervals], Qt::ToolButtonTextOnly)->setToolTip(tr("Show 90 % intervals (Ctrl+I)"));
    m_sentence->addAction(&actions[ActionId::HowMade], Qt::ToolButtonIconOnly)->setToolTip(tr("How this number is made"));
    m_sentence->addAction(&actions[ActionId::Undo], Qt::ToolButtonIconOnly);
    m_sentence->addAction(&actions[ActionId::Redo], Qt::ToolButtonIconOnly);
    m_sentence->addAction(&actions[ActionId::ExportPicture], Qt::ToolButtonTextOnly)->setObjectName(QStringLiteral("primaryButton"));
}

void MainWindow::buildCentre()
{
    auto* centre = new QWidget(this);
    centre->setObjectName(QStringLiteral("centre"));
    centre->setAttribute(Qt::WA_StyledBackground);
    m_views = new ViewBar(m_workspace, *m_actions, centre);
    m_chart = new charts::ChartView(centre);
    m_chart->addAction(&(*m_actions)[ActionId::Play]);
    m_strip = new QuarterStrip(centre);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(1, 0, 1, 0);
    layout->setSpacing(0);
    layout->addWidget(m_views);
    layout->addWidget(m_chart, 1);
    layout->addWidget(m_strip);
    setCentralWidget(centre);
}

void MainWindow::buildDocks()
{
    // In the order the Tab key goes through the window.
    m_organizations = new OrganizationPanel(this);
    m_chips = new ChipPanel(this);
    m_organizationsDock = addDock(
        QStringLiteral("organizations"), tr("Organizations"), m_organizations, m_organizations->orderButton(), Qt::LeftDockWidgetArea);
    m_chipsDock = addDock(QStringLiteral("chips"), tr("Chips"), m_chips, m_chips->orderButton(), Qt::LeftDockWidgetArea);
    buildCentre();
    m_inspector = new InspectorPages(m_workspace, this);
    m_inspectorDock = addDock(QStringLiteral("inspector"), tr("Inspector"), m_inspector, m_inspector->tabs(), Qt::RightDockWidgetArea);
    m_records = new RecordCommands(m_workspace, *m_actions, this);
    m_records->records()->restoreStates(m_settings.tables);
    m_recordsDock = addDock(QStringLiteral("records"), tr("Records"), m_records->records(), nullptr, Qt::BottomDockWidgetArea);
    m_titles.last()->hide(); // its row of tabs is title enough
    m_recordsDock->setTitleBarWidget(new QWidget(m_recordsDock));
}

QDockWidget* MainWindow::addDock(const QString& name, const QString& title, QWidget* content, QWidget* beside, Qt::DockWidgetArea area)
{
    auto* dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    dock->setAccessibleName(title);
    dock->setWidget(content);
    m_titles.append(new DockTitle(title, beside, dock));
    dock->setTitleBarWidget(m_titles.last());
    addDockWidget(area, dock);
    m_top->findChild<QMenu*>(QStringLiteral("panelsMenu"))->addAction(dock->toggleViewAction());
    return dock;
}

void MainWindow::showDocument()
{
    const QFileInfo file(m_workspace.path());
    const auto name = file.fileName();
    setWindowTitle(name.isEmpty() ? tr("Flopulence") : tr("%1 – Flopulence").arg(name));
    setWindowFilePath(m_workspace.path());
}

void MainWindow::showView()
{
    const auto& view = m_workspace.view();
    const auto resolved = m_workspace.resolvedView();
    m_sentence->setView(view, resolved);
    m_organizations->setView(view);
    m_chips->setView(view);
    m_strip->setView(view);
}

void MainWindow::showFigure(const model::Figure& figure)
{
    m_chart->setFigure(figure);
    m_strip->setTimeline(figure.timeline);
    m_organizations->setSideValues(figure.sideValues);
    m_chips->setFigure(figure);
}

void MainWindow::showSelection(const model::Selection& selection)
{
    m_chart->setSelection(selection);
    const auto series = toQt(selection.series);
    // A list marks the name it has; names of organizations, chips and their groups differ.
    const auto name = selection.item.empty() ? series : toQt(selection.item);
    const auto& dataset = *m_workspace.dataset();
    const bool isChip = dataset.chipNamed(fromQt(name)) != nullptr;
    m_organizations->setSelected(name);
    if (isChip)
        m_chips->setSelected(name);
    else
        m_chips->setSelectedGroup(name);
}

void MainWindow::takeTheme(charts::ThemeKind theme)
{
    const auto palette = windowPalette(theme);
    for (auto* title : m_titles)
        title->setIconColor(palette.color(QPalette::PlaceholderText));
    m_strip->setIconColor(palette.color(QPalette::HighlightedText));
    m_chart->setThemeKind(theme);
    m_organizations->setThemeKind(theme);
    m_chips->setThemeKind(theme);
    m_sideWindows->setThemeKind(theme);
}

void MainWindow::resetLayout()
{
    restoreState(m_firstLayout);
    for (auto* dock : docks())
        dock->show();
    resizeDocks({ m_organizationsDock, m_inspectorDock }, { leftWidthPx, rightWidthPx }, Qt::Horizontal);
    resizeDocks({ m_organizationsDock, m_chipsDock }, { 2, 1 }, Qt::Vertical);
    // The figure comes first: on a small screen the records are a click away.
    m_recordsDock->setVisible(height() >= roomForRecordsPx);
    resizeDocks({ m_recordsDock }, { std::clamp(height() / 5, leastRecordsPx, mostRecordsPx) }, Qt::Vertical);
}

/// Only the figure and its quarters, on the whole screen.
void MainWindow::setFullScreen(bool isWanted)
{
    if (isWanted == !m_layoutBefore.isEmpty())
        return;
    (*m_actions)[ActionId::FullScreen].setChecked(isWanted);
    m_top->setVisible(!isWanted);
    m_views->setVisible(!isWanted);
    m_status->setVisible(!isWanted);
    m_chart->setTypeScale(isWanted ? presentedType : 1);
    if (isWanted) {
        m_layoutBefore = saveState();
        for (auto* dock : docks())
            dock->hide();
        setWindowState(windowState() | Qt::WindowFullScreen);
        m_chart->setFocus();
    } else {
        setWindowState(windowState() & ~Qt::WindowFullScreen);
        restoreState(m_layoutBefore);
        m_layoutBefore.clear();
    }
}

Settings MainWindow::settings() const
{
    auto settings = m_settings;
    settings.theme = m_theme->choice();
    settings.recentFiles = m_documents->recentFiles();
    settings.picture = m_pictures->last();
    settings.geometry = saveGeometry();
    settings.tables = m_records->records()->saveStates();
    settings.layout = m_layoutBefore.isEmpty() ? saveState() : m_layoutBefore;
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

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    const auto files = droppedFiles(*event->mimeData());
    if (files.size() == 1 || (!files.isEmpty() && std::ranges::all_of(files, isTable)))
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    const auto files = droppedFiles(*event->mimeData());
    if (std::ranges::all_of(files, isTable))
        m_records->importTables(files);
    else
        open(files.first());
}

}

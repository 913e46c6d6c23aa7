// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/inspection.h"
#include "model/view/view_state.h"
#include "ui/charts/theme.h"
#include "ui/window/settings.h"

#include <QList>
#include <QMainWindow>

#include <functional>
#include <optional>

class QDockWidget;
class QMenu;

namespace charts {
class ChartView;
}

namespace model {
struct Figure;
struct ViewState;
}

namespace ui {

class Actions;
class ChipPanel;
class DockTitle;
class DocumentCommands;
class InspectorPages;
class OrganizationPanel;
class PictureCommands;
class Prompts;
class RecordCommands;
class QuarterStrip;
class StatusBar;
class ThemeSwitch;
class ViewBar;
class ViewCommands;
class SentenceBar;
class SideWindows;
class Workspace;

/// Puts the panels around the figure and connects them to the workspace; knows of nothing else to do with data.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Workspace& workspace, Prompts& prompts, const Settings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// As they are now, to be saved by the owner.
    Settings settings() const;

    Actions& actions() const { return *m_actions; }
    bool open(const QString& path); ///< a document, or a picture over the present one

signals:
    void settingsChanged();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void buildTop();
    void buildCentre();
    void buildDocks();
    QDockWidget* addDock(const QString& name, const QString& title, QWidget* content, QWidget* beside, Qt::DockWidgetArea area);
    void connectAll();
    void connectWorkspace();
    void connectPanels();
    void connectActions();

    void clearSelection();

    void showDocument();
    void showView();
    void showFigure(const model::Figure& figure);
    void showSelection(const model::Selection& selection);

    void takeTheme(charts::ThemeKind theme);
    QList<QDockWidget*> docks() const { return { m_organizationsDock, m_chipsDock, m_inspectorDock, m_recordsDock }; }
    void resetLayout();
    void setFullScreen(bool isWanted);

    Workspace& m_workspace;
    Prompts& m_prompts;
    Settings m_settings;
    Actions* m_actions;
    ThemeSwitch* m_theme;
    QWidget* m_top = nullptr;
    ViewCommands* m_viewCommands = nullptr;
    SentenceBar* m_sentence = nullptr;
    ViewBar* m_views = nullptr;
    SideWindows* m_sideWindows = nullptr;
    charts::ChartView* m_chart = nullptr;
    QuarterStrip* m_strip = nullptr;
    OrganizationPanel* m_organizations = nullptr;
    ChipPanel* m_chips = nullptr;
    DocumentCommands* m_documents = nullptr;
    InspectorPages* m_inspector = nullptr;
    PictureCommands* m_pictures = nullptr;
    RecordCommands* m_records = nullptr;
    QDockWidget* m_organizationsDock = nullptr;
    QDockWidget* m_chipsDock = nullptr;
    QDockWidget* m_inspectorDock = nullptr;
    QDockWidget* m_recordsDock = nullptr;
    QList<DockTitle*> m_titles;
    StatusBar* m_status = nullptr;
    QByteArray m_firstLayout;
    QByteArray m_layoutBefore; ///< full screen
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/theme.h"
#include "ui/window/settings.h"

#include <QMainWindow>

namespace ui {

class Actions;
class DocumentCommands;
class FigureArea;
class FilterPanels;
class FullScreen;
class InspectorPages;
class PictureCommands;
class PinKeeper;
class ProgramCommands;
class RecordCommands;
class SideWindows;
class StatusBar;
class ThemeSwitch;
class TopBar;
class WindowLayout;
class Workspace;

/// Makes everything and puts it into its place. What can be done is known by the objects it holds; it only says to each what another one
/// asks for.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(Workspace& workspace, const Settings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// As they are now, to be saved by the owner.
    Settings settings() const;

    Actions& actions() const { return *m_actions; }
    bool open(const QString& path); ///< a document, or a picture over the present one

signals:
    void settingsChanged();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void buildDocks(const Settings& settings);
    void connectAll();
    void connectActions();

    void showDocument();
    void endOpening();
    void setThemeKind(charts::ThemeKind theme);
    void clearSelection();

    Workspace& m_workspace;
    Actions* m_actions;
    ThemeSwitch* m_theme;
    TopBar* m_top;
    WindowLayout* m_layout;
    DocumentCommands* m_documents;
    PictureCommands* m_pictures;
    PinKeeper* m_pins;
    ProgramCommands* m_program;
    FilterPanels* m_filters = nullptr;
    FigureArea* m_figure = nullptr;
    InspectorPages* m_inspector = nullptr;
    RecordCommands* m_records = nullptr;
    SideWindows* m_sideWindows = nullptr;
    StatusBar* m_status = nullptr;
    FullScreen* m_fullScreen = nullptr;
};

}

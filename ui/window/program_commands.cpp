// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/program_commands.h"

#include "ui/window/actions.h"
#include "ui/window/keys_dialog.h"
#include "ui/window/preferences_dialog.h"
#include "ui/window/theme_switch.h"
#include "ui/workspace/prompts.h"
#include "ui/workspace/version_details.h"
#include "ui/workspace/workspace.h"

#include <QApplication>
#include <QClipboard>
#include <QSysInfo>

namespace ui {

ProgramCommands::ProgramCommands(
    Workspace& workspace, const Actions& actions, ThemeSwitch& theme, const QMenuBar& menus, Preferences preferences, QWidget* window)
    : QObject(window)
    , m_workspace(workspace)
    , m_theme(theme)
    , m_menus(menus)
    , m_preferences(std::move(preferences))
    , m_window(window)
{
    actions.on(ActionId::Preferences, this, &ProgramCommands::askPreferences);
    actions.on(ActionId::AllKeys, this, &ProgramCommands::showKeys);
    actions.on(ActionId::CopyVersion, this, [] {
        QGuiApplication::clipboard()->setText(versionDetails(QCoreApplication::applicationVersion()) + QSysInfo::prettyProductName()
            + QLatin1Char('\n') + QGuiApplication::platformName());
    });
    actions.on(ActionId::About, this, [this] { m_workspace.prompts().showAbout(); });
    actions.on(ActionId::AboutQt, this, [] { QApplication::aboutQt(); });
    m_workspace.setFirstQuarter(m_preferences.startQuarter);
}

Preferences ProgramCommands::preferences() const
{
    auto present = m_preferences;
    present.theme = m_theme.choice();
    return present;
}

void ProgramCommands::askPreferences()
{
    auto* dialog = new PreferencesDialog(preferences(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { take(dialog->preferences()); });
    dialog->open();
}

void ProgramCommands::take(const Preferences& preferences)
{
    m_preferences = preferences;
    m_theme.choose(preferences.theme);
    m_workspace.setFirstQuarter(preferences.startQuarter);
    emit preferencesChanged(preferences);
}

void ProgramCommands::showKeys()
{
    auto* dialog = new KeysDialog(m_menus, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/theme_switch.h"

#include "ui/base/icons.h"
#include "ui/window/actions.h"
#include "ui/window/style.h"

#include <QApplication>
#include <QStyleHints>

#include <map>

namespace ui {

namespace {

const std::map<ThemeChoice, ActionId> choices { { ThemeChoice::Desktop, ActionId::ThemeDesktop },
    { ThemeChoice::Light, ActionId::ThemeLight }, { ThemeChoice::Dark, ActionId::ThemeDark } };

}

ThemeSwitch::ThemeSwitch(const Actions& actions, ThemeChoice choice, QObject* parent)
    : QObject(parent)
    , m_actions(actions)
    , m_choice(choice)
{
    desktopTheme(); // asked before the program's own palette hides it
    actions[choices.at(choice)].setChecked(true);
    for (const auto& [each, action] : choices)
        actions.on(action, this, [this, each = each] { choose(each); });
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &ThemeSwitch::apply);
#endif
}

void ThemeSwitch::choose(ThemeChoice choice)
{
    m_choice = choice;
    m_actions[choices.at(choice)].setChecked(true);
    apply();
}

charts::ThemeKind ThemeSwitch::theme() const
{
    switch (m_choice) {
    case ThemeChoice::Light:
        return charts::ThemeKind::Light;
    case ThemeChoice::Dark:
        return charts::ThemeKind::Dark;
    case ThemeChoice::Desktop:
        break;
    }
    return desktopTheme();
}

void ThemeSwitch::apply()
{
    const auto palette = windowPalette(theme());
    QApplication::setPalette(palette);
    qApp->setStyleSheet(windowStyleSheet(theme()));
    const auto color = palette.color(QPalette::PlaceholderText);
    m_actions[ActionId::Undo].setIcon(icon(QStringLiteral("undo"), color));
    m_actions[ActionId::Redo].setIcon(icon(QStringLiteral("redo"), color));
    m_actions[ActionId::HowMade].setIcon(icon(QStringLiteral("help"), color));
    m_actions[ActionId::Back].setIcon(icon(QStringLiteral("back"), color));
    m_actions[ActionId::Forward].setIcon(icon(QStringLiteral("forward"), color));
    emit applied(theme());
}

}

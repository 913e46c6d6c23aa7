// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/style.h"

#include "ui/base/text.h"
#include "ui/tables/badge.h"

#include <QColor>
#include <QGuiApplication>
#include <QStyleHints>

namespace ui {

extern const char* const windowSheet; // resources/window.qss, with colours as @name

namespace {

struct Colors {
    QColor ground; ///< of the figure, fields and lists
    QColor panel;  ///< of the docks
    QColor bar;    ///< of menus, tabs and the status bar
    QColor border;
    QColor text;
    QColor muted;
    QColor accent;
    QColor accentDown;
    QColor onAccent;
    QColor selected; ///< a chosen row
    QColor hover;
    QColor warning;
};

const Colors& colors(charts::ThemeKind theme)
{
    static const Colors light { 0xffffff, 0xfafbfd, 0xf2f3f5, 0xdde0e5, 0x1b1e24, 0x5f6670, 0x0b63ce, 0x0a54b0, 0xffffff, 0xdbeeff,
        0xeef1f5, 0xb3261e };
    static const Colors dark { 0x1d2025, 0x212429, 0x282c32, 0x3a3f47, 0xf0f1f3, 0xa3a9b3, 0x2b74d8, 0x2668c4, 0xffffff, 0x1b3d5e, 0x2e333a,
        0xff8a80 };
    return theme == charts::ThemeKind::Light ? light : dark;
}

}

QPalette windowPalette(charts::ThemeKind theme)
{
    const auto& c = colors(theme);
    QPalette palette;
    palette.setColor(QPalette::Window, c.panel);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.ground);
    palette.setColor(QPalette::AlternateBase, c.panel);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::PlaceholderText, c.muted);
    palette.setColor(QPalette::Button, c.bar);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::BrightText, c.warning);
    palette.setColor(QPalette::ToolTipBase, c.ground);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    const auto& link = charts::theme(theme).accent;
    palette.setColor(QPalette::Link, link);
    palette.setColor(QPalette::LinkVisited, link);
    palette.setColor(QPalette::Light, c.ground);
    palette.setColor(QPalette::Midlight, c.hover);
    palette.setColor(QPalette::Mid, c.border);
    palette.setColor(QPalette::Dark, c.border);
    palette.setColor(QPalette::Shadow, c.border);
    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        palette.setColor(QPalette::Disabled, role, c.muted);
    return palette;
}

StyleColors styleColors(charts::ThemeKind theme)
{
    const auto& c = colors(theme);
    const auto palette = windowPalette(theme);
    const auto ground = [&](model::SourceKind kind) { return badgeColors(kind, palette).ground; };
    const auto text = [&](model::SourceKind kind) { return badgeColors(kind, palette).text; };
    return { { "ground", c.ground }, { "panel", c.panel }, { "bar", c.bar }, { "border", c.border }, { "text", c.text },
        { "muted", c.muted }, { "link", charts::theme(theme).accent }, { "accent", c.accent }, { "accentDown", c.accentDown },
        { "onAccent", c.onAccent }, { "selected", c.selected }, { "hover", c.hover }, { "warning", c.warning },
        { "okGround", ground(model::SourceKind::Disclosure) }, { "okText", text(model::SourceKind::Disclosure) },
        { "infoGround", ground(model::SourceKind::Dataset) }, { "infoText", text(model::SourceKind::Dataset) },
        { "plainGround", ground(model::SourceKind::Analyst) }, { "plainText", text(model::SourceKind::Analyst) },
        { "guessGround", ground(model::SourceKind::Estimate) }, { "guessText", text(model::SourceKind::Estimate) } };
}

QString windowStyleSheet(charts::ThemeKind theme)
{
    auto text = QString::fromUtf8(windowSheet);
    for (const auto& [name, color] : styleColors(theme))
        text.replace(QLatin1Char('@') + toQt(name), color.name());
    return text;
}

charts::ThemeKind desktopTheme()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown)
        return scheme == Qt::ColorScheme::Dark ? charts::ThemeKind::Dark : charts::ThemeKind::Light;
#endif
    // The palette is asked before the program sets its own.
    static const bool isDark = QPalette().color(QPalette::Window).lightness() < 128;
    return isDark ? charts::ThemeKind::Dark : charts::ThemeKind::Light;
}

}

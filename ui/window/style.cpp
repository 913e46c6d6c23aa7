// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/style.h"

#include "ui/tables/badge.h"

#include <QColor>
#include <QGuiApplication>
#include <QStyleHints>

#include <map>
#include <string_view>

namespace ui {

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
    static const Colors dark { 0x1d2025, 0x212429, 0x282c32, 0x3a3f47, 0xf0f1f3, 0xa3a9b3, 0x2b74d8, 0x3d8bea, 0xffffff, 0x1f4468, 0x2e333a,
        0xff8a80 };
    return theme == charts::ThemeKind::Light ? light : dark;
}

// Colours stand in it as @name; lengths on a grid of 4 and 8 px.
constexpr std::string_view sheet = R"(
QMainWindow, QMainWindow > QWidget { background: @panel; }
QMainWindow::separator { background: @border; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: @accent; }
QMenuBar { background: @bar; border-bottom: 1px solid @border; padding: 2px 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @selected; }
QMenu { background: @ground; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 28px; border-radius: 4px; }
QMenu::item:selected { background: @selected; color: @text; }
QMenu::item:disabled { color: @muted; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
QToolTip { background: @ground; color: @text; border: 1px solid @border; padding: 4px; }

#topBar { background: @panel; }
#sentenceBar { background: @panel; border-bottom: 1px solid @border; }
#sentenceBar QLabel { color: @muted; }
QToolButton, QPushButton { background: @ground; color: @text; border: 1px solid @border; border-radius: 5px; padding: 4px 9px; }
QPrintPreviewDialog QToolButton { padding: 3px; }
QToolButton:hover, QPushButton:hover { background: @hover; }
QToolButton:pressed, QPushButton:pressed { background: @selected; }
QToolButton:checked { background: @selected; border-color: @accent; }
QToolButton:focus, QPushButton:focus { border-color: @accent; }
QToolButton:disabled, QPushButton:disabled { color: @muted; }
QToolButton[popupMode="2"] { padding-right: 16px; }
QToolButton::menu-indicator { image: url(:/icons/chevron.svg); width: 12px; height: 12px; subcontrol-origin: padding;
    subcontrol-position: center right; right: 6px; }
#sentenceBar ui--ChoiceButton { font-weight: bold; }
#primaryButton { background: @accent; color: @onAccent; border-color: @accent; font-weight: bold; padding: 4px 12px; }
#primaryButton:hover { background: @accentDown; }
#primaryButton:focus { border-color: @text; }
#primaryButton:disabled { background: @hover; color: @muted; border-color: @border; }
#findAction { background: transparent; border: 1px solid @border; color: @muted; padding: 2px 10px; margin: 4px 10px 2px 0; }
#findAction:hover { background: @hover; color: @text; }
#commandPalette { border: 1px solid @muted; }
#quietButton, #orderButton, #barButton { background: transparent; border-color: transparent; color: @muted; padding: 2px 4px; }
#quietButton, #orderButton { padding-right: 12px; }
#quietButton::menu-indicator, #orderButton::menu-indicator { right: 3px; }
#quietButton:hover, #orderButton:hover, #barButton:hover { background: @hover; color: @text; }
#quietButton:focus, #orderButton:focus, #barButton:focus { border-color: @accent; }
#playButton { background: @accent; border: 2px solid @accent; border-radius: 15px; padding: 5px; min-width: 16px; min-height: 16px; }
#playButton:hover { background: @accentDown; }
#playButton:focus { border-color: @text; }

#centre { background: @ground; border-left: 1px solid @border; border-right: 1px solid @border; }
#tabRow { background: @bar; border-bottom: 1px solid @border; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @muted; padding: 6px 14px; margin-top: 4px; border: 1px solid transparent; border-bottom: none; }
QTabBar::tab:selected { background: @ground; color: @text; font-weight: bold; border-color: @border; border-top-left-radius: 5px; border-top-right-radius: 5px; }
QTabBar::tab:hover:!selected { color: @text; }
QTabBar::tab:focus { color: @accent; }
QTabBar[isNarrow="true"]::tab { padding: 6px 8px; }
#captionBar { background: @ground; }
#caption { color: @text; }
#quarterStrip { background: @ground; border-top: 1px solid @border; }
#reason { color: @warning; }

QLineEdit { background: @ground; color: @text; border: 1px solid @border; border-radius: 5px; padding: 4px 6px; selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus { border-color: @accent; }
QLineEdit[isRefused="true"] { border-color: @warning; color: @warning; }

QDockWidget { color: @muted; }
#dockTitle { background: @panel; }
#panelHead { color: @muted; font-weight: bold; letter-spacing: 0.5px; }
QTreeView { background: @panel; border: none; outline: none; color: @text; }
QTreeView::item { padding: 3px 2px; border: none; }
QTreeView::item:hover { background: @hover; }
QTreeView::item:selected { background: @selected; color: @text; }
QTreeView#operands::item { padding: 0; }
QTreeView::indicator, QCheckBox::indicator { width: 14px; height: 14px; }
QTreeView::indicator:unchecked, QCheckBox::indicator:unchecked { image: url(:/icons/unchecked.svg); }
QTreeView::indicator:checked, QCheckBox::indicator:checked { image: url(:/icons/checked.svg); }
QTreeView::indicator:indeterminate { image: url(:/icons/partly.svg); }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: @border; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea, QScrollArea > QWidget > QWidget { background: @panel; }

#emptyText, #muted { color: @muted; }
#inspectorHeading { font-weight: bold; }
#inspectorValue { font-size: 26px; font-weight: bold; }
#inspectorFormula { font-weight: bold; }
#tierChip { background: @selected; border-radius: 8px; padding: 2px 8px; }
#sourceCard { background: @ground; border: 1px solid @border; border-radius: 6px; }
#badge { border-radius: 7px; padding: 1px 7px; background: @hover; color: @text; font-size: 11px; }
#badge[kind="disclosure"], #badge[kind="filing"] { background: @okGround; color: @okText; }
#badge[kind="dataset"], #badge[kind="paper"] { background: @infoGround; color: @infoText; }
#badge[kind="analyst"], #badge[kind="press"] { background: @plainGround; color: @plainText; }
#badge[kind="estimate"] { background: @guessGround; color: @guessText; }

#recordsDock { background: @ground; border-top: 1px solid @border; }
#recordsDock QTabBar::tab { padding: 5px 12px; }
#rowButton { padding: 2px 9px; margin: 3px 0; }
#recordTable, #recordGutter { background: @ground; border: none; outline: none; }
#recordTable::item { border: none; }
#recordTable::item:hover { background: @hover; }
#recordTable::item:selected { background: @selected; color: @text; }
#recordTable QTableCornerButton::section { background: @panel; border: none; border-bottom: 1px solid @border; }
#filterHeader { background: @panel; border: none; border-bottom: 1px solid @border; }
#filterHeader::section { background: @panel; color: @muted; border: none; padding: 3px 8px; font-weight: bold; }
#filterHeader::section:hover { color: @text; }
QLineEdit#filterField { background: transparent; border-color: transparent; border-bottom-color: @border; border-radius: 0; padding: 1px 4px; }
QLineEdit#filterField:hover { background: @ground; border-color: @border; border-radius: 4px; }
QLineEdit#filterField:focus { background: @ground; border-color: @accent; border-radius: 4px; }
QLineEdit#filterField[isRefused="true"] { border-color: @warning; }
#cellEditor { border: 1px solid @accent; border-radius: 0; padding: 0 6px; background: @ground; color: @text; }
QComboBox { background: @ground; color: @text; border: 1px solid @border; border-radius: 5px; padding: 3px 8px; }
QComboBox:focus { border-color: @accent; }
QComboBox::drop-down { border: none; width: 18px; }
QComboBox::down-arrow { image: url(:/icons/chevron.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView, #nameList { background: @ground; color: @text; border: 1px solid @border; selection-background-color: @selected; selection-color: @text; outline: none; }
#nameList::item { padding: 3px 8px; }
#nameList::item:selected { background: @selected; color: @text; }
#reasonBubble { background: @ground; color: @warning; border: 1px solid @warning; border-radius: 5px; }
#noticeBar { background: @selected; border-bottom: 1px solid @border; }
#noticeBar[isProblem="true"] { background: @guessGround; }
#noticeBar[isProblem="true"] QLabel { color: @guessText; }
#noticeBar QPushButton { padding: 2px 10px; }
#dangerButton { background: @warning; color: @ground; border-color: @warning; font-weight: bold; }
#dangerButton:focus { border-color: @text; }
#checkPanel QComboBox { padding: 2px 8px; }
#checkPanel QPushButton { padding: 2px 10px; }
#checkSplit::handle { background: @border; }
#findingDetail { background: @panel; color: @text; }
#noteField { background: @ground; color: @text; border: 1px solid @border; border-radius: 5px; padding: 2px; }
#noteField:focus { border-color: @accent; }
#findBar { background: @panel; border-top: 1px solid @border; }
#findBar QLineEdit { padding: 2px 6px; }

#smallTabs::tab { padding: 3px 8px; margin: 0; border: none; background: transparent; }
#smallTabs::tab:selected { color: @accent; }
QHeaderView { background: @panel; }
QHeaderView::section { background: @panel; color: @muted; border: none; border-bottom: 1px solid @border; padding: 4px 8px; font-weight: bold; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QDialog QTabWidget::pane { border: 1px solid @border; background: @ground; }
QDialog QTableWidget, QDialog QTableView, QDialog QListWidget { background: @ground; border: none; outline: none; }
QDialog QTreeWidget { background: @ground; border: 1px solid @border; }
QDialog QTableWidget::item { padding: 0 8px; }
QDialog QTableWidget QComboBox, QDialog QTableWidget QLineEdit { margin: 2px; }
QDialog QListWidget::item { padding: 4px 8px; }
#methodWindow { background: @panel; }
#calculatorRuns::item { padding: 3px 5px; }
QListWidget#methodList { background: transparent; }
QListWidget#methodList::item { border-radius: 4px; padding: 3px 8px; }
QListWidget#methodList::item:hover { background: @hover; }
QListWidget#methodList::item:selected { background: @selected; color: @text; }
#methodText { background: @ground; border: none; border-left: 1px solid @border; }
#methodOptions { background: @panel; border: 1px solid @border; border-radius: 6px; }
QProgressBar { background: @hover; border: none; border-radius: 4px; max-height: 8px; }
QProgressBar::chunk { background: @accent; border-radius: 4px; }

QStatusBar { background: @bar; border-top: 1px solid @border; color: @muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: @muted; padding: 2px 8px; }
#statusButton { background: transparent; border-color: transparent; color: @muted; padding: 0 6px; margin-right: 4px; }
#statusButton:hover { background: @hover; color: @text; }
#statusButton:focus { border-color: @accent; }
)";

std::map<std::string_view, QColor, std::greater<>> names(charts::ThemeKind theme)
{
    const auto& c = colors(theme);
    const auto palette = windowPalette(theme);
    const auto ground = [&](model::SourceKind kind) { return badgeColors(kind, palette).ground; };
    const auto text = [&](model::SourceKind kind) { return badgeColors(kind, palette).text; };
    return { { "ground", c.ground }, { "panel", c.panel }, { "bar", c.bar }, { "border", c.border }, { "text", c.text },
        { "muted", c.muted }, { "accent", c.accent }, { "accentDown", c.accentDown }, { "onAccent", c.onAccent },
        { "selected", c.selected }, { "hover", c.hover }, { "warning", c.warning }, { "okGround", ground(model::SourceKind::Disclosure) },
        { "okText", text(model::SourceKind::Disclosure) }, { "infoGround", ground(model::SourceKind::Dataset) },
        { "infoText", text(model::SourceKind::Dataset) }, { "plainGround", ground(model::SourceKind::Analyst) },
        { "plainText", text(model::SourceKind::Analyst) }, { "guessGround", ground(model::SourceKind::Estimate) },
        { "guessText", text(model::SourceKind::Estimate) } };
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

QString windowStyleSheet(charts::ThemeKind theme)
{
    auto text = QString::fromUtf8(sheet.data(), static_cast<qsizetype>(sheet.size()));
    // Longer names come first: "accentDown" before "accent".
    for (const auto& [name, color] : names(theme))
        text.replace(QLatin1Char('@') + QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())), color.name());
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

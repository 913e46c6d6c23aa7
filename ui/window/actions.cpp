// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/actions.h"

#include "ui/base/labels.h"
#include "ui/base/text.h"

#include <QActionGroup>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>
#include <QWidget>

namespace ui {

namespace {

enum class Menu { File, Edit, View, Figure, Data, Tools, Window, Help };

struct ActionRow {
    ActionId id;
    Menu menu;
    const char* text;
    QKeySequence::StandardKey standardKey = QKeySequence::UnknownKey;
    const char* key = nullptr;
    bool isCheckable = false;
    bool startsGroup = false;
};

using Key = QKeySequence;

// In the order of ActionId and of the menus; those that show a figure stand in the table of figures.
constexpr std::array<ActionRow, static_cast<std::size_t>(ActionId::FirstFigure)> table { {
    { ActionId::New, Menu::File, QT_TRANSLATE_NOOP("ui::Actions", "&Empty..."), Key::New },
    { ActionId::NewWithChips, Menu::File, QT_TRANSLATE_NOOP("ui::Actions", "With the sample's &chips...") },
    { ActionId::NewWithSample, Menu::File, QT_TRANSLATE_NOOP("ui::Actions", "With the whole &sample...") },
    { ActionId::Open, Menu::File, QT_TRANSLATE_NOOP("ui::Actions", "&Open..."), Key::Open },
    { ActionId::Save, Menu::File, QT_TRANSLATE_NOOP("ui::Actions", "&Save"), Key::Save },
    { ActionId::SaveCopy, Menu::File, QT_TRANSLATE_NOOP("ui::Actions", "Save a &copy..."), Key::SaveAs, "Ctrl+Shift+S" },
    { ActionId::Backups, Menu::File, QT_TRANSLATE_NOOP("ui::Actions", "&Backups...") },
    { ActionId::ExportPicture, Menu::File, QT_TRANSLATE_NOOP("ui::Actions", "Export &picture..."), Key::UnknownKey, "Ctrl+E", false, true },
    { ActionId::ExportData, Menu::File, QT_TRANSLATE_NOOP("ui::Actions", "Export &data..."), Key::UnknownKey, "Ctrl+Shift+E" },
    { ActionId::Report, Menu::File, QT_TRANSLATE_NOOP("ui::Actions", "Repor&t...") },
    { ActionId::Print, Menu::File, QT_TRANSLATE_NOOP("ui::Actions", "Pr&int..."), Key::Print, "Ctrl+P" },
    { ActionId::Quit, Menu::File, QT_TRANSLATE_NOOP("ui::Actions", "&Quit"), Key::Quit, "Ctrl+Q", false, true },
    { ActionId::Undo, Menu::Edit, QT_TRANSLATE_NOOP("ui::Actions", "&Undo"), Key::Undo },
    { ActionId::Redo, Menu::Edit, QT_TRANSLATE_NOOP("ui::Actions", "&Redo"), Key::Redo },
    { ActionId::CopyPicture, Menu::Edit, QT_TRANSLATE_NOOP("ui::Actions", "&Copy picture"), Key::UnknownKey, "Ctrl+Shift+C", false, true },
    { ActionId::CopyCommand, Menu::Edit, QT_TRANSLATE_NOOP("ui::Actions", "Copy as co&mmand") },
    // Its key is the table's where that has the focus.
    { ActionId::FindRecord, Menu::Edit, QT_TRANSLATE_NOOP("ui::Actions", "&Find in records...\tCtrl+F"), Key::UnknownKey, nullptr, false,
        true },
    { ActionId::FindNext, Menu::Edit, QT_TRANSLATE_NOOP("ui::Actions", "Find &next"), Key::UnknownKey, "F3" },
    { ActionId::FindPrevious, Menu::Edit, QT_TRANSLATE_NOOP("ui::Actions", "Find &previous"), Key::UnknownKey, "Shift+F3" },
    { ActionId::ClearSelection, Menu::Edit, QT_TRANSLATE_NOOP("ui::Actions", "C&lear selection"), Key::UnknownKey, "Esc", false, true },
    { ActionId::Preferences, Menu::Edit, QT_TRANSLATE_NOOP("ui::Actions", "Pr&eferences..."), Key::Preferences, "Ctrl+,", false, true },
    { ActionId::Back, Menu::View, QT_TRANSLATE_NOOP("ui::Actions", "&Back"), Key::UnknownKey, "Alt+Left" },
    { ActionId::Forward, Menu::View, QT_TRANSLATE_NOOP("ui::Actions", "&Forward"), Key::UnknownKey, "Alt+Right" },
    { ActionId::NextTab, Menu::View, QT_TRANSLATE_NOOP("ui::Actions", "&Next figure or view"), Key::UnknownKey, "Ctrl+PgDown" },
    { ActionId::PreviousTab, Menu::View, QT_TRANSLATE_NOOP("ui::Actions", "&Previous figure or view"), Key::UnknownKey, "Ctrl+PgUp" },
    { ActionId::SaveView, Menu::View, QT_TRANSLATE_NOOP("ui::Actions", "&Save this view..."), Key::UnknownKey, "Ctrl+B", false, true },
    { ActionId::EditView, Menu::View, QT_TRANSLATE_NOOP("ui::Actions", "Name and &caption...\tF2") },
    { ActionId::UpdateView, Menu::View, QT_TRANSLATE_NOOP("ui::Actions", "Save what is shown &here"), Key::UnknownKey, "Ctrl+Shift+B" },
    { ActionId::MoveViewLeft, Menu::View, QT_TRANSLATE_NOOP("ui::Actions", "Move to the &left"), Key::UnknownKey, "Ctrl+Shift+PgUp" },
    { ActionId::MoveViewRight, Menu::View, QT_TRANSLATE_NOOP("ui::Actions", "Move to the ri&ght"), Key::UnknownKey, "Ctrl+Shift+PgDown" },
    { ActionId::MoveViewFirst, Menu::View, QT_TRANSLATE_NOOP("ui::Actions", "Move to the &front") },
    { ActionId::DeleteView, Menu::View, QT_TRANSLATE_NOOP("ui::Actions", "D&elete this view\tDel") },
    { ActionId::ThemeDesktop, Menu::View, QT_TRANSLATE_NOOP("ui::Actions", "As the &desktop"), Key::UnknownKey, nullptr, true },
    { ActionId::ThemeLight, Menu::View, QT_TRANSLATE_NOOP("ui::Actions", "&Light"), Key::UnknownKey, nullptr, true },
    { ActionId::ThemeDark, Menu::View, QT_TRANSLATE_NOOP("ui::Actions", "Dar&k"), Key::UnknownKey, nullptr, true },
    { ActionId::FullScreen, Menu::View, QT_TRANSLATE_NOOP("ui::Actions", "Only the figure, f&ull screen"), Key::UnknownKey, "F11", true,
        true },
    { ActionId::ResetLayout, Menu::View, QT_TRANSLATE_NOOP("ui::Actions", "&Reset layout") },
    { ActionId::LogScale, Menu::Figure, QT_TRANSLATE_NOOP("ui::Actions", "&Log"), Key::UnknownKey, "Ctrl+L", true, true },
    { ActionId::Intervals, Menu::Figure, QT_TRANSLATE_NOOP("ui::Actions", "&Intervals"), Key::UnknownKey, "Ctrl+I", true },
    { ActionId::Alternatives, Menu::Figure, QT_TRANSLATE_NOOP("ui::Actions", "Alter&natives"), Key::UnknownKey, nullptr, true },
    { ActionId::Play, Menu::Figure, QT_TRANSLATE_NOOP("ui::Actions", "Pla&y or pause"), Key::UnknownKey, "Space", false, true },
    { ActionId::Trails, Menu::Figure, QT_TRANSLATE_NOOP("ui::Actions", "Tr&ails"), Key::UnknownKey, nullptr, true },
    { ActionId::Fit, Menu::Figure, QT_TRANSLATE_NOOP("ui::Actions", "&Fit all\t0") },
    { ActionId::ShowAll, Menu::Figure, QT_TRANSLATE_NOOP("ui::Actions", "All &organizations and chips"), Key::UnknownKey, "Ctrl+Shift+A" },
    { ActionId::Pin, Menu::Figure, QT_TRANSLATE_NOOP("ui::Actions", "&Pin what is selected"), Key::UnknownKey, "Ctrl+Shift+P", true },
    { ActionId::ShowTable, Menu::Figure, QT_TRANSLATE_NOOP("ui::Actions", "As a ta&ble"), Key::UnknownKey, "Ctrl+T", true, true },
    // Their keys are the table's, and only where it has the focus: here they are only shown.
    { ActionId::AddRecord, Menu::Data, QT_TRANSLATE_NOOP("ui::Actions", "&Add record\tIns") },
    { ActionId::DuplicateRecord, Menu::Data, QT_TRANSLATE_NOOP("ui::Actions", "D&uplicate record\tCtrl+D") },
    { ActionId::FillDown, Menu::Data, QT_TRANSLATE_NOOP("ui::Actions", "&Fill down\tCtrl+Shift+D") },
    { ActionId::PasteRows, Menu::Data, QT_TRANSLATE_NOOP("ui::Actions", "&Paste rows...\tCtrl+V") },
    { ActionId::MergeRecords, Menu::Data, QT_TRANSLATE_NOOP("ui::Actions", "&Merge into...\tCtrl+M") },
    { ActionId::DeleteRecords, Menu::Data, QT_TRANSLATE_NOOP("ui::Actions", "&Delete records\tShift+Del") },
    { ActionId::ImportTables, Menu::Data, QT_TRANSLATE_NOOP("ui::Actions", "&Import tables..."), Key::UnknownKey, "Ctrl+Shift+I", false,
        true },
    { ActionId::ExportTable, Menu::Data, QT_TRANSLATE_NOOP("ui::Actions", "&Export table..."), Key::UnknownKey, nullptr, false, true },
    { ActionId::ExportForSpreadsheets, Menu::Data, QT_TRANSLATE_NOOP("ui::Actions", "Export table for &spreadsheets...") },
    { ActionId::ShowChecks, Menu::Data, QT_TRANSLATE_NOOP("ui::Actions", "Show &checks"), Key::UnknownKey, nullptr, false, true },
    { ActionId::FindAction, Menu::Tools, QT_TRANSLATE_NOOP("ui::Actions", "&Find any action..."), Key::UnknownKey, "Ctrl+K" },
    { ActionId::Compare, Menu::Tools, QT_TRANSLATE_NOOP("ui::Actions", "&Groups that are compared...") },
    { ActionId::Calculator, Menu::Tools, QT_TRANSLATE_NOOP("ui::Actions", "&Training run calculator..."), Key::UnknownKey, "Ctrl+Shift+T" },
    { ActionId::NewWindow, Menu::Window, QT_TRANSLATE_NOOP("ui::Actions", "&New window"), Key::UnknownKey, "Ctrl+Shift+N" },
    { ActionId::CloseWindow, Menu::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Close window"), Key::UnknownKey, "Ctrl+W" },
    { ActionId::NextPanel, Menu::Window, QT_TRANSLATE_NOOP("ui::Actions", "Ne&xt panel"), Key::UnknownKey, "F6", false, true },
    { ActionId::PreviousPanel, Menu::Window, QT_TRANSLATE_NOOP("ui::Actions", "&Previous panel"), Key::UnknownKey, "Shift+F6" },
    { ActionId::Method, Menu::Help, QT_TRANSLATE_NOOP("ui::Actions", "&Method"), Key::HelpContents, "F1" },
    { ActionId::HowMade, Menu::Help, QT_TRANSLATE_NOOP("ui::Actions", "&How this number is made") },
    { ActionId::AllKeys, Menu::Help, QT_TRANSLATE_NOOP("ui::Actions", "All &keys"), Key::UnknownKey, "Ctrl+F1" },
    { ActionId::CopyVersion, Menu::Help, QT_TRANSLATE_NOOP("ui::Actions", "&Copy version details"), Key::UnknownKey, nullptr, false, true },
    { ActionId::About, Menu::Help, QT_TRANSLATE_NOOP("ui::Actions", "&About Flopulence") },
    { ActionId::AboutQt, Menu::Help, QT_TRANSLATE_NOOP("ui::Actions", "About &Qt") },
} };

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].id) != i)
            return false;
    }
    return true;
}
static_assert(isInOrder());

QList<QKeySequence> shortcuts(const ActionRow& row)
{
    auto keys = QKeySequence::keyBindings(row.standardKey);
    if (row.key && keys.isEmpty())
        keys << QKeySequence(QString::fromLatin1(row.key));
    return keys;
}

}

Actions::Actions(QWidget* window)
    : QObject(window)
{
    auto* themes = new QActionGroup(this);
    auto* figures = new QActionGroup(this);
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto& row = table[i];
        auto* action = new QAction(tr(row.text), window);
        action->setShortcuts(shortcuts(row));
        action->setCheckable(row.isCheckable);
        action->setMenuRole(QAction::NoRole);
        m_actions[i] = action;
    }
    for (const auto id : { ActionId::ThemeDesktop, ActionId::ThemeLight, ActionId::ThemeDark })
        themes->addAction(&(*this)[id]);
    for (const auto figure : model::allValues<model::FigureKind>()) {
        auto* action = new QAction(figureMenuText(figure), window);
        action->setShortcut(QKeySequence(toQt(model::factsOf(figure).key)));
        action->setCheckable(true);
        action->setMenuRole(QAction::NoRole);
        figures->addAction(action);
        m_actions[static_cast<std::size_t>(figureAction(figure))] = action;
    }
    // Keys work where the menus are hidden, too. Space belongs to check boxes and buttons too: it plays only where the figure has the
    // focus.
    for (auto* action : m_actions) {
        if (action != &(*this)[ActionId::Play])
            window->addAction(action);
    }
    (*this)[ActionId::Play].setShortcutContext(Qt::WidgetShortcut);
    (*this)[ActionId::Quit].setMenuRole(QAction::QuitRole);
    (*this)[ActionId::About].setMenuRole(QAction::AboutRole);
    (*this)[ActionId::AboutQt].setMenuRole(QAction::AboutQtRole);
}

void Actions::setEnabled(std::initializer_list<ActionId> ids, bool isEnabled) const
{
    for (const auto id : ids)
        (*this)[id].setEnabled(isEnabled);
}

Actions::Places Actions::fill(QMenuBar& bar) const
{
    Places places;
    const std::array menus { bar.addMenu(tr("&File")), bar.addMenu(tr("&Edit")), bar.addMenu(tr("&View")), bar.addMenu(tr("Fi&gure")),
        bar.addMenu(tr("&Data")), bar.addMenu(tr("&Tools")), bar.addMenu(tr("Wi&ndow")), bar.addMenu(tr("&Help")) };
    auto* themes = new QMenu(tr("&Theme"), &bar);
    auto* views = new QMenu(tr("Saved &view"), &bar);
    auto* makes = menus.front()->addMenu(tr("&New"));
    for (const auto& row : table) {
        auto& action = (*this)[row.id];
        auto* menu = menus[static_cast<std::size_t>(row.menu)];
        const bool isTheme = row.id == ActionId::ThemeDesktop || row.id == ActionId::ThemeLight || row.id == ActionId::ThemeDark;
        if (isTheme)
            menu = themes;
        if (row.id >= ActionId::New && row.id <= ActionId::NewWithSample)
            menu = makes;
        if (row.id >= ActionId::EditView && row.id <= ActionId::DeleteView)
            menu = views;
        if (row.id == ActionId::LogScale) {
            for (const auto figure : model::allValues<model::FigureKind>())
                menu->addAction(&(*this)[figureAction(figure)]);
        }
        if (row.startsGroup)
            menu->addSeparator();
        menu->addAction(&action);
        if (row.id == ActionId::SaveView)
            menu->addMenu(views);
        if (row.id == ActionId::Open)
            places.recent = menu->addMenu(tr("Open &recent"));
        if (row.id == ActionId::DeleteView) {
            auto& view = *menus[static_cast<std::size_t>(Menu::View)];
            view.addSeparator();
            places.panels = view.addMenu(tr("P&anels"));
            view.addMenu(themes);
        }
    }
    return places;
}

}

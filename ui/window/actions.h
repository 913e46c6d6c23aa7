// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/view/view_state.h"

#include <QAction>
#include <QObject>

#include <array>
#include <cstddef>
#include <initializer_list>

class QMenu;
class QMenuBar;

namespace ui {

enum class ActionId {
    New,
    NewWithChips,
    NewWithSample,
    Open,
    Save,
    SaveCopy,
    Backups,
    ExportPicture,
    ExportData,
    Report,
    Print,
    Quit,
    Undo,
    Redo,
    CopyPicture,
    CopyCommand,
    FindRecord,
    FindNext,
    FindPrevious,
    ClearSelection,
    Preferences,
    Back,
    Forward,
    NextTab,
    PreviousTab,
    SaveView,
    EditView,
    UpdateView,
    MoveViewLeft,
    MoveViewRight,
    MoveViewFirst,
    DeleteView,
    ThemeDesktop,
    ThemeLight,
    ThemeDark,
    FullScreen,
    ResetLayout,
    LogScale,
    Intervals,
    Alternatives,
    Play,
    Trails,
    Fit,
    ShowAll,
    Pin,
    ShowTable,
    AddRecord,
    DuplicateRecord,
    FillDown,
    PasteRows,
    MergeRecords,
    DeleteRecords,
    ImportTables,
    ExportTable,
    ExportForSpreadsheets,
    ShowChecks,
    FindAction,
    Compare,
    Calculator,
    NewWindow,
    CloseWindow,
    NextPanel,
    PreviousPanel,
    Method,
    HowMade,
    AllKeys,
    CopyVersion,
    About,
    AboutQt,
    FirstFigure,
    Count = FirstFigure + static_cast<int>(model::figureFacts.size())
};

/// The action that shows a figure; they stand in the order of the figures.
constexpr ActionId figureAction(model::FigureKind figure)
{
    return static_cast<ActionId>(static_cast<int>(ActionId::FirstFigure) + static_cast<int>(figure));
}

/// Everything the window can do by menu, button and key, made from one table.
class Actions : public QObject {
    Q_OBJECT
public:
    explicit Actions(QWidget* window);

    QAction& operator[](ActionId id) const { return *m_actions[static_cast<std::size_t>(id)]; }

    /// Calls the slot whenever somebody takes the action.
    template <class Receiver, class Slot> void on(ActionId id, Receiver* receiver, Slot slot) const
    {
        connect(&(*this)[id], &QAction::triggered, receiver, slot);
    }
    void setEnabled(std::initializer_list<ActionId> ids, bool isEnabled) const;

    /// Makes the menus. The two that change at run time are given back empty.
    struct Places {
        QMenu* recent = nullptr;
        QMenu* panels = nullptr;
    };
    Places fill(QMenuBar& bar) const;

private:
    std::array<QAction*, static_cast<std::size_t>(ActionId::Count)> m_actions {};
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/action_finder.h"

#include "model/records/quarter.h"
#include "ui/base/labels.h"
#include "ui/base/text.h"
#include "ui/window/actions.h"
#include "ui/window/view_bar.h"
#include "ui/workspace/workspace.h"

#include <QMenu>
#include <QMenuBar>

namespace ui {

namespace {

/// The commands of a menu and of those in it.
void addCommands(const QMenu& menu, const QString& place, QList<PaletteCommand>& commands)
{
    for (auto* action : menu.actions()) {
        const auto text = action->text().section(QLatin1Char('\t'), 0, 0).remove(QLatin1Char('&'));
        if (const auto* below = action->menu()) {
            addCommands(*below, place + QStringLiteral(" › ") + text, commands);
            continue;
        }
        if (action->isSeparator() || !action->isEnabled() || !action->isVisible() || text.isEmpty())
            continue;
        auto keys = action->shortcut().toString(QKeySequence::NativeText);
        if (keys.isEmpty())
            keys = action->text().section(QLatin1Char('\t'), 1, 1);
        const auto isOn = action->isCheckable() && action->isChecked();
        commands.append({ isOn ? ActionFinder::tr("%1 (on)").arg(text) : text, place, keys, [action] { action->trigger(); } });
    }
}

}

ActionFinder::ActionFinder(Workspace& workspace, ViewBar& views, const Actions& actions, const QMenuBar& menus, QWidget* window)
    : QObject(window)
    , m_workspace(workspace)
    , m_views(views)
    , m_menus(menus)
    , m_window(window)
{
    actions.on(ActionId::FindAction, this, &ActionFinder::show);
}

void ActionFinder::show()
{
    if (!m_palette) {
        m_palette = new CommandPalette(m_window);
        m_palette->setExtra([this](const QString& typed) { return commandsFor(typed); });
    }
    QList<PaletteCommand> commands;
    for (auto* action : m_menus.actions()) {
        if (auto* menu = action->menu()) {
            emit menu->aboutToShow(); // some are filled when they open
            addCommands(*menu, action->text().remove(QLatin1Char('&')), commands);
        }
    }
    m_palette->show(std::move(commands));
}

/// What is no action: a quarter to go to, a name to mark.
QList<PaletteCommand> ActionFinder::commandsFor(const QString& typed)
{
    QList<PaletteCommand> commands;
    if (const auto quarter = model::parseQuarter(fromQt(typed))) {
        commands.append({ tr("Go to %1").arg(quarterLabel(*quarter)), tr("Quarter"), {}, [this, quarter] {
                             m_workspace.editView([&](model::ViewState& view) {
                                 view.at = *quarter;
                                 view.to.reset();
                             });
                         } });
    }
    constexpr int fewestLetters = 2;
    constexpr int mostNames = 5;
    if (typed.size() < fewestLetters)
        return commands;
    const auto addName = [&](const model::Selection& selection, const std::string& aliases, const QString& place) {
        const auto text = toQt(nameOf(selection));
        const bool isIt = text.contains(typed, Qt::CaseInsensitive) || toQt(aliases).contains(typed, Qt::CaseInsensitive);
        if (commands.size() < mostNames && isIt)
            commands.append({ tr("Mark %1").arg(text), place, {}, [this, selection] { m_workspace.setSelection(selection); } });
    };
    for (const auto& saved : m_views.saved()) {
        const auto text = toQt(saved.name);
        if (commands.size() < mostNames && text.contains(typed, Qt::CaseInsensitive))
            commands.append({ tr("Show %1").arg(text), tr("Saved view"), {}, [this, id = saved.id] { m_views.pickSaved(id); } });
    }
    m_workspace.dataset()->organizations().forEach([&](const model::Organization& organization) {
        addName(model::SelectedOrganization { organization.name }, organization.aliases, tr("Organization"));
    });
    m_workspace.dataset()->chips().forEach(
        [&](const model::Chip& chip) { addName(model::SelectedChip { chip.name }, chip.aliases, tr("Chip")); });
    return commands;
}

}

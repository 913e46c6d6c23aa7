// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/pin_keeper.h"

#include "ui/base/text.h"
#include "ui/window/actions.h"
#include "ui/workspace/workspace.h"

#include <algorithm>

namespace ui {

namespace {

/// The organization that a selection means: of a run who trained it.
std::string organizationOf(const model::Selection& selection)
{
    if (const auto* run = std::get_if<model::SelectedRun>(&selection))
        return run->trainer;
    return model::nameOf(selection);
}

}

PinKeeper::PinKeeper(Workspace& workspace, const Actions& actions, const Pins& pins, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_actions(actions)
    , m_pins(pins)
{
    actions.on(ActionId::Pin, this, &PinKeeper::toggle);
    connect(&workspace, &Workspace::opened, this, &PinKeeper::restore);
    connect(&workspace, &Workspace::viewChanged, this, &PinKeeper::remember);
    connect(&workspace, &Workspace::selectionChanged, this, &PinKeeper::showAction);
    connect(&workspace, &Workspace::dataChanged, this, &PinKeeper::showAction);
    showAction();
}

void PinKeeper::restore()
{
    std::vector<std::string> known;
    for (const auto& name : m_pins.value(m_workspace.path())) {
        if (m_workspace.dataset()->organizationNamed(fromQt(name)) != nullptr)
            known.push_back(fromQt(name));
    }
    m_workspace.pin(known);
    showAction();
}

void PinKeeper::remember()
{
    showAction();
    if (!m_workspace.isOpen())
        return;
    QStringList names;
    for (const auto& name : m_workspace.view().pin)
        names << toQt(name);
    if (names == m_pins.value(m_workspace.path()))
        return;
    if (names.isEmpty())
        m_pins.remove(m_workspace.path());
    else
        m_pins.insert(m_workspace.path(), names);
    emit pinsChanged();
}

QString PinKeeper::selected() const
{
    const auto name = organizationOf(m_workspace.selection());
    return m_workspace.dataset()->organizationNamed(name) != nullptr ? toQt(name) : QString();
}

void PinKeeper::toggle()
{
    const auto name = selected();
    auto pinned = m_workspace.view().pin;
    if (name.isEmpty())
        return;
    if (std::erase(pinned, fromQt(name)) == 0) {
        pinned.push_back(fromQt(name));
        emit said(tr("%1 is pinned: marked in every figure of this document.").arg(name));
    } else {
        emit said(tr("%1 is no longer pinned.").arg(name));
    }
    m_workspace.pin(pinned);
}

void PinKeeper::showAction()
{
    auto& action = m_actions[ActionId::Pin];
    const auto name = selected();
    const auto& pinned = m_workspace.view().pin;
    action.setEnabled(!name.isEmpty());
    action.setChecked(!name.isEmpty() && std::ranges::find(pinned, fromQt(name)) != pinned.end());
    action.setText(
        name.isEmpty() ? tr("&Pin what is selected") : tr("&Pin %1").arg(QString(name).replace(QLatin1Char('&'), QStringLiteral("&&"))));
}

}

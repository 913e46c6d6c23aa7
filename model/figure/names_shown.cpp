// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/names_shown.h"

#include "model/figure/rooms.h"
#include "model/view/rename_view.h"

#include <algorithm>

namespace model {

namespace {

/// Of the series of a figure that groups by `by`.
std::optional<RecordKind> kindOf(Grouping by)
{
    switch (by) {
    case Grouping::Organization:
    case Grouping::Provider:
        return RecordKind::Organization;
    case Grouping::Chip:
        return RecordKind::Chip;
    default:
        return std::nullopt;
    }
}

/// Of what a selection names.
std::optional<RecordKind> kindOf(const Selection& selection, const ViewState& view)
{
    if (std::holds_alternative<SelectedOrganization>(selection))
        return RecordKind::Organization;
    if (std::holds_alternative<SelectedChip>(selection) || std::holds_alternative<SelectedPoint>(selection))
        return RecordKind::Chip;
    if (std::holds_alternative<SelectedRun>(selection))
        return RecordKind::TrainingRun;
    const auto& uses = factsOf(view.figure).uses;
    if (!std::holds_alternative<SelectedSeries>(selection))
        return std::nullopt;
    if (uses.groups)
        return RecordKind::Organization; // where the view names no groups: the largest holder
    return uses.by ? kindOf(view.by) : std::nullopt;
}

Selection rowOf(const ViewState& view, const std::string& series, const std::string& item)
{
    TableRow row;
    row.series = series;
    row.item = item;
    return roomOf(view.figure).named(row);
}

}

NamesShown::NamesShown(const ViewState& view, const Renames& renames)
    : m_view(view)
    , m_renames(renames)
{
    m_kinds.item = kindOf(rowOf(view, {}, "item"), view);
    m_kinds.series = kindOf(rowOf(view, "series", {}), view);
    const auto both = rowOf(view, "series", "item");
    if (const auto* organization = std::get_if<SelectedOrganization>(&both); organization && !organization->supplier.empty())
        m_kinds.series = RecordKind::Organization;
}

std::string NamesShown::now(std::optional<RecordKind> kind, const std::string& name) const
{
    if (factsOf(m_view.figure).uses.groups && !m_view.groups.empty()) {
        const auto group = std::ranges::find(m_view.groups, name, &VersusGroup::name);
        if (group == m_view.groups.end())
            return name;
        return renamedGroups(m_view.groups, m_renames)[static_cast<std::size_t>(group - m_view.groups.begin())].name;
    }
    return kind ? m_renames.now(*kind, name) : name;
}

std::string NamesShown::series(const std::string& name) const
{
    return now(m_kinds.series, name);
}

std::string NamesShown::item(const std::string& name) const
{
    return now(m_kinds.item, name);
}

Selection renamedSelection(Selection selection, const ViewState& view, const Renames& renames)
{
    const NamesShown names(view, renames);
    if (auto* organization = std::get_if<SelectedOrganization>(&selection)) {
        for (auto* name : { &organization->name, &organization->supplier, &organization->against })
            *name = renames.now(RecordKind::Organization, *name);
    } else if (auto* chip = std::get_if<SelectedChip>(&selection)) {
        chip->name = renames.now(RecordKind::Chip, chip->name);
    } else if (auto* run = std::get_if<SelectedRun>(&selection)) {
        run->name = renames.now(RecordKind::TrainingRun, run->name);
        run->trainer = renames.now(RecordKind::Organization, run->trainer);
    } else if (auto* series = std::get_if<SelectedSeries>(&selection)) {
        series->name = names.series(series->name);
    } else if (auto* point = std::get_if<SelectedPoint>(&selection)) {
        point->chip = renames.now(RecordKind::Chip, point->chip);
    }
    return selection;
}

}

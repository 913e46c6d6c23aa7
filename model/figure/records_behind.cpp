// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/records_behind.h"

#include "model/compute/counted_stocks.h"

#include <algorithm>

namespace model {

namespace {

/// The names that records have of something selected; empty where they have none.
struct Names {
    std::string organization {};
    std::string provider {};
    std::string chip {};
    std::string vendor {};
    std::string run {};
    std::optional<ChipKind> chipKind {};
};

/// The only one a filter lets through.
std::string onlyOne(const Filter& filter)
{
    return filter && filter->size() == 1 ? filter->front() : std::string();
}

/// A group with a filter that no name of a record says is nothing alone.
Names namesOf(const VersusGroup& group)
{
    const auto isNamed = [](const Filter& filter) { return !filter || filter->size() == 1; };
    if (!isNamed(group.organization) || !isNamed(group.chip) || !isNamed(group.chipKind) || group.kind || group.country || group.vendor)
        return {};
    return {
        .organization = onlyOne(group.organization), .chip = onlyOne(group.chip), .chipKind = fromWord<ChipKind>(onlyOne(group.chipKind))
    };
}

Names namesOf(const SelectedSeries& series, const ViewState& view)
{
    const auto& facts = factsOf(view.figure);
    if (facts.restsOn == RecordKind::TrainingRun)
        return { .organization = series.name };
    if (facts.restsOn == RecordKind::Chip)
        return { .vendor = series.name };
    if (facts.uses.groups) {
        const auto group = std::ranges::find(view.groups, series.name, &VersusGroup::name);
        return group == view.groups.end() ? Names { .organization = series.name } : namesOf(*group);
    }
    if (!facts.uses.by) // the organization itself, or a supplier of all
        return facts.isOfQuarters ? Names { .organization = series.name } : Names { .provider = series.name };
    switch (view.by) {
    case Grouping::Organization:
        return { .organization = series.name };
    case Grouping::Provider:
        return { .provider = series.name };
    case Grouping::Chip:
        return { .chip = series.name };
    case Grouping::ChipKind:
        return { .chipKind = fromWord<ChipKind>(series.name) };
    case Grouping::Kind:
    case Grouping::Country:
    case Grouping::Vendor:
    case Grouping::Access:
        break;
    }
    return {};
}

Names namesOf(const Selection& selection, const ViewState& view)
{
    if (const auto* organization = std::get_if<SelectedOrganization>(&selection))
        return { .organization = organization->name, .provider = organization->supplier };
    if (const auto* chip = std::get_if<SelectedChip>(&selection))
        return { .chip = chip->name };
    if (const auto* run = std::get_if<SelectedRun>(&selection))
        return { .run = run->name };
    if (const auto* point = std::get_if<SelectedPoint>(&selection))
        return { .chip = point->chip };
    if (const auto* series = std::get_if<SelectedSeries>(&selection))
        return namesOf(*series, view);
    return {};
}

bool isVendor(const Dataset& dataset, const std::string& name)
{
    bool isThere = false;
    dataset.chips().forEach([&](const Chip& chip) { isThere = isThere || chip.vendor == name; });
    return isThere;
}

}

RecordsBehind recordsBehind(const Selection& selection, const ViewState& view, const Dataset& dataset)
{
    const auto names = namesOf(selection, view);
    RecordsBehind behind { factsOf(view.figure).restsOn, {} };
    const auto add = [&](bool isThere, const char* field, const std::string& name) {
        if (isThere)
            behind.fields.emplace_back(field, name);
    };
    const bool isOrganization = dataset.organizationNamed(names.organization);
    const bool isChip = dataset.chipNamed(names.chip);
    if (behind.kind == RecordKind::TrainingRun) {
        add(!names.run.empty(), "name", names.run);
        add(isOrganization, "organization", names.organization);
    } else if (behind.kind == RecordKind::Chip) {
        add(isChip, "name", names.chip);
        add(!names.vendor.empty() && isVendor(dataset, names.vendor), "vendor", names.vendor);
    } else {
        add(isOrganization, "organization", names.organization);
        if (isOrganization && countedState(view) == SourceState::Operational)
            behind.sharesOf = names.organization;
        add(isChip, "chip", names.chip);
        add(dataset.organizationNamed(names.provider), "provider", names.provider);
    }
    return behind;
}

RecordMarks recordMarks(const Selection& selection, const ViewState& view, const Dataset& dataset)
{
    const auto names = namesOf(selection, view);
    RecordMarks marks;
    const bool isSupplier = names.organization.empty() && !factsOf(view.figure).uses.by; // a series that is one of the organizations
    if (const auto* organization = dataset.organizationNamed(isSupplier ? names.provider : names.organization))
        marks.organization = organization->id;
    if (const auto* chip = dataset.chipNamed(names.chip))
        marks.chip = chip->id;
    marks.chipKind = names.chipKind;
    if (!names.run.empty())
        marks.run = names.run;
    return marks;
}

Selection selectionOf(const RecordNames& record, const ViewState& view)
{
    const auto& facts = factsOf(view.figure);
    if (facts.restsOn == RecordKind::TrainingRun)
        return record.run.empty() ? Selection {} : SelectedRun { record.run, record.organization };
    if (facts.restsOn == RecordKind::Chip)
        return record.chip.empty() ? Selection {} : SelectedChip { record.chip };
    if (!facts.isOfQuarters)
        return record.organization.empty() ? Selection {} : SelectedOrganization { record.organization };
    const auto& name = !facts.uses.by || view.by == Grouping::Organization ? record.organization
        : view.by == Grouping::Chip                                        ? record.chip
        : view.by == Grouping::ChipKind                                    ? record.chipKind
                                                                           : std::string();
    return name.empty() ? Selection {} : SelectedSeries { name, record.quarter };
}

}

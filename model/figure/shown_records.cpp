// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/shown_records.h"

#include "model/figure/rooms.h"
#include "model/records/words.h"
#include "model/view/resolve.h"

#include <algorithm>
#include <set>
#include <string>

namespace model {

namespace {

std::string_view orUnknown(std::string_view text)
{
    return text.empty() ? std::string_view("unknown") : text;
}

std::optional<Population> populationOf(const ResolvedView& view)
{
    switch (view.per) {
    case Per::Researchers:
        return Population::Researchers;
    case Per::Employees:
        return Population::Employees;
    case Per::Customers:
        return Population::Customers;
    case Per::None:
        break;
    }
    return std::nullopt;
}

/// Of all that has a value in the table.
std::set<std::string> drawnNames(const Figure& figure)
{
    std::set<std::string> names;
    for (const auto& row : figure.table) {
        if (row.value)
            names.insert(nameOf(roomOf(figure.kind).named(row)));
    }
    return names;
}

}

ShownRecords::ShownRecords(const Dataset& dataset, const ViewState& view, const Figure& figure)
    : m_restsOn(factsOf(view.figure).restsOn)
    , m_status(view.status)
{
    const auto resolved = resolve(view, dataset);
    const auto& facts = factsOf(view.figure);
    const bool isOfOneQuarter = !facts.isOfQuarters;
    if (facts.uses.per)
        m_population = populationOf(resolved);
    m_to = isOfOneQuarter ? resolved.at : resolved.to;
    const bool addsUp = isOfOneQuarter || !facts.uses.measure || view.measure != Change::Flow;
    m_from = addsUp ? Quarter {} : resolved.from;
    if (isOfOneQuarter)
        takeDrawn(dataset, figure);
    else
        takeFiltered(dataset, view);
    takeChips(dataset, view, figure);
    dataset.sources().forEach([&](const Source& source) {
        if (source.kind <= view.evidence)
            m_evidence.insert(source.id);
    });
    m_sources.insert(figure.sources.begin(), figure.sources.end());
}

/// Organizations that are drawn and their parts, however deep, or the training runs.
void ShownRecords::takeDrawn(const Dataset& dataset, const Figure& figure)
{
    for (const auto& value : figure.sideValues) {
        if (value.isDrawn)
            m_organizations.insert(value.organization);
    }
    for (std::size_t before = 0; before != m_organizations.size() && m_restsOn == RecordKind::Inventory;) {
        before = m_organizations.size();
        dataset.organizations().forEach([&](const Organization& organization) {
            if (organization.partOf && m_organizations.contains(*organization.partOf))
                m_organizations.insert(organization.id);
        });
    }
    if (m_restsOn != RecordKind::TrainingRun)
        return;
    const auto names = drawnNames(figure);
    dataset.trainingRuns().forEach([&](const TrainingRun& run) {
        if (names.contains(run.name))
            m_runs.insert(run.id);
    });
}

/// Where sums are drawn: organizations that the filters let through, and one group at least where groups are compared.
void ShownRecords::takeFiltered(const Dataset& dataset, const ViewState& view)
{
    const auto takes = [](const auto& filters, const Organization& organization) {
        return passes(filters.organization, organization.name) && passes(filters.kind, word(organization.kind))
            && passes(filters.country, orUnknown(organization.country));
    };
    dataset.organizations().forEach([&](const Organization& organization) {
        const bool isInGroup = !factsOf(view.figure).uses.groups || view.groups.empty()
            || std::ranges::any_of(view.groups, [&](const VersusGroup& group) { return takes(group, organization); });
        if (takes(view, organization) && isInGroup)
            m_organizations.insert(organization.id);
    });
}

void ShownRecords::takeChips(const Dataset& dataset, const ViewState& view, const Figure& figure)
{
    const bool isOfChips = m_restsOn == RecordKind::Chip;
    const auto names = isOfChips ? drawnNames(figure) : std::set<std::string> {};
    const auto takes = [](const auto& filters, const Chip& chip) {
        return passes(filters.chip, chip.name) && passes(filters.chipKind, word(chip.kind))
            && passes(filters.vendor, orUnknown(chip.vendor));
    };
    dataset.chips().forEach([&](const Chip& chip) {
        const bool isInGroup = !factsOf(view.figure).uses.groups || view.groups.empty()
            || std::ranges::any_of(view.groups, [&](const VersusGroup& group) { return takes(group, chip); });
        if (isOfChips ? names.contains(chip.name) : takes(view, chip) && isInGroup)
            m_chips.insert(chip.id);
    });
}

bool ShownRecords::shows(const InventoryRecord& record) const
{
    return m_restsOn == RecordKind::Inventory && record.quarter <= m_to && record.quarter >= m_from && record.status <= m_status
        && m_organizations.contains(record.organization) && m_chips.contains(record.chip) && m_evidence.contains(record.source);
}

bool ShownRecords::shows(const HeadcountRecord& record) const
{
    return record.population == m_population && m_organizations.contains(record.organization) && m_evidence.contains(record.source);
}

bool ShownRecords::shows(const OperationalShare& record) const
{
    return m_restsOn == RecordKind::Inventory && m_organizations.contains(record.organization) && m_evidence.contains(record.source);
}

bool ShownRecords::shows(const Event& record) const
{
    const auto quarter = parseQuarter(record.date);
    return quarter && *quarter <= m_to && *quarter >= m_from && (!record.organization || m_organizations.contains(*record.organization))
        && (!record.chip || m_chips.contains(*record.chip));
}

}

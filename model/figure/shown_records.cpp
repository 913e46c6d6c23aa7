// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/shown_records.h"

#include "model/records/words.h"
#include "model/view/resolve.h"

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

}

ShownRecords::ShownRecords(const Dataset& dataset, const ViewState& view, const Figure& figure)
    : m_status(view.status)
{
    const auto resolved = resolve(view, dataset);
    const bool isRanking = view.figure == FigureKind::Ranking;
    m_population = isRanking ? populationOf(resolved) : std::nullopt;
    m_to = isRanking ? resolved.at : resolved.to;
    const bool fromTheStart = isRanking || view.measure != Change::Flow;
    m_from = fromTheStart ? Quarter {} : resolved.from;

    if (isRanking) {
        for (const auto& value : figure.sideValues) {
            if (value.isDrawn)
                m_organizations.insert(value.organization);
        }
    } else {
        dataset.organizations().forEach([&](const Organization& organization) {
            if (passes(view.organization, organization.name) && passes(view.kind, word(organization.kind))
                && passes(view.country, orUnknown(organization.country)))
                m_organizations.insert(organization.id);
        });
    }
    // Parts of what is shown, however deep.
    for (std::size_t before = 0; before != m_organizations.size() && isRanking;) {
        before = m_organizations.size();
        dataset.organizations().forEach([&](const Organization& organization) {
            if (organization.partOf && m_organizations.contains(*organization.partOf))
                m_organizations.insert(organization.id);
        });
    }
    dataset.chips().forEach([&](const Chip& chip) {
        if (passes(view.chip, chip.name) && passes(view.chipKind, word(chip.kind)) && passes(view.vendor, orUnknown(chip.vendor)))
            m_chips.insert(chip.id);
    });
    dataset.sources().forEach([&](const Source& source) {
        if (source.kind <= view.evidence)
            m_evidence.insert(source.id);
    });
    m_sources.insert(figure.sources.begin(), figure.sources.end());
}

bool ShownRecords::shows(const InventoryRecord& record) const
{
    return record.quarter <= m_to && record.quarter >= m_from && record.status <= m_status && m_organizations.contains(record.organization)
        && m_chips.contains(record.chip) && m_evidence.contains(record.source);
}

bool ShownRecords::shows(const HeadcountRecord& record) const
{
    return record.population == m_population && m_organizations.contains(record.organization) && m_evidence.contains(record.source);
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/view/resolve.h"

#include "model/records/validate.h"
#include "model/view/view_query.h"

#include <algorithm>

namespace model {

namespace {

constexpr int defaultRangeQuarters = 16;
constexpr Quarter quarterOfNothing = Quarter::of(2025, 4); // of a document without any claim

/// Four quarters after the latest day on which a source was published; nothing where none says.
std::optional<Quarter> latestKnown(const Dataset& dataset)
{
    constexpr int quartersAhead = 4;
    std::optional<Quarter> latest;
    dataset.sources().forEach([&](const Source& source) {
        const auto text = source.published.size() == 4 ? source.published + "-12-31"
            : source.published.size() == 7             ? source.published + "-01"
                                                       : source.published;
        const auto quarter = parseQuarter(text);
        if (quarter && (!latest || *quarter > *latest))
            latest = quarter;
    });
    return latest ? std::optional(*latest + quartersAhead) : std::nullopt;
}

/// The quarter a document opens at: of the saved view `start`, else the last one with an actual claim, which a claim with a mistaken year
/// does not move far beyond what its sources can know.
Quarter defaultAt(const Dataset& dataset)
{
    if (const auto* start = dataset.savedViewNamed(startView)) {
        if (const auto at = parseQuery(start->view).view.at)
            return *at;
    }
    const auto known = latestKnown(dataset);
    std::optional<Quarter> lastActual;
    std::optional<Quarter> last; // of what is planned
    dataset.inventory().forEach([&](const InventoryRecord& record) {
        auto& latest = record.status == Status::Actual ? lastActual : last;
        if ((!latest || record.quarter > *latest) && unsoundFields(record).empty())
            latest = record.quarter;
    });
    const auto at = lastActual.value_or(last.value_or(quarterOfNothing));
    return known && lastActual ? std::min(at, *known) : at;
}

}

ResolvedView resolve(const ViewState& view, const Dataset& dataset)
{
    const auto& facts = factsOf(view.figure);
    const auto& defaults = facts.defaults;
    ResolvedView resolved {};
    resolved.unit = view.unit.value_or(defaults.unit);
    resolved.per = view.per.value_or(defaults.per);
    if (facts.isAgainstPeople && resolved.per == Per::None)
        resolved.per = Per::Researchers;
    resolved.access = view.access.value_or(defaults.access);
    resolved.scale = view.scale.value_or(defaults.scale);
    resolved.at = view.at ? *view.at : defaultAt(dataset);
    resolved.to = view.to.value_or(resolved.at);
    resolved.from = view.from.value_or(resolved.to - (defaultRangeQuarters - 1));
    resolved.base = view.base.value_or(resolved.from);
    const auto lines = resolved.per == Per::Researchers ? factsOf(resolved.unit).lines : std::nullopt;
    resolved.rich = view.rich || !lines ? view.rich : std::optional(lines->rich);
    resolved.poor = view.poor || !lines ? view.poor : std::optional(lines->poor);
    resolved.unknownNames = unknownNamesOf(view, dataset);
    return resolved;
}

bool passes(const Filter& filter, std::string_view name)
{
    return !filter || std::ranges::find(*filter, name) != filter->end();
}

bool isPinned(const ViewState& view, std::string_view organization)
{
    return std::ranges::find(view.pin, organization) != view.pin.end();
}

}

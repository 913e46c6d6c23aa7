// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/view/resolve.h"

#include "model/view/view_query.h"

#include <algorithm>

namespace model {

namespace {

constexpr int defaultRangeQuarters = 16;
constexpr double defaultRich = 100; // H100e per researcher, estimates.md section 6
constexpr double defaultPoor = 10;
constexpr Quarter quarterOfNothing = Quarter::of(2025, 4); // of a document without any claim

/// The quarter a document opens at: of the saved view `start`, else the last one with an actual claim.
Quarter defaultAt(const Dataset& dataset)
{
    if (const auto* start = dataset.savedViewNamed("start")) {
        if (const auto at = parseQuery(start->view).view.at)
            return *at;
    }
    std::optional<Quarter> lastActual;
    std::optional<Quarter> last;
    dataset.inventory().forEach([&](const InventoryRecord& record) {
        last = std::max(last, std::optional(record.quarter));
        if (record.status == Status::Actual)
            lastActual = std::max(lastActual, std::optional(record.quarter));
    });
    return lastActual.value_or(last.value_or(quarterOfNothing));
}

}

FigureDefaults figureDefaults(FigureKind figure)
{
    switch (figure) {
    case FigureKind::Ranking:
        return { Unit::H100e, Per::Researchers, Holding::HasAccess, Scale::Log };
    case FigureKind::Growth:
        return { Unit::Chips, Per::None, Holding::Owned, Scale::Linear };
    case FigureKind::Wealth:
        return { Unit::H100e, Per::None, Holding::HasAccess, Scale::Log };
    case FigureKind::Lorenz:
        return { Unit::H100e, Per::Researchers, Holding::HasAccess, Scale::Linear };
    case FigureKind::Suppliers:
        return { Unit::H100e, Per::None, Holding::HasAccess, Scale::Linear };
    case FigureKind::Training:
    case FigureKind::Chips:
    case FigureKind::Decode:
        return { Unit::H100e, Per::None, Holding::Owned, Scale::Log };
    case FigureKind::Shares:
    case FigureKind::Versus:
        break;
    }
    return { Unit::H100e, Per::None, Holding::Owned, Scale::Linear };
}

ResolvedView resolve(const ViewState& view, const Dataset& dataset)
{
    const auto defaults = figureDefaults(view.figure);
    ResolvedView resolved {};
    resolved.unit = view.unit.value_or(defaults.unit);
    resolved.per = view.per.value_or(defaults.per);
    resolved.access = view.access.value_or(defaults.access);
    resolved.scale = view.scale.value_or(defaults.scale);
    resolved.at = view.at ? *view.at : defaultAt(dataset);
    resolved.to = view.to.value_or(resolved.at);
    resolved.from = view.from.value_or(resolved.to - (defaultRangeQuarters - 1));
    resolved.base = view.base.value_or(resolved.from);
    const bool isOfResearchers
        = resolved.per == Per::Researchers || (view.figure == FigureKind::Wealth && resolved.per == Per::None); // which it is against then
    const bool hasDefaultLines = resolved.unit == Unit::H100e && isOfResearchers;
    resolved.rich = view.rich ? view.rich : hasDefaultLines ? std::optional(defaultRich) : std::nullopt;
    resolved.poor = view.poor ? view.poor : hasDefaultLines ? std::optional(defaultPoor) : std::nullopt;
    return resolved;
}

bool passes(const Filter& filter, std::string_view name)
{
    return !filter || std::ranges::find(*filter, name) != filter->end();
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/view/leave_out.h"

#include "model/records/words.h"
#include "model/view/resolve.h"

#include <algorithm>
#include <vector>

namespace model {

namespace {

/// The filter that decides about the name, and the names it lets through now.
struct Named {
    Filter ViewState::*filter = nullptr;
    std::vector<std::string> passing;
};

std::optional<Named> filterOf(const ViewState& view, const std::string& name, const Dataset& dataset)
{
    Named named;
    if (dataset.organizationNamed(name)) {
        named.filter = &ViewState::organization;
        dataset.organizations().forEach([&](const Organization& each) {
            if (passes(view.organization, each.name))
                named.passing.push_back(each.name);
        });
    } else if (dataset.chipNamed(name)) {
        named.filter = &ViewState::chip;
        dataset.chips().forEach([&](const Chip& each) {
            if (passes(view.chip, each.name))
                named.passing.push_back(each.name);
        });
    } else if (const auto kinds = allWords<ChipKind>(); std::ranges::find(kinds, name) != kinds.end()) {
        named.filter = &ViewState::chipKind;
        for (const auto& kind : kinds) {
            if (passes(view.chipKind, kind))
                named.passing.emplace_back(kind);
        }
    } else {
        return std::nullopt;
    }
    return named;
}

}

std::optional<ViewState> viewOfOnly(ViewState view, const std::string& name, const Dataset& dataset)
{
    const auto named = filterOf(view, name, dataset);
    if (!named)
        return std::nullopt;
    view.*named->filter = std::vector<std::string> { name };
    return view;
}

std::optional<ViewState> viewWithout(ViewState view, const std::string& name, const Dataset& dataset)
{
    auto named = filterOf(view, name, dataset);
    if (!named)
        return std::nullopt;
    std::erase(named->passing, name);
    view.*named->filter = std::move(named->passing);
    return view;
}

}

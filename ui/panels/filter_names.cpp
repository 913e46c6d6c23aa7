// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/filter_names.h"

#include <algorithm>
#include <map>

namespace ui {

NameFilter filterFor(const std::vector<NameOfKind>& all)
{
    if (std::ranges::all_of(all, &NameOfKind::isChecked))
        return {};

    std::map<std::string, std::pair<bool, bool>> kinds; // whether any is checked, whether any is not
    for (const auto& entry : all) {
        auto& [some, lacking] = kinds[entry.kind];
        some = some || entry.isChecked;
        lacking = lacking || !entry.isChecked;
    }
    NameFilter filter;
    const bool areWhole = std::ranges::none_of(kinds, [](const auto& kind) { return kind.second.first && kind.second.second; });
    if (areWhole) {
        filter.kinds.emplace();
        for (const auto& [kind, state] : kinds) {
            if (state.first)
                filter.kinds->push_back(kind);
        }
        return filter;
    }
    filter.names.emplace();
    for (const auto& entry : all) {
        if (entry.isChecked)
            filter.names->push_back(entry.name);
    }
    return filter;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/view/saved_views.h"

#include "model/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace model {

namespace {

constexpr std::size_t longestNameBytes = 120;

/// Without the signs that Windows or a shell's path take for something else, and without dots and spaces at the ends.
std::string safe(std::string_view name)
{
    std::string result;
    for (const char sign : name.substr(0, longestNameBytes)) {
        const bool isControl = static_cast<unsigned char>(sign) < 0x20 || sign == 0x7f;
        result += isControl || std::string_view("/\\:*?\"<>|").find(sign) != std::string_view::npos ? '-' : sign;
    }
    while (!isUtf8(result))
        result.pop_back(); // of a letter that was cut
    const auto begin = result.find_first_not_of(" .");
    const auto end = result.find_last_not_of(" .");
    return begin == std::string::npos ? "view" : result.substr(begin, end - begin + 1);
}

}

std::vector<SavedView> savedViewsInOrder(const Dataset& dataset)
{
    std::vector<SavedView> views;
    dataset.savedViews().forEach([&](const SavedView& view) { views.push_back(view); });
    std::ranges::sort(views, {}, [](const SavedView& view) { return std::tie(view.position, view.name); });
    return views;
}

std::vector<SavedView> movedView(std::vector<SavedView> views, std::size_t from, std::size_t to)
{
    if (from == to)
        return {};
    const auto begin = views.begin();
    const auto place = [&](std::size_t i) { return begin + static_cast<std::ptrdiff_t>(i); };
    if (from < to)
        std::rotate(place(from), place(from + 1), place(to + 1));
    else
        std::rotate(place(to), place(from), place(from + 1));
    std::vector<SavedView> changed;
    for (std::size_t i = 0; i < views.size(); ++i) {
        const auto position = static_cast<double>(i + 1);
        if (views[i].position == position)
            continue;
        views[i].position = position;
        changed.push_back(views[i]);
    }
    return changed;
}

std::vector<std::string> fileNames(const std::vector<std::string>& names)
{
    std::vector<std::string> results;
    std::set<std::string> taken;
    for (const auto& name : names) {
        const auto stem = safe(name);
        auto result = stem;
        for (int n = 2; !taken.insert(lowered(result)).second; ++n)
            result = fmt::format("{} ({})", stem, n);
        results.push_back(result);
    }
    return results;
}

}

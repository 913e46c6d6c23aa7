// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/unknown_name_text.h"

#include "model/view/versus_groups.h"
#include "words/figure.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

namespace model {

std::string unknownNameText(const UnknownName& unknown, const Words& words)
{
    constexpr std::array<std::pair<std::string_view, Message>, 7> messages { { { "caption", say::unknownName::caption },
        { "chip", say::unknownName::chip }, { "country", say::unknownName::country }, { "organization", say::unknownName::organization },
        { "pin", say::unknownName::organization }, { "prefer", say::unknownName::prefer }, { "vendor", say::unknownName::vendor } } };
    const auto* const message = std::ranges::find(messages, unknown.key, &std::pair<std::string_view, Message>::first);
    const auto what = words(message->second, { { "name", unknown.name } });
    return unknown.nearest.empty() ? what : words(say::unknownName::near, { { "what", what }, { "nearest", unknown.nearest } });
}

void addUnknownNames(const FigureContext& context, Figure& figure)
{
    constexpr std::size_t mostNames = 3;
    std::vector<std::string> names;
    std::unordered_set<std::string> seen;
    for (const auto& unknown : context.resolved.unknownNames) {
        auto text = unknownNameText(unknown, context.words);
        if (seen.insert(text).second) // two groups may name it
            names.push_back(std::move(text));
    }
    if (names.empty())
        return;
    const auto note = context.words(say::footer::namesUnknown, { { "names", someNames(context, names, mostNames) } });
    figure.footer.insert(figure.footer.begin(), note);
    ++figure.footerKept;
    if (figure.isEmpty())
        figure.emptyText = note + ". " + figure.emptyText;
}

std::string groupLabel(const FigureContext& context, const std::string& series, const std::string& label)
{
    const auto& groups = context.view.groups;
    const auto group = std::ranges::find(groups, series, &VersusGroup::name);
    if (context.resolved.unknownNames.empty() || !factsOf(context.view.figure).uses.groups || group == groups.end())
        return label;
    const auto place = static_cast<std::size_t>(group - groups.begin());
    std::size_t all = 0, unknown = 0;
    eachFilter(*group, [&](std::string_view key, const Filter& filter) {
        const auto missing = std::ranges::count_if(
            context.resolved.unknownNames, [&](const UnknownName& name) { return name.group == place && name.key == key; });
        all += missing > 0 ? filter->size() : 0;
        unknown += static_cast<std::size_t>(missing);
    });
    return unknown == 0 ? label : context.words(say::series::incomplete, { { "name", label }, { "known", all - unknown }, { "all", all } });
}

}

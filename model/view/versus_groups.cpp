// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/view/versus_groups.h"

#include "model/base/sentences.h"
#include "model/base/text.h"
#include "model/view/percent.h"
#include "model/view/view_query.h"
#include "words/view.h"

#include <fmt/format.h>

#include <algorithm>

namespace model {

namespace {

std::string groupText(const VersusGroup& group)
{
    std::string text = percentEncoded(group.name);
    char before = ':';
    eachFilter(group, [&](std::string_view key, const Filter& filter) {
        if (!filter)
            return;
        std::vector<std::string> names;
        for (const auto& name : *filter)
            names.push_back(percentEncoded(name));
        text += fmt::format("{}{}={}", before, key, joined(names, "|"));
        before = ';';
    });
    return text;
}

/// Reads `key=A|B` into a group; returns what is wrong with it, if anything is.
std::optional<Sentence> readFilter(VersusGroup& group, std::string_view text)
{
    const auto equals = text.find('=');
    auto key = percentDecoded(trimmed(text.substr(0, equals)));
    if (key == "org")
        key = "organization";
    std::vector<std::string> keys;
    std::optional<Sentence> problem;
    bool isKnown = false;
    eachFilter(group, [&](std::string_view name, Filter& filter) {
        keys.emplace_back(name);
        if (name != key)
            return;
        isKnown = true;
        filter.emplace();
        if (equals == std::string_view::npos)
            return;
        const auto words = viewWords(key);
        for (const auto& part : split(text.substr(equals + 1), '|')) {
            auto value = std::string(trimmed(percentDecoded(part)));
            if (!words.empty() && std::ranges::find(words, value) == words.end())
                problem = { say::view::badGroupWord,
                    { { "value", value }, { "key", key }, { "words", joined(words, ", ") }, { "near", didYouMean(value, words) } } };
            if (!value.empty())
                filter->push_back(std::move(value));
        }
    });
    if (!isKnown || equals == std::string_view::npos)
        return Sentence { say::view::badGroup, { { "text", text }, { "near", didYouMean(key, keys) } } };
    return problem;
}

}

std::string groupsText(const std::vector<VersusGroup>& groups)
{
    std::vector<std::string> parts;
    for (const auto& group : groups)
        parts.push_back(groupText(group));
    return joined(parts, ",");
}

ParsedGroups parseGroups(std::string_view text)
{
    ParsedGroups parsed;
    const auto note = [&](Sentence problem) {
        if (!parsed.problem)
            parsed.problem = std::move(problem);
    };
    constexpr std::size_t most = 40; // more than anybody tells apart
    for (const auto& part : split(text, ',')) {
        if (parsed.groups.size() == most) {
            note({ say::view::manyGroups, { { "most", std::to_string(most) } } });
            break;
        }
        const auto colon = part.find(':');
        VersusGroup group;
        group.name = trimmed(percentDecoded(part.substr(0, colon)));
        if (group.name.empty())
            note({ say::view::namelessGroup });
        if (std::ranges::find(parsed.groups, group.name, &VersusGroup::name) != parsed.groups.end())
            note({ say::view::doubledGroup, { { "name", group.name } } });
        if (colon != std::string::npos) {
            for (const auto& filter : split(std::string_view(part).substr(colon + 1), ';')) {
                if (auto problem = readFilter(group, filter))
                    note(std::move(*problem));
            }
        }
        parsed.groups.push_back(std::move(group));
    }
    if (parsed.groups.size() < 2)
        note({ say::view::fewGroups });
    return parsed;
}

}

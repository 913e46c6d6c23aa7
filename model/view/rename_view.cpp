// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/view/rename_view.h"

#include "model/base/text.h"
#include "model/view/percent.h"
#include "model/view/versus_groups.h"
#include "model/view/view_query.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace model {

namespace {

struct NamedKey {
    std::string_view key;
    RecordKind kind;
};

constexpr std::array namedKeys {
    NamedKey { "organization", RecordKind::Organization },
    NamedKey { "pin", RecordKind::Organization },
    NamedKey { "chip", RecordKind::Chip },
    NamedKey { "prefer", RecordKind::Source },
};

/// The names, each once, as they are now.
std::vector<std::string> renamedNames(const std::vector<std::string>& names, RecordKind kind, const Renames& renames)
{
    std::vector<std::string> renamed;
    std::unordered_set<std::string> seen;
    for (const auto& name : names) {
        auto now = renames.now(kind, name);
        if (seen.insert(now).second)
            renamed.push_back(std::move(now));
    }
    return renamed;
}

std::string renamedList(std::string_view value, RecordKind kind, const Renames& renames)
{
    std::vector<std::string> names;
    for (const auto& part : split(value, ','))
        names.emplace_back(trimmed(percentDecoded(part)));
    auto renamed = renamedNames(names, kind, renames);
    if (renamed == names)
        return std::string(value);
    for (auto& name : renamed)
        name = percentEncoded(name);
    return joined(renamed, ",");
}

std::string renamedValue(std::string_view key, std::string_view value, const Renames& renames)
{
    if (key == "groups") {
        const auto parsed = parseGroups(value);
        auto groups = renamedGroups(parsed.groups, renames);
        return !parsed.problem && groups != parsed.groups ? groupsText(groups) : std::string(value);
    }
    const auto kind = kindNamedBy(key == "org" ? "organization" : key);
    return kind ? renamedList(value, *kind, renames) : std::string(value);
}

}

std::optional<RecordKind> kindNamedBy(std::string_view key)
{
    const auto* const found = std::ranges::find(namedKeys, key, &NamedKey::key);
    return found == namedKeys.end() ? std::nullopt : std::optional(found->kind);
}

std::string renamedLine(std::string_view line, const Renames& renames)
{
    auto settings = split(line, '&');
    for (auto& setting : settings) {
        const auto equals = setting.find('=');
        if (equals == std::string::npos)
            continue;
        const auto key = percentDecoded(trimmed(std::string_view(setting).substr(0, equals)));
        setting = setting.substr(0, equals + 1) + renamedValue(key, std::string_view(setting).substr(equals + 1), renames);
    }
    return joined(settings, "&");
}

std::vector<VersusGroup> renamedGroups(std::vector<VersusGroup> groups, const Renames& renames)
{
    for (auto& group : groups) {
        auto name = group.name;
        eachFilter(group, [&](std::string_view key, Filter& filter) {
            const auto kind = kindNamedBy(key);
            if (!kind || !filter)
                return;
            if (std::ranges::find(*filter, group.name) != filter->end())
                name = renames.now(*kind, group.name);
            filter = renamedNames(*filter, *kind, renames);
        });
        if (std::ranges::find(groups, name, &VersusGroup::name) == groups.end())
            group.name = name;
    }
    return groups;
}

ViewState renamedView(const ViewState& view, const Renames& renames)
{
    return parseQuery(renamedLine(viewQuery(view), renames)).view;
}

}

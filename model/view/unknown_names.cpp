// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/view/unknown_names.h"

#include "model/base/sentences.h"
#include "model/base/text.h"
#include "model/records/words.h"
#include "model/view/caption_reference.h"
#include "model/view/versus_groups.h"
#include "model/view/view_query.h"
#include "words/view.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <string_view>

namespace model {

namespace {

constexpr std::size_t mostSuggested = 20; // near names are slow to find

/// Where the names of a view key are.
struct NamingKey {
    std::string_view key;
    void (*each)(const Dataset& dataset, const std::function<void(const std::string&)>& visit);
};

template <class Record, std::string Record::*member> void each(const Dataset& dataset, const std::function<void(const std::string&)>& visit)
{
    dataset.table<Record>().forEach([&](const Record& record) { visit(record.*member); });
}

/// With `unknown`, which is what filters call a value that is not known.
template <class Record, std::string Record::*member>
void eachOrUnknown(const Dataset& dataset, const std::function<void(const std::string&)>& visit)
{
    each<Record, member>(dataset, visit);
    visit("unknown");
}

/// What figures call their items and series.
void eachItem(const Dataset& dataset, const std::function<void(const std::string&)>& visit)
{
    each<Organization, &Organization::name>(dataset, visit);
    each<Organization, &Organization::country>(dataset, visit);
    each<Chip, &Chip::name>(dataset, visit);
    each<Chip, &Chip::vendor>(dataset, visit);
    each<TrainingRun, &TrainingRun::name>(dataset, visit);
    for (const auto& words : { allWords<ChipKind>(), allWords<OrganizationKind>(), allWords<Access>() }) {
        for (const auto& word : words)
            visit(word);
    }
    for (const auto* word : { "own", "other", "others", "unknown", "rich", "middle", "poor" })
        visit(word);
}

constexpr std::array namingKeys {
    NamingKey { "organization", each<Organization, &Organization::name> },
    NamingKey { "pin", each<Organization, &Organization::name> },
    NamingKey { "country", eachOrUnknown<Organization, &Organization::country> },
    NamingKey { "chip", each<Chip, &Chip::name> },
    NamingKey { "vendor", eachOrUnknown<Chip, &Chip::vendor> },
    NamingKey { "prefer", each<Source, &Source::key> },
    NamingKey { "caption", eachItem },
};

/// Reads no table whose names the view does not name.
class Finder {
public:
    explicit Finder(const Dataset& dataset)
        : m_dataset(dataset)
    {
    }

    void look(std::string_view key, const std::vector<std::string>& names, std::optional<std::size_t> group = {})
    {
        const auto* const naming = std::ranges::find(namingKeys, key, &NamingKey::key);
        if (names.empty() || naming == namingKeys.end())
            return;
        std::set<std::string_view> wanted(names.begin(), names.end());
        naming->each(m_dataset, [&](const std::string& known) { wanted.erase(known); });
        for (const auto& name : names) {
            if (wanted.erase(name) > 0)
                unknown.push_back(
                    { std::string(key), name, unknown.size() < mostSuggested ? nearest(name, known(*naming)) : std::string(), group });
        }
    }

    void look(std::string_view key, const Filter& filter, std::optional<std::size_t> group = {})
    {
        if (filter)
            look(key, *filter, group);
    }

    std::vector<UnknownName> unknown;

private:
    /// Gathered when the first name is missing, not for each.
    const std::vector<std::string>& known(const NamingKey& naming)
    {
        auto& names = m_known[naming.key];
        if (names.empty()) {
            naming.each(m_dataset, [&](const std::string& name) { names.push_back(name); });
            std::ranges::sort(names);
            names.erase(std::ranges::unique(names).begin(), names.end());
        }
        return names;
    }

    const Dataset& m_dataset;
    std::map<std::string_view, std::vector<std::string>> m_known; ///< by key
};

}

std::vector<UnknownName> unknownNamesOf(const ViewState& view, const Dataset& dataset)
{
    Finder finder(dataset);
    finder.look("organization", view.organization);
    finder.look("country", view.country);
    finder.look("chip", view.chip);
    finder.look("vendor", view.vendor);
    for (std::size_t i = 0; i < view.groups.size(); ++i)
        eachFilter(view.groups[i], [&](std::string_view key, const Filter& filter) { finder.look(key, filter, i); });
    finder.look("pin", view.pin);
    finder.look("prefer", view.prefer);
    return std::move(finder.unknown);
}

std::vector<UnknownName> unknownCaptionNames(std::string_view caption, const ViewState& view, const Dataset& dataset)
{
    std::vector<std::string> items;
    withReferences(caption, [&](std::string_view content) {
        const auto reference = captionReference(content);
        const auto shown = parseQuery(reference.view, view).view;
        const bool isName = !reference.item.empty() && reference.item != "*" && !reference.item.starts_with('#');
        if (isName && std::ranges::find(shown.groups, reference.item, &VersusGroup::name) == shown.groups.end())
            items.push_back(reference.item);
        return std::string(content);
    });
    Finder finder(dataset);
    finder.look("caption", items);
    return std::move(finder.unknown);
}

std::vector<Sentence> unknownNames(const ViewState& view, const Dataset& dataset)
{
    std::vector<Sentence> sentences;
    for (const auto& [key, name, nearest, group] : unknownNamesOf(view, dataset))
        sentences.push_back({ say::view::notInDocument, { { "key", key }, { "name", name }, { "near", didYouMean(nearest) } } });
    return sentences;
}

}

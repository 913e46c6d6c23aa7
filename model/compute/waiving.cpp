// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/waiving.h"

#include "model/base/text.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace model {

namespace {

/// Of which there is one waiver at most.
using Key = std::tuple<std::string, std::int64_t, std::int64_t, std::string>;

Key keyOf(const Waiver& waiver)
{
    return { waiver.finding, waiver.organization ? waiver.organization->value : 0, waiver.chip ? waiver.chip->value : 0, waiver.subject };
}

std::vector<std::string> printsOf(const Waiver& waiver)
{
    auto prints = split(waiver.fingerprint, ' ');
    std::erase(prints, std::string());
    return prints;
}

}

void takeIn(Waiver& waiver, const Waiver& other)
{
    auto prints = printsOf(waiver);
    for (auto& print : printsOf(other))
        prints.push_back(std::move(print));
    std::ranges::sort(prints);
    const auto doubles = std::ranges::unique(prints);
    prints.erase(doubles.begin(), doubles.end());
    waiver.fingerprint = joined(prints, " ");
    if (waiver.notes.empty())
        waiver.notes = other.notes;
    else if (waiver.notes.find(other.notes) == std::string::npos)
        waiver.notes += " " + other.notes;
}

WaiverChanges waiving(const Dataset& dataset, std::span<const Waiver> waivers)
{
    std::map<Key, Waiver> wanted;
    for (const auto& waiver : waivers) {
        const auto [place, isNew] = wanted.emplace(keyOf(waiver), waiver);
        if (!isNew)
            takeIn(place->second, waiver);
    }
    WaiverChanges changes;
    dataset.table<Waiver>().forEach([&](const Waiver& stored) {
        const auto found = wanted.find(keyOf(stored));
        if (found == wanted.end())
            return;
        changes.changed.push_back(stored);
        takeIn(changes.changed.back(), found->second);
        wanted.erase(found);
    });
    for (auto& [key, waiver] : wanted)
        changes.added.push_back(std::move(waiver));
    return changes;
}

WaiverChanges reopening(const Dataset& dataset, std::span<const Finding> findings)
{
    std::unordered_multimap<std::string, const Finding*> byPrint;
    for (const auto& finding : findings)
        byPrint.emplace(std::string(word(finding.check)) + ' ' + finding.fingerprint, &finding);
    WaiverChanges changes;
    dataset.table<Waiver>().forEach([&](const Waiver& waiver) {
        auto prints = printsOf(waiver);
        const auto gone = std::erase_if(prints, [&](const std::string& print) {
            const auto [begin, end] = byPrint.equal_range(waiver.finding + ' ' + print);
            return std::any_of(begin, end, [&](const auto& entry) { return isFor(waiver, *entry.second); });
        });
        if (gone == 0)
            return;
        if (prints.empty()) {
            changes.removed.push_back(waiver.id);
            return;
        }
        changes.changed.push_back(waiver);
        changes.changed.back().fingerprint = joined(prints, " ");
    });
    return changes;
}

std::string renamedSubject(const Waiver& waiver, const Renames& renames)
{
    // "rented from CoreWeave, 2025Q1"
    const auto rented = std::string(word(Access::Rented)) + " from ";
    if (waiver.chip && waiver.subject.starts_with(rented)) {
        const auto end = waiver.subject.rfind(", ");
        const auto whole = waiver.subject.substr(rented.size());
        const auto now = renames.now(RecordKind::Organization, whole);
        if (now != whole || end == std::string::npos || end < rented.size())
            return rented + now;
        const auto provider = waiver.subject.substr(rented.size(), end - rented.size());
        return rented + renames.now(RecordKind::Organization, provider) + waiver.subject.substr(end);
    }
    const bool isOfSource = waiver.finding == word(Check::OldSource);
    return renames.now(isOfSource ? RecordKind::Source : RecordKind::TrainingRun, waiver.subject);
}

bool isFor(const Waiver& waiver, const Finding& finding)
{
    return waiver.finding == word(finding.check) && (waiver.subject.empty() || waiver.subject == finding.subject)
        && (!waiver.organization || waiver.organization == finding.organization) && (!waiver.chip || waiver.chip == finding.chip);
}

}

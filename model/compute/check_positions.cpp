// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/check_rules.h"

#include "model/records/words.h"
#include "words/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace model {

namespace {

constexpr std::size_t positionsAtOnce = 256; // between two looks at whether to stop

Estimate estimateOf(const InventoryRecord& claim)
{
    return withEnds(claim.units, halvesOf(claim.units, claim.unitsLow, claim.unitsHigh));
}

/// A finding about a position: of its organization, chip, access and provider. `thing` ends the subject.
template <class Place> Finding about(const CheckContext& context, Check check, const Place& place, const std::string& thing)
{
    Finding finding;
    finding.check = check;
    finding.sentence = sentenceOf(check);
    finding.organization = context.ledger.organization(place.organization).id;
    finding.chip = context.ledger.chip(place.chip).id;
    finding.access = place.access;
    finding.subject = word(place.access);
    if (place.provider != none) {
        finding.provider = context.ledger.organization(place.provider).id;
        finding.subject += fmt::format(" from {}", context.ledger.organization(place.provider).name);
    }
    if (!thing.empty())
        finding.subject += ", " + thing;
    return finding;
}

using Claims = std::vector<const InventoryRecord*>;

/// The claims of one position, quarter, measure and status.
void checkOneThing(CheckContext& context, const InventoryOrder::Group& group, Claims& claims)
{
    checkClaimsAgree(context, claims, estimateOf, [&](const InventoryRecord& a, const InventoryRecord& b) {
        const auto measure = word(a.measure);
        auto finding = about(context, Check::ClaimsDiffer, group,
            fmt::format("{}{}, {}", a.status == Status::Planned ? "planned " : "", measure, quarterText(a.quarter)));
        finding.sentence = a.measure == Measure::Installed ? say::check::claimsDifferInstalled : say::check::claimsDifferAdded;
        finding.facts = { { "quarter", a.quarter }, { "a", estimateOf(a) }, { "b", estimateOf(b) } };
        return finding;
    });
}

void checkThings(CheckContext& context, const InventoryOrder::Group& group, const Claims& taken)
{
    const auto isSameThing
        = [](const InventoryRecord& a, const InventoryRecord& b) { return a.quarter == b.quarter && a.measure == b.measure; };
    Claims actual, planned;
    for (std::size_t begin = 0; begin < taken.size();) {
        auto end = begin + 1;
        while (end < taken.size() && isSameThing(*taken[begin], *taken[end]))
            ++end;
        if (end - begin > 1) {
            actual.clear();
            planned.clear();
            for (auto i = begin; i < end; ++i)
                (taken[i]->status == Status::Actual ? actual : planned).push_back(taken[i]);
            checkOneThing(context, group, actual);
            checkOneThing(context, group, planned); // a plan that came out otherwise is no contradiction
        }
        begin = end;
    }
}

void checkIntroduction(CheckContext& context, const InventoryOrder::Group& group, const Claims& taken)
{
    const auto& chip = context.ledger.chip(group.chip);
    if (!chip.introduced || taken.front()->quarter >= *chip.introduced)
        return;
    auto finding = about(context, Check::UnitsBeforeIntroduction, group, {});
    for (const auto* claim : taken) {
        if (claim->quarter < *chip.introduced && claim->units != 0)
            finding.records.push_back(refTo(*claim));
    }
    if (finding.records.empty())
        return;
    const auto* first = context.dataset().inventory().find({ finding.records.front().id });
    finding.facts = { { "quarter", first->quarter }, { "units", estimateOf(*first) }, { "introduced", *chip.introduced } };
    finding.records.push_back({ RecordKind::Chip, chip.id.value });
    context.findings.push_back(std::move(finding));
}

void checkProvider(CheckContext& context, const InventoryOrder::Group& group, const Claims& taken)
{
    if (group.access == Access::Owned || group.provider != none)
        return;
    auto finding = about(context, Check::ProviderUnknown, group, {});
    finding.facts = { { "quarter", taken.front()->quarter } };
    for (const auto* claim : taken)
        finding.records.push_back(refTo(*claim));
    context.findings.push_back(std::move(finding));
}

void addRollForward(
    CheckContext& context, const Position& position, const CountingQuarter* previous, Quarter since, const CountingQuarter& here)
{
    const auto quarters = context.ledger.counting(position);
    IntervalSum widths;
    double units = 0;
    std::vector<RecordRef> records { refTo(*here.installed) };
    const auto add = [&](const InventoryRecord& claim) {
        units += claim.units;
        widths.add(context.ledger.sourceIndex(claim.source), halvesOf(claim.units, claim.unitsLow, claim.unitsHigh));
        records.push_back(refTo(claim));
    };
    if (previous)
        add(*previous->installed);
    for (const auto& quarter : quarters) {
        if (quarter.added && quarter.quarter >= since && quarter.quarter <= here.quarter
            && (!previous || quarter.quarter > previous->quarter))
            add(*quarter.added);
    }
    const auto stated = estimateOf(*here.installed);
    const auto rolled = withEnds(units, widths.result(context.ledger.options().rho));
    if (!differ(stated, rolled))
        return;
    auto finding = about(context, Check::RollForward, position, quarterText(here.quarter));
    finding.sentence = previous ? say::check::rollForwardSince : say::check::rollForwardStart;
    finding.facts = { { "quarter", here.quarter }, { "installed", stated }, { "rolled", rolled }, { "since", since } };
    if (previous)
        finding.facts.push_back({ "before", estimateOf(*previous->installed) });
    finding.records = std::move(records);
    context.findings.push_back(std::move(finding));
}

}

void checkRollForward(CheckContext& context)
{
    std::size_t done = 0;
    for (const auto& position : context.ledger.positions()) {
        if (++done % positionsAtOnce == 0)
            context.progress.update(0);
        const CountingQuarter* previous = nullptr; // the last one with an installed claim
        bool isAdded = false;                      // after it
        const auto quarters = context.ledger.counting(position);
        for (const auto& quarter : quarters) {
            isAdded = isAdded || quarter.added;
            if (!quarter.installed)
                continue;
            if (isAdded)
                addRollForward(context, position, previous, previous ? previous->quarter : quarters.front().quarter, quarter);
            previous = &quarter;
            isAdded = false;
        }
    }
}

void checkNegativeStock(CheckContext& context)
{
    for (const auto& position : context.ledger.positions()) {
        const auto quarters = context.ledger.counting(position);
        const auto negative = std::ranges::find_if(quarters, [](const CountingQuarter& quarter) { return quarter.stock.units < 0; });
        if (negative == quarters.end())
            continue;
        auto finding = about(context, Check::NegativeStock, position, {});
        finding.facts = { { "quarter", negative->quarter }, { "units", Estimate { negative->stock.units, {}, {} } } };
        for (const auto* claim : context.ledger.claimsBehind(position, negative->quarter))
            finding.records.insert(finding.records.begin(), refTo(*claim));
        context.findings.push_back(std::move(finding));
    }
}

namespace {

/// The sources that the view takes in the place of each one, the best first.
BySource<std::vector<SourceIndex>> newerSources(const Ledger& ledger)
{
    const auto& sources = ledger.dataset().sources();
    BySource<std::vector<SourceIndex>> newer(sources.size());
    for (const auto i : newer.indices()) {
        if (ledger.source(i).replaces.empty() || !ledger.takes(ledger.source(i).id))
            continue;
        BySource<char> isSeen(sources.size());
        for (std::vector<SourceIndex> open { i }; !open.empty();) {
            const auto& here = ledger.source(open.back());
            open.pop_back();
            for (const auto id : here.replaces) {
                const auto older = ledger.sourceIndex(id);
                if (older == none || older == i || std::exchange(isSeen[older], char(true)))
                    continue;
                newer[older].push_back(i);
                open.push_back(older);
            }
        }
    }
    const auto isBetter = [&](SourceIndex a, SourceIndex b) {
        return ledger.goesBefore(
            ledger.source(a).id, static_cast<std::int64_t>(a.value), ledger.source(b).id, static_cast<std::int64_t>(b.value));
    };
    for (auto& each : newer)
        std::ranges::sort(each, isBetter);
    return newer;
}

}

void checkReplaced(CheckContext& context)
{
    const auto& ledger = context.ledger;
    bool isAnyReplaced = false;
    context.dataset().sources().forEach(
        [&](const Source& source) { isAnyReplaced = isAnyReplaced || ledger.replacedBy(source.id) != none; });
    if (!isAnyReplaced)
        return;
    const auto newerOf = newerSources(ledger);
    for (const auto& group : context.order.groups()) {
        const auto records = context.order.records(group);
        std::map<SourceIndex, std::vector<const InventoryRecord*>> replaced; // by the best of what replaces them, where none of it speaks
        for (const auto* record : records) {
            const auto source = ledger.sourceIndex(record->source);
            if (source == none || newerOf[source].empty())
                continue;
            const auto speaks = [&](SourceIndex newer) {
                const auto id = ledger.source(newer).id;
                return std::ranges::any_of(records, [&](const InventoryRecord* other) { return other->source == id; });
            };
            if (std::ranges::none_of(newerOf[source], speaks))
                replaced[newerOf[source].front()].push_back(record);
        }
        for (const auto& [newer, claims] : replaced) {
            const auto& first = *claims.front();
            Finding finding;
            finding.check = Check::ReplacedAlone;
            finding.sentence = sentenceOf(finding.check);
            finding.organization = first.organization;
            finding.chip = first.chip;
            finding.access = first.access;
            finding.provider = first.provider;
            finding.subject = fmt::format("{}, {}", word(first.access), ledger.source(newer).key);
            finding.facts
                = { { "newer", ledger.source(newer).key }, { "older", context.sourceKey(first.source) }, { "quarter", first.quarter } };
            for (const auto* claim : claims)
                finding.records.push_back(refTo(*claim));
            context.findings.push_back(std::move(finding));
        }
    }
}

void checkClaimsOfPositions(CheckContext& context)
{
    std::size_t done = 0;
    Claims taken;
    for (const auto& group : context.order.groups()) {
        if (++done % positionsAtOnce == 0)
            context.progress.update(0);
        taken.clear();
        for (const auto* record : context.order.records(group)) {
            if (context.takes(*record))
                taken.push_back(record);
        }
        if (taken.empty())
            continue;
        checkThings(context, group, taken);
        checkIntroduction(context, group, taken);
        checkProvider(context, group, taken);
    }
}

}

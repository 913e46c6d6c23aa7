// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/release_changes.h"

#include "model/base/files.h"
#include "model/base/number_format.h"
#include "model/base/sentences.h"
#include "model/exchange/import_table.h"
#include "model/figure/make_figure.h"
#include "model/figure/number_text.h"
#include "model/records/each_record_type.h"
#include "model/records/field_text.h"
#include "model/store/document.h"
#include "model/store/new_file.h"
#include "words/files.h"
#include "words/release.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace model {

namespace {

/// Of an organization at a quarter, as a best estimate with an interval.
template <class Record>
constexpr bool isClaim
    = std::is_same_v<Record, InventoryRecord> || std::is_same_v<Record, HeadcountRecord> || std::is_same_v<Record, OperationalShare>;

double bestOf(const InventoryRecord& record)
{
    return record.units;
}
double bestOf(const HeadcountRecord& record)
{
    return record.people;
}
double bestOf(const OperationalShare& record)
{
    return record.share;
}

using Interval = std::pair<std::optional<double>, std::optional<double>>;

Interval intervalOf(const InventoryRecord& record)
{
    return { record.unitsLow, record.unitsHigh };
}
Interval intervalOf(const HeadcountRecord& record)
{
    return { record.peopleLow, record.peopleHigh };
}
Interval intervalOf(const OperationalShare& record)
{
    return { record.shareLow, record.shareHigh };
}

/// All that tells claims apart but their source, as the CSVs write it.
template <class Record> std::vector<std::string> keyOf(const Record& record, const Dataset& dataset)
{
    std::vector<std::string> key;
    for (const auto& field : fields<Record>()) {
        if (field.isKey && field.name != "source")
            key.push_back(fieldText(record, field, dataset));
    }
    return key;
}

/// "Google, TPU v5e, 2024Q1, added", without "owned" and "actual".
template <class Record> std::vector<Argument> shownKey(const std::vector<std::string>& key)
{
    std::vector<Argument> shown;
    for (const auto& part : key) {
        if (!part.empty() && part != word(Access::Owned) && part != word(Status::Actual))
            shown.emplace_back(part);
    }
    return shown;
}

/// Those that a source replaces and that nothing has replaced yet.
std::set<SourceId> replacedNow(const Dataset& before, const Source& newest)
{
    std::set<SourceId> replaced(newest.replaces.begin(), newest.replaces.end());
    std::vector<SourceId> ways(newest.replaces);
    std::set<SourceId> seen;
    while (!ways.empty()) {
        const auto* source = before.sources().find(ways.back());
        ways.pop_back();
        if (!source || !seen.insert(source->id).second)
            continue;
        for (const auto older : source->replaces) {
            replaced.erase(older);
            ways.push_back(older);
        }
    }
    return replaced;
}

/// Which of two claims on the same thing counts, by what is known of their sources.
bool isBefore(const Dataset& dataset, SourceId a, SourceId b)
{
    const auto rank = [&](SourceId id) {
        const auto& source = *dataset.sources().find(id);
        return std::tuple(static_cast<int>(SourceKind::Estimate) - static_cast<int>(source.kind), std::string_view(source.published), id);
    };
    return rank(a) < rank(b);
}

template <class Record> void compareClaims(const Dataset& before, const Dataset& after, const Source& newest, ReleaseChanges& changes)
{
    const auto replaced = replacedNow(before, newest);
    std::map<std::vector<std::string>, std::pair<const Record*, const Record*>> claims;
    before.table<Record>().forEach([&](const Record& record) {
        if (!replaced.contains(record.source))
            return;
        auto& then = claims[keyOf(record, before)].first;
        if (!then || isBefore(before, then->source, record.source))
            then = &record;
    });
    after.table<Record>().forEach([&](const Record& record) {
        if (record.source == newest.id)
            claims[keyOf(record, after)].second = &record;
    });
    for (const auto& [key, claim] : claims) {
        const auto& [then, now] = claim;
        ReleasedClaim told { shownKey<Record>(key), {}, {}, {}, {} };
        if (then) {
            told.then = bestOf(*then);
            std::tie(told.low, told.high) = intervalOf(*then);
        }
        if (now)
            told.now = bestOf(*now);
        if (!then)
            changes.added.push_back(std::move(told));
        else if (!now)
            changes.gone.push_back(std::move(told));
        else if (bestOf(*then) == bestOf(*now) && intervalOf(*then) == intervalOf(*now))
            ++changes.same;
        else
            changes.changed.push_back(std::move(told));
    }
}

Sentence valueOf(std::optional<double> best, const ReleasedClaim& claim)
{
    const auto end = [](std::optional<double> number) { return number ? groupedNumber(*number) : std::string("..."); };
    return { claim.low || claim.high ? say::release::interval : say::release::value,
        { { "value", end(best) }, { "low", end(claim.low) }, { "high", end(claim.high) } } };
}

Sentence changedText(const ReleasedClaim& claim)
{
    const double then = *claim.then, now = *claim.now;
    const auto& message = then == now ? say::release::otherInterval
        : claim.isBeyond()            ? say::release::changedBeyond
                                      : say::release::changed;
    const auto percent = then == 0 ? std::string("...") : fmt::format("{:+.3g} %", (now - then) / std::abs(then) * 100);
    return { message,
        { { "claim", listed(claim.what) }, { "then", valueOf(claim.then, claim) }, { "now", groupedNumber(now) },
            { "percent", percent } } };
}

}

bool ReleasedClaim::isBeyond() const
{
    return now && ((low && *now < *low) || (high && *now > *high));
}

ReleaseChanges releaseChanges(const Dataset& before, const Dataset& after, SourceId newest, const ViewState& view, const Words& words)
{
    ReleaseChanges changes;
    const auto& source = *after.sources().find(newest);
    eachRecordType([&]<class Record>() {
        if constexpr (isClaim<Record>)
            compareClaims<Record>(before, after, source, changes);
    });
    const auto then = makeFigure(before, view, words);
    auto compared = compareTables(then.table, makeFigure(after, view, words), words);
    changes.drawn = static_cast<std::size_t>(std::ranges::count_if(then.table, [](const TableRow& row) { return row.value.has_value(); }));
    std::erase_if(compared.changed, [](const ChangedValue& value) { return !value.isBeyond; });
    changes.moved = std::move(compared.changed);
    return changes;
}

std::vector<Sentence> releaseText(const ReleaseChanges& changes, std::size_t most)
{
    std::vector<Sentence> lines { { say::release::summary,
        { { "same", changes.same }, { "changed", changes.changed.size() }, { "added", changes.added.size() },
            { "gone", changes.gone.size() } } } };
    const auto list = [&](const auto& all, const auto& text) {
        for (std::size_t i = 0; i < std::min(most, all.size()); ++i)
            lines.push_back(text(all[i]));
        if (all.size() > most)
            lines.push_back({ say::release::more, { { "n", all.size() - most } } });
    };
    list(changes.changed, changedText);
    list(changes.added, [](const ReleasedClaim& claim) -> Sentence {
        return { say::release::added, { { "claim", listed(claim.what) }, { "now", groupedNumber(*claim.now) } } };
    });
    list(changes.gone, [](const ReleasedClaim& claim) -> Sentence {
        return { say::release::gone, { { "claim", listed(claim.what) }, { "then", valueOf(claim.then, claim) } } };
    });
    lines.push_back({ say::release::moves, { { "n", changes.moved.size() }, { "drawn", changes.drawn } } });
    list(changes.moved, [](const ChangedValue& value) -> Sentence {
        return { value.quarter ? say::release::movedAt : say::release::moved,
            { { "item", value.item }, { "quarter", value.quarter ? quarterText(*value.quarter) : std::string() }, { "then", value.then },
                { "now", value.now } } };
    });
    return lines;
}

Dataset datasetAfter(const Dataset& dataset, std::span<const std::filesystem::path> files, const ImportPlan& plan, Progress progress)
{
    const auto folder = std::filesystem::temp_directory_path();
    const TemporaryPath copy(folder / "release.flop");
    try {
        NewFile file(copy.path(), false);
        eachRecordType([&]<class Record>() { dataset.table<Record>().forEach([&](const Record& record) { file.insert(record); }); });
        file.finish();
        auto document = Document::open(copy.path());
        importTable(document, files, plan, std::move(progress));
        return *document.dataset();
    } catch (const Error& failure) {
        if (failure.code != ErrorCode::Full && failure.code != ErrorCode::Unwritable)
            throw;
        throw Error(failure.code, say::file::noTemporary, { { "folder", folder.string() } }); // nobody knows the copy by its name
    }
}

std::optional<SourceId> newestRelease(const Dataset& before, const Dataset& after)
{
    std::optional<SourceId> newest;
    after.sources().forEach([&](const Source& source) {
        if (!source.replaces.empty() && !before.sources().find(source.id))
            newest = source.id;
    });
    return newest;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/words.h"

#include "model/figure/message.h"

#include <algorithm>
#include <array>

namespace model {

namespace {

// Sorted by key. `.one` and `.many` are chosen by a count {n}.
constexpr std::array english {
    Message { "alternative.earlier-record", "not counted, the other was recorded later" },
    Message { "alternative.evidence", "not counted, {kind} is weaker evidence than {better}" },
    Message { "alternative.not-taken", "not counted, this view does not take it" },
    Message { "alternative.older", "not counted, published before the other" },
    Message { "alternative.planned", "not counted, planned where an actual claim is there" },
    Message { "alternative.prefer", "not counted, {source} is preferred" },
    Message { "border.planned", "planned" },
    Message { "by.access", "owned or rented" },
    Message { "by.chip", "chip" },
    Message { "by.chip-kind", "kind of chip" },
    Message { "by.country", "country" },
    Message { "by.kind", "kind of organization" },
    Message { "by.organization", "organization" },
    Message { "by.provider", "provider" },
    Message { "by.vendor", "vendor" },
    Message { "changes.differs", "differs" },
    Message { "changes.entered", "entered" },
    Message { "changes.head", "{before} → {after}" },
    Message { "changes.left", "left" },
    Message { "changes.none", "nothing" },
    Message { "changes.people", "{people}" },
    Message { "changes.same", "the same" },
    Message { "check.claims-differ.added", "{organization}, {holding}, {quarter}: {a} added by {sourceA} and {b} by {sourceB} differ." },
    Message {
        "check.claims-differ.installed", "{organization}, {holding}, {quarter}: {a} installed by {sourceA} and {b} by {sourceB} differ." },
    Message { "check.claims-differ.people", "{organization}, {quarter}: {a} {population} by {sourceA} and {b} by {sourceB} differ." },
    Message { "check.claims-differ.run", "{run}: {a} FLOP by {sourceA} and {b} by {sourceB} differ." },
    Message { "check.contained-above-aggregate",
        "{organization}, {kind}: what it contains holds {others} H100e in {quarter}, more than its {owned}." },
    Message { "check.flop-apart", "{run}: {stated} FLOP are stated, but chips, days and MFU make {computed}, {factor} times apart." },
    Message { "check.more-let-than-owned", "{organization} lets {others} H100e in {quarter}, more than the {owned} it owns." },
    Message { "check.negative-stock", "{organization}, {holding}: {units} are held at the end of {quarter}, fewer than none." },
    Message { "check.old-source", "{organization}: {source} made its last claim in {quarter}, {age} quarters before {at}." },
    Message { "check.provider-unknown", "{organization}, {holding}: nobody says from whom, since {quarter}." },
    Message { "check.researchers-above-employees", "{organization}, {quarter}: {researchers} researchers, but {employees} employees." },
    Message { "check.roll-forward.since",
        "{organization}, {holding}: {installed} installed in {quarter}, but {before} in {since} and what was added after come to "
        "{rolled}." },
    Message { "check.roll-forward.start",
        "{organization}, {holding}: {installed} installed in {quarter}, but what was added since {since} comes to {rolled}." },
    Message { "check.units-before-introduction",
        "{organization}, {holding}: {units} in {quarter}, before {chip} was introduced in {introduced}." },
    Message { "citation.no-date", "no date" },
    Message { "empty.filter", "Nothing is checked: check an organization and a chip in the lists to draw them." },
    Message { "empty.growth-access",
        "The organizations shown rent all their chips from providers that nobody names, or from a company they are part of: such chips are "
        "in no sum. The ranking shows them." },
    Message {
        "empty.growth-owned", "The organizations shown own no chips in these quarters. Choose \"has access to\" to see what they rent." },
    Message { "empty.growth-nothing",
        "No record says anything about these quarters. Choose other quarters in the strip below, or take more claims in the sentence "
        "above." },
    Message { "empty.index-base", "Nothing has a value in {quarter}, the base of the index. Choose another base quarter." },
    Message { "empty.no-records", "This document has no inventory yet. Import a table or add records with the Data menu." },
    Message { "empty.range", "The range ends before it begins: {from} is after {to}." },
    Message { "empty.ranking", "No organization has a value in {quarter}: {reasons}. Choose another quarter in the strip below." },
    Message { "empty.ranking-owned",
        "No organization shown owns chips in {quarter}: {reasons}. Choose \"has access to\" to see what they rent." },
    Message { "explain.as-above", "as above" },
    Message { "explain.instead", "or" },
    Message { "explain.sources", "Sources:" },
    Message { "figure.bandwidth", "memory bandwidth of {chip}" },
    Message { "figure.bf16", "dense BF16 peak of {chip}" },
    Message { "figure.int8", "dense 8-bit peak of {chip}" },
    Message { "figure.memory", "memory of {chip}" },
    Message { "figure.power", "TDP of {chip}" },
    Message { "figure.price", "price of {chip}" },
    Message { "footer.aggregates",
        "Remainders such as \"Other (rest of world)\" are drawn without the organizations in them that are counted on their own" },
    Message { "footer.alternatives-left.many", "Alternatives of {n} more sources are not drawn" },
    Message { "footer.alternatives-left.one", "Alternatives of 1 more source are not drawn" },
    Message { "footer.alternatives-lines", "Alternatives are drawn on lines only" },
    Message { "footer.alternatives-none", "No other source's claims make another value" },
    Message { "footer.asof", "data as of {date}" },
    Message { "footer.base-missing", "Without a value in {quarter}, so not in the index: {names}" },
    Message { "footer.begins", "Records begin later for {names}" },
    Message { "footer.carry", "Stocks of silent sources are carried {n} quarters" },
    Message { "footer.internal.many", "{n} holdings rented within one company are counted with the company" },
    Message { "footer.internal.one", "1 holding rented within one company is counted with the company" },
    Message { "footer.lower-bound", "≥: chips without a known figure are missing: {names}" },
    Message { "footer.no-interval.many", "{n} claims give no interval" },
    Message { "footer.no-interval.one", "1 claim gives no interval" },
    Message { "footer.not-shown", "Not shown: {reasons}" },
    Message { "footer.opening", "A holder's first stated stock is an opening balance and no growth" },
    Message { "footer.per-ignored", "Drawn as totals: growth has no denominator" },
    Message { "footer.prefer", "Preferred sources: {names}" },
    Message { "footer.rank", "Ranks are ranges where the order is not certain at 95 %" },
    Message { "footer.rho", "Errors within a source correlate with {rho} instead of 0.75" },
    Message { "footer.sources", "Sources: {names}" },
    Message { "footer.sources-more", "{names} and {n} more" },
    Message { "footer.unknown-provider.many", "{n} holdings rented from providers nobody names are in no total" },
    Message { "footer.unknown-provider.one", "1 holding rented from a provider nobody names is in no total" },
    Message { "growth.doubling", "doubling in {time}" },
    Message { "growth.factors", "a year: {factors}" },
    Message { "growth.months", "{n} months" },
    Message { "growth.title.flow", "{what} added per quarter, by {by}" },
    Message { "growth.title.index", "{what} held by {by}, {quarter} = 1" },
    Message { "growth.title.stock", "{what} held at the end of each quarter, by {by}" },
    Message { "growth.title.tpu-gpu-flow", "TPU against GPU: {what} added per quarter" },
    Message { "growth.title.tpu-gpu-index", "TPU against GPU: growth of {what} held, {quarter} = 1" },
    Message { "growth.title.tpu-gpu-stock", "TPU against GPU: {what} held" },
    Message { "growth.total", "total {fold}" },
    Message { "growth.what.chips", "Chips" },
    Message { "growth.what.cost", "Hardware value" },
    Message { "growth.what.flops", "Peak FLOP/s" },
    Message { "growth.what.gpt4s", "Capacity in GPT-4-size training runs" },
    Message { "growth.what.h100e", "H100-equivalents" },
    Message { "growth.what.memory", "Chip memory" },
    Message { "growth.what.power", "Chip power" },
    Message { "growth.years", "{n} years" },
    Message { "heads.each", "each" },
    Message { "heads.interval", "90 % interval" },
    Message { "heads.rank", "rank" },
    Message { "heads.total", "total" },
    Message { "holders.access", "chips an organization has access to" },
    Message { "holders.owned", "chips an organization owns" },
    Message { "inspect.above", "{share} likely above {name}" },
    Message { "inspect.above-bare", "one of them gives no interval" },
    Message { "inspect.accessible", "accessible at the end of {quarter}" },
    Message { "inspect.added", "added {quarter}" },
    Message { "inspect.added-planned", "planned to be added {quarter}" },
    Message { "inspect.all-gained", "gained by {name}" },
    Message { "inspect.all-owned", "owned by {name}" },
    Message { "inspect.before-first", "none before its first claim in {quarter}" },
    Message { "inspect.before-unknown", "unknown before, so nothing is taken off" },
    Message { "inspect.carried", "carried from {quarter}" },
    Message { "inspect.contained-gained", "gained in {quarter} by organizations counted on their own" },
    Message { "inspect.contained-since", "held by organizations counted on their own, since {quarter}" },
    Message { "inspect.counted", "counted {quarter}" },
    Message { "inspect.divided", "{chips} ÷ {people}" },
    Message { "inspect.flop-in-100-days", "FLOP of one {chip} in 100 days" },
    Message { "inspect.flow", "gained during {quarter}" },
    Message { "inspect.from-zero", "none before, its holder is known for longer" },
    Message { "inspect.gpt4-flop", "training of GPT-4" },
    Message { "inspect.index", "times {what} of the base quarter" },
    Message { "inspect.installed", "installed {quarter}" },
    Message { "inspect.installed-planned", "planned to be installed {quarter}" },
    Message { "inspect.interpolated", "interpolated between {from} and {to}" },
    Message { "inspect.interval", "90 %: {interval}" },
    Message { "inspect.left-out", "No value in {quarter}: {reason}." },
    Message { "inspect.let", "let by {name} to others" },
    Message { "inspect.mfu", "model FLOP utilization (MFU)" },
    Message { "inspect.missing", "figure of this chip unknown, not in the sum" },
    Message { "inspect.more-operands", "{n} smaller ones" },
    Message { "inspect.no-interval", "no interval given" },
    Message { "inspect.not-negative", "not below 0" },
    Message { "inspect.one-chip", "one {chip}" },
    Message { "inspect.only-chips", "the interval covers the chips only" },
    Message { "inspect.only-people", "the interval covers the people only" },
    Message { "inspect.owned", "{chip}, owned" },
    Message { "inspect.people-at", "in {quarter}" },
    Message { "inspect.per-tflops", "FLOP/s in a TFLOP/s" },
    Message { "inspect.rank", "rank {rank}" },
    Message { "inspect.rented", "{chip}, rented" },
    Message { "inspect.rented-from", "{chip}, rented from {provider}" },
    Message { "inspect.rolled", "stated and what was added since" },
    Message { "inspect.seconds", "seconds in 100 days" },
    Message { "inspect.share", "{share} of this number" },
    Message { "inspect.share-counted", "share that counts here" },
    Message { "inspect.share-figures", "chip figures" },
    Message { "inspect.share-kept", "share it keeps" },
    Message { "inspect.share-kept-detail", "1 − let to others ÷ owned, in H100e" },
    Message { "inspect.share-others", "what others hold of it" },
    Message { "inspect.share-own", "share of {name} not counted elsewhere" },
    Message { "inspect.share-own-detail", "1 − counted on their own ÷ all of it, in H100e" },
    Message { "inspect.share-people", "people" },
    Message { "inspect.since", "more than before {quarter}" },
    Message { "inspect.stock", "held at the end of {quarter}" },
    Message { "inspect.sum.many", "sum of {n} holdings" },
    Message { "inspect.sum.one", "one holding" },
    Message { "inspect.unchanged", "nothing added since {quarter}" },
    Message { "inspect.way", "{n} of {all} quarters of the way" },
    Message { "inspect.what-access", "{what} it has access to" },
    Message { "inspect.what-owned", "{what} it owns" },
    Message { "interval.none", "no interval given" },
    Message { "key.alternative", "other sources' claims" },
    Message { "key.band", "90 % interval" },
    Message { "key.hatched", "interpolated or carried" },
    Message { "key.hollow", "a part is interpolated or carried" },
    Message { "key.no-band", "no interval given" },
    Message { "key.pale", "planned" },
    Message { "key.solid", "stated" },
    Message { "left-out.beyond-top.many", "{n} beyond the top {top}" },
    Message { "left-out.beyond-top.one", "1 beyond the top {top}" },
    Message { "left-out.chip-figure-unknown.many", "{n} whose chips' figures are unknown" },
    Message { "left-out.chip-figure-unknown.one", "1 whose chips' figures are unknown" },
    Message { "left-out.no-chips.many", "{n} without known chips" },
    Message { "left-out.no-chips.one", "1 without known chips" },
    Message { "left-out.no-headcount.many", "{n} without a headcount" },
    Message { "left-out.no-headcount.one", "1 without a headcount" },
    Message { "left-out.zero.many", "{n} with none" },
    Message { "left-out.zero.one", "1 with none" },
    Message { "mark.carried", "a part is carried forward" },
    Message { "mark.interpolated", "a part is interpolated" },
    Message { "mark.planned", "a part is planned" },
    Message { "mark.stated", "stated by its sources" },
    Message { "method-contents", "How every number of Flopulence is made. One page alone: flopulence help method PAGE" },
    Message { "method-see", "See also: {pages}" },
    Message { "note.lower-bound", "≥, without {names}" },
    Message { "note.no-interval", "no interval given" },
    Message { "note.only-chips", "interval covers chips only" },
    Message { "note.only-people", "interval covers people only" },
    Message { "people.customers", "customers" },
    Message { "people.employees", "employees" },
    Message { "people.researchers", "researchers" },
    Message { "per.customers", "per customer" },
    Message { "per.employees", "per employee" },
    Message { "per.none", "" },
    Message { "per.researchers", "per researcher" },
    Message { "ranking.title.per-head", "{what} {per}" },
    Message { "ranking.title.total-access", "{what} organizations have access to" },
    Message { "ranking.title.total-owned", "{what} organizations own" },
    Message { "reason.beyond-top", "beyond the top" },
    Message { "reason.chip-figure-unknown", "figure unknown" },
    Message { "reason.no-chips", "no chips" },
    Message { "reason.no-headcount", "no headcount" },
    Message { "reason.zero", "none" },
    Message { "series.other", "other" },
    Message { "series.own", "own" },
    Message { "series.unknown", "unknown" },
    Message { "status.drawn", "{n} of {all} organizations drawn" },
    Message { "status.drawn-but", "{n} of {all} organizations drawn: {reasons}" },
    Message { "subtitle.evidence", "{kind} or better evidence" },
    Message { "subtitle.intervals", "90 % intervals" },
    Message { "subtitle.log", "logarithmic" },
    Message { "subtitle.owned", "owned" },
    Message { "subtitle.access", "by who has access" },
    Message { "subtitle.planned", "planned claims included" },
    Message { "subtitle.stacked", "stacked medians" },
    Message { "summary.growth", "{title}, {from} to {to}. In {to}: {values}." },
    Message { "summary.growth-factors", "{title}, {from} to {to}; in {to} {values}. Growth {factors}." },
    Message { "summary.ranking",
        "{n} organizations ranked by {what} in {quarter}: {first} leads with {value}{range}, {last} is last with {lastValue}. "
        "{tiers}{left}" },
    Message { "summary.ranking-left", "Not shown: {reasons}." },
    Message { "summary.ranking-one", "{first} has {value} {what} in {quarter}{range}. {tiers}{left}" },
    Message { "summary.ranking-range", " (90 % interval {range})" },
    Message { "summary.ranking-tiers", "{rich} are GPU-rich, {poor} GPU-poor. " },
    Message { "tier.middle", "between rich and poor" },
    Message { "tier.poor", "GPU-poor" },
    Message { "tier.rich", "GPU-rich" },
    Message { "tip.alternative", "if {sources} counted" },
    Message { "tip.alternative-value", "{value} if {sources} counted" },
    Message { "tip.quarter", "{name}, {quarter}" },
    Message { "unit.chips", "chips" },
    Message { "unit.cost", "US dollars at list price" },
    Message { "unit.flops", "FLOP/s (dense BF16)" },
    Message { "unit.gpt4s", "GPT-4-size training runs in 100 days at {mfu} % MFU" },
    Message { "unit.h100e.bandwidth", "H100-equivalents (memory bandwidth)" },
    Message { "unit.h100e.bf16", "H100-equivalents (dense BF16)" },
    Message { "unit.h100e.int8", "H100-equivalents (dense 8-bit)" },
    Message { "unit.h100e.memory", "H100-equivalents (memory)" },
    Message { "unit.h100e.price", "H100-equivalents (price)" },
    Message { "unit.memory", "bytes of chip memory" },
    Message { "unit.power", "watts of chip TDP" },
    Message { "unit.short.chips", "chips" },
    Message { "unit.short.cost", "of hardware" },
    Message { "unit.short.flops", "FLOP/s" },
    Message { "unit.short.gpt4s", "GPT-4s" },
    Message { "unit.short.h100e", "H100e" },
    Message { "unit.short.memory", "of memory" },
    Message { "unit.short.power", "of chips" },
    Message { "what.chips", "Chips" },
    Message { "what.cost", "Hardware value" },
    Message { "what.flops", "Peak FLOP/s" },
    Message { "what.gpt4s", "GPT-4-size training runs" },
    Message { "what.h100e", "GPUs" },
    Message { "what.memory", "Chip memory" },
    Message { "what.power", "Chip power" },
    Message { "zone.poor", "GPU-poor, below {line}" },
    Message { "zone.rich", "GPU-rich, {line} and more" },
};

std::string replaced(std::string_view message, const Words::Arguments& arguments)
{
    std::string text;
    while (!message.empty()) {
        const auto open = message.find('{');
        const auto close = message.find('}', open);
        text += message.substr(0, open);
        if (open == std::string_view::npos || close == std::string_view::npos)
            break;
        const auto name = message.substr(open + 1, close - open - 1);
        for (const auto& [key, value] : arguments) {
            if (key == name)
                text += value;
        }
        message.remove_prefix(close + 1);
    }
    return text;
}

}

std::string Words::operator()(std::string_view key, const Arguments& arguments) const
{
    if (const auto found = m_translated.find(key); found != m_translated.end())
        return replaced(found->second, arguments);
    if (const auto found = std::ranges::find(english, key, &Message::key); found != english.end())
        return replaced(found->text, arguments);
    const auto pages = methodMessages();
    const auto page = std::ranges::find(pages, key, &Message::key);
    return page == pages.end() ? std::string(key) : replaced(page->text, arguments);
}

std::string Words::counted(std::string_view key, std::size_t n, Arguments arguments) const
{
    arguments.emplace_back("n", std::to_string(n));
    return (*this)(std::string(key) + (n == 1 ? ".one" : ".many"), arguments);
}

std::vector<std::string> Words::keys()
{
    std::vector<std::string> keys;
    for (const auto& message : english)
        keys.emplace_back(message.key);
    for (const auto& message : methodMessages())
        keys.emplace_back(message.key);
    return keys;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"
#include "model/compute/alternatives.h"
#include "model/compute/per_head.h"
#include "model/figure/enum_names.h"
#include "model/figure/figure.h"
#include "model/figure/number_text.h"
#include "model/figure/palette.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace model {

/// What every figure is made of: the claims, the view with its defaults, and the words.
struct FigureContext {
    const Ledger& ledger;
    const InventoryOrder& order;
    const ViewState& view;
    const ResolvedView& resolved;
    const Words& words;
    std::size_t unsound = 0; ///< records that break a hard rule and are in no value
    bool isQuick = false;    ///< without what takes long: intervals of draws and of growth, places on other bases
    Palette palette = Palette(ledger.dataset());

    const Dataset& dataset() const { return ledger.dataset(); }
};

/// "GPU-rich"; None has no name.
const Message& tierName(Tier tier);

/// What a figure is of, in a word: "compute", "chips", "hardware".
std::string subjectText(const FigureContext& context);

/// "H100-equivalents (dense BF16)"
std::string unitText(const FigureContext& context);

/// The same for behind a number; empty where the number has the unit's sign already ("1.2 GW").
std::string unitOfNumber(const FigureContext& context);

/// "1.74 M H100-equivalents (dense BF16)", "1.2 GW"
std::string numberOfUnits(const FigureContext& context, double number, const NumberStyle& style);

/// What differs from the usual and changes the answer, for the subtitle: status, evidence.
std::vector<std::string> conditions(const FigureContext& context);

/// "31 without a headcount, 4 with none": what is not shown and why, the most frequent first.
std::string leftOutText(const FigureContext& context, const std::vector<LeftOut>& leftOut);

/// "Sources: Epoch AI (CC BY 4.0), Tesla and 12 more · data as of 2026-09"; publishers, the most used first.
std::string sourcesLine(const FigureContext& context, const std::vector<SourceIndex>& sources);

/// The sources and their line, the first of the footer.
void addSources(const FigureContext& context, const std::vector<SourceIndex>& sources, Figure& figure);

/// "A, B and 3 more" of names in order.
std::string someNames(const FigureContext& context, const std::vector<std::string>& names, std::size_t most);

/// "Epoch AI (epoch-owners) or Tesla": with keys, for a publisher may have many sources.
std::string sourceNames(const FigureContext& context, const std::vector<SourceIndex>& sources);

/// Why alternatives are missing that the view asks for; `drawn` are the marks.
void addAlternativeNotes(const FigureContext& context, const Alternatives& drawn, std::vector<std::string>& footer);

/// Who published it, for a reader; its key where nobody is named.
const std::string& sourceName(const Source& source);

/// The names of chips, each once, in order.
std::vector<std::string> chipNames(const FigureContext& context, const std::vector<ChipIndex>& chips);

/// "not shown: 13 without a headcount", where anybody is left out.
void addLeftOutNote(const FigureContext& context, const std::vector<LeftOut>& leftOut, std::vector<std::string>& footer);

/// Which chips without the needed figure make values lower bounds.
void addLowerBoundNote(const FigureContext& context, const std::vector<std::string>& chips, std::vector<std::string>& footer);

/// Carry and rho where they are not the usual ones, preferred sources.
void addMethodNotes(const FigureContext& context, std::vector<std::string>& footer);

/// What of the view this figure has no use for: a denominator, alternatives.
void addFigureNotes(const FigureContext& context, std::vector<std::string>& footer);

/// What was counted, the most frequent first, those as frequent in their own order.
template <class Key> std::vector<Key> mostFrequentFirst(const std::map<Key, std::size_t>& counts)
{
    std::vector<Key> keys;
    keys.reserve(counts.size());
    for (const auto& [key, count] : counts)
        keys.push_back(key);
    std::ranges::stable_sort(keys, std::ranges::greater(), [&](const Key& key) { return counts.at(key); });
    return keys;
}

/// What stands behind the organizations that are drawn: their sources, and what the footer says of them.
class ClaimUses {
public:
    explicit ClaimUses(const FigureContext& context);
    void addHeld(const std::vector<HeldPart>& parts, Quarter quarter); ///< those of nothing rest on nothing
    void addPeople(const People& people);
    void addMissing(const std::vector<ChipIndex>& chips); ///< chips without the needed figure

    std::vector<SourceIndex> sources() const; ///< the most used first

    /// How many claims give no interval, which chips make values lower bounds, and whose numbers count chips sold.
    void addNotes(std::vector<std::string>& footer) const;

private:
    void addStateNote(std::vector<std::string>& footer) const;

    const FigureContext& m_context;
    Quarter m_quarter;
    std::set<OrganizationIndex> m_ofSold; ///< holders of whom a claim counts chips sold
    bool m_isAnyRunning = false;          ///< some claim counts those that run
    std::size_t m_withoutInterval = 0;
    std::vector<ChipIndex> m_missing;
    std::map<SourceIndex, std::size_t> m_uses;
};

/// The word of a series for a reader: `other`, `others`, `own` and `unknown` are translated, names stay.
std::string seriesLabel(const FigureContext& context, const std::string& name);

/// " (3.59 to 3.80)": the ends of a value behind it, written by `text`; empty where neither is known, and blank of the same width in a
/// figure that is made quickly.
std::string bracketText(
    const FigureContext& context, const Estimate& value, const std::function<std::string(double)>& text = significantText);

/// "2–5", empty where there is no rank.
std::string rankText(const RankedOrganization& ranked);

/// Why there is no value, in a word or two: "no headcount".
std::string reasonLabel(const FigureContext& context, Reason reason);

/// "where · where": parts that are not empty.
std::string dotted(const std::vector<std::string>& parts);

TableRow leftOutRow(const FigureContext& context, const LeftOut& leftOut, std::optional<Quarter> quarter);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/checks.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace model {

// What the rules of model/compute/checks.h are made of; nobody else needs it.

struct CheckContext {
    const Ledger& ledger;
    const InventoryOrder& order;
    Quarter at;
    Progress& progress;
    std::vector<Finding>& findings;

    const Dataset& dataset() const { return ledger.dataset(); }
    /// Whether the view takes the claim, whether or not another one counts in its place.
    bool takes(const InventoryRecord& record) const
    {
        return (record.status == Status::Actual || ledger.options().status == Status::Planned) && ledger.takes(record.source);
    }
    std::string sourceKey(SourceId id) const { return std::string(dataset().name(id)); }
};

inline RecordRef refTo(const InventoryRecord& record)
{
    return { RecordKind::Inventory, record.id.value };
}
inline RecordRef refTo(const HeadcountRecord& record)
{
    return { RecordKind::Headcount, record.id.value };
}
inline RecordRef refTo(const TrainingRun& record)
{
    return { RecordKind::TrainingRun, record.id.value };
}

/// Calls `differing(a, b)` where claims on one thing by different sources do not all agree: `a` is the one that counts and `b` the one
/// farthest from it of those that differ from it, else the two farthest from each other. `claims` has the one that counts first and at
/// least two.
template <class Claim, class Value, class Differing>
void findDiffering(const std::vector<const Claim*>& claims, const Value& value, const Differing& differing)
{
    const auto counting = value(*claims.front());
    const Claim* farthest = nullptr;
    for (const auto* claim : claims) {
        const auto isFarther
            = [&] { return std::abs(value(*claim).best - counting.best) > std::abs(value(*farthest).best - counting.best); };
        if (differ(counting, value(*claim)) && (!farthest || isFarther()))
            farthest = claim;
    }
    if (farthest) {
        differing(*claims.front(), *farthest);
        return;
    }
    const auto best = [&](const Claim* claim) { return value(*claim).best; };
    const auto* least = *std::ranges::min_element(claims, {}, best);
    const auto* most = *std::ranges::max_element(claims, {}, best);
    if (differ(value(*least), value(*most)))
        differing(*most, *least);
}

/// Puts the claims on one thing in the order in which they count. Where they do not all agree, adds the finding that `about(a, b)` begins,
/// with where both come from and the records of all claims.
template <class Claim, class Value, class About>
void checkClaimsAgree(CheckContext& context, std::vector<const Claim*>& claims, const Value& value, const About& about)
{
    if (claims.size() < 2)
        return;
    std::ranges::sort(
        claims, [&](const Claim* a, const Claim* b) { return context.ledger.goesBefore(a->source, a->id.value, b->source, b->id.value); });
    findDiffering(claims, value, [&](const Claim& a, const Claim& b) {
        Finding finding = about(a, b);
        finding.check = Check::ClaimsDiffer;
        finding.facts.push_back({ "sourceA", context.sourceKey(a.source) });
        finding.facts.push_back({ "sourceB", context.sourceKey(b.source) });
        finding.records = { refTo(a), refTo(b) };
        for (const auto* claim : claims) {
            if (claim != &a && claim != &b)
                finding.records.push_back(refTo(*claim));
        }
        context.findings.push_back(std::move(finding));
    });
}

/// Hard rules that records of any kind break.
void checkRules(const Dataset& dataset, CheckContext& context);
void checkRollForward(CheckContext& context);
void checkNegativeStock(CheckContext& context);
/// Claims that differ, units before the introduction and unknown providers, of one position's claims at a time.
void checkClaimsOfPositions(CheckContext& context);
/// More let than owned, and contained above their aggregate.
void checkHolders(CheckContext& context);
/// Owners whose share is an earlier quarter's though what they let has grown since, and those who let what they may have rented.
void checkLessors(CheckContext& context);
/// Claims of replaced sources on positions on which those that replace them say nothing.
void checkReplaced(CheckContext& context);
void checkOldSources(CheckContext& context);
/// Headcounts that differ, and researchers above employees.
void checkHeadcounts(CheckContext& context);
/// Training runs that differ, and FLOP apart.
void checkTrainingRuns(CheckContext& context);
/// What saved views name and no record is called.
void checkSavedViews(CheckContext& context);
/// Numbers beyond what is known of anything.
void checkMeasures(CheckContext& context);
/// Actual claims more than two years after today.
void checkAhead(CheckContext& context, Quarter today);

}

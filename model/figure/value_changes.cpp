// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/value_changes.h"

#include "model/figure/make_figure.h"
#include "model/figure/rooms.h"
#include "words/explain.h"
#include "words/figure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace model {

namespace {

using Part = Explanation::Part;

/// What one side says of everything in it.
struct Side {
    std::map<std::string, Part> values;
    std::map<std::string, std::string> whyNot; ///< of the organizations without one
};

/// `told` is where its half of the work begins.
Side sideOf(const Dataset& dataset, const ComparedView& compared, const std::optional<std::string>& item, const Words& words,
    Progress& progress, double told)
{
    constexpr double half = 0.5;
    Side side;
    progress.update(told);
    const auto read = [&](const FigureContext& context) {
        const auto& room = roomOf(context.view.figure);
        const auto explainer = room.explainer(context);
        const auto add = [&](const std::string& name) {
            TableRow row;
            row.item = name;
            row.quarter = compared.quarter;
            if (auto tree = explainer->value(room.named(row)))
                side.values[name] = std::move(tree);
        };
        for (const auto& left : explainer->leftOut())
            side.whyNot[context.ledger.organization(left.organization).name] = reasonLabel(context, left.reason);
        const auto names = item ? std::vector { *item } : explainer->names();
        for (std::size_t i = 0; i < names.size(); ++i) {
            progress.update(told + half * static_cast<double>(i) / static_cast<double>(names.size()));
            add(names[i]);
        }
    };
    withFigure(dataset, compared.view, words, read, progress);
    return side;
}

/// The parts of a value by their names: holdings, and people.
std::map<std::string, Part> partsOf(const Part& tree, const Words& words)
{
    std::map<std::string, Part> parts;
    if (!tree)
        return parts;
    const bool isRatio = tree->operation == Operation::Ratio;
    const auto& sum = isRatio || tree->operation == Operation::Quotient ? *tree->operands[0] : *tree;
    for (const auto& part : sum.operands)
        parts[part->label] = part;
    if (isRatio)
        parts[words(say::changes::people, { { "people", tree->operands[1]->unit } })] = tree->operands[1];
    return parts;
}

/// What a part is a number of, before factors are applied.
const Explanation& unitsOf(const Explanation& part)
{
    return isProduct(part.operation) ? *part.operands[0] : part;
}

std::map<std::pair<RecordKind, std::int64_t>, Part> claimsOf(const Part& part)
{
    std::map<std::pair<RecordKind, std::int64_t>, Part> claims;
    if (!part)
        return claims;
    // Of the part itself where it is a claim, else of what stands below its units.
    const auto visit = [&](const auto& self, const Part& node) -> void {
        if (node->record && node->record->kind != RecordKind::Chip)
            claims[{ node->record->kind, node->record->id }] = node;
        if (node->operation == Operation::Remainder)
            return;
        for (const auto& operand : node->operands)
            self(self, operand);
    };
    visit(visit, isProduct(part->operation) ? part->operands[0] : part);
    return claims;
}

void addFactors(PartChange& change)
{
    if (!change.before || !change.after)
        return;
    std::map<std::string, std::pair<Part, Part>> factors;
    const auto add = [&](const Part& part, auto member) {
        if (!isProduct(part->operation))
            return;
        for (std::size_t i = 1; i < part->operands.size(); ++i)
            factors[part->operands[i]->label].*member = part->operands[i];
    };
    add(change.before, &std::pair<Part, Part>::first);
    add(change.after, &std::pair<Part, Part>::second);
    for (auto& [label, factor] : factors) {
        if (!factor.first || !factor.second || !areSame(factor.first->value, factor.second->value))
            change.factors.push_back(std::move(factor));
    }
}

/// Whether two claims are of the same quarter and measure and of the same amount, whatever their sources.
bool sayTheSame(const Explanation& a, const Explanation& b)
{
    return a.record->kind == b.record->kind && a.label == b.label && a.unit == b.unit && a.value == b.value && a.low == b.low
        && a.high == b.high;
}

void addRecords(PartChange& change)
{
    const auto before = claimsOf(change.before), after = claimsOf(change.after);
    const auto onlyIn = [](const auto& claims, const auto& others) {
        std::vector<Part> only;
        for (const auto& [ref, claim] : claims) {
            if (!others.contains(ref))
                only.push_back(claim);
        }
        return only;
    };
    const auto left = onlyIn(before, after);
    auto entered = onlyIn(after, before);
    for (const auto& claim : left) {
        const auto same = std::ranges::find_if(entered, [&](const Part& other) { return sayTheSame(*claim, *other); });
        if (same == entered.end())
            change.records.push_back({ ClaimMove::Left, claim, {} });
        else
            entered.erase(same);
    }
    for (const auto& claim : entered)
        change.records.push_back({ ClaimMove::Entered, claim, {} });
    // Where the same claims make another number, time or a factor is why.
    if (change.records.empty() && change.before && change.after && !areSame(unitsOf(*change.before).value, unitsOf(*change.after).value)) {
        const auto detail = unitsOf(*change.before).detail + " → " + unitsOf(*change.after).detail;
        for (const auto& [ref, claim] : after)
            change.records.push_back({ ClaimMove::Differs, claim, detail });
    }
}

double sizeOf(const PartChange& change)
{
    return std::abs((change.after ? change.after->value : 0) - (change.before ? change.before->value : 0));
}

void addParts(ValueChange& value, const Words& words)
{
    std::map<std::string, std::pair<Part, Part>> both;
    for (auto& [label, part] : partsOf(value.before, words))
        both[label].first = part;
    for (auto& [label, part] : partsOf(value.after, words))
        both[label].second = part;
    for (auto& [label, pair] : both) {
        PartChange change { label, pair.first, pair.second, {}, {} };
        const bool isSame = change.before && change.after && areSame(change.before->value, change.after->value);
        addRecords(change);
        addFactors(change);
        if (!isSame || !change.records.empty())
            value.parts.push_back(std::move(change));
    }
    std::ranges::stable_sort(value.parts, std::ranges::greater(), sizeOf);
}

}

std::string_view word(ClaimMove move)
{
    static constexpr std::array<std::string_view, 3> words { "entered", "left", "differs" };
    return words.at(static_cast<std::size_t>(move));
}

ComparedView viewAt(const ViewState& view, Quarter quarter, const Dataset& dataset)
{
    ComparedView compared { view, {}, quarterText(quarter) };
    if (!factsOf(view.figure).isOfQuarters) {
        compared.view.at = quarter;
        return compared;
    }
    const auto resolved = resolve(view, dataset);
    compared.view.from = std::min(resolved.from, quarter);
    compared.view.to = std::max(resolved.to, quarter);
    compared.quarter = quarter;
    return compared;
}

std::vector<ValueChange> valueChanges(const Dataset& dataset, const ComparedView& before, const ComparedView& after,
    const std::optional<std::string>& item, const Words& words, Progress progress)
{
    const auto old = sideOf(dataset, before, item, words, progress, 0);
    const auto now = sideOf(dataset, after, item, words, progress, 0.5);
    std::set<std::string> names;
    for (const auto* side : { &old, &now }) {
        for (const auto& [name, value] : side->values)
            names.insert(name);
    }
    std::vector<ValueChange> changes;
    for (const auto& name : names) {
        const auto valueOf = [&](const Side& side) {
            const auto found = side.values.find(name);
            return found == side.values.end() ? nullptr : found->second;
        };
        const auto whyNot = [&](const Side& side) {
            const auto found = side.whyNot.find(name);
            return found == side.whyNot.end() ? words(say::reason::noChips) : found->second;
        };
        ValueChange change { name, valueOf(old), valueOf(now), {}, {}, {} };
        if (!change.before)
            change.whyNotBefore = whyNot(old);
        if (!change.after)
            change.whyNotAfter = whyNot(now);
        addParts(change, words);
        changes.push_back(std::move(change));
    }
    std::ranges::stable_sort(changes, [](const ValueChange& a, const ValueChange& b) {
        const auto key = [](const ValueChange& change) {
            return std::pair(change.after ? change.after->value : -1, change.before ? change.before->value : -1);
        };
        return key(a) > key(b);
    });
    return changes;
}

}

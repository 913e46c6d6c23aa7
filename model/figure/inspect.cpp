// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/compute/per_head.h"
#include "model/compute/series.h"
#include "model/figure/parts.h"
#include "model/view/view_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>

namespace model {

namespace {

class Inspector {
public:
    explicit Inspector(const FigureContext& context)
        : m_context(context)
        , m_style(numberStyle(context.resolved.unit))
        , m_unitShort(context.words("unit.short." + std::string(word(context.resolved.unit))))
    {
    }

    Inspection ranked(const Selection& selection)
    {
        const auto ranking = rankOrganizations(m_context.ledger, everything(), m_context.resolved);
        const auto isSelected = [&](const auto& entry) { return m_context.ledger.organization(entry.organization).name == selection.item; };
        Inspection inspection;
        inspection.heading = fmt::format("{} · {}", selection.item, quarterText(m_context.resolved.at));
        const auto found = std::ranges::find_if(ranking.drawn, isSelected);
        if (found == ranking.drawn.end()) {
            const auto left = std::ranges::find_if(ranking.leftOut, isSelected);
            if (left == ranking.leftOut.end())
                return {};
            inspection.note = m_context.words("inspect.left-out",
                { { "quarter", quarterText(m_context.resolved.at) }, { "reason", reasonLabel(m_context, left->reason) } });
            return inspection;
        }
        describe(*found, inspection);
        return inspection;
    }

    Inspection ofSeries(const Selection& selection)
    {
        const auto quarter = selection.quarter.value_or(m_context.resolved.to);
        const bool isStock = m_context.view.measure != Change::Flow;
        auto parts = cellParts(m_context.ledger, m_context.view, m_context.resolved, isStock, quarter);
        const auto isIn = seriesTest(selection.series, isStock);
        std::erase_if(parts, [&](const CellPart& part) {
            return part.units == 0 || !isIn(groupName(m_context.ledger, m_context.ledger.positions()[part.position], m_context.view.by));
        });
        Inspection inspection;
        inspection.heading = fmt::format("{} · {}", seriesLabel(m_context, selection.series), quarterText(quarter));
        if (parts.empty()) {
            inspection.note = m_context.words(
                "inspect.left-out", { { "quarter", quarterText(quarter) }, { "reason", m_context.words("reason.zero") } });
            return inspection;
        }
        double total = 0;
        auto mark = Mark::Stated;
        for (const auto& part : parts) {
            total += part.value;
            mark = weakest(mark, part.mark);
        }
        std::ranges::sort(parts, std::ranges::greater(), [](const CellPart& part) { return std::abs(part.value); });
        inspection.value = numberText(total, m_style);
        inspection.unit = unitText(m_context) + ", "
            + m_context.words(isStock ? "inspect.stock" : "inspect.flow", { { "quarter", quarterText(quarter) } });
        inspection.mark = m_context.words("mark." + std::string(word(mark)));
        inspection.formula = m_context.words("inspect.sum", { { "n", std::to_string(parts.size()) } });
        for (const auto& part : parts) {
            Operand operand;
            const auto& position = m_context.ledger.positions()[part.position];
            operand.label = m_context.ledger.organization(position.organization).name + ", " + positionLabel(position);
            operand.value = numberText(part.value, m_style);
            operand.mark = part.mark;
            if (part.share != 1)
                operand.detail = m_context.words("inspect.contained", { { "share", shareText(part.share) } });
            const auto claims = isStock ? m_context.ledger.claimsBehind(position, quarter) : flowClaims(position, quarter);
            for (const auto* claim : claims)
                operand.operands.push_back(claimOperand(*claim));
            addSources(claims, std::abs(part.value));
            inspection.operands.push_back(std::move(operand));
        }
        addSourceUses(inspection);
        return inspection;
    }

private:
    /// Whether a group is drawn in the series: by its name, or as one of those that are drawn together as `other`.
    std::function<bool(const std::string&)> seriesTest(const std::string& series, bool isStock) const
    {
        const auto drawn = seriesTable(m_context.ledger, m_context.view, m_context.resolved, isStock, false).series;
        if (drawn.empty() || !drawn.back().isOther || series != drawn.back().name)
            return [series](const std::string& group) { return group == series; };
        return [drawn](const std::string& group) { return std::ranges::find(drawn, group, &GroupSeries::name) == drawn.end(); };
    }

    /// The view without `top`: what is beyond it can be inspected too.
    ViewState everything() const
    {
        auto view = m_context.view;
        view.top = 10000;
        return view;
    }

    static std::string shareText(double share) { return fmt::format("{} %", numberText(share * 100)); }

    std::string positionLabel(const Position& position) const
    {
        const auto& chip = m_context.ledger.chip(position.chip).name;
        if (position.access == Access::Owned)
            return m_context.words("inspect.owned", { { "chip", chip } });
        if (position.provider == none)
            return m_context.words("inspect.rented", { { "chip", chip } });
        return m_context.words(
            "inspect.rented-from", { { "chip", chip }, { "provider", m_context.ledger.organization(position.provider).name } });
    }

    std::vector<const InventoryRecord*> flowClaims(const Position& position, Quarter quarter) const
    {
        for (const auto& counting : m_context.ledger.counting(position)) {
            if (counting.quarter == quarter && counting.added)
                return { counting.added };
        }
        return m_context.ledger.claimsBehind(position, quarter);
    }

    std::string sourceName(SourceId id) const
    {
        const auto* source = m_context.dataset().sources().find(id);
        return source ? source->publisher.empty() ? source->key : source->publisher : std::string();
    }

    Operand claimOperand(const InventoryRecord& claim) const
    {
        Operand operand;
        const auto key = claim.status == Status::Planned ? "inspect.planned"
            : claim.measure == Measure::Added            ? "inspect.added"
                                                         : "inspect.installed";
        operand.label = m_context.words(key, { { "quarter", quarterText(claim.quarter) } });
        operand.value = numberText(claim.units);
        if (claim.unitsLow || claim.unitsHigh)
            operand.interval = rangeText({ claim.units, claim.unitsLow, claim.unitsHigh });
        operand.detail = sourceName(claim.source);
        operand.record = RecordRef { RecordKind::Inventory, claim.id.value };
        return operand;
    }

    Operand claimOperand(const HeadcountRecord& claim) const
    {
        Operand operand;
        operand.label = quarterText(claim.quarter);
        operand.value = numberText(claim.people);
        if (claim.peopleLow || claim.peopleHigh)
            operand.interval = rangeText({ claim.people, claim.peopleLow, claim.peopleHigh });
        operand.detail = sourceName(claim.source);
        operand.record = RecordRef { RecordKind::Headcount, claim.id.value };
        return operand;
    }

    void addSources(const std::vector<const InventoryRecord*>& claims, double value)
    {
        for (const auto* claim : claims)
            m_sources[claim->source] += value / static_cast<double>(claims.size());
        m_total += value;
    }

    void describe(const RankedOrganization& ranked, Inspection& inspection)
    {
        const auto& words = m_context.words;
        std::vector<double> lines;
        for (const auto& line : { m_context.resolved.rich, m_context.resolved.poor }) {
            if (line)
                lines.push_back(*line);
        }
        const auto style = numberStyle(m_context.resolved.unit, lines);
        const bool isLowerBound = !ranked.held.missingChips.empty();
        inspection.value = (isLowerBound ? "≥ " : "") + numberText(ranked.value.best, style);
        const auto per = words("per." + std::string(word(m_context.resolved.per)));
        inspection.unit = unitText(m_context) + (per.empty() ? "" : " " + per);
        if (ranked.rankBest)
            inspection.rank = words("inspect.rank", { { "rank", rankText(ranked) } });
        if (ranked.chipsHaveInterval || ranked.peopleHaveInterval)
            inspection.interval = words("inspect.interval", { { "interval", rangeText(ranked.value, style) } });
        else
            inspection.interval = words("inspect.no-interval");
        if (ranked.people && ranked.chipsHaveInterval != ranked.peopleHaveInterval)
            inspection.interval += "; " + words(ranked.chipsHaveInterval ? "inspect.only-chips" : "inspect.only-people");
        if (ranked.tier != Tier::None)
            inspection.tier = words("tier." + std::string(tierWord(ranked.tier)));
        inspection.mark = words("mark." + std::string(word(ranked.mark)));
        if (isLowerBound)
            inspection.note = words("note.lower-bound", { { "names", joined(chipNames(m_context, ranked.held.missingChips), ", ") } });

        auto chips = chipsOperand(ranked.held);
        if (!ranked.people) {
            inspection.formula = words("inspect.sum", { { "n", std::to_string(ranked.held.parts.size()) } });
            inspection.operands = std::move(chips.operands);
        } else {
            auto people = peopleOperand(*ranked.people);
            inspection.formula
                = words("inspect.divided", { { "chips", fmt::format("{} {}", chips.value, m_unitShort) }, { "people", people.label } });
            inspection.operands.push_back(std::move(chips));
            inspection.operands.push_back(std::move(people));
        }
        addSourceUses(inspection);
    }

    Operand chipsOperand(const Held& held)
    {
        const auto& words = m_context.words;
        Operand whole;
        whole.label = words(
            m_context.resolved.access == Holding::Owned ? "inspect.what-owned" : "inspect.what-access", { { "what", m_unitShort } });
        whole.value = numberText(held.value, m_style);
        if (held.halves.areKnown())
            whole.interval = rangeText(withEnds(held.value, held.halves), m_style);
        whole.mark = held.mark;
        auto parts = held.parts;
        std::erase_if(parts, [](const HeldPart& part) { return part.stock.units == 0; });
        std::ranges::sort(parts, std::ranges::greater(), &HeldPart::value);
        for (const auto& part : parts) {
            const auto& position = m_context.ledger.positions()[part.position];
            const auto claims = m_context.ledger.claimsBehind(position, m_context.resolved.at);
            Operand operand;
            operand.label = positionLabel(position);
            operand.mark = part.stock.mark;
            std::vector<std::string> details;
            if (part.perChip) {
                operand.value = numberText(part.value, m_style);
                const double factor = *part.perChip * part.share;
                if (part.stock.halves.areKnown())
                    operand.interval = rangeText(withEnds(part.value, scaled(part.stock.halves, factor)), m_style);
                if (m_context.resolved.unit != Unit::Chips)
                    details.push_back(fmt::format(
                        "{} {}", numberText(part.stock.units), words("inspect.each", { { "value", numberText(*part.perChip, m_style) } })));
            } else {
                operand.value = numberText(part.stock.units);
                details.push_back(words("inspect.missing"));
            }
            if (part.share != 1)
                details.push_back(words("inspect.kept", { { "share", shareText(part.share) } }));
            if (part.stock.mark == Mark::Interpolated && claims.size() > 1)
                details.push_back(words("inspect.interpolated",
                    { { "from", quarterText(claims[claims.size() - 2]->quarter) }, { "to", quarterText(claims.back()->quarter) } }));
            else if (part.stock.mark == Mark::Carried)
                details.push_back(words("inspect.carried", { { "quarter", quarterText(claims.back()->quarter) } }));
            operand.detail = dotted(details);
            for (const auto* claim : claims)
                operand.operands.push_back(claimOperand(*claim));
            addSources(claims, std::abs(part.value));
            whole.operands.push_back(std::move(operand));
        }
        return whole;
    }

    Operand peopleOperand(const People& people)
    {
        const auto& words = m_context.words;
        Operand operand;
        operand.label = words("inspect.people",
            { { "n", numberText(people.count) }, { "people", words("people." + std::string(word(m_context.resolved.per))) } });
        operand.value = numberText(people.count);
        if (people.halves.areKnown())
            operand.interval = rangeText(withEnds(people.count, people.halves));
        operand.mark = people.mark;
        if (people.mark == Mark::Interpolated)
            operand.detail = words(
                "inspect.interpolated", { { "from", quarterText(people.from->quarter) }, { "to", quarterText(people.to->quarter) } });
        else if (people.mark == Mark::Carried)
            operand.detail = words("inspect.carried", { { "quarter", quarterText(people.from->quarter) } });
        for (const auto* claim : { people.from, people.to }) {
            if (!claim)
                continue;
            operand.operands.push_back(claimOperand(*claim));
            m_sources.try_emplace(claim->source, 0);
        }
        return operand;
    }

    void addSourceUses(Inspection& inspection) const
    {
        std::vector<std::pair<SourceId, double>> uses(m_sources.begin(), m_sources.end());
        std::ranges::stable_sort(uses, std::ranges::greater(), &std::pair<SourceId, double>::second);
        for (const auto& [id, value] : uses) {
            const auto* source = m_context.dataset().sources().find(id);
            if (!source)
                continue;
            SourceUse use { id, std::string(word(source->kind)), source->title, {}, source->url, {} };
            std::vector<std::string> details { source->publisher, source->published };
            std::erase(details, "");
            use.detail = joined(details, ", ");
            if (m_total > 0 && value > 0)
                use.share = m_context.words("inspect.share", { { "share", shareText(value / m_total) } });
            inspection.sources.push_back(std::move(use));
        }
    }

    const FigureContext& m_context;
    NumberStyle m_style;
    std::string m_unitShort;
    std::map<SourceId, double> m_sources;
    double m_total = 0;
};

}

Inspection inspectValue(const FigureContext& context, const Selection& selection)
{
    if (selection.empty())
        return {};
    Inspector inspector(context);
    if (context.view.figure == FigureKind::Ranking)
        return selection.item.empty() ? Inspection {} : inspector.ranked(selection);
    return selection.series.empty() ? Inspection {} : inspector.ofSeries(selection);
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/explain_positions.h"

#include "model/compute/metric.h"
#include "model/view/view_words.h"
#include "words/explain.h"
#include "words/figure.h"

#include <algorithm>
#include <array>

namespace model {

namespace {

/// How a figure of a chip is spoken of: its name and its unit.
struct FigureWords {
    std::optional<double> Chip::*figure;
    Message name;
    std::string_view unit;
};

constexpr std::array<FigureWords, 7> figures { {
    { &Chip::bf16Tflops, say::figure::bf16, "TFLOP/s" },
    { &Chip::int8Tops, say::figure::int8, "TOPS" },
    { &Chip::fp4Tops, say::figure::fp4, "TOPS" },
    { &Chip::memoryBandwidthGbs, say::figure::bandwidth, "GB/s" },
    { &Chip::memoryGb, say::figure::memory, "GB" },
    { &Chip::tdpW, say::figure::power, "W" },
    { &Chip::priceUsd, say::figure::price, "USD" },
} };

Explanation::Part shared(Explanation explanation)
{
    return std::make_shared<const Explanation>(std::move(explanation));
}

}

PositionExplainer::PositionExplainer(const FigureContext& context)
    : m_context(context)
    , m_counted(context.ledger, countedState(context.view))
{
}

std::string PositionExplainer::label(const Position& position, bool withOrganization) const
{
    const auto& ledger = m_context.ledger;
    Arguments arguments { { "chip", ledger.chip(position.chip).name } };
    auto message = position.access == Access::Owned ? say::inspect::owned : say::inspect::rented;
    if (position.provider != none) {
        message = say::inspect::rentedFrom;
        arguments.emplace_back("provider", ledger.organization(position.provider).name);
    }
    auto text = m_context.words(message, arguments);
    return withOrganization ? ledger.organization(position.organization).name + ", " + text : text;
}

std::string PositionExplainer::sourceName(SourceId id) const
{
    const auto* source = m_context.dataset().sources().find(id);
    return source ? model::sourceName(*source) : std::string();
}

Explanation::Part PositionExplainer::finished(Explanation explanation) const
{
    const auto result = evaluated(explanation, m_context.view.rho);
    explanation.value = result.value;
    explanation.halves = result.halves;
    explanation.low = result.low;
    explanation.high = result.high;
    return shared(std::move(explanation));
}

Explanation::Part PositionExplainer::constant(double value, std::string label, std::string unit) const
{
    Explanation explanation;
    explanation.label = std::move(label);
    explanation.unit = std::move(unit);
    explanation.value = value;
    return shared(std::move(explanation));
}

Explanation PositionExplainer::stated(const InventoryRecord& record) const
{
    Explanation explanation;
    explanation.operation = Operation::Record;
    const bool isPlanned = record.status == Status::Planned;
    const auto& message = record.measure == Measure::Added ? (isPlanned ? say::inspect::addedPlanned : say::inspect::added)
                                                           : (isPlanned ? say::inspect::installedPlanned : say::inspect::installed);
    explanation.label = m_context.words(message, { { "quarter", quarterText(record.quarter) } });
    explanation.detail = sourceName(record.source);
    explanation.unit = m_context.words(say::unit::shortChips);
    explanation.value = record.units;
    explanation.halves = halvesOf(record.units, record.unitsLow, record.unitsHigh);
    explanation.mark = record.status == Status::Planned ? Mark::Planned : Mark::Stated;
    explanation.source = record.source;
    explanation.record = RecordRef { RecordKind::Inventory, record.id.value };
    setEnds(explanation);
    return explanation;
}

Explanation PositionExplainer::stated(const HeadcountRecord& record) const
{
    Explanation explanation;
    explanation.operation = Operation::Record;
    explanation.label = m_context.words(say::inspect::counted, { { "quarter", quarterText(record.quarter) } });
    explanation.detail = sourceName(record.source);
    explanation.unit = m_context.words(peopleNames[record.population]);
    explanation.value = record.people;
    explanation.halves = halvesOf(record.people, record.peopleLow, record.peopleHigh);
    explanation.mark = Mark::Stated;
    explanation.source = record.source;
    explanation.record = RecordRef { RecordKind::Headcount, record.id.value };
    setEnds(explanation);
    return explanation;
}

/// Why of two claims on one thing the other one counts: the first difference in the order of help method claims.
std::string PositionExplainer::whyNot(SourceId counting, SourceId other, bool isPlannedInstead, bool isTaken) const
{
    const auto& words = m_context.words;
    const auto* first = m_context.dataset().sources().find(counting);
    const auto* second = m_context.dataset().sources().find(other);
    const auto prefer
        = [&](const Source& source) { return std::ranges::find(m_context.view.prefer, source.key) - m_context.view.prefer.begin(); };
    if (const auto newer = m_context.ledger.replacedBy(other); newer != none)
        return words(say::alternative::replaced, { { "source", m_context.ledger.source(newer).key } });
    if (!isTaken || !first || !second)
        return words(say::alternative::notTaken);
    if (prefer(*first) != prefer(*second))
        return words(say::alternative::prefer, { { "source", first->key } });
    if (isPlannedInstead)
        return words(say::alternative::planned);
    if (first->kind != second->kind)
        return words(
            say::alternative::evidence, { { "kind", std::string(word(second->kind)) }, { "better", std::string(word(first->kind)) } });
    if (first->published != second->published)
        return words(say::alternative::older);
    return words(say::alternative::earlierRecord);
}

Explanation::Part PositionExplainer::claim(const InventoryRecord& record)
{
    const auto& ledger = m_context.ledger;
    auto explanation = stated(record);
    const auto* group = m_context.order.find(ledger.organizationIndex(record.organization), ledger.chipIndex(record.chip), record.access,
        record.provider ? ledger.organizationIndex(*record.provider) : none);
    if (!group)
        return shared(std::move(explanation));
    const auto records = m_context.order.records(*group);
    const auto same = std::ranges::equal_range(records, record.quarter, {}, &InventoryRecord::quarter);
    for (const auto* other : same) {
        if (other->id == record.id || other->measure != record.measure)
            continue;
        const bool isPlanned = other->status == Status::Planned;
        auto alternative = stated(*other);
        alternative.detail = dotted({ alternative.detail,
            whyNot(record.source, other->source, isPlanned && record.status == Status::Actual,
                ledger.takes(other->source) && (!isPlanned || m_context.view.status == Status::Planned)) });
        explanation.alternatives.push_back(shared(std::move(alternative)));
    }
    return shared(std::move(explanation));
}

Explanation::Part PositionExplainer::claim(const HeadcountRecord& record)
{
    auto explanation = stated(record);
    m_context.dataset().headcounts().forEach([&](const HeadcountRecord& other) {
        if (other.organization != record.organization || other.quarter != record.quarter || other.population != record.population
            || other.id == record.id)
            return;
        auto alternative = stated(other);
        alternative.detail
            = dotted({ alternative.detail, whyNot(record.source, other.source, false, m_context.ledger.takes(other.source)) });
        explanation.alternatives.push_back(shared(std::move(alternative)));
    });
    return shared(std::move(explanation));
}

/// The part of the way from one quarter to another.
Explanation::Part PositionExplainer::share(Quarter from, Quarter to, Quarter quarter) const
{
    return constant(static_cast<double>(quarter - from) / (to - from),
        m_context.words(say::inspect::way, { { "n", std::to_string(quarter - from) }, { "all", std::to_string(to - from) } }), {});
}

Explanation PositionExplainer::stated(const OperationalShare& record) const
{
    Explanation explanation;
    explanation.operation = Operation::Record;
    explanation.label = m_context.words(say::inspect::running, { { "quarter", quarterText(record.quarter) } });
    explanation.detail = sourceName(record.source);
    explanation.style = { NumberStyle::Kind::Percent, {} };
    explanation.value = record.share;
    explanation.halves = halvesOf(record.share, record.shareLow, record.shareHigh);
    explanation.mark = Mark::Stated;
    explanation.source = record.source;
    explanation.record = RecordRef { RecordKind::OperationalShare, record.id.value };
    setEnds(explanation);
    return explanation;
}

Explanation::Part PositionExplainer::shareClaim(const OperationalShare& record) const
{
    auto explanation = stated(record);
    m_context.dataset().operationalShares().forEach([&](const OperationalShare& other) {
        if (other.organization != record.organization || other.quarter != record.quarter || other.id == record.id)
            return;
        auto alternative = stated(other);
        alternative.detail
            = dotted({ alternative.detail, whyNot(record.source, other.source, false, m_context.ledger.takes(other.source)) });
        explanation.alternatives.push_back(shared(std::move(alternative)));
    });
    return shared(std::move(explanation));
}

/// What of the chips sold runs at a quarter, from the claims on it.
Explanation::Part PositionExplainer::runningShare(const RunningShare& share, Quarter quarter)
{
    auto from = shareClaim(*share.from);
    if (share.mark == Mark::Stated)
        return from;
    const auto& words = m_context.words;
    Explanation explanation;
    explanation.label = words(say::inspect::running, { { "quarter", quarterText(quarter) } });
    explanation.style = from->style;
    explanation.mark = share.mark;
    explanation.source = share.from->source;
    if (share.to) {
        explanation.operation = Operation::Interpolation;
        explanation.detail
            = words(say::inspect::interpolated, { { "from", quarterText(share.from->quarter) }, { "to", quarterText(share.to->quarter) } });
        explanation.operands = { from, shareClaim(*share.to), this->share(share.from->quarter, share.to->quarter, quarter) };
    } else {
        explanation.operation = Operation::Same;
        explanation.detail = words(say::inspect::carried, { { "quarter", quarterText(share.from->quarter) } });
        explanation.operands = { from };
    }
    return finished(std::move(explanation));
}

/// A claim, or what of it runs at a quarter where it counts chips sold and the view those that run.
Explanation::Part PositionExplainer::counted(const InventoryRecord& record, Quarter quarter, bool isRunning)
{
    auto said = claim(record);
    const auto& ledger = m_context.ledger;
    if (!isRunning || !m_counted.isOfSold(ledger.sourceIndex(record.source)))
        return said;
    const auto share = m_counted.share(ledger.organizationIndex(record.organization), quarter);
    if (!share)
        return said;
    Explanation running;
    running.operation = Operation::Running;
    running.label = said->label;
    running.unit = said->unit;
    running.mark = weakest(said->mark.value_or(Mark::Stated), share->mark);
    running.source = said->source;
    running.operands = { std::move(said), runningShare(*share, quarter) };
    return finished(std::move(running));
}

Explanation::Part PositionExplainer::stock(PositionIndex index, Quarter quarter)
{
    const auto known = m_counted(index, quarter);
    return stockOf(m_context.ledger.positions()[index], quarter, quarter, m_counted.state() == SourceState::Operational,
        known ? std::optional(known->mark) : std::nullopt);
}

Explanation::Part PositionExplainer::soldStock(PositionIndex index, Quarter quarter)
{
    const auto& position = m_context.ledger.positions()[index];
    const auto known = m_context.ledger.stock(position, quarter);
    return stockOf(position, quarter, quarter, false, known ? std::optional(known->mark) : std::nullopt);
}

/// With the share of chips that run at `shareAt`, where it is of those.
Explanation::Part PositionExplainer::stockOf(
    const Position& position, Quarter quarter, Quarter shareAt, bool isRunning, std::optional<Mark> mark)
{
    const auto& words = m_context.words;
    const auto chips = words(say::unit::shortChips);
    const auto quarters = m_context.ledger.counting(position);
    const auto after = std::ranges::upper_bound(quarters, quarter, {}, &CountingQuarter::quarter);
    if (after == quarters.begin()) {
        const auto& first = quarters.front().installed ? *quarters.front().installed : *quarters.front().added;
        auto nothing = *constant(0, words(say::inspect::beforeFirst, { { "quarter", quarterText(first.quarter) } }), chips);
        nothing.detail = sourceName(first.source);
        nothing.source = first.source;
        nothing.record = RecordRef { RecordKind::Inventory, first.id.value };
        return shared(std::move(nothing));
    }

    const auto& last = *(after - 1);
    Explanation here;
    here.label = words(say::inspect::stock, { { "quarter", quarterText(quarter) } });
    here.unit = chips;
    here.mark = mark.value_or(last.stock.mark);
    here.source = m_context.ledger.source(last.stock.source).id;
    if (last.quarter == quarter) {
        std::vector<Part> claims;
        for (const auto* record : m_context.ledger.claimsBehind(position, quarter))
            claims.push_back(counted(*record, shareAt, isRunning));
        if (claims.size() == 1)
            return claims.front();
        here.operation = Operation::Sum;
        here.detail = words(say::inspect::rolled);
        here.operands = std::move(claims);
        return finished(std::move(here));
    }
    const auto before = stockOf(position, last.quarter, shareAt, isRunning, std::nullopt);
    if (after != quarters.end() && after->installed && !after->added) {
        here.operation = Operation::Interpolation;
        here.detail = words(say::inspect::interpolated, { { "from", quarterText(last.quarter) }, { "to", quarterText(after->quarter) } });
        here.operands = { before, counted(*after->installed, shareAt, isRunning), share(last.quarter, after->quarter, quarter) };
        return finished(std::move(here));
    }
    const bool isCarried = here.mark == Mark::Carried || (after == quarters.end() && last.installed);
    here.operation = Operation::Same;
    here.detail = words(isCarried ? say::inspect::carried : say::inspect::unchanged, { { "quarter", quarterText(last.quarter) } });
    here.operands = { before };
    return finished(std::move(here));
}

Explanation::Part PositionExplainer::flow(const Position& position, Quarter quarter)
{
    const auto quarters = m_context.ledger.counting(position);
    const auto here = std::ranges::find(quarters, quarter, &CountingQuarter::quarter);
    if (here != quarters.end() && here->added)
        return claim(*here->added);
    const auto flow = m_context.ledger.flow(position, quarter);
    Explanation explanation;
    explanation.operation = Operation::Difference;
    explanation.label = m_context.words(say::inspect::flow, { { "quarter", quarterText(quarter) } });
    explanation.unit = m_context.words(say::unit::shortChips);
    explanation.mark = flow ? flow->mark : Mark::Stated;
    const bool isFirst = quarter == quarters.front().quarter;
    explanation.operands = { stockOf(position, quarter, quarter, false, std::nullopt),
        isFirst ? constant(0, m_context.words(say::inspect::fromZero), explanation.unit)
                : stockOf(position, quarter - 1, quarter - 1, false, std::nullopt) };
    return finished(std::move(explanation));
}

Explanation::Part PositionExplainer::people(const People& people, Quarter quarter)
{
    const auto& words = m_context.words;
    if (people.mark == Mark::Stated)
        return claim(*people.from);
    Explanation explanation;
    explanation.unit = words(peopleNames[people.from->population]);
    explanation.label = words(say::inspect::peopleAt, { { "quarter", quarterText(quarter) } });
    explanation.mark = people.mark;
    explanation.source = people.from->source;
    if (people.to) {
        explanation.operation = Operation::Interpolation;
        explanation.detail = words(
            say::inspect::interpolated, { { "from", quarterText(people.from->quarter) }, { "to", quarterText(people.to->quarter) } });
        explanation.operands = { claim(*people.from), claim(*people.to), share(people.from->quarter, people.to->quarter, quarter) };
    } else {
        explanation.operation = Operation::Same;
        explanation.detail = words(say::inspect::carried, { { "quarter", quarterText(people.from->quarter) } });
        explanation.operands = { claim(*people.from) };
    }
    return finished(std::move(explanation));
}

Explanation::Part PositionExplainer::chipFigure(const Chip& chip, std::optional<double> Chip::*figure) const
{
    const auto& spoken = *std::ranges::find(figures, figure, &FigureWords::figure);
    Explanation explanation;
    explanation.operation = Operation::Record;
    explanation.label = m_context.words(spoken.name, { { "chip", chip.name } });
    explanation.unit = spoken.unit;
    explanation.value = (chip.*figure).value_or(0);
    explanation.record = RecordRef { RecordKind::Chip, chip.id.value };
    if (chip.source) {
        explanation.source = chip.source;
        explanation.detail = sourceName(*chip.source);
    }
    return shared(std::move(explanation));
}

Explanation::Part PositionExplainer::equivalent(ChipIndex index, Basis basis)
{
    const auto& chip = m_context.ledger.chip(index);
    const auto figure = figureOf(chip, basis);
    if (!(chip.*figure))
        return nullptr;
    const auto* reference = referenceChip(m_context.dataset(), basis);
    const auto& spoken = *std::ranges::find(figures, figure, &FigureWords::figure);
    Explanation explanation;
    explanation.operation = Operation::Quotient;
    explanation.label = m_context.words(say::inspect::oneChip, { { "chip", chip.name } });
    explanation.unit = m_context.words(say::unit::shortH100e);
    explanation.operands = { chipFigure(chip, figure),
        reference ? chipFigure(*reference, figureOf(*reference, basis))
                  : constant(dataSheetFigure(basis), m_context.words(spoken.name, { { "chip", "H100 SXM" } }), std::string(spoken.unit)) };
    return finished(std::move(explanation));
}

Explanation::Part PositionExplainer::weight(ChipIndex chip)
{
    const auto [found, isNew] = m_weights.try_emplace(chip);
    if (isNew)
        found->second = equivalent(chip, m_context.view.basis);
    return found->second;
}

Explanation::Part PositionExplainer::perChip(ChipIndex index)
{
    using Measures = UnitFacts::Measures;
    const auto unit = m_context.resolved.unit;
    const auto& facts = factsOf(unit);
    if (facts.measures == Measures::Equivalents)
        return weight(index);
    const auto figure = facts.figure;
    const auto& chip = m_context.ledger.chip(index);
    if (!figure || !(chip.*figure))
        return nullptr;
    const auto [found, isNew] = m_perChip.try_emplace(index);
    if (!isNew)
        return found->second;
    const auto& words = m_context.words;
    auto sheet = chipFigure(chip, figure);
    if (facts.factor == 1) {
        auto copy = *sheet;
        copy.style = numberStyle(unit);
        copy.unit = words(shortUnitNames[unit]);
        found->second = shared(std::move(copy));
        return found->second;
    }
    Explanation explanation;
    explanation.operation = Operation::Product;
    explanation.label = words(say::inspect::oneChip, { { "chip", chip.name } });
    explanation.unit = words(shortUnitNames[unit]);
    explanation.style = numberStyle(unit);
    explanation.operands = { sheet, constant(facts.factor, words(say::inspect::perTflops), {}) };
    if (facts.measures == Measures::TrainingRuns) {
        explanation.label = words(say::inspect::flopIn100Days, { { "chip", chip.name } });
        explanation.unit = "FLOP";
        explanation.operands.push_back(constant(m_context.view.mfu, words(say::inspect::mfu), {}));
        explanation.operands.push_back(constant(daysOfGpt4s * secondsPerDay, words(say::inspect::seconds), "s"));
        Explanation runs;
        runs.operation = Operation::Quotient;
        runs.label = words(say::inspect::oneChip, { { "chip", chip.name } });
        runs.unit = words(shortUnitNames[unit]);
        const auto* run = gpt4Run(m_context.ledger);
        Explanation one;
        one.operation = run ? Operation::Record : Operation::Constant;
        one.label = words(say::inspect::gpt4Flop);
        one.unit = "FLOP";
        one.value = gpt4Flop(m_context.ledger);
        if (run) {
            one.record = RecordRef { RecordKind::TrainingRun, run->id.value };
            one.source = run->source;
            one.detail = sourceName(run->source);
        }
        runs.operands = { finished(std::move(explanation)), shared(std::move(one)) };
        explanation = std::move(runs);
    }
    found->second = finished(std::move(explanation));
    return found->second;
}

}

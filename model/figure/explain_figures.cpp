// SPDX-License-Identifier: GPL-3.0-or-later
// The values of figures other than ranking and growth.
#include "model/figure/explain.h"

#include "model/base/text.h"
#include "model/compute/chip_figures.h"
#include "model/compute/metric.h"
#include "model/compute/select.h"
#include "model/compute/speed_limits.h"
#include "model/figure/plane_parts.h"
#include "model/view/view_words.h"
#include "words/chips.h"
#include "words/decode.h"
#include "words/explain.h"
#include "words/lorenz.h"
#include "words/shares.h"
#include "words/training.h"

#include <fmt/format.h>

#include <algorithm>

namespace model {

namespace {

constexpr EnumMessages<ChipFigure> chipFigureNames(say::chips::messages, "name.");

/// Nothing below nothing: the part, or 0 where it is below.
Explanation::Part notNegative(const Explanation::Part& part)
{
    if (part->value >= 0)
        return part;
    Explanation cut;
    cut.operation = Operation::NotNegative;
    cut.label = part->label;
    cut.unit = part->unit;
    cut.style = part->style;
    cut.mark = part->mark;
    cut.operands = { part };
    return std::make_shared<const Explanation>(std::move(cut));
}

/// A sum without half-widths: of parts whose own are given where they are drawn.
Explanation plainSum(std::vector<Explanation::Part> operands, std::string label)
{
    Explanation sum;
    sum.operation = Operation::Sum;
    sum.label = std::move(label);
    if (!operands.empty()) {
        sum.unit = operands.front()->unit;
        sum.style = operands.front()->style;
    }
    sum.operands = std::move(operands);
    return sum;
}

}

Explanation::Part FigureExplainer::quotient(Part a, Part b, double value) const
{
    Explanation fraction;
    fraction.operation = Operation::Quotient;
    fraction.style = { NumberStyle::Kind::Percent, {} };
    fraction.value = value;
    fraction.operands = { std::move(a), std::move(b) };
    return std::make_shared<const Explanation>(std::move(fraction));
}

/// What a bubble's height says: without the people.
Explanation::Part FigureExplainer::amount(const RankedOrganization& ranked)
{
    auto value = *m_holdings.held(ranked.held.parts, m_context.resolved.at);
    const auto ends = withEnds(ranked.held.value, ranked.held.halves);
    value.label = m_context.ledger.organization(ranked.organization).name;
    value.value = ranked.held.value;
    value.low = ends.low;
    value.high = ends.high;
    value.mark = ranked.mark;
    return std::make_shared<const Explanation>(std::move(value));
}

std::optional<FigureExplainer::Supply> FigureExplainer::supply(const Selection& selection) const
{
    const auto* asked = std::get_if<SelectedOrganization>(&selection);
    if (!asked)
        return std::nullopt;
    const auto named = [&](const SuppliedOrganization& one) { return m_context.ledger.organization(one.organization).name == asked->name; };
    const auto found = std::ranges::find_if(m_suppliers.drawn, named);
    const auto supplier = std::ranges::find(m_supplierNames, asked->supplier, &Supplier::name);
    if (found == m_suppliers.drawn.end() || supplier == m_supplierNames.end())
        return std::nullopt;
    auto part = partOf(*found, *supplier, m_context.view.rho);
    return part ? std::optional(Supply { std::move(*part), ranked(asked->name) }) : std::nullopt;
}

Explanation::Part FigureExplainer::supplied(const Selection& selection)
{
    const auto found = supply(selection);
    if (!found)
        return nullptr;
    auto value = *m_holdings.held(found->part.held, m_context.resolved.at);
    const auto& asked = std::get<SelectedOrganization>(selection);
    value.label = fmt::format("{}, {}", asked.name, seriesLabel(m_context, asked.supplier));
    value.value = found->part.amount.best;
    value.low = found->part.amount.low;
    value.high = found->part.amount.high;
    value.mark = found->part.mark;
    return std::make_shared<const Explanation>(std::move(value));
}

Explanation::Part FigureExplainer::suppliedShare(const Selection& selection)
{
    const auto found = supply(selection);
    if (!found || !found->whole || !found->part.share)
        return nullptr;
    return quotient(supplied(selection), m_holdings.held(found->whole->held.parts, m_context.resolved.at), *found->part.share);
}

Explanation::Part FigureExplainer::share(const Selection& selection)
{
    const auto* found = cell(m_drawn, selection);
    if (!found)
        return nullptr;
    const auto quarter = quarterOf(selection).value_or(m_context.resolved.to);
    constexpr bool isStock = true;
    std::vector<Part> all;
    Part own;
    for (const auto& group : m_shares.amounts) {
        const auto& amount = group.cells[static_cast<std::size_t>(quarter - m_context.resolved.from)];
        if (!amount.isKnown)
            continue;
        auto sum = *seriesSum(group.name, quarter, isStock);
        sum.label = seriesLabel(m_context, group.name);
        const auto part = notNegative(std::make_shared<const Explanation>(std::move(sum)));
        if (group.name == nameOf(selection))
            own = part;
        all.push_back(part);
    }
    if (!own)
        return nullptr;
    auto whole = m_holdings.positions().finished(plainSum(std::move(all), m_context.words(say::shares::whole)));
    auto value = *quotient(std::move(own), std::move(whole), found->value);
    return withCell(std::move(value), nameOf(selection), *found, false);
}

Explanation::Part FigureExplainer::compared(const Selection& selection)
{
    const auto* found = cell(m_drawn, selection);
    const auto group = std::ranges::find(m_versus.groups, nameOf(selection), &VersusGroup::name);
    if (!found || group == m_versus.groups.end())
        return nullptr;
    auto& own = m_groups[group->name];
    if (!own)
        own = std::make_unique<Group>(m_context, *group);
    const bool isStock = m_context.view.measure != Change::Flow;
    const auto sumAt = [&](Quarter quarter) {
        return own->holdings.sum(cellParts(m_context.ledger, own->view, m_context.resolved, isStock, quarter), isStock, quarter);
    };
    const auto quarter = quarterOf(selection).value_or(m_context.resolved.to);
    Explanation value;
    if (m_context.view.measure == Change::Index) {
        value.operation = Operation::Quotient;
        value.operands = { sumAt(quarter), sumAt(m_drawn.base) };
    } else {
        value = *sumAt(quarter);
    }
    return withCell(std::move(value), nameOf(selection), *found, drawsIntervals(m_context.view));
}

/// The shares of compute, or of people, of an organization and all poorer ones.
Explanation::Part FigureExplainer::lorenzShare(const Selection& selection, bool ofPeople)
{
    const auto* asked = std::get_if<SelectedOrganization>(&selection);
    if (!asked)
        return nullptr;
    const auto quarter = asked->quarter.value_or(m_context.resolved.at);
    auto at = m_context.resolved;
    at.at = quarter;
    const auto curve = lorenz(m_context.ledger, m_context.view, at).curve;
    const auto& ledger = m_context.ledger;
    const auto nameOf = [&](Index organization) -> const std::string& { return ledger.organization(organization).name; };
    const auto found = std::ranges::find_if(curve.parts, [&](const LorenzPart& part) { return nameOf(part.organization) == asked->name; });
    if (found == curve.parts.end())
        return nullptr;
    at.scale = Scale::Linear;
    const auto ranking = rankOrganizations(ledger, withoutTop(m_context.view), at);
    std::vector<Part> upTo, all;
    for (auto part = curve.parts.begin(); part != curve.parts.end(); ++part) {
        const auto& ranked = *std::ranges::find(ranking.drawn, part->organization, &RankedOrganization::organization);
        Explanation one;
        if (ofPeople) {
            one = *m_holdings.positions().people(*ranked.people, quarter);
        } else {
            auto parts = ranked.held.parts;
            std::erase_if(parts, [&](const HeldPart& held) { // counted with the provider
                const auto provider = ledger.positions()[held.position].provider;
                return provider != none && isPartOf(ledger, part->organization, provider);
            });
            one = *notNegative(m_holdings.held(parts, quarter));
        }
        one.label = nameOf(part->organization);
        auto shared = std::make_shared<const Explanation>(std::move(one));
        all.push_back(shared);
        if (part <= found)
            upTo.push_back(std::move(shared));
    }
    const auto place = static_cast<std::size_t>(found - curve.parts.begin()) + 1;
    const auto& point = curve.points[place];
    const auto& words = m_context.words;
    const auto sum = [&](std::vector<Part> parts, const Message& label) {
        return m_holdings.positions().finished(plainSum(std::move(parts), words(label)));
    };
    auto value = *quotient(
        sum(std::move(upTo), say::lorenz::upTo), sum(std::move(all), say::lorenz::whole), ofPeople ? point.people : point.amount);
    value.label = asked->name;
    value.mark = found->mark;
    return std::make_shared<const Explanation>(std::move(value));
}

Explanation::Part FigureExplainer::flop(const Selection& selection)
{
    const auto* asked = std::get_if<SelectedRun>(&selection);
    if (!asked)
        return nullptr;
    const auto found
        = std::ranges::find_if(m_training.models, [&](const TrainedModel& trained) { return trained.run().name == asked->name; });
    if (found == m_training.models.end())
        return nullptr;
    const bool isComputed = asked->isComputed ? found->computedOf != nullptr : !found->statedBy;
    const auto& run = isComputed ? *found->computedOf : *found->statedBy;
    const auto& words = m_context.words;
    const auto record = [&](double number, const Message& label, std::string_view unit) {
        Explanation said;
        said.operation = Operation::Record;
        said.label = words(label);
        said.unit = unit;
        said.value = number;
        said.source = run.source;
        said.detail = m_holdings.positions().sourceName(run.source);
        said.record = RecordRef { RecordKind::TrainingRun, run.id.value };
        return said;
    };
    if (!isComputed) {
        auto stated = record(found->statedFlop, say::training::stated, "FLOP");
        stated.label = run.name;
        stated.mark = Mark::Stated;
        return std::make_shared<const Explanation>(std::move(stated));
    }
    const auto& chip = m_context.ledger.chip(m_context.ledger.chipIndex(*run.chip));
    Explanation product;
    product.operation = Operation::Product;
    product.label = run.name;
    product.unit = "FLOP";
    product.value = found->computedFlop;
    product.mark = Mark::Stated;
    const auto add = [&](Explanation part) { product.operands.push_back(std::make_shared<const Explanation>(std::move(part))); };
    add(record(*run.chips, say::training::chips, chip.name));
    product.operands.push_back(chipFigure(chip.name, ChipFigure::Peak));
    add(record(*run.mfu, say::training::mfu, ""));
    add(record(*run.days, say::training::days, words(say::training::daysUnit)));
    product.operands.push_back(m_holdings.positions().constant(secondsPerDay, words(say::training::seconds), "s"));
    return std::make_shared<const Explanation>(std::move(product));
}

Explanation::Part FigureExplainer::chipRecord(const Chip& chip, double value, std::string_view unit, const std::string& label)
{
    Explanation figure;
    figure.operation = Operation::Record;
    figure.label = label;
    figure.unit = unit;
    figure.value = value;
    figure.record = RecordRef { RecordKind::Chip, chip.id.value };
    figure.source = chip.source;
    if (chip.source)
        figure.detail = m_holdings.positions().sourceName(*chip.source);
    return std::make_shared<const Explanation>(std::move(figure));
}

Explanation::Part FigureExplainer::chipFigure(const std::string& name, ChipFigure figure)
{
    const auto* chip = m_context.dataset().chipNamed(name);
    const auto value = chip ? figureOfChip(*chip, figure) : std::nullopt;
    if (!value)
        return nullptr;
    const auto label = fmt::format("{}, {}", name, m_context.words(chipFigureNames[figure]));
    Explanation said;
    switch (figure) {
    case ChipFigure::Peak:
        said.operation = Operation::Product;
        said.unit = "FLOP/s";
        said.style = { NumberStyle::Kind::Plain, {} };
        said.operands = { chipRecord(*chip, *chip->bf16Tflops, "TFLOP/s", label),
            m_holdings.positions().constant(flopsPerTflops, m_context.words(say::inspect::perTflops), "") };
        break;
    case ChipFigure::Bandwidth:
        said = *chipRecord(*chip, *value, "GB/s", label);
        break;
    case ChipFigure::Memory:
        said = *chipRecord(*chip, *value, "GB", label);
        break;
    case ChipFigure::Power:
        said = *chipRecord(*chip, *value, "W", label);
        break;
    case ChipFigure::Price:
        said = *chipRecord(*chip, *value, "USD", label);
        break;
    case ChipFigure::Introduced:
        said = *chipRecord(*chip, *value, "", label);
        said.detail = quarterText(*chip->introduced);
        break;
    }
    said.label = label;
    said.value = *value;
    said.mark = Mark::Stated;
    return std::make_shared<const Explanation>(std::move(said));
}

/// Of a whole curve its beginning.
Explanation::Part FigureExplainer::tokens(const Selection& selection)
{
    const auto* asked = std::get_if<SelectedPoint>(&selection);
    const auto* chip = asked ? m_context.dataset().chipNamed(asked->chip) : nullptr;
    const auto size = asked ? asked->size.value_or(m_context.view.sizes.from) : 0;
    const auto bytes = asked && asked->bytes ? *asked->bytes : m_context.view.bytes.front();
    const auto value = chip ? decodeTokensPerSecond(*chip, size, bytes) : std::nullopt;
    if (!value)
        return nullptr;
    const auto& words = m_context.words;
    auto& positions = m_holdings.positions();
    Explanation bandwidth;
    bandwidth.operation = Operation::Product;
    bandwidth.label = words(say::decode::bandwidth);
    bandwidth.unit = "B/s";
    bandwidth.operands
        = { chipRecord(*chip, *chip->memoryBandwidthGbs, "GB/s", chip->name), positions.constant(1e9, words(say::decode::perGb), "") };
    Explanation read;
    read.operation = Operation::Product;
    read.label = words(say::decode::read);
    read.unit = "B";
    read.operands
        = { positions.constant(size, words(say::decode::x), ""), positions.constant(bytes, words(say::decode::perParameter), "B") };
    Explanation speed;
    speed.operation = Operation::Quotient;
    speed.label = fmt::format("{}, {}", chip->name, words(say::decode::size, { { "size", numberText(size) } }));
    speed.unit = words(say::decode::y);
    speed.value = *value;
    speed.mark = Mark::Stated;
    speed.operands = { positions.finished(std::move(bandwidth)), positions.finished(std::move(read)) };
    return std::make_shared<const Explanation>(std::move(speed));
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/metric.h"

namespace model {

namespace {

ChipValues figures(const Dataset& dataset, std::optional<double> Chip::*figure, double factor)
{
    ChipValues values;
    values.reserve(dataset.chips().size());
    dataset.chips().forEach(
        [&](const Chip& chip) { values.push_back(chip.*figure ? std::optional(*(chip.*figure) * factor) : std::nullopt); });
    return values;
}

}

std::optional<double> Chip::*figureOf(Basis basis)
{
    switch (basis) {
    case Basis::Bf16:
        return &Chip::bf16Tflops;
    case Basis::Int8:
        return &Chip::int8Tops;
    case Basis::Bandwidth:
        return &Chip::memoryBandwidthGbs;
    case Basis::Memory:
        return &Chip::memoryGb;
    case Basis::Price:
        return &Chip::priceUsd;
    }
    return &Chip::bf16Tflops;
}

std::optional<double> Chip::*figureOf(Unit unit, Basis basis)
{
    const auto& facts = factsOf(unit);
    return facts.measures == UnitFacts::Measures::Equivalents ? figureOf(basis) : facts.figure;
}

const Chip* referenceChip(const Dataset& dataset, Basis basis)
{
    const auto* reference = dataset.chipNamed(referenceChipName);
    return reference && (reference->*figureOf(basis)).value_or(0) > 0 ? reference : nullptr;
}

double dataSheetFigure(Basis basis)
{
    switch (basis) {
    case Basis::Bf16:
        return 989.4;
    case Basis::Int8:
        return 1979;
    case Basis::Bandwidth:
        return 3350;
    case Basis::Memory:
        return 80;
    case Basis::Price:
        return 25000;
    }
    return 989.4;
}

ChipValues h100Equivalents(const Dataset& dataset, Basis basis)
{
    const auto figure = figureOf(basis);
    const auto* reference = referenceChip(dataset, basis);
    return figures(dataset, figure, 1 / (reference ? *(reference->*figure) : dataSheetFigure(basis)));
}

const TrainingRun* gpt4Run(const Ledger& ledger)
{
    const TrainingRun* counting = nullptr;
    ledger.dataset().trainingRuns().forEach([&](const TrainingRun& run) {
        if (run.name != "GPT-4" || !run.flop || *run.flop <= 0 || !ledger.takes(run.source))
            return;
        if (!counting || ledger.goesBefore(run.source, run.id.value, counting->source, counting->id.value))
            counting = &run;
    });
    return counting;
}

double gpt4Flop(const Ledger& ledger)
{
    const auto* run = gpt4Run(ledger);
    return run ? *run->flop : defaultGpt4Flop;
}

ChipValues chipValues(const Ledger& ledger, Unit unit, Basis basis, double mfu)
{
    const auto& dataset = ledger.dataset();
    const auto& facts = factsOf(unit);
    switch (facts.measures) {
    case UnitFacts::Measures::Chips:
        return ChipValues(dataset.chips().size(), 1.0);
    case UnitFacts::Measures::Figure:
        return figures(dataset, facts.figure, facts.factor);
    case UnitFacts::Measures::Equivalents:
        return h100Equivalents(dataset, basis);
    case UnitFacts::Measures::TrainingRuns:
        return figures(dataset, facts.figure, facts.factor * mfu * daysOfGpt4s * secondsPerDay / gpt4Flop(ledger));
    }
    return {};
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/metric.h"

namespace model {

namespace {

template <class Which> ChipValues figures(const Dataset& dataset, const Which& which, double factor)
{
    ChipValues values;
    values.reserve(dataset.chips().size());
    dataset.chips().forEach([&](const Chip& chip) {
        const auto& figure = chip.*which(chip);
        values.push_back(figure ? std::optional(*figure * factor) : std::nullopt);
    });
    return values;
}

}

std::optional<double> Chip::*figureOf(const Chip& chip, Basis basis)
{
    switch (basis) {
    case Basis::Bf16:
        return &Chip::bf16Tflops;
    case Basis::Int8:
        return &Chip::int8Tops;
    case Basis::Fp4:
        return chip.fp4Tops ? &Chip::fp4Tops : &Chip::int8Tops;
    case Basis::Bandwidth:
        return &Chip::memoryBandwidthGbs;
    case Basis::Memory:
        return &Chip::memoryGb;
    case Basis::Price:
        return &Chip::priceUsd;
    }
    return &Chip::bf16Tflops;
}

bool lacksFourBits(const Chip& chip)
{
    constexpr auto firstOfFourBits = Quarter::of(2024, 1);
    return !chip.fp4Tops && chip.int8Tops && chip.introduced && *chip.introduced >= firstOfFourBits;
}

const Chip* referenceChip(const Dataset& dataset, Basis basis)
{
    const auto* reference = dataset.chipNamed(referenceChipName);
    return reference && (reference->*figureOf(*reference, basis)).value_or(0) > 0 ? reference : nullptr;
}

double dataSheetFigure(Basis basis)
{
    switch (basis) {
    case Basis::Bf16:
        return 989.4;
    case Basis::Int8:
    case Basis::Fp4:
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
    const auto* reference = referenceChip(dataset, basis);
    const double one = reference ? *(reference->*figureOf(*reference, basis)) : dataSheetFigure(basis);
    return figures(
        dataset, [basis](const Chip& chip) { return figureOf(chip, basis); }, 1 / one);
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
        return figures(
            dataset, [&](const Chip&) { return facts.figure; }, facts.factor);
    case UnitFacts::Measures::Equivalents:
        return h100Equivalents(dataset, basis);
    case UnitFacts::Measures::TrainingRuns:
        return figures(
            dataset, [&](const Chip&) { return facts.figure; }, facts.factor * mfu * daysOfGpt4s * secondsPerDay / gpt4Flop(ledger));
    }
    return {};
}

}

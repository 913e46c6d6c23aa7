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
    switch (unit) {
    case Unit::H100e:
        return figureOf(basis);
    case Unit::Chips:
        return nullptr;
    case Unit::Flops:
    case Unit::Gpt4s:
        return &Chip::bf16Tflops;
    case Unit::Memory:
        return &Chip::memoryGb;
    case Unit::Power:
        return &Chip::tdpW;
    case Unit::Cost:
        return &Chip::priceUsd;
    }
    return nullptr;
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
    if (unit == Unit::H100e)
        return h100Equivalents(dataset, basis);
    const auto figure = figureOf(unit, basis);
    if (!figure)
        return ChipValues(dataset.chips().size(), 1.0);
    double factor = 1;
    if (unit == Unit::Flops)
        factor = flopsPerTflops;
    else if (unit == Unit::Gpt4s)
        factor = flopsPerTflops * mfu * daysOfGpt4s * secondsPerDay / gpt4Flop(ledger);
    return figures(dataset, figure, factor);
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/metric.h"

namespace model {

namespace {

using Figure = std::optional<double> Chip::*;

constexpr double secondsPerDay = 86400;
constexpr double daysOfGpt4s = 100;
constexpr double defaultGpt4Flop = 2.1e25; // Epoch AI, Notable AI Models

Figure figureOf(Basis basis)
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

/// Of the H100 SXM where the document has none: NVIDIA data sheet, dense; price as Epoch AI's approximate cost.
double dataSheet(Basis basis)
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

ChipValues figures(const Dataset& dataset, Figure figure, double factor)
{
    ChipValues values;
    values.reserve(dataset.chips().size());
    dataset.chips().forEach(
        [&](const Chip& chip) { values.push_back(chip.*figure ? std::optional(*(chip.*figure) * factor) : std::nullopt); });
    return values;
}

}

ChipValues h100Equivalents(const Dataset& dataset, Basis basis)
{
    const auto figure = figureOf(basis);
    const auto* reference = dataset.chipNamed("H100 SXM");
    const double one = reference && (reference->*figure).value_or(0) > 0 ? *(reference->*figure) : dataSheet(basis);
    return figures(dataset, figure, 1 / one);
}

double gpt4Flop(const Ledger& ledger)
{
    const TrainingRun* counting = nullptr;
    ledger.dataset().trainingRuns().forEach([&](const TrainingRun& run) {
        if (run.name != "GPT-4" || !run.flop || *run.flop <= 0 || !ledger.takes(run.source))
            return;
        if (!counting || ledger.goesBefore(run.source, run.id.value, counting->source, counting->id.value))
            counting = &run;
    });
    return counting ? *counting->flop : defaultGpt4Flop;
}

ChipValues chipValues(const Ledger& ledger, Unit unit, Basis basis, double mfu)
{
    const auto& dataset = ledger.dataset();
    switch (unit) {
    case Unit::H100e:
        return h100Equivalents(dataset, basis);
    case Unit::Chips:
        return ChipValues(dataset.chips().size(), 1.0);
    case Unit::Flops:
        return figures(dataset, &Chip::bf16Tflops, 1e12);
    case Unit::Memory:
        return figures(dataset, &Chip::memoryGb, 1);
    case Unit::Power:
        return figures(dataset, &Chip::tdpW, 1);
    case Unit::Cost:
        return figures(dataset, &Chip::priceUsd, 1);
    case Unit::Gpt4s:
        return figures(dataset, &Chip::bf16Tflops, 1e12 * mfu * daysOfGpt4s * secondsPerDay / gpt4Flop(ledger));
    }
    return {};
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/training.h"

#include "model/compute/metric.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace model {

namespace {

constexpr double flopPerTflop = 1e12;

}

std::optional<double> computedFlop(const TrainingRun& run, const Ledger& ledger)
{
    const auto chip = run.chip ? ledger.chipIndex(*run.chip) : none;
    if (chip == none)
        return std::nullopt;
    const double flop = run.chips.value_or(0) * ledger.chip(chip).bf16Tflops.value_or(0) * flopPerTflop * run.mfu.value_or(0)
        * run.days.value_or(0) * secondsPerDay;
    return flop > 0 ? std::optional(flop) : std::nullopt;
}

bool isPlanned(const TrainingRun& run, const Dataset& dataset)
{
    const auto* plans = dataset.sourceWithKey(trainingPlansKey);
    return plans && run.source == plans->id;
}

std::optional<double> TrainedModel::factorApart() const
{
    if (!statedBy || !computedOf)
        return std::nullopt;
    return std::max(statedFlop, computedFlop) / std::min(statedFlop, computedFlop);
}

Training trainedModels(const Ledger& ledger)
{
    struct Model {
        TrainedModel trained;
        const TrainingRun* any = nullptr;
    };
    std::map<std::pair<std::string_view, std::int64_t>, Model> models;
    const auto counts = [&](const TrainingRun& run, const TrainingRun* than) {
        return !than || ledger.goesBefore(run.source, run.id.value, than->source, than->id.value);
    };
    ledger.dataset().trainingRuns().forEach([&](const TrainingRun& run) {
        if (!ledger.takes(run.source))
            return;
        auto& model = models[{ run.name, run.organization ? run.organization->value : 0 }];
        if (counts(run, model.any))
            model.any = &run;
        if (run.flop && *run.flop > 0 && counts(run, model.trained.statedBy)) {
            model.trained.statedBy = &run;
            model.trained.statedFlop = *run.flop;
        }
        const auto computed = computedFlop(run, ledger);
        if (computed && counts(run, model.trained.computedOf)) {
            model.trained.computedOf = &run;
            model.trained.computedFlop = *computed;
        }
    });

    Training training;
    const auto* plans = ledger.dataset().sourceWithKey(trainingPlansKey);
    for (auto& [key, model] : models) {
        model.trained.isPlanned = plans && model.any->source == plans->id;
        if (model.trained.statedBy || model.trained.computedOf)
            training.models.push_back(model.trained);
        else
            training.unknown.push_back(model.any);
    }
    std::ranges::stable_sort(training.models, {}, [](const TrainedModel& model) { return model.run().quarter; });
    return training;
}

}

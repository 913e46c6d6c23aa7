// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/records_behind.h"

namespace model {

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

bool isTrainingRun(const Dataset& dataset, const std::string& name)
{
    bool isThere = false;
    dataset.trainingRuns().forEach([&](const TrainingRun& run) { isThere = isThere || run.name == name; });
    return isThere;
}

Fields named(const char* field, const std::string& name)
{
    return name.empty() ? Fields {} : Fields { { field, name } };
}

}

RecordsBehind recordsBehind(const Selection& selection, FigureKind figure, const Dataset& dataset)
{
    const auto& [series, item, quarter, against] = selection;
    if (figure == FigureKind::Training)
        return { RecordKind::TrainingRun, isTrainingRun(dataset, item) ? named("name", item) : named("organization", series) };
    if (figure == FigureKind::Decode) // a curve is of a chip, its points are sizes
        return { RecordKind::Chip, dataset.chipNamed(series) ? named("name", series) : named("name", item) };
    if (figure == FigureKind::Chips)
        return { RecordKind::Chip, dataset.chipNamed(item) ? named("name", item) : named("vendor", series) };
    RecordsBehind behind;
    const auto add = [&](const std::string& name, const char* ofOrganization) {
        if (dataset.organizationNamed(name))
            behind.fields.emplace_back(ofOrganization, name);
        else if (dataset.chipNamed(name))
            behind.fields.emplace_back("chip", name);
    };
    add(item, "organization");
    if (series != item)
        add(series, figure == FigureKind::Suppliers ? "provider" : "organization");
    return behind;
}

}

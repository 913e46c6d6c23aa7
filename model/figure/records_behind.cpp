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
    const auto name = nameOf(selection);
    if (figure == FigureKind::Training)
        return { RecordKind::TrainingRun, isTrainingRun(dataset, name) ? named("name", name) : named("organization", name) };
    if (figure == FigureKind::Chips || figure == FigureKind::Decode)
        return { RecordKind::Chip, dataset.chipNamed(name) ? named("name", name) : named("vendor", name) };
    RecordsBehind behind;
    if (dataset.organizationNamed(name))
        behind.fields.emplace_back("organization", name);
    else if (dataset.chipNamed(name))
        behind.fields.emplace_back("chip", name);
    if (const auto* organization = std::get_if<SelectedOrganization>(&selection);
        organization && dataset.organizationNamed(organization->supplier))
        behind.fields.emplace_back("provider", organization->supplier);
    return behind;
}

}

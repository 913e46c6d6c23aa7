// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/show_run.h"

#include "model/compute/training.h"
#include "model/view/resolve.h"

#include <algorithm>

namespace model {

ViewState viewOfRun(const ViewState& view, const TrainingRun& run, const Dataset& dataset)
{
    static constexpr auto* facts = std::ranges::find(figureFacts, RecordKind::TrainingRun, &FigureFacts::restsOn);
    static constexpr auto figure = static_cast<FigureKind>(facts - figureFacts.begin());
    auto other = view;
    if (view.figure != figure)
        other.zoom.reset();
    other.figure = figure;
    if (isPlanned(run, dataset))
        other.status = Status::Planned;
    if (run.quarter > resolve(view, dataset).to) {
        other.at = run.quarter;
        other.to.reset();
    }
    if (view.from && *view.from > run.quarter)
        other.from.reset();
    return other;
}

ViewState withoutFilters(ViewState view)
{
    for (auto* filter : { &view.organization, &view.kind, &view.country, &view.chip, &view.chipKind, &view.vendor })
        filter->reset();
    view.evidence = SourceKind::Estimate;
    return view;
}

}

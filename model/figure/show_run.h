// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/dataset.h"
#include "model/view/view_state.h"

namespace model {

/// The view in the figure of training runs, at a quarter and with a status that let this run be drawn. Its filters may still hide it.
ViewState viewOfRun(const ViewState& view, const TrainingRun& run, const Dataset& dataset);

/// Without its filters and by evidence of every kind.
ViewState withoutFilters(ViewState view);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/records.h"
#include "model/view/view_state.h"

#include <optional>

namespace model {

/// A figure of a chip along an axis: GB/s, FLOP/s (dense BF16), GB, W, USD, or the year with its quarters as fourths. Nothing where it is
/// unknown or 0.
std::optional<double> figureOfChip(const Chip& chip, ChipFigure figure);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"

#include <optional>

namespace model {

/// The same thing in this figure: an organization or chip may be a point's item in one figure and a series in another. A series is taken at
/// the last quarter drawn where no quarter is given or it is not drawn there. Nothing where the figure knows no such thing.
std::optional<Selection> findIn(const Figure& figure, const Selection& selection);

/// The same, where what the figure has nothing of stays as it is.
Selection selectionIn(const Figure& figure, const Selection& selection);

}

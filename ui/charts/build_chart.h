// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/layout.h"

#include <memory>

class QChart;

namespace charts {

/// The grid and the series of a figure as a chart that fills `layout.plot`: built anew each time, never patched.
std::unique_ptr<QChart> buildChart(const model::Figure& figure, const Theme& theme, const Layout& layout);

/// Where items put among the chart's own children stand between its grid and its series.
inline constexpr double betweenGridAndSeries = 3.5;

}

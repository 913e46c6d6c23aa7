// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/log_line.h"
#include "model/figure/explain_positions.h"

#include "model/figure/ticks.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// The series of the table in which continued trends stand that are of no series.
inline constexpr std::string_view trendName = "trend";

/// What a trend is of and how it is told.
struct TrendLook {
    std::string series; ///< as in `TrendLine`
    std::string label;  ///< for a reader: "GPU", "total"
    Paint paint;
    NumberStyle style;
    std::string unit; ///< after a value in a tip; may be empty
};

/// A line over quarters since `origin`, drawn from `first` to `last` and where it `isContinued` as far as the view asks (help method
/// trend), with a row of the table for each continued quarter.
void addTrend(const FigureContext& context, const LogLine& line, Quarter origin, Quarter first, Quarter last, bool isContinued,
    const TrendLook& look, Figure& figure);

/// A continued value as the product of the powers of the values that the line was fitted to. `valueAt` explains the one at a place of the
/// line, of those at `places`.
Explanation::Part explainTrend(const FigureContext& context, const PositionExplainer& positions, const LogLine& line, Quarter origin,
    Quarter quarter, const std::vector<int>& places, const std::function<Explanation::Part(int place)>& valueAt);

/// Makes room for trends: of a wide fan only for so much that what is drawn inside can still be read. Returns how many quarters they reach
/// over.
int takeTrends(const std::vector<TrendLine>& trends, Reach& reach);

/// What the trends that are drawn look like.
void addTrendKey(const FigureContext& context, const Figure& figure, std::vector<KeyEntry>& key);

/// What the fans of those that are continued are of.
void addTrendNote(const FigureContext& context, const Figure& figure, std::vector<std::string>& notes);

}

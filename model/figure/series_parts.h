// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/drawn_series.h"
#include "model/figure/parts.h"

#include <functional>
#include <string>
#include <vector>

namespace model {

/// How series along quarters are drawn.
struct SeriesLook {
    SeriesShape shape = SeriesShape::Columns; ///< Columns are stacked, all others begin at 0
    bool isLog = false;
    bool showsIntervals = false;
    bool isShare = false; ///< parts of a whole: no lower bound where chips are missing, and marked as the whole is
    NumberStyle style;
    std::string unit;                                                  ///< after a value in a tip; may be empty
    std::function<std::string(std::size_t series, Quarter)> moreOfTip; ///< a line of its own after the value; may be none
    std::vector<Paint> paints;                                         ///< of each series; none: by its name

    bool isStacked() const { return shape == SeriesShape::Columns; }
    bool isLines() const { return shape == SeriesShape::Line; }
};

/// Whether a range has any.
inline bool hasQuarters(const ResolvedView& range)
{
    return range.from <= range.to;
}

/// Adds the series of a range with their points and rows of the table; says for each where in `figure.series` it is, `none` where it has no
/// point.
std::vector<std::size_t> addSeries(
    const FigureContext& context, const DrawnSeries& drawn, const ResolvedView& range, const SeriesLook& look, Figure& figure);

/// Around all that is drawn.
void addSeriesAxes(const ResolvedView& range, const SeriesLook& look, Figure& figure);

/// Where something planned is drawn after the last quarter of any actual claim.
void addBorder(const FigureContext& context, const ResolvedView& range, Figure& figure);

/// Rows for who is left out, and the status.
void addLeftOut(const FigureContext& context, const SeriesTable& table, Figure& figure);

/// The key of what occurs in the series.
std::vector<KeyEntry> seriesKey(const FigureContext& context, const SeriesLook& look, const Figure& figure);

/// Values beside the names of organizations, as texts in `style`; without one only who is drawn.
std::vector<SideValue> sideValuesOf(const FigureContext& context, const ByOrganization<std::optional<double>>& values,
    const std::vector<LeftOut>& leftOut, const std::optional<NumberStyle>& style, const Figure& figure);

/// Which series begin later than the range.
void addBeginNotes(const FigureContext& context, const ResolvedView& range, const Figure& figure, std::vector<std::string>& notes);

/// Which series have no value at the base of an index.
void addBaseNotes(const FigureContext& context, const DrawnSeries& drawn, std::vector<std::string>& notes);

/// Who is left out of the sums and why, and what is counted elsewhere.
void addSumNotes(const FigureContext& context, const SeriesTable& table, std::vector<std::string>& notes);

/// Chips in the range without the needed figure, each once.
std::vector<std::string> missingChips(const FigureContext& context, const DrawnSeries& drawn, const ResolvedView& range);

/// Whether any value has an interval to be drawn.
bool hasIntervals(const DrawnSeries& drawn);

/// "GPU 62 %, TPU 20 %": what each series has at the end of the range.
std::string lastValuesText(const Figure& figure);

/// The names of a filter of few organizations before a title.
std::string withOrganizations(const FigureContext& context, const std::string& title);

/// Why nothing is drawn, and the next step.
std::string emptySeriesText(const FigureContext& context, const DrawnSeries& drawn);

/// The same for a range that ends before it begins.
std::string emptyRangeText(const FigureContext& context, const ResolvedView& range);

}

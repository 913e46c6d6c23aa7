// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/selection_in.h"

#include <algorithm>
#include <cmath>

namespace model {

namespace {

const Series* seriesNamed(const Figure& figure, const std::string& name)
{
    const auto found = std::ranges::find(figure.series, name, &Series::name);
    return found == figure.series.end() || name.empty() ? nullptr : &*found;
}

/// Whether a series is drawn over quarters, its points without names of their own.
bool isOfQuarters(const Series& series)
{
    return std::ranges::all_of(series.points, [](const Point& point) { return point.item.empty(); });
}

Selection ofSeries(const Series& series, std::optional<Quarter> quarter)
{
    if (!isOfQuarters(series))
        return { series.name, {}, {} };
    const auto isDrawn = [&](const Point& point) { return point.quarter == quarter; };
    if (!quarter || std::ranges::none_of(series.points, isDrawn))
        quarter = series.points.empty() ? std::nullopt : std::optional(series.points.back().quarter);
    return { series.name, {}, quarter };
}

}

Selection selectionIn(const Figure& figure, const Selection& selection)
{
    const auto& name = selection.item.empty() ? selection.series : selection.item;
    if (name.empty())
        return selection;
    const Series* of = nullptr;
    const Point* largest = nullptr;
    for (const auto& series : figure.series) {
        for (const auto& point : series.points) {
            if (point.item != name)
                continue;
            if (series.name == selection.series && !selection.item.empty())
                return selection; // just as it is
            if (!largest || std::abs(point.value) > std::abs(largest->value)) {
                of = &series;
                largest = &point;
            }
        }
    }
    if (largest) {
        // Where a row has one point its series is no part of the name.
        auto same = selection;
        same.item = name;
        same.series = factsOf(figure.kind).hasTiers ? std::string() : of->name;
        same.quarter = std::nullopt;
        return same;
    }
    if (const auto* series = seriesNamed(figure, name))
        return ofSeries(*series, selection.quarter);
    const auto isLeftOut = [&](const TableRow& row) { return row.item == name && !row.value; };
    if (std::ranges::any_of(figure.table, isLeftOut))
        return { {}, name, {} };
    return selection;
}

}

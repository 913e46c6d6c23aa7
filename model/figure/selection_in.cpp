// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/selection_in.h"

#include "model/figure/rooms.h"

#include <algorithm>
#include <cmath>

namespace model {

namespace {

Selection ofSeries(const Series& series, const Selection& selection)
{
    const bool isOfQuarters
        = !series.points.empty() && std::ranges::all_of(series.points, [](const Point& point) { return point.item.empty(); });
    if (!isOfQuarters)
        return series.selection;
    const auto* asked = std::get_if<SelectedSeries>(&selection);
    const auto isAsked = [&](const Point& point) { return asked && asked->quarter == point.quarter; };
    const auto found = std::ranges::find_if(series.points, isAsked);
    return found == series.points.end() ? series.points.back().selection : found->selection;
}

/// With whom it is compared.
Selection compared(Selection found, const Selection& selection)
{
    const auto* before = std::get_if<SelectedOrganization>(&selection);
    if (auto* organization = std::get_if<SelectedOrganization>(&found); organization && before)
        organization->against = before->against;
    return found;
}

}

std::optional<Selection> findIn(const Figure& figure, const Selection& selection)
{
    const auto name = nameOf(selection);
    if (name.empty())
        return std::nullopt;
    const Point* largest = nullptr;
    for (const auto& series : figure.series) {
        for (const auto& point : series.points) {
            if (compared(point.selection, selection) == selection)
                return selection; // just as it is
            if (point.item == name && (!largest || std::abs(point.value) > std::abs(largest->value)))
                largest = &point;
        }
    }
    if (largest)
        return compared(largest->selection, selection);
    for (const auto& series : figure.series) {
        if (nameOf(series.selection) == name)
            return ofSeries(series, selection);
    }
    const auto isLeftOut = [&](const TableRow& row) { return row.item == name && !row.value; };
    if (std::ranges::none_of(figure.table, isLeftOut))
        return std::nullopt;
    TableRow row;
    row.item = name;
    return compared(roomOf(figure.kind).named(row), selection);
}

Selection selectionIn(const Figure& figure, const Selection& selection)
{
    if (const auto found = findIn(figure, selection))
        return *found;
    // What was picked elsewhere as a series is nothing in a figure of single values.
    return std::holds_alternative<SelectedSeries>(selection) && !factsOf(figure.kind).isOfQuarters ? Selection {} : selection;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/make_figure.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>

namespace test {

/// The figure of a dataset in a few lines (dataset_text.h) and a view's line.
inline model::Figure figureOf(std::string_view records, std::string_view line)
{
    const auto parsed = model::parseQuery(std::string(line));
    if (!parsed.problems.empty())
        throw std::runtime_error("the view " + std::string(line) + " is not one");
    return model::makeFigure(datasetOf(records), parsed.view);
}

inline const model::Series& seriesOf(const model::Figure& figure, std::string_view name)
{
    const auto found = std::ranges::find(figure.series, name, &model::Series::name);
    return found == figure.series.end() ? throw std::runtime_error("no series " + std::string(name)) : *found;
}

inline const model::Point& pointOf(const model::Series& series, std::string_view item)
{
    const auto found = std::ranges::find(series.points, item, &model::Point::item);
    return found == series.points.end() ? throw std::runtime_error("no point " + std::string(item)) : *found;
}

/// The first row of an item, or of a series where the item is not given.
inline const model::TableRow& rowOf(const model::Figure& figure, std::string_view item, std::string_view series = {})
{
    const auto found = std::ranges::find_if(
        figure.table, [&](const model::TableRow& row) { return row.item == item && (series.empty() || row.series == series); });
    return found == figure.table.end() ? throw std::runtime_error("no row " + std::string(item)) : *found;
}

inline const model::Guide& guideOf(const model::Figure& figure, std::string_view label)
{
    const auto found = std::ranges::find(figure.guides, label, &model::Guide::label);
    return found == figure.guides.end() ? throw std::runtime_error("no guide " + std::string(label)) : *found;
}

inline bool hasNote(const model::Figure& figure, std::string_view words)
{
    return std::ranges::any_of(figure.footer, [&](const std::string& note) { return note.find(words) != std::string::npos; });
}

}

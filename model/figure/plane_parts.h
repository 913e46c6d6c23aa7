// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/parts.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace model {

// What figures of values along both axes share.

/// "researchers"
std::string peopleText(const FigureContext& context);

/// The sources of chip figures behind what is drawn, each once.
std::vector<SourceIndex> chipSources(const FigureContext& context, const std::vector<ChipIndex>& chips);

/// A series without points for each of the things that occur most, in colours that differ, and at the end "other" for the rest.
std::vector<Series> seriesOfMost(const FigureContext& context, std::map<std::string, std::size_t> counts, std::size_t most);

/// The series of that name, else the last one.
Series& seriesNamed(std::vector<Series>& all, std::string_view name);

/// "17 of 68 chips drawn": the status of a figure of `what`, its words in the plural.
std::string drawnText(const FigureContext& context, const Message& message, std::size_t drawn, std::size_t all);

/// Chips that pass the view's filters, by name.
std::vector<ChipIndex> chipsShown(const FigureContext& context);
std::vector<std::string> namesOfChips(const FigureContext& context);

}

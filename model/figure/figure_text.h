// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"
#include "model/records/dataset.h"

#include <string>
#include <string_view>

namespace model {

/// The table form as CSV: the names of its columns, then a line for each row.
std::string figureCsv(const Figure& figure);

/// The table form as JSON with title, subtitle, footer, summary, view, sources and the hash of the records; with the caption of a
/// saved view where there is one.
std::string figureJson(const Figure& figure, const Dataset& dataset, std::string_view dataHash, std::string_view caption = {});

/// The whole figure as text for people and golden tests.
std::string figureText(const Figure& figure);

}

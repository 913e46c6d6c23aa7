// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/inspect.h"

#include <string>

namespace model {

/// The value, its formula and its tree as indented lines, with numbers long enough to reckon by hand and the sources at the end. What hangs
/// on several numbers alike is written out once.
std::string explanationText(const ExplainedValue& explained, const Dataset& dataset, const Words& words = {});

/// The same as JSON: `heading`, `value`, `low`, `high`, `mark`, `unit`, `formula`, `note`, `tree` and `sources`; each node of the tree has
/// `label`, `operation`, `value`, `operands` and, where there are any, `unit`, `low`, `high`, `mark`, `detail`, `record`, `source`,
/// `missing` and `alternatives`. Words of the form are never translated.
std::string explanationJson(const ExplainedValue& explained, const Dataset& dataset, const std::string& view);

/// The record a number is of, with its source: "inventory 401, own-openai-mix-2026".
std::string recordText(const Explanation& explanation, const Dataset& dataset);

/// Seven significant digits, grouped: "1,743,405", "1.252613", "2.1e+25".
std::string exactText(double number);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"
#include "model/figure/number_text.h"

#include <string>

namespace model {

// Numbers that stand under one another: as `numberText` writes them, but three digits are three digits there.

/// "25.0" over "8.53", "1.70 M", "0.0370"
std::string columnText(double number, const NumberStyle& style = {});

/// "16.0 – 46.1"; an absent high end is written "…". Empty where both ends are absent.
std::string columnRangeText(const Estimate& value, const NumberStyle& style = {});

/// "1.90-fold"; with what it means where that is not at once seen: "0.980-fold (−2 %)", "1.00-fold (unchanged)".
std::string foldText(double factor, const Words& words);

}

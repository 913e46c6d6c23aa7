// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/dataset.h"

#include <string>

namespace test {

/// Up to the last digits: sums are added in another order in a figure than in its explanations.
bool areEqual(double a, double b);

/// Explains every value of the view's figure and requires that it is the one in the table, and that in its tree everything follows from
/// what is below it, down to records.
void requireExplained(const model::Dataset& dataset, const std::string& line);

}

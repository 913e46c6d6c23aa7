// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/explanation.h"
#include "model/figure/inspection.h"
#include "model/figure/parts.h"

#include <string>
#include <string_view>
#include <vector>

namespace model {

// Explained values in the words of the inspector.

/// Of an organization that is ranked: its rank, tier and interval.
void describeRanked(const FigureContext& context, const RankedOrganization& ranked, const Explanation& tree, Inspection& inspection);

/// Of a series. `during`: "held at the end of 2025Q4".
void describeSeries(const FigureContext& context, const Explanation& tree, const std::string& during, Inspection& inspection);

/// Of anything else: a share, a FLOP, a figure of a chip; `position` is the value along the other axis, or null.
void describeValue(const FigureContext& context, const Explanation& tree, const Explanation::Part& position, Inspection& inspection);

/// "No value in 2025Q4: no headcount."
std::string noValueText(const FigureContext& context, Quarter quarter, const std::string& reason);

/// Operands in the order a reader wants them: the largest of a sum first, but claims in the order of time.
std::vector<Explanation::Part> shownOperands(const Explanation& explanation);

/// What its half-widths follow from where these are not its operands, what moves it most first.
std::vector<Explanation::Erring> shownErring(const Explanation& explanation);

/// "×", "÷", "−": how an operand stands in the formula of its whole; empty for the first and in sums.
std::string_view operandSign(Operation operation, std::size_t operand);

}

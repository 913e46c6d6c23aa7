// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/mark.h"
#include "model/compute/uncertainty.h"
#include "model/figure/number_text.h"
#include "model/records/ids.h"
#include "model/records/record_ref.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// How a value follows from its operands.
enum class Operation {
    Record,        ///< a number of a record
    Constant,      ///< a number of the method
    Same,          ///< the first operand, at a later or earlier quarter
    Sum,           ///< of the operands; their half-widths by source (help method intervals)
    Product,       ///< the first times all others, its half-widths too
    Share,         ///< the same without half-widths: of a share that errs itself they are the whole's, of less than nothing none
    Running,       ///< the first times the second, a share, with the errors of both
    Quotient,      ///< the first over the second; no half-widths
    Difference,    ///< the first without the second; no half-widths
    Interpolation, ///< the first and the third's share of the way to the second, half-widths too
    Ratio,         ///< the first over the second, with the interval of help method per-head
    Remainder,     ///< 1 - first / second, from 0 to 1; 1 where the second is not above 0
    NotNegative,   ///< the first, or 0 where it is below
    Powers,        ///< every second is the power of the one before: their product, whose ends are of a trend (help method trend)
    Gini,          ///< of quotients, each of compute over people; its ends are of draws (help method draws)
    Concentration, ///< the sum of the squared shares of the operands; its ends are of draws
};

/// The stored word: "sum".
std::string_view word(Operation operation);

/// Whether it multiplies its operands.
inline bool isProduct(Operation operation)
{
    return operation == Operation::Product || operation == Operation::Share || operation == Operation::Running;
}

/// A number and what it follows from, down to the records: immutable, and its parts may be shared.
struct Explanation {
    using Part = std::shared_ptr<const Explanation>;

    /// How a sum hangs on a number (help method intervals).
    struct Erring {
        std::string label; ///< "OpenAI, H100/H200, rented from Microsoft, 2025Q4"
        Part number;
        double coefficient = 0; ///< what one more of it adds to the sum, of any sign
    };

    Operation operation = Operation::Constant;
    std::string label;  ///< "H100/H200, rented from Microsoft"
    std::string detail; ///< "interpolated between 2025Q2 and 2025Q4"
    std::string unit;   ///< "H100e", "researchers"; empty for a share
    NumberStyle style;
    double value = 0;
    HalfWidths halves;         ///< as they enter a sum
    std::optional<double> low; ///< as they are drawn
    std::optional<double> high;
    std::optional<Mark> mark;                  ///< none for what no claim says
    std::optional<SourceId> source;            ///< under which the half-widths enter a sum, and of a record its own
    std::optional<RecordRef> record;           ///< the number is one of its fields
    std::vector<Part> operands;                ///< in the order of the formula
    std::vector<std::string> missing;          ///< chips of a sum without the needed figure: the value is a lower bound
    std::optional<std::vector<Erring>> erring; ///< of a sum whose half-widths do not follow from its operands': what they follow from
    std::vector<Part> alternatives;            ///< of a record: what others claim of the same thing; why they do not count is their detail
};

/// Value, half-widths and ends as they follow from the operands' alone; of a record or a constant, which have none, its own.
struct Evaluated {
    double value = 0;
    HalfWidths halves;
    std::optional<double> low;
    std::optional<double> high;
};
Evaluated evaluated(const Explanation& explanation, double rho);

/// Calls `visit(node)` for it and all below, the operands of a part that is shared each time.
template <class Visit> void forEachPart(const Explanation& explanation, const Visit& visit)
{
    visit(explanation);
    for (const auto& operand : explanation.operands)
        forEachPart(*operand, visit);
}

/// The ends of half-widths, taken over as those that are drawn.
void setEnds(Explanation& explanation);

}

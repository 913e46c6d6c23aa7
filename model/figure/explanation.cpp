// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/explanation.h"

#include "model/compute/lorenz.h"
#include "model/compute/shares.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace model {

namespace {

HalfWidths sumOfHalves(const Explanation& explanation, double rho)
{
    IntervalSum widths;
    std::map<SourceId, SourceIndex> places; // ids may be any numbers
    const auto add = [&](const Explanation& part, double coefficient) {
        if (part.source)
            widths.add(places.try_emplace(*part.source, places.size()).first->second, part.halves, coefficient);
    };
    if (explanation.erring) {
        for (const auto& one : *explanation.erring)
            add(*one.number, one.coefficient);
    } else {
        for (const auto& operand : explanation.operands)
            add(*operand, 1);
    }
    return widths.result(rho);
}

double quotient(double a, double b)
{
    return b == 0 ? 0 : a / b;
}

}

std::string_view word(Operation operation)
{
    static constexpr std::array<std::string_view, 16> words { "record", "constant", "same", "sum", "product", "share", "running",
        "quotient", "difference", "interpolation", "ratio", "remainder", "not-negative", "powers", "gini", "concentration" };
    return words.at(static_cast<std::size_t>(operation));
}

void setEnds(Explanation& explanation)
{
    if (!explanation.halves.areKnown())
        return;
    const auto ends = withEnds(explanation.value, explanation.halves);
    explanation.low = ends.low;
    explanation.high = ends.high;
}

Evaluated evaluated(const Explanation& explanation, double rho)
{
    const auto& operands = explanation.operands;
    Evaluated result { explanation.value, explanation.halves, explanation.low, explanation.high };
    const auto at = [&](std::size_t i) { return operands[i]->value; };
    switch (explanation.operation) {
    case Operation::Record:
    case Operation::Constant:
        return result;
    case Operation::Same:
        result.value = at(0);
        result.halves = operands[0]->halves;
        break;
    case Operation::Sum:
        result.value = 0;
        for (const auto& operand : operands)
            result.value += operand->value;
        result.halves = sumOfHalves(explanation, rho);
        break;
    case Operation::Product:
        result.value = at(0);
        result.halves = operands[0]->halves;
        for (std::size_t i = 1; i < operands.size(); ++i) {
            result.value *= at(i);
            result.halves = scaled(result.halves, at(i));
        }
        break;
    case Operation::Share:
        result.value = at(0);
        for (std::size_t i = 1; i < operands.size(); ++i)
            result.value *= at(i);
        result.halves = {};
        break;
    case Operation::Running:
        result.value = at(0) * at(1);
        result.halves = productOf(at(0), operands[0]->halves, at(1), operands[1]->halves);
        break;
    case Operation::Quotient:
        result.value = quotient(at(0), at(1));
        result.halves = {};
        break;
    case Operation::Difference:
        result.value = at(0) - at(1);
        result.halves = {};
        break;
    case Operation::Interpolation:
        result.value = at(0) + (at(1) - at(0)) * at(2);
        result.halves = interpolated(operands[0]->halves, operands[1]->halves, at(2));
        break;
    case Operation::Remainder:
        result.value = at(1) > 0 ? std::clamp(1 - at(0) / at(1), 0.0, 1.0) : 1.0;
        result.halves = {};
        break;
    case Operation::NotNegative:
        result.value = std::max(0.0, at(0));
        result.halves = {};
        break;
    case Operation::Powers:
        result.value = 1;
        for (std::size_t i = 0; i + 1 < operands.size(); i += 2)
            result.value *= std::pow(at(i), at(i + 1));
        return result;
    case Operation::Gini: {
        std::vector<LorenzPart> parts;
        for (const auto& each : operands)
            parts.push_back({ OrganizationIndex(parts.size()), each->operands[0]->value, each->operands[1]->value });
        result.value = lorenzCurve(std::move(parts)).gini;
        return result;
    }
    case Operation::Concentration: {
        std::vector<double> amounts;
        for (const auto& operand : operands)
            amounts.push_back(operand->value);
        result.value = concentration(amounts).value_or(0);
        return result;
    }
    case Operation::Ratio: {
        const auto& people = *operands[1];
        if (at(0) <= 0) {
            result.value = quotient(at(0), people.value);
            result.low = result.high = operands[0]->halves.areKnown() ? std::nullopt : std::optional(result.value);
            return result;
        }
        const auto ends = ratio(at(0), operands[0]->halves, people.value, people.halves);
        return { ends.best, {}, ends.low, ends.high };
    }
    }
    const auto ends = withEnds(result.value, result.halves);
    result.low = ends.low;
    result.high = ends.high;
    return result;
}

}

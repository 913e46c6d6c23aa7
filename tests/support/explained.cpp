// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/explained.h"

#include "model/figure/make_figure.h"
#include "model/figure/rooms.h"
#include "model/view/view_query.h"
#include "tests/support/catch.h"

#include <cmath>

namespace test {

using namespace model;

bool areEqual(double a, double b)
{
    constexpr double digits = 1e-11;
    constexpr double nothing = 1e-15; // what is left of numbers that cancel each other out
    return std::abs(a - b) <= std::max(digits * std::max(std::abs(a), std::abs(b)), nothing);
}

namespace {

bool areSame(const std::optional<double>& a, const std::optional<double>& b)
{
    return a.has_value() == b.has_value() && (!a || test::areEqual(*a, *b));
}

/// Everything in a tree that does not follow from what is below it.
std::vector<std::string> problemsOf(const Explanation& tree, double rho)
{
    std::vector<std::string> problems;
    forEachPart(tree, [&](const Explanation& part) {
        const auto again = evaluated(part, rho);
        if (!areEqual(part.value, again.value))
            problems.push_back(part.label + ": value " + std::to_string(part.value) + " from " + std::to_string(again.value));
        const bool isRoot = &part == &tree;
        if (!isRoot && (!areSame(part.halves.down, again.halves.down) || !areSame(part.halves.up, again.halves.up)))
            problems.push_back(part.label + ": half-widths");
        if (part.operation == Operation::Record && !part.record)
            problems.push_back(part.label + ": a record without its name");
        if (part.operation != Operation::Record && part.operation != Operation::Constant && part.operands.empty() && part.value != 0)
            problems.push_back(part.label + ": rests on nothing");
    });
    return problems;
}

}

void requireExplained(const Dataset& dataset, const std::string& line)
{
    CAPTURE(line);
    const auto view = parseQuery(line).view;
    const auto figure = makeFigure(dataset, view);
    withFigure(dataset, view, {}, [&](const FigureContext& context) {
        const auto& room = roomOf(view.figure);
        const auto explainer = room.explainer(context);
        for (const auto& row : figure.table) {
            if (!row.value)
                continue;
            CAPTURE(row.series, row.item, row.quarter ? quarterText(*row.quarter) : "");
            const auto tree = explainer->value(room.named(row));
            REQUIRE(tree);
            REQUIRE(areEqual(tree->value, *row.value));
            REQUIRE(problemsOf(*tree, view.rho) == std::vector<std::string>());
            const auto again = evaluated(*tree, view.rho);
            REQUIRE(areSame(row.low, tree->low));
            REQUIRE(areSame(row.high, tree->high));
            if (row.low)
                REQUIRE(areSame(row.low, again.low));
            if (row.high)
                REQUIRE(areSame(row.high, again.high));
            REQUIRE(tree->mark == row.mark);
            REQUIRE_FALSE(explainValue(context, *explainer, room.named(row)).inspection.sources.empty());
        }
    });
}

}

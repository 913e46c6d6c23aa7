// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/base/csv.h"
#include "model/base/text.h"
#include "model/figure/make_figure.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"
#include "tests/support/folders.h"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <stdexcept>

using namespace model;

namespace {

const std::string folder = std::string(SOURCE_DIR) + "/tests/data/validation/";

/// A row of drawn.csv: how what an owner keeps, or the growth factor of a kind of chips, is spread over the drawn worlds.
struct Drawn {
    std::string document;
    std::string what; ///< "keeps", or the measure that grows
    std::string name;
    std::string from;
    std::string to;
    Estimate value; ///< median, 5th and 95th percentile
};

std::vector<Drawn> drawnWorlds()
{
    std::vector<Drawn> rows;
    CsvReader reader(folder + "drawn.csv");
    CsvRow row;
    reader.next(row); // document,what,name,from,to,low,median,high
    while (reader.next(row)) {
        const auto text = [&](std::size_t i) { return std::string(row.values[i]); };
        const auto number = [&](std::size_t i) { return parseNumber(row.values[i]).value(); };
        rows.push_back({ text(0), text(1), text(2), text(3), text(4), { number(6), number(5), number(7) } });
    }
    return rows;
}

Dataset documentOf(const std::string& name)
{
    if (name == "sample")
        return sample();
    std::ifstream file(folder + name);
    return datasetOf(std::string(std::istreambuf_iterator<char>(file), {}));
}

/// What a figure says of the same thing.
Estimate shownFor(const Drawn& drawn)
{
    if (drawn.what == "keeps") {
        const auto line = fmt::format("figure=suppliers&organization={}&at={}", drawn.name, drawn.to);
        for (const auto& row : makeFigure(documentOf(drawn.document), parseQuery(line).view).table) {
            if (row.series == "own")
                return { row.value.value(), row.low, row.high };
        }
    } else {
        const auto line = fmt::format("figure=growth&unit=h100e&measure={}&from={}&to={}", drawn.what, drawn.from, drawn.to);
        for (const auto& factor : makeFigure(documentOf(drawn.document), parseQuery(line).view).growth) {
            if (factor.series == drawn.name)
                return factor.perYear;
        }
    }
    throw std::runtime_error("no figure shows it");
}

/// The ends lie as near to those of the drawn worlds, in parts of their width.
void requireEnds(const Drawn& drawn, double part)
{
    INFO(drawn.document << ", " << drawn.name << ", " << drawn.what << ", " << drawn.to);
    const auto shown = shownFor(drawn);
    const double width = *drawn.value.high - *drawn.value.low;
    REQUIRE(std::abs(shown.low.value() - *drawn.value.low) <= part * width);
    REQUIRE(std::abs(shown.high.value() - *drawn.value.high) <= part * width);
}

}

TEST_CASE("The interval of what an owner keeps is what drawing every claim gives, within a tenth of its width")
{
    std::size_t held = 0;
    for (const auto& drawn : drawnWorlds()) {
        if (drawn.what != "keeps")
            continue;
        ++held;
        requireEnds(drawn, 0.1);
    }
    REQUIRE(held >= 10);
}

TEST_CASE("The interval of a growth factor is what drawing every claim gives, within a fifth of its width")
{
    // The best values of a skewed quarter add up to less than the middle of its worlds, and the first quarters are the more skewed ones.
    std::size_t held = 0;
    for (const auto& drawn : drawnWorlds()) {
        if (drawn.what == "keeps")
            continue;
        ++held;
        requireEnds(drawn, 0.2);
    }
    REQUIRE(held >= 7);
}

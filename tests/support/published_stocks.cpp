// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/folders.h"
#include "tests/support/validation.h"

#include "model/base/csv.h"
#include "model/base/text.h"
#include "tests/support/dataset_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

using namespace model;

namespace test {

namespace {

struct Row {
    std::string owner;
    std::string chip;
    Quarter quarter;
    Estimate units;
};

std::vector<Row> rowsOf(const std::string& name)
{
    std::vector<Row> rows;
    CsvReader reader(std::string(SOURCE_DIR) + "/tests/data/validation/" + name);
    CsvRow row;
    reader.next(row); // owner,chip,quarter,units,units_low,units_high
    while (reader.next(row)) {
        const auto number = [&](std::size_t i) { return parseNumber(row.values[i]).value(); };
        rows.push_back({ std::string(row.values[0]), std::string(row.values[1]), parseQuarter(row.values[2]).value(),
            { number(3), number(4), number(5) } });
    }
    return rows;
}

/// What the additions would be in a document, with one claim more so that its walk reaches the last quarter.
std::string claimsText(const std::vector<Row>& flows)
{
    std::string text = "inventory: Nobody | Nothing | 2099Q4 | added 0 | epoch\n";
    for (const auto& flow : flows)
        text += fmt::format("inventory: {} | {} | {} | added {} {}..{} | epoch\n", flow.owner, flow.chip, quarterText(flow.quarter),
            shortestNumber(flow.units.best), shortestNumber(*flow.units.low), shortestNumber(*flow.units.high));
    return text;
}

double mean(const std::vector<double>& numbers)
{
    double sum = 0;
    for (const auto number : numbers)
        sum += number;
    return sum / static_cast<double>(numbers.size());
}

std::string share(std::size_t some, std::size_t all)
{
    return fmt::format("{} of {} ({:.1f} %)", some, all, 100.0 * static_cast<double>(some) / static_cast<double>(all));
}

}

std::vector<PublishedStock> publishedStocks(double rho)
{
    const auto flows = rowsOf("flows.csv");
    ClaimOptions options;
    options.rho = rho;
    options.carry = 1000; // the publisher's stocks do not age
    const Books books(claimsText(flows), options);
    std::vector<PublishedStock> stocks;
    for (const auto& row : rowsOf("stocks.csv")) {
        const auto& position = books.position(row.owner, row.chip);
        const auto stock = books.ledger.stock(position, row.quarter).value();
        stocks.push_back({ row.owner, row.chip, row.quarter, books.ledger.claimsBehind(position, row.quarter).size(),
            withEnds(stock.units, stock.halves), row.units });
    }
    return stocks;
}

std::string publishedReport()
{
    constexpr double near = 0.10, nearMedian = 0.025;
    const auto stocks = publishedStocks(0.75);
    const auto isNear = [&](const PublishedStock& stock) { return std::abs(stock.widthError()) <= near; };
    std::vector<PublishedStock> sums;
    std::ranges::copy_if(stocks, std::back_inserter(sums), [](const PublishedStock& stock) { return stock.flows > 1; });
    const auto worst = *std::ranges::max_element(stocks, {}, [](const PublishedStock& stock) { return std::abs(stock.medianError()); });
    const auto medians
        = std::ranges::count_if(stocks, [&](const PublishedStock& stock) { return std::abs(stock.medianError()) <= nearMedian; });

    std::string text = "Stocks rolled forward from published additions, beside the stocks the same publisher simulated\n"
                       "(Epoch AI, AI Chip Owners: Nvidia chips and TPUs, owner-chip-quarters)\n\n";
    text += fmt::format("medians within 2.5 %            {}\n", share(static_cast<std::size_t>(medians), stocks.size()));
    text += fmt::format("  the worst                     {:+.1f} %, {} {} {}\n", 100 * worst.medianError(), worst.owner, worst.chip,
        quarterText(worst.quarter));
    text += fmt::format(
        "90 % widths within 10 %         {}\n", share(static_cast<std::size_t>(std::ranges::count_if(stocks, isNear)), stocks.size()));
    text += fmt::format(
        "  of more than one addition     {}\n", share(static_cast<std::size_t>(std::ranges::count_if(sums, isNear)), sums.size()));

    text += "\nwidth over the published one, of more than one addition, by the correlation within a source\n";
    for (const double rho : { 0.0, 0.25, 0.5, 0.75, 1.0 }) {
        std::vector<double> widths;
        for (const auto& stock : publishedStocks(rho)) {
            if (stock.flows > 1)
                widths.push_back(1 + stock.widthError());
        }
        std::ranges::sort(widths);
        text += fmt::format("  rho {:<4}  mean {:.2f}   from {:.2f} to {:.2f}\n", rho, mean(widths), widths.front(), widths.back());
    }

    text += "\nby owner and chip, rho 0.75: the worst median, the narrowest and the widest of its quarters\n";
    std::map<std::string, std::vector<PublishedStock>> byPosition;
    for (const auto& stock : stocks)
        byPosition[stock.owner + ", " + stock.chip].push_back(stock);
    for (const auto& [name, quarters] : byPosition) {
        const auto median
            = std::ranges::max_element(quarters, {}, [](const PublishedStock& stock) { return std::abs(stock.medianError()); });
        const auto [narrow, wide] = std::ranges::minmax_element(quarters, {}, &PublishedStock::widthError);
        text += fmt::format("  {:<22} {:>2} quarters   median {:+5.1f} %   width {:+6.1f} % to {:+6.1f} %\n", name, quarters.size(),
            100 * median->medianError(), 100 * narrow->widthError(), 100 * wide->widthError());
    }
    return text;
}

}

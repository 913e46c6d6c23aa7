// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/series_growth.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace model {

namespace {

using Values = std::vector<std::optional<double>>;

/// How the logarithm of a factor hangs on the numbers of positions at quarters' ends, or in them; and from there on its claims.
class Dependence {
public:
    Dependence(const Ledger& ledger, bool isOfStocks)
        : m_ledger(ledger)
        , m_isOfStocks(isOfStocks)
    {
    }

    void add(PositionIndex position, Quarter quarter, double coefficient) { m_numbers[position].push_back({ quarter, coefficient }); }

    /// The half-widths of the logarithm: each claim errs once, with all it adds.
    HalfWidths halves(double rho) const
    {
        IntervalSum widths;
        for (const auto& [index, numbers] : m_numbers) {
            const auto quarters = m_ledger.counting(m_ledger.positions()[index]);
            for (std::size_t i = 0; const auto& part : m_isOfStocks ? ofStocks(quarters, numbers) : ofFlows(quarters, numbers)) {
                const auto& quarter = quarters[i++];
                const auto* claim = m_isOfStocks && quarter.installed ? quarter.installed : quarter.added;
                if (claim && part.isIn)
                    widths.add(m_ledger.sourceIndex(claim->source), model::halvesOf(claim->units, claim->unitsLow, claim->unitsHigh),
                        part.coefficient);
            }
        }
        return widths.result(rho);
    }

private:
    struct Number {
        Quarter quarter;
        double coefficient;
    };
    using Quarters = std::span<const CountingQuarter>;

    /// Of a claim: what comes to nothing over the quarters has an interval of no width, which what has no part in them has not.
    struct Part {
        double coefficient = 0;
        bool isIn = false;

        void add(const Part& other)
        {
            coefficient += other.coefficient;
            isIn = isIn || other.isIn;
        }
    };

    /// Of the claims of each counting quarter: a stock is the last `installed` one and the `added` ones since.
    static std::vector<Part> ofStocks(Quarters quarters, const std::vector<Number>& numbers)
    {
        std::vector<Part> parts(quarters.size());
        for (const auto& [quarter, coefficient] : numbers) {
            const auto after = std::ranges::upper_bound(quarters, quarter, {}, &CountingQuarter::quarter);
            if (after == quarters.begin())
                continue; // 0 before the first
            const auto last = static_cast<std::size_t>(after - quarters.begin()) - 1;
            double share = 0;
            if (after != quarters.end() && after->installed && !after->added)
                share = static_cast<double>(quarter - quarters[last].quarter) / (after->quarter - quarters[last].quarter);
            parts[last].add({ coefficient * (1 - share), true });
            if (share > 0)
                parts[last + 1].add({ coefficient * share, true });
        }
        Part since;
        for (auto i = quarters.size(); i-- > 0;) {
            since.add(parts[i]);
            parts[i] = since;
            if (quarters[i].installed)
                since = {};
        }
        return parts;
    }

    /// A flow that is a difference of stocks has no claim of its own.
    static std::vector<Part> ofFlows(Quarters quarters, const std::vector<Number>& numbers)
    {
        std::vector<Part> parts(quarters.size());
        for (const auto& [quarter, coefficient] : numbers) {
            const auto found = std::ranges::lower_bound(quarters, quarter, {}, &CountingQuarter::quarter);
            if (found != quarters.end() && found->quarter == quarter)
                parts[static_cast<std::size_t>(found - quarters.begin())].add({ coefficient, true });
        }
        return parts;
    }

    const Ledger& m_ledger;
    bool m_isOfStocks;
    std::map<PositionIndex, std::vector<Number>> m_numbers;
};

/// What a value at each quarter adds to the logarithm of the factor, for each of its own units; nothing of a quarter the line leaves out.
Values weightsOf(const Growth& growth, const Values& values)
{
    Values weights(values.size());
    for (const auto place : growth.places)
        weights[place] = growth.line.weightPerYear(static_cast<double>(place)) / *values[place];
    return weights;
}

class Finder {
public:
    Finder(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, const SeriesTable& table, Quarter first)
        : m_ledger(ledger)
        , m_view(view)
        , m_resolved(resolved)
        , m_table(table)
        , m_total(quarters(), 0.0)
    {
        const bool hasTotal = table.series.size() > 1 && view.measure != Change::Index;
        bool isWhole = hasTotal;
        for (const auto& series : table.series) {
            Values values;
            for (std::size_t q = 0; q < quarters(); ++q) {
                const auto& cell = series.cells[q + static_cast<std::size_t>(resolved.from - first)];
                values.push_back(cell.isKnown ? std::optional(cell.value) : std::nullopt);
                isWhole = isWhole && cell.isKnown && cell.value > 0;
                *m_total[q] += cell.value;
            }
            m_values.push_back(std::move(values));
        }
        for (std::size_t s = 0; s < m_values.size(); ++s)
            take(table.series[s].name, s, m_values[s]);
        if (isWhole)
            take({}, none, m_total);
    }

    void findIntervals()
    {
        const bool isOfStocks = m_view.measure != Change::Flow;
        std::vector<Dependence> dependences(m_found.size(), Dependence(m_ledger, isOfStocks));
        std::vector<Values> weights;
        std::vector<std::size_t> ofSeries(m_values.size(), none);
        std::size_t ofTotal = none;
        for (std::size_t i = 0; i < m_found.size(); ++i) {
            weights.push_back(weightsOf(m_found[i].growth, m_places[i] == none ? m_total : m_values[m_places[i]]));
            (m_places[i] == none ? ofTotal : ofSeries[m_places[i]]) = i;
        }
        forEachTerm(m_ledger, m_view, m_resolved, isOfStocks, m_table, [&](std::size_t series, Quarter quarter, const Term& term) {
            for (const auto i : { ofSeries[series], ofTotal }) {
                const auto weight = i == none ? std::nullopt : weights[i][static_cast<std::size_t>(quarter - m_resolved.from)];
                if (weight)
                    dependences[i].add(term.position, term.quarter, *weight * term.coefficient);
            }
        });
        for (std::size_t i = 0; i < m_found.size(); ++i) {
            const auto halves = dependences[i].halves(m_view.rho);
            auto& perYear = m_found[i].perYear;
            if (halves.down)
                perYear.low = perYear.best * std::exp(-*halves.down);
            if (halves.up)
                perYear.high = perYear.best * std::exp(*halves.up);
        }
    }

    std::vector<SeriesGrowth> found() && { return std::move(m_found); }

private:
    std::size_t quarters() const { return static_cast<std::size_t>(std::max(0, m_resolved.to - m_resolved.from + 1)); }

    void take(const std::string& name, std::size_t place, const Values& values)
    {
        auto growth = growthOf(values);
        if (!growth)
            return;
        const double factor = growth->line.factorPerYear();
        m_found.push_back({ name, std::move(*growth), { factor, {}, {} } });
        m_places.push_back(place);
    }

    const Ledger& m_ledger;
    const ViewState& m_view;
    const ResolvedView& m_resolved;
    const SeriesTable& m_table;
    std::vector<Values> m_values; ///< of each series
    Values m_total;
    std::vector<SeriesGrowth> m_found;
    std::vector<std::size_t> m_places; ///< of what is found: its series, `none` of the total
};

}

std::vector<SeriesGrowth> growthOf(
    const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, const DrawnSeries& drawn, bool withIntervals)
{
    Finder finder(ledger, view, resolved, drawn.table, drawn.first);
    if (!withIntervals || view.state == SourceState::Operational)
        return std::move(finder).found();
    if (view.measure != Change::Index) {
        finder.findIntervals();
        return std::move(finder).found();
    }
    // An index grows as the stocks it is of do.
    constexpr bool isStock = true, withWidths = false;
    auto stocks = seriesTable(ledger, view, resolved, isStock, withWidths);
    Finder ofStocks(ledger, view, resolved, stocks, resolved.from);
    ofStocks.findIntervals();
    auto all = std::move(ofStocks).found();
    std::erase_if(all, [&](const SeriesGrowth& growth) {
        return std::ranges::find(drawn.table.series, growth.series, &GroupSeries::name) == drawn.table.series.end();
    });
    return all;
}

FactorsDiffer factorsDiffer(const Estimate& a, const Estimate& b)
{
    const bool isOpen = !a.low || !a.high || !b.low || !b.high;
    return isOpen ? FactorsDiffer::Unknown : *a.high < *b.low || *b.high < *a.low ? FactorsDiffer::Yes : FactorsDiffer::No;
}

}

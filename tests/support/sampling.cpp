// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/validation.h"

#include "model/compute/holding.h"
#include "model/compute/metric.h"
#include "model/compute/order.h"
#include "model/compute/per_head.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <initializer_list>
#include <map>
#include <random>
#include <thread>

using namespace model;

namespace test {

namespace {

constexpr double z95 = 1.6448536269514722;
constexpr double rho = 0.75;
constexpr std::size_t largest = 8; // of each kind of case
constexpr Quarter at = Quarter::of(2025, 4);

/// Standard normal numbers, the same with every standard library.
class Normal {
public:
    explicit Normal(std::uint64_t seed)
        : m_random(seed)
    {
    }

    double operator()()
    {
        if (m_hasSpare) {
            m_hasSpare = false;
            return m_spare;
        }
        double u = 0, v = 0, square = 0; // Marsaglia's polar method
        do {
            u = uniform();
            v = uniform();
            square = u * u + v * v;
        } while (square >= 1 || square == 0);
        const double factor = std::sqrt(-2 * std::log(square) / square);
        m_spare = v * factor;
        m_hasSpare = true;
        return u * factor;
    }

private:
    double uniform() { return static_cast<double>(m_random() >> 11) * 0x1p-52 - 1; } // -1 to 1

    std::mt19937_64 m_random;
    double m_spare = 0;
    bool m_hasSpare = false;
};

/// A split log-normal number: median and the logarithms' deviations on either side.
struct Part {
    double median = 0;
    double down = 0;
    double up = 0;
    std::size_t source = 0;

    double at(double z) const { return median * std::exp(z * (z < 0 ? down : up)); }
};

bool canBeDrawn(double best, const HalfWidths& halves)
{
    return best > 0 && halves.down && halves.up && *halves.down < best;
}

Part partOf(double best, const HalfWidths& halves, SourceIndex source)
{
    return { best, std::log(best / (best - *halves.down)) / z95, std::log((best + *halves.up) / best) / z95, source.value };
}

std::vector<double> drawSum(std::vector<Part> parts, std::size_t draws, std::uint64_t seed)
{
    std::map<std::size_t, std::size_t> placeOf;
    for (auto& part : parts)
        part.source = placeOf.try_emplace(part.source, placeOf.size()).first->second;
    Normal normal(seed);
    const double common = std::sqrt(rho), own = std::sqrt(1 - rho);
    std::vector<double> shared(placeOf.size()), sums(draws);
    for (auto& sum : sums) {
        for (auto& z : shared)
            z = common * normal();
        for (const auto& part : parts)
            sum += part.at(shared[part.source] + own * normal());
    }
    return sums;
}

std::vector<float> drawRatio(const Part& chips, const Part& people, std::size_t draws, std::uint64_t seed)
{
    Normal normal(seed);
    std::vector<float> ratios(draws);
    for (auto& ratio : ratios) {
        const double chipsDrawn = chips.at(normal());
        ratio = static_cast<float>(chipsDrawn / people.at(normal()));
    }
    return ratios;
}

Estimate percentilesOf(std::vector<double> numbers)
{
    const auto percentile = [&](double share) {
        const auto place = numbers.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(numbers.size()));
        std::nth_element(numbers.begin(), place, numbers.end());
        return *place;
    };
    return { percentile(0.5), percentile(0.05), percentile(0.95) };
}

/// Cases do not know of each other, so that they can be drawn at the same time.
void atOnce(const std::vector<std::function<void()>>& tasks)
{
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (auto i = next++; i < tasks.size(); i = next++)
            tasks[i]();
    };
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < std::max(1u, std::thread::hardware_concurrency()); ++i)
        threads.emplace_back(work);
    work();
}

double skewOf(const std::vector<Part>& parts)
{
    double skew = 0;
    for (const auto& part : parts)
        skew += std::abs(part.up - part.down) * z95;
    return skew;
}

std::size_t countSources(const std::vector<Part>& parts)
{
    std::vector<std::size_t> sources;
    for (const auto& part : parts)
        sources.push_back(part.source);
    std::ranges::sort(sources);
    return static_cast<std::size_t>(std::ranges::unique(sources).begin() - sources.begin());
}

class Sampler {
public:
    explicit Sampler(std::size_t draws)
        : m_order(sample())
        , m_ledger(sample(), m_order, {})
        , m_h100e(h100Equivalents(sample(), Basis::Bf16))
    {
        m_sampling.draws = draws;
    }

    Sampling sampling()
    {
        collectFleets();
        collectStocks();
        collectSums();
        collectRatios();
        drawAll();
        return std::move(m_sampling);
    }

private:
    struct Held {
        const Position* position = nullptr;
        Stock stock;
        double factor = 0; ///< H100e a chip
    };
    struct Fleet {
        std::string name;
        std::vector<Held> held;
        double amount = 0;
    };

    /// What each organization owns of chips whose claims can all be drawn, the largest first; what cannot be drawn is in no case.
    void collectFleets()
    {
        std::map<OrganizationIndex, Fleet> byOwner;
        for (const auto& position : m_ledger.positions()) {
            const auto stock = m_ledger.stock(position, at);
            const auto& factor = m_h100e[position.chip];
            if (position.access != Access::Owned || !stock || !factor || !canBeDrawn(stock->units, stock->halves))
                continue;
            const auto claims = m_ledger.claimsBehind(position, at);
            const bool allCan = std::ranges::all_of(claims, [](const InventoryRecord* claim) {
                return claim->units == 0 || canBeDrawn(claim->units, halvesOf(claim->units, claim->unitsLow, claim->unitsHigh));
            });
            if (!allCan || stock->mark == Mark::Interpolated)
                continue;
            auto& fleet = byOwner[position.organization];
            fleet.name = m_ledger.organization(position.organization).name;
            fleet.held.push_back({ &position, *stock, *factor });
            fleet.amount += stock->units * *factor;
        }
        for (auto& [owner, fleet] : byOwner)
            m_fleets.push_back(std::move(fleet));
        std::ranges::sort(m_fleets, std::ranges::greater(), &Fleet::amount);
    }

    std::vector<Part> claimParts(const Held& held) const
    {
        std::vector<Part> parts;
        for (const auto* claim : m_ledger.claimsBehind(*held.position, at)) {
            const auto halves = halvesOf(claim->units, claim->unitsLow, claim->unitsHigh);
            if (claim->units != 0)
                parts.push_back(partOf(claim->units * held.factor, scaled(halves, held.factor), m_ledger.sourceIndex(claim->source)));
        }
        return parts;
    }

    /// A case to be drawn later.
    void add(std::vector<SampledCase>& cases, std::string name, std::vector<Part> parts, const Estimate& closed)
    {
        cases.push_back({ std::move(name), parts.size(), countSources(parts), closed, {}, skewOf(parts) });
        m_sums.push_back({ &cases, cases.size() - 1, std::move(parts) });
    }

    /// The largest position of each of the largest owners that is a sum of claims.
    void collectStocks()
    {
        for (const auto& fleet : m_fleets) {
            const Held* most = nullptr;
            for (const auto& held : fleet.held) {
                if (claimParts(held).size() > 1 && (!most || held.stock.units * held.factor > most->stock.units * most->factor))
                    most = &held;
            }
            if (most && m_sampling.stocks.size() < largest)
                add(m_sampling.stocks, fleet.name + ", " + m_ledger.chip(most->position->chip).name, claimParts(*most),
                    withEnds(most->stock.units * most->factor, scaled(most->stock.halves, most->factor)));
        }
    }

    void collectSum(const std::string& name, const std::vector<Held>& fleet)
    {
        IntervalSum widths;
        double amount = 0;
        std::vector<Part> parts, claims;
        for (const auto& held : fleet) {
            const auto halves = scaled(held.stock.halves, held.factor);
            amount += held.stock.units * held.factor;
            widths.add(held.stock.source, halves);
            parts.push_back(partOf(held.stock.units * held.factor, halves, held.stock.source));
            for (const auto& part : claimParts(held))
                claims.push_back(part);
        }
        const auto closed = withEnds(amount, widths.result(rho));
        add(m_sampling.fleets, name, std::move(parts), closed);
        add(m_sampling.claimByClaim, name, std::move(claims), closed);
    }

    void collectSums()
    {
        std::vector<Held> all;
        for (const auto& fleet : m_fleets) {
            if (fleet.held.size() > 1 && m_sampling.fleets.size() < largest / 2)
                collectSum(fleet.name, fleet.held);
            all.insert(all.end(), fleet.held.begin(), fleet.held.end());
        }
        collectSum("all owners", all);
    }

    void collectRatios()
    {
        const auto view = parseQuery("at=2025Q4&top=1000").view;
        const auto ranking = rankOrganizations(m_ledger, view, resolve(view, sample()));
        for (const auto& ranked : ranking.drawn) {
            const auto& people = *ranked.people;
            if (!canBeDrawn(ranked.held.value, ranked.held.halves) || !canBeDrawn(people.count, people.halves))
                continue;
            m_ratios.push_back(
                { partOf(ranked.held.value, ranked.held.halves, SourceIndex(0)), partOf(people.count, people.halves, SourceIndex(1)) });
            m_sampling.ratios.push_back(
                { m_ledger.organization(ranked.organization).name, 2, 2, ranked.value, {}, skewOf(m_ratios.back()) });
        }
    }

    void drawAll()
    {
        constexpr std::uint64_t seed = 20251231;
        std::vector<std::function<void()>> tasks;
        for (std::size_t i = 0; i < m_sums.size(); ++i)
            tasks.emplace_back([this, i] {
                const auto& sum = m_sums[i];
                const auto draws = sum.cases == &m_sampling.claimByClaim ? m_sampling.draws / 10 : m_sampling.draws;
                (*sum.cases)[sum.place].sampled = percentilesOf(drawSum(sum.parts, draws, seed + i));
            });
        std::vector<std::vector<float>> ratios(m_ratios.size());
        for (std::size_t i = 0; i < ratios.size(); ++i)
            tasks.emplace_back([this, &ratios, i] {
                ratios[i] = drawRatio(m_ratios[i][0], m_ratios[i][1], m_sampling.draws, seed + m_sums.size() + i);
                m_sampling.ratios[i].sampled = percentilesOf({ ratios[i].begin(), ratios[i].end() });
            });
        atOnce(tasks);

        for (std::size_t b = 0; b < ratios.size(); ++b) {
            for (auto a = b < 2 ? 0 : b - 2; a < b; ++a) {
                const auto& above = m_sampling.ratios[a];
                const auto& below = m_sampling.ratios[b];
                std::size_t wins = 0;
                for (std::size_t i = 0; i < ratios[a].size(); ++i)
                    wins += ratios[a][i] > ratios[b][i];
                m_sampling.orders.push_back({ above.name + " > " + below.name, probabilityAbove(above.closed, below.closed),
                    static_cast<double>(wins) / static_cast<double>(ratios[a].size()), above.skew + below.skew });
            }
        }
    }

    struct Sum {
        std::vector<SampledCase>* cases;
        std::size_t place;
        std::vector<Part> parts;
    };

    InventoryOrder m_order;
    Ledger m_ledger;
    ChipValues m_h100e;
    std::vector<Fleet> m_fleets;
    std::vector<Sum> m_sums;
    std::vector<std::vector<Part>> m_ratios; ///< chips and people
    Sampling m_sampling;
};

std::string tableOf(const std::string& title, const std::vector<SampledCase>& cases)
{
    auto text = fmt::format("\n{}\n  {:<34} {:>5} {:>7}   {:<32}   {:>8} {:>8} {:>8} {:>8}   {}\n", title, "", "parts", "sources",
        "drawn: median [5 %, 95 %]", "best", "low", "high", "width", "skew");
    for (const auto& one : cases)
        text += fmt::format("{} {:<34} {:>5} {:>7}   {:<32}   {:>+6.1f} % {:>+6.1f} % {:>+6.1f} % {:>+6.1f} %   {:.2f}\n",
            one.isNear() ? ' ' : '*', one.name, one.parts, one.sources,
            fmt::format("{:.3g} [{:.3g}, {:.3g}]", one.sampled.best, *one.sampled.low, *one.sampled.high), 100 * one.bestError(),
            100 * one.lowError(), 100 * one.highError(), 100 * one.widthError(), one.skew);
    return text
        + fmt::format(
            "  {} of {} are within 5 % in all four; * is not\n", std::ranges::count_if(cases, &SampledCase::isNear), cases.size());
}

std::string orderTable(const std::vector<SampledOrder>& orders)
{
    std::string text = "\nOrder: P(A > B) of neighbours in the ranking (section 6)\n";
    std::size_t near = 0, same = 0;
    for (const auto& order : orders) {
        const bool isNear = std::abs(order.closed - order.sampled) <= 0.05;
        near += isNear;
        same += (order.closed > 0.95) == (order.sampled > 0.95);
        text += fmt::format("{} {:<50} closed {:.2f}   drawn {:.2f}   skew {:.2f}\n", isNear ? ' ' : '*', order.name, order.closed,
            order.sampled, order.skew);
    }
    return text
        + fmt::format(
            "  {} of {} are within 0.05; * is not. \"Above with more than 0.95\" is said alike of {}\n", near, orders.size(), same);
}

}

bool SampledCase::isNear() const
{
    return std::ranges::all_of(std::initializer_list<double> { bestError(), lowError(), highError(), widthError() },
        [](double error) { return std::abs(error) <= 0.05; });
}

Sampling sampling(std::size_t draws)
{
    return Sampler(draws).sampling();
}

std::string samplingReport(const Sampling& sampling)
{
    auto text = fmt::format(
        "Closed forms beside {} draws of the sample's records at 2025Q4: split log-normals through the 5, 50 and 95 % points, a Gaussian\n"
        "copula with 0.75 within a source. best, low, high and width say how far the closed form lies from what was drawn. skew: by how "
        "much\n"
        "the upper sides of the parts are wider than the lower ones or the other way round, as a difference of logarithms, added up.\n",
        sampling.draws);
    text += tableOf("Stocks of a position, sums of claims (section 3), H100e", sampling.stocks);
    text += tableOf("Sums over positions, each position drawn as its own stock (section 3), H100e", sampling.fleets);
    text += tableOf("The same sums with every claim drawn, a tenth of the draws", sampling.claimByClaim);
    text += "  Why: a sum over positions takes the half-widths its positions already have, so 0.75 is reckoned with twice, once between "
            "the\n"
            "  claims of a position and once between positions. If all claims of a source err together by 0.75 the sum is wider than "
            "stated.\n"
            "  Its ends stay within 5 %; the width misses by up to a tenth, the more the more positions there are.\n";
    text += tableOf("Ratios: H100e per researcher (section 6)", sampling.ratios);
    text += "  Why: the closed form takes the ratio of the medians for the median of the ratio. That holds where both sides of each part "
            "are alike\n"
            "  in logarithms. Where they are not, as with a claim whose best value is also its least (Hugging Face: 384 of 384 to 1,000 "
            "chips),\n"
            "  the drawn median moves to the wider side, by at most skew / (1.645 * sqrt(2 pi)) = 0.2425 skew in logarithms.\n";
    text += orderTable(sampling.orders);
    return text + "  Why: the same. P(A > B) knows the width of an interval, not on which side of the best value it lies.\n";
}

}

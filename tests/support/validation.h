// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/uncertainty.h"
#include "model/records/quarter.h"

#include <cstddef>
#include <string>
#include <vector>

namespace test {

/// A stock rolled forward from published additions, beside the stock the same publisher simulated.
struct PublishedStock {
    std::string owner;
    std::string chip;
    model::Quarter quarter;
    std::size_t flows = 0; ///< it is made of
    model::Estimate ours;
    model::Estimate published;

    double medianError() const { return ours.best / published.best - 1; }
    double widthError() const { return (*ours.high - *ours.low) / (*published.high - *published.low) - 1; }
};

/// All owner-chip-quarters of tests/data/validation, the stocks from the program's own ledger.
std::vector<PublishedStock> publishedStocks(double rho);

/// An interval by its closed form (help method intervals) beside what drawing its parts at random gives.
struct SampledCase {
    std::string name;
    std::size_t parts = 0;
    std::size_t sources = 0;
    model::Estimate closed;
    model::Estimate sampled; ///< median, 5th and 95th percentile
    double skew = 0;         ///< of its parts: how much wider their upper sides are than their lower ones, in logarithms, added up

    double bestError() const { return closed.best / sampled.best - 1; }
    double lowError() const { return *closed.low / *sampled.low - 1; }
    double highError() const { return *closed.high / *sampled.high - 1; }
    double widthError() const { return (*closed.high - *closed.low) / (*sampled.high - *sampled.low) - 1; }
    bool isNear() const; ///< within 5 % in all four
};

struct SampledOrder {
    std::string name; ///< "A > B"
    double closed = 0;
    double sampled = 0;
    double skew = 0; ///< of the two ratios
};

/// What was drawn: of the sample's records at 2025Q4, split log-normals through the 5, 50 and 95 % points, a Gaussian copula with 0.75
/// within a source. The same on every machine, but for the last digits of the mathematical library.
struct Sampling {
    std::size_t draws = 0;
    std::vector<SampledCase> stocks;       ///< of a position, a sum of claims
    std::vector<SampledCase> fleets;       ///< sums over positions, each position drawn as its own stock
    std::vector<SampledCase> claimByClaim; ///< the same sums, each claim behind every position drawn; a tenth of the draws
    std::vector<SampledCase> ratios;       ///< H100e per researcher
    std::vector<SampledOrder> orders;      ///< of neighbours in the ranking
};

Sampling sampling(std::size_t draws);

/// Both as text, for a person and as accepted text.
std::string publishedReport();
std::string samplingReport(const Sampling& sampling);

}

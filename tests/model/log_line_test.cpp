// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/compute/log_line.h"

#include <cmath>

using namespace model;

namespace {

std::optional<LogLine> lineOf(const std::vector<double>& values)
{
    std::vector<LogPoint> points;
    for (const double value : values)
        points.push_back({ static_cast<double>(points.size()), value });
    return fitLogLine(points);
}

}

TEST_CASE("A line through doublings is exact and predicts without doubt")
{
    const auto line = lineOf({ 1, 2, 4, 8 }).value();
    REQUIRE(line.at(0) == Approx(1));
    REQUIRE(line.at(5) == Approx(32));
    REQUIRE(line.factorPerYear() == Approx(16));
    REQUIRE(line.predictionHalfWidth(5) == Approx(0).margin(1e-9));
    // mean 1.5, spread 2 * (1.5^2 + 0.5^2) = 5: 4 * 1.5 / 5
    REQUIRE(line.weightPerYear(3) == Approx(1.2));
    REQUIRE(line.weightPerYear(0) == Approx(-1.2));
    // 1/4 + (q - 1.5) * 3.5 / 5 of the values at 0 to 3: 1^-0.8 * 2^-0.1 * 4^0.6 * 8^1.3 = 2^5
    REQUIRE(line.powerOf(0, 5) == Approx(-0.8));
    REQUIRE(line.powerOf(3, 5) == Approx(1.3));
}

TEST_CASE("What is fitted needs four values in more than one quarter")
{
    REQUIRE_FALSE(lineOf({ 1, 2, 4 }));
    REQUIRE_FALSE(fitLogLine(std::vector<LogPoint>(4, { 3, 5 })));
}

TEST_CASE("The fan of a line is the prediction interval of its least squares")
{
    // Worked out apart: log(c(1, 3, 4, 10, 14, 30)) over 0:5; the residuals turn at every step, so nothing is widened.
    const auto line = lineOf({ 1, 3, 4, 10, 14, 30 }).value();
    REQUIRE(line.factorPerYear() == Approx(13.149883341334489));
    REQUIRE(line.deviation == Approx(0.20199257014316457));
    REQUIRE(line.correlation == 0);
    REQUIRE(line.at(6) == Approx(57.9155366966357));
    REQUIRE(line.predictionHalfWidth(6) == Approx(0.5883351153924306));
    REQUIRE(line.predictionHalfWidth(9) == Approx(0.8148743680853134));
}

TEST_CASE("The fan is wider where one quarter's residual goes with the next")
{
    // Worked out apart: correlation at lag 1 of 0.5119, so sqrt(1.5119 / 0.4881) = 1.7601 times 0.48077.
    const auto line = lineOf({ 1, 1.5, 2.5, 4, 5, 6, 7, 9 }).value();
    REQUIRE(line.correlation == Approx(0.5119350542885089));
    REQUIRE(line.predictionHalfWidth(9) == Approx(0.8461837807831682));
    REQUIRE(line.predictionHalfWidth(12) > line.predictionHalfWidth(9));

    std::vector<double> bent(60, 1);
    for (int i = 0; i < 60; ++i)
        bent.push_back(std::exp2(i));
    REQUIRE(lineOf(bent)->correlation == 0.9); // at most
}

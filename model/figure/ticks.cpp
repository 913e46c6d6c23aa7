// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/ticks.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace model {

namespace {

constexpr double leastEnd = 1e-300; // beyond these no axis begins and none ends, so that sums and ratios of its ends stay numbers
constexpr double mostEnd = 1e300;
constexpr double farthest = 1e5; // in lengths of the axis: what is farther off is drawn as far off as that

/// log(a / b) also where a / b is no number any more.
double logOfRatio(double a, double b)
{
    const double ratio = a / b;
    return ratio > 0 && std::isfinite(ratio) ? std::log(ratio) : std::log(a) - std::log(b);
}

double bounded(double value, double low, double high)
{
    return std::isnan(value) ? low : std::clamp(value, low, high);
}

}

double Axis::place(double value) const
{
    if (kind == AxisKind::Log && value <= 0)
        return 0;
    if (high == low)
        return 0.5;
    const double place = kind == AxisKind::Log ? logOfRatio(value, low) / logOfRatio(high, low) : (value - low) / (high - low);
    return std::isnan(place) ? 0 : std::clamp(place, -farthest, farthest);
}

double Axis::valueAt(double place) const
{
    if (kind != AxisKind::Log)
        return low + place * (high - low);
    const double ratio = high / low;
    return std::isfinite(ratio) ? low * std::pow(ratio, place) : std::exp(std::log(low) + place * logOfRatio(high, low));
}

int decadeBelow(double value)
{
    return static_cast<int>(std::floor(std::log10(bounded(value, leastEnd, mostEnd))));
}

int decadeAbove(double value)
{
    return static_cast<int>(std::ceil(std::log10(bounded(value, leastEnd, mostEnd))));
}

namespace {

constexpr double slack = 1e-9; // rounding of logarithms
constexpr int enoughTicks = 3; // with a label: fewer do not say how an axis runs

/// The largest of 1, 2, 5 times a power of ten that is not above the value.
double roundDown(double value)
{
    const double decade = std::pow(10, std::floor(std::log10(value) + slack));
    for (const double step : { 5.0, 2.0 }) {
        if (value >= step * decade * (1 - slack))
            return step * decade;
    }
    return decade;
}

double roundUp(double value)
{
    const double down = roundDown(value);
    if (down >= value * (1 - slack))
        return down;
    const double decade = std::pow(10, std::floor(std::log10(down) + slack));
    return down < 1.5 * decade ? 2 * decade : down < 3 * decade ? 5 * decade : 10 * decade;
}

}

Axis logAxis(double low, double high, const NumberStyle& style)
{
    Axis axis;
    axis.kind = AxisKind::Log;
    axis.style = style;
    low = bounded(low, leastEnd, mostEnd);
    high = bounded(high, low, mostEnd);
    axis.low = roundDown(low);
    axis.high = std::max(roundUp(high), axis.low * 10);
    const int first = static_cast<int>(std::floor(std::log10(axis.low) + slack));
    const int last = static_cast<int>(std::ceil(std::log10(axis.high) - slack));
    const int every = (last - first) / 9 + 1; // labels of many decades thin out
    constexpr int manyDecades = 4;            // of a label
    const int powers = static_cast<int>(std::floor(std::log10(axis.high) + slack) - std::ceil(std::log10(axis.low) - slack)) + 1;
    const bool labelsBetween = last - first <= 2 || powers < enoughTicks; // few decades: 2 and 5 have labels too
    for (int decade = first; decade <= last; ++decade) {
        for (int digit = 1; digit <= 9; ++digit) {
            const double value = digit * std::pow(10, decade);
            if (value < axis.low * (1 - slack) || value > axis.high * (1 + slack) || (every > 1 && digit > 1))
                continue;
            if (every > manyDecades && (decade - first) % every != 0)
                continue; // lines that nobody tells apart
            const bool isLabelled = digit == 1 ? (decade - first) % every == 0 : labelsBetween && (digit == 2 || digit == 5);
            axis.ticks.push_back({ value, isLabelled ? numberText(value, style) : std::string(), {} });
        }
    }
    return axis;
}

Axis linearAxis(double low, double high, const NumberStyle& style)
{
    Axis axis;
    axis.style = style;
    low = bounded(std::min(low, 0.0), -mostEnd, 0);
    high = bounded(std::max(high, 0.0), 0, mostEnd);
    if (high - low < leastEnd)
        high = low + 1;
    const double step = roundUp((high - low) / 6);
    constexpr double littleBelow = 0.15; // of a step: no step of its own
    const bool isLittleBelow = low < 0 && -low < littleBelow * step;
    axis.low = isLittleBelow ? 0 : std::floor(low / step + slack) * step;
    axis.high = std::ceil(high / step - slack) * step;
    const auto count = std::lround((axis.high - axis.low) / step);
    for (long i = 0; i <= count; ++i) {
        const double sum = axis.low + static_cast<double>(i) * step;
        const double value = std::abs(sum) < step * slack ? 0 : sum;
        axis.ticks.push_back({ value, numberText(value, style), {} });
    }
    if (isLittleBelow)
        axis.low = -littleBelow * step;
    return axis;
}

namespace {

std::size_t labelled(const std::vector<Tick>& ticks)
{
    return static_cast<std::size_t>(std::ranges::count_if(ticks, [](const Tick& tick) { return !tick.label.empty(); }));
}

/// Ticks at round numbers between two values, as far apart as leaves enough of them.
std::vector<Tick> evenTicks(double low, double high, const NumberStyle& style)
{
    std::vector<Tick> ticks;
    for (const double pieces : { 6.0, 10.0, 16.0 }) {
        ticks.clear();
        const double step = roundUp(std::max((high - low) / pieces, leastEnd));
        auto i = std::ceil(low / step - slack) + 0.0;                                // + 0: no -0
        for (int n = 0; n < 2 * pieces && i * step <= high + step * slack; ++n, ++i) // a step may be too small to be one
            ticks.push_back({ i * step, numberText(i * step, style), {} });
        if (ticks.size() >= enoughTicks)
            break;
    }
    return ticks;
}

/// Ticks of a logarithmic axis between two values: those of the whole axis, else 2 and 5 too, else even steps.
std::vector<Tick> logTicks(double low, double high, const NumberStyle& style)
{
    auto ticks = logAxis(low, high, style).ticks;
    std::erase_if(ticks, [&](const Tick& tick) { return tick.value < low * (1 - slack) || tick.value > high * (1 + slack); });
    if (labelled(ticks) >= enoughTicks)
        return ticks;
    for (auto& tick : ticks) {
        const double rounded = roundDown(tick.value);
        if (tick.value <= rounded * (1 + slack))
            tick.label = numberText(tick.value, style);
    }
    return labelled(ticks) >= enoughTicks ? ticks : evenTicks(low, high, style);
}

}

Axis narrowed(const Axis& axis, std::optional<double> low, std::optional<double> high)
{
    const bool isLog = axis.kind == AxisKind::Log;
    auto narrow = axis;
    narrow.low = std::clamp(low.value_or(axis.low), std::min(axis.low, axis.high), axis.high);
    narrow.high = std::clamp(high.value_or(axis.high), narrow.low, axis.high);
    if (axis.kind == AxisKind::Quarters || axis.kind == AxisKind::Rows || !(narrow.high > narrow.low) || (isLog && narrow.low <= 0))
        return axis;
    if (isLog) {
        narrow.ticks = logTicks(narrow.low, narrow.high, axis.style);
        return narrow;
    }
    std::erase_if(
        narrow.ticks, [&](const Tick& tick) { return tick.value < narrow.low * (1 - slack) || tick.value > narrow.high * (1 + slack); });
    if (labelled(narrow.ticks) < enoughTicks)
        narrow.ticks = evenTicks(narrow.low, narrow.high, axis.style);
    return narrow;
}

Axis quarterAxis(Quarter first, int quarters)
{
    constexpr int mostLabels = 20;
    Axis axis;
    axis.kind = AxisKind::Quarters;
    axis.low = -0.5;
    axis.high = quarters - 0.5;
    const int years = quarters / 4 + 1;
    const int everyYear = years / mostLabels + 1;
    for (int i = 0; i < quarters; ++i) {
        const auto quarter = first + i;
        const bool startsYear = quarter.quarterOfYear() == 1;
        Tick tick { static_cast<double>(i), {}, {} };
        if (quarters <= mostLabels) {
            tick.label = fmt::format("Q{}", quarter.quarterOfYear());
            if (startsYear || i == 0)
                tick.subLabel = std::to_string(quarter.year());
        } else if (startsYear && quarter.year() % everyYear == 0) {
            tick.label = std::to_string(quarter.year());
        }
        axis.ticks.push_back(std::move(tick));
    }
    return axis;
}

Axis shareAxis()
{
    constexpr int fifths = 5;
    Axis axis;
    axis.style.kind = NumberStyle::Kind::Percent;
    for (int i = 0; i <= fifths; ++i) {
        const double share = static_cast<double>(i) / fifths;
        axis.ticks.push_back({ share, numberText(share, axis.style), {} });
    }
    return axis;
}

Axis rowAxis(std::size_t rows)
{
    Axis axis;
    axis.kind = AxisKind::Rows;
    axis.low = -0.5;
    axis.high = static_cast<double>(rows) - 0.5;
    return axis;
}

}

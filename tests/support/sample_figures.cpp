// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <stdexcept>

namespace test {

namespace {

using namespace model;

std::string number(double value)
{
    std::array<char, 32> buffer {};
    const auto digits = [](double v) { return v >= 99.95 ? 0 : v >= 9.995 ? 1 : v >= 0.9995 ? 2 : v >= 0.09995 ? 3 : 4; };
    const auto write = [&](double v, const char* unit) {
        std::snprintf(buffer.data(), buffer.size(), "%.*f%s", digits(v), v, unit);
        return std::string(buffer.data());
    };
    if (value < 0)
        return "\xe2\x88\x92" + number(-value);
    if (value >= 999500)
        return write(value / 1e6, " M");
    if (value >= 9999.5)
        return write(value / 1e3, " k");
    if (value >= 999.5) {
        std::snprintf(buffer.data(), buffer.size(), "%d,%03d", static_cast<int>(value) / 1000, static_cast<int>(value) % 1000);
        return buffer.data();
    }
    return value == 0 ? "0" : write(value, "");
}

struct Line {
    const char* name;
    const char* rank;
    double value, low, high;
    Mark mark;
};

constexpr std::array<Line, 23> lines { {
    { "xAI", "1–5", 2410, 1320, 5540, Mark::Interpolated },
    { "Meta", "1–7", 1900, 1070, 4020, Mark::Stated },
    { "OpenAI", "1–7", 1740, 905, 3570, Mark::Interpolated },
    { "Microsoft", "1–7", 1170, 669, 1870, Mark::Interpolated },
    { "Anthropic", "1–8", 1150, 635, 2040, Mark::Stated },
    { "Google", "2–8", 1020, 673, 1480, Mark::Interpolated },
    { "Meta Superintelligence Labs", "2–8", 830, 404, 1920, Mark::Stated },
    { "Google DeepMind", "5–9", 500, 277, 1010, Mark::Carried },
    { "Tesla", "8–10", 268, 149, 558, Mark::Interpolated },
    { "DeepSeek", "9–11", 152, 37, 205, Mark::Interpolated },
    { "NVIDIA", "10–11", 99.9, 77, 103, Mark::Carried },
    { "Mistral AI", "12–14", 25, 16, 46, Mark::Interpolated },
    { "ByteDance", "12–16", 23, 12, 69, Mark::Interpolated },
    { "Allen Institute for AI", "12–16", 15, 6.5, 29, Mark::Carried },
    { "Hugging Face", "13–18", 8.53, 4.8, 30, Mark::Interpolated },
    { "University of Florida", "13–18", 8.3, 3.9, 15, Mark::Stated },
    { "Texas A&M University", "15–20", 4.8, 2.4, 9.4, Mark::Stated },
    { "Princeton University", "15–20", 4.5, 2.5, 7.8, Mark::Stated },
    { "Stanford University", "17–20", 2.8, 1.4, 4.3, Mark::Stated },
    { "Harvard University", "17–20", 2.5, 1.4, 5.2, Mark::Stated },
    { "MIT", "21–22", 0.53, 0.33, 0.97, Mark::Stated },
    { "Carnegie Mellon University", "21–22", 0.32, 0.19, 0.66, Mark::Stated },
    { "UC Berkeley", "23", 0.104, 0.061, 0.19, Mark::Stated },
} };

void words(Figure& figure)
{
    figure.footer = { "Sources: Epoch AI (CC BY 4.0) and others, see the records", "data as of November 2026",
        "not shown: 13 without a headcount", "Rank as a range where the order is not certain at 95 %" };
    figure.summary = figure.title + ". The richest has 2,410 of them.";
}

/// The first `count` lines, repeated under other names and ever smaller when there are not enough.
Figure ranking(int count, AxisKind kind)
{
    Figure figure;
    figure.kind = FigureKind::Ranking;
    figure.title = "GPUs per researcher";
    figure.subtitle
        = std::string("H100-equivalents (dense BF16) per researcher, 2025Q4, chips an organization has access to · 90 % intervals")
        + (kind == AxisKind::Log ? " · logarithmic" : "");
    words(figure);
    figure.positions = { AxisKind::Rows, {}, -0.5, count - 0.5, {} };
    figure.heads = { {}, "rank", "each", "90 % interval" };
    const std::string unit = "H100-equivalents (dense BF16) per researcher";
    const auto shape = kind == AxisKind::Log ? SeriesShape::Dots : SeriesShape::Bars;
    figure.series = { { "rich", {}, {}, shape, { Paint::Kind::Rich, 0 }, {} }, { "middle", {}, {}, shape, { Paint::Kind::Middle, 0 }, {} },
        { "poor", {}, {}, shape, { Paint::Kind::Poor, 0 }, {} } };
    for (int i = 0; i < count; ++i) {
        const auto& line = lines[static_cast<std::size_t>(i) % lines.size()];
        const bool again = i >= static_cast<int>(lines.size());
        const auto factor = again ? 1e-4 : 1;
        const auto name = std::string(line.name) + (again ? " II" : "");
        const auto value = line.value * factor;
        figure.rows.push_back({ name, again ? std::to_string(i + 1) : line.rank, number(value),
            number(line.low * factor) + " – " + number(line.high * factor) });
        Point point;
        point.position = i;
        point.value = value;
        point.low = line.low * factor;
        point.high = line.high * factor;
        point.hasInterval = true;
        point.mark = line.mark;
        point.item = name;
        point.selection = SelectedOrganization { name };
        point.quarter = Quarter::of(2025, 4);
        point.tip = name + ", 2025Q4\n" + number(value) + " each";
        figure.series[value >= 100 ? 0 : value >= 10 ? 1 : 2].points.push_back(point);
    }
    std::erase_if(figure.series, [](const Series& series) { return series.points.empty(); });
    figure.zones
        = { { {}, 10, { Paint::Kind::Poor, 0 }, "GPU-poor, below 10" }, { 100, {}, { Paint::Kind::Rich, 0 }, "GPU-rich, 100 and more" } };
    if (kind == AxisKind::Log) {
        const auto low = count > 23 ? 1e-4 : 0.01;
        figure.values = { kind, unit, low, 10000, {} };
        for (double decade = low; decade < 10001; decade *= 10)
            for (int k = 1; k < 10 && decade * k < 10001; ++k)
                figure.values.ticks.push_back({ decade * k, k == 1 ? number(decade) : std::string(), {} });
    } else {
        figure.values = { kind, unit, 0, 6000, {} };
        for (int tick = 0; tick <= 6000; tick += 1000)
            figure.values.ticks.push_back({ static_cast<double>(tick), number(tick), {} });
    }
    figure.key = { { KeyEntry::Symbol::Solid, {}, "stated" }, { KeyEntry::Symbol::Hollow, {}, "a part is interpolated or carried forward" },
        { KeyEntry::Symbol::Band, {}, "90 % interval" } };
    if (kind == AxisKind::Linear)
        figure.key[1].symbol = KeyEntry::Symbol::Hatched;
    return figure;
}

void quarterTicks(Figure& figure, Quarter first, int count)
{
    figure.firstQuarter = first;
    figure.positions = { AxisKind::Quarters, {}, 0, count - 1.0, {} };
    for (int i = 0; i < count; ++i) {
        const auto quarter = first + i;
        figure.positions.ticks.push_back({ static_cast<double>(i), "Q" + std::to_string(quarter.quarterOfYear()),
            i == 0 || quarter.quarterOfYear() == 1 ? std::to_string(quarter.year()) : std::string() });
    }
}

void valueTicks(Figure& figure, double low, double high, double step)
{
    figure.values = { AxisKind::Linear, "H100-equivalents (dense BF16)", low, high, {} };
    for (auto tick = low; tick < high + step / 2; tick += step)
        figure.values.ticks.push_back({ tick, number(std::abs(tick) < step / 100 ? 0 : tick), {} });
}

/// Columns on columns: `sizes[series][quarter]`.
Figure stacked(const std::vector<std::string>& names, const std::vector<std::vector<double>>& sizes, Quarter first)
{
    Figure figure;
    figure.kind = FigureKind::Growth;
    figure.title = "TPU and GPU additions by quarter";
    figure.subtitle
        = "Chips added per quarter by all tracked owners, owned · stacked medians · a year: GPU 1.9-fold, TPU 1.8-fold, ASIC 1.7-fold";
    words(figure);
    const auto count = sizes[0].size();
    quarterTicks(figure, first, static_cast<int>(count));
    double lowest = 0;
    double highest = 0;
    std::vector<double> above(count, 0);
    std::vector<double> below(count, 0);
    for (std::size_t s = 0; s < names.size(); ++s) {
        Series series { names[s], names[s], {}, SeriesShape::Columns, { Paint::Kind::Category, static_cast<int>(s) }, {} };
        series.selection = SelectedSeries { series.name };
        if (names[s] == "other")
            series.paint = { Paint::Kind::Other, 0 };
        for (std::size_t q = 0; q < count; ++q) {
            const auto value = sizes[s][q];
            if (value == 0)
                continue;
            auto& base = value > 0 ? above[q] : below[q];
            Point point;
            point.position = static_cast<double>(q);
            point.base = base;
            point.value = value;
            point.quarter = first + static_cast<int>(q);
            point.selection = SelectedSeries { series.name, point.quarter };
            point.tip = names[s] + ", " + quarterText(point.quarter) + "\n" + number(value);
            base += value;
            lowest = std::min(lowest, base);
            highest = std::max(highest, base);
            series.points.push_back(point);
            series.labelValue = number(value);
        }
        figure.series.push_back(series);
    }
    for (std::size_t q = 0; q < count; ++q)
        figure.labels.push_back({ static_cast<double>(q), above[q], number(above[q] + below[q]) });
    const auto step = std::pow(10, std::floor(std::log10(highest))) / 2;
    valueTicks(figure, std::floor(lowest / step) * step, std::ceil(highest / step) * step, step);
    return figure;
}

Figure growth()
{
    return stacked({ "GPU", "TPU", "ASIC" },
        { { 198e3, 201e3, 210e3, 164e3, 145e3, 266e3, 388e3, 456e3, 731e3, 953e3, 1.08e6, 1.32e6, 1.33e6, 1.1e6, 1.13e6, 1.3e6 },
            { 0, 0, 0, 107e3, 172e3, 188e3, 264e3, 405e3, 505e3, 522e3, 560e3, 612e3, 602e3, 697e3, 791e3, 593e3 },
            { 0, 0, 0, 0, 0, 0, 0, 0, 234e3, 255e3, 302e3, 434e3, 430e3, 480e3, 521e3, 567e3 } },
        Quarter::of(2022, 1));
}

Figure growthMarks()
{
    auto figure = stacked({ "GPU", "TPU", "ASIC" },
        { { 198e3, 201e3, 210e3, 164e3, 145e3, 266e3, 388e3, 456e3, 731e3, 953e3, 1.08e6, 1.32e6 },
            { 0, 107e3, 107e3, 107e3, 172e3, 188e3, 264e3, 405e3, 505e3, 522e3, 560e3, 612e3 },
            { 0, 0, 0, 0, 0, 30e3, 64e3, 100e3, 234e3, 255e3, 302e3, 434e3 } },
        Quarter::of(2024, 2));
    for (auto& series : figure.series) {
        for (auto& point : series.points) {
            point.mark = point.position > 8.5                  ? Mark::Planned
                : point.position > 5.5 && series.name != "GPU" ? Mark::Interpolated
                                                               : Mark::Stated;
            point.planned = point.mark == Mark::Planned ? point.value * (point.position > 9.5 ? 1 : 0.4) : 0;
            point.uncertain = point.mark == Mark::Interpolated ? point.value * (point.position > 6.5 ? 1 : 0.5)
                : point.position == 9                          ? point.value * 0.3
                                                               : 0;
        }
    }
    figure.key = { { KeyEntry::Symbol::Hatched, {}, "interpolated" }, { KeyEntry::Symbol::Pale, {}, "planned" } };
    figure.border = Border { 8.5, "planned" };
    return figure;
}

Figure negative()
{
    auto figure = stacked({ "GPU", "TPU", "ASIC" },
        { { 190e3, 200e3, -110e3, 164e3, 145e3, -90e3, 388e3, 456e3 }, { -40e3, 50e3, -60e3, 107e3, -30e3, 188e3, 264e3, 40e3 },
            { 0, 0, 0, 0, 34e3, 20e3, 64e3, 80e3 } },
        Quarter::of(2024, 1));
    figure.title = "Chips gained and given up by quarter";
    for (auto& label : figure.labels)
        if (label.value == 0)
            label.value = -170e3;
    return figure;
}

Figure manySeries()
{
    std::vector<std::string> names { "Microsoft", "Meta", "Google", "Amazon", "xAI", "Oracle", "OpenAI", "Anthropic", "CoreWeave",
        "ByteDance", "Tesla", "Apple", "other" };
    std::vector<std::vector<double>> sizes;
    for (std::size_t s = 0; s < names.size(); ++s) {
        sizes.emplace_back();
        for (int q = 0; q < 16; ++q)
            sizes.back().push_back(
                (13.0 - static_cast<double>(s)) * 7e3 * std::pow(1.2, q) * (1 + 0.15 * std::sin(static_cast<double>(s) + q)));
    }
    auto figure = stacked(names, sizes, Quarter::of(2022, 3));
    figure.title = "Compute by organization";
    return figure;
}

Figure growthLines()
{
    Figure figure;
    figure.kind = FigureKind::Growth;
    figure.title = "Installed compute by chip kind";
    figure.subtitle = "H100-equivalents (dense BF16) installed by all tracked owners, owned · 90 % intervals";
    words(figure);
    const auto first = Quarter::of(2022, 1);
    quarterTicks(figure, first, 16);
    valueTicks(figure, 0, 8e6, 1e6);
    const std::array<const char*, 4> names { "GPU", "TPU", "ASIC", "other accelerators" };
    for (std::size_t s = 0; s < names.size(); ++s) {
        Series series { names[s], names[s], {}, SeriesShape::Line, { Paint::Kind::Category, static_cast<int>(s) }, {} };
        series.selection = SelectedSeries { series.name };
        for (int q = static_cast<int>(s) * 2; q < 16; ++q) {
            if (s == 2 && q == 9)
                continue;
            Point point;
            point.position = q;
            point.value = 5.6e6 / (static_cast<double>(s) + 1) * std::pow(1.22, q - 15);
            if (s == 2)
                point.value *= 1.36;
            point.low = point.value * 0.8;
            point.high = point.value * 1.3;
            point.hasInterval = q != 12 || s != 0;
            point.mark = q > 13 ? Mark::Planned : q > 7 && q < 11 && s == 1 ? Mark::Interpolated : Mark::Stated;
            point.quarter = first + q;
            point.selection = SelectedSeries { series.name, point.quarter };
            point.tip = std::string(names[s]) + ", " + quarterText(point.quarter) + "\n" + number(point.value);
            series.labelValue = number(point.value);
            series.points.push_back(point);
        }
        figure.series.push_back(series);
    }
    figure.key = { { KeyEntry::Symbol::Hollow, {}, "interpolated" }, { KeyEntry::Symbol::Pale, {}, "planned" },
        { KeyEntry::Symbol::Band, {}, "90 % interval" } };
    return figure;
}

/// What others claim of `series`: factors of the drawn values at some positions.
void addAlternatives(Series& series, const std::vector<std::pair<int, double>>& factors)
{
    for (const auto& [position, factor] : factors) {
        for (const auto& point : series.points) {
            if (point.position == position)
                series.alternatives.push_back({ point.position, point.value * factor, point.item, point.quarter,
                    series.name + "\n" + number(point.value * factor) + "\nif somebody else counted", point.selection });
        }
    }
}

Figure lineAlternatives()
{
    auto figure = growthLines();
    figure.border = Border { 13.5, "planned" };
    addAlternatives(figure.series[0], { { 6, 1.5 }, { 7, 1.4 }, { 8, 1.3 }, { 13, 0.8 }, { 14, 0.85 }, { 14, 1.2 } });
    addAlternatives(figure.series[2], { { 10, 0.3 }, { 11, 1.02 } });
    figure.key.push_back({ KeyEntry::Symbol::Alternative, {}, "other sources' claims" });
    return figure;
}

Figure rankingAlternatives(AxisKind kind)
{
    auto figure = ranking(14, kind);
    addAlternatives(figure.series[0], { { 0, 0.62 }, { 2, 1.6 }, { 2, 0.55 }, { 7, 1.04 } });
    addAlternatives(figure.series[1], { { 11, 3 } });
    for (auto& point : figure.series[0].points)
        point.mark = point.position == 3 || point.position == 8 ? Mark::Planned : point.mark;
    figure.key.push_back({ KeyEntry::Symbol::Pale, {}, "planned" });
    figure.key.push_back({ KeyEntry::Symbol::Alternative, {}, "other sources' claims" });
    return figure;
}

/// The planned part begins in the first quarters or the last one, where the label has least room.
Figure earlyBorder()
{
    auto figure = growthMarks();
    figure.border->position = 0.5;
    return figure;
}

Figure lateBorder()
{
    auto figure = growthLines();
    figure.border = Border { 14.5, "planned" };
    return figure;
}

Figure longNames()
{
    auto figure = ranking(9, AxisKind::Log);
    figure.title
        = "GPUs per researcher at organizations whose full names are far longer than anyone who designs a figure would like them to be";
    figure.rows[1].label
        = "The Interdepartmental Institute for Extremely Large Artificial Intelligence Models and Their Societal Consequences";
    figure.rows[4].label = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzbehörde";
    figure.series[0].points[2].isLowerBound = true;
    figure.rows[2].value = "≥ 1,740";
    figure.series[0].points[5].hasInterval = false;
    figure.rows[5].interval = "no interval";
    figure.series[0].points[6].mark = Mark::Planned;
    figure.key.push_back({ KeyEntry::Symbol::NoBand, {}, "no interval given" });
    figure.key.push_back({ KeyEntry::Symbol::Pale, {}, "planned" });
    figure.footer.push_back("One more sentence about what was assumed where nobody said anything, which is long enough to need a second "
                            "line of its own in most sizes");
    figure.zones[0].label = "GPU-poor: fewer than ten H100-equivalents for each researcher";
    figure.zones[1].label = "GPU-rich: a hundred H100-equivalents and more for each researcher";
    return figure;
}

Figure thousands()
{
    auto figure = ranking(12, AxisKind::Log);
    figure.title = "Chips an organization has access to";
    figure.zones.clear();
    for (std::size_t i = 0; i < figure.rows.size(); ++i)
        figure.rows[i].value = number(lines[i].value * 400),
        figure.rows[i].interval = number(lines[i].low * 400) + " – " + number(lines[i].high * 400);
    for (auto& series : figure.series)
        for (auto& point : series.points) {
            point.value *= 400;
            *point.low *= 400;
            *point.high *= 400;
        }
    figure.values.low *= 1e5;
    figure.values.high *= 1e3;
    figure.values.ticks.clear();
    for (double tick = 1e3; tick < 2e7; tick *= 10)
        figure.values.ticks.push_back({ tick, number(tick), {} });
    figure.values.title = "chips, logarithmic";
    return figure;
}

Figure empty()
{
    Figure figure;
    figure.title = "GPUs per researcher";
    figure.subtitle = "H100-equivalents (dense BF16) per researcher, 2016Q1";
    figure.emptyText = "No organization has both chips and a headcount in 2016Q1. Choose a later quarter, or another denominator.";
    figure.summary = "Nothing is drawn.";
    words(figure);
    return figure;
}

}

std::vector<NamedFigure> sampleFigures()
{
    return {
        { "ranking", ranking(23, AxisKind::Log) },
        { "ranking-linear", ranking(23, AxisKind::Linear) },
        { "ranking-30", ranking(30, AxisKind::Log) },
        { "ranking-one", ranking(1, AxisKind::Log) },
        { "ranking-long-names", longNames() },
        { "ranking-thousands", thousands() },
        { "growth", growth() },
        { "growth-marks", growthMarks() },
        { "growth-negative", negative() },
        { "growth-many", manySeries() },
        { "growth-lines", growthLines() },
        { "growth-alternatives", lineAlternatives() },
        { "growth-early-border", earlyBorder() },
        { "growth-late-border", lateBorder() },
        { "ranking-alternatives", rankingAlternatives(AxisKind::Log) },
        { "ranking-alternatives-linear", rankingAlternatives(AxisKind::Linear) },
        { "empty", empty() },
    };
}

model::Figure sampleFigure(const std::string& name)
{
    for (auto& named : sampleFigures())
        if (named.name == name)
            return named.figure;
    throw std::out_of_range("no sample figure " + name);
}

}

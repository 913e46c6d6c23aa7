// SPDX-License-Identifier: GPL-3.0-or-later
// From a control's move to the painted window, in milliseconds: the figure is made anew and painted, on the sample and on a
// million inventory records. Run by hand, `figure_frame [part of a move's name...]`; results are in README.md beside this file.
// With FIGURE_FRAME_WORK in the environment the time is that of this process on a processor, so that a busy machine says little.
#include "model/compute/checks.h"
#include "model/exchange/folder.h"
#include "model/figure/make_figure.h"
#include "model/store/document.h"
#include "model/view/view_query.h"
#include "tests/support/folders.h"
#include "ui/charts/chart_view.h"

#include <QApplication>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <random>

using namespace model;

namespace {

/// Of the wall, or of this process on a processor.
struct Clock {
    using duration = std::chrono::nanoseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<Clock>;
    static constexpr bool is_steady = true;
    static time_point now()
    {
        static const bool isOfWork = std::getenv("FIGURE_FRAME_WORK");
        timespec time {};
        clock_gettime(isOfWork ? CLOCK_PROCESS_CPUTIME_ID : CLOCK_MONOTONIC, &time);
        return time_point(std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
    }
};

std::vector<std::string> wanted; ///< parts of the names of the moves to measure; all where there is none

bool isWanted(const std::string& name)
{
    return wanted.empty() || std::ranges::any_of(wanted, [&](const std::string& part) { return name.find(part) != std::string::npos; });
}

double millisecondsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

std::shared_ptr<const Dataset> sample()
{
    const auto path = std::filesystem::temp_directory_path() / "flopulence-bench.flop";
    loadFolder(SOURCE_DIR "/resources/sample", path, true);
    const auto dataset = Document::open(path, Document::Mode::ReadOnly).dataset();
    std::filesystem::remove(path);
    return dataset;
}

/// The sample's chips and sources with 2,000 organizations and a million claims on 25,000 positions over ten years.
std::shared_ptr<const Dataset> million(const Dataset& sample)
{
    constexpr int organizations = 2000, quarters = 40, positions = 25'000;
    std::mt19937 random(1);
    const auto one = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    auto dataset = std::make_shared<Dataset>(sample);
    std::vector<Organization> names;
    std::vector<HeadcountRecord> people;
    for (int i = 1; i <= organizations; ++i) {
        Organization organization;
        organization.id.value = i;
        organization.name = "Organization " + std::to_string(i);
        names.push_back(organization);
        HeadcountRecord headcount;
        headcount.id.value = i;
        headcount.organization = organization.id;
        headcount.quarter = Quarter::of(2020, 1);
        headcount.people = 10.0 + static_cast<double>(one(3000));
        headcount.source = sample.sources()[0].id;
        people.push_back(headcount);
        headcount.id.value += organizations;
        headcount.quarter = Quarter::of(2026, 1);
        people.push_back(headcount);
    }
    std::vector<InventoryRecord> claims;
    for (int p = 0; p < positions; ++p) {
        InventoryRecord claim;
        claim.organization.value = p % organizations + 1;
        claim.chip = sample.chips()[static_cast<std::size_t>(p / organizations) * 5 % sample.chips().size()].id;
        claim.access = p % 3 == 0 ? Access::Rented : Access::Owned;
        if (claim.access == Access::Rented)
            claim.provider = OrganizationId { static_cast<std::int64_t>(one(organizations)) + 1 };
        claim.measure = Measure::Added;
        claim.source = sample.sources()[one(sample.sources().size())].id;
        for (int q = 0; q < quarters; ++q) {
            claim.id.value = static_cast<std::int64_t>(claims.size()) + 1;
            claim.quarter = Quarter::of(2016, 1) + q;
            claim.units = 10.0 + static_cast<double>(one(1000));
            claim.unitsLow = claim.units * 0.8;
            claim.unitsHigh = claim.units * 1.3;
            claims.push_back(claim);
        }
    }
    dataset->setTable(RecordTable<Organization>(std::move(names)));
    dataset->setTable(RecordTable<HeadcountRecord>(std::move(people)));
    dataset->setTable(RecordTable<InventoryRecord>(std::move(claims)));
    return dataset;
}

void print(const char* name, std::vector<double> times)
{
    std::ranges::sort(times);
    const auto at = [&](double part) { return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))]; };
    std::printf("    %-8s median %7.2f  p95 %7.2f  worst %7.2f\n", name, at(0.5), at(0.95), at(1));
}

struct Frame {
    double made = 0;
    double whole = 0;
};

/// Makes the figure and paints it, in milliseconds since `start`.
Frame drawn(charts::ChartView& view, FigureMaker& maker, const std::shared_ptr<const Dataset>& dataset, const ViewState& state,
    Clock::time_point start)
{
    const auto figure = maker.make(dataset, state, {}, {}, model::FigureMaker::Depth::Quick); // as the window does at once
    const double made = millisecondsSince(start);
    view.setFigure(figure);
    view.repaint();
    return { made, millisecondsSince(start) };
}

struct Times {
    std::vector<double> make, paint, whole;

    void add(const Frame& frame)
    {
        make.push_back(frame.made);
        paint.push_back(frame.whole - frame.made);
        whole.push_back(frame.whole);
    }

    void report(const std::string& name) const
    {
        std::printf("  %s\n", name.c_str());
        print("figure", make);
        print("painted", paint);
        print("whole", whole);
    }
};

/// Takes the lines in turn, so that nothing can be kept from one frame to the next but what the program keeps.
void measure(const char* name, charts::ChartView& view, const std::shared_ptr<const Dataset>& dataset,
    const std::vector<std::string>& lines, int frames)
{
    if (!isWanted(name))
        return;
    FigureMaker maker;
    Times times;
    for (int i = -static_cast<int>(lines.size()); i < frames; ++i) {
        const auto state = parseQuery(lines[static_cast<std::size_t>(i + static_cast<int>(lines.size())) % lines.size()]).view;
        const auto start = Clock::now();
        const auto frame = drawn(view, maker, dataset, state, start);
        if (i >= 0) // the first round warms up
            times.add(frame);
    }
    times.report(name);
}

/// Each frame one claim in the middle gets another number first, as after an edit.
void measureEdits(charts::ChartView& view, std::shared_ptr<const Dataset> dataset, const std::string& line, int frames)
{
    const auto name = "one claim edited, " + line;
    if (!isWanted(name))
        return;
    FigureMaker maker;
    Times times;
    const auto state = parseQuery(line).view;
    for (int i = -2; i < frames; ++i) {
        auto claim = dataset->inventory()[static_cast<std::size_t>(i + 3) * 7919 % dataset->inventory().size()];
        claim.units *= 1.1;
        claim.unitsHigh.reset();
        const auto start = Clock::now();
        auto edited = std::make_shared<Dataset>(*dataset);
        edited->setTable(dataset->inventory().with({ claim }, {}));
        dataset = std::move(edited);
        const auto frame = drawn(view, maker, dataset, state, start);
        if (i >= 0) // the first round warms up
            times.add(frame);
    }
    times.report(name);
}

/// What the window does after an edit, from 50,001 records on beside it.
void measureChecks(const Dataset& dataset, int runs)
{
    if (!isWanted("all checks"))
        return;
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const auto start = Clock::now();
        findings(dataset, {}, Quarter::of(2025, 4));
        times.push_back(millisecondsSince(start));
    }
    std::printf("  all checks\n");
    print("found", times);
}

void measureAll(const char* title, charts::ChartView& view, const std::shared_ptr<const Dataset>& dataset, int frames)
{
    std::vector<std::string> quarters, ranges;
    for (const auto* quarter : { "2023Q1", "2023Q3", "2024Q2", "2024Q4", "2025Q2", "2025Q4" }) {
        quarters.push_back(std::string("at=") + quarter);
        ranges.push_back(std::string("figure=growth&at=") + quarter);
    }
    std::printf("%s\n", title);
    measureChecks(*dataset, frames / 4);
    measureEdits(view, dataset, "at=2025Q4", frames);
    measureEdits(view, dataset, "figure=growth&at=2025Q4", frames);
    measure("ranking, the quarter moves", view, dataset, quarters, frames);
    measure("ranking, unit and scale change", view, dataset,
        { "at=2025Q4", "at=2025Q4&unit=power", "at=2025Q4&scale=linear", "at=2025Q4&access=owned" }, frames);
    measure("ranking, evidence and status change", view, dataset, { "at=2025Q4", "at=2025Q4&evidence=dataset", "at=2025Q4&status=planned" },
        frames / 4);
    measure("growth, the range moves", view, dataset, ranges, frames);
    measure("growth, the grouping changes", view, dataset,
        { "figure=growth&at=2025Q4", "figure=growth&at=2025Q4&by=organization", "figure=growth&at=2025Q4&by=vendor&measure=stock" },
        frames);
    measure("growth, lines with intervals", view, dataset,
        { "figure=growth&at=2025Q4&style=lines", "figure=growth&at=2025Q4&style=lines&measure=stock&unit=h100e" }, frames);
    for (const auto* figure : { "shares", "wealth", "lorenz", "versus", "training", "chips", "decode", "suppliers" }) {
        std::vector<std::string> lines;
        for (const auto* quarter : { "2024Q2", "2024Q4", "2025Q2", "2025Q4" })
            lines.push_back(std::string("figure=") + figure + "&at=" + quarter);
        measure((std::string(figure) + ", the quarter moves").c_str(), view, dataset, lines, frames / 2);
    }
    measure("wealth with trails, the quarter moves", view, dataset,
        { "figure=wealth&trails=on&at=2025Q2", "figure=wealth&trails=on&at=2025Q3", "figure=wealth&trails=on&at=2025Q4" }, frames / 2);
    measure("shares by organization, the quarter moves", view, dataset,
        { "figure=shares&by=organization&at=2025Q2", "figure=shares&by=organization&at=2025Q4" }, frames / 2);
    measure("from figure to figure", view, dataset,
        { "", "figure=growth", "figure=shares", "figure=wealth", "figure=lorenz", "figure=versus", "figure=training", "figure=chips",
            "figure=decode", "figure=suppliers" },
        frames);
}

}

int main(int argc, char* argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    wanted.assign(argv + 1, argv + argc);
    charts::ChartView view;
    view.resize(1000, 620);
    view.show();
    QApplication::processEvents(); // a window that is not exposed yet paints nothing
    const auto real = sample();
    measureAll("The sample", view, real, 200);
    measureAll("A million inventory records", view, million(*real), 60);
}

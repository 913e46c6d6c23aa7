// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/compute/checks.h"
#include "model/figure/figure_text.h"
#include "model/figure/finding_text.h"
#include "model/figure/make_figure.h"
#include "model/view/unknown_names.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"

#include <ctime>

using namespace model;

namespace {

constexpr auto records = R"(
    chip: H100 SXM | GPU | bf16=989.4 | NVIDIA
    org: OpenAI Group | lab | US
    inventory: OpenAI Group | H100 SXM | 2024Q1 | installed 1000
    inventory: Meta | H100 SXM | 2024Q1 | installed 300
    inventory: Google | H100 SXM | 2024Q1 | installed 500
    people: Meta | 2024Q1 | researchers 10)";

Figure figureOf(std::string_view line)
{
    return makeFigure(datasetOf(records), parseQuery(line).view);
}

}

TEST_CASE("A figure says what its view names and nobody is called, first of all, with the nearest name")
{
    const auto figure = figureOf("per=none&at=2024Q1&organization=OpenAI Groop,Meta&chip=H100 SXM,Z&prefer=press");
    CHECK(figure.rows.size() == 1);
    CHECK(figure.footer.front() == "Not in the records: organization OpenAI Groop (nearest: OpenAI Group), chip Z, source press");
    CHECK(figure.footerKept == 2); // in pictures of any size, with the sources
    CHECK(figureOf("per=none&at=2024Q1&organization=Meta&vendor=NVIDIA").footer.front().starts_with("Sources"));
    // Many are counted.
    CHECK(figureOf("per=none&at=2024Q1&organization=Meta,q1,q2,q3,q4,q5&chip=H100 SXM")
              .footer.front()
              .ends_with("organization q3 and 2 more"));
}

TEST_CASE("An empty figure says which name is not there before why it is empty")
{
    const auto figure = figureOf("figure=growth&measure=stock&to=2024Q1&organization=OpenAI Groop");
    CHECK(figure.isEmpty());
    CHECK(figure.emptyText.starts_with("Not in the records: organization OpenAI Groop (nearest: OpenAI Group). "));
}

TEST_CASE("A group with a missing member is never drawn under its full title")
{
    constexpr auto line
        = "figure=versus&measure=stock&from=2024Q1&to=2024Q2&groups=Both labs:organization=OpenAI|Meta,Google:organization=Google";
    const auto figure = figureOf(line);
    CHECK(figure.title == "Both labs (1 of 2 known) against Google");
    REQUIRE(figure.series.size() == 2);
    CHECK(figure.series[0].name == "Both labs"); // the table's word stays
    CHECK(figure.series[0].label == "Both labs (1 of 2 known)");
    CHECK(figure.series[1].label == "Google");
    CHECK(figure.summary.find("Both labs (1 of 2 known)") != std::string::npos);
    CHECK(figureText(figure).find("Both labs against") == std::string::npos);
    CHECK(figure.footer.front() == "Not in the records: organization OpenAI (nearest: OpenAI Group)");

    const auto whole = figureOf("figure=versus&measure=stock&from=2024Q1&to=2024Q2&groups=Both labs:organization=OpenAI Group|Meta,Google:"
                                "organization=Google");
    CHECK(whole.title == "Both labs against Google");
    const auto none = figureOf("figure=versus&measure=stock&from=2024Q1&to=2024Q2&groups=Lost:organization=X|Y;chip=H100 SXM|Z,Google:"
                               "organization=Google");
    CHECK(none.title == "Lost (1 of 4 known) against Google");
}

TEST_CASE("The checks find what a saved view names and nobody is called, with the view as its record")
{
    const auto dataset = datasetOf(std::string(records) + R"(
        view: good | organization=Meta,OpenAI Group
        view: bad | figure=versus&groups=A:organization=OpenAI Groop,B:organization=OpenAI Groop&vendor=Intel)");
    std::vector<std::string> texts;
    for (const auto& finding : findings(dataset, {}, Quarter::of(2024, 1))) {
        if (finding.check != Check::UnknownName)
            continue;
        CHECK(finding.severity == Severity::Warning);
        CHECK(finding.records == std::vector<RecordRef> { { RecordKind::SavedView, 2 } });
        texts.push_back(findingText(finding, dataset));
    }
    CHECK(texts
        == std::vector<std::string> { "Saved view bad names what is not in the records: vendor Intel.",
            "Saved view bad names what is not in the records: organization OpenAI Groop (nearest: OpenAI Group)." });
    const auto json = findingsJson(findings(dataset, {}, Quarter::of(2024, 1)), dataset, Quarter::of(2024, 1));
    CHECK(json.find("\"table\": \"saved_view\"") != std::string::npos);
    CHECK(json.find("\"name\": \"bad\"") != std::string::npos);
}

TEST_CASE("A figure of a view that names very many nobody knows is made in time in line with its length")
{
    std::string line = "per=none&at=2024Q1&organization=Meta";
    for (int i = 0; i < 100'000; ++i)
        line += ",Nobody " + std::to_string(i);
    const auto begin = std::clock();
    const auto figure = figureOf(line);
    CHECK((std::clock() - begin) / CLOCKS_PER_SEC < 10);
    CHECK(figure.footer.front().ends_with(" and 99997 more"));
}

TEST_CASE("A view that names very many nobody knows is checked in time in line with its length")
{
    auto dataset = datasetOf(std::string(records) + R"(
        view: long | per=none)");
    auto view = *dataset.savedViewNamed("long");
    view.view = "organization=Meta";
    for (int i = 0; i < 40'000; ++i)
        view.view += ",Nobody " + std::to_string(i);
    dataset.setTable(dataset.savedViews().with({ view }, {}));
    const auto begin = std::clock();
    const auto found = findings(dataset, {}, Quarter::of(2024, 1));
    CHECK((std::clock() - begin) / CLOCKS_PER_SEC < 5);
    const auto isUnknown = [](const Finding& finding) { return finding.check == Check::UnknownName; };
    CHECK(std::ranges::count_if(found, isUnknown) == 40'000);
    CHECK(std::ranges::all_of(found, [&](const Finding& finding) {
        return !isUnknown(finding) || finding.fingerprint == std::ranges::find_if(found, isUnknown)->fingerprint;
    }));
}

TEST_CASE("The checks find what a caption names and nothing is called, and nothing in the sample's")
{
    auto dataset = datasetOf(std::string(records) + R"(
        view: good | per=none&groups=Both:organization=Meta,Rest:kind=lab)");
    auto view = *dataset.savedViewNamed("good");
    view.caption
        = "{[OpenAI Groop@2024Q1]} {[#1|name]} {[Meta|interval]} {count([rich > *])} {[Both]} {[H100 SXM in figure=chips]} {{[Nobody]}";
    dataset.setTable(dataset.savedViews().with({ view }, {}));
    std::vector<std::string> texts;
    for (const auto& finding : findings(dataset, {}, Quarter::of(2024, 1))) {
        if (finding.check == Check::UnknownName)
            texts.push_back(findingText(finding, dataset));
    }
    CHECK(texts
        == std::vector<std::string> {
            "Saved view good names what is not in the records: OpenAI Groop in its caption (nearest: OpenAI Group)." });
    for (const auto& finding : findings(sample(), {}, Quarter::of(2025, 4)))
        CHECK(finding.check != Check::UnknownName);
}

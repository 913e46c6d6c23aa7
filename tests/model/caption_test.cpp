// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/figure/caption.h"
#include "model/view/saved_views.h"
#include "tests/support/figure_parts.h"

#include <random>

using namespace model;

namespace {

// Lab: 3,000 then 6,000 H100s for 10 people; University: 50 for 10; Cloud has no headcount.
constexpr std::string_view records = R"(
    inventory: Lab | H100 SXM | 2024Q1 | installed 3000
    inventory: Lab | H100 SXM | 2025Q1 | installed 6000
    inventory: University | H100 SXM | 2024Q1 | installed 50
    inventory: University | H100 SXM | 2025Q1 | installed 50
    inventory: Cloud | H100 SXM | 2025Q1 | installed 100
    people: Lab | 2024Q1 | researchers 10
    people: University | 2024Q1 | researchers 10)";

Caption filled(std::string_view pattern, std::string_view line = "at=2025Q1")
{
    const auto dataset = datasetOf(records);
    const auto parsed = parseQuery(std::string(line));
    REQUIRE(parsed.problems.empty());
    return captionOf(pattern, parsed.view, [&](const ViewState& view) { return makeFigure(dataset, view); });
}

std::string textOf(std::string_view pattern, std::string_view line = "at=2025Q1")
{
    const auto caption = filled(pattern, line);
    for (const auto& problem : caption.problems)
        UNSCOPED_INFO(problem);
    CHECK(caption.problems.empty());
    return caption.text;
}

std::string problemOf(std::string_view pattern)
{
    const auto caption = filled(pattern);
    CHECK(caption.text == pattern);
    return caption.problems.size() == 1 ? caption.problems.front() : std::string();
}

}

TEST_CASE("A caption without placeholders is itself")
{
    CHECK(textOf("Nothing to reckon, 100 % of it.") == "Nothing to reckon, 100 % of it.");
    CHECK(textOf("A {{brace}") == "A {brace}");
    CHECK(textOf("").empty());
}

TEST_CASE("A caption writes a value as its figure does")
{
    CHECK(textOf("{[Lab]} each") == "600 each"); // 6,000 / 10
    CHECK(textOf("{[Lab|rank]} and {[University|rank]}") == "1 and 2");
    CHECK(textOf("{[University]}") == "5");
    CHECK(textOf("{[Lab]}", "unit=cost&at=2025Q1") == "unknown"); // the chip has no price
}

TEST_CASE("A caption reads the last quarter of a series, or the one it names")
{
    const std::string_view line = "figure=growth&by=organization&measure=stock&unit=h100e&at=2025Q1";
    CHECK(textOf("{[Lab@2024Q1]} to {[Lab]}", line) == "3,000 to 6,000");
    CHECK(textOf("{[Lab] / [Lab@2024Q1] as fold}", line) == "2.00-fold");
    CHECK(textOf("{[Lab@2021Q1]}", line) == "unknown");
    CHECK(textOf("{[Lab|growth]} a year", std::string(line) + "&from=2024Q1") == "1.99 a year"); // exp(4 × 0.1724), the slope of five logs
}

TEST_CASE("A caption reads another figure of the same records")
{
    CHECK(textOf("{[Lab in at=2024Q1]}") == "300");
    CHECK(textOf("{[Lab in unit=chips&per=none]}") == "6,000");
    CHECK(textOf("{[Lab] / [Lab in at=2024Q1] as fold}") == "2.00-fold");
}

TEST_CASE("A caption counts and sums what is drawn")
{
    CHECK(textOf("{count(*)} of 3") == "2 of 3");
    CHECK(textOf("{count([rich > *])} rich: {max([rich > *])}") == "1 rich: 600");
    CHECK(textOf("{sum(*)} = {[Lab] + [University]}") == "605 = 605");
    CHECK(textOf("{min(*)}") == "5");
    CHECK(textOf("{sum([* in per=none&unit=chips])}") == "6,150");
    CHECK(textOf("{count([nobody > *])}") == "0");
    CHECK(textOf("{sum([nobody > *])}") == "unknown");
}

TEST_CASE("A caption names who is at a place of the order")
{
    CHECK(textOf("{[#1|name]} before {[#2|name]}") == "Lab before University");
    CHECK(textOf("{[#3|name]}") == "unknown");
}

TEST_CASE("A caption reckons as one writes")
{
    CHECK(textOf("{([Lab] + [University]) / 5}") == "121");
    CHECK(textOf("{[Lab] - 2 * [University] / 10}") == "599");
    CHECK(textOf("{[University] / [Lab] as percent}") == "0.833 %");
    CHECK(textOf("{[Lab in per=none&unit=chips] as count}") == "6,000");
    CHECK(textOf("{[Lab] / 0}") == "unknown");
}

TEST_CASE("A caption says whether a claim holds")
{
    CHECK(textOf("It {[Lab] > [University] ? holds : does not hold}.") == "It holds.");
    CHECK(textOf("It {[Lab] < 100 ? holds : does not hold}.") == "It does not hold.");
    CHECK(textOf("{[University] >= 5 ? yes : no}{[University] <= 4.9 ? yes : no}") == "yesno");
    CHECK(textOf("{[Cloud] > 1 ? yes : no}") == "unknown"); // no headcount
}

TEST_CASE("A caption leaves what it cannot read as it is written and says why")
{
    CHECK(problemOf("{Lab}") == "{Lab}: 'Lab' is no value; write names in brackets: [OpenAI]");
    CHECK(problemOf("{[Lab}") == "{[Lab}: a bracket [ is not closed");
    CHECK(problemOf("{[Lab]") == "{[Lab]: the brace is not closed");
    CHECK(problemOf("{}") == "{}: a value is missing at the end");
    CHECK(problemOf("{[Lab|loww]}").starts_with("{[Lab|loww]}: 'loww' is none of low"));
    CHECK(problemOf("{[Lab] as folds}").starts_with("{[Lab] as folds}: 'as folds' is none of fold"));
    CHECK(problemOf("{[Lab] > 1}").find("needs ? and its two texts") != std::string::npos);
    CHECK(problemOf("{[Lab] 3}") == "{[Lab] 3}: '3' cannot be read");
    CHECK(problemOf("{[Lab|name] / 2}") == "{[Lab|name] / 2}: a text cannot be reckoned with");
    CHECK(problemOf("{[Lab in att=2024Q1]}").find("att") != std::string::npos);
    CHECK(problemOf("{[#0]}").find("is no place") != std::string::npos);
    CHECK(problemOf("{[*]}").find("names 2 values") != std::string::npos);
    CHECK(filled("{[Lab]} and {[Lub}").text == "600 and {[Lub}"); // one wrong one harms no other
}

TEST_CASE("A caption says in words which name another program has taken away")
{
    const auto caption = filled("{[Lab]}, then {[Lub@2024Q1] / [Lab] as fold}");
    CHECK(caption.text == "600, then (unknown: the figure has no 'Lub')");
    CHECK(caption.problems == std::vector<std::string> { "{[Lub@2024Q1] / [Lab] as fold}: the figure has no 'Lub' - did you mean 'Lab'?" });
}

TEST_CASE("A caption of anything ends, and without braces stays as it is")
{
    std::mt19937 random(5);
    const std::string_view signs = "{}[]()*/+-<>=?:|@# 0123Labin.asfold";
    const auto dataset = datasetOf(records);
    const auto figure = makeFigure(dataset, parseQuery("at=2025Q1").view);
    for (int i = 0; i < 3000; ++i) {
        std::string pattern;
        for (auto length = random() % 24; length > 0; --length)
            pattern += signs[random() % signs.size()];
        const auto caption = captionOf(pattern, {}, [&](const ViewState&) { return figure; });
        if (pattern.find('{') == std::string::npos)
            CHECK(caption.text == pattern);
        else
            CHECK(caption.text.size() < 4096);
    }
}

TEST_CASE("Every saved view of the sample is read, draws something and has a caption whose numbers are known")
{
    const auto views = savedViewsInOrder(sample());
    CHECK(views.size() > 20);
    for (const auto& saved : views) {
        INFO(saved.name);
        const auto parsed = parseQuery(saved.view);
        CHECK(parsed.problems.empty());
        CHECK(unknownNames(parsed.view, sample()).empty());
        CHECK(viewQuery(parsed.view) == saved.view); // as the window would write it
        CHECK_FALSE(makeFigure(sample(), parsed.view).isEmpty());
        const auto caption = captionOf(saved.caption, parsed.view, [](const ViewState& view) { return makeFigure(sample(), view); });
        for (const auto& problem : caption.problems)
            UNSCOPED_INFO(problem);
        CHECK(caption.problems.empty());
        CHECK(caption.text.find("unknown") == std::string::npos);
        CHECK_FALSE(caption.text.empty());
    }
}

TEST_CASE("A caption counts what is beyond the top of its figure too")
{
    CHECK(textOf("{count(*)}", "at=2025Q1&top=1") == "2");
    CHECK(textOf("{sum(*)}", "at=2025Q1&per=none&top=1") == "6,150"); // 6,000 + 50 + 100
    CHECK(textOf("{[#1|name]}", "at=2025Q1&top=1") == "Lab");
}

TEST_CASE("A caption says where a value is a lower bound, also of a sum")
{
    const auto dataset = datasetOf(R"(
        chip: Unknown | ASIC | int8=10
        inventory: Lab | H100 SXM | 2025Q1 | installed 100
        inventory: Lab | Unknown | 2025Q1 | installed 10
        inventory: Other lab | H100 SXM | 2025Q1 | installed 50)");
    const auto view = parseQuery("at=2025Q1&per=none").view;
    const auto make = [&](const ViewState& other) { return makeFigure(dataset, other); };
    CHECK(captionOf("{[Lab]}, {[Other lab]}, {sum(*)}", view, make).text == "≥ 100, 50, ≥ 150");
}

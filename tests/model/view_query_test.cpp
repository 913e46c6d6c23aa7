// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/view/resolve.h"
#include "model/view/unknown_names.h"
#include "model/view/view_query.h"
#include "model/view/view_words.h"
#include "tests/support/dataset_text.h"
#include "tests/support/said.h"

#include <random>

using namespace model;
using test::said;

TEST_CASE("The default view is the empty line")
{
    REQUIRE(viewQuery({}).empty());
    REQUIRE(parseQuery("").view == ViewState());
}

TEST_CASE("Only what differs from the figure's defaults is written")
{
    ViewState view;
    view.figure = FigureKind::Growth;
    view.unit = Unit::Chips; // growth's own default
    view.access = Holding::HasAccess;
    view.at = Quarter::of(2024, 1);

    REQUIRE(viewQuery(view) == "figure=growth&access=access&at=2024Q1");
    REQUIRE_FALSE(canonical(view).unit);
}

TEST_CASE("Names in lists are percent-encoded where they hold signs of the line")
{
    ViewState view;
    view.organization = { { "A, B & C", "100%=x;y|z:1", "数" } };

    const auto line = viewQuery(view);
    REQUIRE(line == "organization=A%2C B %26 C,100%25%3Dx%3By%7Cz%3A1,数");
    REQUIRE(parseQuery(line).view == view);
}

TEST_CASE("A list can be given in parts, by its short name, and can be empty")
{
    REQUIRE(parseQuery("org=A,B&organization=C,A").view.organization == std::vector<std::string> { "A", "B", "C" });
    REQUIRE(parseQuery("organization=").view.organization == std::vector<std::string> {});
    REQUIRE(viewQuery(parseQuery("organization=").view) == "organization=");
}

TEST_CASE("Unknown keys and values are named with the nearest valid one and leave the default")
{
    const auto [line, problem] = GENERATE(table<std::string, std::string>({
        { "figur=growth", "unknown view key 'figur' - did you mean 'figure'?" },
        { "figure=grwoth",
            "figure 'grwoth': figure takes ranking, timeline, growth, shares, wealth, lorenz, versus, training, chips, decode, suppliers - "
            "did you mean 'growth'?" },
        { "unit=h100", "unit 'h100': unit takes h100e, chips, flops, memory, power, cost, gpt4s - did you mean 'h100e'?" },
        { "at=2023Q5", "at '2023Q5': at takes a quarter such as 2023Q3" },
        { "top=0", "top '0': top takes a number from 1 to 10000" },
        { "top=1.5", "top '1.5': top takes a whole number" },
        { "rho=2", "rho '2': rho takes a number from 0 to 1" },
        { "mfu=0", "mfu '0': mfu takes a number above 0 to 1" },
        { "rich=-1", "rich '-1': rich takes a number above 0" },
        { "chip-kind=GPU,TPUs", "chip-kind 'TPUs': chip-kind takes GPU, TPU, ASIC, mixed - did you mean 'TPU'?" },
        { "intervals=maybe", "intervals 'maybe': intervals takes on, off" },
        { "alternatives=yes", "alternatives 'yes': alternatives takes on, off" },
        { "growth", "'growth' is no view key with a value: write key=value, separated by &" },
    }));

    const auto parsed = parseQuery(line);
    REQUIRE(said(parsed.problems) == std::vector<std::string> { problem });
    REQUIRE(parsed.view == ViewState());
}

TEST_CASE("Alternatives are off unless asked for")
{
    REQUIRE_FALSE(parseQuery("").view.alternatives);
    REQUIRE(parseQuery("alternatives=on").view.alternatives);
    REQUIRE(viewQuery(parseQuery("alternatives=on").view) == "alternatives=on");
    REQUIRE(viewQuery(parseQuery("alternatives=off").view).empty());
}

TEST_CASE("Quarters are read in any writing")
{
    REQUIRE(parseQuery("at=24q3").view.at == Quarter::of(2024, 3));
    REQUIRE(parseQuery("at=Q3 2024").view.at == Quarter::of(2024, 3));
    REQUIRE(parseQuery("at=2024-08-15").view.at == Quarter::of(2024, 3));
}

TEST_CASE("Names that the document does not have are named with the nearest")
{
    const auto dataset = datasetOf("inventory: OpenAI | H100 | 2024Q1 | installed 1 | epoch");

    REQUIRE(said(unknownNames(parseQuery("org=OpenAl&chip=H100&prefer=epoc").view, dataset))
        == std::vector<std::string> { "organization 'OpenAl' is not in the document - did you mean 'OpenAI'?",
            "prefer 'epoc' is not in the document - did you mean 'epoch'?" });
}

TEST_CASE("Any view reads back from its own line")
{
    std::mt19937 random(7);
    const auto one = [&](int n) { return std::uniform_int_distribution<int>(0, n - 1)(random); };
    const auto maybe = [&](auto value) { return one(2) ? std::optional(value) : std::nullopt; };
    const auto names = [&] {
        Filter filter;
        if (one(3) == 0)
            return filter;
        filter.emplace();
        for (int i = one(4); i > 0; --i)
            filter->push_back(std::string(1, static_cast<char>('a' + one(26)))
                + std::string("%&=,;|: é\"+#").substr(static_cast<std::size_t>(one(12)), 1) + std::to_string(i));
        return filter;
    };
    for (int i = 0; i < 2000; ++i) {
        ViewState view;
        view.figure = static_cast<FigureKind>(one(2));
        view.unit = maybe(static_cast<Unit>(one(7)));
        view.basis = static_cast<Basis>(one(5));
        view.per = maybe(static_cast<Per>(one(4)));
        view.access = maybe(static_cast<Holding>(one(2)));
        view.measure = static_cast<Change>(one(3));
        view.by = static_cast<Grouping>(one(8));
        view.style = static_cast<Style>(one(2));
        view.base = maybe(Quarter { 8000 + one(100) });
        view.at = maybe(Quarter { 8000 + one(100) });
        view.from = maybe(Quarter { 8000 + one(100) });
        view.to = maybe(Quarter { 8000 + one(100) });
        view.status = static_cast<Status>(one(2));
        view.evidence = static_cast<SourceKind>(one(7));
        view.prefer = names().value_or(std::vector<std::string>());
        view.organization = names();
        view.chip = names();
        view.country = names();
        view.top = 1 + one(100);
        view.scale = maybe(static_cast<Scale>(one(2)));
        view.intervals = one(2);
        view.rich = maybe(1 + one(1000) / 7.0);
        view.poor = maybe(1 + one(1000) / 7.0);
        view.carry = one(9);
        view.rho = one(101) / 100.0;
        view.mfu = (1 + one(100)) / 100.0;

        const auto line = viewQuery(view);
        const auto parsed = parseQuery(line);
        CAPTURE(line);
        REQUIRE(parsed.problems.empty());
        REQUIRE(viewQuery(parsed.view) == line);
        REQUIRE(canonical(canonical(view)) == canonical(view));
    }
}

TEST_CASE("A view opens at the quarter of the saved view start, else at the last actual claim")
{
    auto dataset = datasetOf(R"(
        inventory: A | H100 | 2024Q1 | installed 1
        inventory: A | H100 | 2026Q1 | installed 1 | planned)");
    REQUIRE(resolve({}, dataset).at == Quarter::of(2024, 1));

    SavedView start;
    start.id.value = 1;
    start.name = "start";
    start.view = "at=2023Q3";
    dataset.setTable(RecordTable<SavedView>({ start }));
    REQUIRE(resolve({}, dataset).at == Quarter::of(2023, 3));
    REQUIRE(resolve(parseQuery("figure=growth").view, dataset).from == Quarter::of(2019, 4)); // 16 quarters
    REQUIRE(resolve(parseQuery("at=2020Q1").view, dataset).at == Quarter::of(2020, 1));
}

TEST_CASE("A zoom of the values alone is written so that it reads the same")
{
    const auto view = parseQuery("figure=wealth&zoom=,,1,1e6").view;
    REQUIRE(view.zoom);
    REQUIRE(viewQuery(view) == "figure=wealth&zoom=,,1,1000000");
    REQUIRE(parseQuery(viewQuery(view)).view == view);
}

TEST_CASE("What two settings of a list have in common stands in it once")
{
    const auto view = parseQuery("bytes=2,1&bytes=2,0.5").view;
    REQUIRE(view.bytes == std::vector { 2.0, 1.0, 0.5 });
    REQUIRE(parseQuery(viewQuery(view)).view == view);
}

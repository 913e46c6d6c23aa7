// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/make_figure.h"
#include "model/figure/picture_words.h"
#include "model/view/view_query.h"
#include "tests/support/catch.h"
#include "tests/support/dataset_text.h"

using namespace model;

TEST_CASE("A picture without words of its own is the figure")
{
    const auto figure = makeFigure(sample(), {});

    CHECK(withWords(figure, {}) == figure);
}

TEST_CASE("A title of one's own changes nothing but the title")
{
    auto figure = makeFigure(sample(), {});

    const auto titled = withWords(figure, { "Who has them?", {}, {} });

    CHECK(titled.title == "Who has them?");
    figure.title = titled.title;
    CHECK(titled == figure);
}

TEST_CASE("A figure's own subtitle becomes the first line of the footer where another is written")
{
    const auto figure = makeFigure(sample(), {});

    const auto titled = withWords(figure, { {}, "At the end of 2025", "Drawn for the annual report" });

    CHECK(titled.subtitle == "At the end of 2025");
    REQUIRE(titled.footer.size() == figure.footer.size() + 2);
    CHECK(titled.footer[0] == figure.subtitle);
    CHECK(titled.footer[1] == figure.footer[0]); // the sources
    CHECK(titled.footer[2] == "Drawn for the annual report");
    CHECK(titled.footer[3] == figure.footer[1]);
    CHECK(titled.footerKept == 3);
}

TEST_CASE("The subtitle written once more is no other subtitle")
{
    const auto figure = makeFigure(sample(), {});

    CHECK(withWords(figure, { {}, figure.subtitle, {} }) == figure);
}

TEST_CASE("A figure without a footer can have a note")
{
    const auto figure = withWords(Figure {}, { {}, "Nothing", "Nothing is drawn" });

    CHECK(figure.footer == std::vector<std::string> { "Nothing is drawn" });
    CHECK(figure.footerKept == 1);
}

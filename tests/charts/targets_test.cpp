// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "ui/charts/targets.h"

#include <initializer_list>

using charts::Arrow;
using charts::nextPoint;
using charts::Target;

namespace {

constexpr double sidePx = 10;

/// A point of a series, a square around its place on the page.
Target point(int series, int position, QPointF place)
{
    Target target;
    target.series = series;
    target.position = position;
    target.box = QRectF(place - QPointF(sidePx / 2, sidePx / 2), QSizeF(sidePx, sidePx));
    target.shape.addRect(target.box);
    return target;
}

Target row(QRectF box)
{
    Target target;
    target.kind = Target::Kind::Row;
    target.box = box;
    target.shape.addRect(box);
    return target;
}

struct Drawn {
    model::Figure figure;
    charts::Layout layout;

    Drawn(std::initializer_list<model::SeriesShape> shapes, std::vector<Target> targets)
    {
        for (const auto shape : shapes)
            figure.series.emplace_back().shape = shape;
        layout.targets = std::move(targets);
    }

    /// Where the arrows lead from a target, one after the other.
    std::vector<std::size_t> walk(std::optional<std::size_t> from, std::initializer_list<Arrow> arrows) const
    {
        std::vector<std::size_t> places;
        for (const auto arrow : arrows) {
            from = nextPoint(figure, layout, from, arrow);
            places.push_back(from.value());
        }
        return places;
    }
};

using Places = std::vector<std::size_t>;
using Shape = model::SeriesShape;

}

TEST_CASE("A walk by arrows begins at the first point, whichever the arrow")
{
    const auto arrow = GENERATE(Arrow::Left, Arrow::Right, Arrow::Up, Arrow::Down);
    const Drawn drawn({ Shape::Line }, { row({ 0, 0, 100, 10 }), point(0, 0, { 50, 5 }), point(0, 1, { 60, 5 }) });

    CHECK(drawn.walk({}, { arrow }) == Places { 1 });
}

TEST_CASE("There is no walk where nothing is drawn")
{
    const Drawn drawn({}, {});

    CHECK_FALSE(nextPoint(drawn.figure, drawn.layout, {}, Arrow::Down));
}

TEST_CASE("Arrows go from row to row, right like down, and stay at the ends")
{
    Drawn drawn({ Shape::Dots }, { point(0, 0, { 90, 5 }), point(0, 1, { 50, 25 }), point(0, 2, { 20, 45 }) });
    drawn.layout.isRanking = true;

    CHECK(drawn.walk(0, { Arrow::Down, Arrow::Right, Arrow::Down, Arrow::Left, Arrow::Up, Arrow::Up }) == Places { 1, 2, 2, 1, 0, 0 });
}

TEST_CASE("In bars of several parts arrows go along the bar, and to the part of the next bar that is nearest")
{
    Drawn drawn({ Shape::Bars, Shape::Bars },
        { point(0, 0, { 20, 5 }), point(0, 1, { 10, 25 }), point(1, 0, { 80, 5 }), point(1, 1, { 30, 25 }), point(1, 2, { 75, 45 }) });
    drawn.layout.isRanking = true;
    drawn.figure.series[1].points.emplace_back().base = 1;

    CHECK(drawn.walk(0, { Arrow::Right, Arrow::Right, Arrow::Down, Arrow::Left, Arrow::Up }) == Places { 2, 2, 3, 1, 0 });
    CHECK(drawn.walk(2, { Arrow::Down, Arrow::Down }) == Places { 3, 4 });
}

TEST_CASE("Along quarters arrows stay in the series, and go to the nearest one above or below")
{
    const Drawn drawn({ Shape::Line, Shape::Line, Shape::Line },
        { point(0, 0, { 10, 90 }), point(0, 1, { 30, 90 }), point(0, 3, { 70, 90 }), point(1, 1, { 30, 50 }), point(2, 1, { 30, 10 }) });

    CHECK(drawn.walk(0, { Arrow::Right, Arrow::Right, Arrow::Right, Arrow::Left }) == Places { 1, 2, 2, 1 }); // over a gap
    CHECK(drawn.walk(0, { Arrow::Up }) == Places { 0 });
    CHECK(drawn.walk(1, { Arrow::Up, Arrow::Up, Arrow::Right, Arrow::Down }) == Places { 3, 4, 4, 3 });
}

TEST_CASE("On curves arrows stay on the curve, and go to the nearest other one above or below")
{
    Drawn drawn({ Shape::Curve, Shape::Curve },
        { point(0, 0, { 10, 90 }), point(0, 1, { 30, 60 }), point(0, 2, { 50, 30 }), point(1, 5, { 35, 20 }) });
    drawn.layout.isPlane = true;

    CHECK(drawn.walk(0, { Arrow::Right, Arrow::Right, Arrow::Right }) == Places { 1, 2, 2 });
    CHECK(drawn.walk(1, { Arrow::Up, Arrow::Down }) == Places { 3, 2 });
}

TEST_CASE("Dots are gone through from left to right, and up and down to the nearest")
{
    Drawn drawn({ Shape::Dots, Shape::Dots },
        { point(0, 40, { 40, 80 }), point(1, 10, { 10, 50 }), point(0, 90, { 90, 60 }), point(1, 45, { 45, 20 }) });
    drawn.layout.isPlane = true;

    CHECK(drawn.walk(1, { Arrow::Right, Arrow::Right, Arrow::Right, Arrow::Left }) == Places { 0, 3, 2, 3 });
    CHECK(drawn.walk(0, { Arrow::Up, Arrow::Down }) == Places { 3, 0 });
}

TEST_CASE("Under the pointer the nearest mark is meant, and the small one that lies on a large one")
{
    auto bar = point(0, 0, { 50, 50 });
    bar.box = QRectF(0, 40, 100, 20);
    bar.shape = {};
    bar.shape.addRect(bar.box);
    auto left = point(1, 0, { 30, 50 });
    left.box.adjust(-20, 0, 20, 0); // is hit where it is not seen
    const Drawn drawn({ Shape::Bars, Shape::Dots }, { bar, left });

    CHECK(charts::targetAt(drawn.layout, { 30, 50 }) == 1U);
    CHECK(charts::targetAt(drawn.layout, { 45, 50 }) == 0U);
    CHECK_FALSE(charts::targetAt(drawn.layout, { 50, 70 }));
}

TEST_CASE("Small titles are hit beside their letters, too")
{
    Drawn drawn({}, {});
    drawn.layout.titles = { { model::FigurePart::Values, QRectF(10, 10, 40, 8) } };

    CHECK(charts::titleAt(drawn.layout, { 9, 20 }) == 0U);
    CHECK_FALSE(charts::titleAt(drawn.layout, { 9, 24 }));
}

TEST_CASE("A selection is found at its point, not at its row or label")
{
    auto label = point(0, 0, { 10, 10 });
    label.kind = Target::Kind::SeriesLabel;
    const Drawn drawn({ Shape::Dots }, { label, point(0, 0, { 50, 10 }) });

    CHECK(charts::pointOf(drawn.layout, {}) == 1U);
}

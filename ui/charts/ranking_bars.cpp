// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ranking_bars.h"

#include "ui/base/text.h"

#include <algorithm>
#include <cmath>

namespace charts {

using ui::toQt;

namespace {

using model::Mark;
using model::SeriesShape;

/// Black or white, whichever is read better on a colour.
QColor textOn(const QColor& color)
{
    return contrast(color, Qt::white) >= contrast(color, Qt::black) ? Qt::white : Qt::black;
}

}

bool isStacked(const model::Figure& figure)
{
    return std::any_of(figure.series.begin(), figure.series.end(), [](const auto& series) {
        return series.shape == SeriesShape::Bars
            && std::any_of(series.points.begin(), series.points.end(), [](const auto& point) { return point.base > 0; });
    });
}

void addBarLook(Page& page, const model::Series& series, const model::Point& point, const QRectF& bar)
{
    if (point.mark == Mark::Interpolated || point.mark == Mark::Carried) {
        const auto part = isStacked(page.figure) ? 0.4F : 0.6F; // where nearly all bars have it, quietly
        const auto pale = mixed(page.theme.ground, part, page.theme.color(series.paint));
        page.layout.front.push_back(hatching(bar, pale, std::max(4.0, 6.5 * page.layout.sizes.scale)));
    } else if (point.mark == Mark::Planned) {
        addPlannedLook(page, bar, page.theme.color(series.paint), std::max(4.5, 9 * page.layout.sizes.scale));
    }
}

void addStackedPart(Page& page, double thickness, std::size_t series, const model::Point& point, QPointF end)
{
    auto& layout = page.layout;
    const auto& whole = page.figure.series[series];
    const auto begin = layout.at(point.position, std::clamp(page.figure.values.place(point.base), 0.0, 1.0)).x();
    const QRectF bar(std::min(begin, end.x()), end.y() - thickness / 2, std::abs(end.x() - begin), thickness);
    if (bar.width() <= 0)
        return;
    addBarLook(page, whole, point, bar);
    if (begin > layout.plot.left() + 1) // keeps it apart from the part before
        layout.front.push_back({ linePath({ begin, bar.top() }, { begin, bar.bottom() }),
            strokePen(page.theme.ground, std::max(0.6, 1.2 * layout.sizes.scale)), Qt::NoBrush });
    Target target { Target::Kind::Point, point.selection, toQt(point.tip), {}, bar.adjusted(0, -1, 0, 1), static_cast<int>(series),
        static_cast<int>(std::lround(point.position)) };
    target.shape.addRect(bar);
    layout.targets.push_back(target);
    constexpr int smallest = 9;
    const bool isReadFromAfar = layout.sizes.least > smallest;
    const auto fitting = static_cast<int>(thickness * (isReadFromAfar ? 0.95 : 0.8));
    const Face face { std::min(isReadFromAfar ? layout.sizes.least : layout.sizes.column, fitting), false };
    if (point.mark != Mark::Stated || face.sizePx < std::max(smallest, layout.sizes.least))
        return;
    for (const auto& text : { drawnText(point.label), drawnText(whole.label) }) {
        if (text.isEmpty() || page.typesetter.width(text, face) + face.sizePx * 0.9 > bar.width())
            continue;
        addText(page, TextRole::Segment, text, bar.center(), Align::Center, face, textOn(page.theme.color(whole.paint)));
        return;
    }
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/zoom.h"

#include <algorithm>
#include <cmath>

namespace charts {

namespace {

/// To four digits: nobody aims better, and the view's line stays short.
std::optional<double> rounded(std::optional<double> value)
{
    if (!value || *value == 0)
        return value;
    if (!std::isfinite(*value))
        return std::nullopt;
    const auto digit = std::pow(10, std::floor(std::log10(std::abs(*value))) - 3);
    return digit > 0 ? std::round(*value / digit) * digit : 0;
}

}

bool canZoom(const model::Figure& figure, const Layout& layout)
{
    return !figure.isEmpty() && !layout.plot.isEmpty();
}

QRectF frameAround(const model::Figure& figure, const Layout& layout, QPointF here, double factor)
{
    // A plane has a margin around its axes; with it each step would show more than was asked for.
    auto shown = layout.plot;
    if (layout.isPlane && figure.positions.kind != model::AxisKind::Quarters)
        shown = QRectF(layout.at(0, 1), layout.at(1, 0));
    return { here + (shown.topLeft() - here) * factor, here + (shown.bottomRight() - here) * factor };
}

Shown shownBy(const model::Figure& figure, const Layout& layout, const QRectF& frame)
{
    const auto& plot = layout.plot;
    const auto right = [&](double x) { return (x - plot.left()) / plot.width(); };
    const auto up = [&](double y) { return (plot.bottom() - y) / plot.height(); };
    const auto between = [](double low, double high, double part) { return low + (high - low) * part; };
    const auto place = [&](double part) { return between(layout.lowPlace, layout.highPlace, part); };
    const auto position = [&](double part) { return between(layout.firstPosition, layout.lastPosition, part); };

    Shown shown;
    auto& zoom = shown.zoom;
    if (layout.isRanking) {
        zoom.valueLow = rounded(figure.values.valueAt(place(right(frame.left()))));
        zoom.valueHigh = rounded(figure.values.valueAt(place(right(frame.right()))));
        return shown;
    }
    if (figure.positions.kind == model::AxisKind::Quarters) {
        const auto first = static_cast<int>(std::ceil(position(right(frame.left())) - 0.3));
        const auto last = static_cast<int>(std::floor(position(right(frame.right())) + 0.3));
        shown.from = figure.firstQuarter + first;
        shown.to = figure.firstQuarter + std::max(first, last);
        return shown;
    }
    zoom.positionLow = rounded(figure.positions.valueAt(position(right(frame.left()))));
    zoom.positionHigh = rounded(figure.positions.valueAt(position(right(frame.right()))));
    zoom.valueLow = rounded(figure.values.valueAt(place(up(frame.bottom()))));
    zoom.valueHigh = rounded(figure.values.valueAt(place(up(frame.top()))));
    return shown;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/text.h"
#include "ui/charts/layout_axes.h"

#include <QLineF>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace charts {

namespace {

constexpr float fanFill = 0.13F;
constexpr float trendLine = 0.75F;

/// Where a value at a position is drawn; a value beyond the axis at its end.
QPointF within(const Page& page, double position, double value)
{
    return page.layout.at(along(page.figure.positions, position), std::clamp(page.figure.values.place(value), 0.0, 1.0));
}

/// Whether the position is one of those that are shown.
bool isShown(const Page& page, const model::TrendPoint& point)
{
    return isOnAxis((point.position - page.layout.firstPosition) / (page.layout.lastPosition - page.layout.firstPosition));
}

void addFan(Page& page, const model::TrendLine& trend, const QColor& color)
{
    QPolygonF upper, lower;
    for (const auto& point : trend.points) {
        if (!point.low || !point.high || !isShown(page, point))
            continue;
        upper.append(within(page, point.position, *point.high));
        lower.prepend(within(page, point.position, *point.low));
    }
    if (upper.size() < 2)
        return;
    QPainterPath area;
    area.addPolygon(upper + lower);
    area.closeSubpath();
    page.layout.between.push_back({ area, Qt::NoPen, faded(color, fanFill) });
    for (const auto& edge : { upper, lower }) {
        QPainterPath path;
        path.addPolygon(edge);
        page.layout.between.push_back({ path, strokePen(faded(color, 0.3F), std::max(0.6, 0.8 * page.layout.sizes.scale)), Qt::NoBrush });
    }
}

void addLine(Page& page, const model::TrendLine& trend, const QColor& color)
{
    const auto isInside
        = [&](const model::TrendPoint& point) { return isOnAxis(page.figure.values.place(point.value)) && isShown(page, point); };
    QPainterPath path;
    for (std::size_t i = 0; i < trend.points.size(); ++i) {
        const auto& point = trend.points[i];
        const bool goesOn = i > 0 && isInside(trend.points[i - 1]);
        if (!isInside(point))
            continue;
        const auto place = within(page, point.position, point.value);
        goesOn ? path.lineTo(place) : path.moveTo(place);
    }
    page.layout.front.push_back({ path, trendPen(color, page.layout.sizes.scale), Qt::NoBrush });
}

/// What is continued says its numbers to pointer and keys, which go on along the series.
void addTargets(Page& page, const model::TrendLine& trend)
{
    const auto& all = page.figure.series;
    const auto series
        = std::find_if(all.begin(), all.end(), [&](const auto& one) { return !trend.series.empty() && one.name == trend.series; });
    for (const auto& point : trend.points) {
        if (point.tip.empty() || all.empty() || !isShown(page, point))
            continue;
        const auto center = within(page, point.position, point.value);
        const auto reach = std::max(8.0, page.layout.markerPx);
        Target target { Target::Kind::Alternative, {}, ui::toQt(point.tip), circle(center, page.layout.markerPx / 3),
            QRectF(center.x() - reach, center.y() - reach, 2 * reach, 2 * reach), 0, static_cast<int>(std::lround(point.position)) };
        if (series != all.end()) {
            target.kind = Target::Kind::Point;
            target.series = static_cast<int>(series - all.begin());
            target.selection = model::SelectedSeries { trend.series, page.figure.firstQuarter + target.position };
        }
        page.layout.targets.push_back(target);
    }
}

}

QPen trendPen(const QColor& color, double scale)
{
    auto pen = strokePen(faded(color, trendLine), std::max(0.8, 1.3 * scale), Qt::CustomDashLine);
    pen.setDashPattern({ 5, 3 });
    return pen;
}

void addTrends(Page& page)
{
    for (const auto& trend : page.figure.trends) {
        const auto color = trend.paint.kind == model::Paint::Kind::Other ? page.theme.mutedText : page.theme.textColor(trend.paint);
        addFan(page, trend, color);
        addLine(page, trend, color);
        addTargets(page, trend);
    }
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/layout_parts.h"

#include <QPolygonF>

#include <algorithm>

namespace charts {

namespace {

/// An interval at a position, as places on the axis.
struct Span {
    double position;
    double low;
    double high;
};

void addArea(Page& page, const std::vector<Span>& spans, const QColor& color)
{
    if (spans.size() < 2)
        return;
    QPolygonF corners;
    for (const auto& span : spans)
        corners.append(page.layout.at(span.position, span.high));
    for (auto i = spans.size(); i-- > 0;)
        corners.append(page.layout.at(spans[i].position, spans[i].low));
    QPainterPath area;
    area.addPolygon(corners);
    area.closeSubpath();
    page.layout.between.push_back({ area, Qt::NoPen, color });
}

}

void addIntervalArea(Page& page, const model::Series& series)
{
    const auto& axis = page.figure.values;
    const auto color = faded(page.theme.color(series.paint), 0.16F);
    const auto pale = faded(color, 0.08F);
    const auto border = page.figure.border ? page.figure.border->position : page.layout.lastPosition;
    const auto place = [&](double value) { return std::clamp(axis.place(value), 0.0, 1.0); };
    const auto has = [](const model::Point& point) { return point.hasInterval && point.low && point.high; };
    for (std::size_t i = 0; i < series.points.size();) {
        auto end = i;
        while (end < series.points.size() && has(series.points[end])
            && (end == i || series.points[end].position - series.points[end - 1].position < 1.5))
            ++end;
        if (end > i + 1) {
            std::vector<Span> firm, planned;
            for (auto k = i; k < end; ++k) {
                const auto& point = series.points[k];
                const Span span { point.position, place(*point.low), place(*point.high) };
                if (span.position > border && !firm.empty() && planned.empty()) {
                    const auto& last = firm.back();
                    const auto share = (border - last.position) / (span.position - last.position);
                    const Span middle { border, last.low + (span.low - last.low) * share, last.high + (span.high - last.high) * share };
                    firm.push_back(middle);
                    planned.push_back(middle);
                }
                (span.position > border ? planned : firm).push_back(span);
            }
            addArea(page, firm, color);
            addArea(page, planned, pale);
        } else if (end == i + 1) {
            const auto& point = series.points[i];
            page.layout.between.push_back(
                { linePath(page.layout.at(point.position, place(*point.low)), page.layout.at(point.position, place(*point.high))),
                    strokePen(point.position > border ? pale : color, page.layout.markerPx * 0.8), Qt::NoBrush });
        }
        i = std::max(end, i + 1);
    }
}

}

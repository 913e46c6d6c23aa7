// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/layout_parts.h"

#include <algorithm>

namespace charts {

namespace {

using model::SeriesShape;

bool isStroke(const model::Series& series)
{
    return series.shape == SeriesShape::Line || series.shape == SeriesShape::Curve;
}

/// Finds the points that targets stand for; at once where a series' targets come in the order of its points, as they do.
class PointsInTurn {
public:
    explicit PointsInTurn(const model::Figure& figure)
        : m_next(figure.series.size())
    {
    }

    /// Null where the target is no point.
    const model::Point* of(const model::Series& series, const Target& target)
    {
        if (target.kind != Target::Kind::Point)
            return nullptr;
        auto& next = m_next[static_cast<std::size_t>(target.series)];
        for (std::size_t tried = 0; tried < series.points.size(); ++tried) {
            const auto& point = series.points[next];
            next = (next + 1) % series.points.size();
            if (point.selection == target.selection)
                return &point;
        }
        return nullptr;
    }

private:
    std::vector<std::size_t> m_next;
};

/// What is drawn around a mark, a little away from it, or at the edge of a bar.
QPainterPath around(const QRectF& mark, const model::Series& series, double gap)
{
    QPainterPath path;
    if (isStroke(series) || series.shape == SeriesShape::Dots)
        return circle(mark.center(), std::max(mark.width(), mark.height()) / 2 + gap);
    path.addRect(mark);
    return path;
}

QRectF rowBox(const Page& page, std::size_t row)
{
    const auto& layout = page.layout;
    const auto pitch = layout.plot.height() / static_cast<double>(page.figure.rows.size());
    const auto margin = layout.sizes.margin * 0.6;
    return { margin, layout.plot.top() + pitch * static_cast<double>(row), layout.page.width() - 2 * margin, pitch };
}

}

void addPins(Page& page)
{
    auto& layout = page.layout;
    const auto scale = layout.sizes.scale;
    const auto pen = strokePen(page.theme.text, std::max(1.0, 1.7 * scale));
    for (std::size_t i = 0; i < page.figure.rows.size(); ++i) {
        if (!page.figure.rows[i].isPinned)
            continue;
        QPainterPath box;
        box.addRect(rowBox(page, i));
        layout.behind.push_back({ box, Qt::NoPen, faded(page.theme.text, 0.08F) });
    }
    PointsInTurn points(page.figure);
    for (const auto& target : layout.targets) {
        const auto& series = page.figure.series[static_cast<std::size_t>(target.series)];
        if (target.kind == Target::Kind::SeriesLabel && series.isPinned)
            layout.front.push_back({ target.shape, pen, Qt::NoBrush });
        const auto* point = points.of(series, target);
        if (!point || !point->isPinned)
            continue;
        // A pinned line is thick; a ring at each of its points would hide it.
        if (series.isPinned && isStroke(series) && point != &series.points.back())
            continue;
        layout.front.push_back({ around(target.shape.boundingRect(), series, 3 * scale), pen, Qt::NoBrush });
    }
}

}

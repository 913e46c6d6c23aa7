// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/text.h"
#include "ui/charts/layout_parts.h"

#include <algorithm>
#include <cmath>

namespace charts {

namespace {

using Symbol = model::KeyEntry::Symbol;

/// What the figure draws its values as: its symbols look the same.
enum class Look { Dots, Bubbles, Bars, Lines };

Look lookOf(const model::Figure& figure)
{
    for (const auto& series : figure.series)
        if (series.shape != model::SeriesShape::Dots)
            return series.shape == model::SeriesShape::Line || series.shape == model::SeriesShape::Curve ? Look::Lines : Look::Bars;
    const bool isOfBubbles
        = !figure.series.empty() && !figure.series.front().points.empty() && figure.series.front().points.front().size > 0;
    return isOfBubbles ? Look::Bubbles : Look::Dots;
}

void addBand(Page& page, const QRectF& box, Look look)
{
    auto& inks = page.layout.front;
    const auto color = page.theme.mutedText;
    const auto center = box.center();
    const auto inset = box.height() * 0.21;
    if (look == Look::Bars) {
        const auto cap = box.height() * 0.25;
        QPainterPath whisker({ box.left() + inset, center.y() });
        whisker.lineTo(box.right() - inset, center.y());
        for (const auto x : { box.left() + inset, box.right() - inset }) {
            whisker.moveTo(x, center.y() - cap);
            whisker.lineTo(x, center.y() + cap);
        }
        inks.push_back({ whisker, strokePen(page.theme.text, std::max(0.8, box.height() * 0.1)), Qt::NoBrush });
        return;
    }
    if (look == Look::Bubbles) {
        auto cross = linePath({ box.left() + inset, center.y() }, { box.right() - inset, center.y() });
        cross.addPath(linePath({ center.x(), box.top() }, { center.x(), box.bottom() }));
        inks.push_back({ cross, strokePen(faded(color, 0.6F), std::max(0.8, box.height() * 0.1)), Qt::NoBrush });
        inks.push_back({ circle(center, box.height() * 0.22), Qt::NoPen, color });
        return;
    }
    auto stroke = strokePen(faded(color, 0.35F), box.height() * (look == Look::Dots ? 0.42 : 0.8));
    if (look == Look::Dots)
        stroke.setCapStyle(Qt::RoundCap);
    inks.push_back({ linePath({ box.left() + inset, center.y() }, { box.right() - inset, center.y() }), stroke, Qt::NoBrush });
    if (look == Look::Dots)
        inks.push_back({ circle(center, box.height() * 0.36), Qt::NoPen, color });
    else
        inks.push_back({ linePath({ box.left() + inset, center.y() }, { box.right() - inset, center.y() }),
            strokePen(color, box.height() * 0.15), Qt::NoBrush });
}

void addSymbol(Page& page, const model::KeyEntry& entry, const QRectF& box, Look look)
{
    auto& inks = page.layout.front;
    const auto color = page.theme.mutedText;
    const auto center = box.center();
    const auto radius = box.height() * 0.36;
    const auto pen = std::max(1.0, box.height() * 0.15);
    QPainterPath rectangle;
    rectangle.addRect(box.adjusted(box.width() * 0.1, box.height() * 0.1, -box.width() * 0.1, -box.height() * 0.1));
    switch (entry.symbol) {
    case Symbol::Solid:
    case Symbol::NoBand:
        inks.push_back({ look == Look::Bars ? rectangle : circle(center, radius), Qt::NoPen, color });
        break;
    case Symbol::Band:
        addBand(page, box, look);
        break;
    case Symbol::Hollow:
        if (look != Look::Bars) {
            inks.push_back({ circle(center, radius - pen / 2), strokePen(color, pen), page.theme.ground });
            break;
        }
        [[fallthrough]]; // a bar with a part that is not stated is hatched
    case Symbol::Hatched:
        inks.push_back({ rectangle, Qt::NoPen, color });
        inks.push_back(hatching(rectangle.boundingRect(), faded(page.theme.ground, 0.85F), std::max(3.5, box.height() * 0.42)));
        break;
    case Symbol::Pale:
        if (look == Look::Bars) {
            inks.push_back({ rectangle, Qt::NoPen, faded(color, plannedFill) });
            addPlannedLook(page, rectangle.boundingRect(), color, std::max(4.5, box.height() * 0.55));
        } else
            inks.push_back({ circle(center, radius - pen / 2), strokePen(color, pen * 0.9, Qt::DotLine), page.theme.ground });
        break;
    case Symbol::Alternative:
        inks.push_back({ diamond(center, box.height() * 0.4), strokePen(color, std::max(0.9, pen * 0.7)), page.theme.ground });
        break;
    case Symbol::Trend:
    case Symbol::Fan: {
        const QPointF from(box.left(), box.bottom() - pen), to(box.right(), box.top() + pen);
        if (entry.symbol == Symbol::Fan) {
            QPainterPath fan(from);
            fan.lineTo(box.topRight());
            fan.lineTo(box.right(), center.y() + box.height() * 0.2);
            fan.closeSubpath();
            inks.push_back({ fan, Qt::NoPen, faded(color, 0.3F) });
        }
        inks.push_back({ linePath(from, to), trendPen(color, box.height() / 16), Qt::NoBrush });
        break;
    }
    case Symbol::Crossing:
        inks.push_back({ crossingMark(center, box.height() * 0.48, true), Qt::NoPen, color });
        break;
    case Symbol::Pin:
        if (look == Look::Bars) {
            inks.push_back({ rectangle, strokePen(page.theme.text, pen), Qt::NoBrush });
        } else {
            inks.push_back({ circle(center, radius * 0.55), Qt::NoPen, color });
            inks.push_back({ circle(center, box.height() * 0.5), strokePen(page.theme.text, pen * 0.8), Qt::NoBrush });
        }
        break;
    case Symbol::Swatch:
        inks.push_back({ rectangle, Qt::NoPen, page.theme.color(entry.paint) });
        break;
    }
}

}

double layoutKey(Page& page, double left, double top, double width, bool draws)
{
    const auto& sizes = page.layout.sizes;
    const Face face { sizes.footer, false };
    const auto lineHeight = std::ceil(face.sizePx * 1.55);
    const auto symbolWidth = std::round(face.sizePx * 1.7);
    const auto symbolGap = std::round(face.sizePx * 0.4);
    const auto entryGap = std::round(face.sizePx * 1.5);
    const auto look = lookOf(page.figure);
    auto x = left;
    auto y = top;
    for (const auto& entry : page.figure.key) {
        const auto lines = page.typesetter.lines(drawnText(entry.text), face, width - symbolWidth - symbolGap);
        const auto entryWidth = symbolWidth + symbolGap + page.typesetter.widest(lines, face);
        if (x > left && x + entryWidth > left + width) {
            x = left;
            y += lineHeight;
        }
        if (draws)
            addSymbol(page, entry, QRectF(x, y + (lineHeight - face.sizePx) / 2, symbolWidth, face.sizePx), look);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            y += i > 0 ? lineHeight : 0;
            if (draws)
                addText(page, TextRole::Key, lines[i], { x + symbolWidth + symbolGap, y + lineHeight / 2 }, Align::Left, face,
                    page.theme.mutedText);
        }
        x += entryWidth + entryGap;
    }
    return y + lineHeight - top;
}

}

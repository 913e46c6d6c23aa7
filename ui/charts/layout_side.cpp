// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/layout_side.h"

#include "ui/base/text.h"
#include "ui/charts/layout_axes.h"

#include <algorithm>
#include <cmath>

namespace charts {

using ui::toQt;

namespace {

using model::SeriesShape;

double blockHeight(const SidePlan& plan, const SideLabel& label)
{
    const auto lines = static_cast<double>(label.lines.size()) + (plan.isOneLine || label.value.isEmpty() ? 0 : 1);
    return lines * plan.lineHeight + (plan.isOneLine ? 0 : plan.lineHeight * 0.3);
}

double valueWidth(Typesetter& typesetter, const SidePlan& plan, const SideLabel& label)
{
    return label.value.isEmpty() ? 0 : typesetter.width(label.value, { plan.face.sizePx, !plan.isOneLine });
}

}

double sideShare(const Page& page)
{
    return page.layout.page.width() < columnWidth ? 0.36 : 0.26;
}

SidePlan planSide(Page& page, double height, double mostWidth)
{
    SidePlan plan;
    for (int sizePx = page.layout.sizes.name;; --sizePx) {
        for (const bool isOneLine : { false, true }) {
            plan = { { sizePx, true }, isOneLine, sizePx * 1.18, 0, {} };
            double total = 0;
            for (std::size_t i = 0; i < page.figure.series.size(); ++i) {
                const auto& series = page.figure.series[i];
                if (series.label.empty() || series.points.empty())
                    continue;
                SideLabel label { i, {}, drawnText(series.labelValue), {}, true };
                const auto beside = isOneLine ? valueWidth(page.typesetter, plan, label) + sizePx * 0.45 : 0;
                label.lines = page.typesetter.lines(drawnText(series.label), plan.face, std::max(mostWidth - beside, mostWidth * 0.4));
                plan.width = std::max(
                    { plan.width, page.typesetter.widest(label.lines, plan.face) + beside, valueWidth(page.typesetter, plan, label) });
                total += blockHeight(plan, label);
                plan.labels.push_back(std::move(label));
            }
            // Crowded labels on two lines stand far from what they name.
            if (total <= height * (isOneLine ? 1 : 0.7) || (isOneLine && sizePx <= 2))
                return plan;
        }
    }
}

void addSideLabels(Page& page, SidePlan& plan, const SideRoom& room)
{
    auto& layout = page.layout;
    auto& labels = plan.labels;
    for (auto& label : labels) {
        const auto& series = page.figure.series[label.series];
        // A series that ended earlier is named at the height of its last column or point, without a line to it.
        const auto* last = &series.points.back();
        for (const auto& point : series.points)
            if (last->value == 0 || (point.value != 0 && point.position > last->position))
                last = &point;
        const auto middle = series.shape == SeriesShape::Columns ? last->base + last->value / 2 : last->value;
        label.reachesEnd = last->position > room.lastPosition - 0.5;
        const auto place
            = series.shape == SeriesShape::Curve ? placeAt(page.figure, series, room.lastPosition) : page.figure.values.place(middle);
        label.anchor = layout.at(along(page.figure.positions, room.lastPosition), std::clamp(place, 0.0, 1.0));
        label.anchor.rx() += room.offset + 2;
    }
    std::stable_sort(labels.begin(), labels.end(), [](const auto& a, const auto& b) { return a.anchor.y() < b.anchor.y(); });
    std::vector<Block> blocks;
    blocks.reserve(labels.size());
    for (const auto& label : labels)
        blocks.push_back({ label.anchor.y(), blockHeight(plan, label) });
    const auto centers = spreadApart(blocks, room.top, room.bottom);
    const auto left = layout.plot.right() + layout.sizes.gap * 0.9;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto& label = labels[i];
        const auto& series = page.figure.series[label.series];
        const auto color = page.theme.textColor(series.paint);
        if (label.reachesEnd && (std::abs(centers[i] - label.anchor.y()) > blocks[i].height * 0.5 || plan.isOneLine))
            layout.front.push_back({ linePath(label.anchor, { left - 3, centers[i] }),
                strokePen(faded(color, 0.6F), std::max(0.7, 0.9 * layout.sizes.scale)), Qt::NoBrush });
        auto y = centers[i] - blocks[i].height / 2 + (plan.isOneLine ? 0 : plan.lineHeight * 0.15) + plan.lineHeight / 2;
        const auto first = layout.texts.size();
        for (const auto& line : label.lines) {
            addText(page, TextRole::Series, line, { left, y }, Align::Left, plan.face, color);
            y += plan.lineHeight;
        }
        if (plan.isOneLine)
            addText(page, TextRole::Series, label.value,
                { left + page.typesetter.width(label.lines.value(label.lines.size() - 1), plan.face) + plan.face.sizePx * 0.45,
                    y - plan.lineHeight },
                Align::Left, { plan.face.sizePx, false }, color);
        else
            addText(page, TextRole::Series, label.value, { left, y }, Align::Left, plan.face, color);
        QRectF box;
        for (auto k = first; k < layout.texts.size(); ++k)
            box |= layout.texts[k].box;
        Target target { Target::Kind::SeriesLabel, series.selection, toQt(series.label), {}, box.adjusted(-4, -2, 4, 2),
            static_cast<int>(label.series), -1 };
        target.shape.addRect(target.box);
        layout.targets.push_back(target);
    }
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/layout_axes.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace charts {

namespace {

/// Which of an axis's labels are written, by their places in `values`: all, where they touch those of powers of ten, else every so many.
template <class Touches> std::vector<std::size_t> thinned(const model::Axis& axis, const std::vector<double>& values, Touches touches)
{
    const auto fits = [&](const std::vector<std::size_t>& chosen) {
        for (std::size_t i = 1; i < chosen.size(); ++i)
            if (touches(chosen[i - 1], chosen[i]))
                return false;
        return true;
    };
    std::vector<std::size_t> all(values.size());
    std::iota(all.begin(), all.end(), 0);
    if (fits(all))
        return all;
    constexpr std::size_t enough = 3;
    std::vector<std::size_t> powers;
    for (const auto i : all) {
        const auto exponent = axis.kind == model::AxisKind::Log ? std::log10(values[i]) : 0.5;
        if (std::abs(exponent - std::round(exponent)) < 1e-9)
            powers.push_back(i);
    }
    if (powers.size() >= enough)
        all = powers;
    const auto zero = std::find_if(all.begin(), all.end(), [&](std::size_t i) { return values[i] == 0; });
    const auto anchor = zero == all.end() ? 0 : static_cast<std::size_t>(zero - all.begin());
    for (std::size_t stride = 1;; ++stride) {
        std::vector<std::size_t> chosen;
        for (auto i = anchor % stride; i < all.size(); i += stride)
            chosen.push_back(all[i]);
        if (fits(chosen))
            return chosen;
    }
}

}

double widestTick(Page& page, const model::Axis& axis, Face face)
{
    double widest = 0;
    for (const auto& tick : axis.ticks)
        widest = std::max(widest, page.typesetter.width(drawnText(tick.label), face));
    return widest;
}

void addUpwardTicks(Page& page, Face face)
{
    auto& layout = page.layout;
    const auto& axis = page.figure.values;
    std::vector<const model::Tick*> labelled;
    std::vector<double> values;
    for (const auto& tick : axis.ticks) {
        const auto place = axis.place(tick.value);
        if (tick.label.empty() || !isOnAxis(place))
            continue;
        labelled.push_back(&tick);
        values.push_back(tick.value);
    }
    const auto y = [&](double value) { return layout.at(0, axis.place(value)).y(); };
    const auto chosen
        = thinned(axis, values, [&](std::size_t a, std::size_t b) { return std::abs(y(values[a]) - y(values[b])) < face.sizePx * 1.7; });
    for (const auto i : chosen) {
        layout.placeGrid.push_back(axis.place(values[i]));
        addText(page, TextRole::Tick, drawnText(labelled[i]->label), { layout.plot.left() - layout.sizes.gap * 0.6, y(values[i]) },
            Align::Right, face, page.theme.mutedText);
    }
    // Where there is no zero, the plot stands on its lower edge.
    const bool hasZero = axis.kind != model::AxisKind::Log || !layout.isPlane;
    const auto zero = hasZero ? layout.at(0, layout.zeroPlace).y() : layout.plot.bottom();
    layout.front.push_back({ linePath({ layout.plot.left(), zero }, { layout.plot.right(), zero }),
        strokePen(page.theme.mutedText, std::max(0.7, layout.sizes.scale)), Qt::NoBrush });
}

void addValuesTitle(Page& page, double y)
{
    const auto& layout = page.layout;
    const Face face { layout.sizes.column, false };
    const auto title = drawnText(page.figure.values.title);
    const auto labels = layout.plot.left() - layout.sizes.gap * 0.6 - widestTick(page, page.figure.values, { layout.sizes.tick, false });
    const auto left = std::min(labels, layout.page.width() - layout.sizes.margin - page.typesetter.width(title, face));
    addText(page, TextRole::AxisTitle, title, { std::max(left, layout.sizes.margin), y }, Align::Left, face, page.theme.mutedText);
    addPartTitle(page, model::FigurePart::Values);
}

void addQuarterTicks(Page& page, Face face, double slot, double top)
{
    auto& layout = page.layout;
    const auto& ticks = page.figure.positions.ticks;
    const auto firstY = top + face.sizePx * 1.0;
    const auto secondY = firstY + face.sizePx * 1.25;
    std::vector<const model::Tick*> years;
    double widest = 0;
    bool isEveryLabelled = true;
    for (const auto& tick : ticks) {
        widest = std::max(widest, page.typesetter.width(drawnText(tick.label), face));
        isEveryLabelled = isEveryLabelled && !tick.label.empty();
        if (!tick.subLabel.empty())
            years.push_back(&tick);
    }
    const auto stride = static_cast<std::size_t>(std::max(1.0, std::ceil((widest + face.sizePx * 0.4) / std::max(1.0, slot))));
    const bool isOneRow = !isEveryLabelled || (stride > 2 && years.size() > 1);
    if (!isEveryLabelled && years.empty())
        for (const auto& tick : ticks)
            if (!tick.label.empty())
                years.push_back(&tick);
    const auto firstText = layout.texts.size();
    const auto anchor = years.empty() ? 0 : static_cast<std::size_t>(years.back() - ticks.data());
    for (std::size_t i = 0; i < ticks.size() && !isOneRow; ++i)
        if ((i + stride * ticks.size() - anchor) % stride == 0)
            addText(page, TextRole::Tick, drawnText(ticks[i].label), { layout.at(ticks[i].value, 0).x(), firstY }, Align::Center, face,
                page.theme.mutedText);

    // From the last one backwards, because the last year is the one that is looked for.
    double nextLeft = 1e9;
    QPainterPath marks;
    for (std::size_t n = years.size(); n-- > 0;) {
        const auto& tick = *years[n];
        const auto x = layout.at(tick.value, 0).x();
        const auto text = drawnText(tick.subLabel.empty() ? tick.label : tick.subLabel);
        const auto width = page.typesetter.width(text, face);
        const auto left = std::min(x - width / 2, layout.page.width() - width - 2);
        const auto border = std::max(layout.plot.left(), x - slot / 2);
        marks.moveTo(border, layout.plot.bottom());
        marks.lineTo(border, isOneRow ? layout.plot.bottom() + face.sizePx * 0.4 : secondY + face.sizePx * 0.4);
        if (left + width + face.sizePx * 0.5 > nextLeft)
            continue;
        nextLeft = left;
        addText(page, TextRole::Tick, text, { left, isOneRow ? firstY : secondY }, Align::Left, face, page.theme.mutedText);
    }
    layout.behind.push_back({ marks, strokePen(page.theme.grid, std::max(0.6, layout.sizes.scale)), Qt::NoBrush });
    // The quarters have no title: their labels say what they are.
    for (auto i = firstText; i < layout.texts.size(); ++i)
        layout.titles.push_back({ model::FigurePart::Positions, layout.texts[i].box });
}

void addNumberTicks(Page& page, const model::Axis& axis, Face face, model::FigurePart part, bool hasTitle)
{
    auto& layout = page.layout;
    const bool isOfValues = &axis == &page.figure.values;
    const auto length = std::max(3.0, 5 * layout.sizes.scale);
    const auto y = layout.plot.bottom() + length + face.sizePx * 0.85;
    struct Labelled {
        double value;
        double place;
        double left;
        double right;
        QString text;
    };
    std::vector<Labelled> labelled;
    QPainterPath marks;
    for (const auto& tick : axis.ticks) {
        const auto place = axis.place(tick.value);
        if (place < -1e-9 || place > 1 + 1e-9)
            continue;
        const auto x = (isOfValues ? layout.at(0, place) : layout.at(place, 0)).x();
        marks.moveTo(x, layout.plot.bottom());
        marks.lineTo(x, layout.plot.bottom() + (tick.label.empty() ? length * 0.6 : length));
        if (tick.label.empty())
            continue;
        if (isOfValues)
            layout.placeGrid.push_back(place);
        const auto text = drawnText(tick.label);
        const auto width = page.typesetter.width(text, face);
        const auto left = std::clamp(x - width / 2, 2.0, std::max(2.0, layout.page.width() - width - 2));
        labelled.push_back({ tick.value, place, left, left + width, text });
    }
    layout.front.push_back({ marks, strokePen(page.theme.mutedText, std::max(0.5, 0.9 * layout.sizes.scale)), Qt::NoBrush });
    std::vector<double> values;
    for (const auto& label : labelled)
        values.push_back(label.value);
    const auto chosen
        = thinned(axis, values, [&](std::size_t a, std::size_t b) { return labelled[b].left < labelled[a].right + face.sizePx * 0.6; });
    for (const auto i : chosen) {
        if (!isOfValues)
            layout.positionGrid.push_back(labelled[i].place);
        addText(page, TextRole::Tick, labelled[i].text, { (labelled[i].left + labelled[i].right) / 2, y }, Align::Center, face,
            page.theme.mutedText);
    }
    if (!hasTitle)
        return;
    const Face small { layout.sizes.column, false };
    const auto title = drawnText(axis.title);
    const auto width = page.typesetter.width(title, small);
    const auto x
        = std::max(layout.sizes.margin, std::min(layout.plot.center().x() - width / 2, layout.page.width() - layout.sizes.margin - width));
    addText(page, TextRole::AxisTitle, title, { x, y + face.sizePx * 0.7 + small.sizePx * 0.75 }, Align::Left, small, page.theme.mutedText);
    addPartTitle(page, part);
}

double along(const model::Axis& axis, double position)
{
    const bool isOfNumbers = axis.kind == model::AxisKind::Linear || axis.kind == model::AxisKind::Log;
    return isOfNumbers ? axis.place(position) : position;
}

double placeAt(const model::Figure& figure, const model::Series& curve, double position)
{
    const auto x = along(figure.positions, position);
    for (std::size_t i = 1; i < curve.points.size(); ++i) {
        const auto& before = curve.points[i - 1];
        const auto& after = curve.points[i];
        const auto from = along(figure.positions, before.position);
        const auto to = along(figure.positions, after.position);
        if (x < from || x > to || from == to)
            continue;
        const auto low = figure.values.place(before.value);
        return low + (figure.values.place(after.value) - low) * (x - from) / (to - from);
    }
    return figure.values.place(curve.points.back().value);
}

}

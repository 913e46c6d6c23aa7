// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/targets.h"

#include "ui/charts/layout_parts.h"

#include <algorithm>
#include <cmath>

namespace charts {

namespace {

/// The index of the first that is so.
template <class Range, class Predicate> std::optional<std::size_t> firstOf(const Range& range, Predicate predicate)
{
    const auto found = std::ranges::find_if(range, predicate);
    return found == range.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - range.begin()));
}

/// How the arrows go through a figure.
enum class Walk { Rows, Parts, Quarters, Curves, Dots };

Walk walkFrom(const Target& from, const model::Figure& figure, const Layout& layout)
{
    if (layout.isRanking)
        return isStacked(figure) ? Walk::Parts : Walk::Rows;
    if (!layout.isPlane)
        return Walk::Quarters;
    const auto shape = figure.series[static_cast<std::size_t>(from.series)].shape;
    return shape == model::SeriesShape::Dots ? Walk::Dots : Walk::Curves;
}

/// How far it is in the direction of the arrow; nothing where the target is not ahead.
std::optional<double> distance(Walk walk, const Target& from, const Target& to, Arrow arrow)
{
    const int right = arrow == Arrow::Right ? 1 : arrow == Arrow::Left ? -1 : 0;
    const int up = arrow == Arrow::Up ? 1 : arrow == Arrow::Down ? -1 : 0;
    const int step = to.position - from.position;
    const auto offset = to.shape.boundingRect().center() - from.shape.boundingRect().center();
    const bool isAbove = offset.y() * up < 0;
    const bool isOfSeries = to.series == from.series;
    const auto ahead = [](bool isAhead, double far) { return isAhead ? std::optional(far) : std::nullopt; };
    const double steps = std::abs(step);
    switch (walk) {
    case Walk::Rows:
        return ahead(step * (right - up) > 0, steps);
    case Walk::Parts:
        return right != 0 ? ahead(step == 0 && offset.x() * right > 0, std::abs(offset.x()))
                          : ahead(step * up < 0, steps * 1e5 + std::abs(offset.x()));
    case Walk::Quarters:
        return right != 0 ? ahead(step * right > 0 && isOfSeries, steps) : ahead(step == 0 && isAbove, std::abs(offset.y()));
    case Walk::Curves:
    case Walk::Dots:
        break;
    }
    if (right != 0)
        return ahead(step * right > 0 && (isOfSeries || walk == Walk::Dots), steps);
    return ahead(isAbove && (!isOfSeries || walk == Walk::Dots), std::abs(offset.y()) + 2 * std::abs(offset.x()));
}

}

std::optional<std::size_t> targetAt(const Layout& layout, QPointF position)
{
    const auto& targets = layout.targets;
    std::optional<std::size_t> best;
    double bestDistance = 0;
    double bestArea = 0;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (!targets[i].box.contains(position))
            continue;
        const auto around = targets[i].shape.boundingRect();
        const auto offset = around.center() - position;
        const auto distance = targets[i].shape.contains(position) ? 0 : std::hypot(offset.x(), offset.y());
        const auto area = around.width() * around.height();
        const bool isOnTop = distance == 0 && bestDistance == 0 && area < bestArea / 2; // a mark on a bar
        if (!best || distance < bestDistance || isOnTop) {
            best = i;
            bestDistance = distance;
            bestArea = area;
        }
    }
    return best;
}

std::optional<std::size_t> titleAt(const Layout& layout, QPointF position)
{
    constexpr double reachPx = 3; // small type is hard to hit
    return firstOf(
        layout.titles, [&](const auto& title) { return title.box.adjusted(-reachPx, -reachPx, reachPx, reachPx).contains(position); });
}

std::optional<std::size_t> nextPoint(const model::Figure& figure, const Layout& layout, std::optional<std::size_t> from, Arrow arrow)
{
    const auto& targets = layout.targets;
    if (!from)
        return firstOf(targets, isPoint);
    const auto& here = targets[*from];
    const auto walk = walkFrom(here, figure, layout);
    auto best = from;
    std::optional<double> least;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const auto far = isPoint(targets[i]) && i != *from ? distance(walk, here, targets[i], arrow) : std::nullopt;
        if (far && (!least || *far < *least)) {
            best = i;
            least = far;
        }
    }
    return best;
}

std::optional<std::size_t> pointOf(const Layout& layout, const model::Selection& selection)
{
    return firstOf(layout.targets, [&](const auto& target) { return isPoint(target) && target.selection == selection; });
}

bool isPoint(const Target& target)
{
    return target.kind == Target::Kind::Point;
}

bool isMarked(const model::Figure& figure, const Target& target, const model::Selection& selection)
{
    const auto& whole = figure.series[static_cast<std::size_t>(target.series)].selection;
    return means(selection, target.selection) || (!isEmpty(whole) && whole == selection);
}

}

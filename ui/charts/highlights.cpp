// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/highlights.h"

#include "ui/base/text.h"
#include "ui/charts/layout_parts.h"
#include "ui/charts/targets.h"

#include <QImage>
#include <QPainter>
#include <QSet>

#include <vector>

namespace charts {

using ui::toQt;

namespace {

constexpr float selectedPart = 0.13F; // of the accent over what is marked

bool isAlternative(const Target& target)
{
    return target.kind == Target::Kind::Alternative;
}

QPainterPath rectanglePath(const QRectF& rect)
{
    QPainterPath path;
    path.addRect(rect);
    return path;
}

struct Scene {
    QPainter& painter;
    const model::Figure& figure;
    const Layout& layout;
    const Theme& theme;
    const Highlights& highlights;
};

bool isMarked(const Scene& scene, const Target& target)
{
    return isMarked(scene.figure, target, scene.highlights.selection);
}

void paintRows(const Scene& scene)
{
    for (const auto& target : scene.layout.targets)
        if (isMarked(scene, target) && !isAlternative(target))
            scene.painter.fillRect(target.box.adjusted(-6, 0, 6, 0), faded(scene.theme.accent, selectedPart));
}

/// The marked points with what other sources claim, and what joins those of a line, are shown as they are. Shape by shape: of thousands no
/// one shape could be made in bounded time.
void clearMarked(const Scene& scene, QPainter& veil)
{
    QPainterPath joins;
    QSet<QString> names;
    const Target* before = nullptr;
    for (const auto& target : scene.layout.targets) {
        if (!isMarked(scene, target))
            continue;
        names << toQt(nameOf(target.selection));
        if (target.kind == Target::Kind::SeriesLabel)
            continue;
        veil.fillPath(target.shape, Qt::black);
        if (isAlternative(target))
            continue;
        const auto shape = scene.figure.series[static_cast<std::size_t>(target.series)].shape;
        const bool isLine = shape == model::SeriesShape::Line || shape == model::SeriesShape::Curve;
        if (isLine && before != nullptr && before->series == target.series && target.position == before->position + 1) {
            joins.moveTo(before->shape.boundingRect().center());
            joins.lineTo(target.shape.boundingRect().center());
        }
        before = &target;
    }
    veil.strokePath(joins, QPen(Qt::black, scene.layout.linePx + 1, Qt::SolidLine, Qt::FlatCap));
    for (const auto& text : scene.layout.texts)
        if (text.role == TextRole::PointLabel && names.contains(text.text))
            veil.fillRect(text.box.adjusted(-2, -1, 2, 1), Qt::black);
}

/// Everything that is not marked steps back behind it.
void paintVeil(const Scene& scene, const QPainterPath& labels)
{
    const auto ratio = scene.painter.device()->devicePixelRatio();
    const auto room = scene.layout.plot.toAlignedRect();
    QImage image((QSizeF(room.size()) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    {
        QPainter veil(&image);
        veil.setRenderHint(QPainter::Antialiasing);
        veil.translate(-room.topLeft());
        veil.fillPath(rectanglePath(scene.layout.plot), faded(scene.theme.ground, 0.5F));
        veil.setCompositionMode(QPainter::CompositionMode_DestinationOut);
        clearMarked(scene, veil);
    }
    scene.painter.drawImage(room.topLeft(), image);
    scene.painter.fillPath(labels, faded(scene.theme.accent, selectedPart));
}

void paintSelection(const Scene& scene)
{
    std::vector<const QPainterPath*> marked;
    QPainterPath labels;
    for (const auto& target : scene.layout.targets) {
        if (!isMarked(scene, target) || isAlternative(target))
            continue;
        if (isPoint(target))
            marked.push_back(&target.shape);
        else
            labels.addPath(target.shape);
    }
    if (marked.empty())
        return;
    if (scene.layout.isRanking)
        paintRows(scene);
    else
        paintVeil(scene, labels);
    scene.painter.setBrush(Qt::NoBrush);
    scene.painter.setPen(strokePen(scene.theme.accent, 1.6));
    for (const auto* shape : marked)
        scene.painter.drawPath(*shape);
}

/// The series of which something is marked.
QSet<int> markedSeries(const Scene& scene)
{
    QSet<int> series;
    if (isEmpty(scene.highlights.selection))
        return series;
    for (const auto& target : scene.layout.targets)
        if (isMarked(scene, target))
            series << target.series;
    return series;
}

/// All trails are seen while time passes, else that of what is pointed at or marked.
void paintTrails(const Scene& scene)
{
    if (scene.layout.trails.empty())
        return;
    auto seen = markedSeries(scene);
    for (const auto& target : { scene.highlights.hovered, scene.highlights.cursor })
        if (target)
            seen << scene.layout.targets[*target].series;
    for (const auto& trail : scene.layout.trails) {
        if (!(trail.isWhilePlaying && scene.highlights.isPlaying) && !seen.contains(trail.series))
            continue;
        for (const auto& ink : trail.inks) {
            scene.painter.setPen(ink.pen);
            scene.painter.setBrush(ink.brush);
            scene.painter.drawPath(ink.path);
        }
    }
}

void paintRing(const Scene& scene, const Target& target, const QColor& color, double width)
{
    scene.painter.setBrush(Qt::NoBrush);
    scene.painter.setPen(strokePen(color, width));
    const auto& series = scene.figure.series[static_cast<std::size_t>(target.series)];
    if (!scene.layout.isRanking || series.shape == model::SeriesShape::Bars) {
        scene.painter.drawPath(target.shape);
        return;
    }
    const auto box = target.shape.boundingRect().adjusted(-3, -3, 3, 3);
    scene.painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
}

}

void paintHighlights(QPainter& painter, const model::Figure& figure, const Layout& layout, const Theme& theme, const Highlights& highlights)
{
    const Scene scene { painter, figure, layout, theme, highlights };
    if (!isEmpty(highlights.selection))
        paintSelection(scene);
    if (!figure.showsTrails)
        paintTrails(scene);
    if (highlights.hovered)
        paintRing(scene, layout.targets[*highlights.hovered], theme.text, 1.5);
    if (highlights.hoveredTitle) {
        const auto& box = layout.titles[*highlights.hoveredTitle].box;
        painter.setPen(strokePen(theme.accent, 1.2));
        painter.drawLine(box.bottomLeft(), box.bottomRight());
    }
    if (!highlights.frame.isNull()) {
        painter.setBrush(faded(theme.accent, 0.12F));
        painter.setPen(strokePen(theme.accent, 1));
        painter.drawRect(highlights.frame);
    }
    if (highlights.cursor)
        paintRing(scene, layout.targets[*highlights.cursor], theme.accent, 2.5);
}

}

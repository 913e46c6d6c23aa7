// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/layout.h"

#include "model/base/text.h"
#include "ui/base/text.h"
#include "ui/charts/layout_parts.h"

#include <QLineF>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace charts {

using ui::toQt;

namespace {

constexpr int smallestType = 9;
const QString partSeparator = QStringLiteral(" · ");

int typeSize(double sizePx)
{
    return std::max(smallestType, static_cast<int>(std::lround(sizePx)));
}

/// Lines under one another from `top`; returns where they end.
double addParagraph(Page& page, TextRole role, const QStringList& lines, QPointF corner, Face face, double lineHeight, const QColor& color)
{
    auto y = corner.y();
    for (const auto& line : lines) {
        addText(page, role, line, { corner.x(), y + lineHeight / 2 }, Align::Left, face, color);
        y += lineHeight;
    }
    return y;
}

/// The sentences one after another, set apart by a dot, broken between sentences where possible.
QStringList footerLines(Page& page, std::size_t sentences, Face face, double width)
{
    QStringList lines;
    for (std::size_t i = 0; i < sentences; ++i) {
        const auto sentence = drawnText(page.figure.footer[i]);
        if (!lines.isEmpty()) {
            const auto longer = lines.last() + partSeparator + sentence;
            if (page.typesetter.width(longer, face) <= width) {
                lines.last() = longer;
                continue;
            }
        }
        lines += page.typesetter.lines(sentence, face, width);
    }
    return lines;
}

double layoutHeader(Page& page, double left, double width)
{
    const auto& sizes = page.layout.sizes;
    const auto& figure = page.figure;
    Face title { sizes.title, true };
    auto titleLines = page.typesetter.lines(drawnText(figure.title), title, width);
    while (titleLines.size() > 2 && title.sizePx > (page.layout.page.height() < smallPage ? 10 : 13)) {
        --title.sizePx;
        titleLines = page.typesetter.lines(drawnText(figure.title), title, width);
    }
    constexpr qsizetype mostTitleLines = 4;
    auto y = addParagraph(page, TextRole::Title, cut(titleLines, mostTitleLines), { left, sizes.margin * 0.8 }, title,
        std::ceil(title.sizePx * 1.25), page.theme.text);
    if (!figure.subtitle.empty()) {
        const Face subtitle { sizes.subtitle, false };
        auto text = drawnText(figure.subtitle);
        auto lines = page.typesetter.lines(text, subtitle, width);
        // On a page of a few centimetres its last parts give way, as the last sentences of the footer do.
        while (page.layout.page.height() < smallPage && lines.size() > 2 && text.contains(partSeparator)) {
            text.truncate(text.lastIndexOf(partSeparator));
            lines = page.typesetter.lines(text, subtitle, width);
        }
        constexpr qsizetype mostSubtitleLines = 6;
        lines = cut(lines, mostSubtitleLines);
        const auto lineHeight = std::ceil(subtitle.sizePx * 1.4);
        y = addParagraph(page, TextRole::Subtitle, lines, { left, y + sizes.scale * 5 }, subtitle, lineHeight, page.theme.mutedText);
        page.layout.lines.subtitle = std::max(lines.size(), page.least.subtitle);
        y += static_cast<double>(page.layout.lines.subtitle - lines.size()) * lineHeight;
    }
    return y;
}

/// How high footer and key may be where the header ends at `top`.
double mostBelow(const Page& page, double top, double bottom)
{
    const auto& sizes = page.layout.sizes;
    const auto size = page.layout.page;
    const auto most = size.height() * (size.height() < smallPage || size.width() < columnWidth ? 0.16 : 0.26);
    if (size.width() >= printedWidth || page.figure.positions.kind != model::AxisKind::Rows)
        return most;
    constexpr auto readablePitch = 9.3;
    const auto rows = static_cast<double>(page.figure.rows.size()) * readablePitch;
    const auto headAndAxis = sizes.column * 5.5 + sizes.gap * 3;
    return std::min(most, std::max(0.0, bottom - top - rows - headAndAxis));
}

/// Footer and key from the bottom upwards; returns where they begin. On a small page the last sentences and the key give way.
double layoutBottom(Page& page, double left, double width, double top)
{
    auto& sizes = page.layout.sizes;
    const Face face { sizes.footer, false };
    const auto lineHeight = std::ceil(face.sizePx * 1.4);
    const auto pageHeight = page.layout.page.height();
    const auto bottom = pageHeight - sizes.margin * 0.8;
    const auto most = mostBelow(page, top, bottom);
    bool showsKey = !page.figure.key.empty() && !page.figure.isEmpty();
    auto keyHeight = showsKey ? layoutKey(page, left, 0, width, false) : 0;
    auto sentences = page.figure.footer.size();
    auto lines = footerLines(page, sentences, face, width);
    const auto height = [&] { return static_cast<double>(lines.size()) * lineHeight + keyHeight; };
    const auto kept = std::max<std::size_t>(1, page.figure.footerKept);
    while (sentences > kept + 1 && height() > most)
        lines = footerLines(page, --sentences, face, width);
    if (height() > most && pageHeight < smallPage)
        keyHeight = 0;
    while (sentences > kept && height() > most)
        lines = footerLines(page, --sentences, face, width);
    constexpr qsizetype mostFooterLines = 16;
    lines = cut(lines, mostFooterLines);
    page.layout.lines.footer = std::max(lines.size(), page.least.footer);
    auto y = bottom - static_cast<double>(page.layout.lines.footer) * lineHeight;
    addParagraph(page, TextRole::Footer, lines, { left, y }, face, lineHeight, page.theme.mutedText);
    if (keyHeight > 0) {
        y -= keyHeight + (lines.isEmpty() ? 0 : sizes.gap * 0.4);
        layoutKey(page, left, y, width, true);
    }
    return y;
}

void layoutEmpty(Page& page, const QRectF& room)
{
    const Face face { page.layout.sizes.subtitle, false };
    const auto lineHeight = std::ceil(face.sizePx * 1.5);
    const auto text = drawnText(page.figure.emptyText);
    auto width = std::min(room.width(), std::max(room.width() * 0.62, 300.0));
    auto lines = page.typesetter.lines(text, face, width);
    // As narrow as the same number of lines allows, so that no word is left alone on the last.
    for (auto narrower = lines; narrower.size() == lines.size() && width > face.sizePx * 8; width *= 0.95) {
        lines = narrower;
        narrower = page.typesetter.lines(text, face, width);
    }
    auto y = room.center().y() - lineHeight * static_cast<double>(lines.size() - 1) / 2;
    for (const auto& line : lines) {
        addText(page, TextRole::Empty, line, { room.center().x(), y }, Align::Center, face, page.theme.mutedText);
        y += lineHeight;
    }
}

/// Dots and curves stand anywhere; columns and lines on their quarters.
bool isPlane(const model::Figure& figure)
{
    const auto isFree
        = [](const model::Series& series) { return series.shape == model::SeriesShape::Dots || series.shape == model::SeriesShape::Curve; };
    return figure.positions.kind != model::AxisKind::Quarters || std::any_of(figure.series.begin(), figure.series.end(), isFree);
}

bool drawsNothing(const model::Figure& figure)
{
    return std::all_of(figure.series.begin(), figure.series.end(), [](const auto& series) { return series.points.empty(); });
}

}

QPointF Layout::at(double position, double place) const
{
    const auto along = (position - firstPosition) / (lastPosition - firstPosition);
    const auto across = (place - lowPlace) / (highPlace - lowPlace);
    if (isRanking)
        return { plot.left() + across * plot.width(), plot.top() + along * plot.height() };
    return { plot.left() + along * plot.width(), plot.bottom() - across * plot.height() };
}

Sizes sizesFor(QSizeF page, double typeScale)
{
    // Type grows slower than the page: a larger one is for more detail, a smaller one still has to be read.
    const auto byArea = std::sqrt(page.width() * page.height() / (1600.0 * 900.0));
    const auto byShape = 1.7 * std::min(page.width() / 1600, page.height() / 900);
    const auto scale = std::clamp(std::pow(std::min(byArea, byShape), 0.45), 0.4, 1.6) * typeScale;
    Sizes sizes;
    sizes.scale = scale;
    sizes.title = std::max(12, typeSize(24 * scale));
    sizes.subtitle = typeSize(15.5 * scale);
    sizes.name = typeSize(15.5 * scale);
    sizes.column = typeSize(13.5 * scale);
    sizes.tick = typeSize(13.5 * scale);
    sizes.footer = typeSize(12.5 * scale);
    sizes.least = typeScale > 1.2 ? sizes.tick : smallestType;
    sizes.margin = std::max(8.0, std::round(30 * scale * std::min(1.0, scale + 0.1)));
    sizes.gap = std::max(5.0, std::round(14 * scale));
    return sizes;
}

double typeScaleOf(QSizeF page)
{
    constexpr double slideShape = 16.0 / 9, slideHeight = 900, slideType = 1.34, leastHeight = 600;
    const bool isSlide = page.height() >= leastHeight && std::abs(page.width() / slideShape / page.height() - 1) < 0.01;
    // A larger page has room for more detail; a larger slide is as far away.
    return isSlide ? slideType * page.height() / slideHeight / sizesFor(page).scale : 1;
}

QString printedText(const std::string& text)
{
    auto drawn = toQt(text);
    const auto cannotBeDrawn
        = [](QChar c) { return (c < QChar(0x20) && c != QLatin1Char('\n')) || c == QChar(0x7f) || c >= QChar(0xfffe); };
    drawn.removeIf(cannotBeDrawn);
    drawn.replace(QLatin1Char('\n'), QLatin1Char(' '));
    return drawn;
}

QString drawnText(const std::string& text)
{
    constexpr std::size_t mostLetters = 2000; // more than any figure has room for
    return printedText(text.size() > mostLetters ? model::shortened(text, mostLetters) : text);
}

void addText(Page& page, TextRole role, const QString& text, QPointF anchor, Align align, Face face, const QColor& color)
{
    if (text.isEmpty())
        return;
    const auto width = page.typesetter.width(text, face);
    const auto x = anchor.x() - (align == Align::Left ? 0 : align == Align::Center ? width / 2 : width);
    const QPointF baseline(x, anchor.y() + face.sizePx * capHeight / 2);
    const QRectF box(x, baseline.y() - face.sizePx * inkAscent, width, face.sizePx * (inkAscent + inkDescent));
    page.layout.texts.push_back({ role, text, baseline, face, color, false, box, align });
}

void addUprightText(Page& page, TextRole role, const QString& text, QPointF anchor, Face face, const QColor& color)
{
    if (text.isEmpty())
        return;
    const auto width = page.typesetter.width(text, face);
    const QPointF baseline(anchor.x() + face.sizePx * capHeight / 2, anchor.y() + width / 2);
    const QRectF box(baseline.x() - face.sizePx * inkAscent, baseline.y() - width, face.sizePx * (inkAscent + inkDescent), width);
    page.layout.texts.push_back({ role, text, baseline, face, color, true, box, Align::Center });
}

void addPartTitle(Page& page, model::FigurePart part)
{
    page.layout.titles.push_back({ part, page.layout.texts.back().box });
}

QPen strokePen(const QColor& color, double width, Qt::PenStyle style)
{
    QPen pen(color, width, style == Qt::CustomDashLine ? Qt::SolidLine : style, Qt::FlatCap, Qt::MiterJoin);
    if (style == Qt::DashLine)
        pen.setDashPattern({ 4, 3 });
    if (style == Qt::DotLine)
        pen.setDashPattern({ 1.2, 1.4 });
    return pen;
}

QPainterPath circle(QPointF center, double radius)
{
    QPainterPath path;
    path.addEllipse(center, radius, radius);
    return path;
}

QPainterPath linePath(QPointF from, QPointF to)
{
    QPainterPath path(from);
    path.lineTo(to);
    return path;
}

QPainterPath diamond(QPointF center, double radius)
{
    QPainterPath path;
    path.addPolygon(QPolygonF { center - QPointF(radius, 0), center - QPointF(0, radius), center + QPointF(radius, 0),
        center + QPointF(0, radius), center - QPointF(radius, 0) });
    path.closeSubpath();
    return path;
}

QColor faded(QColor color, float part)
{
    color.setAlphaF(part);
    return color;
}

QColor mixed(const QColor& over, float part, const QColor& under)
{
    const auto channel = [part](float a, float b) { return a * part + b * (1 - part); };
    return QColor::fromRgbF(
        channel(over.redF(), under.redF()), channel(over.greenF(), under.greenF()), channel(over.blueF(), under.blueF()));
}

// The phase of strokes is that of the page, so that neighbours continue one another.
Ink hatching(const QRectF& rect, const QColor& color, double spacing)
{
    QPainterPath path;
    const auto first = std::ceil((rect.left() + rect.top()) / spacing) * spacing;
    for (auto sum = first; sum < rect.right() + rect.bottom(); sum += spacing) {
        const auto left = std::max(rect.left(), sum - rect.bottom());
        const auto right = std::min(rect.right(), sum - rect.top());
        path.moveTo(left, sum - left);
        path.lineTo(right, sum - right);
    }
    return { path, strokePen(color, std::max(1.0, spacing * 0.24)), Qt::NoBrush };
}

namespace {

/// Strokes that fall to the right.
QPainterPath fallingStrokes(const QRectF& rect, double spacing)
{
    QPainterPath path;
    const auto first = std::ceil((rect.left() - rect.bottom()) / spacing) * spacing;
    for (auto difference = first; difference < rect.right() - rect.top(); difference += spacing) {
        const auto left = std::max(rect.left(), difference + rect.top());
        const auto right = std::min(rect.right(), difference + rect.bottom());
        path.moveTo(left, left - difference);
        path.lineTo(right, right - difference);
    }
    return path;
}

}

void addPlannedGround(Page& page, const QRectF& rect)
{
    const auto scale = page.layout.sizes.scale;
    page.layout.behind.push_back(
        { fallingStrokes(rect, std::max(6.0, 12 * scale)), strokePen(page.theme.grid, std::max(0.6, scale)), Qt::NoBrush });
}

void addPlannedLook(Page& page, const QRectF& rect, const QColor& color, double spacing)
{
    auto path = fallingStrokes(rect, spacing);
    const auto width = std::max(0.6, spacing * 0.13);
    const auto inset = std::min({ width / 2, rect.width() / 2, rect.height() / 2 });
    path.addRect(rect.adjusted(inset, inset, -inset, -inset));
    page.layout.front.push_back({ path, strokePen(color, width), Qt::NoBrush });
}

void addAlternative(Page& page, int series, const model::Alternative& alternative, QPointF center, bool isInFront)
{
    auto& layout = page.layout;
    const auto& paint = page.figure.series[static_cast<std::size_t>(series)].paint;
    const auto radius = std::max(3.0, layout.markerPx * 0.44);
    const auto edge = std::clamp(radius * 0.3, 0.9, 2.0);
    if (isInFront) // apart from a bar of the same colour
        layout.front.push_back({ diamond(center, radius), strokePen(page.theme.ground, edge * 2), Qt::NoBrush });
    (isInFront ? layout.front : layout.between)
        .push_back({ diamond(center, radius - edge / 2), strokePen(page.theme.color(paint), edge), page.theme.ground });
    Target target { Target::Kind::Alternative, alternative.selection, toQt(alternative.tip), diamond(center, radius), {}, series,
        static_cast<int>(std::lround(alternative.position)) };
    target.box = target.shape.boundingRect().adjusted(-2, -2, 2, 2);
    layout.targets.push_back(target);
}

void addHollow(Page& page, QPointF center, model::Mark mark, const QColor& color, double edge)
{
    const auto radius = page.layout.markerPx / 2;
    if (mark == model::Mark::Interpolated || mark == model::Mark::Carried)
        page.layout.front.push_back({ circle(center, radius - edge), Qt::NoPen, page.theme.ground });
    if (mark != model::Mark::Planned)
        return;
    constexpr double pi = 3.14159265358979;
    edge = std::min(edge, radius * 0.36);
    const auto middle = radius - edge / 2;
    auto pen = strokePen(color, edge, Qt::DotLine);
    // As many whole dots as go round.
    const auto dots = std::clamp(std::round(pi * middle / (1.3 * edge)), 5.0, 12.0);
    pen.setDashPattern({ pi * middle / (dots * edge), pi * middle / (dots * edge) });
    page.layout.front.push_back({ circle(center, middle), pen, page.theme.ground });
}

std::vector<double> spreadApart(const std::vector<Block>& blocks, double top, double bottom)
{
    // Overlapping neighbours are pooled and stand around the mean of their wishes.
    struct Pool {
        double wishes; // sum of the tops this pool would have for each of its blocks alone
        double height;
        std::size_t count;
    };
    const auto begin = [&](const Pool& pool) {
        return std::clamp(pool.wishes / static_cast<double>(pool.count), top, std::max(top, bottom - pool.height));
    };
    std::vector<Pool> pools;
    for (const auto& block : blocks) {
        pools.push_back({ block.center - block.height / 2, block.height, 1 });
        while (pools.size() > 1) {
            auto& last = pools.back();
            auto& before = pools[pools.size() - 2];
            if (begin(before) + before.height <= begin(last))
                break;
            before.wishes += last.wishes - static_cast<double>(last.count) * before.height;
            before.height += last.height;
            before.count += last.count;
            pools.pop_back();
        }
    }
    std::vector<double> centers;
    for (const auto& pool : pools) {
        auto y = begin(pool);
        for (std::size_t i = 0; i < pool.count; ++i) {
            const auto height = blocks[centers.size()].height;
            centers.push_back(y + height / 2);
            y += height;
        }
    }
    return centers;
}

Layout layoutFigure(const model::Figure& figure, const Theme& theme, QSizeF size, Typesetter& typesetter, double typeScale, TextLines least)
{
    Layout layout;
    layout.page = size;
    layout.sizes = sizesFor(size, typeScale);
    Page page { figure, theme, typesetter, layout, least };
    const auto margin = layout.sizes.margin;
    const auto width = size.width() - 2 * margin;
    const auto top = layoutHeader(page, margin, width);
    const auto bottom = layoutBottom(page, margin, width, top);
    const QRectF room(margin, top + layout.sizes.gap * 1.2, width, std::max(20.0, bottom - top - layout.sizes.gap * 2.4));
    if (drawsNothing(figure))
        layoutEmpty(page, room);
    else if (figure.positions.kind == model::AxisKind::Rows)
        layoutRanking(page, room);
    else if (isPlane(figure))
        layoutPlane(page, room);
    else
        layoutQuarters(page, room);
    addPins(page);
    return layout;
}

}

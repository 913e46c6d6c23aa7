// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/page_flow.h"

#include <algorithm>

namespace charts {

namespace {

constexpr qsizetype shortBlock = 3;  // lines that are never parted
constexpr qsizetype fewestLines = 2; // of a longer block on either page

/// Where the baseline is under the top of a line: the ink stands in its middle.
double baselineIn(const TextLook& look)
{
    return (look.lineHeight + look.face.sizePx * capHeight) / 2;
}

}

PageFlow::PageFlow(QRectF room, Typesetter& typesetter)
    : m_room(room)
    , m_typesetter(typesetter)
{
    startPage();
}

void PageFlow::startPage()
{
    m_pages.emplace_back();
    m_top = m_room.top();
}

void PageFlow::space(double height)
{
    if (m_top > m_room.top())
        m_top += height;
}

void PageFlow::keep(double height)
{
    if (m_top > m_room.top() && m_top + height > m_room.bottom())
        startPage();
}

void PageFlow::setAt(QPointF corner, const QString& text, const TextLook& look, double width)
{
    auto top = corner.y();
    for (const auto& line : broken(text, look, width)) {
        current().texts.push_back({ line, { corner.x(), top + baselineIn(look) }, look.face, look.color });
        top += look.lineHeight;
    }
}

QStringList PageFlow::broken(QString text, const TextLook& look, double width) const
{
    text.replace(QStringLiteral(" %"), QStringLiteral("\u00a0%")); // no line begins with a sign of the number before
    return m_typesetter.lines(text, look.face, width);
}

double PageFlow::height(const QString& text, const TextLook& look, double indent) const
{
    return static_cast<double>(broken(text, look, m_room.width() - indent).size()) * look.lineHeight;
}

void PageFlow::addLine(const PageText& line, double lineHeight)
{
    m_pages.back().texts.push_back(line);
    m_top += lineHeight;
}

void PageFlow::text(const QString& text, const TextLook& look, double indent, const QString& link)
{
    const auto lines = broken(text, look, m_room.width() - indent);
    const auto count = lines.size();
    keep(static_cast<double>(count <= shortBlock ? count : fewestLines) * look.lineHeight);
    for (qsizetype i = 0; i < count; ++i) {
        const auto left = count - i;
        if (count > shortBlock && left == fewestLines)
            keep(fewestLines * look.lineHeight); // the last lines go together
        else
            keep(look.lineHeight);
        addLine({ lines[i], { m_room.left() + indent, m_top + baselineIn(look) }, look.face, look.color, link }, look.lineHeight);
    }
}

void PageFlow::lines(const QStringList& lines, const TextLook& look, double indent, const QColor& ground)
{
    QStringList all;
    for (const auto& line : lines)
        all += broken(line, look, m_room.width() - 2 * indent);
    constexpr double padding = 6;
    const auto height = static_cast<double>(all.size()) * look.lineHeight;
    keep(height + 2 * padding);
    m_pages.back().rects.push_back({ { m_room.left(), m_top, m_room.width(), height + 2 * padding }, ground });
    m_top += padding;
    for (const auto& line : all)
        addLine({ line, { m_room.left() + indent, m_top + baselineIn(look) }, look.face, look.color }, look.lineHeight);
    m_top += padding;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/flow_layout.h"

#include <QWidget>

#include <algorithm>
#include <utility>

namespace ui {

FlowLayout::FlowLayout(int gapPx, int lineGapPx, QWidget* parent)
    : QLayout(parent)
    , m_gapPx(gapPx)
    , m_lineGapPx(lineGapPx)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::setReserve(const QSize& reserve)
{
    if (reserve == m_reserve)
        return;
    m_reserve = reserve;
    invalidate();
}

void FlowLayout::addItem(QLayoutItem* item)
{
    m_items.append(item);
}

int FlowLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem* FlowLayout::itemAt(int index) const
{
    return m_items.value(index);
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    return index >= 0 && index < count() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    const int height = arrange(QRect(0, 0, width, 0), false);
    return m_leastHeight ? std::max(m_leastHeight(width), height) : height;
}

int FlowLayout::heightOf(int width, const std::function<QSize(const QWidget*)>& sizeOf) const
{
    QList<QSize> sizes;
    for (auto* item : m_items) {
        const auto size = item->widget() ? sizeOf(item->widget()) : QSize();
        if (!size.isEmpty())
            sizes << size;
    }
    return flow(width, sizes, [](qsizetype, QPoint) {});
}

void FlowLayout::setLeastHeight(std::function<int(int)> leastHeight)
{
    m_leastHeight = std::move(leastHeight);
    invalidate();
}

QSize FlowLayout::minimumSize() const
{
    QSize size = m_reserve;
    for (const auto* item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size;
}

/// All in one line.
QSize FlowLayout::sizeHint() const
{
    QSize size;
    for (const auto* item : m_items) {
        if (item->isEmpty())
            continue;
        const auto hint = item->sizeHint();
        size = QSize(size.width() + hint.width() + (size.width() > 0 ? m_gapPx : 0), std::max(size.height(), hint.height()));
    }
    return { size.width() + m_reserve.width(), std::max(size.height(), m_reserve.height()) };
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

template <class Place> int FlowLayout::flow(int width, const QList<QSize>& sizes, Place place) const
{
    int x = 0;
    int y = 0;
    int lineHeight = m_reserve.height();
    int lineWidth = width - m_reserve.width();
    for (qsizetype i = 0; i < sizes.size(); ++i) {
        const bool isFree = x > 0 || lineWidth < width;
        if (isFree && x + sizes[i].width() > lineWidth) {
            x = 0;
            y += lineHeight + m_lineGapPx;
            lineHeight = 0;
            lineWidth = width;
        }
        place(i, QPoint(x, y));
        x += sizes[i].width() + m_gapPx;
        lineHeight = std::max(lineHeight, sizes[i].height());
    }
    return y + lineHeight;
}

int FlowLayout::arrange(const QRect& rect, bool moves) const
{
    const bool isMirrored = parentWidget() && parentWidget()->isRightToLeft();
    QList<QLayoutItem*> items;
    QList<QSize> sizes;
    for (auto* item : m_items) {
        if (item->isEmpty())
            continue;
        items << item;
        sizes << item->sizeHint();
    }
    return flow(rect.width(), sizes, [&](qsizetype i, QPoint at) {
        const int left = isMirrored ? rect.right() - at.x() - sizes[i].width() + 1 : rect.x() + at.x();
        if (moves)
            items[i]->setGeometry(QRect(QPoint(left, rect.y() + at.y()), sizes[i]));
    });
}

}

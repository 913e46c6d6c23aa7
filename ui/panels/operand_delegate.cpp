// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/operand_delegate.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>
#include <QTreeView>

#include <algorithm>

namespace ui {

namespace {

constexpr int gapPx = 8;
constexpr int paddingPx = 3;
constexpr auto wrapping = static_cast<int>(Qt::TextWordWrap);

QFont small(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.92);
    return font;
}

QFont bold(QFont font)
{
    font.setBold(true);
    return font;
}

struct Boxes {
    QRect label;
    QRect value;
    QRect detail;
    int height = 0;
};

Boxes boxes(const QRect& rect, const QFont& font, const QModelIndex& index)
{
    const auto value = index.data(OperandDelegate::ValueRole).toString();
    const auto detail = index.data(OperandDelegate::DetailRole).toString();
    const QFontMetrics valueMetrics(bold(font));
    const int valueWidth = value.isEmpty() ? 0 : valueMetrics.horizontalAdvance(value) + 2;
    const int labelWidth = std::max(40, rect.width() - valueWidth - (valueWidth > 0 ? gapPx : 0));
    const auto tall = [](int width) { return QRect(0, 0, width, 10000); };
    const int labelHeight = QFontMetrics(font).boundingRect(tall(labelWidth), wrapping, index.data().toString()).height();
    Boxes boxes;
    boxes.label = QRect(rect.x(), rect.y() + paddingPx, labelWidth, labelHeight);
    boxes.value = QRect(rect.right() - valueWidth + 1, rect.y() + paddingPx, valueWidth, valueMetrics.height());
    boxes.height = paddingPx + std::max(labelHeight, valueMetrics.height());
    if (!detail.isEmpty()) {
        const int height = QFontMetrics(small(font)).boundingRect(tall(rect.width()), wrapping, detail).height();
        boxes.detail = QRect(rect.x(), rect.y() + boxes.height, rect.width(), height);
        boxes.height += height;
    }
    boxes.height += paddingPx;
    return boxes;
}

}

void OperandDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    auto ground = option;
    initStyleOption(&ground, index);
    ground.text.clear();
    const auto* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);

    const auto& font = ground.font;
    const auto places = boxes(option.rect, font, index);
    painter->save();
    painter->setPen(option.palette.color(QPalette::Text));
    painter->setFont(font);
    painter->drawText(places.label, wrapping, index.data().toString());
    painter->setFont(bold(font));
    painter->drawText(places.value, Qt::AlignRight | Qt::AlignTop, index.data(ValueRole).toString());
    painter->setFont(small(font));
    painter->setPen(option.palette.color(QPalette::PlaceholderText));
    painter->drawText(places.detail, wrapping, index.data(DetailRole).toString());
    painter->restore();
}

QSize OperandDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    int depth = 1;
    for (auto parent = index.parent(); parent.isValid(); parent = parent.parent())
        ++depth;
    const auto* view = qobject_cast<const QTreeView*>(option.widget);
    const int indentation = view ? view->indentation() : 16;
    const int width = m_widthPx - depth * indentation;
    auto styled = option;
    initStyleOption(&styled, index);
    return { width, boxes(QRect(0, 0, width, 0), styled.font, index).height };
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/picture_preview.h"

#include <QPainter>

#include <algorithm>

namespace ui {

namespace {

constexpr int marginPx = 12;
constexpr int squarePx = 8;
constexpr double mostScale = 2; // a column of print is looked at from near

/// What is seen through a picture without a ground.
void paintSquares(QPainter& painter, const QRectF& area)
{
    painter.fillRect(area, Qt::white);
    for (int row = 0; row * squarePx < area.height(); ++row)
        for (int column = row % 2; column * squarePx < area.width(); column += 2)
            painter.fillRect(
                QRectF(area.x() + column * squarePx, area.y() + row * squarePx, squarePx, squarePx) & area, QColor(0xe6, 0xe6, 0xe6));
}

}

PicturePreview::PicturePreview(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Preview"));
    setMinimumSize(320, 280);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PicturePreview::setPicture(const model::Figure& figure, const charts::PictureSpec& spec)
{
    m_figure = figure;
    m_spec = spec;
    draw();
}

/// By the painting path of the file, at the pixels of the screen.
void PicturePreview::draw()
{
    const QSizeF room(width() - 2 * marginPx, height() - 2 * marginPx);
    if (m_spec.sizePx.isEmpty() || room.isEmpty())
        return;
    const auto scale = std::min({ room.width() / m_spec.sizePx.width(), room.height() / m_spec.sizePx.height(), mostScale });
    const auto size = QSizeF(m_spec.sizePx) * scale * devicePixelRatioF();
    m_pixmap = QPixmap(size.toSize().expandedTo({ 1, 1 }));
    m_pixmap.setDevicePixelRatio(devicePixelRatioF());
    m_pixmap.fill(Qt::transparent);
    QPainter painter(&m_pixmap);
    painter.scale(scale, scale);
    charts::paintPicture(m_figure, m_spec, painter);
    painter.end();
    setAccessibleDescription(QString::fromStdString(m_figure.title + ". " + m_figure.summary));
    update();
}

void PicturePreview::paintEvent(QPaintEvent* /*event*/)
{
    if (m_pixmap.isNull())
        return;
    QPainter painter(this);
    QRectF place({}, m_pixmap.deviceIndependentSize());
    place.moveCenter(QRectF(rect()).center());
    place.moveTopLeft(place.topLeft().toPoint());
    if (m_spec.isTransparent)
        paintSquares(painter, place);
    painter.drawPixmap(place.topLeft(), m_pixmap);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(place.adjusted(-1, -1, 0, 0));
}

void PicturePreview::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    draw();
}

}

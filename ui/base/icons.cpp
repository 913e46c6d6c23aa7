// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/icons.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

// Q_INIT_RESOURCE must stand outside of namespaces.
static void initIconResources()
{
    Q_INIT_RESOURCE(icons);
}

namespace ui {

namespace {

constexpr int scales[] = { 1, 2, 3 };

QPixmap rendered(const QByteArray& svg, int sizePx)
{
    QSvgRenderer renderer(svg);
    QPixmap pixmap(sizePx, sizePx);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

QByteArray tinted(const QByteArray& svg, const QColor& color)
{
    return QByteArray(svg).replace("currentColor", color.name().toLatin1());
}
}

QIcon icon(const QString& name, const QColor& color)
{
    loadIcons();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto svg = file.readAll();
    QIcon result;
    for (const int scale : scales) {
        const auto pixmap = rendered(tinted(svg, color), 16 * scale);
        result.addPixmap(pixmap);
        QPixmap pale(pixmap.size());
        pale.fill(Qt::transparent);
        QPainter painter(&pale);
        painter.setOpacity(0.35);
        painter.drawPixmap(0, 0, pixmap);
        painter.end();
        result.addPixmap(pale, QIcon::Disabled);
    }
    return result;
}

QIcon applicationIcon()
{
    loadIcons();
    return QIcon(QStringLiteral(":/icons/org.flopulence.Flopulence.svg"));
}

QIcon swatch(const QColor& color)
{
    QIcon result;
    for (const int scale : scales) {
        QPixmap pixmap(12 * scale, 12 * scale);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(QRectF(1.0 * scale, 1.0 * scale, 10.0 * scale, 10.0 * scale));
        painter.end();
        for (const auto mode : { QIcon::Normal, QIcon::Selected }) // else what is selected is tinted
            result.addPixmap(pixmap, mode);
    }
    return result;
}

void loadIcons()
{
    initIconResources();
}

}

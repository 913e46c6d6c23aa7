// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/print_figure.h"

#include "ui/charts/export_figure.h"

#include <QPainter>
#include <QPrinter>

namespace ui {

void printFigure(const model::Figure& figure, QPrinter& printer)
{
    constexpr double pixelsPerPoint = 96.0 / 72;
    charts::PictureSpec spec;
    spec.format = charts::PictureFormat::Pdf;
    spec.sizePx = (printer.pageLayout().paintRect(QPageLayout::Point).size() * pixelsPerPoint).toSize();
    QPainter painter;
    if (spec.sizePx.isEmpty() || !painter.begin(&printer))
        return;
    const auto room = printer.pageLayout().paintRectPixels(printer.resolution());
    painter.scale(static_cast<double>(room.width()) / spec.sizePx.width(), static_cast<double>(room.height()) / spec.sizePx.height());
    charts::paintPicture(figure, spec, painter);
}

}

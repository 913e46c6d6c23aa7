// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axis_band.h"

#include "ui/charts/chart_view.h"

#include <QEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>

namespace charts {

AxisBand::AxisBand(ChartView* chart, QScrollArea* place)
    : QWidget(place->viewport())
    , m_chart(chart)
    , m_place(place)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::NoFocus);
    hide();
    chart->installEventFilter(this);
    connect(place->verticalScrollBar(), &QScrollBar::valueChanged, this, &AxisBand::follow);
    connect(place->verticalScrollBar(), &QScrollBar::rangeChanged, this, &AxisBand::follow);
}

/// Whatever makes the figure another one paints it.
bool AxisBand::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint)
        follow();
    return QWidget::eventFilter(watched, event);
}

void AxisBand::follow()
{
    const auto box = m_chart->axisBox();
    const auto* viewport = m_place->viewport();
    const bool isOut = !box.isEmpty() && box.translated(m_chart->pos()).bottom() > viewport->height();
    if (isOut) {
        setGeometry(0, viewport->height() - box.height(), box.width(), box.height());
        raise();
        update();
    }
    setVisible(isOut);
}

void AxisBand::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    m_chart->paintAxis(painter);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(0, 0, width(), 0);
}

}

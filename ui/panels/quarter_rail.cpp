// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/quarter_rail.h"

#include "ui/base/labels.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QScopedValueRollback>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace ui {

namespace {

constexpr int marginPx = 14;
constexpr int lineY = 19;         ///< of the groove's middle
constexpr int pointerBottom = 12; ///< above it a press is for the pointer
constexpr int handleSizePx = 22;
constexpr int quartersAYear = 4;

QColor blend(const QColor& a, const QColor& b, double shareOfA)
{
    const auto mixed = [&](int x, int y) { return static_cast<int>(x * shareOfA + y * (1 - shareOfA)); };
    return { mixed(a.red(), b.red()), mixed(a.green(), b.green()), mixed(a.blue(), b.blue()) };
}

}

QuarterHandle::QuarterHandle(const QString& name, QWidget* parent)
    : QAbstractSlider(parent)
    , m_name(name)
{
    setOrientation(Qt::Horizontal);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setSingleStep(1);
    setPageStep(quartersAYear);
    resize(handleSizePx, handleSizePx);
    connect(this, &QAbstractSlider::valueChanged, this, [this] {
        say();
        if (!m_isSetting)
            emit quarterPicked(quarter());
    });
}

void QuarterHandle::setShape(Shape shape)
{
    m_shape = shape;
    update();
}

void QuarterHandle::setSpan(model::Quarter first, model::Quarter last)
{
    const QScopedValueRollback setting(m_isSetting, true);
    setRange(first.index, last.index);
}

void QuarterHandle::setQuarter(model::Quarter quarter)
{
    const QScopedValueRollback setting(m_isSetting, true);
    setValue(quarter.index);
    say();
}

void QuarterHandle::say()
{
    setAccessibleName(tr("%1: %2", "a handle: its quarter").arg(m_name, quarterLabel(quarter())));
}

void QuarterHandle::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier)
        emit playPicked();
    else if (const auto text = event->text(); !text.isEmpty() && (text[0].isDigit() || text[0].toLower() == QLatin1Char('q')))
        emit typed(text);
    else
        QAbstractSlider::keyPressEvent(event);
}

void QuarterHandle::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto color = palette().color(QPalette::Highlight);
    const auto middle = QRectF(rect()).center();
    if (hasFocus()) {
        auto halo = color;
        halo.setAlphaF(0.25F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(halo);
        painter.drawEllipse(middle, 10.5, 10.5);
    }
    painter.setPen(QPen(palette().color(QPalette::Base), 2));
    painter.setBrush(color);
    switch (m_shape) {
    case Shape::Knob:
        painter.drawEllipse(middle, 7, 7);
        break;
    case Shape::Grip:
        painter.drawRoundedRect(QRectF(middle.x() - 4.5, middle.y() - 9, 9, 18), 3.5, 3.5);
        break;
    case Shape::Pointer: {
        QPainterPath path(middle + QPointF(-5.5, -4));
        path.lineTo(middle + QPointF(5.5, -4));
        path.lineTo(middle + QPointF(0, 4));
        path.closeSubpath();
        painter.setPen(Qt::NoPen);
        painter.drawPath(path);
        break;
    }
    }
}

QuarterRail::QuarterRail(QWidget* parent)
    : QWidget(parent)
    , m_from(new QuarterHandle(tr("From"), this))
    , m_at(new QuarterHandle(tr("Quarter"), this))
    , m_to(new QuarterHandle(tr("To"), this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_from->setShape(QuarterHandle::Shape::Grip);
    m_to->setShape(QuarterHandle::Shape::Grip);
    connect(m_from, &QuarterHandle::quarterPicked, this, &QuarterRail::fromPicked);
    connect(m_at, &QuarterHandle::quarterPicked, this, &QuarterRail::atPicked);
    connect(m_to, &QuarterHandle::quarterPicked, this, &QuarterRail::toPicked);
    connect(m_from, &QuarterHandle::typed, this, &QuarterRail::fromTyped);
    for (auto* handle : { m_at, m_to })
        connect(handle, &QuarterHandle::typed, this, &QuarterRail::typed);
    for (auto* handle : { m_from, m_at, m_to })
        connect(handle, &QuarterHandle::playPicked, this, &QuarterRail::playPicked);
}

void QuarterRail::setTimeline(const model::Timeline& timeline, bool showsRange)
{
    m_timeline = timeline;
    m_showsRange = showsRange;
    m_from->setVisible(showsRange);
    m_to->setVisible(showsRange);
    m_at->setShape(showsRange ? QuarterHandle::Shape::Pointer : QuarterHandle::Shape::Knob);
    m_at->setSpan(timeline.first, timeline.last);
    // The ends of a range do not pass each other.
    m_from->setSpan(timeline.first, std::max(timeline.first, timeline.to));
    m_to->setSpan(std::min(timeline.from, timeline.last), timeline.last);
    m_at->setQuarter(timeline.at);
    m_from->setQuarter(timeline.from);
    m_to->setQuarter(timeline.to);
    placeHandles();
    update();
}

int QuarterRail::xOf(model::Quarter quarter) const
{
    const int count = std::max(1, m_timeline.last - m_timeline.first);
    const int steps = std::clamp(quarter - m_timeline.first, 0, count);
    return marginPx + static_cast<int>(std::lround(double(width() - 2 * marginPx) * steps / count));
}

model::Quarter QuarterRail::quarterAt(int x) const
{
    const int count = std::max(0, m_timeline.last - m_timeline.first);
    const double share = double(x - marginPx) / std::max(1, width() - 2 * marginPx);
    return m_timeline.first + std::clamp(static_cast<int>(std::lround(share * count)), 0, count);
}

void QuarterRail::placeHandles()
{
    const auto place
        = [this](QuarterHandle* handle, int y) { handle->move(xOf(handle->quarter()) - handleSizePx / 2, y - handleSizePx / 2); };
    place(m_from, lineY);
    place(m_to, lineY);
    place(m_at, m_showsRange ? pointerBottom - 6 : lineY);
}

QuarterHandle* QuarterRail::handleAt(QPoint point) const
{
    if (!m_showsRange || point.y() < pointerBottom - 2)
        return m_at;
    const int toFrom = std::abs(point.x() - xOf(m_from->quarter()));
    const int toTo = std::abs(point.x() - xOf(m_to->quarter()));
    if (toFrom == toTo)
        return point.x() < xOf(m_from->quarter()) ? m_from : m_to;
    return toFrom < toTo ? m_from : m_to;
}

void QuarterRail::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragged = handleAt(event->position().toPoint());
    m_dragged->setFocus(Qt::MouseFocusReason);
    mouseMoveEvent(event);
}

void QuarterRail::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragged)
        m_dragged->setValue(quarterAt(event->position().toPoint().x()).index);
}

void QuarterRail::mouseReleaseEvent(QMouseEvent*)
{
    m_dragged = nullptr;
}

void QuarterRail::wheelEvent(QWheelEvent* event)
{
    const int steps = event->angleDelta().y() / 120;
    auto* handle = handleAt(event->position().toPoint());
    handle->setValue(handle->value() + steps);
    event->accept();
}

void QuarterRail::resizeEvent(QResizeEvent*)
{
    placeHandles();
}

void QuarterRail::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
}

void QuarterRail::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto ground = palette().color(QPalette::Base);
    const auto accent = palette().color(QPalette::Highlight);
    const auto groove = blend(palette().color(QPalette::Text), ground, 0.16);
    const int left = marginPx;
    const int right = width() - marginPx;
    const int planned = m_timeline.lastActual < m_timeline.last ? xOf(m_timeline.lastActual) : right;

    painter.setPen(Qt::NoPen);
    painter.setBrush(groove);
    painter.drawRoundedRect(QRectF(left, lineY - 2, planned - left, 4), 2, 2);
    if (planned < right) {
        painter.setBrush(QBrush(blend(palette().color(QPalette::Text), ground, 0.45), Qt::BDiagPattern));
        painter.drawRect(QRectF(planned, lineY - 4, right - planned, 8));
    }
    painter.setBrush(blend(accent, ground, 0.55));
    const int begin = m_showsRange ? xOf(m_timeline.from) : left;
    const int end = xOf(m_showsRange ? m_timeline.to : m_timeline.at);
    painter.drawRoundedRect(QRectF(begin, lineY - 2, std::max(0, end - begin), 4), 2, 2);
    drawTexts(painter);
}

void QuarterRail::drawTexts(QPainter& painter) const
{
    auto small = font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    painter.setFont(small);
    const QFontMetrics metrics(small);
    const int baseline = height() - metrics.descent() - 1;
    painter.setPen(palette().color(QPalette::PlaceholderText));

    int free = width();
    const auto word = tr("planned");
    const int plannedLeft = xOf(m_timeline.lastActual);
    if (m_timeline.lastActual < m_timeline.last && width() - plannedLeft > metrics.horizontalAdvance(word) + 8) {
        free = width() - metrics.horizontalAdvance(word) - 4;
        painter.drawText(free, baseline, word);
    }
    int next = 0;
    for (int year = m_timeline.first.year(); year <= m_timeline.last.year(); ++year) {
        const auto quarter = model::Quarter::of(year, 1);
        if (quarter < m_timeline.first)
            continue;
        const int x = xOf(quarter);
        painter.drawLine(QPointF(x + 0.5, lineY + 6), QPointF(x + 0.5, lineY + 9));
        const auto text = QString::number(year);
        const int textWidth = metrics.horizontalAdvance(text);
        const int textLeft = std::clamp(x - textWidth / 2, 0, std::max(0, width() - textWidth));
        if (textLeft < next || textLeft + textWidth + 8 > free)
            continue;
        painter.drawText(textLeft, baseline, text);
        next = textLeft + textWidth + 12;
    }
}

}

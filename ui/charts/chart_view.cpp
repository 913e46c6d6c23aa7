// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_view.h"

#include "ui/base/text.h"
#include "ui/charts/chart_accessible.h"
#include "ui/charts/figure_item.h"
#include "ui/charts/layout_parts.h"
#include "ui/charts/targets.h"
#include "ui/charts/zoom.h"

#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QSet>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace charts {

using ui::toQt;

namespace {

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

}

ChartView::ChartView(QWidget* parent)
    : QWidget(parent)
{
    loadFonts();
    installChartAccessibility();
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

ChartView::~ChartView() = default;

void ChartView::setFigure(const model::Figure& figure)
{
    // The cursor stays on the same thing where that is drawn again.
    std::optional<model::Selection> underCursor;
    if (m_item != nullptr && m_cursor)
        underCursor = m_item->layoutOfFigure().targets[*m_cursor].selection;
    m_figure = figure;
    setAccessibleName(toQt(figure.title));
    setAccessibleDescription(toQt(figure.summary));
    forgetPicture();
    if (underCursor)
        m_cursor = pointOf(layoutOfFigure(), *underCursor);
}

void ChartView::setThemeKind(ThemeKind kind)
{
    if (kind == m_themeKind)
        return;
    m_themeKind = kind;
    const auto cursor = m_cursor;
    forgetPicture();
    m_cursor = cursor;
}

void ChartView::setSelection(const model::Selection& selection)
{
    if (selection == m_selection)
        return;
    m_selection = selection;
    update();
}

void ChartView::setTypeScale(double scale)
{
    if (scale == m_typeScale)
        return;
    m_typeScale = scale;
    forgetPicture();
}

void ChartView::setPlaying(bool isPlaying)
{
    if (isPlaying == m_isPlaying)
        return;
    m_isPlaying = isPlaying;
    update();
}

const Layout& ChartView::layoutOfFigure()
{
    ensureItem();
    return m_item->layoutOfFigure();
}

QString ChartView::cursorText() const
{
    if (m_item == nullptr || !m_cursor)
        return {};
    return m_item->layoutOfFigure().targets[*m_cursor].tip;
}

QSize ChartView::sizeHint() const
{
    return { 1000, 620 };
}

QSize ChartView::minimumSizeHint() const
{
    return { 320, 220 };
}

void ChartView::forgetPicture()
{
    m_item.reset();
    m_picture = {};
    m_hovered.reset();
    m_hoveredTitle.reset();
    m_cursor.reset();
    update();
}

void ChartView::ensureItem()
{
    if (m_item == nullptr)
        m_item = std::make_unique<FigureItem>(
            m_figure, theme(m_themeKind), QSizeF(size()), m_typesetter, FigureItem::Ground::Opaque, m_typeScale);
}

void ChartView::ensurePicture()
{
    const auto ratio = devicePixelRatioF();
    if (!m_picture.isNull() && m_picture.devicePixelRatio() == ratio)
        return;
    ensureItem();
    m_picture = QPixmap((QSizeF(size()) * ratio).toSize());
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(theme(m_themeKind).ground);
    QPainter painter(&m_picture);
    paintFigure(*m_item, painter);
}

void ChartView::paintEvent(QPaintEvent* /*event*/)
{
    ensurePicture();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& targets = m_item->layoutOfFigure().targets;
    paintSelection(painter);
    paintTrails(painter);
    const auto& colors = theme(m_themeKind);
    if (m_hovered)
        paintRing(painter, targets[*m_hovered], colors.text, 1.5);
    if (m_hoveredTitle) {
        const auto& box = m_item->layoutOfFigure().titles[*m_hoveredTitle].box;
        painter.setPen(strokePen(colors.accent, 1.2));
        painter.drawLine(box.bottomLeft(), box.bottomRight());
    }
    if (!m_frame.isNull()) {
        auto inside = colors.accent;
        inside.setAlphaF(0.12F);
        painter.setBrush(inside);
        painter.setPen(strokePen(colors.accent, 1));
        painter.drawRect(m_frame);
    }
    if (m_cursor && hasFocus())
        paintRing(painter, targets[*m_cursor], colors.accent, 2.5);
}

/// Of all while time passes, else of what is pointed at or marked; where the figure shows them all they are in it.
void ChartView::paintTrails(QPainter& painter)
{
    const auto& layout = m_item->layoutOfFigure();
    if (m_figure.showsTrails || layout.trails.empty())
        return;
    const auto isSeen = [&](int series) {
        const auto isOf = [series](const Target& target) { return target.series == series; };
        const auto isAt = [&](std::optional<std::size_t> target) { return target && isOf(layout.targets[*target]); };
        return m_isPlaying || isAt(m_hovered) || (hasFocus() && isAt(m_cursor))
            || (!m_selection.empty() && std::any_of(layout.targets.begin(), layout.targets.end(), [&](const auto& target) {
                   return isOf(target) && isMarked(target, m_selection);
               }));
    };
    for (const auto& trail : layout.trails) {
        if (!isSeen(trail.series))
            continue;
        for (const auto& ink : trail.inks) {
            painter.setPen(ink.pen);
            painter.setBrush(ink.brush);
            painter.drawPath(ink.path);
        }
    }
}

void ChartView::paintSelection(QPainter& painter)
{
    if (m_selection.empty())
        return;
    const auto& layout = m_item->layoutOfFigure();
    const auto& colors = theme(m_themeKind);
    QPainterPath marked;
    QPainterPath labels;
    for (const auto& target : layout.targets)
        if (isMarked(target, m_selection) && !isAlternative(target))
            (isPoint(target) ? marked : labels).addPath(target.shape);
    if (marked.isEmpty())
        return;
    auto accent = colors.accent;
    if (layout.isRanking) {
        accent.setAlphaF(0.13F);
        for (const auto& target : layout.targets)
            if (isMarked(target, m_selection) && !isAlternative(target))
                painter.fillRect(target.box.adjusted(-6, 0, 6, 0), accent);
    } else {
        // Everything else steps back behind a veil.
        QPainterPath others;
        others.addRect(layout.plot);
        others = others.subtracted(clearOfVeil());
        QSet<QString> names;
        for (const auto& target : layout.targets)
            if (isMarked(target, m_selection))
                names << toQt(target.selection.item);
        for (const auto& text : layout.texts)
            if (text.role == TextRole::PointLabel && names.contains(text.text))
                others = others.subtracted(rectanglePath(text.box.adjusted(-2, -1, 2, 1)));
        auto veil = colors.ground;
        veil.setAlphaF(0.5F);
        painter.fillPath(others, veil);
        accent.setAlphaF(0.13F);
        painter.fillPath(labels, accent);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(strokePen(colors.accent, 1.6));
    painter.drawPath(marked);
}

/// The marked points with what other sources claim, and what joins those of a line.
QPainterPath ChartView::clearOfVeil() const
{
    const auto& layout = m_item->layoutOfFigure();
    QPainterPath clear;
    QPainterPath joins;
    const Target* before = nullptr;
    for (const auto& target : layout.targets) {
        if (!isMarked(target, m_selection) || target.kind == Target::Kind::SeriesLabel)
            continue;
        clear = clear.united(target.shape);
        if (isAlternative(target))
            continue;
        const auto shape = m_figure.series[static_cast<std::size_t>(target.series)].shape;
        const bool isLine = shape == model::SeriesShape::Line || shape == model::SeriesShape::Curve;
        if (isLine && before != nullptr && before->series == target.series && target.position == before->position + 1) {
            joins.moveTo(before->shape.boundingRect().center());
            joins.lineTo(target.shape.boundingRect().center());
        }
        before = &target;
    }
    QPainterPathStroker stroker;
    stroker.setWidth(layout.linePx + 1);
    return clear.united(stroker.createStroke(joins));
}

void ChartView::paintRing(QPainter& painter, const Target& target, const QColor& color, double width)
{
    painter.setBrush(Qt::NoBrush);
    painter.setPen(strokePen(color, width));
    const auto& series = m_figure.series[static_cast<std::size_t>(target.series)];
    if (!m_item->layoutOfFigure().isRanking || series.shape == model::SeriesShape::Bars) {
        painter.drawPath(target.shape);
        return;
    }
    const auto box = target.shape.boundingRect().adjusted(-3, -3, 3, 3);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
}

bool ChartView::setHovered(std::optional<std::size_t> target, std::optional<std::size_t> title)
{
    if (target == m_hovered && title == m_hoveredTitle)
        return false;
    m_hovered = target;
    m_hoveredTitle = title;
    setCursor(target || title ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
    return true;
}

bool ChartView::hover(QPointF position)
{
    const auto target = targetAt(layoutOfFigure(), position);
    return setHovered(target, target ? std::nullopt : titleAt(layoutOfFigure(), position));
}

void ChartView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_pressed && event->buttons().testFlag(Qt::LeftButton)) {
        constexpr double clickReachPx = 6;
        const auto reach = event->position() - *m_pressed;
        const bool isDrag = std::max(std::abs(reach.x()), std::abs(reach.y())) > clickReachPx;
        if (isDrag && canZoom(m_figure, layoutOfFigure()) && layoutOfFigure().plot.contains(*m_pressed)) {
            m_frame = QRectF(*m_pressed, event->position()).normalized() & layoutOfFigure().plot;
            setHovered({}, {});
            update();
        }
        return;
    }
    if (hover(event->position()))
        showTip(event->globalPosition().toPoint());
}

void ChartView::showTip(QPoint globalPosition)
{
    if (m_hovered)
        QToolTip::showText(globalPosition, m_item->layoutOfFigure().targets[*m_hovered].tip, this);
    else if (m_hoveredTitle)
        QToolTip::showText(globalPosition, tr("How this is measured"), this);
    else
        QToolTip::hideText();
}

void ChartView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->position();
    m_isSecondPressed = event->modifiers().testFlag(Qt::ControlModifier);
}

/// A drag frames a part of the plot; anything shorter is a click.
void ChartView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    const auto pressed = *std::exchange(m_pressed, std::nullopt);
    if (const auto frame = std::exchange(m_frame, {}); !frame.isNull()) {
        update();
        showFrame(frame);
        return;
    }
    click(pressed, m_isSecondPressed);
}

void ChartView::click(QPointF position, bool isSecond)
{
    const auto& layout = layoutOfFigure();
    const auto target = targetAt(layout, position);
    if (!target) {
        if (const auto title = titleAt(layout, position))
            emit axisTitlePicked(layout.titles[*title].part);
        else
            emit cleared();
        return;
    }
    const auto& hit = layout.targets[*target];
    m_cursor = isPoint(hit) ? target : std::nullopt;
    pick(hit.selection, isSecond);
}

void ChartView::showFrame(const QRectF& frame)
{
    const auto& layout = layoutOfFigure();
    const auto shown = shownBy(m_figure, layout, frame);
    if (shown.from)
        emit quartersPicked(*shown.from, *shown.to);
    else
        emit zoomPicked(shown.zoom);
}

/// With Ctrl the part around the pointer is drawn larger or smaller.
void ChartView::wheelEvent(QWheelEvent* event)
{
    const auto& layout = layoutOfFigure();
    if (!event->modifiers().testFlag(Qt::ControlModifier) || !layout.plot.contains(event->position()) || event->angleDelta().y() == 0) {
        event->ignore();
        return;
    }
    constexpr double step = 0.8;
    const auto factor = event->angleDelta().y() > 0 ? step : 1 / step;
    showFrame(frameAround(m_figure, layout, event->position(), factor));
    event->accept();
}

/// A second one is compared with the first, and taken away again in the same way.
void ChartView::pick(model::Selection picked, bool isSecond)
{
    if (isSecond && !picked.item.empty() && !m_selection.item.empty() && picked.item != m_selection.item) {
        const bool isAgain = picked.item == m_selection.against;
        auto against = isAgain ? std::string() : std::move(picked.item);
        picked = m_selection;
        picked.against = std::move(against);
    }
    emit this->picked(picked);
}

void ChartView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto target = targetAt(layoutOfFigure(), event->position())) {
        const auto selection = layoutOfFigure().targets[*target].selection; // a copy: who hears of it may set a figure
        emit activated(selection);
    }
}

void ChartView::leaveEvent(QEvent* /*event*/)
{
    setHovered({}, {});
}

void ChartView::moveCursor(Arrow arrow)
{
    const auto target = nextPoint(m_figure, layoutOfFigure(), m_cursor, arrow);
    if (target == m_cursor)
        return;
    m_cursor = target;
    update();
    announce(*this, cursorText());
}

void ChartView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        moveCursor(Arrow::Left);
        return;
    case Qt::Key_Right:
        moveCursor(Arrow::Right);
        return;
    case Qt::Key_Up:
        moveCursor(Arrow::Up);
        return;
    case Qt::Key_Down:
        moveCursor(Arrow::Down);
        return;
    case Qt::Key_0:
        emit fitPicked();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Escape:
        break;
    default:
        QWidget::keyPressEvent(event);
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        m_cursor.reset();
        update();
        emit cleared();
    } else if (m_cursor) {
        const auto selection = layoutOfFigure().targets[*m_cursor].selection;
        if (event->modifiers().testFlag(Qt::ControlModifier))
            emit activated(selection);
        else
            pick(selection, event->modifiers().testFlag(Qt::ShiftModifier));
    }
}

bool ChartView::event(QEvent* event)
{
    // The arrows belong to the cursor while there is one to move; a window's shortcuts on them wait.
    if (event->type() == QEvent::ShortcutOverride && m_cursor) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (static_cast<QKeyEvent*>(event)->modifiers() == Qt::NoModifier
            && (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down)) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        hover(help->pos());
        if (m_hovered || m_hoveredTitle)
            showTip(help->globalPos());
        return true;
    }
    return QWidget::event(event);
}

void ChartView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    forgetPicture();
}

void ChartView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::EnabledChange)
        update();
}

void ChartView::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void ChartView::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

}

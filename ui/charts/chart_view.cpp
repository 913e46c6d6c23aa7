// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_view.h"

#include "ui/base/text.h"
#include "ui/charts/chart_accessible.h"
#include "ui/charts/figure_item.h"
#include "ui/charts/layout_parts.h"
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

constexpr int none = -1;

bool isPoint(const Target& target)
{
    return target.kind == Target::Kind::Point;
}

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
    if (m_item != nullptr && m_cursor != none)
        underCursor = m_item->layoutOfFigure().targets[static_cast<std::size_t>(m_cursor)].selection;
    m_figure = figure;
    setAccessibleName(toQt(figure.title));
    setAccessibleDescription(toQt(figure.summary));
    forgetPicture();
    if (!underCursor)
        return;
    ensureItem();
    const auto& targets = m_item->layoutOfFigure().targets;
    const auto same = std::find_if(
        targets.begin(), targets.end(), [&](const auto& target) { return isPoint(target) && target.selection == *underCursor; });
    m_cursor = same == targets.end() ? none : static_cast<int>(same - targets.begin());
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
    if (m_item == nullptr || m_cursor == none)
        return {};
    return m_item->layoutOfFigure().targets[static_cast<std::size_t>(m_cursor)].tip;
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
    m_hovered = none;
    m_hoveredTitle = none;
    m_cursor = none;
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
    if (m_hovered != none)
        paintRing(painter, targets[static_cast<std::size_t>(m_hovered)], colors.text, 1.5);
    if (m_hoveredTitle != none) {
        const auto& box = m_item->layoutOfFigure().titles[static_cast<std::size_t>(m_hoveredTitle)].box;
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
    if (m_cursor != none && hasFocus())
        paintRing(painter, targets[static_cast<std::size_t>(m_cursor)], colors.accent, 2.5);
}

/// Of all while time passes, else of what is pointed at or marked; where the figure shows them all they are in it.
void ChartView::paintTrails(QPainter& painter)
{
    const auto& layout = m_item->layoutOfFigure();
    if (m_figure.showsTrails || layout.trails.empty())
        return;
    const auto isSeen = [&](int series) {
        const auto isOf = [series](const Target& target) { return target.series == series; };
        const auto isAt = [&](int target) { return target != none && isOf(layout.targets[static_cast<std::size_t>(target)]); };
        return m_isPlaying || isAt(m_hovered) || (hasFocus() && isAt(m_cursor))
            || (!m_selection.empty() && std::any_of(layout.targets.begin(), layout.targets.end(), [&](const auto& target) {
                   return isOf(target) && isMarked(target);
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

bool ChartView::isMarked(const Target& target) const
{
    const auto& mine = target.selection;
    if (!mine.item.empty() && mine.item == m_selection.against)
        return true;
    if (!m_selection.item.empty())
        return m_selection.item == mine.item && (m_selection.series.empty() || mine.series.empty() || m_selection.series == mine.series);
    if (!mine.item.empty()) // of a whole series all are marked
        return !m_selection.series.empty() && m_selection.series == mine.series;
    if (mine.series != m_selection.series)
        return false;
    return target.kind == Target::Kind::SeriesLabel || !m_selection.quarter || mine.quarter == m_selection.quarter;
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
        if (isMarked(target) && !isAlternative(target))
            (isPoint(target) ? marked : labels).addPath(target.shape);
    if (marked.isEmpty())
        return;
    auto accent = colors.accent;
    if (layout.isRanking) {
        accent.setAlphaF(0.13F);
        for (const auto& target : layout.targets)
            if (isMarked(target) && !isAlternative(target))
                painter.fillRect(target.box.adjusted(-6, 0, 6, 0), accent);
    } else {
        // Everything else steps back behind a veil.
        QPainterPath others;
        others.addRect(layout.plot);
        others = others.subtracted(clearOfVeil());
        QSet<QString> names;
        for (const auto& target : layout.targets)
            if (isMarked(target))
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
        if (!isMarked(target) || target.kind == Target::Kind::SeriesLabel)
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

int ChartView::targetAt(QPointF position)
{
    ensureItem();
    const auto& targets = m_item->layoutOfFigure().targets;
    int best = none;
    double bestDistance = 0;
    double bestArea = 0;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        if (!targets[i].box.contains(position))
            continue;
        const auto around = targets[i].shape.boundingRect();
        const auto offset = around.center() - position;
        const auto distance = targets[i].shape.contains(position) ? 0 : std::hypot(offset.x(), offset.y());
        const auto area = around.width() * around.height();
        const bool isOnTop = distance == 0 && bestDistance == 0 && area < bestArea / 2; // a mark on a bar
        if (best == none || distance < bestDistance || isOnTop) {
            best = static_cast<int>(i);
            bestDistance = distance;
            bestArea = area;
        }
    }
    return best;
}

int ChartView::titleAt(QPointF position)
{
    constexpr double reachPx = 3; // small type is hard to hit
    ensureItem();
    const auto& titles = m_item->layoutOfFigure().titles;
    for (std::size_t i = 0; i < titles.size(); ++i) {
        if (titles[i].box.adjusted(-reachPx, -reachPx, reachPx, reachPx).contains(position))
            return static_cast<int>(i);
    }
    return none;
}

void ChartView::setHovered(int target, int title)
{
    if (target == m_hovered && title == m_hoveredTitle)
        return;
    m_hovered = target;
    m_hoveredTitle = title;
    setCursor(target == none && title == none ? Qt::ArrowCursor : Qt::PointingHandCursor);
    update();
}

void ChartView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_pressed && event->buttons().testFlag(Qt::LeftButton)) {
        constexpr double clickReachPx = 6;
        const auto reach = event->position() - *m_pressed;
        const bool isDrag = std::max(std::abs(reach.x()), std::abs(reach.y())) > clickReachPx;
        if (isDrag && canZoom(m_figure, layoutOfFigure()) && layoutOfFigure().plot.contains(*m_pressed)) {
            m_frame = QRectF(*m_pressed, event->position()).normalized() & layoutOfFigure().plot;
            setHovered(none, none);
            update();
        }
        return;
    }
    const auto target = targetAt(event->position());
    const auto title = target == none ? titleAt(event->position()) : none;
    if (target == m_hovered && title == m_hoveredTitle)
        return;
    setHovered(target, title);
    showTip(event->globalPosition().toPoint());
}

void ChartView::showTip(QPoint globalPosition)
{
    if (m_hovered != none)
        QToolTip::showText(globalPosition, m_item->layoutOfFigure().targets[static_cast<std::size_t>(m_hovered)].tip, this);
    else if (m_hoveredTitle != none)
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
    const auto target = targetAt(position);
    if (target == none) {
        const auto title = titleAt(position);
        if (title == none)
            emit cleared();
        else
            emit axisTitlePicked(m_item->layoutOfFigure().titles[static_cast<std::size_t>(title)].part);
        return;
    }
    const auto& hit = m_item->layoutOfFigure().targets[static_cast<std::size_t>(target)];
    m_cursor = isPoint(hit) ? target : none;
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
    const auto target = event->button() == Qt::LeftButton ? targetAt(event->position()) : none;
    if (target == none)
        return;
    const auto selection = m_item->layoutOfFigure().targets[static_cast<std::size_t>(target)].selection;
    emit activated(selection);
}

void ChartView::leaveEvent(QEvent* /*event*/)
{
    setHovered(none, none);
}

/// The nearest point in the direction of an arrow. In rows that is the next row, or the next part of a bar; along quarters and curves the
/// next of the same series, or the nearest of another one above or below; dots are gone through from left to right.
int ChartView::neighbour(int right, int up)
{
    ensureItem();
    const auto& layout = m_item->layoutOfFigure();
    const auto& targets = layout.targets;
    const auto isUsable = [&](std::size_t i) { return isPoint(targets[i]); };
    if (m_cursor == none) {
        for (std::size_t i = 0; i < targets.size(); ++i)
            if (isUsable(i))
                return static_cast<int>(i);
        return none;
    }
    const auto& from = targets[static_cast<std::size_t>(m_cursor)];
    const auto here = from.shape.boundingRect().center();
    const bool isOfDots = m_figure.series[static_cast<std::size_t>(from.series)].shape == model::SeriesShape::Dots;
    const bool hasParts = layout.isRanking && isStacked(m_figure);
    int best = m_cursor;
    double bestDistance = 1e18;
    for (std::size_t i = 0; i < targets.size(); ++i) {
        const auto& to = targets[i];
        if (!isUsable(i) || static_cast<int>(i) == m_cursor)
            continue;
        const auto step = to.position - from.position;
        const auto offset = to.shape.boundingRect().center() - here;
        bool isAhead = false;
        double distance = std::abs(step);
        if (hasParts) {
            isAhead = right != 0 ? step == 0 && offset.x() * right > 0 : step * up < 0;
            distance = right != 0 ? std::abs(offset.x()) : std::abs(step) * 1e5 + std::abs(offset.x());
        } else if (layout.isRanking) {
            isAhead = step * (right - up) > 0;
        } else if (right != 0) {
            isAhead = step * right > 0 && (to.series == from.series || (layout.isPlane && isOfDots));
        } else {
            isAhead = (step == 0 || layout.isPlane) && offset.y() * up < 0 && (isOfDots || to.series != from.series || !layout.isPlane);
            distance = std::abs(offset.y()) + (layout.isPlane ? 2 * std::abs(offset.x()) : 0);
        }
        if (isAhead && distance < bestDistance) {
            best = static_cast<int>(i);
            bestDistance = distance;
        }
    }
    return best;
}

void ChartView::moveCursor(int target)
{
    if (target == none || target == m_cursor)
        return;
    m_cursor = target;
    update();
    announce(*this, cursorText());
}

void ChartView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        moveCursor(neighbour(-1, 0));
        return;
    case Qt::Key_Right:
        moveCursor(neighbour(1, 0));
        return;
    case Qt::Key_Up:
        moveCursor(neighbour(0, 1));
        return;
    case Qt::Key_Down:
        moveCursor(neighbour(0, -1));
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
        m_cursor = none;
        update();
        emit cleared();
    } else if (m_cursor != none) {
        const auto selection = m_item->layoutOfFigure().targets[static_cast<std::size_t>(m_cursor)].selection;
        if (event->modifiers().testFlag(Qt::ControlModifier))
            emit activated(selection);
        else
            pick(selection, event->modifiers().testFlag(Qt::ShiftModifier));
    }
}

bool ChartView::event(QEvent* event)
{
    // The arrows belong to the cursor while there is one to move; a window's shortcuts on them wait.
    if (event->type() == QEvent::ShortcutOverride && m_cursor != none) {
        const auto key = static_cast<QKeyEvent*>(event)->key();
        if (static_cast<QKeyEvent*>(event)->modifiers() == Qt::NoModifier
            && (key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Up || key == Qt::Key_Down)) {
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto target = targetAt(help->pos());
        setHovered(target, target == none ? titleAt(help->pos()) : none);
        if (m_hovered != none || m_hoveredTitle != none)
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

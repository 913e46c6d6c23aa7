// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_view.h"

#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/charts/chart_accessible.h"
#include "ui/charts/figure_item.h"
#include "ui/charts/layout.h"
#include "ui/charts/targets.h"
#include "ui/charts/zoom.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace charts {

using ui::toQt;

ChartView::ChartView(QWidget* parent)
    : QWidget(parent)
{
    loadFonts();
    installChartAccessibility();
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    connect(&m_glide, &RowGlide::moved, this, [this] { update(); });
}

ChartView::~ChartView() = default;

void ChartView::setFigure(const model::Figure& figure)
{
    // The cursor stays on the same thing where that is drawn again.
    std::optional<model::Selection> underCursor;
    if (m_item != nullptr && m_highlights.cursor)
        underCursor = m_item->layoutOfFigure().targets[*m_highlights.cursor].selection;
    if (!figure.isUnfinished || figure.kind != m_figure.kind)
        m_leastLines = {};
    else if (m_item != nullptr)
        m_leastLines = m_item->layoutOfFigure().lines;
    auto places = m_item == nullptr ? RowGlide::Places() : m_glide.placesOfRows(m_item->layoutOfFigure());
    m_glide.stop();
    m_figure = figure;
    setAccessibleName(toQt(figure.title));
    setAccessibleDescription(toQt(figure.summary));
    forgetPicture();
    if (underCursor)
        m_highlights.cursor = pointOf(layoutOfFigure(), *underCursor);
    if (!m_highlights.isPlaying || places.empty() || !layoutOfFigure().isRanking)
        return;
    m_glide.start(std::move(places));
}

void ChartView::setThemeKind(ThemeKind kind)
{
    if (kind == m_themeKind)
        return;
    m_themeKind = kind;
    const auto cursor = m_highlights.cursor;
    forgetPicture();
    m_highlights.cursor = cursor;
}

void ChartView::setSelection(const model::Selection& selection)
{
    if (selection == m_highlights.selection)
        return;
    m_highlights.selection = selection;
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
    if (isPlaying == m_highlights.isPlaying)
        return;
    m_highlights.isPlaying = isPlaying;
    update();
}

const Layout& ChartView::layoutOfFigure()
{
    ensureItem();
    return m_item->layoutOfFigure();
}

QString ChartView::cursorText() const
{
    if (m_item == nullptr || !m_highlights.cursor)
        return {};
    return m_item->layoutOfFigure().targets[*m_highlights.cursor].tip;
}

int ChartView::leastHeight(QSize room)
{
    constexpr double leastPitchPx = 14;
    if (m_figure.rows.empty() || room.isEmpty())
        return 0;
    const auto wanted = static_cast<double>(m_figure.rows.size()) * leastPitchPx;
    auto size = room;
    // A higher figure may leave more around its plot.
    for (int attempt = 0; attempt < 4; ++attempt) {
        const auto layout = layoutFigure(m_figure, theme(m_themeKind), QSizeF(size), m_typesetter, m_typeScale, m_leastLines);
        if (!layout.isRanking || layout.plot.height() >= wanted)
            break;
        size.rheight() += static_cast<int>(std::ceil(wanted - layout.plot.height()));
    }
    return size == room ? 0 : size.height();
}

QRect ChartView::axisBox()
{
    const auto& layout = layoutOfFigure();
    if (!layout.isRanking || layout.plot.isEmpty())
        return {};
    double bottom = layout.plot.bottom();
    // Also the key where nothing else says what a colour is.
    const bool isColoured
        = std::ranges::find(m_figure.key, model::KeyEntry::Symbol::Swatch, &model::KeyEntry::symbol) != m_figure.key.end();
    for (const auto& text : layout.texts) {
        const bool isAxis = text.role == TextRole::Tick || text.role == TextRole::AxisTitle;
        if ((isAxis || (isColoured && text.role == TextRole::Key)) && text.box.top() >= layout.plot.bottom())
            bottom = std::max(bottom, text.box.bottom());
    }
    constexpr int marginPx = 3;
    const int top = static_cast<int>(std::floor(layout.plot.bottom()));
    return { 0, top, width(), static_cast<int>(std::ceil(bottom)) + marginPx - top };
}

void ChartView::paintAxis(QPainter& painter)
{
    ensurePicture();
    const auto box = axisBox();
    const auto ratio = m_picture.devicePixelRatio();
    painter.drawPixmap(
        QRectF(0, 0, box.width(), box.height()), m_picture, QRectF(QPointF(box.topLeft()) * ratio, QSizeF(box.size()) * ratio));
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
    m_highlights.hovered.reset();
    m_highlights.hoveredTitle.reset();
    m_highlights.cursor.reset();
    update();
}

void ChartView::ensureItem()
{
    if (m_item == nullptr)
        m_item = std::make_unique<FigureItem>(m_figure, theme(m_themeKind), QSizeF(size()), m_typesetter, FigureItem::Ground::Opaque,
            m_typeScale, FigureItem::WordsAs::Text, m_leastLines);
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
    if (isGliding())
        m_glide.paint(painter, m_item->layoutOfFigure(), m_picture, width());
    painter.setRenderHint(QPainter::Antialiasing);
    auto highlights = m_highlights;
    if (!hasFocus())
        highlights.cursor.reset();
    paintHighlights(painter, m_figure, m_item->layoutOfFigure(), theme(m_themeKind), highlights);
}

bool ChartView::setHovered(std::optional<std::size_t> target, std::optional<std::size_t> title)
{
    if (target == m_highlights.hovered && title == m_highlights.hoveredTitle)
        return false;
    m_highlights.hovered = target;
    m_highlights.hoveredTitle = title;
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
            m_highlights.frame = QRectF(*m_pressed, event->position()).normalized() & layoutOfFigure().plot;
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
    if (m_highlights.hovered)
        QToolTip::showText(globalPosition, ui::plainToolTip(m_item->layoutOfFigure().targets[*m_highlights.hovered].tip), this);
    else if (m_highlights.hoveredTitle)
        QToolTip::showText(globalPosition, ui::plainToolTip(tr("How this is measured")), this);
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
    if (const auto frame = std::exchange(m_highlights.frame, {}); !frame.isNull()) {
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
    m_highlights.cursor = isPoint(hit) ? target : std::nullopt;
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
    const auto* second = std::get_if<model::SelectedOrganization>(&picked);
    if (const auto* first = std::get_if<model::SelectedOrganization>(&m_highlights.selection);
        isSecond && first && second && second->name != first->name) {
        auto both = *first;
        both.against = second->name == first->against ? std::string() : second->name;
        picked = both;
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

void ChartView::contextMenuEvent(QContextMenuEvent* event)
{
    const auto& layout = layoutOfFigure();
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    const auto target = isByKey ? m_highlights.cursor : targetAt(layout, event->pos());
    const auto at = isByKey && target ? mapToGlobal(layout.targets[*target].box.center().toPoint()) : event->globalPos();
    emit menuWanted(target ? layout.targets[*target].selection : model::Selection(), at);
}

void ChartView::leaveEvent(QEvent* /*event*/)
{
    setHovered({}, {});
}

void ChartView::moveCursor(Arrow arrow)
{
    const auto target = nextPoint(m_figure, layoutOfFigure(), m_highlights.cursor, arrow);
    if (target == m_highlights.cursor)
        return;
    m_highlights.cursor = target;
    update();
    if (target)
        emit cursorMoved(layoutOfFigure().targets[*target].box);
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
        m_highlights.cursor.reset();
        update();
        emit cleared();
    } else if (m_highlights.cursor) {
        const auto selection = layoutOfFigure().targets[*m_highlights.cursor].selection;
        if (event->modifiers().testFlag(Qt::ControlModifier))
            emit activated(selection);
        else
            pick(selection, event->modifiers().testFlag(Qt::ShiftModifier));
    }
}

bool ChartView::event(QEvent* event)
{
    // The arrows belong to the cursor while there is one to move; a window's shortcuts on them wait.
    if (event->type() == QEvent::ShortcutOverride && m_highlights.cursor) {
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
        if (m_highlights.hovered || m_highlights.hoveredTitle)
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

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"
#include "model/figure/method.h"
#include "ui/charts/highlights.h"
#include "ui/charts/row_glide.h"
#include "ui/charts/theme.h"
#include "ui/charts/typesetter.h"

#include <QPixmap>
#include <QWidget>

#include <memory>
#include <optional>

namespace charts {

class FigureItem;
enum class Arrow;

/// Shows a figure and says what is pointed at. Hover, selection and keyboard cursor are drawn over the finished picture, so
/// that moving them never paints the figure again.
class ChartView : public QWidget {
    Q_OBJECT

public:
    explicit ChartView(QWidget* parent = nullptr);
    ~ChartView() override;

    void setFigure(const model::Figure& figure);
    void setThemeKind(ThemeKind kind);

    /// Marks a row, a series or one quarter of a series. Never emits.
    void setSelection(const model::Selection& selection);

    /// Larger type, to be read from afar; 1 is the usual one.
    void setTypeScale(double scale);

    /// While time passes bubbles draw where they came from, and rows glide to their new places.
    void setPlaying(bool isPlaying);
    bool isGliding() const { return m_glide.isRunning(); }

    const model::Figure& figure() const { return m_figure; }
    const model::Selection& selection() const { return m_highlights.selection; }

    /// Where everything stands at the present size.
    const Layout& layoutOfFigure();

    /// What the keyboard cursor stands on, in words; empty where it is not used.
    QString cursorText() const;

    /// How high it has to be in this room so that the rows of a ranking can be read; 0 where they can.
    int leastHeight(QSize room);

    /// Under the plot: the ticks of a ranking and what they count; empty in other figures.
    QRect axisBox();
    void paintAxis(QPainter& painter); ///< what is drawn there, its corner at 0, 0

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    /// A right click, or the key for it; the selection is empty where nothing drawn is under it.
    void menuWanted(const model::Selection& selection, const QPoint& globalPosition);
    void cursorMoved(const QRectF& box); ///< the keyboard's, to what stands there
    /// What was clicked, or stood under the cursor when Enter was pressed; with Ctrl+click or Shift+Enter on a second row of a ranking,
    /// that one is `against`.
    void picked(const model::Selection& selection);
    void activated(const model::Selection& selection);
    void cleared();
    /// The part of the axes of numbers to be shown, after a frame was dragged or the wheel turned with Ctrl.
    void zoomPicked(const model::Zoom& zoom);
    /// The range of quarters to be shown, after the same.
    void quartersPicked(model::Quarter from, model::Quarter to);
    /// After the key 0: all of the figure is to be shown again.
    void fitPicked();
    /// Somebody asks how this part of the figure is measured.
    void axisTitlePicked(model::FigurePart part);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void forgetPicture();
    void ensureItem();
    void ensurePicture();
    bool hover(QPointF position); ///< whether something else is pointed at now
    bool setHovered(std::optional<std::size_t> target, std::optional<std::size_t> title);
    void showTip(QPoint globalPosition);
    void moveCursor(Arrow arrow);
    void pick(model::Selection picked, bool isSecond);
    void click(QPointF position, bool isSecond);
    void showFrame(const QRectF& frame);

    model::Figure m_figure;
    ThemeKind m_themeKind = ThemeKind::Light;
    double m_typeScale = 1;
    TextLines m_leastLines;  ///< of a figure that is not finished, so that the rest of its words moves nothing
    Highlights m_highlights; ///< the cursor is kept while somebody is elsewhere
    Typesetter m_typesetter;
    std::unique_ptr<FigureItem> m_item;
    QPixmap m_picture;
    RowGlide m_glide;
    std::optional<QPointF> m_pressed; ///< where the left button went down
    bool m_isSecondPressed = false;
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"

#include <QAbstractSlider>
#include <QWidget>

namespace ui {

/// One handle on the rail: a slider over quarters for keys and screen readers; the mouse belongs to the rail.
class QuarterHandle : public QAbstractSlider {
    Q_OBJECT
public:
    enum class Shape { Pointer, Knob, Grip };

    QuarterHandle(const QString& name, QWidget* parent);

    void setShape(Shape shape);
    void setSpan(model::Quarter first, model::Quarter last);
    void setQuarter(model::Quarter quarter); ///< never emits
    model::Quarter quarter() const { return { value() }; }

signals:
    void quarterPicked(model::Quarter quarter);
    void playPicked();
    void typed(const QString& text); ///< the beginning of a quarter

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void say();

    QString m_name;
    Shape m_shape = Shape::Knob;
    bool m_isSetting = false;
};

/// The quarters of the document as a line: years below, what is only planned hatched, and a handle for the quarter shown, or
/// one for it and two for the range.
class QuarterRail : public QWidget {
    Q_OBJECT
public:
    explicit QuarterRail(QWidget* parent = nullptr);

    void setTimeline(const model::Timeline& timeline, bool showsRange);

    QSize sizeHint() const override { return { 480, 44 }; }
    QSize minimumSizeHint() const override { return { 116, 44 }; }

signals:
    void atPicked(model::Quarter quarter);
    void fromPicked(model::Quarter quarter);
    void toPicked(model::Quarter quarter);
    void playPicked();
    void fromTyped(const QString& text); ///< somebody began to write the first quarter
    void typed(const QString& text);     ///< or the last, or only one

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int xOf(model::Quarter quarter) const;
    model::Quarter quarterAt(int x) const;
    QuarterHandle* handleAt(QPoint point) const;
    void placeHandles();
    void drawTexts(QPainter& painter) const;

    model::Timeline m_timeline;
    bool m_showsRange = false;
    QuarterHandle* m_from;
    QuarterHandle* m_at;
    QuarterHandle* m_to;
    QuarterHandle* m_dragged = nullptr;
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"
#include "model/view/view_state.h"

#include <QLineEdit>
#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace ui {

class ChoiceButton;
class QuarterRail;

/// A field for a quarter in any way of writing it; what is no quarter stays, with the reason.
class QuarterBox : public QLineEdit {
    Q_OBJECT
public:
    explicit QuarterBox(const QString& name, QWidget* parent = nullptr);

    void setQuarter(model::Quarter quarter, model::Quarter first, model::Quarter last);
    void type(const QString& text); ///< as if somebody had begun to write here

signals:
    void quarterPicked(model::Quarter quarter);
    void reasonChanged(const QString& reason); ///< why what is written cannot be taken; empty: it can

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void read();
    void refuse(const QString& reason);

    QString m_text;
    model::Quarter m_first;
    model::Quarter m_last;
    bool m_isRefused = false;
};

/// When: the quarter of a ranking or the range of a growth figure, by dragging, keys, typing or playing.
class QuarterStrip : public QWidget {
    Q_OBJECT
public:
    explicit QuarterStrip(QWidget* parent = nullptr);

    void setView(const model::ViewState& view);
    void setTimeline(const model::Timeline& timeline);
    void setIconColor(const QColor& color);

    bool isPlaying() const { return m_clock.isActive(); }
    void togglePlay();
    model::Quarter playsTo() const { return m_playsTo; } ///< where it pauses
    void setTick(int milliseconds);                      ///< at 1x

signals:
    void viewPicked(const model::ViewState& view);
    void playingChanged(bool isPlaying);

private:
    bool showsRange() const { return model::factsOf(m_view.figure).uses.range; }
    model::Quarter moving() const;
    void setMoment(model::Quarter quarter);
    void pickAt(model::Quarter quarter);
    void pickFrom(model::Quarter quarter);
    void pickTo(model::Quarter quarter);
    void pickMoving(model::Quarter quarter);
    void tick();
    void setPlaying(bool isPlaying);
    void setSpeed(int percent);
    void showReason(const QString& reason);
    void fill();

    model::ViewState m_view;
    model::Timeline m_timeline;
    QTimer m_clock;
    int m_tickMs = 600;
    int m_speedPercent = 100;
    model::Quarter m_playsTo;
    QColor m_iconColor;
    QToolButton* m_play;
    ChoiceButton* m_speed;
    QuarterRail* m_rail;
    QuarterBox* m_first; ///< of a range
    QLabel* m_dash;
    QuarterBox* m_second; ///< of a range, or the one quarter
    QLabel* m_reason;
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/quarter_strip.h"

#include "ui/base/icons.h"
#include "ui/base/labels.h"
#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/panels/choice_button.h"
#include "ui/panels/quarter_rail.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

QuarterBox::QuarterBox(const QString& name, QWidget* parent)
    : QLineEdit(parent)
{
    setAccessibleName(name);
    setToolTip(plainToolTip(tr("%1, such as 2024Q3, 24q3 or a date in it").arg(name)));
    setAlignment(Qt::AlignCenter);
    setFixedWidth(fontMetrics().horizontalAdvance(QStringLiteral("2024Q3")) + 36);
    connect(this, &QLineEdit::editingFinished, this, &QuarterBox::read);
    connect(this, &QLineEdit::textEdited, this, [this] { refuse({}); });
}

void QuarterBox::setQuarter(model::Quarter quarter, model::Quarter first, model::Quarter last)
{
    m_first = first;
    m_last = last;
    m_text = quarterLabel(quarter);
    if (isModified() && hasFocus())
        return; // somebody is writing
    setText(m_text);
    refuse({});
}

void QuarterBox::read()
{
    if (!isModified() || text() == m_text)
        return;
    const auto quarter = model::parseQuarter(fromQt(text().trimmed()));
    if (!quarter) {
        refuse(tr("“%1” is no quarter. Write it like 2024Q3 or 24q3.").arg(text()));
        return;
    }
    if (*quarter < m_first || *quarter > m_last) {
        refuse(tr("%1 is outside of the records, which run from %2 to %3.")
                   .arg(quarterLabel(*quarter), quarterLabel(m_first), quarterLabel(m_last)));
        return;
    }
    m_text = quarterLabel(*quarter);
    setText(m_text);
    refuse({});
    emit quarterPicked(*quarter);
}

void QuarterBox::refuse(const QString& reason)
{
    setAccessibleDescription(reason);
    if (m_isRefused != !reason.isEmpty()) {
        m_isRefused = !reason.isEmpty();
        setProperty("isRefused", m_isRefused);
        style()->unpolish(this);
        style()->polish(this);
    }
    emit reasonChanged(reason);
}

void QuarterBox::type(const QString& text)
{
    setFocus(Qt::OtherFocusReason);
    selectAll();
    insert(text);
}

void QuarterBox::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        setText(m_text);
        selectAll();
        refuse({});
        return;
    }
    QLineEdit::keyPressEvent(event);
}

bool QuarterBox::event(QEvent* event)
{
    // Escape takes back what was written before it may clear the selection.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape && text() != m_text)
        event->accept();
    return QLineEdit::event(event);
}

QuarterStrip::QuarterStrip(QWidget* parent)
    : QWidget(parent)
    , m_play(new QToolButton(this))
    , m_speed(new ChoiceButton(tr("Speed"), this))
    , m_rail(new QuarterRail(this))
    , m_first(new QuarterBox(tr("First quarter"), this))
    , m_dash(new PlainLabel(QStringLiteral("–"), this))
    , m_second(new QuarterBox(tr("Quarter"), this))
    , m_reason(new PlainLabel(this))
{
    setObjectName(QStringLiteral("quarterStrip"));
    setAttribute(Qt::WA_StyledBackground);
    m_play->setObjectName(QStringLiteral("playButton"));
    m_play->setFocusPolicy(Qt::StrongFocus);
    m_play->setIconSize(QSize(16, 16));
    m_speed->setObjectName(QStringLiteral("quietButton"));
    m_speed->setChoices({ { QStringLiteral("½×"), 50, false, {} }, { QStringLiteral("1×"), 100, false, {} },
        { QStringLiteral("2×"), 200, false, {} }, { QStringLiteral("4×"), 400, false, {} } });
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setAlignment(Qt::AlignRight);
    m_reason->hide();

    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_play);
    line->addWidget(m_speed);
    line->addWidget(m_rail, 1);
    line->addWidget(m_first);
    line->addWidget(m_dash);
    line->addWidget(m_second);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(4);
    layout->addLayout(line);
    layout->addWidget(m_reason);

    connect(&m_clock, &QTimer::timeout, this, &QuarterStrip::tick);
    connect(m_play, &QToolButton::clicked, this, &QuarterStrip::togglePlay);
    connect(m_speed, &ChoiceButton::picked, this, &QuarterStrip::setSpeed);
    connect(m_rail, &QuarterRail::atPicked, this, &QuarterStrip::pickAt);
    connect(m_rail, &QuarterRail::fromPicked, this, &QuarterStrip::pickFrom);
    connect(m_rail, &QuarterRail::toPicked, this, &QuarterStrip::pickTo);
    connect(m_rail, &QuarterRail::playPicked, this, &QuarterStrip::togglePlay);
    connect(m_rail, &QuarterRail::fromTyped, m_first, &QuarterBox::type);
    connect(m_rail, &QuarterRail::typed, m_second, &QuarterBox::type);
    connect(m_first, &QuarterBox::quarterPicked, this, &QuarterStrip::pickFrom);
    connect(m_second, &QuarterBox::quarterPicked, this, &QuarterStrip::pickMoving);
    connect(m_first, &QuarterBox::reasonChanged, this, &QuarterStrip::showReason);
    connect(m_second, &QuarterBox::reasonChanged, this, &QuarterStrip::showReason);
    setSpeed(m_speedPercent);
    setPlaying(false);
    fill();
}

void QuarterStrip::setView(const model::ViewState& view)
{
    if (view.figure != m_view.figure)
        setPlaying(false);
    m_view = view;
    fill();
}

void QuarterStrip::setTimeline(const model::Timeline& timeline)
{
    m_timeline = timeline;
    fill();
}

void QuarterStrip::setIconColor(const QColor& color)
{
    m_iconColor = color;
    m_play->setIcon(icon(isPlaying() ? QStringLiteral("pause") : QStringLiteral("play"), m_iconColor));
}

void QuarterStrip::setTick(int milliseconds)
{
    m_tickMs = milliseconds;
    setSpeed(m_speedPercent);
}

void QuarterStrip::fill()
{
    m_rail->setTimeline(m_timeline, showsRange());
    m_first->setVisible(showsRange());
    m_dash->setVisible(showsRange());
    m_second->setAccessibleName(showsRange() ? tr("Last quarter") : tr("Quarter"));
    m_first->setQuarter(m_timeline.from, m_timeline.first, std::min(m_timeline.to, m_timeline.last));
    m_second->setQuarter(moving(), showsRange() ? std::max(m_timeline.from, m_timeline.first) : m_timeline.first, m_timeline.last);
}

model::Quarter QuarterStrip::moving() const
{
    return showsRange() ? m_timeline.to : m_timeline.at;
}

void QuarterStrip::pickAt(model::Quarter quarter)
{
    setMoment(quarter);
    emit viewPicked(m_view);
}

/// One time for all figures: a range ends at the quarter the others show.
void QuarterStrip::setMoment(model::Quarter quarter)
{
    m_view.at = quarter;
    m_view.to.reset();
    if (m_view.from && *m_view.from > quarter)
        m_view.from.reset();
    m_timeline.at = m_timeline.to = quarter; // the figure with its timeline follows; a drag should not jump back until then
}

void QuarterStrip::pickFrom(model::Quarter quarter)
{
    m_view.from = quarter;
    m_timeline.from = quarter;
    emit viewPicked(m_view);
}

void QuarterStrip::pickTo(model::Quarter quarter)
{
    // What starts the range by default depends on where it ends: keep what one sees.
    m_view.from = m_timeline.from;
    setMoment(quarter);
    emit viewPicked(m_view);
}

void QuarterStrip::pickMoving(model::Quarter quarter)
{
    if (showsRange())
        pickTo(quarter);
    else
        pickAt(quarter);
}

void QuarterStrip::togglePlay()
{
    if (isPlaying()) {
        setPlaying(false);
        return;
    }
    if (m_timeline.first >= m_timeline.last)
        return;
    if (moving() >= m_timeline.last)
        pickMoving(showsRange() ? m_timeline.from : m_timeline.first);
    // At the border of what is planned it pauses; another press goes on.
    const auto border = std::min(m_timeline.lastActual, m_timeline.last);
    m_playsTo = moving() < border ? border : m_timeline.last;
    setPlaying(true);
}

void QuarterStrip::tick()
{
    if (moving() >= m_playsTo) {
        setPlaying(false);
        return;
    }
    pickMoving(moving() + 1);
}

void QuarterStrip::setPlaying(bool isPlaying)
{
    const bool wasPlaying = m_clock.isActive();
    if (isPlaying)
        m_clock.start();
    else
        m_clock.stop();
    m_play->setToolTip(plainToolTip(isPlaying ? tr("Pause (Space)") : tr("Play the quarters (Space)")));
    m_play->setAccessibleName(isPlaying ? tr("Pause") : tr("Play"));
    setIconColor(m_iconColor);
    if (wasPlaying != isPlaying)
        emit playingChanged(isPlaying);
}

void QuarterStrip::setSpeed(int percent)
{
    m_speedPercent = percent;
    m_speed->setCurrent(percent);
    m_clock.setInterval(m_tickMs * 100 / percent);
}

void QuarterStrip::showReason(const QString& reason)
{
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
}

}

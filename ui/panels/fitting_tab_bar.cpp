// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/fitting_tab_bar.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QStyle>

#include <algorithm>

namespace ui {

namespace {

constexpr int leastWidthPx = 120;
constexpr int roomyPaddingPx = 14; // a side; as the style sheet has it
constexpr int narrowPaddingPx = 8;

}

FittingTabBar::FittingTabBar(QWidget* parent)
    : QTabBar(parent)
{
    setExpanding(false);
    setFocusPolicy(Qt::StrongFocus); // F2 and Del are for the tab that was clicked
    setDrawBase(false);
    setUsesScrollButtons(false);
    setElideMode(Qt::ElideNone);
    connect(this, &QTabBar::currentChanged, this, &FittingTabBar::fit);
}

void FittingTabBar::fit()
{
    if (m_isFitting)
        return;
    m_isFitting = true; // hiding tabs sends a new size
    const auto isNarrow = property("isNarrow").toBool();
    constexpr int spared = 2 * (roomyPaddingPx - narrowPaddingPx);
    int roomy = 0;
    for (int tab = 0; tab < std::min(m_first, count()); ++tab)
        roomy += tabSizeHint(tab).width() + (isNarrow ? spared : 0);
    const bool shouldBeNarrow = roomy > width();
    if (shouldBeNarrow != isNarrow) {
        setProperty("isNarrow", shouldBeNarrow);
        style()->unpolish(this);
        style()->polish(this);
    }

    // Those after the first that does not fit go too: the order stays readable.
    int room = width() - tabSizeHint(currentIndex()).width();
    bool isFull = false;
    for (int tab = 0; tab < count(); ++tab) {
        const bool isCurrent = tab == currentIndex();
        if (!isCurrent)
            room -= tabSizeHint(tab).width();
        isFull = isFull || room < 0;
        const bool isShown = isCurrent || !isFull;
        if (isShown != isTabVisible(tab)) // Qt 6.4 forgets to lay tabs out after a call that changes nothing
            setTabVisible(tab, isShown);
    }
    m_isFitting = false;
}

/// It takes what room there is and asks for none.
QSize FittingTabBar::minimumSizeHint() const
{
    return { leastWidthPx, QTabBar::minimumSizeHint().height() };
}

QSize FittingTabBar::sizeHint() const
{
    return { leastWidthPx, QTabBar::sizeHint().height() };
}

void FittingTabBar::resizeEvent(QResizeEvent* event)
{
    QTabBar::resizeEvent(event);
    fit();
}

/// The first click made it the current one.
void FittingTabBar::mouseDoubleClickEvent(QMouseEvent* event)
{
    QTabBar::mouseDoubleClickEvent(event);
    if (event->button() == Qt::LeftButton && currentIndex() >= m_first && tabAt(event->pos()) == currentIndex())
        emit editWanted();
}

void FittingTabBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_F2)
        emit editWanted();
    else if (event->key() == Qt::Key_Delete)
        emit deleteWanted();
    else
        QTabBar::keyPressEvent(event);
}

}

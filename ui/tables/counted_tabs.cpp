// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/counted_tabs.h"

#include "ui/base/counts.h"
#include "ui/base/plain_text.h"

#include <QFontMetrics>
#include <QStyle>

#include <algorithm>

namespace ui {

namespace {

constexpr int sparedPx = 2 * (12 - 7); // of a tab's padding where there is little room; as the style sheet has it

}

void CountedTabs::setCounted(int tab, const QString& title, std::size_t shown, std::size_t total)
{
    m_counts.insert(tab, { title, shown, total });
    const auto whole = textOf(m_counts[tab], Form::Whole);
    setTabToolTip(tab, plainToolTip(whole));
    fit();
}

QString CountedTabs::textOf(const Count& count, Form form)
{
    if (form == Form::Title)
        return count.title;
    const auto shown = groupedCount(count.shown);
    const bool isWhole = form == Form::Whole && count.shown != count.total;
    return QStringLiteral("%1 %2").arg(
        count.title, isWhole ? tr("%1 of %2", "rows in sight of all").arg(shown, groupedCount(count.total)) : shown);
}

QString CountedTabs::longestOf(const Count& count, Form form)
{
    const auto all = groupedCount(count.total);
    return form == Form::Title
        ? count.title
        : QStringLiteral("%1 %2").arg(count.title, form == Form::Whole ? tr("%1 of %2", "rows in sight of all").arg(all, all) : all);
}

/// As the style sheet has it: the current one is bold.
int CountedTabs::textWidth(const QString& text, bool isBold) const
{
    auto face = font();
    face.setBold(isBold);
    return QFontMetrics(face).size(Qt::TextShowMnemonic, text).width();
}

QSize CountedTabs::tabSizeHint(int tab) const
{
    auto size = QTabBar::tabSizeHint(tab);
    const auto count = m_counts.constFind(tab);
    const bool isBold = tab == currentIndex();
    if (count != m_counts.constEnd())
        size.rwidth() += std::max(0, textWidth(longestOf(*count, m_form), isBold) - textWidth(tabText(tab), isBold));
    return size;
}

/// Whichever tab is the current one.
int CountedTabs::widthIn(Form form) const
{
    const bool isNarrow = property("isNarrow").toBool();
    int width = 0;
    for (int tab = 0; tab < this->count(); ++tab) {
        const auto count = m_counts.constFind(tab);
        const auto longest = count == m_counts.constEnd() ? tabText(tab) : longestOf(*count, form);
        width += QTabBar::tabSizeHint(tab).width() - textWidth(tabText(tab), tab == currentIndex()) + textWidth(longest, true);
        width += isNarrow && form != Form::Title ? sparedPx : !isNarrow && form == Form::Title ? -sparedPx : 0;
    }
    return width;
}

void CountedTabs::fit()
{
    m_form = widthIn(Form::Whole) <= width() ? Form::Whole : widthIn(Form::Shown) <= width() ? Form::Shown : Form::Title;
    if (const bool isNarrow = m_form == Form::Title; isNarrow != property("isNarrow").toBool()) {
        setProperty("isNarrow", isNarrow);
        style()->unpolish(this);
        style()->polish(this);
    }
    for (auto count = m_counts.constBegin(); count != m_counts.constEnd(); ++count) {
        const auto text = textOf(*count, m_form);
        if (text != tabText(count.key()))
            setTabText(count.key(), text); // lays all tabs out again
    }
}

void CountedTabs::resizeEvent(QResizeEvent* event)
{
    QTabBar::resizeEvent(event);
    fit();
}

}

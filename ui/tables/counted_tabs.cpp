// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/counted_tabs.h"

#include <algorithm>

namespace ui {

void CountedTabs::setCounted(int tab, const QString& title, const QString& longest)
{
    m_longest.insert(tab, longest);
    setTabText(tab, title);
}

QSize CountedTabs::tabSizeHint(int tab) const
{
    auto size = QTabBar::tabSizeHint(tab);
    const auto longest = m_longest.value(tab);
    if (longest.isEmpty())
        return size;
    auto face = font();
    face.setBold(tab == currentIndex()); // as the style sheet has it
    const QFontMetrics metrics(face);
    const auto widthOf = [&](const QString& text) { return metrics.size(Qt::TextShowMnemonic, text).width(); };
    size.rwidth() += std::max(0, widthOf(longest) - widthOf(tabText(tab)));
    return size;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QTabBar>

namespace ui {

/// Tabs with counts in their titles, each as wide as its longest title: a filter that is typed does not move them.
class CountedTabs : public QTabBar {
    Q_OBJECT
public:
    using QTabBar::QTabBar;

    void setCounted(int tab, const QString& title, const QString& longest);

protected:
    QSize tabSizeHint(int tab) const override;

private:
    QHash<int, QString> m_longest;
};

}

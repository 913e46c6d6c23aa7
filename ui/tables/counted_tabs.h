// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QTabBar>

#include <cstddef>

namespace ui {

/// Tabs with counts in their titles, each as wide as its longest title: a filter that is typed does not move them. Where they do not all
/// fit they say less: how many are in sight, then nothing but what they are.
class CountedTabs : public QTabBar {
    Q_OBJECT
public:
    using QTabBar::QTabBar;

    void setCounted(int tab, const QString& title, std::size_t shown, std::size_t total);

protected:
    QSize tabSizeHint(int tab) const override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum class Form { Whole, Shown, Title };

    struct Count {
        QString title;
        std::size_t shown = 0;
        std::size_t total = 0;
    };

    static QString textOf(const Count& count, Form form);
    static QString longestOf(const Count& count, Form form);
    int textWidth(const QString& text, bool isBold) const;
    int widthIn(Form form) const;
    void fit();

    QHash<int, Count> m_counts;
    Form m_form = Form::Whole;
};

}

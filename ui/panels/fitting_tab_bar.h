// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>

namespace ui {

/// Tabs of which those that do not fit are hidden, the last first; the current one is always there.
class FittingTabBar : public QTabBar {
    Q_OBJECT
public:
    explicit FittingTabBar(QWidget* parent = nullptr);

    /// The tabs stand closer where so many of the first would not fit otherwise.
    void setFirst(int tabs) { m_first = tabs; }

    /// Shows what fits; to be called after tabs were changed.
    void fit();

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

signals:
    void editWanted();   ///< F2 on the current tab, or a double click on one behind the first
    void deleteWanted(); ///< Delete

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    int m_first = 0;
    bool m_isFitting = false;
};

}

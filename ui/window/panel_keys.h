// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>

class QWidget;

namespace ui {

class Actions;

/// F6 and Shift+F6: from one panel of the window into the next one that is seen, into where the focus was there last.
class PanelKeys : public QObject {
    Q_OBJECT
public:
    /// The panels in the order of the key; each may be hidden.
    PanelKeys(const Actions& actions, const QList<QWidget*>& panels, QWidget* window);

private:
    void go(int step);
    void remember(QWidget* now);

    QWidget* m_window;
    QList<QWidget*> m_panels;
    QList<QWidget*> m_last; ///< of each the widget that had the focus; null: none yet, or it is gone
};

}

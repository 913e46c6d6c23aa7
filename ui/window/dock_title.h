// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QDockWidget;
class QToolButton;

namespace ui {

/// The head of a dock: its name, what belongs beside it, and a button that closes it. It still drags the dock.
class DockTitle : public QWidget {
    Q_OBJECT
public:
    DockTitle(const QString& title, QWidget* beside, QDockWidget* dock);

    void setIconColor(const QColor& color);

private:
    QToolButton* m_close;
};

}

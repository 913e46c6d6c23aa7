// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QMenu;
class QMenuBar;
class QTreeWidget;

namespace ui {

/// Every key of the window, as its actions have them.
class KeysDialog : public QDialog {
    Q_OBJECT
public:
    explicit KeysDialog(const QMenuBar& menus, QWidget* parent = nullptr);

private:
    void addMenu(const QString& title, const QMenu& menu);
    void find(const QString& words);

    QLineEdit* m_find;
    QTreeWidget* m_keys;
};

}

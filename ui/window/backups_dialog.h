// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/backups.h"

#include <QDialog>

#include <vector>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace ui {

class Workspace;

/// The backups of the open document: when and why each was made; one can be brought back, which can be undone.
class BackupsDialog : public QDialog {
    Q_OBJECT
public:
    explicit BackupsDialog(Workspace& workspace, QWidget* parent = nullptr);

signals:
    void said(const QString& sentence);

private:
    void fill();
    void makeNow();
    void restoreChosen();
    void showButtons();

    Workspace& m_workspace;
    std::vector<model::Backup> m_backups;
    QLabel* m_text;
    QTreeWidget* m_list;
    QPushButton* m_restore;
    QPushButton* m_make;
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/value_changes.h"
#include "model/records/record_ref.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace ui {

class OperandTree;
class Workspace;

/// What changed and why: the values of the figure beside those of another quarter or saved view, down to the records that entered, left or
/// count otherwise. Reckons only while it can be seen.
class ChangesPage : public QWidget {
    Q_OBJECT
public:
    explicit ChangesPage(Workspace& workspace, QWidget* parent = nullptr);

signals:
    void recordPicked(const model::RecordRef& record);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void fillChoices();
    void refresh();
    model::ComparedView chosen(model::Quarter now) const;

    Workspace& m_workspace;
    QComboBox* m_against;
    QLabel* m_head;
    OperandTree* m_tree;
    QLabel* m_note;
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/value_changes.h"
#include "model/records/record_ref.h"
#include "ui/workspace/job_runner.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace ui {

class OperandTree;
class Workspace;

/// What changed and why: the values of the figure beside those of another quarter or saved view, down to the records that entered, left or
/// count otherwise. Reckons only while it can be seen, and so that it can be stopped.
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
    void compare();
    void show(const std::vector<model::ValueChange>& changes);
    void showNote(const QString& sentence);
    model::ComparedView chosen(model::Quarter now) const;

    /// What is to be compared.
    struct Asked {
        model::ComparedView before;
        model::ComparedView after;
        std::optional<std::string> item;
        int number = 0; ///< of those asked for
    };

    Workspace& m_workspace;
    QComboBox* m_against;
    QLabel* m_head;
    OperandTree* m_tree;
    QLabel* m_note;
    QPushButton* m_stop;
    Asked m_asked;
    JobRunner m_jobs; ///< last, so that its thread is waited for before the others go
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/edit/merge_records.h"

#include <QDialog>
#include <QList>

#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace ui {

class NamePicker;
class Workspace;

/// Asks what an organization, a chip or a source is merged into, shows the claims that would meet and what is to become of each, and does
/// it as one step.
class MergeDialog : public QDialog {
    Q_OBJECT
public:
    /// `into` is offered first.
    MergeDialog(Workspace& workspace, model::RecordRef from, std::optional<model::RecordRef> into, QWidget* parent = nullptr);

    void accept() override;

signals:
    void merged(const model::RecordRef& into);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build(const QString& into);
    void plan();
    void showMeetings(const std::optional<model::MergePlan>& before);
    void showSummary();
    QString valuesOf(const model::RecordRef& ref, const model::RecordRef& other) const;
    QString movedText() const;
    std::vector<model::MeetingChoice> choices() const;

    Workspace& m_workspace;
    model::RecordRef m_from;
    QString m_name; ///< of what goes
    NamePicker* m_into;
    QLabel* m_summary;
    QTableWidget* m_meetings;
    QComboBox* m_all; ///< what becomes of all, or of those that are not listed
    QLabel* m_reason;
    QPushButton* m_merge;
    QList<QComboBox*> m_choices; ///< of the meetings that are listed
    std::optional<model::MergePlan> m_plan;
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/changes.h"
#include "model/records/record_ref.h"
#include "ui/tables/record_edits.h"

#include <QList>
#include <QUrl>
#include <QWidget>

#include <optional>

class QLabel;
class QPushButton;

namespace ui {

class NoticeBar;
class Workspace;

/// The current record as a form: the same editors and rules as its table, a field written as soon as it is left. What could not be taken
/// stays with its reason below it until the record changes; Esc brings the stored value back. What others write while somebody types waits,
/// so that a field is held against what was seen.
class RecordForm : public QWidget {
    Q_OBJECT
public:
    explicit RecordForm(Workspace& workspace, QWidget* parent = nullptr);

    QWidget* field(int column) const; ///< null where no record is shown

signals:
    void urlPicked(const QUrl& url);
    void historyWanted();
    void recordWanted(const model::RecordRef& record);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Field {
        QWidget* editor;
        QLabel* reason;
        bool isRefused = false;
    };

    void setRecord(const std::optional<model::RecordRef>& ref);
    void takeChanges(const model::Changes& changes);
    void build();
    QWidget* buildSource();
    void fill();
    void fillSource();
    void dropRefused();
    void tryAgain();
    void tellNew(const model::RecordRef& made);
    void showHead();
    void commit(int column);
    void revert(int column);
    void setReason(int column, const QString& reason);
    int columnOf(const QObject* editor) const;

    Workspace& m_workspace;
    RecordEdits m_edits;
    std::optional<model::TableRecord> m_record;
    QLabel* m_head;
    QLabel* m_empty;
    NoticeBar* m_notice;
    QWidget* m_body = nullptr;
    QLabel* m_sourceTitle = nullptr;
    QPushButton* m_openSource = nullptr;
    QUrl m_sourceUrl;
    QList<Field> m_fields;
    bool m_isCommitting = false;
    bool m_isBehind = false; ///< others changed the record since somebody began to type
};

}

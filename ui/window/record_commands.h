// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/export_table.h"
#include "model/figure/selection.h"
#include "model/records/record_ref.h"

#include <QByteArray>
#include <QMap>
#include <QObject>

class QWidget;

namespace ui {

class Actions;
class CheckPanel;
class HistoryPanel;
class RecordPage;
class RecordsDock;
class Workspace;

/// The records below the figure, with their checks and history, and what is done with their rows: editing, import, export.
class RecordCommands : public QObject {
    Q_OBJECT
public:
    RecordCommands(Workspace& workspace, const Actions& actions, QWidget* window);

    RecordsDock* records() const { return m_records; }

    void showRecord(const model::RecordRef& record);
    void showHistory(const model::RecordRef& record);
    void showBehind(const model::Selection& selection); ///< the records of a dot, a bar or a column
    void importTables(const QStringList& files);

signals:
    void said(const QString& sentence);
    void wanted(); ///< the records are to be seen

private:
    void build();
    void onPage(void (RecordPage::*act)());
    void showChecks();
    void askAndImport();
    void importFleet(const QStringList& files);
    void showStanding(const QString& organization, model::Quarter quarter);
    void exportTable(model::TableForm form);
    void showEnabled();

    Workspace& m_workspace;
    const Actions& m_actions;
    QWidget* m_window;
    RecordsDock* m_records;
    CheckPanel* m_checks;
    HistoryPanel* m_history = nullptr;
};

}

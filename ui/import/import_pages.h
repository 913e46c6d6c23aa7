// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/import_plan.h"
#include "model/exchange/import_report.h"

#include <QTabWidget>

class QLabel;
class QListWidget;
class QTableView;

namespace ui {

class FieldMap;
class NameList;
class TablePreviewModel;
class Workspace;

/// What an import would do, a page each: which column goes where, unknown names, problems, rows left out, what is assumed, and the file.
class ImportPages : public QTabWidget {
    Q_OBJECT
public:
    explicit ImportPages(const Workspace& workspace, QWidget* parent = nullptr);

    void setPlan(const model::ImportPlan& plan, const model::TablePreview& preview);
    void setPreview(const model::TablePreview& preview);
    void clearNames(); ///< for another table

    /// `notes` say what is assumed before a row was looked at, `asked` what only a person can say.
    void setReport(const model::ImportReport& report, const std::vector<model::Sentence>& notes, const std::vector<model::Sentence>& asked);
    void setRelease(const std::vector<model::Sentence>& lines); ///< what a newer release says otherwise; the page is there with any
    void showProblems(const QStringList& sentences);            ///< brings them to the front

signals:
    void planPicked(const model::ImportPlan& plan);

private:
    enum Page { Fields, Names, Problems, Updates, LeftOut, Release, Assumed, File };

    QWidget* buildNames(const Workspace& workspace);
    void showNames();
    void setTitle(Page page, qsizetype count);

    const model::Words& m_words;
    FieldMap* m_fields;
    NameList* m_names;
    QWidget* m_namesPage = nullptr;
    QLabel* m_noNames = nullptr; ///< in place of an empty list
    QListWidget* m_problems;
    QListWidget* m_updates;
    QListWidget* m_leftOut;
    QListWidget* m_release;
    QListWidget* m_assumed;
    TablePreviewModel* m_table;
    QTableView* m_file;
};

}

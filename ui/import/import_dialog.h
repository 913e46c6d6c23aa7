// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/import_plan.h"
#include "model/exchange/import_report.h"
#include "ui/workspace/job_runner.h"

#include <QDialog>
#include <QTimer>

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QWidget;

namespace ui {

class ImportPages;
class ImportWays;
class WordAnswers;
class Workspace;

/// Tables into the document: how they are read, which column goes where, what unknown names mean, and all that would go wrong, tried anew
/// after each change before anything is imported.
class ImportDialog : public QDialog {
    Q_OBJECT
public:
    ImportDialog(Workspace& workspace, const QStringList& files, QWidget* parent = nullptr);
    ~ImportDialog() override;

    const model::ImportPlan& plan() const { return m_plan; }

    void reject() override; ///< cancels an import at work first, then closes

signals:
    void imported(const QString& summary);

private:
    QWidget* buildChoices();
    QHBoxLayout* buildReleases();
    QWidget* buildFoot();
    void connectAll();

    bool readFile(const model::DialectChoice& dialect);
    void guess();
    void takeRecipe(int index);
    void takeKind(int index);
    void keepChoices(model::ImportPlan& plan) const;
    void takePlan(const model::ImportPlan& plan);
    void takePicked(const model::ImportPlan& plan);
    void showPlan();
    void unfoldByNames();
    void alter(const std::function<void(model::ImportPlan&)>& change);
    void alterReading(const std::function<void(model::DialectChoice&)>& change);
    void takeAnswer(const QString& field, const QString& word);
    QString leftOutList(const model::ImportReport& report) const;

    void tryLater();
    void startTry();
    void showReport(const model::ImportReport& report, const std::vector<model::Sentence>& release);
    void showProblem(const QString& sentence, const QStringList& details = {});
    void importNow();
    void setImporting(bool isImporting);
    void saveRecipe();
    void fillRecipes();

    Workspace& m_workspace;
    std::vector<std::filesystem::path> m_files;
    QString m_today;
    model::TablePreview m_preview;
    model::ImportPlan m_plan;
    std::vector<model::Sentence> m_notes;
    std::vector<model::Sentence> m_questions; ///< open until the kind, or a field's column, is picked
    JobRunner m_tries;
    QTimer m_tryLater;
    bool m_isImporting = false;

    QLabel* m_fileLabel = nullptr;
    QComboBox* m_recipe = nullptr;
    QPushButton* m_saveRecipe = nullptr;
    QComboBox* m_kind = nullptr;
    QLineEdit* m_replaces = nullptr;
    ImportWays* m_ways = nullptr;
    WordAnswers* m_answers = nullptr;
    QWidget* m_choices = nullptr;
    ImportPages* m_pages = nullptr;
    QLabel* m_summary = nullptr;
    QProgressBar* m_progress = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_cancel = nullptr;
};

}

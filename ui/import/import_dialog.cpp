// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/import_dialog.h"

#include "model/base/error.h"
#include "model/edit/release_changes.h"
#include "model/exchange/import_table.h"
#include "model/exchange/left_out.h"
#include "model/exchange/recipes.h"
#include "model/exchange/unfold.h"
#include "ui/base/text.h"
#include "ui/import/import_pages.h"
#include "ui/import/import_ways.h"
#include "ui/import/word_answers.h"
#include "ui/workspace/prompts.h"
#include "ui/workspace/workspace.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>
#include <memory>

namespace ui {

namespace {

/// What a release that is there only after changes, also of the figure on the screen.
std::vector<model::Sentence> releaseLines(const model::Dataset& before, const model::Dataset& after, const model::ViewState& view)
{
    constexpr std::size_t mostOfAKind = 500;
    const auto newest = model::newestRelease(before, after);
    return newest ? model::releaseText(model::releaseChanges(before, after, *newest, view), mostOfAKind) : std::vector<model::Sentence>();
}

}

bool ImportDialog::readFile(const model::DialectChoice& dialect)
{
    try {
        m_preview = model::readPreview(m_files.front(), dialect);
        return true;
    } catch (const model::Error& error) {
        m_preview = {};
        showProblem(toQt(m_workspace.words()(error.sentence)));
    }
    return false;
}

/// The first recipe whose columns are all there, else by the names of the columns.
void ImportDialog::guess()
{
    unfoldByNames();
    for (int i = 1; i < m_recipe->count(); ++i) {
        try {
            const auto plan = model::planOfRecipe(fromQt(m_recipe->itemData(i).toString()), *m_workspace.dataset(), fromQt(m_today));
            if (model::recipeFits(plan, m_preview)) {
                m_recipe->setCurrentIndex(i);
                takeRecipe(i);
                return;
            }
        } catch (const model::Error&) {
            // A recipe that cannot be read fits nothing.
        }
    }
    takeRecipe(0);
}

/// What was chosen for the whole table stays when its columns are looked at anew.
void ImportDialog::keepChoices(model::ImportPlan& plan) const
{
    plan.dialect = m_plan.dialect;
    plan.onConflict = m_plan.onConflict;
    plan.onRepeat = m_plan.onRepeat;
    plan.skipsProblems = m_plan.skipsProblems;
    plan.decimal = m_plan.decimal;
    plan.dates = m_plan.dates;
    plan.fiscalYearEnd = m_plan.fiscalYearEnd;
}

void ImportDialog::takeRecipe(int index)
{
    m_pages->clearNames();
    m_notes.clear();
    m_questions.clear();
    const auto name = m_recipe->itemData(index).toString();
    try {
        if (name.isEmpty()) {
            auto guessed = model::planFor(m_preview, std::nullopt, fromQt(m_today));
            m_notes = guessed.notes;
            m_questions = guessed.questions;
            keepChoices(guessed.plan);
            takePlan(guessed.plan);
        } else {
            takePlan(model::planOfRecipe(fromQt(name), *m_workspace.dataset(), fromQt(m_today)));
        }
        showPlan();
    } catch (const model::Error& error) {
        showProblem(toQt(m_workspace.words()(error.sentence)));
    }
}

void ImportDialog::takeKind(int index)
{
    m_pages->clearNames();
    const auto kind = model::importKinds()[static_cast<std::size_t>(index)];
    auto guessed = model::planFor(m_preview, kind, fromQt(m_today));
    m_notes = guessed.notes;
    m_questions = guessed.questions;
    m_recipe->setCurrentIndex(0);
    keepChoices(guessed.plan);
    takePlan(guessed.plan);
    showPlan();
}

/// The head is looked for anew: where it was chosen by hand, it stays.
void ImportDialog::alterReading(const std::function<void(model::DialectChoice&)>& change)
{
    change(m_plan.dialect);
    const auto dialect = m_plan.dialect;
    if (!readFile(dialect))
        return;
    takeRecipe(m_recipe->currentIndex());
    m_plan.dialect = dialect;
    tryLater();
}

void ImportDialog::alter(const std::function<void(model::ImportPlan&)>& change)
{
    auto plan = m_plan;
    change(plan);
    if (plan != m_plan)
        takePlan(plan);
}

void ImportDialog::takeAnswer(const QString& field, const QString& word)
{
    alter([&](model::ImportPlan& plan) {
        auto& answered = plan.fields[fromQt(field)];
        answered.from = model::FieldPlan::From::Constant;
        answered.constant = fromQt(word);
        answered.isAssumed = false;
    });
}

/// Who says by hand which column is what has answered what was asked of the columns.
void ImportDialog::takePicked(const model::ImportPlan& plan)
{
    const auto isAlike = [](const auto& one, const auto& other) {
        return one.first == other.first && one.second.from == other.second.from && one.second.columns == other.second.columns;
    };
    if (!std::ranges::equal(plan.fields, m_plan.fields, isAlike))
        m_questions.clear();
    takePlan(plan);
}

void ImportDialog::takePlan(const model::ImportPlan& plan)
{
    m_plan = plan;
    m_plan.replaces.clear();
    for (const auto& key : m_replaces->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (!key.trimmed().isEmpty())
            m_plan.replaces.push_back(fromQt(key.trimmed()));
    }
    m_answers->setPlan(m_plan);
    m_pages->setPlan(m_plan, m_preview);
    tryLater();
}

void ImportDialog::showPlan()
{
    const auto kinds = model::importKinds();
    m_kind->setCurrentIndex(static_cast<int>(std::ranges::find(kinds, m_plan.kind) - kinds.begin()));
    m_ways->showPlan(m_plan, m_preview, m_files.front());
    m_pages->setPreview(m_preview);
}

/// Where columns are called like chips or organizations of the document, they are read as rows.
void ImportDialog::unfoldByNames()
{
    if (m_preview.dialect.unfold)
        return;
    model::DialectChoice choice;
    choice.unfold = model::unfoldFor(m_preview.columns, *m_workspace.dataset());
    if (choice.unfold && readFile(choice))
        m_plan.dialect = choice;
}

void ImportDialog::tryLater()
{
    m_import->setEnabled(false);
    m_tryLater.start();
}

void ImportDialog::startTry()
{
    if (m_isImporting || m_preview.columns.empty())
        return;
    if (m_tries.isRunning()) {
        m_tries.cancel(); // begun anew when it has ended
        return;
    }
    m_summary->setText(tr("Looking through the rows..."));
    const auto report = std::make_shared<model::ImportReport>();
    const auto release = std::make_shared<std::vector<model::Sentence>>();
    const auto* document = m_workspace.document();
    const auto imported = document ? model::importedFiles(*document) : std::vector<model::ImportedFile>();
    m_tries.start(
        [report, release, dataset = m_workspace.dataset(), files = m_files, plan = m_plan, view = m_workspace.view(), imported](
            model::Progress progress) {
            *report = model::tryImport(*dataset, files, plan, progress, imported);
            if (!plan.replaces.empty() && report->canImport())
                *release = releaseLines(*dataset, model::datasetAfter(*dataset, files, plan, std::move(progress)), view);
        },
        [this, report, release, plan = m_plan](const std::exception_ptr& failure) {
            if (plan != m_plan) {
                tryLater();
                return;
            }
            const auto outcome = outcomeOf(failure, m_workspace.words());
            if (outcome.isDone())
                showReport(*report, *release);
            else if (outcome.isCancelled)
                tryLater();
            else
                showProblem(outcome.refusal);
        });
}

void ImportDialog::showReport(const model::ImportReport& report, const std::vector<model::Sentence>& release)
{
    m_pages->setRelease(release);
    auto asked = m_questions;
    asked.insert(asked.end(), report.questions.begin(), report.questions.end());
    m_pages->setReport(report, m_notes, asked);
    auto summary = toQt(m_workspace.words()(asked.empty() ? model::reportSummary(report, false) : asked.front()));
    if (asked.empty() && !report.repeats.empty())
        summary = tr("%1. %2", "what would be done, what has been imported before")
                      .arg(summary, toQt(m_workspace.words()(report.repeats.front())));
    m_summary->setText(summary);
    const bool canImport = report.canImport() && asked.empty();
    m_summary->setProperty("isRefused", !canImport);
    m_import->setEnabled(canImport && report.inserted + report.updated > 0 && !m_workspace.isReadOnly());
}

void ImportDialog::showProblem(const QString& sentence, const QStringList& details)
{
    m_pages->showProblems(QStringList { sentence } + details);
    m_summary->setText(sentence);
    m_import->setEnabled(false);
}

void ImportDialog::importNow()
{
    const auto report = std::make_shared<model::ImportReport>();
    const auto release = std::make_shared<std::vector<model::Sentence>>();
    setImporting(true);
    m_workspace.runJob(
        tr("Importing %1").arg(m_fileLabel->text()),
        [report, release, files = m_files, plan = m_plan, view = m_workspace.view(),
            backUp = m_workspace.backUpBefore(model::BackupReason::Import)](model::Document& document, model::Progress progress) {
            backUp(document, progress);
            const auto before = document.dataset();
            *report = model::importTable(document, files, plan, std::move(progress));
            if (!plan.replaces.empty())
                *release = releaseLines(*before, *document.dataset(), view);
            return report->changes;
        },
        [this, isThere = QPointer(this), report, release](const JobOutcome& outcome) {
            if (!isThere)
                return;
            setImporting(false);
            if (outcome.isDone()) {
                auto said = toQt(m_workspace.words()(model::reportSummary(*report, true)));
                if (!release->empty())
                    said += QStringLiteral("; ") + toQt(m_workspace.words()(release->front()));
                if (m_plan.skipsProblems && report->skipped > 0)
                    said += QStringLiteral("; ") + leftOutList(*report);
                emit imported(said);
                accept();
            } else if (outcome.isCancelled) {
                m_summary->setText(tr("Import cancelled. Nothing was changed."));
            } else {
                showProblem(outcome.refusal, outcome.problems);
            }
        });
}

/// Where the rows that were left out are listed, a table beside the first one of those imported.
QString ImportDialog::leftOutList(const model::ImportReport& report) const
{
    try {
        const auto path = model::leftOutPath(m_files.front());
        model::listLeftOut(report, m_files.front(), [this](const model::Sentence& reason) { return m_workspace.words()(reason); });
        return tr("the rows left out are listed in %1").arg(QString::fromStdU16String(path.filename().u16string()));
    } catch (const model::Error&) {
        return tr("the rows left out could not be listed beside the table");
    }
}

void ImportDialog::setImporting(bool isImporting)
{
    m_isImporting = isImporting;
    m_choices->setEnabled(!isImporting);
    m_pages->setEnabled(!isImporting);
    m_import->setEnabled(!isImporting);
    m_progress->setVisible(isImporting);
    m_progress->setValue(0);
    if (isImporting)
        m_summary->setText(tr("Importing..."));
    m_cancel->setText(isImporting ? tr("&Stop") : tr("&Cancel"));
}

void ImportDialog::reject()
{
    if (m_isImporting)
        m_workspace.cancelJob(); // what comes of it is said when the job has ended
    else
        QDialog::reject();
}

void ImportDialog::saveRecipe()
{
    const auto asked = m_workspace.prompts().askText(tr("Keep as recipe"), tr("Name of the recipe"), m_recipe->currentData().toString());
    if (!asked || asked->trimmed().isEmpty())
        return;
    const auto name = fromQt(asked->trimmed());
    const auto refusal = m_workspace.edit(tr("Keep recipe %1").arg(*asked), [&](model::Writer& writer) {
        model::Recipe recipe;
        recipe.name = name;
        recipe.mapping = model::planToRecipe(m_plan);
        m_workspace.dataset()->table<model::Recipe>().forEach([&](const model::Recipe& old) {
            if (old.name == name)
                recipe.id = old.id;
        });
        if (recipe.id.value != 0)
            writer.update(recipe);
        else
            writer.insert(recipe);
    });
    if (refusal) {
        showProblem(*refusal);
        return;
    }
    fillRecipes();
    m_recipe->setCurrentIndex(m_recipe->findData(toQt(name)));
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/import_dialog.h"

#include "model/base/error.h"
#include "model/edit/release_changes.h"
#include "model/exchange/import_table.h"
#include "model/exchange/recipes.h"
#include "ui/base/text.h"
#include "ui/import/import_pages.h"
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

bool ImportDialog::readFile(std::optional<model::Dialect> dialect)
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

void ImportDialog::takeRecipe(int index)
{
    m_pages->clearNames();
    m_notes.clear();
    const auto name = m_recipe->itemData(index).toString();
    const auto policy = m_plan.onConflict;
    try {
        if (name.isEmpty()) {
            const auto guessed = model::planFor(m_preview, std::nullopt, fromQt(m_today));
            m_notes = guessed.notes;
            takePlan(guessed.plan);
            m_plan.onConflict = policy;
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
    const auto guessed = model::planFor(m_preview, kind, fromQt(m_today));
    m_notes = guessed.notes;
    m_recipe->setCurrentIndex(0);
    const auto policy = m_plan.onConflict;
    takePlan(guessed.plan);
    m_plan.onConflict = policy;
    showPlan();
}

void ImportDialog::takeDialect()
{
    auto dialect = m_preview.dialect;
    dialect.encoding = fromQt(m_encoding->currentText());
    dialect.separator = static_cast<char>(m_separator->currentData().toInt());
    if (!readFile(dialect))
        return;
    m_plan.dialect = dialect;
    takeRecipe(m_recipe->currentIndex());
    m_plan.dialect = dialect;
    tryLater();
}

void ImportDialog::takePlan(const model::ImportPlan& plan)
{
    m_plan = plan;
    m_plan.replaces.clear();
    for (const auto& key : m_replaces->text().split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (!key.trimmed().isEmpty())
            m_plan.replaces.push_back(fromQt(key.trimmed()));
    }
    m_pages->setPlan(m_plan, m_preview);
    tryLater();
}

void ImportDialog::showPlan()
{
    const auto kinds = model::importKinds();
    m_kind->setCurrentIndex(static_cast<int>(std::ranges::find(kinds, m_plan.kind) - kinds.begin()));
    m_conflict->setCurrentIndex(m_conflict->findData(static_cast<int>(m_plan.onConflict)));
    m_encoding->setCurrentText(toQt(m_preview.dialect.encoding));
    m_separator->setCurrentIndex(std::max(0, m_separator->findData(static_cast<int>(m_preview.dialect.separator))));
    m_pages->setPreview(m_preview);
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
    m_tries.start(
        [report, release, dataset = m_workspace.dataset(), files = m_files, plan = m_plan, view = m_workspace.view()](
            model::Progress progress) {
            *report = model::tryImport(*dataset, files, plan, progress);
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
    m_pages->setReport(report, m_notes);
    m_summary->setText(toQt(m_workspace.words()(model::reportSummary(report, false))));
    m_summary->setProperty("isRefused", !report.canImport());
    m_import->setEnabled(report.canImport() && report.inserted + report.updated > 0 && !m_workspace.isReadOnly());
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
                emit imported(said);
                accept();
            } else if (outcome.isCancelled) {
                m_summary->setText(tr("Import cancelled. Nothing was changed."));
            } else {
                showProblem(outcome.refusal, outcome.problems);
            }
        });
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
    auto plan = m_plan;
    plan.dialect = m_preview.dialect;
    const auto refusal = m_workspace.edit(tr("Keep recipe %1").arg(*asked), [&](model::Writer& writer) {
        model::Recipe recipe;
        recipe.name = name;
        recipe.mapping = model::planToRecipe(plan);
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

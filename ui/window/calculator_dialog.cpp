// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/calculator_dialog.h"

#include "model/compute/metric.h"
#include "model/figure/show_run.h"
#include "model/records/quarter.h"
#include "ui/base/plain_text.h"
#include "ui/base/screen_room.h"
#include "ui/base/text.h"
#include "ui/window/calculator_fields.h"
#include "ui/window/calculator_result.h"
#include "ui/window/field_note.h"
#include "ui/window/keep_training_plan.h"
#include "ui/workspace/workspace.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int longestRunName = 80;

/// What a new calculator begins with: the TPU v4, else the first chip whose peak is known.
std::optional<model::ChipId> firstChip(const model::Dataset& dataset)
{
    const auto hasPeak = [](const model::Chip& chip) { return chip.bf16Tflops.value_or(0) > 0; };
    if (const auto* known = dataset.chipNamed("TPU v4"); known && hasPeak(*known))
        return known->id;
    std::optional<model::ChipId> first;
    dataset.chips().forEach([&](const model::Chip& chip) {
        if (!first && hasPeak(chip))
            first = chip.id;
    });
    return first;
}

}

CalculatorDialog::CalculatorDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_fields(new CalculatorFields(this))
    , m_result(new CalculatorResult(this))
{
    setObjectName(QStringLiteral("calculatorDialog"));
    setWindowTitle(tr("Training run calculator"));
    auto* plan = new QVBoxLayout;
    plan->addWidget(makeHead(tr("THE PLAN"), this));
    plan->addWidget(m_fields);
    plan->addStretch(1);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(28);
    columns->addLayout(plan);
    columns->addWidget(m_result, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(12);
    layout->addLayout(columns, 1);
    buildKeep(*layout);
    buildButtons(*layout);
    resize(firstSizeOf(*this, { 920, 620 }));

    connect(m_result, &CalculatorResult::runPicked, this, &CalculatorDialog::showRun);
    connect(m_fields, &CalculatorFields::changed, this, &CalculatorDialog::showResult);
    connect(&m_workspace, &Workspace::dataChanged, this, &CalculatorDialog::follow);
    connect(&m_workspace, &Workspace::opened, this, &CalculatorDialog::takeDefaults);
    connect(&m_workspace, &Workspace::viewChanged, this, &CalculatorDialog::showResult);
    connect(&m_workspace, &Workspace::figureDrawn, this, [this] {
        if (m_text.lines.empty()) // it could not be asked for while that was drawn
            showResult();
    });
    connect(&m_workspace, &Workspace::jobStarted, this, &CalculatorDialog::showResult);
    connect(&m_workspace, &Workspace::jobEnded, this, &CalculatorDialog::showResult);
    takeDefaults();
}

/// Whoever has the focus is told that it is lost while there is still a calculator to follow that.
CalculatorDialog::~CalculatorDialog()
{
    hide();
}

void CalculatorDialog::buildKeep(QVBoxLayout& column)
{
    m_name = new QLineEdit(this);
    m_name->setMaxLength(longestRunName);
    m_name->setAccessibleName(tr("Name of the planned run"));
    m_quarter = new QLineEdit(this);
    m_quarter->setAccessibleName(tr("Quarter of the planned run"));
    m_quarter->setFixedWidth(80);
    m_keep = new QPushButton(tr("&Keep as planned record"), this);
    m_keep->setAutoDefault(false);
    auto* name = new PlainLabel(tr("Na&me"), this);
    name->setBuddy(m_name);
    auto* quarter = new PlainLabel(tr("&Quarter"), this);
    quarter->setBuddy(m_quarter);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(name);
    row->addWidget(m_name, 1);
    row->addSpacing(8);
    row->addWidget(quarter);
    row->addWidget(m_quarter);
    row->addSpacing(8);
    row->addWidget(m_keep);
    m_note = makeNote(this);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_show = new QPushButton(tr("&Show in the figure"), this);
    m_show->setAutoDefault(false);
    m_show->hide();
    auto* outcome = new QHBoxLayout;
    outcome->setSpacing(8);
    outcome->addWidget(m_note, 1);
    outcome->addWidget(m_show);
    auto* keeping = new QVBoxLayout;
    keeping->setSpacing(6);
    keeping->addWidget(makeHead(tr("KEEP IT"), this));
    keeping->addLayout(row);
    keeping->addLayout(outcome);
    column.addLayout(keeping);
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        m_isNamed = true; // also while nothing stands there for a moment
        m_kept.clear();
        showResult();
    });
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        m_isNamed = m_isNamed && !m_name->text().trimmed().isEmpty();
        suggest();
    });
    connect(m_quarter, &QLineEdit::textEdited, this, [this] {
        m_isDated = true;
        m_kept.clear();
        showResult();
    });
    for (auto* field : { m_name, m_quarter })
        connect(field, &QLineEdit::returnPressed, this, &CalculatorDialog::keep);
    connect(m_keep, &QPushButton::clicked, this, &CalculatorDialog::keep);
    connect(m_show, &QPushButton::clicked, this, [this] { showRun(m_kept); });
}

void CalculatorDialog::buildButtons(QVBoxLayout& column)
{
    auto* help = new QPushButton(tr("How &it is reckoned"), this);
    m_copy = new QPushButton(tr("&Copy"), this);
    m_copy->setToolTip(tr("The plan and what it comes to, as text"));
    auto* close = new QPushButton(tr("C&lose"), this);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(help);
    row->addStretch(1);
    row->addWidget(m_copy);
    row->addWidget(close);
    for (auto* button : { help, m_copy, close })
        button->setAutoDefault(false); // Enter in a field closes nothing
    column.addLayout(row);
    connect(m_copy, &QPushButton::clicked, this, &CalculatorDialog::copy);
    connect(help, &QPushButton::clicked, this, &CalculatorDialog::helpWanted);
    connect(close, &QPushButton::clicked, this, &QDialog::hide);
}

void CalculatorDialog::present()
{
    takePicked();
    showResult();
    show();
    raise();
    activateWindow();
    m_fields->focusFirst();
}

/// Of another document nothing is left but what anybody begins with.
void CalculatorDialog::takeDefaults()
{
    model::TrainingRun run;
    run.chip = firstChip(*m_workspace.dataset());
    run.days = model::daysOfGpt4s;
    run.mfu = m_workspace.view().mfu;
    m_taken.clear();
    m_kept.clear();
    m_isNamed = m_isDated = false;
    m_fields->setDataset(m_workspace.dataset());
    m_fields->setRun(run);
}

/// The training run that is picked in its figure, once.
void CalculatorDialog::takePicked()
{
    const auto* picked = std::get_if<model::SelectedRun>(&m_workspace.selection());
    const auto name = picked ? toQt(picked->name) : QString();
    if (name.isEmpty() || name == m_taken)
        return;
    const model::TrainingRun* found = nullptr;
    const auto& dataset = *m_workspace.dataset();
    dataset.trainingRuns().forEach([&](const model::TrainingRun& run) {
        const bool isOfSeries = run.organization && dataset.name(*run.organization) == picked->trainer;
        const bool isFuller = !found || (run.chips && !found->chips);
        if (run.name == picked->name && (isOfSeries || isFuller))
            found = &run;
    });
    if (!found)
        return;
    m_taken = name;
    m_fields->setRun(*found);
}

void CalculatorDialog::follow()
{
    if (!m_kept.isEmpty() && !isRunName(m_workspace, m_kept))
        m_kept.clear(); // undone
    m_fields->setDataset(m_workspace.dataset());
}

void CalculatorDialog::showResult()
{
    suggest();
    auto run = m_fields->run();
    const auto quarter = model::parseQuarter(fromQt(m_quarter->text()));
    run.quarter = quarter.value_or(m_workspace.resolvedView().at);
    m_text = m_workspace.estimate(run, m_fields->targetFlop());
    m_result->setText(m_text);
    m_copy->setEnabled(m_text.isComplete);
    suggest();

    const bool canEdit = m_workspace.isOpen() && !m_workspace.isReadOnly() && !m_workspace.isBusy();
    for (QWidget* each : { static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_quarter), static_cast<QWidget*>(m_keep) })
        each->setEnabled(canEdit);
    m_show->setVisible(!m_kept.isEmpty());
    if (!m_kept.isEmpty())
        return;
    const auto name = m_name->text().trimmed();
    if (!canEdit)
        setNote(*m_note,
            m_workspace.isBusy() ? tr("Something is being done with the document just now.") : tr("This document is only for reading."),
            NoteKind::Hint);
    else if (!name.isEmpty() && isRunName(m_workspace, name))
        setNote(*m_note, tr("A training run called “%1” is already there: give another name.").arg(name));
    else if (!quarter)
        setNote(*m_note, tr("Give a quarter, such as 2026Q1."));
    else
        setNote(*m_note, {});
}

/// The name and quarter of a run that is kept follow the plan and the view until somebody writes them.
void CalculatorDialog::suggest()
{
    if (!m_isDated)
        m_quarter->setText(toQt(model::quarterText(m_workspace.resolvedView().at)));
    if (!m_isNamed)
        m_name->setText(m_text.isComplete ? freeRunName(m_workspace, tr("Plan: %1").arg(toQt(m_text.plan))) : QString());
}

/// Why not, in one sentence; empty where it can be.
QString CalculatorDialog::cannotKeep() const
{
    if (m_text.lines.empty())
        return tr("The figure is being drawn just now: try again when it is there.");
    if (!m_text.isComplete)
        return tr("There is nothing to keep yet. %1.").arg(toQt(m_text.lines.front()));
    if (!model::parseQuarter(fromQt(m_quarter->text())))
        return tr("Give a quarter, such as 2026Q1.");
    return {};
}

void CalculatorDialog::keep()
{
    auto reason = cannotKeep();
    auto run = m_fields->run();
    if (reason.isEmpty()) {
        run.name = fromQt(m_name->text().trimmed());
        run.quarter = *model::parseQuarter(fromQt(m_quarter->text()));
        run.notes = fromQt(tr("Planned: %1.").arg(toQt(m_text.plan)));
        reason = keepTrainingPlan(m_workspace, run).value_or(QString());
    }
    if (!reason.isEmpty()) {
        setNote(*m_note, reason);
        m_kept.clear();
        m_show->hide();
        return;
    }
    m_kept = m_name->text().trimmed();
    m_isNamed = m_isDated = false;
    showResult();
    const auto sentence = tr("Kept “%1” in %2 under the source %3. Edit, Undo takes it back.")
                              .arg(m_kept, toQt(model::quarterText(run.quarter)), trainingPlanSource());
    setNote(*m_note, sentence, NoteKind::Hint);
    emit said(sentence);
}

/// The run in its figure, whatever the view lets through.
void CalculatorDialog::showRun(const QString& name)
{
    const auto run = fromQt(name);
    const model::TrainingRun* found = nullptr;
    m_workspace.dataset()->trainingRuns().forEach([&](const model::TrainingRun& each) {
        if (each.name == run)
            found = &each;
    });
    if (!found)
        return;
    const auto view = model::viewOfRun(m_workspace.view(), *found, *m_workspace.dataset());
    m_workspace.setView(view);
    m_workspace.refreshNow();
    const auto isDrawn
        = [&] { return std::ranges::find(m_workspace.figure().table, run, &model::TableRow::item) != m_workspace.figure().table.end(); };
    if (!isDrawn())
        m_workspace.setView(model::withoutFilters(view));
    m_workspace.setSelection(model::SelectedRun { run });
    m_taken = name; // what is shown from here is not what is planned
}

void CalculatorDialog::copy()
{
    QStringList lines { toQt(m_text.plan) };
    for (const auto& line : m_text.lines)
        lines << toQt(line);
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    emit said(tr("Copied %1.").arg(toQt(m_text.plan)));
}

}

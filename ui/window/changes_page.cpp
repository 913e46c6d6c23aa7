// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/changes_page.h"

#include "model/view/view_query.h"
#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/panels/operand_tree.h"
#include "ui/panels/panel_scroll.h"
#include "ui/workspace/job_outcome.h"
#include "ui/workspace/workspace.h"

#include <QComboBox>
#include <QFormLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <cmath>

namespace ui {

namespace {

/// What an entry of the list stands for: quarters before the present one, a quarter, or a saved view.
enum Role { BeforeRole = Qt::UserRole, QuarterRole, ViewRole };

}

ChangesPage::ChangesPage(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_against(new QComboBox(this))
    , m_head(new PlainLabel(this))
    , m_note(new PlainLabel(this))
    , m_stop(new QPushButton(tr("Stop comparing"), this))
{
    auto* content = new QWidget(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(panelScroll(content, this));

    auto* rows = new QVBoxLayout(content);
    rows->setContentsMargins(12, 4, 12, 12);
    auto* form = new QFormLayout;
    auto* label = new PlainLabel(tr("Changes &since"), content);
    label->setBuddy(m_against);
    m_against->setAccessibleName(tr("Compare with the quarter or view"));
    m_against->setMaxVisibleItems(24);
    m_against->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    form->addRow(label, m_against);
    rows->addLayout(form);
    m_head->setObjectName(QStringLiteral("inspectorHeading"));
    m_head->setWordWrap(true);
    rows->addWidget(m_head);
    m_tree = new OperandTree(content);
    m_tree->setAccessibleName(tr("What changed"));
    rows->addWidget(m_tree);
    m_note->setObjectName(QStringLiteral("muted"));
    m_note->setWordWrap(true);
    rows->addWidget(m_note);
    m_stop->hide();
    rows->addWidget(m_stop);
    rows->addStretch(1);

    connect(m_tree, &OperandTree::recordPicked, this, &ChangesPage::recordPicked);
    connect(m_against, &QComboBox::activated, this, &ChangesPage::refresh);
    connect(m_stop, &QPushButton::clicked, &m_jobs, &JobRunner::cancel);
    connect(&m_jobs, &JobRunner::progressed, this, [this](double share) {
        constexpr int whole = 100;
        showNote(tr("Comparing: %1 %").arg(std::lround(share * whole)));
    });
    connect(&m_workspace, &Workspace::figureChanged, this, &ChangesPage::refresh);
    connect(&m_workspace, &Workspace::selectionChanged, this, &ChangesPage::refresh);
}

void ChangesPage::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

/// Keeps what was chosen where it is still there.
void ChangesPage::fillChoices()
{
    const QSignalBlocker blocker(m_against);
    const auto chosen = m_against->currentText();
    m_against->clear();
    m_against->addItem(tr("a quarter before"));
    m_against->setItemData(0, 1, BeforeRole);
    m_against->addItem(tr("a year before"));
    m_against->setItemData(1, 4, BeforeRole);
    m_against->addItem(tr("two years before"));
    m_against->setItemData(2, 8, BeforeRole);
    m_workspace.dataset()->savedViews().forEach([&](const model::SavedView& saved) {
        m_against->addItem(tr("View: %1").arg(toQt(saved.name)));
        m_against->setItemData(m_against->count() - 1, toQt(saved.view), ViewRole);
    });
    const auto& timeline = m_workspace.figure().timeline;
    for (auto quarter = timeline.last; quarter >= timeline.first; quarter = quarter - 1) {
        m_against->addItem(toQt(model::quarterText(quarter)));
        m_against->setItemData(m_against->count() - 1, toQt(model::quarterText(quarter)), QuarterRole);
    }
    const auto place = m_against->findText(chosen);
    m_against->setCurrentIndex(place < 0 ? 1 : place);
}

model::ComparedView ChangesPage::chosen(model::Quarter now) const
{
    const auto& dataset = *m_workspace.dataset();
    const auto& view = m_workspace.view();
    if (const auto before = m_against->currentData(BeforeRole); before.isValid())
        return model::viewAt(view, now - before.toInt(), dataset);
    if (const auto line = m_against->currentData(ViewRole); line.isValid()) {
        auto other = model::parseQuery(line.toString().toStdString()).view;
        other.figure = view.figure; // the same values, as that view takes them
        const bool isOfQuarters = model::factsOf(view.figure).isOfQuarters;
        return { other, isOfQuarters ? std::optional(now) : std::nullopt, m_against->currentText().toStdString() };
    }
    const auto quarter = model::parseQuarter(m_against->currentData(QuarterRole).toString().toStdString());
    return model::viewAt(view, quarter.value_or(now), dataset);
}

void ChangesPage::refresh()
{
    if (!isVisible())
        return;
    fillChoices();
    const auto& view = m_workspace.view();
    const auto resolved = m_workspace.resolvedView();
    const auto& selection = m_workspace.selection();
    const auto* series = std::get_if<model::SelectedSeries>(&selection);
    const auto last = model::factsOf(view.figure).isOfQuarters ? resolved.to : resolved.at;
    const auto quarter = series ? series->quarter.value_or(last) : last;
    const auto item = nameOf(selection);
    m_asked = { chosen(quarter), model::viewAt(view, quarter, *m_workspace.dataset()), item.empty() ? std::nullopt : std::optional(item),
        m_asked.number + 1 };
    m_head->setText(tr("%1 → %2").arg(toQt(m_asked.before.name), toQt(m_asked.after.name)));
    if (m_jobs.isRunning())
        m_jobs.cancel(); // its end begins with what is asked by now
    else
        compare();
}

/// By a thread, which is waited for as long as a person waits without a sign.
void ChangesPage::compare()
{
    const auto changes = std::make_shared<std::vector<model::ValueChange>>();
    m_jobs.start(
        [changes, asked = m_asked, dataset = m_workspace.dataset(), words = m_workspace.words()](model::Progress progress) {
            *changes = model::valueChanges(*dataset, asked.before, asked.after, asked.item, words, std::move(progress));
        },
        [this, changes, number = m_asked.number](const std::exception_ptr& error) {
            m_stop->hide();
            if (number != m_asked.number)
                compare();
            else if (!error)
                show(*changes);
            else if (const auto outcome = outcomeOf(error, m_workspace.words()); !outcome.isCancelled)
                showNote(outcome.refusal);
            else
                showNote(tr("The comparison was stopped. Choose what to compare with to begin again."));
        });
    m_jobs.waitAtMost(std::chrono::seconds(1));
    if (!m_jobs.isRunning())
        return;
    m_tree->setOperands({}, 0);
    showNote(tr("Comparing..."));
    m_stop->show();
}

void ChangesPage::show(const std::vector<model::ValueChange>& changes)
{
    m_tree->setOperands(model::changeOperands(changes, m_workspace.words()), m_asked.item ? 2 : 0);
    showNote(changes.empty() ? tr("Nothing has a value in either of the two.")
            : !m_asked.item  ? tr("Click a dot or a bar to see one alone.")
                             : QString());
}

void ChangesPage::showNote(const QString& sentence)
{
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
}

}

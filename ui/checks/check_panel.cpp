// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/check_panel.h"

#include "model/compute/waiving.h"
#include "ui/base/counts.h"
#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/checks/finding_detail.h"
#include "ui/checks/finding_model.h"
#include "ui/checks/finding_words.h"
#include "ui/checks/waive_dialog.h"
#include "ui/checks/write_waivers.h"
#include "ui/workspace/workspace.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr int checkWidthPx = 216;
constexpr int noteWidthPx = 320;
constexpr int detailWidthPx = 380;
constexpr int mostRemembered = 5000; // chosen findings that a new list finds again

/// Rows from top to bottom, each once.
std::vector<int> chosenRows(const QTreeView& list)
{
    std::vector<int> rows;
    for (const auto& range : list.selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

}

CheckPanel::CheckPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_model(new FindingModel(workspace.words(), this))
    , m_severity(new QComboBox(this))
    , m_showWaived(new QCheckBox(this))
    , m_text(new PlainLabel(this))
    , m_waive(new QPushButton(tr("&Waive..."), this))
    , m_reopen(new QPushButton(tr("&Reopen"), this))
    , m_pages(new QStackedWidget(this))
    , m_split(new QSplitter(Qt::Horizontal, this))
    , m_list(new QTreeView(this))
    , m_detail(new FindingDetail(this))
    , m_empty(new PlainLabel(this))
{
    build();
    buildList();
    connectAll();
    refresh();
}

void CheckPanel::build()
{
    setObjectName(QStringLiteral("checkPanel"));
    m_severity->setAccessibleName(tr("Severity"));
    m_severity->addItem(tr("All severities"), -1);
    for (const auto severity : { model::Severity::Error, model::Severity::Warning, model::Severity::Information })
        m_severity->addItem(severitiesLabel(severity), static_cast<int>(severity));
    m_text->setObjectName(QStringLiteral("muted"));
    m_waive->setToolTip(tr("Says why the chosen findings may stay as they are"));
    m_reopen->setToolTip(tr("Takes the chosen findings out of their waivers"));
    m_empty->setObjectName(QStringLiteral("emptyText"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_severity);
    row->addWidget(m_showWaived);
    row->addWidget(m_text, 1);
    row->addWidget(m_reopen);
    row->addWidget(m_waive);
    m_split->setObjectName(QStringLiteral("checkSplit"));
    m_split->addWidget(m_list);
    m_split->addWidget(m_detail);
    m_split->setStretchFactor(0, 1);
    m_split->setSizes({ 1000, detailWidthPx });
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(1);
    m_pages->addWidget(m_split);
    m_pages->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_pages, 1);
}

void CheckPanel::buildList()
{
    m_list->setAccessibleName(tr("Findings"));
    m_list->setModel(m_model);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* head = m_list->header();
    head->setStretchLastSection(false);
    head->setSectionsMovable(false);
    head->setSectionResizeMode(FindingModel::TextColumn, QHeaderView::Stretch);
    head->resizeSection(FindingModel::CheckColumn, checkWidthPx);
    head->resizeSection(FindingModel::NoteColumn, noteWidthPx);
    head->hideSection(FindingModel::NoteColumn);
}

void CheckPanel::connectAll()
{
    connect(&m_workspace, &Workspace::findingsChanged, this, &CheckPanel::takeFindings);
    connect(&m_workspace, &Workspace::jobStarted, this, &CheckPanel::showChosen);
    connect(&m_workspace, &Workspace::jobEnded, this, &CheckPanel::showChosen);
    connect(m_severity, &QComboBox::activated, this, &CheckPanel::applyFilter);
    connect(m_showWaived, &QCheckBox::toggled, this, &CheckPanel::applyFilter);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CheckPanel::showChosen);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &CheckPanel::showChosen);
    connect(m_list, &QTreeView::activated, this, &CheckPanel::pickFirstRecord);
    connect(m_detail, &FindingDetail::recordPicked, this, &CheckPanel::recordPicked);
    connect(m_waive, &QPushButton::clicked, this, &CheckPanel::waive);
    connect(m_reopen, &QPushButton::clicked, this, &CheckPanel::reopen);
}

QString CheckPanel::title() const
{
    const auto open = m_workspace.findings()->open;
    return open == 0 ? tr("Checks") : counted(tr("Checks ({n})"), open);
}

void CheckPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void CheckPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_model->setPalette(palette());
        showChosen();
    }
}

void CheckPanel::takeFindings()
{
    emit titleChanged(title());
    if (isVisible())
        refresh();
}

void CheckPanel::refresh()
{
    if (m_model->findings() != m_workspace.findings())
        refill([this] { m_model->setFindings(m_workspace.findings()); });
    showState();
}

/// What was chosen is chosen again where it is still there; where it went, the row in its place; else the first.
void CheckPanel::refill(const std::function<void()>& fill)
{
    const auto current = m_list->currentIndex();
    std::vector<model::Finding> kept;
    for (const auto row : chosenRows(*m_list)) {
        if (kept.size() < mostRemembered)
            kept.push_back(m_model->findingAt(row));
    }
    fill();
    const auto found = kept.empty() ? std::vector<int>() : m_model->rowsOf(kept);
    QItemSelection selection;
    for (const auto row : found)
        selection.select(m_model->index(row, 0), m_model->index(row, FindingModel::ColumnCount - 1));
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    const int row = !found.empty() ? found.front() : std::clamp(current.row(), 0, rows - 1);
    if (found.empty())
        selection.select(m_model->index(row, 0), m_model->index(row, FindingModel::ColumnCount - 1));
    m_list->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    m_list->selectionModel()->setCurrentIndex(m_model->index(row, 0), QItemSelectionModel::NoUpdate);
    m_list->scrollTo(m_model->index(row, 0));
}

void CheckPanel::applyFilter()
{
    const int severity = m_severity->currentData().toInt();
    refill([&] {
        m_model->setSeverity(severity < 0 ? std::nullopt : std::optional(static_cast<model::Severity>(severity)));
        m_model->setShowsWaived(m_showWaived->isChecked());
    });
    m_list->header()->setSectionHidden(FindingModel::NoteColumn, !m_showWaived->isChecked());
    showState();
}

/// What is above the list, and whether there is one.
void CheckPanel::showState()
{
    const auto& findings = *m_workspace.findings();
    const auto& checker = m_workspace.checker();
    const auto waived = findings.all.size() - findings.open;
    const bool isOld = checker.isChecking() || !checker.problem().isEmpty();
    m_model->setOld(isOld);
    m_showWaived->setText(counted(tr("&show waived ({n})"), waived));
    m_text->setText(!checker.problem().isEmpty() ? checker.problem()
            : isOld && findings.dataset          ? tr("The records are being checked...")
                                                 : QString());
    m_empty->setText(emptyText());
    m_pages->setCurrentWidget(m_model->rowCount() > 0 ? static_cast<QWidget*>(m_split) : m_empty);
    showChosen();
}

QString CheckPanel::emptyText() const
{
    const auto& findings = *m_workspace.findings();
    const auto waived = findings.all.size() - findings.open;
    if (!m_workspace.isOpen())
        return tr("Open a document: what in its records does not fit together is listed here.");
    if (!m_workspace.checker().problem().isEmpty())
        return m_workspace.checker().problem();
    if (!findings.dataset)
        return tr("The records are being checked...");
    if (findings.open > 0)
        return tr("None of the open findings is of this severity.");
    const auto balance = tr("No open findings: the books balance.");
    if (waived == 0)
        return balance;
    const auto reasons = counted(tr("{n|One finding is waived, with its reason.|{n} findings are waived, each with its reason.}"), waived);
    return balance + QLatin1Char('\n') + reasons;
}

void CheckPanel::showChosen()
{
    const auto rows = chosenRows(*m_list);
    const auto isWaived = [&](int row) { return m_model->findingAt(row).isWaived; };
    const bool canEdit = m_workspace.isOpen() && !m_workspace.isReadOnly() && !m_workspace.isBusy() && !m_workspace.checker().isChecking();
    m_waive->setEnabled(canEdit && !std::ranges::all_of(rows, isWaived));
    m_reopen->setEnabled(canEdit && std::ranges::any_of(rows, isWaived));
    m_reopen->setVisible(m_showWaived->isChecked());
    const auto current = m_list->currentIndex();
    if (current.isValid())
        m_detail->showFinding(m_model->findingAt(current.row()), m_model->sentenceAt(current.row()), *m_model->findings()->dataset);
    else
        m_detail->showNothing();
}

std::vector<model::Finding> CheckPanel::chosen(bool isWaived) const
{
    std::vector<model::Finding> findings;
    for (const auto row : chosenRows(*m_list)) {
        if (m_model->findingAt(row).isWaived == isWaived)
            findings.push_back(m_model->findingAt(row));
    }
    return findings;
}

void CheckPanel::pickFirstRecord(const QModelIndex& index)
{
    const auto& records = m_model->findingAt(index.row()).records;
    if (!records.empty())
        emit recordPicked(records.front());
}

void CheckPanel::waive()
{
    auto* dialog = new WaiveDialog(m_workspace, m_model->findings(), chosen(false), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &WaiveDialog::waived, this,
        [this](int count) { emit said(counted(tr("Waived {n|a finding|{n} findings}."), static_cast<std::size_t>(count))); });
    dialog->open();
}

void CheckPanel::reopen()
{
    const auto findings = chosen(true);
    const auto label = findings.size() == 1 ? tr("Reopen %1, %2").arg(checkLabel(findings.front().check), toQt(findings.front().subject))
                                            : counted(tr("Reopen {n} {n|finding|findings}"), findings.size());
    if (const auto reason = writeWaivers(m_workspace, label, model::reopening(*m_workspace.dataset(), findings)))
        m_text->setText(*reason);
    else
        emit said(counted(tr("Reopened {n|a finding|{n} findings}."), findings.size()));
}

}

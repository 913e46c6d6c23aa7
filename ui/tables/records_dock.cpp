// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/records_dock.h"

#include "ui/base/counts.h"
#include "ui/base/text.h"
#include "ui/tables/counted_tabs.h"
#include "ui/tables/record_page.h"
#include "ui/tables/record_table_view.h"
#include "ui/tables/record_words.h"
#include "ui/workspace/workspace.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

/// What of a record a figure could have selected.
model::RecordNames namesOf(const model::TableRecord& record, const model::Dataset& dataset)
{
    model::RecordNames names;
    std::visit(
        [&]<class Record>(const Record& known) {
            if constexpr (std::is_same_v<Record, model::Organization>)
                names.organization = known.name;
            else if constexpr (requires { known.organization; }) {
                const std::optional<model::OrganizationId> id = known.organization;
                names.organization = id ? std::string(dataset.name(*id)) : std::string();
            }
            const model::Chip* chip = nullptr;
            if constexpr (std::is_same_v<Record, model::Chip>)
                chip = &known;
            else if constexpr (std::is_same_v<Record, model::InventoryRecord>)
                chip = dataset.chips().find(known.chip);
            if (chip) {
                names.chip = chip->name;
                names.chipKind = model::word(chip->kind);
            }
            if constexpr (std::is_same_v<Record, model::InventoryRecord>)
                names.quarter = known.quarter;
            if constexpr (std::is_same_v<Record, model::TrainingRun>)
                names.run = known.name;
        },
        record);
    return names;
}

}

RecordsDock::RecordsDock(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_tabs(new CountedTabs(this))
    , m_stack(new QStackedWidget(this))
    , m_row(new QHBoxLayout)
    , m_onlyShown(new QCheckBox(tr("only &what the figure shows"), this))
    , m_add(new QPushButton(tr("+ &Add"), this))
    , m_paste(new QPushButton(tr("&Paste..."), this))
    , m_import(new QPushButton(tr("&Import..."), this))
{
    setObjectName(QStringLiteral("recordsDock"));
    setAccessibleName(tr("Records"));
    setAttribute(Qt::WA_StyledBackground);
    for (const auto kind : model::tableKinds) {
        auto* made = new RecordPage(workspace, kind, this);
        m_pages.insert(kind, made);
        addTab(made, kindTitle(kind));
    }
    buildRow();
    connectAll();
    takeDataset({});
    showEnabled();
}

void RecordsDock::buildRow()
{
    m_tabs->setAccessibleName(tr("Records"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(true);
    auto* head = new QWidget(this);
    head->setObjectName(QStringLiteral("tabRow"));
    head->setAttribute(Qt::WA_StyledBackground);
    head->setLayout(m_row);
    m_row->setContentsMargins(8, 0, 8, 0);
    m_row->setSpacing(6);
    m_row->addWidget(m_tabs, 1, Qt::AlignBottom);
    m_row->addWidget(m_onlyShown);
    for (auto* button : { m_add, m_paste, m_import }) {
        button->setObjectName(QStringLiteral("rowButton"));
        m_row->addWidget(button);
    }
    // Where there is no table they go, but not their room: the tabs stay where they are.
    for (QWidget* each : std::initializer_list<QWidget*> { m_onlyShown, m_add, m_paste, m_import }) {
        auto policy = each->sizePolicy();
        policy.setRetainSizeWhenHidden(true);
        each->setSizePolicy(policy);
    }
    m_onlyShown->setToolTip(tr("Leave out records of organizations, chips and quarters that the figure does not show"));
    m_add->setToolTip(tr("A new record below the current one (Ins)"));
    m_paste->setToolTip(tr("Rows copied in a spreadsheet (Ctrl+V)"));
    m_import->setToolTip(tr("Rows of a table, a workbook or what a tool lists"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(head);
    layout->addWidget(m_stack, 1);
}

void RecordsDock::connectAll()
{
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        showEnabled();
    });
    connect(m_add, &QPushButton::clicked, this, [this] { currentPage()->add(); });
    connect(m_paste, &QPushButton::clicked, this, [this] { currentPage()->paste(); });
    connect(m_import, &QPushButton::clicked, this, [this] { emit importWanted(currentPage()->kind()); });
    connect(m_onlyShown, &QCheckBox::toggled, this, &RecordsDock::applyShown);
    for (auto* each : m_pages) {
        connect(each, &RecordPage::recordPicked, this, &RecordsDock::pickRecord);
        connect(each, &RecordPage::recordWanted, this, &RecordsDock::showRecord);
        connect(each, &RecordPage::allWanted, this, [this] { setOnlyShown(false); });
        connect(each, &RecordPage::historyWanted, this, &RecordsDock::historyWanted);
        connect(each, &RecordPage::counted, this, &RecordsDock::showCounts);
    }
    connect(&m_workspace, &Workspace::opened, this, &RecordsDock::showEnabled);
    connect(&m_workspace, &Workspace::dataChanged, this, &RecordsDock::takeDataset);
    connect(&m_workspace, &Workspace::figureChanged, this, [this] {
        if (m_onlyShown->isChecked())
            applyShown();
    });
    connect(&m_workspace, &Workspace::selectionChanged, this, &RecordsDock::takeSelection);
    connect(&m_workspace, &Workspace::viewChanged, this, &RecordsDock::showMarks);
    connect(&m_workspace, &Workspace::recordChanged, this, &RecordsDock::takeRecord);
    connect(&m_workspace, &Workspace::jobStarted, this, &RecordsDock::showEnabled);
    connect(&m_workspace, &Workspace::jobEnded, this, &RecordsDock::showEnabled);
}

void RecordsDock::addTab(QWidget* page, const QString& title)
{
    m_stack->addWidget(page);
    m_tabs->addTab(title);
}

void RecordsDock::setTabTitle(QWidget* page, const QString& title)
{
    m_tabs->setTabText(m_stack->indexOf(page), title);
}

QTabBar* RecordsDock::tabs() const
{
    return m_tabs;
}

void RecordsDock::showTab(QWidget* page)
{
    m_tabs->setCurrentIndex(m_stack->indexOf(page));
}

void RecordsDock::addCorner(QWidget* widget)
{
    m_row->addWidget(widget);
}

RecordPage* RecordsDock::currentPage() const
{
    return qobject_cast<RecordPage*>(m_stack->currentWidget());
}

void RecordsDock::showKind(model::RecordKind kind)
{
    if (auto* wanted = page(kind))
        showTab(wanted);
}

void RecordsDock::showRecord(const model::RecordRef& ref)
{
    auto* wanted = page(ref.kind);
    if (!wanted)
        return;
    showTab(wanted);
    if (!wanted->showRecord(ref.id)) {
        wanted->clearFilters();
        if (!wanted->showRecord(ref.id))
            setOnlyShown(false);
        wanted->showRecord(ref.id);
    }
    pickRecord(ref);
}

void RecordsDock::showRecordsBehind(const model::RecordsBehind& behind)
{
    auto* wanted = page(behind.kind);
    wanted->clearFilters();
    for (const auto& [field, name] : behind.fields)
        wanted->setFilter(toQt(field), QStringLiteral("=") + toQt(name));
    if (!behind.sharesOf.empty()) {
        auto* shares = page(model::RecordKind::OperationalShare);
        shares->clearFilters();
        shares->setFilter(QStringLiteral("organization"), QStringLiteral("=") + toQt(behind.sharesOf));
    }
    if (behind.fields.empty()) // what is drawn has many names
        setOnlyShown(true);
    showTab(wanted);
}

void RecordsDock::setOnlyShown(bool isOn)
{
    m_onlyShown->setChecked(isOn);
}

void RecordsDock::takeDataset(const model::Changes& changes)
{
    for (auto* each : m_pages) {
        if (changes.empty())
            each->setDataset();
        else
            each->table()->takeChanges(changes);
    }
    showMarks();
    showCounts();
    // What was to be undone can be done again, or the other way round: somebody took a step back or forth.
    const auto undo = std::exchange(m_undoLabel, m_workspace.undoLabel());
    const auto redo = std::exchange(m_redoLabel, m_workspace.redoLabel());
    if (!changes.empty() && ((undo && m_redoLabel == undo) || (redo && m_undoLabel == redo)))
        showStep(changes);
}

/// The rows that an undo or redo touched, in the table in front where it has any of them; somebody who looks at another page stays there.
void RecordsDock::showStep(const model::Changes& changes)
{
    if (!currentPage())
        return;
    auto* shown = changes.ids.contains(currentPage()->kind()) ? currentPage() : nullptr;
    for (const auto& [kind, ids] : changes.ids)
        shown = shown ? shown : page(kind);
    if (!shown)
        return;
    showTab(shown);
    shown->showRows(changes.ids.at(shown->kind()));
}

void RecordsDock::applyShown()
{
    if (!m_onlyShown->isChecked()) {
        m_shown.reset();
        for (auto* each : m_pages)
            each->table()->setRestriction({});
        return;
    }
    m_workspace.refreshNow();
    auto shown = std::make_shared<const model::ShownRecords>(*m_workspace.dataset(), m_workspace.view(), m_workspace.figure());
    if (m_shown && *m_shown == *shown)
        return;
    m_shown = std::move(shown);
    for (auto* each : m_pages) {
        model::withTableRecordType(each->kind(), [&]<class Record>() {
            each->table()->setRestriction([shown = m_shown](const model::Dataset& dataset, model::RowIndex row) {
                return shown->shows(dataset.table<Record>()[row]);
            });
        });
    }
}

void RecordsDock::showMarks()
{
    const auto wanted = model::recordMarks(m_workspace.selection(), m_workspace.view(), *m_workspace.dataset());
    for (auto* each : m_pages)
        each->table()->setMarks(wanted);
}

void RecordsDock::takeSelection()
{
    showMarks();
    for (auto* each : m_pages) {
        if (!m_isPicking || each != currentPage())
            each->showFirstMarked();
    }
}

void RecordsDock::takeRecord(const std::optional<model::RecordRef>& record)
{
    if (m_isPicking || !record)
        return;
    if (auto* wanted = page(record->kind))
        wanted->showRecord(record->id);
}

/// The record becomes the current one, and what it counts for is selected where the figure has it.
void RecordsDock::pickRecord(const model::RecordRef& ref)
{
    const QScopedValueRollback picking(m_isPicking, true);
    m_workspace.setRecord(ref);
    const auto record = model::recordOf(*m_workspace.dataset(), ref);
    if (!record)
        return;
    // Also where the figure has it a moment later, or not at all: nothing else stays marked. A source is no part of a figure.
    const auto picked = model::selectionOf(namesOf(*record, *m_workspace.dataset()), m_workspace.view());
    if (!model::isEmpty(picked))
        m_workspace.setSelection(picked);
}

void RecordsDock::showCounts()
{
    for (auto* each : m_pages) {
        const auto& list = each->table()->list();
        m_tabs->setCounted(m_stack->indexOf(each), kindTitle(each->kind()), list.isFiltered() ? list.size() : list.total(), list.total());
    }
}

void RecordsDock::showEnabled()
{
    const bool isTable = currentPage() != nullptr;
    const bool canEdit = m_workspace.isOpen() && !m_workspace.isReadOnly() && !m_workspace.isBusy();
    for (QWidget* each : std::initializer_list<QWidget*> { m_onlyShown, m_add, m_paste, m_import })
        each->setVisible(isTable);
    for (QWidget* each : std::initializer_list<QWidget*> { m_add, m_paste, m_import })
        each->setEnabled(canEdit);
}

QMap<QString, QByteArray> RecordsDock::saveStates() const
{
    QMap<QString, QByteArray> states;
    for (auto* each : m_pages)
        states.insert(toQt(model::word(each->kind())), each->view()->saveState());
    return states;
}

void RecordsDock::restoreStates(const QMap<QString, QByteArray>& states)
{
    for (auto* each : m_pages)
        each->view()->restoreState(states.value(toQt(model::word(each->kind()))));
}

}

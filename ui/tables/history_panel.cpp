// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/history_panel.h"

#include "model/base/error.h"
#include "ui/base/counts.h"
#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/tables/record_words.h"
#include "ui/workspace/workspace.h"

#include <QCheckBox>
#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QTimeZone>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace ui {

namespace {

enum HistoryColumn { WhenColumn, WhatColumn, BeforeColumn, AfterColumn };
enum Role { StepRole = Qt::UserRole, KindRole, IdRole, OlderRole };

constexpr int stepsAtOnce = 300;
constexpr std::size_t mostChanges = 500;

QString timeLabel(const std::string& utc)
{
    auto time = QDateTime::fromString(toQt(utc), Qt::ISODate);
    time.setTimeZone(QTimeZone::utc());
    return QLocale().toString(time.toLocalTime(), QStringLiteral("yyyy-MM-dd hh:mm:ss"));
}

}

HistoryPanel::HistoryPanel(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_onlyRecord(new QCheckBox(tr("only of the chosen &record"), this))
    , m_text(new PlainLabel(this))
    , m_takeBack(new QPushButton(tr("&Take back"), this))
    , m_tree(new QTreeWidget(this))
    , m_shownSteps(stepsAtOnce)
{
    m_text->setObjectName(QStringLiteral("muted"));
    m_takeBack->setToolTip(tr("Takes back the chosen change alone, as a new step; later ones stay"));
    m_tree->setHeaderLabels({ tr("When"), tr("What"), tr("Before"), tr("After") });
    m_tree->setAccessibleName(tr("History"));
    m_tree->setUniformRowHeights(true);
    m_tree->header()->setSectionResizeMode(WhatColumn, QHeaderView::Interactive);
    m_tree->setColumnWidth(WhenColumn, 190);
    m_tree->setColumnWidth(WhatColumn, 480);
    m_tree->setColumnWidth(BeforeColumn, 260);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(12);
    row->addWidget(m_onlyRecord);
    row->addWidget(m_text, 1);
    row->addWidget(m_takeBack);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(row);
    layout->addWidget(m_tree, 1);

    connect(&workspace, &Workspace::dataChanged, this, &HistoryPanel::refreshLater);
    connect(&workspace, &Workspace::jobEnded, this, &HistoryPanel::refreshLater);
    connect(&workspace, &Workspace::recordChanged, this, [this] {
        if (m_onlyRecord->isChecked())
            refreshLater();
    });
    connect(m_onlyRecord, &QCheckBox::toggled, this, &HistoryPanel::refresh);
    connect(m_takeBack, &QPushButton::clicked, this, &HistoryPanel::takeBack);
    connect(m_tree, &QTreeWidget::itemExpanded, this, &HistoryPanel::fillStep);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &HistoryPanel::showButtons);
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) {
        if (item->data(WhenColumn, OlderRole).toBool())
            showOlder();
        else if (const auto record = recordOf(item))
            emit recordPicked(*record);
    });
    showButtons();
}

void HistoryPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void HistoryPanel::showRecord()
{
    m_onlyRecord->setChecked(true);
    refresh();
}

void HistoryPanel::refreshLater()
{
    if (isVisible())
        refresh();
}

void HistoryPanel::refresh()
{
    const auto* document = m_workspace.document();
    if (!document)
        return; // a job has it; its end brings this here again
    auto steps = document->journal();
    m_text->clear();
    if (m_onlyRecord->isChecked()) {
        const auto& record = m_workspace.record();
        const auto touching = record ? document->stepsTouching(*record) : std::vector<std::int64_t> {};
        std::erase_if(steps, [&](const auto& step) { return !std::ranges::binary_search(touching, step.id); });
        if (!record)
            m_text->setText(tr("Choose a record in one of the tables."));
    }
    if (steps.empty() && m_text->text().isEmpty())
        m_text->setText(m_onlyRecord->isChecked() ? tr("Nothing was changed in it.") : tr("Nothing was changed yet."));

    const auto open = openItems();
    const auto current = placeOf(m_tree->currentItem());
    m_tree->clear();
    QList<QTreeWidgetItem*> items;
    for (auto step = steps.rbegin(); step != steps.rend() && items.size() < m_shownSteps; ++step)
        items << stepItem(*step);
    if (static_cast<int>(steps.size()) > m_shownSteps) {
        auto* older
            = new QTreeWidgetItem({ tr("Older steps..."), counted(tr("{n} more"), steps.size() - static_cast<std::size_t>(m_shownSteps)) });
        older->setData(WhenColumn, OlderRole, true);
        items << older;
    }
    m_tree->addTopLevelItems(items);
    for (const auto& place : open) { // a step before its records
        if (auto* item = itemAt(place))
            item->setExpanded(true);
    }
    m_tree->setCurrentItem(itemAt(current));
    showButtons();
}

HistoryPanel::Place HistoryPanel::placeOf(const QTreeWidgetItem* item)
{
    Place place;
    for (; item; item = item->parent()) {
        if (item->parent())
            place.below.prepend(item->parent()->indexOfChild(const_cast<QTreeWidgetItem*>(item)));
        else
            place.step = item->data(WhenColumn, StepRole).toLongLong();
    }
    return place;
}

/// Null where it is not listed any more.
QTreeWidgetItem* HistoryPanel::itemAt(const Place& place)
{
    for (int row = 0; place.step != 0 && row < m_tree->topLevelItemCount(); ++row) {
        auto* item = m_tree->topLevelItem(row);
        if (item->data(WhenColumn, StepRole).toLongLong() != place.step)
            continue;
        if (!place.below.isEmpty())
            fillStep(item);
        for (const int child : place.below)
            item = item ? item->child(child) : nullptr;
        return item;
    }
    return nullptr;
}

/// What somebody has unfolded, which stays so when a step comes or goes.
QList<HistoryPanel::Place> HistoryPanel::openItems() const
{
    QList<Place> open;
    for (int row = 0; row < m_tree->topLevelItemCount(); ++row) {
        const auto* step = m_tree->topLevelItem(row);
        if (!step->isExpanded())
            continue;
        open << placeOf(step);
        for (int child = 0; child < step->childCount(); ++child) {
            if (step->child(child)->isExpanded())
                open << placeOf(step->child(child));
        }
    }
    return open;
}

void HistoryPanel::showOlder()
{
    m_shownSteps += 10 * stepsAtOnce;
    refresh();
}

QTreeWidgetItem* HistoryPanel::stepItem(const model::JournalStep& step) const
{
    const auto rows = std::accumulate(
        step.rows.begin(), step.rows.end(), std::size_t { 0 }, [](std::size_t sum, const auto& kind) { return sum + kind.second; });
    auto* item = new QTreeWidgetItem({ timeLabel(step.time), toQt(step.label) });
    item->setData(WhenColumn, StepRole, static_cast<qlonglong>(step.id));
    item->setChildIndicatorPolicy(QTreeWidgetItem::ShowIndicator);
    item->setToolTip(WhatColumn, plainToolTip(toQt(step.label)));
    if (rows > 0)
        item->setText(BeforeColumn, counted(tr("{n} {n|record|records}"), rows));
    if (step.isUndone) {
        item->setText(AfterColumn, tr("undone"));
        auto font = m_tree->font();
        font.setStrikeOut(true);
        item->setFont(WhatColumn, font);
    } else if (step.isEnded) {
        item->setText(AfterColumn, tr("before another program wrote into the file, or it came to a new format"));
    }
    for (const auto column : { BeforeColumn, AfterColumn })
        item->setForeground(column, m_tree->palette().placeholderText());
    return item;
}

void HistoryPanel::fillStep(QTreeWidgetItem* item)
{
    const auto id = item->data(WhenColumn, StepRole);
    const auto* document = m_workspace.document();
    if (!id.isValid() || item->childCount() > 0 || item->parent() || !document)
        return;
    try {
        const auto changes = document->changesOf(id.toLongLong(), mostChanges);
        for (const auto& change : changes.records)
            addChange(item, change);
        if (changes.total > changes.records.size()) {
            const auto more = counted(tr("and {n} more {n|record|records}"), changes.total - changes.records.size());
            item->addChild(new QTreeWidgetItem({ QString(), more }));
        }
    } catch (const model::Error& error) {
        item->addChild(new QTreeWidgetItem({ QString(), toQt(m_workspace.words()(error.sentence)) }));
    }
}

void HistoryPanel::addChange(QTreeWidgetItem* parent, const model::RecordChange& change) const
{
    const auto name = toQt(change.name);
    QString what;
    switch (change.event) {
    case model::RecordEvent::Added:
        what = tr("added %1").arg(name);
        break;
    case model::RecordEvent::Edited:
        what = tr("changed %1").arg(name);
        break;
    case model::RecordEvent::Removed:
        what = tr("removed %1").arg(name);
        break;
    }
    auto* record = new QTreeWidgetItem({ QString(), what });
    record->setToolTip(WhatColumn, plainToolTip(what));
    record->setData(WhenColumn, KindRole, static_cast<int>(change.record.kind));
    record->setData(WhenColumn, IdRole, static_cast<qlonglong>(change.record.id));
    parent->addChild(record);
    for (const auto& field : change.fields) {
        const auto column = model::fieldNamed(change.record.kind, field.field);
        const auto title = column ? columnLongTitle(change.record.kind, *column) : toQt(field.field);
        const auto text = [&](const std::string& value) { return value.empty() ? tr("(empty)") : toQt(value); };
        const bool isEdit = change.event == model::RecordEvent::Edited;
        auto* line = new QTreeWidgetItem(
            { QString(), title, isEdit ? text(field.before) : toQt(field.before), isEdit ? text(field.after) : toQt(field.after) });
        line->setToolTip(BeforeColumn, plainToolTip(toQt(field.before)));
        line->setToolTip(AfterColumn, plainToolTip(toQt(field.after)));
        record->addChild(line);
    }
    // One field is seen at once; the many of a new record are a click away.
    if (change.event == model::RecordEvent::Edited)
        record->setExpanded(true);
}

std::optional<model::RecordRef> HistoryPanel::recordOf(const QTreeWidgetItem* item) const
{
    for (; item; item = item->parent()) {
        const auto id = item->data(WhenColumn, IdRole);
        if (id.isValid())
            return model::RecordRef { static_cast<model::RecordKind>(item->data(WhenColumn, KindRole).toInt()), id.toLongLong() };
    }
    return std::nullopt;
}

void HistoryPanel::showButtons()
{
    const auto* item = m_tree->currentItem();
    const auto* step = item;
    while (step && step->parent())
        step = step->parent();
    m_takeBack->setEnabled(step && step->data(WhenColumn, StepRole).isValid() && !m_workspace.isReadOnly());
    m_takeBack->setText(item && item->parent() ? tr("&Take back in this record") : tr("&Take back"));
}

void HistoryPanel::takeBack()
{
    const auto* item = m_tree->currentItem();
    if (!item)
        return;
    const auto record = recordOf(item);
    while (item->parent())
        item = item->parent();
    if (m_workspace.restore(item->data(WhenColumn, StepRole).toLongLong(), record))
        emit said(tr("Taken back, as a step of its own."));
}

}

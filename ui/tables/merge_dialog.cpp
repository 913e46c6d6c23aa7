// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/merge_dialog.h"

#include "model/base/error.h"
#include "model/records/words.h"
#include "model/table/table_record.h"
#include "ui/base/counts.h"
#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/tables/name_picker.h"
#include "ui/tables/record_words.h"
#include "ui/workspace/workspace.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QStyle>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr std::size_t mostListed = 500; // meetings with a choice of their own
constexpr int widthPx = 760;
constexpr int listedRows = 8; // in sight

enum Column { Claim, Staying, Moved, Choice, ColumnCount };

model::FieldType typeOf(model::RecordKind kind)
{
    return kind == model::RecordKind::Organization ? model::FieldType::Organization
        : kind == model::RecordKind::Chip          ? model::FieldType::Chip
                                                   : model::FieldType::Source;
}

PlainLabel* wrappedLabel(const QString& text, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    label->setWordWrap(true);
    return label;
}

}

MergeDialog::MergeDialog(Workspace& workspace, model::RecordRef from, std::optional<model::RecordRef> into, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_from(from)
    , m_into(new NamePicker(*workspace.dataset(), typeOf(from.kind), this))
    , m_summary(wrappedLabel({}, this))
    , m_meetings(new QTableWidget(this))
    , m_all(new QComboBox(this))
    , m_reason(wrappedLabel({}, this))
{
    const auto& dataset = *workspace.dataset();
    const auto nameOf = [&](const model::RecordRef& ref) {
        const auto record = model::recordOf(dataset, ref);
        return record ? toQt(model::recordName(*record, dataset)) : QString();
    };
    m_name = nameOf(from);
    build(into ? nameOf(*into) : QString());
    connect(&workspace, &Workspace::dataChanged, this, [this] {
        m_into->setDataset(*m_workspace.dataset());
        plan();
    });
    plan();
}

/// Enter ends the name; what meets is seen before it is merged.
void MergeDialog::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && focusWidget() == m_into)
        focusNextChild();
    else
        QDialog::keyPressEvent(event);
}

void MergeDialog::build(const QString& into)
{
    setWindowTitle(tr("Merge %1").arg(m_name));
    auto* head = wrappedLabel(tr("&Merge %1 into").arg(QString(m_name).replace(QLatin1Char('&'), QStringLiteral("&&"))), this);
    head->setObjectName(QStringLiteral("panelHead"));
    head->setBuddy(m_into);
    m_into->setNewAllowed(false);
    m_into->setAccessibleName(tr("What it is merged into"));
    m_into->setText(into);
    m_meetings->setColumnCount(ColumnCount);
    m_meetings->setAccessibleName(tr("Claims that meet, and what stays"));
    m_meetings->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_meetings->setSelectionMode(QAbstractItemView::SingleSelection);
    m_meetings->verticalHeader()->hide();
    m_meetings->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 12);
    m_meetings->setMinimumHeight((listedRows + 1) * (fontMetrics().height() + 12));
    m_all->setAccessibleName(tr("What stays of all claims that meet"));
    m_reason->setObjectName(QStringLiteral("reason"));

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_merge = buttons->addButton(tr("M&erge"), QDialogButtonBox::AcceptRole);
    m_merge->setObjectName(QStringLiteral("primaryButton"));
    m_merge->style()->unpolish(m_merge); // the box has styled it under no name
    m_merge->style()->polish(m_merge);
    m_merge->setDefault(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(8);
    layout->addWidget(head);
    layout->addWidget(m_into);
    layout->addWidget(m_summary);
    layout->addWidget(m_all);
    layout->addWidget(m_meetings, 1);
    layout->addWidget(m_reason);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &MergeDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_into, &QLineEdit::textChanged, this, &MergeDialog::plan);
    connect(m_all, &QComboBox::activated, this, [this](int choice) {
        for (auto* each : std::as_const(m_choices))
            each->setCurrentIndex(std::min(choice, each->count() - 1));
    });
    m_into->setFocus();
    setMinimumWidth(widthPx);
}

/// Looks again at what would happen; nothing while the name is none.
void MergeDialog::plan()
{
    const auto& dataset = *m_workspace.dataset();
    const auto before = std::exchange(m_plan, std::nullopt);
    m_reason->clear();
    const auto into = model::NameIndex(dataset).find(m_from.kind, fromQt(m_into->name().trimmed()));
    if (into && *into != m_from.id) {
        try {
            m_plan = model::planMerge(dataset, m_from, { m_from.kind, *into });
        } catch (const model::Error& error) {
            m_reason->setText(toQt(m_workspace.words()(error.sentence)));
        }
    }
    if (m_plan && m_plan->refusal)
        m_reason->setText(toQt(m_workspace.words()(*m_plan->refusal)));
    m_reason->setVisible(!m_reason->text().isEmpty());
    m_merge->setEnabled(m_plan && !m_plan->refusal);
    showSummary();
    showMeetings(before);
}

QString MergeDialog::movedText() const
{
    QStringList parts;
    for (const auto& [kind, count] : m_plan->moved)
        parts << (model::hasTable(kind) ? recordsText(kind, count) : counted(tr("{n} {n|waiver|waivers}"), count));
    return parts.join(tr(", "));
}

void MergeDialog::showSummary()
{
    if (!m_plan) {
        m_summary->setText(tr("Choose what %1 is the same as. All its records, and everything that names it, go over.").arg(m_name));
        return;
    }
    QStringList sentences;
    sentences << (m_plan->moved.empty() ? tr("No record refers to %1.").arg(m_name)
                                        : tr("%1 of %2 go over to %3.").arg(movedText(), m_name, m_into->name()));
    if (m_plan->same > 0)
        sentences << counted(tr("{n} of them {n|says|say} what is there already and {n|becomes|become} one with it."), m_plan->same);
    if (!m_plan->meetings.empty())
        sentences << counted(
            tr("{n} {n|meets another|meet others} of the same source that {n|says|say} something else:"), m_plan->meetings.size());
    sentences << tr("Saved views, captions, waivers and recipes follow. Undo takes all of it back.");
    m_summary->setText(sentences.join(QLatin1Char(' ')));
}

/// "Units 130, 95 % 200": the fields in which the two are not the same.
QString MergeDialog::valuesOf(const model::RecordRef& ref, const model::RecordRef& other) const
{
    const auto& dataset = *m_workspace.dataset();
    const auto record = model::recordOf(dataset, ref);
    const auto beside = model::recordOf(dataset, other);
    const auto all = model::fieldsOf(ref.kind);
    QStringList parts;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto text = toQt(model::cellText(*record, i, dataset));
        if (!all[i].isKey && text != toQt(model::cellText(*beside, i, dataset)))
            parts << tr("%1 %2").arg(columnTitle(ref.kind, i), text.isEmpty() ? tr("unknown") : text);
    }
    return parts.join(tr(", "));
}

/// What was chosen of a meeting that was there `before` stays chosen, whatever others write meanwhile.
void MergeDialog::showMeetings(const std::optional<model::MergePlan>& before)
{
    const bool isSameMerge = before && m_plan && before->into == m_plan->into;
    const int all = isSameMerge ? m_all->currentIndex() : 0;
    QList<int> chosen;
    for (const auto* each : std::as_const(m_choices))
        chosen << each->currentIndex();
    const auto chosenBefore = [&](const model::Meeting& meeting) {
        const auto place = isSameMerge ? std::ranges::find(before->meetings, meeting) - before->meetings.begin() : chosen.size();
        return place < chosen.size() ? chosen[place] : std::max(0, all);
    };
    m_choices.clear();
    m_meetings->clearContents();
    const auto count = m_plan ? m_plan->meetings.size() : 0;
    m_meetings->setRowCount(static_cast<int>(std::min(count, mostListed)));
    m_meetings->setVisible(count > 0);
    m_all->setVisible(count > 1);
    if (count == 0)
        return;
    const auto into = m_into->name();
    const QStringList choices { tr("keep that of %1").arg(into), tr("keep that of %1").arg(m_name), tr("add both up") };
    m_meetings->setHorizontalHeaderLabels({ tr("Claim"), into, m_name, tr("What stays") });
    const bool canAllAddUp = std::ranges::all_of(m_plan->meetings, &model::Meeting::canAddUp);
    m_all->clear();
    for (int i = 0; i < (canAllAddUp ? 3 : 2); ++i)
        m_all->addItem(tr("Of all: %1").arg(choices[i]));
    m_all->setCurrentIndex(std::clamp(all, 0, m_all->count() - 1));
    const auto& dataset = *m_workspace.dataset();
    for (int row = 0; row < m_meetings->rowCount(); ++row) {
        const auto& meeting = m_plan->meetings[static_cast<std::size_t>(row)];
        const auto& [staying, moved, canAddUp] = meeting;
        const auto name = toQt(model::recordName(*model::recordOf(dataset, staying), dataset));
        m_meetings->setItem(row, Claim, new QTableWidgetItem(name));
        m_meetings->setItem(row, Staying, new QTableWidgetItem(valuesOf(staying, moved)));
        m_meetings->setItem(row, Moved, new QTableWidgetItem(valuesOf(moved, staying)));
        auto* choice = new QComboBox(m_meetings);
        choice->addItems(canAddUp ? choices : choices.mid(0, 2));
        choice->setCurrentIndex(std::min(chosenBefore(meeting), choice->count() - 1));
        choice->setAccessibleName(tr("What stays of %1").arg(name));
        m_meetings->setCellWidget(row, Choice, choice);
        m_choices << choice;
    }
    m_meetings->resizeColumnsToContents();
}

std::vector<model::MeetingChoice> MergeDialog::choices() const
{
    std::vector choices(m_plan->meetings.size(), static_cast<model::MeetingChoice>(std::max(0, m_all->currentIndex())));
    for (int i = 0; i < m_choices.size(); ++i)
        choices[static_cast<std::size_t>(i)] = static_cast<model::MeetingChoice>(m_choices[i]->currentIndex());
    return choices;
}

void MergeDialog::accept()
{
    if (!m_merge->isEnabled())
        return;
    const auto merging = *m_plan;
    const auto chosen = choices();
    const auto reason = m_workspace.edit(
        tr("Merge %1 into %2").arg(m_name, m_into->name()), [&](model::Writer& writer) { model::merge(writer, merging, chosen); });
    if (reason) {
        m_reason->setText(*reason);
        m_reason->show();
        return;
    }
    emit merged(merging.into);
    QDialog::accept();
}

}

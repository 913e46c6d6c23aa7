// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/record_table_model.h"

#include "ui/base/labels.h"
#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/tables/record_cells.h"
#include "ui/tables/record_words.h"
#include "ui/workspace/workspace.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace ui {

using model::FieldType;

namespace {

QString sourceText(const model::Source* source)
{
    return source ? QStringLiteral("%1\n%2 · %3").arg(toQt(source->title), sourceKindLabel(source->kind), toQt(source->key)) : QString();
}

/// Behind the title of a column that rows are sorted by; with its rank where they are sorted by more.
QString sortMark(const std::vector<model::SortKey>& keys, std::size_t column)
{
    const auto key = std::ranges::find(keys, column, &model::SortKey::column);
    if (key == keys.end())
        return {};
    const auto arrow = key->isDescending ? QStringLiteral(" ↓") : QStringLiteral(" ↑");
    return keys.size() > 1 ? arrow + QString::number(key - keys.begin() + 1) : arrow;
}

QString quotedOrEmpty(const QString& text)
{
    return text.isEmpty() ? RecordTableModel::tr("empty") : QStringLiteral("“%1”").arg(text);
}

}

RecordTableModel::RecordTableModel(Workspace& workspace, model::RecordKind kind, QObject* parent)
    : QAbstractTableModel(parent)
    , m_workspace(workspace)
    , m_edits(workspace)
    , m_list(kind)
{
}

template <class Change> void RecordTableModel::replaceRows(Change change)
{
    beginResetModel();
    change();
    if (m_draft)
        m_draft->row = std::min(m_draft->row, static_cast<int>(m_list.size()));
    endResetModel();
    emit counted();
}

void RecordTableModel::setDataset()
{
    m_draft.reset();
    m_refused.clear();
    m_waiting = {};
    replaceRows([&] { m_list.setDataset(m_workspace.dataset()); });
}

void RecordTableModel::takeChanges(const model::Changes& changes)
{
    m_waiting.add(changes);
    if (m_editors == 0 || m_isWriting)
        applyChanges(std::exchange(m_waiting, {}));
}

void RecordTableModel::hold()
{
    ++m_editors;
}

void RecordTableModel::release()
{
    // The view is still closing the editor: rows must not move yet.
    if (--m_editors == 0 && !m_waiting.empty()) {
        QMetaObject::invokeMethod(
            this, [this] { takeChanges({}); }, Qt::QueuedConnection);
    }
}

void RecordTableModel::applyChanges(const model::Changes& changes)
{
    if (m_draft) {
        for (const int column : m_draft->dropVanished(*m_workspace.dataset()))
            emit dataChanged(index(m_draft->row, column), index(m_draft->row, column));
    }
    if (!m_isWriting)
        reviewRefused(changes);
    auto next = m_list;
    const bool isMoved = next.update(m_workspace.dataset(), changes);
    if (isMoved) {
        replaceRows([&] { m_list = std::move(next); });
        return;
    }
    m_list = std::move(next);
    const auto own = changes.ids.find(kind());
    if (own == changes.ids.end()) {
        if (rowCount() > 0)
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    for (const auto id : own->second) {
        if (const int row = rowOf(id); row >= 0)
            emit dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
}

QString RecordTableModel::setFilter(int column, const QString& text)
{
    QString reason;
    replaceRows([&] {
        if (const auto why = m_list.setFilter(static_cast<std::size_t>(column), fromQt(text)))
            reason = toQt(m_workspace.words()(*why));
    });
    return reason;
}

void RecordTableModel::setFilters(const std::vector<std::string>& texts)
{
    replaceRows([&] { m_list.setFilters(texts); });
}

void RecordTableModel::setRestriction(model::RecordList::Restriction restriction)
{
    replaceRows([&] { m_list.setRestriction(std::move(restriction)); });
}

void RecordTableModel::setSort(const std::vector<model::SortKey>& keys)
{
    replaceRows([&] { m_list.setSort(keys); });
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void RecordTableModel::keep(const std::vector<std::int64_t>& ids)
{
    replaceRows([&] { m_list.keep(ids); });
}

void RecordTableModel::setMarks(const model::RecordMarks& marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    if (rowCount() > 0) {
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0), { MarkedRole });
        emit headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
    }
}

int RecordTableModel::firstMarked() const
{
    if (m_marks.empty())
        return -1;
    return model::withTableRecordType(kind(), [&]<class Record>() {
        const auto& table = m_list.dataset().table<Record>();
        for (std::size_t i = 0; i < m_list.size(); ++i) {
            if (isOn(m_marks, table[m_list.row(i)], m_list.dataset()))
                return static_cast<int>(i) + (m_draft && static_cast<int>(i) >= m_draft->row ? 1 : 0);
        }
        return -1;
    });
}

template <class Record> const Record& RecordTableModel::recordIn(int row) const
{
    return isDraft(row) ? std::get<Record>(m_draft->record) : m_list.dataset().table<Record>()[m_list.row(place(row))];
}

model::TableRecord RecordTableModel::recordAt(int row) const
{
    return model::withTableRecordType(kind(), [&]<class Record>() { return model::TableRecord(recordIn<Record>(row)); });
}

std::int64_t RecordTableModel::idAt(int row) const
{
    return model::withTableRecordType(kind(), [&]<class Record>() { return recordIn<Record>(row).id.value; });
}

int RecordTableModel::rowOf(std::int64_t id) const
{
    const auto found = m_list.placeOf(id);
    if (!found)
        return -1;
    const int row = static_cast<int>(*found);
    return m_draft && row >= m_draft->row ? row + 1 : row;
}

QModelIndex RecordTableModel::startDraft(const model::TableRecord& record, const std::vector<bool>& isKnown, int row)
{
    dropDraft();
    const int place = row < 0 ? rowCount() : std::min(row + 1, rowCount());
    beginInsertRows({}, place, place);
    m_draft = RecordDraft { record, isKnown, std::vector<bool>(isKnown.size()), place, {} };
    std::visit([](auto& known) { known.id = {}; }, m_draft->record);
    endInsertRows();
    return index(place, 0);
}

void RecordTableModel::dropDraft()
{
    if (!m_draft)
        return;
    beginRemoveRows({}, m_draft->row, m_draft->row);
    m_draft.reset();
    for (int column = 0; column < columnCount(); ++column)
        m_refused.remove({ 0, column });
    endRemoveRows();
}

QString RecordTableModel::reasonAt(const QModelIndex& index) const
{
    return index.isValid() ? m_refused.value({ idAt(index.row()), index.column() }).reason : QString();
}

void RecordTableModel::forget(const QModelIndex& index)
{
    if (index.isValid() && m_refused.remove({ idAt(index.row()), index.column() }) > 0)
        emit dataChanged(index, index);
}

int RecordTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_list.size()) + (m_draft ? 1 : 0);
}

int RecordTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(model::fieldsOf(kind()).size());
}

QVariant RecordTableModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    if (!m_refused.isEmpty()) {
        const auto refused = m_refused.constFind({ idAt(index.row()), index.column() });
        if (refused != m_refused.constEnd()) {
            if (role == Qt::DisplayRole || role == Qt::EditRole)
                return refused->text;
            if (role == ReasonRole)
                return refused->reason;
            if (role == Qt::ToolTipRole)
                return plainToolTip(refused->reason);
        }
    }
    if (isDraft(index.row())) {
        const auto value = draftData(index, role);
        if (value.isValid())
            return value;
    }
    return model::withTableRecordType(kind(), [&]<class Record>() { return valueOf(recordIn<Record>(index.row()), index, role); });
}

template <class Record> QVariant RecordTableModel::valueOf(const Record& record, const QModelIndex& index, int role) const
{
    const auto column = static_cast<std::size_t>(index.column());
    const auto& description = model::fieldsOf(kind())[column];
    const auto& dataset = m_list.dataset();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return cellQText(record, model::fields<Record>()[column], dataset, role == Qt::DisplayRole);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (description.type == FieldType::Number ? Qt::AlignRight : Qt::AlignLeft)));
    case Qt::ToolTipRole:
        return plainToolTip(description.type == FieldType::Source ? sourceText(sourceOf(record, dataset)) : QString());
    case SourceKindRole: {
        if (description.type != FieldType::Source && !(kind() == model::RecordKind::Source && description.name == "kind"))
            return {};
        const auto* source = sourceOf(record, dataset);
        return source ? QVariant(static_cast<int>(source->kind)) : QVariant();
    }
    case EstimateRole: {
        const auto* source = sourceOf(record, dataset);
        return source && source->kind == model::SourceKind::Estimate;
    }
    case PlannedRole:
        if constexpr (requires { record.status; })
            return record.status == model::Status::Planned;
        return false;
    case MarkedRole:
        return !m_marks.empty() && isOn(m_marks, record, dataset);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(
            columnLongTitle(kind(), column), cellQText(record, model::fields<Record>()[column], dataset, true));
    default:
        return {};
    }
}

QVariant RecordTableModel::draftData(const QModelIndex& index, int role) const
{
    const auto column = static_cast<std::size_t>(index.column());
    if ((role == Qt::DisplayRole || role == Qt::EditRole) && !m_draft->isKnown[column])
        return QString();
    if (role == MissingRole)
        return m_draft->isMissing(column);
    if (role == Qt::ToolTipRole && !m_draft->reason.isEmpty())
        return plainToolTip(m_draft->reason);
    return {};
}

QVariant RecordTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return {};
    const auto column = static_cast<std::size_t>(section);
    if (role == Qt::ToolTipRole)
        return plainToolTip(tr("%1. Click to sort, Shift+click to sort by it as well.").arg(columnLongTitle(kind(), column)));
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = model::fieldsOf(kind())[column].type == FieldType::Number;
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft)));
    }
    if (role == Qt::AccessibleTextRole)
        return columnLongTitle(kind(), column);
    if (role != Qt::DisplayRole)
        return {};
    return columnTitle(kind(), column) + sortMark(m_list.sort(), column);
}

bool RecordTableModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || (role != Qt::EditRole && role != NewNameRole))
        return false;
    const auto text = value.toString();
    const bool isNew = role == NewNameRole;
    if (isDraft(index.row()))
        return setDraftData(index, text, isNew);
    const Cell cell { idAt(index.row()), index.column() };
    const auto seen = recordAt(index.row());
    const QScopedValueRollback writing(m_isWriting, true);
    std::optional<model::RecordRef> made;
    const auto reason = m_edits.setCell(seen, static_cast<std::size_t>(index.column()), text, isNew, &made);
    // Rows may have moved: the record is found again by its id.
    if (reason)
        m_refused.insert(cell, { text, *reason });
    else
        m_refused.remove(cell);
    if (const int row = rowOf(cell.first); row >= 0)
        emit dataChanged(this->index(row, cell.second), this->index(row, cell.second));
    if (!reason)
        tryAgain(cell.first);
    if (made)
        emit nameMade(*made);
    return !reason;
}

/// What was refused in a record may stand now that another of its values is another one.
void RecordTableModel::tryAgain(std::int64_t id)
{
    for (int column = 0; column < columnCount(); ++column) {
        const auto refused = m_refused.constFind({ id, column });
        const int row = rowOf(id);
        if (refused == m_refused.constEnd() || row < 0)
            continue;
        const auto text = refused->text;
        if (const auto reason = m_edits.setCell(recordAt(row), static_cast<std::size_t>(column), text))
            m_refused.insert({ id, column }, { text, *reason });
        else
            m_refused.remove({ id, column });
        if (const int now = rowOf(id); now >= 0)
            emit dataChanged(index(now, column), index(now, column));
    }
}

/// After somebody else changed records: what was refused in them is not written behind the person's back, but its reason is that of now.
void RecordTableModel::reviewRefused(const model::Changes& changes)
{
    const auto own = changes.ids.find(kind());
    if (own == changes.ids.end())
        return;
    const auto& dataset = *m_workspace.dataset();
    for (auto refused = m_refused.begin(); refused != m_refused.end();) {
        const auto [id, column] = refused.key();
        const auto place = static_cast<std::size_t>(column);
        const auto record = id == 0 ? std::nullopt : model::recordOf(dataset, { kind(), id });
        auto changed = record;
        if (id == 0 || !std::ranges::binary_search(own->second, id)) {
            ++refused;
        } else if (!record || (!m_edits.read(*changed, place, refused->text) && *changed == *record)) {
            refused = m_refused.erase(refused);
        } else {
            const auto reason = m_edits.problem(*record, place, refused->text);
            refused->reason = reason
                ? *reason
                : tr("This record was changed meanwhile; %1 is now %2. Enter twice stores what you wrote, Esc drops it.")
                      .arg(columnLongTitle(kind(), place), quotedOrEmpty(toQt(model::cellText(*record, place, dataset))));
            ++refused;
        }
    }
}

bool RecordTableModel::setDraftData(const QModelIndex& index, const QString& text, bool isNew)
{
    const auto column = static_cast<std::size_t>(index.column());
    const auto& description = model::fieldsOf(kind())[column];
    std::optional<model::RecordRef> made;
    if (isNew) {
        // In a step of its own: the draft itself may never be stored.
        const QScopedValueRollback writing(m_isWriting, true);
        std::int64_t id = 0;
        const auto record = namedRecord(description.type, text);
        if (const auto reason = record ? m_edits.insert(*record, id) : std::nullopt) {
            m_refused.insert({ 0, index.column() }, { text, *reason });
            return false;
        }
        if (record)
            made = { model::refOf(*record).kind, id };
    }
    const auto before = model::cellText(m_draft->record, column, *m_workspace.dataset());
    const auto reason = m_edits.read(m_draft->record, column, text);
    if (reason)
        m_refused.insert({ 0, index.column() }, { text, *reason });
    else
        m_refused.remove({ 0, index.column() });
    m_draft->isKnown[column] = !text.trimmed().isEmpty() && !reason;
    m_draft->isTyped[column] = true;
    m_draft->reason.clear();
    // What was taken over is about the organization it was taken from.
    if (description.name == "organization" && !reason && before != fromQt(text)) {
        m_draft->dropTakenOver(FieldType::Source);
        m_draft->dropTakenOver(FieldType::Organization);
    }
    emit dataChanged(this->index(m_draft->row, 0), this->index(m_draft->row, columnCount() - 1));
    if (made)
        emit nameMade(*made);
    return !reason;
}

bool RecordTableModel::isDraftComplete() const
{
    if (!m_draft)
        return false;
    const auto all = model::fieldsOf(kind());
    for (std::size_t i = 0; i < all.size(); ++i) {
        if ((m_draft->isMissing(i) && all[i].type != FieldType::Word) || m_refused.contains({ 0, static_cast<int>(i) }))
            return false;
    }
    return true;
}

void RecordTableModel::storeDraft(bool isLeft)
{
    if (!isDraftComplete())
        return;
    const auto record = m_draft->record;
    const auto refuse = [this](const QString& reason) {
        m_draft->reason = reason;
        emit dataChanged(index(m_draft->row, 0), index(m_draft->row, columnCount() - 1));
    };
    if (const auto reason = m_edits.problem(record)) {
        refuse(*reason);
        return;
    }
    // Taken out first: what the workspace tells next is about the stored one.
    const auto draft = *m_draft;
    dropDraft();
    std::int64_t id = 0;
    const QScopedValueRollback writing(m_isWriting, true);
    if (const auto reason = m_edits.insert(record, id)) {
        startDraft(draft.record, draft.isKnown, draft.row - 1);
        m_draft->isTyped = draft.isTyped;
        refuse(*reason);
        return;
    }
    if (rowOf(id) < 0)
        keep({ id });
    emit draftStored(id, isLeft);
}

Qt::ItemFlags RecordTableModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    auto flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (m_edits.canEdit())
        flags |= Qt::ItemIsEditable;
    return flags;
}

}

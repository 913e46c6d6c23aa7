// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/record_edits.h"

#include "model/store/remove_all.h"
#include "ui/base/counts.h"
#include "ui/base/text.h"
#include "ui/tables/record_words.h"
#include "ui/workspace/workspace.h"
#include "words/records.h"

namespace ui {

using model::RecordKind;
using model::TableRecord;

namespace {

/// A reason of the model, which continues the value, as a sentence.
model::Sentence sentence(const QString& text, const model::Sentence& reason)
{
    return text.trimmed().isEmpty() ? model::Sentence { model::say::value::it, { { "reason", reason } } }
                                    : model::refusedValue(fromQt(text), reason);
}

void put(TableRecord& record, std::size_t column, const TableRecord& target)
{
    std::visit(
        [&]<class Record>(Record& known) {
            std::visit(
                [&]<class Value>(Value Record::*member) {
                    using Inner = std::remove_cvref_t<decltype(*std::optional(std::declval<Value>()))>;
                    if constexpr (model::isReference<Inner>)
                        known.*member = Inner { model::refOf(target).id };
                },
                model::fields<Record>()[column].member);
        },
        record);
}

}

std::optional<TableRecord> namedRecord(model::FieldType type, const QString& name)
{
    const auto text = fromQt(name.trimmed());
    if (type == model::FieldType::Organization) {
        model::Organization organization;
        organization.name = text;
        return organization;
    }
    if (type == model::FieldType::Chip) {
        model::Chip chip;
        chip.name = text;
        return chip;
    }
    if (type == model::FieldType::Source) {
        model::Source source;
        source.key = text;
        source.title = text;
        return source;
    }
    return std::nullopt;
}

bool RecordEdits::canEdit() const
{
    return m_workspace.isOpen() && !m_workspace.isReadOnly() && !m_workspace.isBusy();
}

QString RecordEdits::called(const TableRecord& record) const
{
    return toQt(model::recordName(record, *m_workspace.dataset()));
}

RecordEdits::Reason RecordEdits::read(TableRecord& record, std::size_t column, const QString& text, bool isNew) const
{
    const auto& dataset = *m_workspace.dataset();
    if (isNew)
        return std::nullopt;
    auto changed = record;
    if (const auto reason = model::readCell(changed, column, fromQt(text), model::NameIndex(dataset)))
        return toQt(m_workspace.words()(sentence(text, *reason)));
    record = std::move(changed);
    return std::nullopt;
}

RecordEdits::Reason RecordEdits::problem(const TableRecord& record) const
{
    const auto& dataset = *m_workspace.dataset();
    if (const auto problems = model::problemsOf(record, model::References(dataset)); !problems.empty())
        return toQt(m_workspace.words()(model::problemText(problems.front())));
    if (model::sameKey(record, dataset))
        return tr("There is such a record already: %1. Change what tells them apart, such as the quarter or the source.")
            .arg(called(record));
    return std::nullopt;
}

RecordEdits::Reason RecordEdits::problem(TableRecord record, std::size_t column, const QString& text) const
{
    if (const auto reason = read(record, column, text))
        return reason;
    return problem(record);
}

RecordEdits::Reason RecordEdits::setCell(
    const TableRecord& seen, std::size_t column, const QString& text, bool isNew, std::optional<model::RecordRef>* made)
{
    const auto& description = model::fieldsOf(model::refOf(seen).kind)[column];
    auto changed = seen;
    if (const auto reason = read(changed, column, text, isNew))
        return reason;
    if (changed == seen && !isNew)
        return std::nullopt;
    const auto kind = model::refOf(seen).kind;
    const auto label = tr("Edit %1 of %2", "a field of a record").arg(columnLongTitle(kind, column).toLower(), called(seen));
    auto target = isNew ? namedRecord(description.type, text) : std::nullopt;
    const auto refusal = m_workspace.edit(label, [&](model::Writer& writer) {
        if (target) {
            std::visit([&](auto& record) { record.id = writer.insert(record); }, *target);
            put(changed, column, *target);
        }
        std::visit([&]<class Record>(const Record& record) { writer.update(record, std::get<Record>(seen)); }, changed);
    });
    if (!refusal) {
        if (target && made)
            *made = model::refOf(*target);
        return std::nullopt;
    }
    m_workspace.lookForChanges(); // where somebody else was quicker, the next try is from what is there by then
    // What the rules say is told in the words of the columns; else the file has another reason.
    const auto now = model::recordOf(*m_workspace.dataset(), model::refOf(seen));
    if (const auto rule = isNew || now != seen ? std::nullopt : problem(changed))
        return rule;
    return refusal;
}

RecordEdits::Reason RecordEdits::change(const QString& label, const std::vector<TableRecord>& seen, const std::vector<TableRecord>& changed)
{
    return m_workspace.edit(label, [&](model::Writer& writer) {
        for (std::size_t i = 0; i < changed.size(); ++i) {
            if (changed[i] != seen[i])
                std::visit([&]<class Record>(const Record& record) { writer.update(record, std::get<Record>(seen[i])); }, changed[i]);
        }
    });
}

RecordEdits::Reason RecordEdits::setCells(RecordKind kind, const Ids& ids, std::size_t column, const QString& text)
{
    std::vector<TableRecord> seen, changed;
    const model::NameIndex names(*m_workspace.dataset());
    for (const auto id : ids) {
        auto record = model::recordOf(*m_workspace.dataset(), { kind, id });
        if (!record)
            continue;
        seen.push_back(*record);
        if (const auto reason = model::readCell(*record, column, fromQt(text), names))
            return toQt(m_workspace.words()(sentence(text, *reason)));
        changed.push_back(std::move(*record));
    }
    const auto label
        = tr("Edit %1 of %2", "a field of many records").arg(columnLongTitle(kind, column).toLower(), recordsText(kind, seen.size()));
    return change(label, seen, changed);
}

RecordEdits::Reason RecordEdits::clearCells(RecordKind kind, const Ids& ids, const std::vector<std::size_t>& columns)
{
    std::vector<TableRecord> seen, changed;
    const auto empty = model::emptyRecord(kind);
    for (const auto id : ids) {
        if (auto record = model::recordOf(*m_workspace.dataset(), { kind, id }))
            seen.push_back(std::move(*record));
    }
    changed = seen;
    for (const auto column : columns) {
        if (!canBeEmpty(model::fieldsOf(kind)[column]))
            continue;
        for (auto& record : changed)
            model::copyCell(record, empty, column);
    }
    if (changed == seen)
        return std::nullopt;
    const auto what = columns.size() == 1 ? columnLongTitle(kind, columns.front()).toLower() : tr("cells");
    return change(seen.size() == 1 ? tr("Empty %1 of %2", "a field of a record").arg(what, called(seen.front()))
                                   : tr("Empty %1 of %2", "a field of a record").arg(what, recordsText(kind, seen.size())),
        seen, changed);
}

RecordEdits::Reason RecordEdits::repeatInNextQuarter(RecordKind kind, const Ids& ids, Ids& made)
{
    const auto column = model::fieldNamed(kind, "quarter").value();
    const model::NameIndex names;
    std::vector<TableRecord> copies;
    for (const auto id : ids) {
        auto record = model::recordOf(*m_workspace.dataset(), { kind, id });
        const auto quarter = record ? model::parseQuarter(model::cellText(*record, column, *m_workspace.dataset())) : std::nullopt;
        if (!quarter)
            continue;
        std::visit([](auto& known) { known.id = {}; }, *record);
        model::readCell(*record, column, model::quarterText(*quarter + 1), names);
        if (const auto reason = problem(*record))
            return reason;
        copies.push_back(std::move(*record));
    }
    return m_workspace.edit(tr("Repeat %1 in the next quarter").arg(recordsText(kind, copies.size())), [&](model::Writer& writer) {
        for (const auto& copy : copies)
            std::visit([&](const auto& known) { made.push_back(writer.insert(known).value); }, copy);
    });
}

RecordEdits::Reason RecordEdits::fillDown(RecordKind kind, const Ids& ids, const std::vector<std::size_t>& columns)
{
    std::vector<TableRecord> seen, changed;
    for (const auto id : ids) {
        if (auto record = model::recordOf(*m_workspace.dataset(), { kind, id }))
            seen.push_back(std::move(*record));
    }
    changed = seen;
    for (std::size_t i = 1; i < changed.size(); ++i) {
        for (const auto column : columns)
            model::copyCell(changed[i], seen.front(), column);
    }
    return change(tr("Fill %1 down").arg(recordsText(kind, seen.size())), seen, changed);
}

RecordEdits::Reason RecordEdits::insert(const TableRecord& record, std::int64_t& id)
{
    return m_workspace.edit(tr("Add %1").arg(called(record)),
        [&](model::Writer& writer) { std::visit([&](const auto& known) { id = writer.insert(known).value; }, record); });
}

RecordEdits::Reason RecordEdits::remove(RecordKind kind, const Ids& ids, const model::Dependents& dependents)
{
    const auto& dataset = *m_workspace.dataset();
    const auto first = ids.empty() ? std::nullopt : model::recordOf(dataset, { kind, ids.front() });
    const auto label = ids.size() == 1 && first ? tr("Delete %1").arg(called(*first)) : tr("Delete %1").arg(recordsText(kind, ids.size()));
    return m_workspace.edit(label, [&](model::Writer& writer) { model::removeWithDependents(writer, dataset, kind, ids, dependents); });
}

RecordEdits::Reason RecordEdits::paste(RecordKind kind, const model::PastePlan& plan)
{
    const auto label = counted(tr("Paste {n} {n|row|rows} into %1"), plan.inserts.size() + plan.updates.size()).arg(kindTitle(kind));
    const auto seen = m_workspace.dataset();
    return m_workspace.edit(label, [&](model::Writer& writer) {
        for (const auto& record : plan.updates) {
            const auto before = model::recordOf(*seen, model::refOf(record));
            std::visit(
                [&]<class Record>(const Record& known) {
                    if (before)
                        writer.update(known, std::get<Record>(*before));
                    else
                        writer.update(known);
                },
                record);
        }
        for (const auto& record : plan.inserts)
            std::visit([&](const auto& known) { writer.insert(known); }, record);
    });
}

}

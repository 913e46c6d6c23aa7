// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/tables.h"

#include "model/base/text.h"
#include "model/records/each_record_type.h"
#include "model/records/field_text.h"
#include "model/records/shown_names.h"
#include "model/records/validate.h"
#include "model/store/connection.h"
#include "model/store/id_list.h"
#include "model/store/stored_fields.h"
#include "words/store.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace model {

namespace {

// SQLite knows no -0, so a record that is not read again must not have one.
template <class Value> void dropSignOfZero(Value&) { }
void dropSignOfZero(double& value)
{
    value += 0.0;
}
void dropSignOfZero(std::optional<double>& value)
{
    if (value)
        dropSignOfZero(*value);
}

template <class Record> constexpr std::string_view tableName()
{
    return word(RecordTraits<Record>::kind);
}

/// "organization_id, chip_id, ..." in field order.
template <class Record> std::string columnList(std::string_view behindEach = "")
{
    std::vector<std::string> columns;
    for (const auto& field : fields<Record>())
        columns.push_back(columnName(field) + std::string(behindEach));
    return joined(columns, ", ");
}

/// In field order too; what the file's version of the schema does not have is unknown there, a text ''.
template <class Record> std::string selectSql(SQLite::Database& database, std::string_view condition)
{
    const int version = database.execAndGet("PRAGMA user_version").getInt();
    std::string columns;
    for (const auto& field : fields<Record>()) {
        const bool isNullable = std::visit(
            []<class Value>(Value Record::*) { return !std::is_same_v<Value, std::string> && !isReferenceList<Value>; }, field.member);
        columns += ", " + (field.since <= version ? columnName(field) : isNullable ? "NULL" : "''");
    }
    if (storedFieldCount<Record>(version) == 0)
        return fmt::format("SELECT id{} FROM (SELECT 0 AS id WHERE 0) {}", columns, condition);
    return fmt::format("SELECT id{} FROM {} {}", columns, tableName<Record>(), condition);
}

// Reading one column into one member; false for what the member cannot hold.

bool read(std::string& value, const SQLite::Column& column)
{
    const auto* text = column.getText();
    value.assign(text, static_cast<std::size_t>(column.getBytes()));
    return true;
}

bool read(double& value, const SQLite::Column& column)
{
    value = column.getDouble();
    return std::isfinite(value);
}

bool read(Quarter& value, const SQLite::Column& column)
{
    using Limits = std::numeric_limits<std::int32_t>;
    value = { static_cast<std::int32_t>(std::clamp<std::int64_t>(column.getInt64(), Limits::min(), Limits::max())) };
    return true;
}

template <class Record> bool read(Id<Record>& value, const SQLite::Column& column)
{
    value = { column.getInt64() };
    return true;
}

template <class Enum>
requires std::is_enum_v<Enum>
bool read(Enum& value, const SQLite::Column& column)
{
    const auto* text = column.getText();
    const auto known = fromWord<Enum>({ text, static_cast<std::size_t>(column.getBytes()) });
    value = known.value_or(Enum {});
    return known.has_value();
}

/// Numbers with `;` between them, each above 0.
template <class Record> bool read(std::vector<Id<Record>>& value, const SQLite::Column& column)
{
    std::string_view text(column.getText(), static_cast<std::size_t>(column.getBytes()));
    const auto ids = idsOf(text);
    value.clear();
    for (const auto id : ids.value_or(std::vector<std::int64_t>()))
        value.push_back({ id });
    return ids.has_value();
}

template <class Value> bool read(std::optional<Value>& value, const SQLite::Column& column)
{
    if (!column.isNull())
        return read(value.emplace(), column);
    value.reset();
    return true;
}

template <class Record> Record readRow(SQLite::Statement& statement)
{
    constexpr auto kind = RecordTraits<Record>::kind;
    Record record;
    record.id = { statement.getColumn(0).getInt64() };
    int index = 1;
    for (const auto& field : fields<Record>()) {
        const auto column = statement.getColumn(index++);
        if (!std::visit([&](auto member) { return read(record.*member, column); }, field.member))
            throw BadContent({ say::damage::badValue,
                { { "table", shownKind(kind) }, { "number", std::to_string(record.id.value) }, { "field", shownColumn(kind, field.name) },
                    { "value", inQuotes(column.getString()) } } });
    }
    return record;
}

// Binding one member; texts are not copied, so the record must live until the statement has run.

void bindValue(SQLite::Statement& statement, int index, const std::string& value)
{
    statement.bindNoCopy(index, value);
}
void bindValue(SQLite::Statement& statement, int index, double value)
{
    statement.bind(index, value);
}
void bindValue(SQLite::Statement& statement, int index, Quarter value)
{
    statement.bind(index, value.index);
}

template <class Record> void bindValue(SQLite::Statement& statement, int index, Id<Record> value)
{
    statement.bind(index, value.value);
}

template <class Enum>
requires std::is_enum_v<Enum>
void bindValue(SQLite::Statement& statement, int index, Enum value)
{
    statement.bindNoCopy(index, word(value).data()); // the words are literals
}

template <class Record> void bindValue(SQLite::Statement& statement, int index, const std::vector<Id<Record>>& value)
{
    std::string text;
    for (const auto id : value)
        text += fmt::format("{}{}", text.empty() ? "" : ";", id.value);
    statement.bind(index, text);
}

template <class Value> void bindValue(SQLite::Statement& statement, int index, const std::optional<Value>& value)
{
    if (value)
        bindValue(statement, index, *value);
    else
        statement.bind(index);
}

template <class Record> void readAgain(Dataset& dataset, const std::vector<std::int64_t>& ids, SQLite::Database& database)
{
    std::vector<Record> written;
    std::vector<decltype(Record::id)> removed;
    const auto take = [&](std::int64_t id, SQLite::Statement& statement, bool isThere) {
        if (isThere)
            written.push_back(readRow<Record>(statement));
        else
            removed.push_back({ id });
    };
    const auto span = ids.back() - ids.front() + 1;
    if (ids.size() > 1000 && static_cast<std::int64_t>(ids.size()) > span / 4) { // close together: one walk is quicker
        SQLite::Statement statement(database, selectSql<Record>(database, "WHERE id BETWEEN ? AND ? ORDER BY id"));
        statement.bind(1, ids.front());
        statement.bind(2, ids.back());
        bool hasRow = statement.executeStep();
        for (const auto id : ids) {
            while (hasRow && statement.getColumn(0).getInt64() < id)
                hasRow = statement.executeStep();
            take(id, statement, hasRow && statement.getColumn(0).getInt64() == id);
        }
    } else {
        SQLite::Statement statement(database, selectSql<Record>(database, "WHERE id = ?"));
        for (const auto id : ids) {
            statement.bind(1, id);
            take(id, statement, statement.executeStep());
            statement.reset();
        }
    }
    dataset.setTable(dataset.table<Record>().with(std::move(written), std::move(removed)));
}

template <class Record> std::vector<std::int64_t> differentIds(const RecordTable<Record>& before, const RecordTable<Record>& after)
{
    std::vector<std::int64_t> ids;
    std::size_t i = 0;
    std::size_t k = 0;
    while (i < before.size() || k < after.size()) {
        if (k == after.size() || (i < before.size() && before[i].id < after[k].id)) {
            ids.push_back(before[i++].id.value);
        } else if (i == before.size() || after[k].id < before[i].id) {
            ids.push_back(after[k++].id.value);
        } else {
            if (!(before[i] == after[k]))
                ids.push_back(after[k].id.value);
            ++i;
            ++k;
        }
    }
    return ids;
}

}

template <class Record> std::string columnName(const Field<Record>& field)
{
    return std::visit(
        [&]<class Value>(Value Record::*) {
            return std::string(field.name) + (isReference<Value> ? "_id" : isReferenceList<Value> ? "_ids" : "");
        },
        field.member);
}

std::vector<std::string> recordTableNames()
{
    std::vector<std::string> names;
    eachRecordType([&]<class Record>() { names.emplace_back(tableName<Record>()); });
    return names;
}

template <class Record> Record asStored(Record record)
{
    for (const auto& field : fields<Record>())
        std::visit([&](auto member) { dropSignOfZero(record.*member); }, field.member);
    return record;
}

template <class Record> std::vector<Record> loadRecords(SQLite::Database& database, const std::function<void(std::size_t)>& readSoFar)
{
    std::vector<Record> records;
    SQLite::Statement statement(database, selectSql<Record>(database, "ORDER BY id"));
    constexpr std::size_t atOnce = 4096; // between two looks at whether to stop
    while (statement.executeStep()) {
        records.push_back(readRow<Record>(statement));
        if (readSoFar && records.size() % atOnce == 0)
            readSoFar(records.size());
    }
    return records;
}

bool holds(SQLite::Database& database, const Dataset& dataset)
{
    bool isSame = true;
    eachRecordType([&]<class Record>() {
        SQLite::Statement statement(database, selectSql<Record>(database, "ORDER BY id"));
        dataset.table<Record>().forEach(
            [&](const Record& record) { isSame = isSame && statement.executeStep() && readRow<Record>(statement) == record; });
        isSame = isSame && !statement.executeStep();
    });
    return isSame;
}

Dataset loadDataset(SQLite::Database& database, Progress progress)
{
    double all = 0;
    eachRecordType([&]<class Record>() {
        all += database.execAndGet(fmt::format("SELECT count(*) FROM ({})", selectSql<Record>(database, ""))).getDouble();
    });
    Dataset dataset;
    double done = 0;
    eachRecordType([&]<class Record>() {
        const auto tell = [&](std::size_t read) { progress.update((done + static_cast<double>(read)) / all); };
        dataset.setTable(RecordTable<Record>(loadRecords<Record>(database, tell)));
        done += static_cast<double>(dataset.table<Record>().size());
    });
    if (const auto dangling = danglingReference(dataset))
        throw BadContent(*dangling);
    return dataset;
}

Dataset datasetWith(const Dataset& old, const Changes& changes, SQLite::Database& database)
{
    Dataset dataset = old;
    eachRecordType([&]<class Record>() {
        const auto ids = changes.ids.find(RecordTraits<Record>::kind);
        if (ids != changes.ids.end())
            readAgain<Record>(dataset, ids->second, database);
    });
    return dataset;
}

Changes differences(const Dataset& before, const Dataset& after)
{
    Changes changes;
    eachRecordType([&]<class Record>() {
        auto ids = differentIds(before.table<Record>(), after.table<Record>());
        if (!ids.empty())
            changes.ids.emplace(RecordTraits<Record>::kind, std::move(ids));
    });
    return changes;
}

template <class Record>
RecordStatements<Record>::RecordStatements(SQLite::Database& database)
    : m_database(database)
{
}

template <class Record> void RecordStatements<Record>::bind(SQLite::Statement& statement, const Record& record)
{
    if (record.id.value == 0)
        statement.bind(1);
    else
        statement.bind(1, record.id.value);
    int index = 2;
    for (const auto& field : fields<Record>())
        std::visit([&](auto member) { bindValue(statement, index, record.*member); }, field.member), ++index;
}

template <class Record> bool RecordStatements<Record>::run(SQLite::Statement& statement)
{
    try {
        const auto changed = statement.exec();
        statement.reset();
        return changed > 0;
    } catch (...) {
        statement.tryReset();
        throw;
    }
}

template <class Record> decltype(Record::id) RecordStatements<Record>::insert(const Record& record)
{
    if (!m_insert) {
        std::string places;
        for (std::size_t i = 0; i < fields<Record>().size(); ++i)
            places += ", ?";
        m_insert.emplace(
            m_database, fmt::format("INSERT INTO {} (id, {}) VALUES (?{})", tableName<Record>(), columnList<Record>(), places));
    }
    bind(*m_insert, record);
    run(*m_insert);
    return record.id.value == 0 ? decltype(Record::id) { m_database.getLastInsertRowid() } : record.id;
}

template <class Record> bool RecordStatements<Record>::update(const Record& record)
{
    if (!m_update) {
        std::string assignments;
        int index = 2;
        for (const auto& field : fields<Record>())
            assignments += fmt::format("{}{} = ?{}", index == 2 ? "" : ", ", columnName(field), index), ++index;
        m_update.emplace(m_database, fmt::format("UPDATE {} SET {} WHERE id = ?1", tableName<Record>(), assignments));
    }
    bind(*m_update, record);
    return run(*m_update);
}

template <class Record> bool RecordStatements<Record>::remove(decltype(Record::id) id)
{
    if (!m_remove)
        m_remove.emplace(m_database, fmt::format("DELETE FROM {} WHERE id = ?", tableName<Record>()));
    m_remove->bind(1, id.value);
    return run(*m_remove);
}

template <class Record> std::optional<Record> RecordStatements<Record>::find(decltype(Record::id) id)
{
    if (!m_find)
        m_find.emplace(m_database, selectSql<Record>(m_database, "WHERE id = ?"));
    m_find->bind(1, id.value);
    const auto found = m_find->executeStep() ? std::optional(readRow<Record>(*m_find)) : std::nullopt;
    m_find->reset();
    return found;
}

template <class Record> std::optional<decltype(Record::id)> RecordStatements<Record>::withSameKey(const Record& record)
{
    std::string condition = "WHERE id <> ?1";
    int index = 2;
    for (const auto& field : fields<Record>()) {
        if (field.isKey)
            condition += fmt::format(" AND {} IS ?{}", columnName(field), index);
        ++index;
    }
    // Every parameter has to occur for its number to exist.
    SQLite::Statement statement(
        m_database, fmt::format("SELECT id FROM {} {} AND ?{} IS ?{}", tableName<Record>(), condition, index - 1, index - 1));
    bind(statement, record);
    if (record.id.value == 0)
        statement.bind(1, 0);
    if (!statement.executeStep())
        return std::nullopt;
    return decltype(Record::id) { statement.getColumn(0).getInt64() };
}

#define INSTANTIATE(Record)                                                                                                                \
    template std::string columnName(const Field<Record>&);                                                                                 \
    template Record asStored(Record);                                                                                                      \
    template std::vector<Record> loadRecords<Record>(SQLite::Database&, const std::function<void(std::size_t)>&);                          \
    template class RecordStatements<Record>;
EACH_RECORD_TYPE(INSTANTIATE)
#undef INSTANTIATE

}

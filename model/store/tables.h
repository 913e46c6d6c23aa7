// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/records/changes.h"
#include "model/records/dataset.h"
#include "model/records/fields.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace model {

/// The column of a field: references are `<name>_id`, several `<name>_ids`.
template <class Record> std::string columnName(const Field<Record>& field);

/// The names of all tables of records, in the order in which they may be filled.
std::vector<std::string> recordTableNames();

/// The record as it is read again.
template <class Record> Record asStored(Record record);

/// All records in the order of their ids, of whatever version of the schema. Throws BadContent for a word or number that no record can
/// hold. Now and then it tells how many it has read.
template <class Record> std::vector<Record> loadRecords(SQLite::Database& database, const std::function<void(std::size_t)>& readSoFar = {});

/// All records of all kinds; throws BadContent for a reference that leads nowhere too, Cancelled where it is asked to stop.
Dataset loadDataset(SQLite::Database& database, Progress progress = {});

/// `old` with the records of these ids read again; it shares everything else.
Dataset datasetWith(const Dataset& old, const Changes& changes, SQLite::Database& database);

/// Whether the tables hold just the records of the dataset; reads them one after the other.
bool holds(SQLite::Database& database, const Dataset& dataset);

/// What has to be read again to come from one dataset to the other.
Changes differences(const Dataset& before, const Dataset& after);

/// Writes records of one kind through statements prepared once. Throws SQLite::Exception.
template <class Record> class RecordStatements {
public:
    explicit RecordStatements(SQLite::Database& database);

    /// Under the record's own id, or under a new one where it is 0; returns it.
    decltype(Record::id) insert(const Record& record);
    bool update(const Record& record);    ///< false where there is none with this id
    bool remove(decltype(Record::id) id); ///< false where there is none with this id
    std::optional<Record> find(decltype(Record::id) id);

    /// The stored record that has the same key, if any.
    std::optional<decltype(Record::id)> withSameKey(const Record& record);

private:
    void bind(SQLite::Statement& statement, const Record& record);
    bool run(SQLite::Statement& statement);

    SQLite::Database& m_database;
    std::optional<SQLite::Statement> m_insert;
    std::optional<SQLite::Statement> m_update;
    std::optional<SQLite::Statement> m_remove;
    std::optional<SQLite::Statement> m_find;
};

using AllStatements = EachRecordType<RecordStatements>;

}

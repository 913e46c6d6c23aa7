// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/renames.h"
#include "model/records/validate.h"
#include "model/store/connection.h"
#include "model/store/reference_counts.h"
#include "model/store/step_content.h"
#include "model/store/tables.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace model {

struct ImportedFile;

/// What a step wrote, and the dataset after it.
struct WrittenStep {
    std::string label;
    StepContent content;
    Changes changes;
    Dataset dataset;
    bool madeIndexes = false; ///< the schema's cookie has grown
    bool isOfAll = false;     ///< it gave all records anew
};

/// Writes the records of one step inside a transaction: see Writer, which is all that others see of it. Knows what was written beyond the
/// dataset it began with.
class StepWriter {
public:
    /// `dataset` is what the tables hold; it must outlive the writer.
    StepWriter(Connection& connection, const Dataset& dataset);

    template <class Record> decltype(Record::id) insert(const Record& record);
    template <class Record> void update(const Record& record);
    template <class Record> void update(const Record& record, const Record& seen);
    template <class Record> void remove(decltype(Record::id) id);
    template <class Record> std::optional<Record> find(decltype(Record::id) id);
    void noteImported(const ImportedFile& file);
    Renames renames();

    const Dataset& before() const { return m_dataset; }

    /// All that was written, without a label.
    WrittenStep take();

private:
    /// The new records of one kind in a step. The first few are recorded, the others are kept here.
    template <class Record> struct Inserts {
        std::int64_t first = 0; ///< id; 0 before it is known, or where SQLite has to find one
        std::int64_t next = 0;
        std::size_t recorded = 0;
        std::vector<Record> ranged;
    };

    void requireTransaction(); ///< SQLite may have rolled it back by itself
    template <class Record> void requireValid(const Record& record);
    template <class Record> void write(const Record& record, const std::function<void(RecordStatements<Record>&)>& run);
    ReferenceCounts& counts();
    template <class Record> std::optional<Record> counted(decltype(Record::id) id);
    template <class Record> void count(decltype(Record::id) id, const std::optional<Record>& before, const Record* after);

    Connection& m_connection;
    const Dataset& m_dataset;
    Recorder m_recorder;
    References m_references;
    AllStatements m_statements;
    EachRecordType<Inserts> m_inserts;
    std::map<RecordKind, std::vector<std::int64_t>> m_touched; ///< ids of updates and removals, with doubles
    Changes m_renamed;                                         ///< what got another name than it had when the step began
    std::optional<ReferenceCounts> m_counts;                   ///< from the first removal on that needs them
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/validate.h"
#include "model/store/connection.h"
#include "model/store/document.h"
#include "model/store/journal.h"
#include "model/store/past_records.h"
#include "model/store/reference_counts.h"
#include "model/store/step_touch.h"
#include "model/store/tables.h"

#include <memory>
#include <optional>
#include <tuple>

namespace model {

/// Everything private of a Document: its connection, journal and dataset, and the transaction being written.
class Store {
public:
    Store(const std::filesystem::path& path, Document::Mode mode);

    const std::filesystem::path& path() const { return m_connection.path(); }
    bool isReadOnly() const { return m_connection.isReadOnly(); }
    const std::shared_ptr<const Dataset>& dataset() const { return m_dataset; }
    const Journal& journal() const { return m_journal; }
    std::vector<JournalStep> steps();
    StepChanges changesOf(std::int64_t step, std::size_t limit);
    std::vector<std::int64_t> stepsTouching(RecordRef record);
    void setJournalCap(std::size_t bytes) { m_journalCap = bytes; }

    Changes transact(const std::string& label, const std::function<void(Writer&)>& write);
    Changes undoOrRedo(Changeset::Direction direction);
    Changes restore(std::int64_t step, std::optional<RecordRef> record);
    Changes replaceRecords(const std::string& label, const Dataset& dataset);
    Changes refresh();

    enum class CopyOf { Everything, WhatIsShared };
    void saveCopy(const std::filesystem::path& path, bool replace, CopyOf what, const Progress& progress);
    void requireIntact(); ///< throws Error (Damaged) where SQLite's full check finds anything

    template <class Record> decltype(Record::id) insert(const Record& record);
    template <class Record> void update(const Record& record);
    template <class Record> void update(const Record& record, const Record& seen);
    template <class Record> void remove(decltype(Record::id) id);

private:
    void finishCopy(const std::filesystem::path& file, const std::filesystem::path& shown, std::uint32_t counter, bool isStill,
        const Progress& progress) const;

    /// The new records of one kind in a step. The first few are recorded, the others are kept here.
    template <class Record> struct Inserts {
        std::int64_t first = 0; ///< id; 0 before it is known, or where SQLite has to find one
        std::int64_t next = 0;
        std::size_t recorded = 0;
        std::vector<Record> ranged;
    };
    using AllInserts = std::tuple<Inserts<Organization>, Inserts<Chip>, Inserts<Source>, Inserts<InventoryRecord>, Inserts<HeadcountRecord>,
        Inserts<TrainingRun>, Inserts<SavedView>, Inserts<Waiver>, Inserts<Recipe>>;

    /// What one transaction knows beyond the dataset it began with.
    struct Step {
        Step(SQLite::Database& database, const Dataset& dataset);

        Recorder recorder;
        References references;
        AllStatements statements;
        AllInserts inserts;
        std::map<RecordKind, std::vector<std::int64_t>> touched; ///< ids of updates and removals, with doubles
        std::optional<ReferenceCounts> counts;                   ///< from the first removal on that needs them
    };

    /// What a step wrote, and the dataset after it.
    struct Written {
        std::string label;
        StepContent content;
        Changes changes;
        Dataset dataset;
        bool madeIndexes = false;
    };

    void requireWritable() const;
    Changes commitStep(const std::function<Written()>& write);
    Written takeStep();
    Step& step();
    void catchUp(); ///< inside a transaction: reads what others committed and leaves it in m_unreported
    void freeAfter(std::size_t bytes);
    Changes reported(const Changes& own);

    template <class Read> auto reading(Read read); ///< in a transaction that begins with what others committed
    PastRecords recordsAfter(const JournalStep& step, const Changes& wanted);
    Written restored(const JournalStep& step, const StepContent& content, std::optional<RecordRef> record);

    template <class Record> void requireValid(const Record& record);
    template <class Record> void write(const Record& record, const std::function<void(RecordStatements<Record>&)>& run);
    ReferenceCounts& counts();
    template <class Record> std::optional<Record> counted(decltype(Record::id) id);
    template <class Record> void count(decltype(Record::id) id, const std::optional<Record>& before, const Record* after);

    Connection m_connection;
    std::shared_ptr<const Dataset> m_dataset;
    Journal m_journal;
    std::size_t m_journalCap = Document::defaultJournalCap;
    std::optional<Step> m_step;
    StepTouches m_touches;
    Changes m_unreported; ///< read already, but not yet returned to anybody
    std::uint32_t m_changeCounter = 0;
    std::uint32_t m_schemaCookie = 0;
    std::int64_t m_dataVersion = 0;
};

}

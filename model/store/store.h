// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/connection.h"
#include "model/store/copy_document.h"
#include "model/store/document.h"
#include "model/store/journal.h"
#include "model/store/read_history.h"
#include "model/store/records_sum.h"
#include "model/store/schema.h"
#include "model/store/step_writer.h"

#include <memory>
#include <optional>

namespace model {

/// Everything private of a Document: its connection, journal and dataset, and the transaction being written.
class Store {
public:
    Store(const std::filesystem::path& path, Document::Mode mode, const Progress& progress);

    const std::filesystem::path& path() const { return m_connection.path(); }
    bool isReadOnly() const { return m_connection.isReadOnly(); }
    const std::shared_ptr<const Dataset>& dataset() const { return m_dataset; }
    const Journal& journal() const { return m_journal; }
    std::vector<JournalStep> steps();
    StepChanges changesOf(std::int64_t step, std::size_t limit);
    std::vector<std::int64_t> stepsTouching(RecordRef record);
    void setJournalCap(std::size_t bytes) { m_journalCap = bytes; }

    bool isOlderVersion() const { return m_version < schemaVersion; }
    void upgrade(); ///< leads a file of an older version to the newest one

    void setCarryNames(std::function<void(Writer&, const Renames&)> carry) { m_carryNames = std::move(carry); }
    Changes transact(const std::string& label, const std::function<void(Writer&)>& write);
    StepWriter& step(); ///< the one that transact is at
    Changes undoOrRedo(Changeset::Direction direction);
    Changes restore(std::int64_t step, std::optional<RecordRef> record);
    Changes replaceRecords(const std::string& label, const Dataset& dataset);
    Changes refresh();

    Original original(); ///< to be copied

    Written written() const;
    void takeSeal(const std::shared_ptr<const Dataset>& dataset, const std::string& seal);
    void renewSeal();
    void requireIntact(const Progress& progress);

private:
    void requireWritable() const;
    template <class Write> WrittenStep writtenBy(const Dataset& before, const Write& write);
    void carryNames(WrittenStep& restored);
    Changes commitStep(const std::function<WrittenStep()>& write);
    Journal journalWithOthersKept();
    Journal loadJournal(std::uint32_t changeCounter); ///< and the version
    std::optional<RecordsSum> readSum(std::uint32_t changeCounter);
    std::optional<RecordsSum> sumOf(const Dataset& dataset, const Changes& changes) const;
    void noticeOverwriting(); ///< before a transaction
    void catchUp();           ///< inside a transaction: reads what others committed and leaves it in m_unreported
    void freeAfter(std::size_t bytes);
    Changes reported(const Changes& own);

    template <class Read> auto reading(Read read); ///< in a transaction that begins with what others committed
    HistoryReading history() { return { m_connection.database(), *m_dataset, m_journal, m_touches }; }

    Connection m_connection;
    std::shared_ptr<const Dataset> m_dataset;
    Journal m_journal;
    std::size_t m_journalCap = Document::defaultJournalCap;
    std::optional<StepWriter> m_step;
    std::function<void(Writer&, const Renames&)> m_carryNames;
    StepTouches m_touches;
    Changes m_unreported;            ///< read already, but not yet returned to anybody
    int m_version = schemaVersion;   ///< of the schema, in the file
    std::optional<RecordsSum> m_sum; ///< of the dataset, as it was written; nothing where nobody knows
    FileStamp m_stamp;               ///< after what was read or written last
    bool m_isOverwritten = false;    ///< something wrote without SQLite: all is read anew
    std::uint32_t m_changeCounter = 0;
    std::uint32_t m_schemaCookie = 0;
    std::int64_t m_dataVersion = 0;
};

}

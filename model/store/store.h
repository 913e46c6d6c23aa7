// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/validate.h"
#include "model/store/connection.h"
#include "model/store/document.h"
#include "model/store/journal.h"
#include "model/store/tables.h"

#include <memory>
#include <optional>

namespace model {

/// Everything private of a Document: its connection, journal and dataset, and the transaction being written.
class Store {
public:
    Store(const std::filesystem::path& path, Document::Mode mode);

    const std::filesystem::path& path() const { return m_connection.path(); }
    bool isReadOnly() const { return m_connection.isReadOnly(); }
    const std::shared_ptr<const Dataset>& dataset() const { return m_dataset; }
    const Journal& journal() const { return m_journal; }
    void setJournalCap(std::size_t bytes) { m_journalCap = bytes; }

    Changes transact(const std::string& label, const std::function<void(Writer&)>& write);
    Changes undoOrRedo(Changeset::Direction direction);
    Changes refresh();
    void saveCopy(const std::filesystem::path& path, bool replace);

    template <class Record> decltype(Record::id) insert(const Record& record);
    template <class Record> void update(const Record& record);
    template <class Record> void update(const Record& record, const Record& seen);
    template <class Record> void remove(decltype(Record::id) id);

private:
    /// What one transaction knows beyond the dataset it began with.
    struct Step {
        Step(SQLite::Database& database, const Dataset& dataset);

        References references;
        AllStatements statements;
    };

    void requireWritable() const;
    Step& step();
    void catchUp(); ///< inside a transaction: reads what others committed and leaves it in m_unreported
    void freeAfter(const Changeset& changeset);
    Changes reported(const Changes& own);

    template <class Record> void requireValid(const Record& record);
    template <class Record> void write(const Record& record, const std::function<void(RecordStatements<Record>&)>& run);

    Connection m_connection;
    std::shared_ptr<const Dataset> m_dataset;
    Journal m_journal;
    std::size_t m_journalCap = Document::defaultJournalCap;
    std::optional<Step> m_step;
    Changes m_unreported; ///< read already, but not yet returned to anybody
    std::uint32_t m_changeCounter = 0;
    std::uint32_t m_schemaCookie = 0;
    std::int64_t m_dataVersion = 0;
};

}

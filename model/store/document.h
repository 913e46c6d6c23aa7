// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/records/changes.h"
#include "model/records/dataset.h"
#include "model/records/renames.h"
#include "model/store/history.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace model {

class Store;

/// What a step's function writes through. Every call checks the hard rules of the record (model/records/validate.h) and throws Error
/// (Invalid or Conflict) in one sentence; the step is then rolled back whole.
class Writer {
public:
    explicit Writer(Store& store)
        : m_store(store)
    {
    }

    /// Stores a new record (its id is ignored) and returns the id it got. Very many in one step are journaled as ranges of ids.
    template <class Record> decltype(Record::id) insert(const Record& record);

    /// Replaces the record with this id.
    template <class Record> void update(const Record& record);

    /// The same, for an edit of the record as it was `seen`: refused (Conflict, naming both values) where it changed meanwhile.
    template <class Record> void update(const Record& record, const Record& seen);

    /// Refused where other records refer to it.
    template <class Record> void remove(decltype(Record::id) id);

    const Dataset& before() const; ///< the records as the step began

    /// The record as the step has left it so far.
    template <class Record> std::optional<Record> find(decltype(Record::id) id) const;

    /// What the step has given another name so far.
    Renames renames() const;

private:
    Store& m_store;
};

/// One undoable transaction, as the journal tells it.
struct JournalStep {
    std::int64_t id = 0;
    std::string time; ///< UTC, ISO 8601
    std::string label;
    bool isUndone = false;
    bool isEnded = false; ///< kept for the record only: another tool wrote into the file since, so it cannot be undone
    std::size_t bytes = 0;
    std::map<RecordKind, std::size_t> rows; ///< how many records of which kinds it touched; empty where that cannot be read just now
};

/// What a document keeps to see damage of its records: a hash of them all, their seal, as they were when they were last written.
struct Written {
    std::shared_ptr<const Dataset> dataset; ///< as they were read
    std::optional<std::string> seal;        ///< nothing where whoever wrote last knew of none
    std::filesystem::path file;
    std::string time; ///< of the last step, UTC, ISO 8601; empty without one
};

/// The seal of the records, by whatever thread. Throws Error (Damaged) where they are not as they were written, Cancelled.
std::string requireWhole(const Written& written, Progress progress = {});

/// An open file: the one owner of its connection, its undo history and the current dataset. Every write is one short
/// transaction, recorded as a changeset in the same transaction; what is acknowledged survives a kill. A failed write
/// throws and leaves file, history and dataset as they were. Not for two threads at once; it may be moved between them.
class Document {
public:
    enum class Mode { ReadWrite, ReadOnly };
    static constexpr std::size_t defaultJournalCap = 256u << 20;

    /// A new empty file. Refused (Conflict) where one is already.
    static Document create(const std::filesystem::path& path);

    /// Opens defensively and reads everything. A file that cannot be written to is opened read-only.
    /// Throws Error: NotFound, Unreadable, Foreign (no database, another program's, or objects that do not belong),
    /// Newer, Damaged, Locked, ReadOnly (interrupted while written and not to be put right without writing); Cancelled where `progress`
    /// is asked to stop.
    static Document open(const std::filesystem::path& path, Mode mode = Mode::ReadWrite, const Progress& progress = {});

    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;
    ~Document();

    const std::filesystem::path& path() const;
    bool isReadOnly() const;
    const std::shared_ptr<const Dataset>& dataset() const;

    /// A file of an older version of the schema is shown as it is; its first write leads it to the newest version before, in one
    /// transaction of its own that is verified, and then its earlier steps can be read but not undone. `act` is run before that, to make a
    /// backup; what it throws stops the write. Throws Error (Unwritable) where the file would not hold the same; then nothing was changed.
    void setBeforeUpgrade(std::function<void(const Document&)> act);
    bool isOlderVersion() const;

    /// Run at the end of every step that gives something another name, to write in the same step what names it; also of one that only takes
    /// back what an earlier step did to a record.
    void setCarryNames(std::function<void(Writer&, const Renames&)> carry);

    /// Runs `write` in one transaction, which becomes the step `label`; the redo steps are dropped. A step that changed nothing leaves no
    /// trace.
    Changes transact(const std::string& label, const std::function<void(Writer&)>& write);

    Changes undo(); ///< nothing to undo: empty changes
    Changes redo();
    std::optional<std::string> undoLabel() const;
    std::optional<std::string> redoLabel() const;
    std::vector<JournalStep> journal() const; ///< oldest first

    /// What a step did to the first `limit` records. Throws Error (NotFound) where it is no longer in the history.
    StepChanges changesOf(std::int64_t step, std::size_t limit) const;

    /// The steps that touched a record, oldest first, undone ones too.
    std::vector<std::int64_t> stepsTouching(RecordRef record) const;

    /// Takes back one step, or what it did to one record, as a new step: an edited record gets back the old values of the fields that the
    /// step changed, an added one goes, a removed one comes back under its id. Refused (Conflict, naming both values) where a record is no
    /// longer as the step left it, is referred to, or its id or key is taken, and for a step that is undone; then nothing was changed.
    Changes restore(std::int64_t step, std::optional<RecordRef> record = std::nullopt);

    /// Makes the records those of another dataset, ids and all, in one step.
    Changes replaceRecords(const std::string& label, const Dataset& dataset);

    /// Reads again what another program committed since; empty when nobody did, or when it is writing just now. Another Flopulence's steps
    /// join the history; anything else ends it, see JournalStep::isEnded. transact, undo and redo do the same before they begin, and
    /// return those changes with their own.
    Changes refresh();

    /// A verified copy in one file (VACUUM INTO), written beside and renamed; refused (Conflict) where `path` exists unless `replace`.
    /// Throws Cancelled where `progress` is asked to stop.
    void saveCopy(const std::filesystem::path& path, bool replace = false, const Progress& progress = {}) const;

    /// The same without the journal and all notes, to be given to others.
    void saveShared(const std::filesystem::path& path, bool replace = false) const;

    Written written() const;

    /// What requireWhole() gave for these records: kept with each step from now on, where they are still the present ones and nobody knew.
    void takeSeal(const std::shared_ptr<const Dataset>& dataset, const std::string& seal);

    /// Takes the records as they are for whole.
    void renewSeal();

    /// Looks through the whole file, indexes too. Throws Error (Damaged), Cancelled.
    void requireIntact(const Progress& progress = {}) const;

    /// With the next step the oldest ones go while the changesets together are larger; the newest always stays.
    void setJournalCap(std::size_t bytes);

private:
    explicit Document(std::unique_ptr<Store> store);
    void upgrade();

    std::unique_ptr<Store> m_store;
    std::function<void(const Document&)> m_beforeUpgrade;
};

}

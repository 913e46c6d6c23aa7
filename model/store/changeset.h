// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/changes.h"
#include "model/store/history.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

struct sqlite3;
struct sqlite3_session;

namespace model {

/// A column's value in a changeset; monostate where it is not given because it did not change, nullptr for null.
using StoredValue = std::variant<std::monostate, std::nullptr_t, std::int64_t, double, std::string_view>;

/// What a changeset says of one record. The values are those of its columns, in their order
/// (stored_fields.h), as many as there were when it was written; views into the changeset.
struct RowChange {
    RecordRef record;
    RecordEvent event = RecordEvent::Edited;
    std::vector<StoredValue> before; ///< empty where it was added
    std::vector<StoredValue> after;  ///< empty where it was removed
    std::string_view table;          ///< the bytes that must precede
    std::string_view bytes;          ///< those of this change
};

/// Puts the values that are given into the record, which keeps its own for the columns that came later. Throws BadContent for what a field
/// cannot hold.
template <class Record> void takeValues(Record& record, const std::vector<StoredValue>& values);

/// What a transaction changed in the tables of records, as bytes that can be applied again or inverted (SQLite's session extension).
class Changeset {
public:
    Changeset() = default;
    Changeset(const void* bytes, std::size_t size);

    bool empty() const { return m_bytes.empty(); }
    const std::string& bytes() const { return m_bytes; }

    /// The records it names; throws BadContent where the bytes are no changeset of ours. To be called before apply.
    Changes changes() const;

    /// Visits every change; throws BadContent too.
    void forEach(const std::function<void(const RowChange&)>& visit) const;

    /// What both did, one after the other.
    Changeset then(const Changeset& next) const;

    /// What it says of this record only.
    Changeset only(RecordRef record) const;

    enum class Direction { Forwards, Backwards };

    /// Applies all of it or nothing; throws Error (Conflict) where the tables are no longer as they were.
    void apply(sqlite3* database, Direction direction) const;

private:
    std::string m_bytes;
};

/// Records what happens to the tables of records while it lives.
class Recorder {
public:
    explicit Recorder(sqlite3* database);

    void setPaused(bool isPaused);
    Changeset take() const;

private:
    struct Deleter {
        void operator()(sqlite3_session* session) const;
    };
    std::unique_ptr<sqlite3_session, Deleter> m_session;
};

}

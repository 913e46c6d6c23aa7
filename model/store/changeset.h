// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/changes.h"

#include <cstddef>
#include <memory>
#include <string>

struct sqlite3;
struct sqlite3_session;

namespace model {

/// What a transaction changed in the tables of records, as bytes that can be applied again or inverted (SQLite's session extension).
class Changeset {
public:
    Changeset() = default;
    Changeset(const void* bytes, std::size_t size);

    bool empty() const { return m_bytes.empty(); }
    const std::string& bytes() const { return m_bytes; }

    /// The records it names; throws BadContent where the bytes are no changeset of ours. To be called before apply.
    Changes changes() const;

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

    Changeset take() const;

private:
    struct Deleter {
        void operator()(sqlite3_session* session) const;
    };
    std::unique_ptr<sqlite3_session, Deleter> m_session;
};

}

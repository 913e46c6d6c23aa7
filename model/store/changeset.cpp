// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/changeset.h"

#include "model/base/error.h"
#include "model/records/each_record_type.h"
#include "model/records/fields.h"
#include "model/records/words.h"
#include "model/store/connection.h"
#include "model/store/tables.h"

#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <sqlite3.h>

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>

namespace model {

namespace {

void check(int code)
{
    if (code != SQLITE_OK)
        throw SQLite::Exception(sqlite3_errstr(code), code);
}

struct Free {
    void operator()(void* memory) const { sqlite3_free(memory); }
};

/// Reads the bytes of a changeset strictly. SQLite's own reader trusts them, and a journal may come from a stranger: nothing that this
/// one has not read to the end is given to SQLite.
class Reader {
public:
    explicit Reader(std::string_view bytes)
        : m_left(bytes)
    {
    }

    Changes read()
    {
        if (m_left.empty())
            refuse();
        std::optional<RecordKind> kind;
        std::size_t columns = 0;
        Changes changes;
        while (!m_left.empty()) {
            const auto begin = byte();
            if (begin == 'T') {
                columns = number();
                kind = table(columns);
            } else if (!kind) {
                refuse();
            } else {
                changes.ids[*kind].push_back(change(begin, columns));
            }
        }
        for (auto& [changed, ids] : changes.ids) {
            std::ranges::sort(ids);
            ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        }
        return changes;
    }

private:
    enum class Need { All, KeyOnly, Nothing };

    [[noreturn]] static void refuse() { throw BadContent("a step in the journal cannot be read"); }

    std::string_view take(std::size_t size)
    {
        if (size > m_left.size())
            refuse();
        const auto taken = m_left.substr(0, size);
        m_left.remove_prefix(size);
        return taken;
    }

    unsigned char byte() { return static_cast<unsigned char>(take(1)[0]); }

    std::size_t number()
    {
        std::size_t value = 0;
        for (int i = 0; i < 5; ++i) {
            const auto part = byte();
            value = value << 7 | (part & 0x7Fu);
            if (part < 0x80)
                return value;
        }
        refuse();
    }

    /// The header in front of a table's changes: which columns are the key, and its name.
    RecordKind table(std::size_t columns)
    {
        const auto keys = take(columns);
        const auto name = take(m_left.find('\0') == std::string_view::npos ? m_left.size() + 1 : m_left.find('\0'));
        take(1);
        const auto kind = fromWord<RecordKind>(name);
        if (!kind || columns != columnCount(*kind) || keys[0] != 1
            || std::ranges::any_of(keys.substr(1), [](char key) { return key != 0; }))
            refuse();
        return *kind;
    }

    static std::size_t columnCount(RecordKind kind)
    {
        std::size_t count = 0;
        eachRecordType([&]<class Record>() {
            if (RecordTraits<Record>::kind == kind)
                count = fields<Record>().size() + 1;
        });
        return count;
    }

    std::int64_t change(unsigned char operation, std::size_t columns)
    {
        if (byte() > 1)
            refuse();
        if (operation == SQLITE_INSERT || operation == SQLITE_DELETE)
            return record(columns, Need::All);
        if (operation != SQLITE_UPDATE)
            refuse();
        const auto id = record(columns, Need::KeyOnly);
        record(columns, Need::Nothing);
        return id;
    }

    /// Returns the id in its first column.
    std::int64_t record(std::size_t columns, Need need)
    {
        std::int64_t id = 0;
        for (std::size_t i = 0; i < columns; ++i) {
            const auto type = byte();
            if (i == 0 && type != (need == Need::Nothing ? 0 : SQLITE_INTEGER))
                refuse();
            switch (type) {
            case 0:
                if (need == Need::All)
                    refuse();
                break;
            case SQLITE_INTEGER:
            case SQLITE_FLOAT: {
                std::uint64_t value = 0;
                for (const char part : take(8))
                    value = value << 8 | static_cast<unsigned char>(part);
                id = i == 0 ? static_cast<std::int64_t>(value) : id;
                break;
            }
            case SQLITE_TEXT:
                take(number());
                break;
            case SQLITE_NULL:
                break;
            default: // no table of records has blobs
                refuse();
            }
        }
        return id;
    }

    std::string_view m_left;
};

int takesTable(void*, const char* table) noexcept
{
    return fromWord<RecordKind>(table) ? 1 : 0;
}

/// Notes the first conflict and gives up.
int onConflict(void* context, int kind, sqlite3_changeset_iter* iterator) noexcept
{
    auto& first = *static_cast<std::string*>(context);
    if (!first.empty())
        return SQLITE_CHANGESET_ABORT;
    const char* table = nullptr;
    int columns = 0;
    int operation = 0;
    int indirect = 0;
    if (kind == SQLITE_CHANGESET_FOREIGN_KEY || sqlite3changeset_op(iterator, &table, &columns, &operation, &indirect) != SQLITE_OK)
        first = "others refer to a record";
    else
        first = std::string("a record of ") + table + " is no longer as it was then";
    return SQLITE_CHANGESET_ABORT;
}

}

Changeset::Changeset(const void* bytes, std::size_t size)
    : m_bytes(static_cast<const char*>(bytes), size)
{
}

Changes Changeset::changes() const
{
    return Reader(m_bytes).read();
}

void Changeset::apply(sqlite3* database, Direction direction) const
{
    std::string conflict;
    const int flags = direction == Direction::Backwards ? SQLITE_CHANGESETAPPLY_INVERT : 0;
    const int code = sqlite3changeset_apply_v2(database, static_cast<int>(m_bytes.size()), const_cast<char*>(m_bytes.data()), &takesTable,
        &onConflict, &conflict, nullptr, nullptr, flags);
    if (!conflict.empty())
        throw Error(ErrorCode::Conflict, conflict);
    check(code);
}

Recorder::Recorder(sqlite3* database)
{
    sqlite3_session* session = nullptr;
    check(sqlite3session_create(database, "main", &session));
    m_session.reset(session);
    for (const auto& table : recordTableNames())
        check(sqlite3session_attach(session, table.c_str()));
}

Changeset Recorder::take() const
{
    int size = 0;
    void* bytes = nullptr;
    check(sqlite3session_changeset(m_session.get(), &size, &bytes));
    const std::unique_ptr<void, Free> owner(bytes);
    return Changeset(bytes, static_cast<std::size_t>(size));
}

void Recorder::Deleter::operator()(sqlite3_session* session) const
{
    sqlite3session_delete(session);
}

}

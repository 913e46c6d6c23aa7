// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/changeset.h"

#include "model/base/error.h"
#include "model/records/each_record_type.h"
#include "model/records/fields.h"
#include "model/records/words.h"
#include "model/store/connection.h"
#include "model/store/id_list.h"
#include "model/store/record_bytes.h"
#include "model/store/schema.h"
#include "model/store/stored_fields.h"
#include "model/store/tables.h"
#include "words/store.h"

#define SQLITE_ENABLE_SESSION
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include <sqlite3.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

namespace model {

namespace {

/// The table of files that were brought in: taken back and done again with its step, but no records.
constexpr std::string_view importedFileTable = "imported_file";
constexpr std::size_t importedFileColumns = 4;

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

    template <class Visit> void read(Visit visit)
    {
        std::size_t columns = 0;
        bool hasTable = false;
        bool isOfRecords = false;
        while (!m_left.empty()) {
            const auto begin = m_left;
            const auto first = byte();
            if (first == 'T') {
                columns = number();
                const auto kind = table(columns);
                m_change.record.kind = kind.value_or(RecordKind::Organization);
                m_change.table = begin.substr(0, begin.size() - m_left.size());
                isOfRecords = kind.has_value();
                hasTable = true;
            } else if (hasTable) {
                change(first, columns);
                m_change.bytes = begin.substr(0, begin.size() - m_left.size());
                if (isOfRecords)
                    visit(m_change);
            } else {
                refuseStep();
            }
        }
    }

    void keepValues() { m_keepsValues = true; }

private:
    enum class Need { All, KeyOnly, Nothing };

    std::string_view take(std::size_t size)
    {
        if (size > m_left.size())
            refuseStep();
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
        refuseStep();
    }

    /// The header in front of a table's changes: which columns are the key, and its name. Nothing for the table of imported files.
    std::optional<RecordKind> table(std::size_t columns)
    {
        const auto keys = take(columns);
        const auto name = take(m_left.find('\0') == std::string_view::npos ? m_left.size() + 1 : m_left.find('\0'));
        take(1);
        const auto kind = fromWord<RecordKind>(name);
        const bool isKnown = kind ? isColumnCount(*kind, columns) : name == importedFileTable && columns == importedFileColumns;
        if (!isKnown || keys[0] != 1 || std::ranges::any_of(keys.substr(1), [](char key) { return key != 0; }))
            refuseStep();
        return kind;
    }

    /// Whether some version of the table has, or had, as many.
    static bool isColumnCount(RecordKind kind, std::size_t columns)
    {
        return withRecordType(kind, [&]<class Record>() {
            bool isOne = false;
            for (int version = 1; version <= schemaVersion; ++version)
                isOne = isOne || (columns > 1 && storedFieldCount<Record>(version) == columns - 1);
            return isOne;
        });
    }

    void change(unsigned char operation, std::size_t columns)
    {
        if (byte() > 1)
            refuseStep();
        m_change.before.clear();
        m_change.after.clear();
        if (operation == SQLITE_INSERT) {
            m_change.event = RecordEvent::Added;
            record(columns, Need::All, m_change.after);
        } else if (operation == SQLITE_DELETE) {
            m_change.event = RecordEvent::Removed;
            record(columns, Need::All, m_change.before);
        } else if (operation == SQLITE_UPDATE) {
            m_change.event = RecordEvent::Edited;
            record(columns, Need::KeyOnly, m_change.before);
            record(columns, Need::Nothing, m_change.after);
        } else {
            refuseStep();
        }
    }

    /// The id in its first column goes into the change.
    void record(std::size_t columns, Need need, std::vector<StoredValue>& values)
    {
        for (std::size_t i = 0; i < columns; ++i) {
            const auto type = byte();
            if (i == 0 && type != (need == Need::Nothing ? 0 : SQLITE_INTEGER))
                refuseStep();
            const auto read = value(type, need);
            if (i == 0 && type != 0)
                m_change.record.id = std::get<std::int64_t>(read);
            else if (i > 0 && m_keepsValues)
                values.push_back(read);
        }
    }

    StoredValue value(unsigned char type, Need need)
    {
        switch (type) {
        case 0:
            if (need == Need::All)
                refuseStep();
            return {};
        case SQLITE_INTEGER:
            return static_cast<std::int64_t>(eightBytes());
        case SQLITE_FLOAT:
            return std::bit_cast<double>(eightBytes());
        case SQLITE_TEXT:
            return take(number());
        case SQLITE_NULL:
            return nullptr;
        default: // no table of records has blobs
            refuseStep();
        }
    }

    std::uint64_t eightBytes()
    {
        std::uint64_t value = 0;
        for (const char part : take(8))
            value = value << 8 | static_cast<unsigned char>(part);
        return value;
    }

    RowChange m_change;
    bool m_keepsValues = false;
    std::string_view m_left;
};

// One value into one member; false for what the member cannot hold.

bool put(std::string& member, const StoredValue& value)
{
    const auto* text = std::get_if<std::string_view>(&value);
    member = text ? std::string(*text) : std::string();
    return text != nullptr;
}

bool put(double& member, const StoredValue& value)
{
    const auto* number = std::get_if<double>(&value);
    member = number ? *number : 0;
    return number && std::isfinite(*number);
}

bool put(Quarter& member, const StoredValue& value)
{
    const auto* index = std::get_if<std::int64_t>(&value);
    member = { index ? static_cast<int>(*index) : 0 };
    return index && std::in_range<int>(*index);
}

template <class Record> bool put(Id<Record>& member, const StoredValue& value)
{
    const auto* id = std::get_if<std::int64_t>(&value);
    member = { id ? *id : 0 };
    return id != nullptr;
}

template <class Enum>
requires std::is_enum_v<Enum>
bool put(Enum& member, const StoredValue& value)
{
    const auto* text = std::get_if<std::string_view>(&value);
    const auto known = text ? fromWord<Enum>(*text) : std::nullopt;
    member = known.value_or(Enum {});
    return known.has_value();
}

template <class Record> bool put(std::vector<Id<Record>>& member, const StoredValue& value)
{
    member.clear();
    const auto* text = std::get_if<std::string_view>(&value);
    if (!text)
        return false;
    const auto ids = idsOf(*text);
    if (!ids)
        return false;
    for (const auto id : *ids)
        member.push_back({ id });
    return true;
}

template <class Value> bool put(std::optional<Value>& member, const StoredValue& value)
{
    if (!std::holds_alternative<std::nullptr_t>(value))
        return put(member.emplace(), value);
    member.reset();
    return true;
}

int takesTable(void*, const char* table) noexcept
{
    return fromWord<RecordKind>(table) || table == importedFileTable ? 1 : 0;
}

/// Notes the first conflict and gives up.
int onConflict(void* context, int kind, sqlite3_changeset_iter* iterator) noexcept
{
    auto& first = *static_cast<std::optional<Sentence>*>(context);
    if (first)
        return SQLITE_CHANGESET_ABORT;
    const char* table = nullptr;
    int columns = 0;
    int operation = 0;
    int indirect = 0;
    if (kind == SQLITE_CHANGESET_FOREIGN_KEY || sqlite3changeset_op(iterator, &table, &columns, &operation, &indirect) != SQLITE_OK)
        first = { say::conflict::referredTo };
    else
        first = { say::conflict::changed, { { "table", table } } };
    return SQLITE_CHANGESET_ABORT;
}

}

template <class Record> void takeValues(Record& record, const std::vector<StoredValue>& values)
{
    const auto& stored = storedFields<Record>();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto& value = values[i];
        if (std::holds_alternative<std::monostate>(value))
            continue;
        if (!std::visit([&](auto member) { return put(record.*member, value); }, stored.at(i)->member))
            refuseStep();
    }
}

#define INSTANTIATE(Record) template void takeValues(Record&, const std::vector<StoredValue>&);
EACH_RECORD_TYPE(INSTANTIATE)
#undef INSTANTIATE

Changeset::Changeset(const void* bytes, std::size_t size)
    : m_bytes(static_cast<const char*>(bytes), size)
{
}

Changes Changeset::changes() const
{
    if (m_bytes.empty())
        refuseStep();
    Changes changes;
    Reader(m_bytes).read([&](const RowChange& change) { changes.ids[change.record.kind].push_back(change.record.id); });
    for (auto& [changed, ids] : changes.ids) {
        std::ranges::sort(ids);
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    }
    return changes;
}

void Changeset::forEach(const std::function<void(const RowChange&)>& visit) const
{
    Reader reader(m_bytes);
    reader.keepValues();
    reader.read(visit);
}

Changeset Changeset::only(RecordRef record) const
{
    Changeset one;
    Reader(m_bytes).read([&](const RowChange& change) {
        if (change.record == record)
            one.m_bytes.append(change.table).append(change.bytes);
    });
    return one;
}

Changeset Changeset::then(const Changeset& next) const
{
    sqlite3_changegroup* made = nullptr;
    check(sqlite3changegroup_new(&made));
    const std::unique_ptr<sqlite3_changegroup, void (*)(sqlite3_changegroup*)> group(made, &sqlite3changegroup_delete);
    for (const auto* each : { this, &next })
        check(sqlite3changegroup_add(group.get(), static_cast<int>(each->m_bytes.size()), const_cast<char*>(each->m_bytes.data())));
    int size = 0;
    void* bytes = nullptr;
    check(sqlite3changegroup_output(group.get(), &size, &bytes));
    const std::unique_ptr<void, Free> owner(bytes);
    return Changeset(bytes, static_cast<std::size_t>(size));
}

void Changeset::apply(sqlite3* database, Direction direction) const
{
    std::optional<Sentence> conflict;
    const int flags = direction == Direction::Backwards ? SQLITE_CHANGESETAPPLY_INVERT : 0;
    const int code = sqlite3changeset_apply_v2(database, static_cast<int>(m_bytes.size()), const_cast<char*>(m_bytes.data()), &takesTable,
        &onConflict, &conflict, nullptr, nullptr, flags);
    if (conflict)
        throw Error(ErrorCode::Conflict, *conflict);
    check(code);
}

Recorder::Recorder(sqlite3* database)
{
    sqlite3_session* session = nullptr;
    check(sqlite3session_create(database, "main", &session));
    m_session.reset(session);
    for (const auto& table : recordTableNames())
        check(sqlite3session_attach(session, table.c_str()));
    check(sqlite3session_attach(session, importedFileTable.data()));
}

void Recorder::setPaused(bool isPaused)
{
    sqlite3session_enable(m_session.get(), isPaused ? 0 : 1);
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

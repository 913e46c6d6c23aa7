// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/records_sum.h"

#include "model/base/sha256.h"
#include "model/records/each_record_type.h"
#include "model/store/record_bytes.h"

#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>

#include <charconv>

namespace model {

template <class Record> RecordsSum::Numbers RecordsSum::numbersOf(const Record& record)
{
    std::string bytes;
    bytes += static_cast<char>(RecordTraits<Record>::kind);
    appendNumber(bytes, static_cast<std::uint64_t>(record.id.value));
    appendBytes(bytes, record);
    Sha256 hash;
    hash.add(bytes);
    Numbers numbers {};
    std::size_t place = 0;
    for (const auto byte : hash.digest()) {
        auto& number = numbers[place++ / sizeof(std::uint64_t)];
        number = number << 8 | byte;
    }
    return numbers;
}

template <class Record> void RecordsSum::add(const Record& record)
{
    const auto numbers = numbersOf(record);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        m_numbers[i] += numbers[i];
}

template <class Record> void RecordsSum::subtract(const Record& record)
{
    const auto numbers = numbersOf(record);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        m_numbers[i] -= numbers[i];
}

RecordsSum RecordsSum::of(const Dataset& dataset, Progress progress)
{
    constexpr std::size_t atOnce = 1000;
    std::size_t all = 0, done = 0;
    eachRecordType([&]<class Record>() { all += dataset.table<Record>().size(); });
    RecordsSum sum;
    eachRecordType([&]<class Record>() {
        dataset.table<Record>().forEach([&](const Record& record) {
            sum.add(record);
            if (++done % atOnce == 0)
                progress.update(static_cast<double>(done) / static_cast<double>(all));
        });
    });
    return sum;
}

void RecordsSum::follow(const Dataset& before, const Dataset& after, const Changes& changes)
{
    eachRecordType([&]<class Record>() {
        const auto ids = changes.ids.find(RecordTraits<Record>::kind);
        if (ids == changes.ids.end())
            return;
        for (const auto id : ids->second) {
            if (const auto* record = before.table<Record>().find({ id }))
                subtract(*record);
            if (const auto* record = after.table<Record>().find({ id }))
                add(*record);
        }
    });
}

std::string RecordsSum::hex() const
{
    std::string text;
    for (const auto number : m_numbers)
        text += fmt::format("{:016x}", number);
    return text;
}

std::optional<RecordsSum> RecordsSum::parse(const std::string& hex)
{
    constexpr std::size_t digits = 16;
    RecordsSum sum;
    if (hex.size() != digits * sum.m_numbers.size())
        return std::nullopt;
    const auto* begin = hex.data();
    for (auto& number : sum.m_numbers) {
        const auto [end, error] = std::from_chars(begin, begin + digits, number, 16);
        if (error != std::errc() || end != begin + digits)
            return std::nullopt;
        begin = end;
    }
    return sum;
}

std::optional<RecordsSum> RecordsSum::read(SQLite::Database& database, std::uint32_t changeCounter)
{
    SQLite::Statement statement(database, "SELECT sha256 FROM records_hash WHERE id = 1 AND change_counter = ?");
    statement.bind(1, static_cast<std::int64_t>(changeCounter));
    return statement.executeStep() ? parse(statement.getColumn(0).getString()) : std::nullopt;
}

void RecordsSum::write(SQLite::Database& database, std::uint32_t changeCounter) const
{
    SQLite::Statement statement(database,
        "INSERT INTO records_hash (id, change_counter, sha256) VALUES (1, ?1, ?2) "
        "ON CONFLICT (id) DO UPDATE SET change_counter = ?1, sha256 = ?2");
    statement.bind(1, static_cast<std::int64_t>(changeCounter));
    statement.bind(2, hex());
    statement.exec();
}

#define INSTANTIATE(Record)                                                                                                                \
    template void RecordsSum::add(const Record&);                                                                                          \
    template void RecordsSum::subtract(const Record&);
EACH_RECORD_TYPE(INSTANTIATE)
#undef INSTANTIATE

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/record_bytes.h"

#include "model/records/each_record_type.h"
#include "model/records/words.h"
#include "model/store/connection.h"
#include "model/store/stored_fields.h"
#include "words/store.h"

#include <bit>
#include <cmath>
#include <utility>

namespace model {

namespace {

unsigned char takeByte(std::string_view& bytes)
{
    if (bytes.empty())
        refuseStep();
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    return byte;
}

void append(std::string& bytes, const std::string& text)
{
    appendNumber(bytes, text.size());
    bytes += text;
}

void append(std::string& bytes, double number)
{
    for (auto bits = std::bit_cast<std::uint64_t>(number), i = std::uint64_t { 0 }; i < 8; ++i, bits >>= 8)
        bytes += static_cast<char>(bits & 0xFF);
}

void append(std::string& bytes, Quarter quarter)
{
    appendNumber(bytes, static_cast<std::uint64_t>(quarter.index));
}

template <class Record> void append(std::string& bytes, Id<Record> id)
{
    appendNumber(bytes, static_cast<std::uint64_t>(id.value));
}

template <class Enum>
requires std::is_enum_v<Enum>
void append(std::string& bytes, Enum value)
{
    bytes += static_cast<char>(value);
}

template <class Record> void append(std::string& bytes, const std::vector<Id<Record>>& ids)
{
    appendNumber(bytes, ids.size());
    for (const auto id : ids)
        append(bytes, id);
}

template <class Value> void append(std::string& bytes, const std::optional<Value>& value)
{
    bytes += value ? '\1' : '\0';
    if (value)
        append(bytes, *value);
}

void take(std::string_view& bytes, std::string& text)
{
    text = takeText(bytes);
}

void take(std::string_view& bytes, double& number)
{
    std::uint64_t bits = 0;
    for (unsigned i = 0; i < 8; ++i)
        bits |= std::uint64_t { takeByte(bytes) } << 8 * i;
    number = std::bit_cast<double>(bits);
    if (!std::isfinite(number))
        refuseStep();
}

void take(std::string_view& bytes, Quarter& quarter)
{
    const auto index = takeNumber(bytes);
    if (!std::in_range<int>(index))
        refuseStep();
    quarter = { static_cast<int>(index) };
}

template <class Record> void take(std::string_view& bytes, Id<Record>& id)
{
    id = { static_cast<std::int64_t>(takeNumber(bytes)) };
}

template <class Enum>
requires std::is_enum_v<Enum>
void take(std::string_view& bytes, Enum& value)
{
    const auto byte = takeByte(bytes);
    if (byte >= EnumWords<Enum>::words.size())
        refuseStep();
    value = static_cast<Enum>(byte);
}

template <class Record> void take(std::string_view& bytes, std::vector<Id<Record>>& ids)
{
    const auto count = takeNumber(bytes);
    if (count > bytes.size()) // before so many are made room for
        refuseStep();
    ids.resize(count);
    for (auto& id : ids)
        take(bytes, id);
}

template <class Value> void take(std::string_view& bytes, std::optional<Value>& value)
{
    const auto isThere = takeByte(bytes);
    if (isThere > 1)
        refuseStep();
    value.reset();
    if (isThere == 1)
        take(bytes, value.emplace());
}

}

void refuseStep()
{
    throw BadContent({ say::damage::badStep });
}

void appendNumber(std::string& bytes, std::uint64_t number)
{
    for (; number >= 0x80; number >>= 7)
        bytes += static_cast<char>(0x80 | (number & 0x7F));
    bytes += static_cast<char>(number);
}

std::uint64_t takeNumber(std::string_view& bytes)
{
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        const auto byte = takeByte(bytes);
        number |= std::uint64_t { byte & 0x7Fu } << shift;
        if (byte < 0x80)
            return number;
    }
    refuseStep();
}

std::string_view takeText(std::string_view& bytes)
{
    const auto size = takeNumber(bytes);
    if (size > bytes.size())
        refuseStep();
    const auto text = bytes.substr(0, size);
    bytes.remove_prefix(size);
    return text;
}

template <class Record> void appendBytes(std::string& bytes, const Record& record)
{
    for (const auto* field : storedFields<Record>())
        std::visit([&](auto member) { append(bytes, record.*member); }, field->member);
}

template <class Record> Record takeRecord(std::string_view& bytes, int version)
{
    Record record;
    for (const auto* field : storedFields<Record>()) {
        if (field->since <= version)
            std::visit([&](auto member) { take(bytes, record.*member); }, field->member);
    }
    return record;
}

#define INSTANTIATE(Record)                                                                                                                \
    template void appendBytes(std::string&, const Record&);                                                                                \
    template Record takeRecord<Record>(std::string_view&, int);
EACH_RECORD_TYPE(INSTANTIATE)
#undef INSTANTIATE

}

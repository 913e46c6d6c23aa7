// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/step_content.h"

#include "model/records/words.h"
#include "model/store/connection.h"
#include "model/store/record_bytes.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <numeric>

namespace model {

namespace {

constexpr std::string_view mark = "RANGES1\n"; // a changeset begins with T

[[noreturn]] void refuse()
{
    throw BadContent("a step in the journal cannot be read");
}

std::string_view takeText(std::string_view& bytes)
{
    const auto size = takeNumber(bytes);
    if (size > bytes.size())
        refuse();
    const auto text = bytes.substr(0, size);
    bytes.remove_prefix(size);
    return text;
}

InsertedRange takeRange(std::string_view& bytes)
{
    InsertedRange range;
    const auto kind = fromWord<RecordKind>(takeText(bytes));
    const auto first = takeNumber(bytes);
    const auto count = takeNumber(bytes);
    if (!kind || first == 0 || count == 0 || count > InsertedRange::most || first > std::numeric_limits<std::int64_t>::max() - count)
        refuse();
    range.kind = *kind;
    range.first = static_cast<std::int64_t>(first);
    range.count = count;
    range.rows = takeText(bytes);
    return range;
}

}

StepContent StepContent::parse(std::string_view bytes)
{
    StepContent content;
    if (bytes.starts_with(mark)) {
        bytes.remove_prefix(mark.size());
        const auto count = takeNumber(bytes);
        if (count == 0 || count > EnumWords<RecordKind>::words.size())
            refuse();
        for (std::uint64_t i = 0; i < count; ++i) {
            auto range = takeRange(bytes);
            if (std::ranges::find(content.ranges, range.kind, &InsertedRange::kind) != content.ranges.end())
                refuse();
            content.ranges.push_back(std::move(range));
        }
    }
    content.changeset = Changeset(bytes.data(), bytes.size());
    return content;
}

std::string StepContent::bytes() const
{
    if (ranges.empty())
        return changeset.bytes();
    std::string bytes(mark);
    appendNumber(bytes, ranges.size());
    for (const auto& range : ranges) {
        appendNumber(bytes, word(range.kind).size());
        bytes += word(range.kind);
        appendNumber(bytes, static_cast<std::uint64_t>(range.first));
        appendNumber(bytes, range.count);
        appendNumber(bytes, range.rows.size());
        bytes += range.rows;
    }
    return bytes + changeset.bytes();
}

Changes StepContent::changes() const
{
    Changes changes;
    if (ranges.empty() || !changeset.empty())
        changes = changeset.changes();
    for (const auto& range : ranges) {
        std::vector<std::int64_t> inserted(range.count);
        std::iota(inserted.begin(), inserted.end(), range.first);
        auto& ids = changes.ids[range.kind];
        std::vector<std::int64_t> all;
        all.reserve(ids.size() + inserted.size());
        std::ranges::set_union(ids, inserted, std::back_inserter(all));
        ids = std::move(all);
    }
    return changes;
}

template <class Record> std::vector<Record> recordsOf(const InsertedRange& range)
{
    std::vector<Record> records;
    std::string_view left = range.rows;
    if (left.size() < range.count) // before so many are made room for
        refuse();
    records.reserve(range.count);
    for (std::size_t i = 0; i < range.count; ++i) {
        records.push_back(takeRecord<Record>(left));
        records.back().id = { range.first + static_cast<std::int64_t>(i) };
    }
    if (!left.empty())
        refuse();
    return records;
}

template std::vector<Organization> recordsOf(const InsertedRange&);
template std::vector<Chip> recordsOf(const InsertedRange&);
template std::vector<Source> recordsOf(const InsertedRange&);
template std::vector<InventoryRecord> recordsOf(const InsertedRange&);
template std::vector<HeadcountRecord> recordsOf(const InsertedRange&);
template std::vector<TrainingRun> recordsOf(const InsertedRange&);
template std::vector<SavedView> recordsOf(const InsertedRange&);
template std::vector<Waiver> recordsOf(const InsertedRange&);
template std::vector<Recipe> recordsOf(const InsertedRange&);

}

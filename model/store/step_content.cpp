// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/step_content.h"

#include "model/records/each_record_type.h"
#include "model/records/words.h"
#include "model/store/record_bytes.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>
#include <numeric>

namespace model {

namespace {

constexpr std::string_view mark = "RANGES"; // a changeset begins with T; the version of the schema follows, and a line's end
constexpr int lastVersionOfOneDigit = 9;
static_assert(schemaVersion <= lastVersionOfOneDigit);

/// Takes the mark and the version behind it off; nothing where no ranges are there.
std::optional<int> takeMark(std::string_view& bytes)
{
    if (!bytes.starts_with(mark))
        return std::nullopt;
    bytes.remove_prefix(mark.size());
    const int version = bytes.empty() ? 0 : bytes.front() - '0';
    if (version < 1 || version > schemaVersion || bytes.substr(1, 1) != "\n")
        refuseStep();
    bytes.remove_prefix(2);
    return version;
}

InsertedRange takeRange(std::string_view& bytes)
{
    InsertedRange range;
    const auto kind = fromWord<RecordKind>(takeText(bytes));
    const auto first = takeNumber(bytes);
    const auto count = takeNumber(bytes);
    if (!kind || first == 0 || count == 0 || count > InsertedRange::most || first > std::numeric_limits<std::int64_t>::max() - count)
        refuseStep();
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
    if (const auto version = takeMark(bytes)) {
        const auto count = takeNumber(bytes);
        if (count == 0 || count > EnumWords<RecordKind>::words.size())
            refuseStep();
        for (std::uint64_t i = 0; i < count; ++i) {
            auto range = takeRange(bytes);
            if (std::ranges::find(content.ranges, range.kind, &InsertedRange::kind) != content.ranges.end())
                refuseStep();
            range.version = *version;
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
    std::string bytes = fmt::format("{}{}\n", mark, ranges.front().version);
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
        refuseStep();
    records.reserve(range.count);
    for (std::size_t i = 0; i < range.count; ++i) {
        records.push_back(takeRecord<Record>(left, range.version));
        records.back().id = { range.first + static_cast<std::int64_t>(i) };
    }
    if (!left.empty())
        refuseStep();
    return records;
}

#define INSTANTIATE(Record) template std::vector<Record> recordsOf(const InsertedRange&);
EACH_RECORD_TYPE(INSTANTIATE)
#undef INSTANTIATE

}

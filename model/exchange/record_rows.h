// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/csv.h"
#include "model/exchange/import_findings.h"
#include "model/records/record_key.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace model {

/// The rows of tables as records. Those with a problem stay, so that others can refer to them.
template <class Record> struct RecordRows {
    std::vector<Record> records;
    std::vector<RowPlace> places;
    std::vector<bool> isGood;
    std::vector<bool> hasKey;       ///< whether the fields that make up its key were read
    std::vector<std::string> later; ///< what names a record that may stand further down; empty where no column does

    /// Only the first rows.
    void resize(std::size_t count)
    {
        records.resize(count);
        places.resize(count);
        isGood.resize(count);
        hasKey.resize(count);
        later.resize(std::min(later.size(), count));
    }

    std::vector<HashedKey> sortedKeys() const
    {
        std::vector<HashedKey> keys;
        keys.reserve(records.size());
        for (std::uint32_t i = 0; i < records.size(); ++i) {
            if (hasKey[i])
                keys.emplace_back(keyHash(records[i]), i);
        }
        std::ranges::sort(keys);
        return keys;
    }
};

/// How the rows of one table become records: a folder's strictly, an import's as its plan says.
template <class Record> class RowRules {
public:
    enum class Outcome { Set, Refused, LeavesRowOut };

    RowRules() = default;
    RowRules(const RowRules&) = delete;
    RowRules& operator=(const RowRules&) = delete;
    virtual ~RowRules() = default;

    virtual void reportProgress() = 0;
    /// Whether the row is to be a record; where it is refused, that is noted.
    virtual bool wants(const CsvRow& row, RowPlace place) = 0;
    /// Those that the table gives, in the order in which their problems are noted.
    virtual std::span<const std::size_t> givenFields() const = 0;
    /// Reads a field's value into the record, or notes why that cannot be.
    virtual Outcome set(Record& record, std::size_t field, const CsvRow& row, RowPlace place) = 0;
    /// What names a record that may stand further down; nothing where no column does.
    virtual std::optional<std::string> later(const CsvRow& row) = 0;
    /// Once all fields of a record are set.
    virtual void finish(Record&) { }
};

/// Adds the rows of a table behind its head. Throws what reading the table throws.
template <class Record, class Table> void readRows(Table& table, std::uint32_t file, RowRules<Record>& rules, RecordRows<Record>& rows)
{
    using Outcome = typename RowRules<Record>::Outcome;
    constexpr std::size_t rowsBetweenReports = 1024;
    const auto all = fields<Record>();
    CsvRow row;
    for (std::size_t count = 0; table.next(row); ++count) {
        if (count % rowsBetweenReports == 0)
            rules.reportProgress();
        const RowPlace place { file, static_cast<std::uint32_t>(row.line) };
        if (!rules.wants(row, place))
            continue;
        Record record;
        bool isGood = true;
        bool hasKey = true;
        bool isLeftOut = false;
        for (const auto field : rules.givenFields()) {
            const auto outcome = rules.set(record, field, row, place);
            isLeftOut = outcome == Outcome::LeavesRowOut;
            if (isLeftOut)
                break;
            isGood = isGood && outcome == Outcome::Set;
            hasKey = hasKey && (outcome == Outcome::Set || !all[field].isKey);
        }
        if (isLeftOut)
            continue;
        rules.finish(record);
        rows.records.push_back(std::move(record));
        rows.places.push_back(place);
        rows.isGood.push_back(isGood);
        rows.hasKey.push_back(hasKey);
        if (auto text = rules.later(row))
            rows.later.push_back(std::move(*text));
    }
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/records/changes.h"
#include "model/records/dataset.h"

#include <SQLiteCpp/Database.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace model {

/// What all records of a dataset come to in whatever order: each one's SHA-256 as four numbers, added modulo 2^64. So it follows an edit by
/// what that touched. A damaged record changes it; against somebody who wants to deceive it is no help.
class RecordsSum {
public:
    /// Throws Cancelled where it is asked to stop.
    static RecordsSum of(const Dataset& dataset, Progress progress = {});

    /// From the records before a step to those after it; `changes` names at least those that differ.
    void follow(const Dataset& before, const Dataset& after, const Changes& changes);

    template <class Record> void add(const Record& record);
    template <class Record> void subtract(const Record& record);

    std::string hex() const; ///< 64 hexadecimal digits
    static std::optional<RecordsSum> parse(const std::string& hex);

    /// What the file keeps of its records as they are at this change counter; nothing where whoever wrote last knew of none. The file is of
    /// the newest version of the schema.
    static std::optional<RecordsSum> read(SQLite::Database& database, std::uint32_t changeCounter);

    /// Inside the transaction whose commit brings the file to this change counter.
    void write(SQLite::Database& database, std::uint32_t changeCounter) const;

    bool operator==(const RecordsSum&) const = default;

private:
    using Numbers = std::array<std::uint64_t, 4>;
    template <class Record> static Numbers numbersOf(const Record& record);

    Numbers m_numbers {};
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/dataset.h"
#include "model/store/step_content.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace model {

/// A dataset with some records as they were at another time: the wanted ones, and all that can be referred to. Steps are put on it one by
/// one, back from now or on from now; what the dataset has otherwise is overlooked.
class PastRecords {
public:
    PastRecords(const Dataset& now, Changes wanted)
        : m_now(now)
        , m_wanted(std::move(wanted))
    {
    }

    /// Null where there was none.
    template <class Record> const Record* find(Id<Record> id) const
    {
        const auto& others = std::get<Others<Record>>(m_others);
        const auto other = others.find(id.value);
        if (other != others.end())
            return other->second ? &*other->second : nullptr;
        return m_now.table<Record>().find(id);
    }

    // What references were called; their number where nobody knows.
    std::string name(OrganizationId id) const;
    std::string name(ChipId id) const;
    std::string name(SourceId id) const;

    /// Throws BadContent. A step forwards needs the rows of its ranges.
    void put(const StepContent& step, Changeset::Direction direction);

private:
    template <class Record> using Others = std::map<std::int64_t, std::optional<Record>>;

    bool isWanted(RecordRef record) const;
    void put(const RowChange& change, Changeset::Direction direction);
    void put(const InsertedRange& range, Changeset::Direction direction);

    const Dataset& m_now;
    Changes m_wanted;
    EachRecordType<Others> m_others;
};

}

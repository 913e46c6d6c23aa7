// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/dataset.h"
#include "model/records/each_record_type.h"
#include "model/records/each_reference.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace model {

/// How many references lead to each organization, chip and source; kept up with add and subtract.
class ReferenceCounts {
public:
    explicit ReferenceCounts(const Dataset& dataset)
    {
        eachRecordType([&]<class Record>() { dataset.table<Record>().forEach([this](const Record& record) { add(record); }); });
    }

    template <class Record> void add(const Record& record)
    {
        eachReference(record, [&](const auto&, auto id) { ++count(id); });
    }
    template <class Record> void subtract(const Record& record)
    {
        eachReference(record, [&](const auto&, auto id) { --count(id); });
    }

    template <class Record> bool isReferredTo(Id<Record> id) { return count(id) != 0; }

private:
    struct Counts {
        std::vector<std::int64_t> small; // by id
        std::unordered_map<std::int64_t, std::int64_t> large;
    };

    template <class Record> std::int64_t& count(Id<Record> id)
    {
        constexpr std::int64_t limit = 1 << 20;
        auto& counts = std::get<Counted<Record>>(m_counts).counts;
        if (id.value < 0 || id.value >= limit)
            return counts.large[id.value];
        const auto index = static_cast<std::size_t>(id.value);
        if (index >= counts.small.size())
            counts.small.resize(index + 1);
        return counts.small[index];
    }

    template <class Record> struct Counted {
        Counts counts;
    };
    std::tuple<Counted<Organization>, Counted<Chip>, Counted<Source>> m_counts;
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/records.h"

#include <array>
#include <optional>
#include <string>
#include <utility>

namespace model {

/// Whether rows of one key can be added up: records that count something.
template <class Record>
inline constexpr bool canBeAdded = std::is_same_v<Record, InventoryRecord> || std::is_same_v<Record, HeadcountRecord>;

/// Adds up what rows of one key count, such as the sites of one owner. The ends of their intervals are added as those of claims of one
/// source are: three quarters of their errors are common. An end is known where one of the rows has it. The parts stand in the notes.
template <class Record> class RowSum {
public:
    explicit RowSum(const Record& first)
        : m_first(first)
    {
        add(first);
    }

    void add(const Record& record);
    Record result() const;

private:
    struct Side {
        double sum = 0;
        double squares = 0;
        bool isKnown = false;
    };
    static void widen(Side& side, double width);
    static double widthOf(const Side& side);

    Record m_first;
    double m_best = 0;
    Side m_low;
    Side m_high;
    std::string m_parts;
};

}

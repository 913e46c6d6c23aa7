// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/row_sum.h"

#include "model/base/number_format.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace model {

namespace {

constexpr double commonShare = 0.75; // the method's rho

auto& best(InventoryRecord& record)
{
    return record.units;
}
auto& best(HeadcountRecord& record)
{
    return record.people;
}
auto ends(InventoryRecord& record)
{
    return std::pair { &record.unitsLow, &record.unitsHigh };
}
auto ends(HeadcountRecord& record)
{
    return std::pair { &record.peopleLow, &record.peopleHigh };
}

}

template <class Record> void RowSum<Record>::widen(Side& side, double width)
{
    side.sum += width;
    side.squares += width * width;
    side.isKnown = true;
}

template <class Record> double RowSum<Record>::widthOf(const Side& side)
{
    return std::sqrt(commonShare * side.sum * side.sum + (1 - commonShare) * side.squares);
}

template <class Record> void RowSum<Record>::add(const Record& record)
{
    auto row = record;
    const auto value = best(row);
    const auto [low, high] = ends(row);
    m_best += value;
    if (*low)
        widen(m_low, value - **low);
    if (*high)
        widen(m_high, **high - value);
    m_parts += (m_parts.empty() ? "" : " + ") + groupedNumber(value) + (row.notes.empty() ? "" : fmt::format(" ({})", row.notes));
}

template <class Record> Record RowSum<Record>::result() const
{
    auto sum = m_first;
    best(sum) = m_best;
    const auto [low, high] = ends(sum);
    low->reset();
    high->reset();
    if (m_low.isKnown)
        *low = m_best - widthOf(m_low) < 0 && m_best >= 0 ? 0 : m_best - widthOf(m_low);
    if (m_high.isKnown)
        *high = m_best + widthOf(m_high);
    sum.notes = m_parts;
    return sum;
}

template class RowSum<InventoryRecord>;
template class RowSum<HeadcountRecord>;

}

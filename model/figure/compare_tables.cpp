// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/compare_tables.h"

#include "model/base/text.h"
#include "model/figure/enum_names.h"
#include "model/figure/number_text.h"
#include "model/figure/readable_table.h"
#include "words/explain.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace model {

namespace {

using Key = std::tuple<std::string, std::string, std::optional<Quarter>>;

/// Rows of the same name and quarter stand in for one another in their order.
using RowPlaces = std::map<Key, std::vector<std::size_t>>;

Key exactKey(const TableRow& row)
{
    return { row.series, row.item, row.quarter };
}

/// A series may be a tier, which an item may leave.
Key itemKey(const TableRow& row)
{
    return { row.item.empty() ? row.series : std::string(), row.item, row.quarter };
}

/// Sums in another order differ in their last digits.
bool isSame(const std::optional<double>& a, const std::optional<double>& b)
{
    constexpr double leastShare = 1e-12;
    if (a == b)
        return true;
    return a && b && std::abs(*a - *b) <= leastShare * std::max(std::abs(*a), std::abs(*b));
}

bool isSame(const TableRow& a, const TableRow& b)
{
    const auto isSameAt = [&](std::optional<double> TableRow::*number) { return isSame(a.*number, b.*number); };
    return isSameAt(&TableRow::x) && isSameAt(&TableRow::xLow) && isSameAt(&TableRow::xHigh) && isSameAt(&TableRow::value)
        && isSameAt(&TableRow::low) && isSameAt(&TableRow::high) && a.mark == b.mark && a.note == b.note;
}

bool isBeyond(const TableRow* then, const TableRow* now)
{
    if (!then || !then->value || (!then->low && !then->high))
        return false;
    return !now || !now->value || (then->low && *now->value < *then->low) || (then->high && *now->value > *then->high);
}

class Comparer {
public:
    Comparer(const Figure& now, const Words& words)
        : m_now(now)
        , m_words(words)
    {
    }

    ChangedValue changed(const TableRow* then, const TableRow* now) const
    {
        const auto& row = now ? *now : *then;
        ChangedValue value { row.item.empty() ? row.series : row.item, row.quarter, {}, {}, isBeyond(then, now) };
        if (!factsOf(m_now.kind).hasTiers && !row.item.empty() && !row.series.empty() && row.series != row.item
            && (!row.quarter || row.series != quarterText(*row.quarter)))
            value.item = fmt::format("{}, {}", row.series, row.item);
        value.then = text(then, false);
        value.now = text(now, false);
        if (value.then == value.now) { // they differ behind the third digit
            value.then = text(then, true);
            value.now = text(now, true);
        }
        return value;
    }

private:
    std::string text(const TableRow* row, bool isInFull) const
    {
        if (!row)
            return m_words(say::changed::absent);
        if (!row->value)
            return row->note.empty() ? m_words(say::changed::noValue) : row->note;
        const auto number = [&](const Estimate& value, const NumberStyle& style) {
            const auto write = [&](double end) { return isInFull ? shortestNumber(end) : numberText(end, style); };
            auto text = write(value.best);
            if (value.low || value.high)
                text += fmt::format(" [{} – {}]", value.low ? write(*value.low) : "…", value.high ? write(*value.high) : "…");
            return text;
        };
        auto all = number({ *row->value, row->low, row->high }, valueColumn(m_now).style);
        if (row->x)
            all = m_words(
                say::changed::at, { { "value", all }, { "x", number({ *row->x, row->xLow, row->xHigh }, xColumn(m_now).style) } });
        if (row->mark && *row->mark != Mark::Stated)
            all += ", " + m_words(markNames[*row->mark]);
        return all;
    }

    const Figure& m_now;
    const Words& m_words;
};

}

TableComparison compareTables(std::span<const TableRow> then, const Figure& now, const Words& words)
{
    std::vector<const TableRow*> before(now.table.size(), nullptr);
    std::vector<bool> isTaken(then.size(), false);
    for (const auto key : { exactKey, itemKey }) {
        RowPlaces places;
        for (std::size_t i = then.size(); i-- > 0;)
            if (!isTaken[i])
                places[key(then[i])].push_back(i);
        for (std::size_t i = 0; i < now.table.size(); ++i) {
            const auto found = before[i] ? places.end() : places.find(key(now.table[i]));
            if (found == places.end() || found->second.empty())
                continue;
            before[i] = &then[found->second.back()];
            isTaken[found->second.back()] = true;
            found->second.pop_back();
        }
    }
    const Comparer comparer(now, words);
    TableComparison comparison;
    for (std::size_t i = 0; i < now.table.size(); ++i) {
        ++comparison.compared;
        if (!before[i] || !isSame(*before[i], now.table[i]))
            comparison.changed.push_back(comparer.changed(before[i], &now.table[i]));
    }
    for (std::size_t i = 0; i < then.size(); ++i) {
        if (isTaken[i])
            continue;
        ++comparison.compared;
        comparison.changed.push_back(comparer.changed(&then[i], nullptr));
    }
    return comparison;
}

}

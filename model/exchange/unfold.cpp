// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/unfold.h"

#include "model/base/letters.h"
#include "model/base/number_format.h"
#include "model/base/text.h"
#include "model/exchange/column_names.h"
#include "model/exchange/date_format.h"
#include "model/exchange/folded_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace model {

namespace {

enum class Part { Best, Low, High };

/// What the second half of a head says of a number.
std::optional<Part> partNamed(std::string_view text)
{
    constexpr std::array best { "best", "median", "med", "mid", "p50", "50%", "units", "chips", "number", "central", "people" };
    constexpr std::array low { "low", "lower", "min", "p5", "p05", "5%", "units_low", "people_low" };
    constexpr std::array high { "high", "upper", "max", "p95", "95%", "units_high", "people_high" };
    const auto word = lowered(withoutOuterBlanks(text));
    const auto isOf = [&word](const auto& words) { return std::ranges::find(words, std::string_view(word)) != words.end(); };
    if (isOf(best))
        return Part::Best;
    if (isOf(low))
        return Part::Low;
    return isOf(high) ? std::optional(Part::High) : std::nullopt;
}

/// A quarter, or a date of whatever order, which all heads together tell or which is asked about. A bare number is none, though it may
/// count days.
bool isQuarter(std::string_view text)
{
    const auto marked = withoutMark(text);
    if (marked)
        text = marked->text;
    const bool isNumber = text.find_first_not_of("0123456789.,") == std::string_view::npos && std::ranges::count(text, '.') < 2;
    if (isNumber)
        return false;
    if (isFiscalQuarter(text))
        return true; // whose year's end is asked about
    return std::ranges::any_of(std::array { DateOrder::MonthFirst, DateOrder::DayFirst, DateOrder::YearFirst },
        [text](DateOrder order) { return readQuarter(text, order).has_value(); });
}

struct Head {
    std::string name;
    Part part = Part::Best;
};

/// The quarter of a head, joined from two rows or not: "2023Q1", "2023Q1: low", "2023Q1 low", "2023: Q1", "low: 2023Q1".
std::optional<Head> quarterHead(const std::string& title)
{
    if (isQuarter(title))
        return Head { title, Part::Best };
    const auto joint = title.find(headJoint);
    const auto cut = joint != std::string::npos ? joint : title.rfind(' ');
    if (cut == std::string::npos)
        return std::nullopt;
    const auto left = title.substr(0, cut);
    const auto right = title.substr(cut + (joint != std::string::npos ? headJoint.size() : 1));
    if (const auto part = partNamed(right); part && isQuarter(left))
        return Head { left, *part };
    if (const auto part = partNamed(left); part && isQuarter(right))
        return Head { right, *part };
    for (const auto& whole : { left + " " + right, right + " " + left }) {
        if (joint != std::string::npos && isQuarter(whole))
            return Head { whole, Part::Best };
    }
    return std::nullopt;
}

/// The head that a second column of the same name has: "2023Q1 (2)" is another 2023Q1.
std::string withoutNumber(const std::string& title)
{
    const auto open = title.rfind(" (");
    const auto inside = open == std::string::npos ? std::string_view() : std::string_view(title).substr(open + 2);
    const bool isNumber = inside.size() > 1 && inside.ends_with(')') && inside.find_first_not_of("0123456789") == inside.size() - 1;
    return isNumber ? title.substr(0, open) : title;
}

bool isNumberOrNothing(std::string_view text)
{
    const auto value = withoutOuterBlanks(text);
    return isNoValue(value) || readNumber(value, {}) || readNumber(value, { ',' });
}

/// Whether the column may be a chip's or an organization's: it heads no field of ours, and has only numbers below.
bool isOfNumbers(const std::string& title, std::size_t column, const std::vector<std::vector<std::string>>& firstRows)
{
    if (title.empty() || title.starts_with('#') || isKnownHead(title))
        return false;
    bool hasNumber = false;
    for (const auto& row : firstRows) {
        if (column >= row.size())
            continue;
        if (!isNumberOrNothing(row[column]))
            return false;
        hasNumber = hasNumber || !isNoValue(withoutOuterBlanks(row[column]));
    }
    return hasNumber;
}

std::string_view columnNameOf(Unfold what)
{
    switch (what) {
    case Unfold::Quarters:
        return "quarter";
    case Unfold::Chips:
        return "chip";
    case Unfold::Organizations:
        break;
    }
    return "organization";
}

bool hasColumnFor(std::string_view field, RecordKind kind, const std::vector<std::string>& columns)
{
    const auto place = fieldNamed(kind, field);
    return place && columnFor(kind, fieldsOf(kind)[*place], columns);
}

}

bool headsQuarter(const std::string& text)
{
    return quarterHead(text).has_value();
}

std::vector<std::string> columnsAcross(
    Unfold what, const std::vector<std::string>& columns, const std::vector<std::vector<std::string>>& firstRows)
{
    std::vector<std::string> across;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (what == Unfold::Quarters ? quarterHead(withoutNumber(columns[i])).has_value() : isOfNumbers(columns[i], i, firstRows))
            across.push_back(columns[i]);
    }
    return across;
}

std::optional<Unfolding> unfoldingOf(Unfold what, const std::vector<std::string>& columns, const std::vector<std::string>& across)
{
    Unfolding unfolding { what, {}, {}, columns.size(), {} };
    std::vector<std::string> kept;
    bool hasBounds = false;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool isAcross = std::ranges::find(across, columns[i]) != across.end();
        const auto head = !isAcross    ? std::nullopt
            : what == Unfold::Quarters ? quarterHead(withoutNumber(columns[i]))
                                       : Head { columns[i], Part::Best };
        if (!head) {
            unfolding.keptColumns.push_back(i);
            kept.push_back(columns[i]);
            continue;
        }
        auto thing = std::ranges::find(unfolding.things, head->name, &Unfolding::Thing::name);
        if (thing == unfolding.things.end())
            thing = unfolding.things.insert(thing, { head->name, {}, {}, {} });
        auto& place = head->part == Part::Best ? thing->best : head->part == Part::Low ? thing->low : thing->high;
        if (place)
            return std::nullopt; // twice the same
        place = i;
        hasBounds = hasBounds || head->part != Part::Best;
    }
    const bool isWhole = std::ranges::all_of(unfolding.things, [](const Unfolding::Thing& thing) { return thing.best.has_value(); });
    const std::size_t fewest = what == Unfold::Quarters ? 1 : 2; // no other column is headed by a quarter
    if (unfolding.things.size() < fewest || !isWhole)
        return std::nullopt;
    const bool countsChips = what == Unfold::Chips || hasColumnFor("chip", RecordKind::Inventory, kept);
    const auto number = countsChips ? "units" : "people";
    unfolding.columns = std::move(kept);
    unfolding.columns.emplace_back(columnNameOf(what));
    unfolding.columns.emplace_back(number);
    if (hasBounds) {
        unfolding.columns.push_back(fmt::format("{}_low", number));
        unfolding.columns.push_back(fmt::format("{}_high", number));
    }
    return unfolding;
}

bool looksUnfolded(const Unfolding& unfolding)
{
    const std::vector<std::string> kept(
        unfolding.columns.begin(), unfolding.columns.begin() + static_cast<std::ptrdiff_t>(unfolding.keptColumns.size()));
    return unfolding.what == Unfold::Quarters && !hasColumnFor("quarter", RecordKind::Inventory, kept);
}

std::optional<Unfold> unfoldFor(const std::vector<std::string>& columns, const Dataset& dataset)
{
    FoldedNames names(dataset);
    const auto stand = [&](RecordKind kind, std::string_view field) {
        const auto called = std::ranges::count_if(columns, [&](const std::string& column) { return names.find(kind, column).has_value(); });
        return called > 1 && !hasColumnFor(field, RecordKind::Inventory, columns);
    };
    if (stand(RecordKind::Chip, "chip"))
        return Unfold::Chips;
    return stand(RecordKind::Organization, "organization") ? std::optional(Unfold::Organizations) : std::nullopt;
}

std::string_view UnfoldedRows::valueAt(const std::optional<std::size_t>& column) const
{
    return column && *column < m_row.values.size() ? m_row.values[*column] : std::string_view();
}

void UnfoldedRows::begin(const CsvRow& row)
{
    m_row = row;
    m_thing = 0;
}

bool UnfoldedRows::next(CsvRow& row)
{
    const auto& things = m_unfolding.things;
    while (m_thing < things.size()) {
        const auto& thing = things[m_thing++];
        if (isNoValue(withoutOuterBlanks(valueAt(thing.best))) && valueAt(thing.low).empty() && valueAt(thing.high).empty())
            continue;
        m_values.clear();
        for (const auto column : m_unfolding.keptColumns)
            m_values.push_back(valueAt(column));
        m_values.emplace_back(thing.name);
        m_values.push_back(valueAt(thing.best));
        if (m_unfolding.columns.size() > m_values.size()) {
            m_values.push_back(valueAt(thing.low));
            m_values.push_back(valueAt(thing.high));
        }
        for (auto column = m_unfolding.width; column < m_row.values.size(); ++column)
            m_values.push_back(m_row.values[column]);
        row = m_row;
        row.values = m_values;
        return true;
    }
    return false;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/quarter.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// Which comes first in dates such as 4/1/2022. Only these need it: 2022-04-01, 01.04.2022 and 1-Apr-2022 speak for themselves.
enum class DateOrder { MonthFirst, DayFirst, YearFirst };

/// What must be known to read dates that do not say all of it.
struct DateRules {
    DateOrder order = DateOrder::MonthFirst;
    int latestYear = 2099; ///< of dates with a year of two digits, which lies in the hundred years that end with it
    std::optional<int> fiscalYearEnd
        = {}; ///< the month with which the fiscal year ends that is called by its end; nothing: Q1 FY24 is unread
    bool operator==(const DateRules&) const = default;
};

/// A calendar quarter in any writing of parseQuarter or as Q4/2025, 1Q'19, CY24Q1, T1 2019, Q1 FY24, Jan-Mar 2024, 2023年第3季度, or the
/// quarter that contains a date or month: `2023-09-30`, `2023/9/30`, `30.09.2023`, `31-Mar-2019`, `Mar 2019`, `Mar-19`, `2019-03`,
/// 2019年3月, a workbook's number of the day such as 45291, and in the order of the rules `9/30/2023`, `30/09/23`; a time of day may
/// follow. A quarter's year of two digits lies at most ten years behind latestYear. Nothing for a date that does not exist.
std::optional<Quarter> readQuarter(std::string_view text, const DateRules& rules);
std::optional<Quarter> readQuarter(std::string_view text, DateOrder order);

/// A quarter, and what the mark behind it says of its numbers.
struct MarkedQuarter {
    std::string text; ///< without the mark
    bool isPlanned = false;
};

/// The mark by which analysts tell what is expected (1Q26E, Q1 2026 F) from what was reported (4Q25A); nothing where there is none.
std::optional<MarkedQuarter> withoutMark(std::string_view text);

/// A quarter that two columns give: "Q1" or "1" of "2025" is "Q1 2025".
std::string quarterOfYear(std::string_view quarter, std::string_view year);

/// The date as sources have it, as exactly as the text says: YYYY, YYYY-MM or YYYY-MM-DD. Nothing for what is none.
std::optional<std::string> readDate(std::string_view text, const DateRules& rules);

/// Whether the text names a quarter of a fiscal year.
bool isFiscalQuarter(std::string_view text);

/// Judges by all dates of a column in which orders they can be read.
class DateJudge {
public:
    /// `latestYear` as of DateRules; `isExact`: days matter, not only quarters.
    DateJudge(int latestYear, bool isExact)
        : m_latestYear(latestYear)
        , m_isExact(isExact)
    {
    }

    /// Each writing need be seen once only.
    void see(std::string_view text);

    /// Takes the dates of a column beside this one into account.
    void join(const DateJudge& other);

    struct Verdict {
        enum class State {
            Open,         ///< no date needs an order
            Decided,      ///< all dates can be read in one order only
            Likely,       ///< by what dates of a table are: first days of months, or none later than the latest year
            Ambiguous,    ///< `example` lies elsewhere in another order
            Contradictory ///< `example` and `other` cannot be read in the same order
        };
        State state = State::Open;
        DateOrder order = DateOrder::MonthFirst;
        std::string example;
        std::string other;
        bool isByTime = false; ///< of a likely order: in the others some would lie ahead
    };
    Verdict verdict() const;

    // The first values of their kind; empty where there is none.
    const std::string& shortYearExample() const { return m_shortYear; }
    const std::string& fiscalExample() const { return m_fiscal; }
    const std::string& serialExample() const { return m_serial; }

private:
    struct Order {
        std::string excludedBy;
        std::string firstRead;    ///< the first value that can be read so
        bool areFirstDays = true; ///< all of those read so
        bool areInTime = true;    ///< none with a short year lies behind the latest one
    };

    int m_latestYear;
    bool m_isExact;
    std::string m_first; ///< date that needs an order; empty where there is none
    bool m_isOne = true; ///< all dates that need an order are written like the first
    std::array<Order, 3> m_orders;
    std::array<std::array<std::string, 3>, 3> m_differs; ///< a value that lies elsewhere in either order
    std::string m_shortYear;
    std::string m_fiscal;
    std::string m_serial;
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/amount.h"
#include "model/exchange/date_format.h"
#include "model/exchange/import_plan.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace model {

/// How a field's column is written in a file.
struct FieldFormat {
    NumberFormat number;
    DateRules dates;
    bool isAsked = false; ///< a question is open whose answer may read what cannot be read so
    bool operator==(const FieldFormat&) const = default;
};

/// Whether the field is a text that holds a date.
bool isDateText(const FieldDescription& field);

/// What a value of a number's or a date's column is read as, as our CSVs write it; nothing for other fields and what cannot be read.
std::optional<std::string> readingOf(const FieldDescription& field, std::string_view text, const FieldFormat& format, double factor = 1);

/// Finds out how the columns of one file are written, by all of its values: one column, one reading.
class FileFormats {
public:
    /// `preview` is the file's, whose columns the plan reads; its values are seen at once.
    FileFormats(const ImportPlan& plan, const TablePreview& preview);

    /// Whether the field's values are to be seen.
    bool isOpen(std::size_t field) const { return m_numbers[field] || m_dates[field]; }

    /// A value of a field that a column gives; of dates each writing need be seen once only.
    void see(std::size_t field, std::string_view text)
    {
        if (auto& judge = m_numbers[field])
            see(*judge, text);
        else if (m_dates[field])
            m_dates[field]->see(text);
    }

    /// By what has been seen so far, a format a field, in the fields' order.
    std::vector<FieldFormat> formats() const;

    /// What was assumed, and what only a person can say.
    void tell(std::vector<Sentence>& notes, std::vector<Sentence>& questions) const;

private:
    struct Number {
        NumberJudge judge;
        bool isFraction;
        std::size_t shares = 0;   ///< numbers up to 1, or with a percent sign
        std::size_t hundreds = 0; ///< numbers above 1 up to 100
        std::string example = {};
    };

    static void see(Number& number, std::string_view text);
    std::optional<char> decidedByOthers(std::size_t field) const;
    NumberFormat numberOf(std::size_t field) const;
    DateJudge::Verdict dateVerdict() const;
    bool isAsked(std::size_t field, const DateJudge::Verdict& dates) const;
    void tellNumbers(std::size_t field, std::vector<Sentence>& notes, std::vector<Sentence>& questions) const;
    void tellEncoding(std::vector<Sentence>& notes, std::vector<Sentence>& questions) const;
    void tellDates(std::vector<Sentence>& notes, std::vector<Sentence>& questions) const;

    const ImportPlan& m_plan;
    std::string m_file;
    std::string m_encoding;
    std::string m_otherEncoding;
    std::string m_sample; ///< the first text of the file that its encoding makes a difference for
    std::span<const FieldDescription> m_fields;
    std::vector<std::string> m_columns; ///< a field; empty where none gives it
    std::vector<std::optional<Number>> m_numbers;
    std::vector<std::optional<DateJudge>> m_dates;
    std::vector<DateJudge> m_otherDates; ///< of columns that the plan does not read
    DateRules m_rules;
};

}

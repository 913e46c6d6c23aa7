// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/file_formats.h"
#include "model/exchange/import_plan.h"
#include "model/records/field_text.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// What a value of a table means for a field.
struct Reading {
    enum class State {
        Read,
        Problem,
        Unknown,
        Skipped,
        Open ///< whether it can be read is a question that is asked
    };

    State state = State::Read;
    FieldValue value;                 ///< its text is good until the next one is read
    const Sentence* reason = nullptr; ///< why it is a problem; until the next one is read
    const Amount* amount = nullptr;   ///< of a number that says more than itself; until the next one is read
    std::optional<bool> isPlanned {}; ///< of a quarter: what its mark says
};

/// Reads the numbers of one field as people write them: with units, multiples and ends, in the format and under the factor of its column.
class NumberReader {
public:
    NumberReader(const FieldDescription& field, const FieldPlan& plan);

    /// How the column is written from here on, and what its numbers are multiplied by. What was noted of the file is forgotten: its rows
    /// are read, or read again.
    void start(const FieldFormat& format, double factor);
    double factor() const { return m_factor; }

    Reading read(std::string_view text);
    /// With the ends that a text beside the best estimate gives: "250", "10 %".
    Reading withMargin(Reading reading, std::string_view text);

    /// Amounts that say more than their number, and numbers far beyond what the field can be.
    void addNotes(std::vector<Sentence>& notes, const std::string& file, const std::string& column) const;

private:
    struct Said {
        std::size_t count = 0;
        std::string example;
        std::string number;
    };

    Reading problem(Sentence reason);
    Reading scaledBy(double factor, double number, std::string_view text);
    std::optional<Reading> readUnderFactor(std::string_view text);

    FieldDescription m_field;
    bool m_isColumn; // a constant is written as our CSVs do
    double m_factor = 1;
    FieldFormat m_format;
    const FieldUnits& m_units;
    std::vector<FieldUnit> m_plainUnits; // that a column may have whose numbers are multiplied
    std::vector<FieldUnit> m_headUnits;  // that multiply as its head does
    Amount m_amount;
    std::map<Amount::Kind, Said> m_said;
    Said m_beyond;
    Sentence m_reason;
};

}

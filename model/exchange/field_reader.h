// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/import_plan.h"
#include "model/exchange/import_report.h"
#include "model/records/field_text.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace model {

/// Where a row stands: the number of its file in the import and its line there.
struct RowPlace {
    std::uint32_t file = 0;
    std::uint32_t line = 0;
    auto operator<=>(const RowPlace&) const = default;
};

/// What a value of a table means for a field.
struct Reading {
    enum class State { Read, Problem, Unknown, Skipped };

    State state = State::Read;
    FieldValue value;                 ///< its text is good until the next one is read
    const Sentence* reason = nullptr; ///< why it is a problem; until the next one is read
};

/// Reads the values of one field, file by file. Each distinct quarter, word and name is looked up once.
class FieldReader {
public:
    /// `names` outlives the reader.
    FieldReader(const FieldDescription& field, FieldPlan plan, const NameIndex& names);

    /// From now on rows are of a file with these columns; false where it has none of the field's.
    bool startFile(const std::vector<std::string>& columns, const FieldPlan& formats, bool isDisarmed);

    Reading read(const CsvRow& row, RowPlace place);
    Reading readText(std::string_view text, RowPlace place);
    /// What the row or the constant says, not yet read; nothing where the field has no column.
    std::string_view textOf(const CsvRow& row) const;

    /// What From::NewSource stands for.
    void setNewSource(SourceId id) { m_newSource = id; }

    bool isMapped() const { return m_plan.from != FieldPlan::From::Nothing; }
    const FieldDescription& field() const { return m_field; }
    /// Of the current file; the field's name where no column gives it.
    const std::string& column() const { return m_column; }
    std::vector<std::size_t> usedColumns() const;

    /// Names that led nowhere, in the order they came up, with the nearest ones.
    std::vector<UnknownValue> unknownNames(const Dataset& dataset, const std::vector<std::string>& files) const;

private:
    struct Known {
        Reading reading;
        Sentence reason;
        std::size_t rows = 0; // of an unknown name
        std::size_t order = 0;
        std::string wanted;
        RowPlace first;
        std::string column;
    };
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };

    Reading problem(Sentence reason);
    Reading readNumberText(std::string_view text);
    Reading lookedUp(std::string_view text, RowPlace place);
    Known find(std::string_view text) const;
    void findName(const std::string& wanted, Known& known) const;
    std::string_view meant(std::string_view text) const;

    FieldDescription m_field;
    FieldPlan m_plan;
    const NameIndex& m_names;
    std::string m_column;
    std::optional<std::size_t> m_index;
    std::optional<std::size_t> m_untilIndex;
    bool m_isDisarmed = false;
    SourceId m_newSource;
    std::unordered_map<std::string, Known, Hash, std::equal_to<>> m_known;
    std::pair<const std::string, Known>* m_last = nullptr;
    std::size_t m_unknown = 0;
    Sentence m_reason;
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/file_formats.h"
#include "model/exchange/folded_names.h"
#include "model/exchange/import_findings.h"
#include "model/exchange/import_plan.h"
#include "model/exchange/number_reader.h"
#include "model/records/field_text.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace model {

/// Reads the values of one field, file by file. Each distinct quarter, word and name is looked up once.
class FieldReader {
public:
    /// `names` and `folded` outlive the reader. `own` is the kind of records that the field names, where it does.
    FieldReader(const FieldDescription& field, FieldPlan plan, const NameIndex& names, FoldedNames& folded,
        std::optional<RecordKind> own = std::nullopt);

    /// From now on rows are of a file with these columns, whose texts are as they stand where it is ours; false where it has none of the
    /// field's. `above` is the multiple that a line above its table says.
    bool startFile(const std::vector<std::string>& columns, bool isDisarmed, bool isOurs, std::optional<double> above);

    /// Marks behind quarters are read, and tell the status where nothing else does.
    void takeMarks(bool tellStatus);

    /// How the column is written from here on. What was read of the file before is forgotten: its rows are read again.
    void setFormat(const FieldFormat& format);

    /// Is told each number of a column, and each writing of a date once.
    void setJudge(std::function<void(std::string_view)> judge) { m_judge = std::move(judge); }

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
    /// What numbers of the current file are multiplied by.
    double factor() const { return m_numbers.factor(); }
    std::vector<std::size_t> usedColumns() const;

    /// Writings that were taken for a name of other letters, and amounts that say more than their number.
    std::vector<Sentence> notes(const std::string& file) const;

    /// Names that led nowhere, in the order they came up, with the nearest ones.
    std::vector<UnknownValue> unknownNames(const Dataset& dataset, const std::vector<std::string>& files) const;

private:
    struct Known {
        Reading reading;
        Sentence reason;
        std::size_t rows = 0;       // of an unknown name
        std::size_t rowsBefore = 0; // this file
        std::size_t order = 0;
        std::string wanted;
        RowPlace first;
        std::string column;
    };
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };

    Reading problem(Sentence reason);
    Reading readNarrow(std::string_view text, RowPlace place);
    Reading readTextField(std::string_view text);
    Reading lookedUp(std::string_view text, RowPlace place);
    Known find(std::string_view text);
    void findQuarter(std::string_view text, Known& known);
    void findName(const std::string& wanted, Known& known);
    std::string_view meant(std::string_view text) const;

    FieldDescription m_field;
    FieldPlan m_plan;
    const NameIndex& m_names;
    std::string m_column;
    std::optional<std::size_t> m_index;
    std::optional<std::size_t> m_untilIndex;
    std::optional<std::size_t> m_yearIndex;
    bool m_isYearFiscal = false;
    bool m_takesMarks = false;
    bool m_marksTellStatus = false;
    std::optional<std::size_t> m_marginIndex;
    bool m_isDisarmed = false;
    bool m_isOurs = false;
    FieldFormat m_format;
    NumberReader m_numbers;
    FoldedNames& m_folded;
    std::optional<RecordKind> m_own;
    std::function<void(std::string_view)> m_judge;
    std::string m_text;                         // what was read of a text, where it is not the text itself
    std::map<std::string, std::string> m_taken; // what a text was taken for
    std::set<std::string, std::less<>> m_seenDates;
    SourceId m_newSource;
    std::unordered_map<std::string, Known, Hash, std::equal_to<>> m_known;
    std::pair<const std::string, Known>* m_last = nullptr;
    std::size_t m_unknown = 0;
    Sentence m_reason;
};

}

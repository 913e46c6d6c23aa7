// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/number_format.h"
#include "model/base/words.h"
#include "model/exchange/column_names.h"
#include "model/exchange/date_format.h"
#include "model/exchange/import_fields.h"
#include "model/exchange/table_file.h"
#include "model/records/dataset.h"
#include "model/records/words.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace model {

/// Where the values of one field come from.
struct FieldPlan {
    enum class From { Nothing, Column, Constant, NewSource };
    enum class FactorBy { Head, Person, LineAbove };

    From from = From::Nothing;
    std::vector<std::string> columns;           ///< the first of these that a file has, by header name (spaces, _ and case ignored) or #3
    std::string untilColumn;                    ///< of a quarter: the end of a period that must lie in the same quarter; empty: none
    std::string yearColumn;                     ///< of a quarter without a year, Q1 or 1: what gives the year; empty: none
    std::string constant;                       ///< written as our CSVs do
    bool isAssumed = false;                     ///< of a constant: nobody said it, so each import does
    std::optional<NumberFormat> number;         ///< nothing: judged by all rows of each file
    std::optional<DateOrder> dates;             ///< the same
    double factor = 1;                          ///< what numbers are multiplied by: 1000 for a column in thousands
    FactorBy factorBy = FactorBy::Head;         ///< a line above a table says it for this file alone, and never over a person's 1
    std::string plusMinusColumn;                ///< of a best estimate: how far low and high are from it, 300 or 30%; empty: none
    std::map<std::string, std::string> aliases; ///< what the column says -> the name or word that is meant
    std::set<std::string> skipped;              ///< rows with one of these values are left out
    bool operator==(const FieldPlan&) const = default;
};

/// Rows to leave out, and why. A file without the column has none.
struct RowFilter {
    /// Letters' case ignored. True: neither empty nor a no, 0 or false.
    enum class Condition { NotEmpty, Empty, Equals, BeginsWith, Contains, NotEquals, NotContains, True };

    std::string column;
    Condition condition = Condition::NotEmpty;
    std::string value;
    std::string reason;
    bool needsColumn = false; ///< a file without it is a problem
    bool operator==(const RowFilter&) const = default;
};

/// What happens to a row that the document has a record for already, with the same key fields.
/// `Keep` keeps both as claims: by another source they both stay anyway; by the very same source a row that says the same is passed
/// over and one that says something else is refused, as a source cannot say two things.
enum class ConflictPolicy { Stop, Keep, Update, Skip };

/// What happens to rows with the same key as an earlier one of the import: they are a problem, or their numbers are added up.
enum class RepeatPolicy { Stop, Add };

template <> struct EnumWords<DateOrder> {
    static constexpr std::array<std::string_view, 3> words { "month first", "day first", "year first" };
};
template <> struct EnumWords<Unfold> {
    static constexpr std::array<std::string_view, 3> words { "quarters", "chips", "organizations" };
};
template <> struct EnumWords<RepeatPolicy> {
    static constexpr std::array<std::string_view, 2> words { "stop", "add" };
};
template <> struct EnumWords<RowFilter::Condition> {
    static constexpr std::array<std::string_view, 8> words { "not empty", "empty", "equals", "begins with", "contains", "not equals",
        "not contains", "true" };
};
template <> struct EnumWords<ConflictPolicy> {
    static constexpr std::array<std::string_view, 4> words { "stop", "keep", "update", "skip" };
};

/// How tables are imported: a plain value, kept as a recipe.
struct ImportPlan {
    RecordKind kind = RecordKind::Inventory;
    DialectChoice dialect;
    std::map<std::string, FieldPlan> fields; ///< by field name
    std::vector<RowFilter> filters;
    ConflictPolicy onConflict = ConflictPolicy::Stop;
    RepeatPolicy onRepeat = RepeatPolicy::Stop;
    bool skipsProblems = false; ///< rows that cannot be read are left out and listed

    // How all columns are written for which their own plan says nothing; nothing: judged by all rows of each file.
    std::optional<char> decimal;
    std::optional<DateOrder> dates;
    std::optional<int> fiscalYearEnd; ///< the month, 1 to 12, with which the fiscal year ends that is called by its end

    // Made where a row refers to them and the document does not have them yet.
    std::vector<Organization> newOrganizations;
    std::vector<Chip> newChips;
    std::vector<Source> newSources;

    /// For fields with From::NewSource. `{date}` in its texts is `today`, `{file}` the first file's name and `{name}` what a key makes of
    /// it; a key that is taken gets a number.
    std::optional<Source> newSource;
    std::string today; ///< YYYY-MM-DD; no part of a recipe

    /// Keys of the sources of which the new one is the next release; no part of a recipe.
    std::vector<std::string> replaces;

    bool dropsEqualBounds = false; ///< low and high are left unknown where both equal the best estimate

    bool operator==(const ImportPlan&) const = default;
};

/// A plan with what speaks for it.
struct PlanGuess {
    ImportPlan plan;
    std::vector<Sentence> notes;     ///< what was assumed, one sentence each: constants taken, a new source, columns in thousands
    std::vector<Sentence> questions; ///< what only a person can say: which kind of records
};

/// Throws Error (Invalid), naming the file that is meant, for Epoch AI's table of the steps behind its compute of labs.
void refuseIntermediates(const TablePreview& preview);

/// Maps columns to fields by their names, and finds the kind too where it is not given. How values are written is left to each file. A
/// field that must have a value and has no column gets the usual constant (access owned, status actual) or, a source, a new one named after
/// the table.
PlanGuess planFor(const TablePreview& preview, std::optional<RecordKind> kind, const std::string& today);

/// What is wrong with a table none of whose columns names a field: no separator, no head. Nothing where neither is.
std::optional<Sentence> questionOfTable(const TablePreview& preview);

/// The source an import of a file by this plan would make in this document, its key free; nothing where it makes none. It replaces those of
/// the plan's `replaces` that the document has.
std::optional<Source> newSourceOf(const ImportPlan& plan, const Dataset& dataset, const std::string& file);

/// Throws Error (Invalid) where the plan's new source cannot replace what it is to: there is none, a key is not known, or is another
/// publisher's.
void requireReplaceable(const ImportPlan& plan, const Dataset& dataset);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"
#include "model/records/changes.h"
#include "model/records/records.h"

#include <cstddef>
#include <string>
#include <vector>

namespace model {

/// Where in which file; line 0 means the file as a whole.
struct ImportPlace {
    std::string file;
    std::size_t line = 0;
    bool operator==(const ImportPlace&) const = default;
};

/// Why a row or a file cannot be imported.
struct ImportProblem {
    ImportPlace place;
    std::string column; ///< as the file names it; empty where no single one is to blame
    std::string value;
    Sentence reason; ///< continues the value: "is no number such as 1200"
};

/// "fleet.csv line 3, column Units, value 'x': is no number such as 1200"
Sentence problemText(const ImportProblem& problem);

struct SkippedRow {
    ImportPlace place;
    Sentence reason;
};

/// A name that leads to no record of the document: to be given an alias, created or skipped.
struct UnknownValue {
    std::string field;
    RecordKind kind = RecordKind::Organization;
    std::string column;
    std::string value;  ///< as the file has it
    std::string wanted; ///< the name looked for: the value, or its alias
    std::size_t rows = 0;
    ImportPlace first;
    std::vector<std::string> nearest; ///< names of the document, best first, at most five
    bool operator==(const UnknownValue&) const = default;
};

Sentence unknownText(const UnknownValue& unknown);

/// What an import did or, tried only, would do. Lists end at `mostListed`, counts do not.
struct ImportReport {
    static constexpr std::size_t mostListed = 10'000;

    RecordKind kind = RecordKind::Inventory;
    std::size_t rows = 0; ///< read, blank ones not counted
    std::size_t inserted = 0;
    std::size_t updated = 0;
    std::size_t unchanged = 0; ///< the document says the same already
    std::size_t kept = 0;      ///< the document's record stays, by ConflictPolicy::Skip
    std::size_t skipped = 0;   ///< by a rule of the plan
    std::size_t conflicts = 0; ///< refused, among `problems` too
    std::size_t problemCount = 0;

    std::vector<ImportProblem> problems;
    std::vector<UnknownValue> unknownNames;
    std::vector<SkippedRow> skippedRows;
    std::vector<Sentence> updates;          ///< what each update changes, old and new
    std::vector<Sentence> created;          ///< "source 'epoch-owners-2026-04-22'"
    std::vector<std::string> unusedColumns; ///< of all files
    std::vector<Sentence> notes;            ///< what was assumed
    std::vector<Sentence> repeats;          ///< what has been imported before
    std::vector<Sentence> questions;        ///< what only a person can say, each with the option that says it

    Changes changes; ///< what importTable touched, with what other programs did meanwhile

    bool canImport() const { return problemCount == 0 && unknownNames.empty() && questions.empty(); }
    Sentence label() const; ///< of the undo step: "Import 179 rows into Inventory"
};

/// "fleet.csv line 3"
Argument shownPlace(const ImportPlace& place);
/// "line 3"
Argument shownLine(std::size_t line);

/// Reasons that folders and imports give alike.
Sentence wrongWidth(std::size_t values, std::size_t columns);
Sentence repeats(Argument place, Sentence key);

/// "169 rows go into Inventory, 10 are skipped" or, done, "169 rows went ...".
Sentence reportSummary(const ImportReport& report, bool isDone);

/// Questions, problems and unknown names as sentences, at most a hundred.
std::vector<Sentence> problemSentences(const ImportReport& report);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/import.h"

#include "app/backup_place.h"
#include "app/view_choice.h"
#include "app/view_options.h"
#include "model/base/error.h"
#include "model/base/text.h"
#include "model/edit/prepare_to_edit.h"
#include "model/edit/release_changes.h"
#include "model/exchange/import_table.h"
#include "model/exchange/recipes.h"
#include "model/records/words.h"
#include "model/store/backups.h"
#include "model/store/document.h"
#include "words/commands.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace app {

namespace {

std::vector<std::string> tableWords()
{
    std::vector<std::string> words;
    for (const auto kind : model::importKinds())
        words.emplace_back(model::word(kind));
    return words;
}

/// By its word, or as it is called elsewhere: "Training runs".
std::optional<model::RecordKind> parseTable(const Arguments& arguments)
{
    const auto kinds = model::importKinds();
    const auto kind = model::recordKindNamed(arguments.value("--table").value_or(std::string()));
    if (!kind || std::ranges::find(kinds, *kind) == kinds.end())
        arguments.word("--table"); // refuses what is none of the words
    return kind;
}

/// In the order in which the help explains them.
std::vector<std::string> policyWords()
{
    using enum model::ConflictPolicy;
    std::vector<std::string> words;
    for (const auto policy : { Keep, Update, Skip, Stop })
        words.emplace_back(model::word(policy));
    return words;
}

Command parseImport(const Arguments& arguments)
{
    const auto& words = arguments.words();
    if (words.size() < 2 || std::ranges::find(words, std::string()) != words.end())
        refuse(say::command::needsTables);
    ImportTables command;
    command.file = words.front();
    command.tables.assign(words.begin() + 1, words.end());
    command.kind = parseTable(arguments);
    command.recipe = arguments.value("--recipe").value_or(std::string());
    if (const auto policy = arguments.word("--on-conflict"))
        command.onConflict = model::fromWord<model::ConflictPolicy>(*policy);
    for (const auto& key : model::split(arguments.value("--replaces").value_or(std::string()), ',')) {
        if (!model::trimmed(key).empty())
            command.replaces.emplace_back(model::trimmed(key));
    }
    command.view = arguments.value("--view").value_or(std::string());
    command.isTrial = arguments.has("--dry-run");
    return command;
}

}

CommandSpec importCommand()
{
    return {
        .name = "import",
        .usages = { { "import FILE TABLE.csv... [OPTION...]", "tables of a spreadsheet or a publisher into a document" } },
        .about
        = "Imports tables into a document as one step that the window can undo. Encoding, separator, header and the writing of numbers and "
          "dates are found out table by table; columns are matched to fields by their names, or by a recipe. With a problem in any row "
          "nothing is imported and the problems are listed, the first 100 of them. Rows that a recipe leaves out are listed and no "
          "problem.",
        .options = { choice("--table", "TABLE", "the kind of the records, found out from the columns where it is left out", tableWords()),
            { "--recipe", "NAME", "a recipe of the document, or `epoch-owners`: Epoch AI's chips by owner and quarter as published" },
            { "--on-conflict", "HOW",
                "what to do with a row whose record (the same organization, chip, quarter, ..., source) the document has already. `stop` "
                "(default): import nothing and name such rows; `keep`: pass over rows that say the same - one that says something else is "
                "a problem, as a source cannot say two things, while claims of different sources always stand side by side; `update`: put "
                "the row's values into the record; `skip`: leave the record as it is",
                policyWords() },
            { "--replaces", "KEYS",
                "the keys of the sources, a comma between them, of which this is a newer release: their claims no longer count. Tells "
                "which "
                "claims are the same, changed, new and gone, and which values of a figure move beyond their interval" },
            view("--view", "the figure whose values are compared then"),
            flag("--dry-run", "say what would happen, with all problems, and change nothing") },
        .examples = { "import fleet.flop nvidia_owners_quarters_by_chip.csv --recipe epoch-owners --dry-run" },
        .parse = parseImport,
    };
}

namespace {

using model::Document;

constexpr std::size_t mostSkippedRows = 100;

std::string today()
{
    return fmt::format("{:%Y-%m-%d}", fmt::localtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

model::ImportPlan planOf(const ImportTables& command, const model::Dataset& dataset, Terminal& terminal)
{
    model::ImportPlan plan;
    if (command.recipe.empty()) {
        auto guess = model::planFor(model::readPreview(command.tables.front()), command.kind, today());
        for (const auto& note : guess.notes)
            terminal.note(note);
        plan = std::move(guess.plan);
    } else {
        plan = model::planOfRecipe(command.recipe, dataset, today());
        if (command.kind && *command.kind != plan.kind)
            refuse(
                say::command::otherRecipe, { { "recipe", command.recipe }, { "table", model::Sentence { model::tableTitle(plan.kind) } } });
    }
    plan.replaces = command.replaces;
    if (command.onConflict)
        plan.onConflict = *command.onConflict;
    return plan;
}

/// What a newer release says otherwise.
void tellRelease(const model::Dataset& before, const model::Dataset& after, const std::string& line, Terminal& terminal)
{
    const auto newest = model::newestRelease(before, after);
    if (!newest)
        return;
    std::string text;
    const auto changes = model::releaseChanges(before, after, *newest, chosenView(before, line, {}, terminal));
    for (const auto& told : model::releaseText(changes, mostSkippedRows))
        text += plainLine(terminal.said(told)) + "\n";
    terminal.write(text);
}

void tell(const model::ImportReport& report, bool isDone, Terminal& terminal)
{
    for (const auto& note : report.notes)
        terminal.note(note);
    if (!report.unusedColumns.empty())
        terminal.note({ say::aside::columns, { { "columns", model::joined(report.unusedColumns, ", ") } } });
    std::string text;
    const auto tellLine = [&](const model::Sentence& said) { text += plainLine(terminal.said(said)) + "\n"; };
    tellLine(model::reportSummary(report, isDone));
    for (const auto& created : report.created)
        tellLine({ isDone ? say::told::made : say::told::wouldMake, { { "record", created } } });
    const auto shown = std::min(report.skippedRows.size(), mostSkippedRows);
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& [place, reason] = report.skippedRows[i];
        tellLine({ say::told::skipped, { { "row", model::problemText({ place, {}, {}, reason }) } } });
    }
    if (report.skipped > shown)
        tellLine({ say::told::more, { { "n", report.skipped - shown } } });
    terminal.write(text);
}

}

int ImportTables::operator()(Terminal& terminal) const
{
    auto document = Document::open(file, isTrial ? Document::Mode::ReadOnly : Document::Mode::ReadWrite);
    const auto plan = planOf(*this, *document.dataset(), terminal);
    const auto progress = terminal.progress({ say::progress::importing, { { "file", file.string() } } });
    if (isTrial) {
        const auto report = model::tryImport(*document.dataset(), tables, plan, progress);
        terminal.clearProgress();
        model::refuseProblems(report);
        tell(report, false, terminal);
        if (!replaces.empty())
            tellRelease(*document.dataset(), model::datasetAfter(*document.dataset(), tables, plan), view, terminal);
    } else {
        const auto before = document.dataset();
        const bool wasOlder = document.isOlderVersion();
        model::prepareToEdit(document, backupRoot());
        model::BackupFolder::of(file, backupRoot()).make(document, model::BackupReason::Import, model::backupTimeNow(), progress);
        const auto report = model::importTable(document, tables, plan, progress);
        terminal.clearProgress();
        if (wasOlder && !document.isOlderVersion())
            terminal.note({ say::aside::upgraded, { { "file", file.string() } } });
        tell(report, true, terminal);
        if (!replaces.empty())
            tellRelease(*before, *document.dataset(), view, terminal);
    }
    return 0;
}

}

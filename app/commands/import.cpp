// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/import.h"

#include "app/backup_place.h"
#include "app/commands/import_fleet.h"
#include "app/day.h"
#include "app/table_option.h"
#include "app/view_choice.h"
#include "app/view_options.h"
#include "model/base/error.h"
#include "model/base/sentences.h"
#include "model/base/text.h"
#include "model/edit/prepare_to_edit.h"
#include "model/edit/release_changes.h"
#include "model/exchange/import_table.h"
#include "model/exchange/left_out.h"
#include "model/exchange/plan_columns.h"
#include "model/exchange/recipes.h"
#include "model/exchange/unfold.h"
#include "model/records/words.h"
#include "model/store/backups.h"
#include "model/store/document.h"
#include "words/commands.h"
#include "words/exchange.h"
#include "words/usage.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace app {

namespace {

/// In the order in which the help explains them.
std::vector<std::string> policyWords()
{
    using enum model::ConflictPolicy;
    std::vector<std::string> words;
    for (const auto policy : { Keep, Update, Skip, Stop })
        words.emplace_back(model::word(policy));
    return words;
}

/// A whole number from the lowest to the highest; nothing where the option is not given.
std::optional<int> parseWhole(const Arguments& arguments, const std::string& option, int lowest, int highest)
{
    const auto text = arguments.value(option);
    if (!text)
        return std::nullopt;
    const auto number = model::parseNumber(*text);
    const bool isGood = number && *number >= lowest && *number <= highest && *number == std::floor(*number);
    if (!isGood)
        refuse(say::command::noWhole,
            { { "option", option }, { "value", *text }, { "lowest", std::to_string(lowest) }, { "highest", std::to_string(highest) } });
    return static_cast<int>(*number);
}

model::DialectChoice parseDialect(const Arguments& arguments)
{
    constexpr int lastRow = 100'000;
    model::DialectChoice dialect;
    if (const auto name = arguments.value("--encoding")) {
        dialect.encoding = model::encodingNamed(*name);
        if (!dialect.encoding)
            refuse(say::command::noEncoding, { { "value", *name }, { "names", model::joined(model::encodingNames(), ", ") } });
    }
    dialect.headerRow = parseWhole(arguments, "--header-row", 0, lastRow);
    dialect.sheet = arguments.value("--sheet").value_or(std::string());
    if (const auto unfold = arguments.word("--unfold"))
        dialect.unfold = model::fromWord<model::Unfold>(*unfold);
    return dialect;
}

/// Cuts `NAME=VALUE` at its last sign, as names hold such signs more often than what they mean does.
std::pair<std::string, std::string> parsePair(const std::string& option, const std::string& text)
{
    const auto at = text.rfind('=');
    if (at == std::string::npos || at == 0 || at + 1 == text.size())
        refuse(say::command::noPair, { { "option", option }, { "value", text } });
    return { text.substr(0, at), text.substr(at + 1) };
}

/// Cuts `FIELD=VALUE` at its first sign, as fields have none.
std::pair<std::string, std::string> parseField(const std::string& option, const std::string& text)
{
    const auto at = text.find('=');
    if (at == std::string::npos || at == 0 || at + 1 == text.size())
        refuse(say::command::noFieldPair, { { "option", option }, { "value", text } });
    return { std::string(model::trimmed(text.substr(0, at))), std::string(model::trimmed(text.substr(at + 1))) };
}

/// The rows to be left out for `COLUMN=VALUE`, `COLUMN!=VALUE` or `COLUMN~VALUE`: those that it is not true of.
model::RowFilter parseFilter(const std::string& text)
{
    using Condition = model::RowFilter::Condition;
    const auto at = text.find_first_of("=~");
    if (at == std::string::npos || at == 0 || text.starts_with("!="))
        refuse(say::command::noFilter, { { "value", text } });
    const bool isNot = text[at] == '=' && text[at - 1] == '!';
    const auto column = std::string(model::trimmed(text.substr(0, isNot ? at - 1 : at)));
    const auto value = std::string(model::trimmed(text.substr(at + 1)));
    const auto condition = text[at] == '~' ? Condition::NotContains
        : value.empty()                    ? (isNot ? Condition::Empty : Condition::NotEmpty)
        : isNot                            ? Condition::Equals
                                           : Condition::NotEquals;
    return { column, condition, value, {}, true };
}

void parseRepeatable(const Arguments& arguments, ImportTables& command)
{
    for (const auto& [option, value] : arguments.repeatable()) {
        if (option == "--map") {
            command.meanings.push_back(parsePair(option, value));
        } else if (option == "--set") {
            command.constants.push_back(parseField(option, value));
        } else if (option == "--column") {
            command.columns.push_back(parseField(option, value));
        } else if (option == "--where") {
            command.filters.push_back(parseFilter(value));
        } else if (option == "--factor") {
            const auto [column, factor] = parsePair(option, value);
            const auto number = model::parseNumber(factor);
            if (!number || *number == 0)
                refuse(say::command::noFactor, { { "value", factor } });
            command.factors.emplace_back(column, *number);
        }
    }
}

Command parseImport(const Arguments& arguments)
{
    const auto& words = arguments.words();
    if (words.size() < 2 || std::ranges::find(words, std::string()) != words.end())
        refuse(say::command::needsTables);
    ImportTables command;
    command.file = words.front();
    command.tables.assign(words.begin() + 1, words.end());
    command.kind = tableOption(arguments);
    command.recipe = arguments.value("--recipe").value_or(std::string());
    if (const auto policy = arguments.word("--on-conflict"))
        command.onConflict = model::fromWord<model::ConflictPolicy>(*policy);
    for (const auto& key : model::split(arguments.value("--replaces").value_or(std::string()), ',')) {
        if (!model::trimmed(key).empty())
            command.replaces.emplace_back(model::trimmed(key));
    }
    command.view = arguments.value("--view").value_or(std::string());
    if (const auto policy = arguments.word("--on-repeat"))
        command.onRepeat = model::fromWord<model::RepeatPolicy>(*policy);
    command.dialect = parseDialect(arguments);
    if (const auto decimal = arguments.word("--decimal"))
        command.decimal = decimal->front();
    if (const auto order = arguments.word("--date-order"))
        command.dates = *order == "mdy" ? model::DateOrder::MonthFirst
            : *order == "dmy"           ? model::DateOrder::DayFirst
                                        : model::DateOrder::YearFirst;
    command.fiscalYearEnd = parseWhole(arguments, "--fiscal-year-end", 1, 12);
    command.skipsProblems = arguments.has("--skip-problems");
    parseRepeatable(arguments, command);
    command.fleet = fleetPlan(arguments);
    command.isTrial = arguments.has("--dry-run");
    return command;
}

}

CommandSpec importCommand()
{
    return {
        .name = "import",
        .usages = { { "import FILE TABLE... [OPTION...]", say::helpImport::toTables } },
        .about = { { say::helpImport::about } },
        .options = { choice("--table", "TABLE", say::helpImport::table, tableWords()), { "--recipe", "NAME", say::helpImport::recipe },
            { "--on-conflict", "HOW", say::helpImport::onConflict, policyWords() }, { "--replaces", "KEYS", say::helpImport::replaces },
            view("--view", say::helpImport::view), choice("--on-repeat", "HOW", say::helpImport::onRepeat, { "stop", "add" }),
            { "--map", "NAME=OURS", say::helpImport::map, {}, {}, true }, { "--set", "FIELD=VALUE", say::helpImport::set, {}, {}, true },
            { "--column", "FIELD=COLUMN", say::helpImport::column, {}, {}, true },
            { "--where", "CONDITION", say::helpImport::where, {}, {}, true }, flag("--skip-problems", say::helpImport::skipProblems),
            { "--encoding", "NAME", say::helpImport::encoding },
            choice("--date-order", "ORDER", say::helpImport::dateOrder, { "dmy", "mdy", "ymd" }),
            choice("--decimal", "SIGN", say::helpImport::decimal, { ",", "." }),
            { "--fiscal-year-end", "MONTH", say::helpImport::fiscalYearEnd }, { "--header-row", "N", say::helpImport::headerRow },
            { "--sheet", "NAME", say::helpImport::sheet }, { "--factor", "COLUMN=NUMBER", say::helpImport::factor, {}, {}, true },
            choice("--unfold", "WHAT", say::helpImport::unfold, { "quarters", "chips", "organizations" }),
            { "--organization", "NAME", say::helpImport::organization, {}, "--org" }, { "--as-of", "QUARTER", say::helpImport::asOf },
            { "--researchers", "N", say::helpImport::researchers }, flag("--dry-run", say::helpImport::dryRun) },
        .examples = { "import fleet.flop nvidia_owners_quarters_by_chip.csv --recipe epoch-owners --dry-run",
            "import fleet.flop survey.csv --decimal , --date-order dmy --map 'Alphabet=Google' --where 'Status!=planned' --skip-problems",
            "import fleet.flop nodes.json --recipe slurm --organization 'Our Lab' --as-of 2025Q4 --researchers 12" },
        .parse = parseImport,
    };
}

namespace {

using model::Document;

constexpr std::size_t mostListed = 100;

/// Which column gives a field, or what it is in all rows.
void takeFields(const ImportTables& command, const model::TablePreview& preview, model::ImportPlan& plan)
{
    std::vector<std::string> names;
    for (const auto& field : model::importFields(plan.kind))
        names.emplace_back(field.name);
    const auto planOfField = [&](const std::string& name) -> model::FieldPlan& {
        if (std::ranges::find(names, name) == names.end())
            refuse(say::command::noField,
                { { "table", model::Sentence { model::tableTitle(plan.kind) } }, { "field", name },
                    { "near", model::didYouMean(name, names) }, { "names", model::joined(names, ", ") } });
        return plan.fields[name];
    };
    for (const auto& [name, column] : command.columns) {
        const auto place = model::columnOf(preview.columns, column);
        if (!place)
            refuse(say::command::noColumn,
                { { "file", preview.name }, { "column", column }, { "near", model::didYouMean(column, preview.columns) } });
        auto& field = planOfField(name);
        for (auto& [other, otherPlan] : plan.fields) { // one column, one field
            if (&otherPlan != &field && otherPlan.from == model::FieldPlan::From::Column
                && model::columnOf(preview.columns, otherPlan) == place)
                otherPlan = {};
        }
        field.from = model::FieldPlan::From::Column;
        field.columns = { preview.columns[*place] };
        field.yearColumn.clear();
        field.factor = 1;
        field.factorBy = model::FieldPlan::FactorBy::Head;
        field.isAssumed = false;
    }
    for (const auto& [name, value] : command.constants) {
        auto& field = planOfField(name);
        field.from = model::FieldPlan::From::Constant;
        field.constant = value;
        field.isAssumed = false;
    }
}

/// Puts what the options say into a plan for a table with these columns.
void takeOptions(const ImportTables& command, const model::TablePreview& preview, model::ImportPlan& plan)
{
    if (command.onConflict)
        plan.onConflict = *command.onConflict;
    if (command.onRepeat)
        plan.onRepeat = *command.onRepeat;
    if (command.decimal)
        plan.decimal = command.decimal;
    if (command.dates)
        plan.dates = command.dates;
    if (command.fiscalYearEnd)
        plan.fiscalYearEnd = command.fiscalYearEnd;
    plan.skipsProblems = plan.skipsProblems || command.skipsProblems;
    plan.filters.insert(plan.filters.end(), command.filters.begin(), command.filters.end());
    for (auto& [name, field] : plan.fields) {
        if (command.decimal && field.number)
            field.number->decimal = *command.decimal;
        if (command.dates)
            field.dates.reset();
    }
    takeFields(command, preview, plan);
    for (const auto& field : model::importFields(plan.kind)) {
        if (!model::referredKind(field.type))
            continue;
        for (const auto& [name, ours] : command.meanings)
            plan.fields[std::string(field.name)].aliases[name] = ours;
    }
    for (const auto& [column, factor] : command.factors) {
        const auto place = model::columnOf(preview.columns, column);
        bool isUsed = false;
        for (auto& [name, field] : plan.fields) {
            const bool isIt = place && field.from == model::FieldPlan::From::Column && model::columnOf(preview.columns, field) == place;
            if (isIt) {
                field.factor = factor;
                field.factorBy = model::FieldPlan::FactorBy::Person;
            }
            isUsed = isUsed || isIt;
        }
        if (!isUsed)
            refuse(say::command::noFactorColumn,
                { { "file", preview.name }, { "column", column }, { "near", model::didYouMean(column, preview.columns) } });
    }
}

model::DialectChoice over(model::DialectChoice kept, const model::DialectChoice& said)
{
    if (said.encoding)
        kept.encoding = said.encoding;
    if (said.separator)
        kept.separator = said.separator;
    if (said.headerRow)
        kept.headerRow = said.headerRow;
    if (!said.sheet.empty())
        kept.sheet = said.sheet;
    if (said.unfold)
        kept.unfold = said.unfold;
    return kept;
}

/// Whether a question about the table's columns is answered by --column.
bool isAnswered(const model::Sentence& question, const ImportTables& command)
{
    if (question.message.key != say::ask::sameHeads.key)
        return false;
    const auto name = std::ranges::find(question.arguments, "name", [](const auto& argument) { return argument.first; });
    return name != question.arguments.end()
        && std::ranges::any_of(command.columns, [&](const auto& said) { return said.first == name->second.text; });
}

/// The one kind of records that has all fields that --set and --column name; nothing where several have, or none is named.
std::optional<model::RecordKind> kindOfFields(const ImportTables& command)
{
    std::vector<std::string> named;
    for (const auto* pairs : { &command.constants, &command.columns }) {
        for (const auto& [field, value] : *pairs)
            named.push_back(field);
    }
    std::optional<model::RecordKind> only;
    for (const auto kind : model::importKinds()) {
        const auto has = [kind](const std::string& name) {
            return std::ranges::any_of(model::importFields(kind), [&name](const auto& field) { return field.name == name; });
        };
        if (named.empty() || !std::ranges::all_of(named, has))
            continue;
        if (only)
            return std::nullopt;
        only = kind;
    }
    return only;
}

/// What is wrong with the table as a whole goes before what each field lacks.
void refuseWhole(const ImportTables& command, const model::TablePreview& preview, const model::PlanGuess& guess)
{
    const bool isAny
        = std::ranges::any_of(guess.plan.fields, [](const auto& field) { return field.second.from == model::FieldPlan::From::Column; });
    if (isAny || !command.columns.empty() || command.dialect.headerRow)
        return;
    if (auto question = model::questionOfTable(preview))
        throw model::Error(model::ErrorCode::Usage, std::move(*question));
}

model::ImportPlan planOf(const ImportTables& command, const model::Dataset& dataset, Terminal& terminal)
{
    model::ImportPlan plan;
    model::TablePreview preview;
    auto dialect = command.dialect;
    if (command.recipe.empty()) {
        preview = model::readPreview(command.tables.front(), command.dialect);
        if (const auto what = preview.dialect.unfold ? std::nullopt : model::unfoldFor(preview.columns, dataset)) {
            dialect.unfold = what;
            preview = model::readPreview(command.tables.front(), dialect);
        }
        auto guess = model::planFor(preview, command.kind ? command.kind : kindOfFields(command), today());
        refuseWhole(command, preview, guess);
        for (const auto& note : guess.notes)
            terminal.note(note);
        const auto open
            = std::ranges::find_if(guess.questions, [&command](const model::Sentence& question) { return !isAnswered(question, command); });
        if (open != guess.questions.end())
            throw model::Error(model::ErrorCode::Usage, *open);
        plan = std::move(guess.plan);
        plan.dialect = dialect;
    } else {
        plan = model::planOfRecipe(command.recipe, dataset, today());
        if (command.kind && *command.kind != plan.kind)
            refuse(
                say::command::otherRecipe, { { "recipe", command.recipe }, { "table", model::Sentence { model::tableTitle(plan.kind) } } });
        plan.dialect = over(plan.dialect, command.dialect);
        preview = model::readPreview(command.tables.front(), plan.dialect);
    }
    plan.replaces = command.replaces;
    takeOptions(command, preview, plan);
    return plan;
}

/// Says where the rows left out are listed, or that they cannot be.
void tellLeftOut(const model::ImportReport& report, const std::filesystem::path& table, Terminal& terminal)
{
    try {
        model::listLeftOut(report, table, [&terminal](const model::Sentence& reason) { return terminal.said(reason); });
        terminal.note({ say::aside::leftOut, { { "file", model::leftOutPath(table).string() } } });
    } catch (const model::Error&) {
        terminal.note({ say::aside::leftOutUnwritten, { { "file", model::leftOutPath(table).string() } } });
    }
}

/// What a newer release says otherwise.
void tellRelease(const model::Dataset& before, const model::Dataset& after, const std::string& line, Terminal& terminal)
{
    const auto newest = model::newestRelease(before, after);
    if (!newest)
        return;
    std::string text;
    const auto changes = model::releaseChanges(before, after, *newest, chosenView(before, line, {}, terminal));
    for (const auto& told : model::releaseText(changes, mostListed))
        text += plainLine(terminal.said(told)) + "\n";
    terminal.write(text);
}

void tellNotes(const model::ImportReport& report, Terminal& terminal)
{
    for (const auto& repeat : report.repeats)
        terminal.note(repeat);
    for (const auto& note : report.notes)
        terminal.note(note);
    if (!report.unusedColumns.empty())
        terminal.note({ say::aside::columns, { { "columns", model::joined(report.unusedColumns, ", ") } } });
}

void tell(const model::ImportReport& report, bool isDone, Terminal& terminal)
{
    std::string text;
    const auto tellLine = [&](const model::Sentence& said) { text += plainLine(terminal.said(said)) + "\n"; };
    tellLine(model::reportSummary(report, isDone));
    for (const auto& created : report.created)
        tellLine({ isDone ? say::told::made : say::told::wouldMake, { { "record", created } } });
    for (std::size_t i = 0; i < std::min(report.updates.size(), mostListed); ++i)
        tellLine({ isDone ? say::told::updated : say::told::wouldUpdate, { { "row", report.updates[i] } } });
    if (report.updated > mostListed)
        tellLine({ say::told::more, { { "n", report.updated - mostListed } } });
    const auto shown = std::min(report.skippedRows.size(), mostListed);
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& [place, reason] = report.skippedRows[i];
        tellLine({ say::told::skipped, { { "row", model::problemText({ place, {}, {}, reason }) } } });
    }
    if (report.skipped > shown)
        tellLine({ say::told::more, { { "n", report.skipped - shown } } });
    terminal.write(text);
}

/// What is assumed of a table is told where it is refused too, as it may be why.
model::ImportReport importedOrRefused(
    Document& document, const ImportTables& command, const model::ImportPlan& plan, const model::Progress& progress, Terminal& terminal)
{
    try {
        return model::importTable(document, command.tables, plan, progress);
    } catch (const model::Error& error) {
        if (error.problems.empty())
            throw;
        const auto report = model::tryImport(*document.dataset(), command.tables, plan, progress, model::importedFiles(document));
        terminal.clearProgress();
        tellNotes(report, terminal);
        throw;
    }
}

}

int ImportTables::operator()(Terminal& terminal) const
{
    if (isOfFleet(*this)) {
        auto plan = fleet;
        plan.answers.insert(meanings.begin(), meanings.end());
        plan.leavesOutOpen = skipsProblems;
        plan.replaces = replaces;
        plan.today = today();
        return ImportFleet { file, tables, plan, isTrial }(terminal);
    }
    auto document = Document::open(file, isTrial ? Document::Mode::ReadOnly : Document::Mode::ReadWrite);
    const auto plan = planOf(*this, *document.dataset(), terminal);
    const auto progress = terminal.progress({ say::progress::importing, { { "file", file.string() } } });
    if (isTrial) {
        const auto report = model::tryImport(*document.dataset(), tables, plan, progress, model::importedFiles(document));
        terminal.clearProgress();
        tellNotes(report, terminal);
        model::refuseProblems(report);
        tell(report, false, terminal);
        if (!replaces.empty())
            tellRelease(*document.dataset(), model::datasetAfter(*document.dataset(), tables, plan), view, terminal);
    } else {
        const auto before = document.dataset();
        const bool wasOlder = document.isOlderVersion();
        model::prepareToEdit(document, backupRoot());
        model::BackupFolder::of(file, backupRoot()).make(document, model::BackupReason::Import, model::backupTimeNow(), progress);
        const auto report = importedOrRefused(document, *this, plan, progress, terminal);
        terminal.clearProgress();
        if (wasOlder && !document.isOlderVersion())
            terminal.note({ say::aside::upgraded, { { "file", file.string() } } });
        tellNotes(report, terminal);
        tell(report, true, terminal);
        if (!replaces.empty())
            tellRelease(*before, *document.dataset(), view, terminal);
        if (plan.skipsProblems && report.skipped > 0)
            tellLeftOut(report, tables.front(), terminal);
    }
    return 0;
}

}

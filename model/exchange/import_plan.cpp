// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/import_plan.h"

#include "model/base/error.h"
#include "model/base/number_format.h"
#include "model/base/text.h"
#include "model/exchange/export_table.h"
#include "model/exchange/plan_columns.h"
#include "model/exchange/unfold.h"
#include "model/records/field_text.h"
#include "model/records/shown_names.h"
#include "model/records/validate.h"
#include "words/exchange.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace model {

namespace {

/// How well a kind's fields are named by the columns.
struct Fit {
    RecordKind kind;
    int score = 0;
    std::size_t found = 0;
    std::size_t foreign = 0; ///< columns that name a field of other kinds only
    bool hasFigure = false;  ///< what records of the kind are made for
};

/// What a record of the kind is made for: its number, of a training run any of them.
bool isFigureOf(RecordKind kind, std::string_view field)
{
    switch (kind) {
    case RecordKind::Inventory:
        return field == "units";
    case RecordKind::Headcount:
        return field == "people";
    case RecordKind::TrainingRun:
        return field == "flop" || field == "chips" || field == "days" || field == "chip";
    default:
        return true;
    }
}

/// Required, but taken as usual where no column gives it.
bool hasUsual(const FieldDescription& field)
{
    return field.type == FieldType::Source || field.name == "access" || field.name == "status";
}

Fit fitOf(RecordKind kind, const std::vector<std::string>& columns)
{
    Fit fit { kind };
    std::vector<bool> isTaken(columns.size(), false);
    for (const auto& field : importFields(kind)) {
        const auto found = columnFor(kind, field, columns);
        const bool isThere = found && !isTaken[found->place];
        if (isThere)
            isTaken[found->place] = true;
        fit.score += isThere ? 2 : field.isRequired && !hasUsual(field) ? -1 : 0;
        fit.found += isThere ? 1 : 0;
        fit.hasFigure = fit.hasFigure || (isThere && isFigureOf(kind, field.name));
    }
    for (std::size_t i = 0; i < columns.size(); ++i)
        fit.foreign += !isTaken[i] && isKnownHead(columns[i]) ? 1 : 0;
    return fit;
}

/// Which kind's fields the columns name best; `isSure` where they name enough of them, its number among them.
RecordKind guessKind(const std::vector<std::string>& columns, bool& isSure)
{
    std::vector<Fit> fits;
    for (const auto kind : importKinds())
        fits.push_back(fitOf(kind, columns));
    std::ranges::stable_sort(fits, std::ranges::greater(), &Fit::score);
    const auto& best = fits.front();
    const bool areEnough = best.found >= 3 || (best.found >= 2 && 2 * best.found >= columns.size());
    isSure = areEnough && best.hasFigure && best.found > best.foreign;
    return best.kind;
}

/// The population that a column of people names itself: "Researchers", "Number of employees".
std::optional<std::string> populationIn(std::string_view head)
{
    const auto lower = lowered(head);
    for (const auto word : EnumWords<Population>::words) {
        if (lower.find(word) != std::string::npos)
            return std::string(word);
    }
    const bool isResearch = head.find("研究") != std::string_view::npos;
    const bool isStaff = head.find("员工") != std::string_view::npos;
    return isResearch ? std::optional<std::string>("researchers") : isStaff ? std::optional<std::string>("employees") : std::nullopt;
}

/// What was unfolded has its numbers under one name; another kind's field is called otherwise.
std::optional<FoundColumn> unfoldedColumnFor(const FieldDescription& field, const TablePreview& preview)
{
    if (!preview.dialect.unfold)
        return std::nullopt;
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> pairs { { { "units", "people" },
        { "units_low", "people_low" }, { "units_high", "people_high" }, { "people", "units" }, { "people_low", "units_low" },
        { "people_high", "units_high" } } };
    const auto other = std::ranges::find(pairs, field.name, [](const auto& pair) { return pair.first; });
    const auto place = other == pairs.end() ? std::nullopt : columnOf(preview.columns, other->second);
    return place ? std::optional(FoundColumn { *place }) : std::nullopt;
}

/// What of the table as a whole only a person can put right.
void askAboutTable(const TablePreview& preview, PlanGuess& guess)
{
    const Sentence kind { say::ask::kind, { { "file", preview.name }, { "table", Sentence { tableTitle(guess.plan.kind) } } } };
    guess.questions.push_back(questionOfTable(preview).value_or(kind));
}

/// Columns that are called alike of which one is taken.
void askAboutDoubles(const TablePreview& preview, PlanGuess& guess)
{
    for (const auto& [name, field] : guess.plan.fields) {
        if (field.from != FieldPlan::From::Column)
            continue;
        const auto second = fmt::format("{} (2)", field.columns.front());
        if (columnOf(preview.columns, second))
            guess.questions.push_back({ say::ask::sameHeads,
                { { "file", preview.name }, { "column", inQuotes(field.columns.front()) }, { "second", inQuotes(second) },
                    { "field", shownColumn(guess.plan.kind, name) }, { "name", name } } });
    }
    const auto isTwice = [&preview](const std::string& column) {
        return headsQuarter(column) && columnOf(preview.columns, fmt::format("{} (2)", column)).has_value();
    };
    const auto quarter = std::ranges::find_if(preview.columns, isTwice);
    if (quarter != preview.columns.end())
        guess.questions.push_back({ say::ask::sameQuarters, { { "file", preview.name }, { "column", inQuotes(*quarter) } } });
}

/// Years across say nothing of quarters.
void askAboutYears(const TablePreview& preview, PlanGuess& guess)
{
    std::vector<std::string> years;
    std::ranges::copy_if(preview.columns, std::back_inserter(years), [](const std::string& column) {
        return column.size() == 4 && (column.starts_with("19") || column.starts_with("20")) && parseNumber(column).has_value();
    });
    const auto quarter = guess.plan.fields.find("quarter");
    const bool isUnknown = quarter == guess.plan.fields.end() && fieldNamed(guess.plan.kind, "quarter");
    if (years.size() > 1 && isUnknown)
        guess.questions.push_back({ say::ask::years, { { "file", preview.name }, { "first", years.front() }, { "last", years.back() } } });
}

/// "Fleet 2026.csv" -> "fleet-2026"
std::string keyFrom(std::string_view fileName)
{
    auto stem = lowered(fileName.substr(0, fileName.rfind('.')));
    for (char& c : stem) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        c = isPlain ? c : '-';
    }
    stem.erase(std::unique(stem.begin(), stem.end(), [](char a, char b) { return a == '-' && b == '-'; }), stem.end());
    while (stem.ends_with('-'))
        stem.pop_back();
    return stem.empty() || stem == "-" ? "import" : stem;
}

/// Columns that say no unit of their own stand in that of their best estimate, or in the one that a line above the table says.
void shareFactors(const TablePreview& preview, PlanGuess& guess)
{
    const auto above = multipleAbove(preview.dialect.unitAbove);
    bool isAboveUsed = false;
    for (auto& [name, field] : guess.plan.fields) { // the best estimate goes before its ends
        const bool isPlain
            = isCounted(name) && field.from == FieldPlan::From::Column && field.factor == 1 && !saysUnit(name, field.columns.front());
        if (!isPlain)
            continue;
        const auto end = name.rfind('_');
        const auto best = guess.plan.fields.find(name.substr(0, end));
        if (end != std::string::npos && best != guess.plan.fields.end()) {
            field.factor = best->second.factor;
            field.factorBy = best->second.factorBy;
        }
        if (field.factor == 1 && above) {
            field.factor = *above;
            field.factorBy = FieldPlan::FactorBy::LineAbove;
            isAboveUsed = true;
        }
    }
    if (isAboveUsed)
        guess.notes.push_back({ say::assumed::unitAbove,
            { { "file", preview.name }, { "line", inQuotes(preview.dialect.unitAbove) }, { "factor", shortestNumber(*above) } } });
}

/// Whether all first values of a column are quarters that lack their year.
bool lackYears(const std::vector<std::string>& values)
{
    bool isAny = false;
    for (const auto& value : values) {
        if (isNoValue(value))
            continue;
        if (readQuarter(value, DateRules()) || !readQuarter(quarterOfYear(value, "2024"), DateRules()))
            return false;
        isAny = true;
    }
    return isAny;
}

/// What a field that nothing in the table gives is taken to be.
void takeUsual(const FieldDescription& field, const TablePreview& preview, PlanGuess& guess)
{
    auto& plan = guess.plan;
    FieldPlan fieldPlan;
    if (field.type == FieldType::Source) {
        Source source;
        source.key = "{name}-{date}";
        source.title = "{file}";
        source.published = "{date}";
        plan.newSource = source;
        fieldPlan.from = FieldPlan::From::NewSource;
        guess.notes.push_back({ say::assumed::newSource, { { "file", preview.name } } });
    } else if (field.name == "access" || field.name == "status") {
        fieldPlan.from = FieldPlan::From::Constant;
        fieldPlan.constant = field.name == "access" ? "owned" : "actual";
        fieldPlan.isAssumed = true;
    } else if (field.name == "population") {
        const auto people = plan.fields.find("people");
        const auto population = people == plan.fields.end() ? std::nullopt : populationIn(people->second.columns.front());
        if (!population)
            return;
        fieldPlan.from = FieldPlan::From::Constant;
        fieldPlan.constant = *population;
        fieldPlan.isAssumed = true;
    }
    if (fieldPlan.from != FieldPlan::From::Nothing)
        plan.fields[std::string(field.name)] = std::move(fieldPlan);
}

void replace(std::string& text, std::string_view mark, const std::string& by)
{
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + by.size()))
        text.replace(at, mark.size(), by);
}

}

void refuseIntermediates(const TablePreview& preview)
{
    const auto isThere = [&preview](std::string_view name) { return columnOf(preview.columns, name).has_value(); };
    if (isThere("Step") && isThere("Variable") && (isThere("value_p5") || isThere("value_med")))
        throw Error(ErrorCode::Invalid, say::table::intermediates, { { "file", preview.name } });
}

std::optional<Sentence> questionOfTable(const TablePreview& preview)
{
    const bool isOneColumn = preview.columns.size() == 1 && preview.dialect.headerRow > 0 && !isKnownHead(preview.columns.front());
    if (isOneColumn && !preview.dialect.isWorkbook)
        return Sentence { say::ask::separator, { { "file", preview.name } } };
    if (preview.dialect.headerRow > 0 || preview.columns.empty())
        return std::nullopt;
    const bool hasFirst = !preview.rows.empty() && !preview.rows.front().empty();
    return Sentence { say::ask::head,
        { { "file", preview.name }, { "first", inQuotes(hasFirst ? preview.rows.front().front() : std::string()) } } };
}

PlanGuess planFor(const TablePreview& preview, std::optional<RecordKind> kind, const std::string& today)
{
    refuseIntermediates(preview);
    PlanGuess guess;
    auto& plan = guess.plan;
    bool isSure = true;
    plan.kind = kind ? *kind : guessKind(preview.columns, isSure);
    plan.today = today;
    std::vector<std::size_t> taken;
    std::vector<const FieldDescription*> missing;
    for (const auto& field : importFields(plan.kind)) {
        auto found = columnFor(plan.kind, field, preview.columns);
        if (!found)
            found = unfoldedColumnFor(field, preview);
        if (!found || std::ranges::find(taken, found->place) != taken.end()) {
            if (field.isRequired)
                missing.push_back(&field);
            continue;
        }
        taken.push_back(found->place);
        const auto& column = preview.columns[found->place];
        auto& fieldPlan = plan.fields[std::string(field.name)];
        fieldPlan.from = FieldPlan::From::Column;
        fieldPlan.columns = { column };
        fieldPlan.factor = found->factor;
        if (isSameColumn(column, "start date")) {
            if (const auto end = columnOf(preview.columns, "end date"))
                fieldPlan.untilColumn = preview.columns[*end];
        }
        const auto year = field.type == FieldType::Quarter ? yearColumnFor(preview.columns) : std::nullopt;
        if (year && *year != found->place && lackYears(preview.valuesOf(column)))
            fieldPlan.yearColumn = preview.columns[*year];
        if (const auto margin = plusMinusColumnFor(field, preview.columns))
            fieldPlan.plusMinusColumn = preview.columns[*margin];
    }
    for (const auto* field : missing)
        takeUsual(*field, preview, guess);
    shareFactors(preview, guess);
    askAboutDoubles(preview, guess);
    askAboutYears(preview, guess);
    if (!isSure && guess.questions.empty())
        askAboutTable(preview, guess);
    return guess;
}

std::optional<Source> newSourceOf(const ImportPlan& plan, const Dataset& dataset, const std::string& file)
{
    const auto isUsed = [](const auto& field) { return field.second.from == FieldPlan::From::NewSource; };
    if (!plan.newSource || std::ranges::none_of(plan.fields, isUsed))
        return std::nullopt;
    auto source = *plan.newSource;
    for (auto* text : { &source.key, &source.title, &source.publisher, &source.published, &source.url, &source.notes }) {
        replace(*text, "{date}", plan.today);
        replace(*text, "{file}", file);
        replace(*text, "{name}", keyFrom(file));
    }
    const auto key = source.key;
    const auto isTaken = [&](const std::string& wanted) {
        return dataset.sourceWithKey(wanted) != nullptr
            || std::ranges::find(plan.newSources, wanted, &Source::key) != plan.newSources.end();
    };
    for (int number = 2; isTaken(source.key); ++number)
        source.key = fmt::format("{}-{}", key, number);
    std::set<std::optional<SourceState>> states; // what the chips of older releases count, the next one's do too
    for (const auto& replaced : plan.replaces) {
        const auto* older = dataset.sourceWithKey(replaced);
        if (older && std::ranges::find(source.replaces, older->id) == source.replaces.end())
            source.replaces.push_back(older->id);
        if (older)
            states.insert(older->state);
    }
    if (!source.state && states.size() == 1)
        source.state = *states.begin();
    return source;
}

void requireReplaceable(const ImportPlan& plan, const Dataset& dataset)
{
    if (plan.replaces.empty())
        return;
    const auto refuse = [](const Message& message, Arguments arguments) { throw Error(ErrorCode::Invalid, message, std::move(arguments)); };
    const auto newest = newSourceOf(plan, dataset, {});
    if (!newest)
        refuse(say::import::replacesWithout, { { "key", inQuotes(plan.replaces.front()) } });
    const NameIndex names(dataset);
    for (const auto& key : plan.replaces) {
        const auto* older = dataset.sourceWithKey(key);
        if (!older)
            refuse(say::import::replacesUnknown, { { "key", inQuotes(key) }, { "reason", names.unknownName(RecordKind::Source, key) } });
        if (lowered(trimmed(older->publisher)) != lowered(trimmed(newest->publisher)))
            refuse(say::import::replacesOther,
                { { "key", inQuotes(key) }, { "theirs", inQuotes(older->publisher) }, { "newest", inQuotes(newest->key) },
                    { "ours", inQuotes(newest->publisher) } });
    }
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/recipes.h"

#include "model/base/error.h"
#include "model/base/sentences.h"
#include "model/base/text.h"
#include "model/exchange/built_in_recipes.h"
#include "model/records/field_text.h"
#include "model/records/own_name.h"
#include "model/records/validate.h"
#include "words/exchange.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace model {

namespace {

using Json = nlohmann::ordered_json;
using From = FieldPlan::From;

constexpr int mostHeaderRow = 100'000;

[[noreturn]] void refuse(Sentence why)
{
    throw Error(ErrorCode::Invalid, say::recipe::noRecipe, { { "why", std::move(why) } });
}

template <class Enum> Enum valueOf(const Json& json, const Message& refusal)
{
    const auto text = json.get<std::string>();
    const auto value = fromWord<Enum>(text);
    if (!value)
        refuse({ refusal, { { "text", inQuotes(text) } } });
    return *value;
}

void refuseOthers(const Json& json, const Sentence& part, std::initializer_list<std::string_view> known)
{
    if (!json.is_object())
        refuse({ say::recipe::noObject, { { "part", part } } });
    for (const auto& [key, value] : json.items()) {
        if (std::ranges::find(known, std::string_view(key)) == known.end())
            refuse({ say::recipe::unknownKey, { { "part", part }, { "key", inQuotes(key) } } });
    }
}

/// Recipes say what was chosen. Those without this number kept what had been found out in one file as well.
constexpr int formOfChoices = 2;

Json toJson(const DialectChoice& dialect)
{
    Json json = Json::object();
    if (dialect.encoding)
        json["encoding"] = *dialect.encoding;
    if (dialect.separator)
        json["separator"] = std::string(1, *dialect.separator);
    if (dialect.headerRow)
        json["header_row"] = *dialect.headerRow;
    if (!dialect.sheet.empty())
        json["sheet"] = dialect.sheet;
    if (dialect.unfold)
        json["unfold"] = word(*dialect.unfold);
    return json;
}

DialectChoice dialectFrom(const Json& json)
{
    refuseOthers(
        json, { say::recipe::dialect }, { "encoding", "separator", "header_row", "sheet", "unfold", "rows_before_header", "has_header" });
    DialectChoice dialect;
    if (json.contains("encoding")) {
        dialect.encoding = encodingNamed(json["encoding"].get<std::string>());
        if (!dialect.encoding)
            refuse({ say::recipe::noDialect });
    }
    if (json.contains("separator")) {
        const auto separator = json["separator"].get<std::string>();
        if (separator.size() != 1 || std::string_view(",;\t|").find(separator) == std::string_view::npos)
            refuse({ say::recipe::noDialect });
        dialect.separator = separator.front();
    }
    if (json.contains("header_row"))
        dialect.headerRow = std::clamp(json["header_row"].get<int>(), 0, mostHeaderRow);
    dialect.sheet = json.value("sheet", "");
    if (json.contains("unfold"))
        dialect.unfold = valueOf<Unfold>(json["unfold"], say::recipe::noUnfolding);
    return dialect;
}

Json toJson(const FieldPlan& field)
{
    Json json = Json::object();
    if (field.from == From::Column)
        json["columns"] = field.columns;
    else if (field.from == From::Constant)
        json["constant"] = field.constant;
    else if (field.from == From::NewSource)
        json["new_source"] = true;
    if (field.isAssumed)
        json["assumed"] = true;
    if (!field.untilColumn.empty())
        json["until"] = field.untilColumn;
    if (!field.yearColumn.empty())
        json["year"] = field.yearColumn;
    if (field.number)
        json["number"] = { { "decimal", std::string(1, field.number->decimal) }, { "percent", field.number->isPercent } };
    if (field.dates)
        json["dates"] = word(*field.dates);
    const bool isChosen = field.factor != 1 || field.factorBy == FieldPlan::FactorBy::Person;
    if (isChosen && field.factorBy != FieldPlan::FactorBy::LineAbove)
        json["factor"] = field.factor;
    if (!field.plusMinusColumn.empty())
        json["plus_minus"] = field.plusMinusColumn;
    if (!field.aliases.empty())
        json["aliases"] = field.aliases;
    if (!field.skipped.empty())
        json["skipped"] = field.skipped;
    return json;
}

FieldPlan fieldFrom(const Json& json, const std::string& name)
{
    refuseOthers(json, { say::recipe::field, { { "field", name } } },
        { "columns", "constant", "new_source", "until", "year", "number", "dates", "factor", "plus_minus", "assumed", "aliases",
            "skipped" });
    FieldPlan field;
    if (json.contains("columns")) {
        field.from = From::Column;
        field.columns = json["columns"].get<std::vector<std::string>>();
    } else if (json.contains("constant")) {
        field.from = From::Constant;
        field.constant = json["constant"].get<std::string>();
    } else if (json.value("new_source", false)) {
        field.from = From::NewSource;
    }
    field.isAssumed = json.value("assumed", false);
    field.untilColumn = json.value("until", "");
    field.yearColumn = json.value("year", "");
    if (json.contains("number"))
        field.number = NumberFormat { json["number"].value("decimal", ".") == "," ? ',' : '.', json["number"].value("percent", false) };
    if (json.contains("dates"))
        field.dates = valueOf<DateOrder>(json["dates"], say::recipe::noOrder);
    field.factor = json.value("factor", 1.0);
    if (!(std::abs(field.factor) >= 1e-30 && std::abs(field.factor) <= 1e30))
        refuse({ say::recipe::noFactor });
    if (field.factor == 1 && json.contains("factor"))
        field.factorBy = FieldPlan::FactorBy::Person;
    field.plusMinusColumn = json.value("plus_minus", "");
    if (json.contains("aliases"))
        field.aliases = json["aliases"].get<std::map<std::string, std::string>>();
    if (json.contains("skipped"))
        field.skipped = json["skipped"].get<std::set<std::string>>();
    return field;
}

/// A record to be made, without what it refers to: ids mean nothing in another document.
template <class Record> Json recordJson(const Record& record)
{
    Json json = Json::object();
    for (const auto& field : fields<Record>()) {
        const bool refers
            = std::visit([]<class Value>(Value Record::*) { return isReference<Value> || isReferenceList<Value>; }, field.member);
        const auto text = refers ? std::string() : fieldText(record, field, References());
        if (!text.empty())
            json[std::string(field.name)] = text;
    }
    return json;
}

template <class Record> Record recordFrom(const Json& json)
{
    if (!json.is_object())
        refuse({ say::recipe::noObject, { { "part", Sentence { say::recipe::record } } } });
    Record record;
    const NameIndex noNames;
    for (const auto& [key, value] : json.items()) {
        const auto column = fieldNamed(RecordTraits<Record>::kind, key);
        if (!column)
            refuse({ say::recipe::unknownKey, { { "part", Sentence { say::recipe::record } }, { "key", inQuotes(key) } } });
        const auto text = value.template get<std::string>();
        if (const auto reason = readField(record, *column, text, noNames))
            refuse(problemText({ RecordTraits<Record>::kind, key, text, *reason }));
    }
    return record;
}

template <class Record> void putRecords(Json& json, const char* name, const std::vector<Record>& records)
{
    for (const auto& record : records)
        json[name].push_back(recordJson(record));
}

template <class Record> std::vector<Record> recordsFrom(const Json& json, const char* name)
{
    std::vector<Record> records;
    if (json.contains(name)) {
        for (const auto& one : json[name])
            records.push_back(recordFrom<Record>(one));
    }
    return records;
}

ImportPlan planFrom(const Json& json)
{
    refuseOthers(json, { say::recipe::theRecipe },
        { "form", "table", "dialect", "fields", "filters", "on_conflict", "on_repeat", "skips_problems", "decimal", "dates",
            "fiscal_year_end", "new_organizations", "new_chips", "new_sources", "new_source", "drops_equal_bounds" });
    ImportPlan plan;
    const auto table = json.at("table").get<std::string>();
    const auto kind = recordKindNamed(table);
    const auto kinds = importKinds();
    if (!kind || std::ranges::find(kinds, *kind) == kinds.end())
        refuse({ say::recipe::noTable, { { "text", inQuotes(table) } } });
    plan.kind = *kind;
    const auto dialect = json.contains("dialect") ? dialectFrom(json["dialect"]) : DialectChoice {};
    const bool keptGuesses = json.contains("dialect") && json.value("form", 0) < formOfChoices;
    if (!keptGuesses)
        plan.dialect = dialect;
    if (!json.at("fields").is_object())
        refuse({ say::recipe::noFields });
    for (const auto& [name, field] : json.at("fields").items()) {
        if (!fieldNamed(plan.kind, name))
            refuse({ say::recipe::noField, { { "table", table }, { "field", inQuotes(name) } } });
        auto& read = plan.fields[name] = fieldFrom(field, name);
        if (keptGuesses) {
            read.number.reset();
            read.dates.reset();
        }
    }
    for (const auto& filter : json.value("filters", Json::array())) {
        refuseOthers(filter, { say::recipe::filter }, { "column", "when", "value", "reason", "needs_column" });
        plan.filters.push_back(
            { filter.at("column").get<std::string>(), valueOf<RowFilter::Condition>(filter.at("when"), say::recipe::noCondition),
                filter.value("value", ""), filter.value("reason", ""), filter.value("needs_column", false) });
    }
    if (json.contains("on_conflict"))
        plan.onConflict = valueOf<ConflictPolicy>(json["on_conflict"], say::recipe::noPolicy);
    if (json.contains("on_repeat"))
        plan.onRepeat = valueOf<RepeatPolicy>(json["on_repeat"], say::recipe::noPolicy);
    plan.skipsProblems = json.value("skips_problems", false);
    if (json.contains("decimal"))
        plan.decimal = json["decimal"] == "," ? ',' : '.';
    if (json.contains("dates"))
        plan.dates = valueOf<DateOrder>(json["dates"], say::recipe::noOrder);
    if (json.contains("fiscal_year_end"))
        plan.fiscalYearEnd = std::clamp(json["fiscal_year_end"].get<int>(), 1, 12);
    plan.newOrganizations = recordsFrom<Organization>(json, "new_organizations");
    plan.newChips = recordsFrom<Chip>(json, "new_chips");
    plan.newSources = recordsFrom<Source>(json, "new_sources");
    if (json.contains("new_source"))
        plan.newSource = recordFrom<Source>(json["new_source"]);
    if (keptGuesses && plan.newSource) { // the source was called by the file, not by the person
        const auto& title = plan.newSource->title;
        if (plan.newSource->key == lowered(title.substr(0, title.rfind('.'))) + "-{date}") {
            plan.newSource->key = "{name}-{date}";
            plan.newSource->title = "{file}";
        }
    }
    plan.dropsEqualBounds = json.value("drops_equal_bounds", false);
    return plan;
}

/// In a column of their names, or as the one value of all rows.
void rename(FieldPlan& field, RecordKind kind, const Renames& renames)
{
    field.constant = renames.now(kind, field.constant);
    for (auto& [text, name] : field.aliases)
        name = renames.now(kind, name);
    const auto renamed = renames.names.find(kind);
    if (field.from != From::Column || renamed == renames.names.end())
        return;
    for (const auto& [before, now] : renamed->second) {
        if (!field.skipped.contains(before))
            field.aliases.try_emplace(before, now);
    }
}

template <class Record> void rename(std::vector<Record>& records, const Renames& renames)
{
    for (auto& record : records)
        ownName(record) = renames.now(RecordTraits<Record>::kind, ownName(record));
}

std::vector<std::string> documentRecipes(const Dataset& dataset)
{
    std::vector<std::string> names;
    dataset.table<Recipe>().forEach([&](const Recipe& recipe) { names.push_back(recipe.name); });
    return names;
}

}

std::string planToRecipe(const ImportPlan& plan)
{
    Json json;
    json["form"] = formOfChoices;
    json["table"] = word(plan.kind);
    if (plan.dialect != DialectChoice {})
        json["dialect"] = toJson(plan.dialect);
    json["fields"] = Json::object();
    for (const auto& [name, field] : plan.fields)
        json["fields"][name] = toJson(field);
    for (const auto& filter : plan.filters) {
        auto& kept = json["filters"].emplace_back(Json {
            { "column", filter.column }, { "when", word(filter.condition) }, { "value", filter.value }, { "reason", filter.reason } });
        if (filter.needsColumn)
            kept["needs_column"] = true;
    }
    json["on_conflict"] = word(plan.onConflict);
    if (plan.onRepeat != RepeatPolicy::Stop)
        json["on_repeat"] = word(plan.onRepeat);
    if (plan.skipsProblems)
        json["skips_problems"] = true;
    if (plan.decimal)
        json["decimal"] = std::string(1, *plan.decimal);
    if (plan.dates)
        json["dates"] = word(*plan.dates);
    if (plan.fiscalYearEnd)
        json["fiscal_year_end"] = *plan.fiscalYearEnd;
    putRecords(json, "new_organizations", plan.newOrganizations);
    putRecords(json, "new_chips", plan.newChips);
    putRecords(json, "new_sources", plan.newSources);
    if (plan.newSource)
        json["new_source"] = recordJson(*plan.newSource);
    if (plan.dropsEqualBounds)
        json["drops_equal_bounds"] = true;
    return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

ImportPlan recipeToPlan(std::string_view mapping, const std::string& today)
{
    try {
        auto plan = planFrom(Json::parse(mapping));
        plan.today = today;
        return plan;
    } catch (const Json::exception& exception) {
        refuse({ say::recipe::noJson, { { "why", exception.what() } } });
    }
}

std::string renamedRecipe(const std::string& mapping, const Renames& renames)
{
    ImportPlan plan;
    try {
        plan = recipeToPlan(mapping, {});
    } catch (const Error&) {
        return mapping;
    }
    const auto before = plan;
    for (const auto& field : fieldsOf(plan.kind)) {
        const auto kind = referredKind(field.type);
        const auto found = plan.fields.find(std::string(field.name));
        if (kind && found != plan.fields.end())
            rename(found->second, *kind, renames);
    }
    rename(plan.newOrganizations, renames);
    rename(plan.newChips, renames);
    rename(plan.newSources, renames);
    return plan == before ? mapping : planToRecipe(plan);
}

std::vector<std::string> recipeNames(const Dataset& dataset)
{
    auto names = documentRecipes(dataset);
    for (const auto& recipe : builtInRecipes()) {
        if (std::ranges::find(names, recipe.name) == names.end())
            names.push_back(recipe.name);
    }
    return names;
}

ImportPlan planOfRecipe(std::string_view name, const Dataset& dataset, const std::string& today)
{
    std::string mapping;
    dataset.table<Recipe>().forEach([&](const Recipe& recipe) { mapping = recipe.name == name ? recipe.mapping : mapping; });
    for (const auto& recipe : builtInRecipes()) {
        if (mapping.empty() && recipe.name == name)
            mapping = recipe.mapping;
    }
    if (mapping.empty())
        throw Error(ErrorCode::NotFound, say::recipe::missing,
            { { "name", inQuotes(name) }, { "near", didYouMean(name, recipeNames(dataset)) },
                { "names", joined(recipeNames(dataset), ", ") } });
    return recipeToPlan(mapping, today);
}

bool recipeFits(const ImportPlan& plan, const TablePreview& preview)
{
    bool hasColumn = false;
    for (const auto& [name, field] : plan.fields) {
        if (field.from != FieldPlan::From::Column)
            continue;
        hasColumn = true;
        const bool isThere = std::ranges::any_of(field.columns, [&](const std::string& wanted) {
            return std::ranges::any_of(preview.columns, [&](const std::string& column) { return isSameColumn(column, wanted); });
        });
        if (!isThere)
            return false;
    }
    return hasColumn;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/import_plan.h"

#include "model/base/error.h"
#include "model/base/text.h"
#include "model/exchange/export_table.h"
#include "model/exchange/plan_columns.h"
#include "model/records/field_text.h"
#include "model/records/shown_names.h"
#include "model/records/validate.h"
#include "words/exchange.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace model {

namespace {

/// How well a kind's fields are named by the columns.
struct Fit {
    RecordKind kind;
    int score = 0;
    std::size_t found = 0;
};

Fit fitOf(RecordKind kind, const std::vector<std::string>& columns)
{
    Fit fit { kind };
    for (const auto& field : importFields(kind)) {
        const bool isThere = columnFor(kind, field, columns).has_value();
        fit.score += isThere ? 2 : field.isRequired ? -1 : 0;
        fit.found += isThere ? 1 : 0;
    }
    return fit;
}

/// Which kind's fields the columns name best; `isSure` where they name enough of them.
RecordKind guessKind(const std::vector<std::string>& columns, bool& isSure)
{
    std::vector<Fit> fits;
    for (const auto kind : importKinds())
        fits.push_back(fitOf(kind, columns));
    std::ranges::stable_sort(fits, std::ranges::greater(), &Fit::score);
    const auto& best = fits.front();
    isSure = best.found >= 3 || (best.found >= 2 && 2 * best.found >= columns.size());
    return best.kind;
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

/// What a field that nothing in the table gives is taken to be.
void takeUsual(const FieldDescription& field, const TablePreview& preview, PlanGuess& guess)
{
    auto& plan = guess.plan;
    auto& fieldPlan = plan.fields[std::string(field.name)];
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
        guess.notes.push_back(
            { say::assumed::constant, { { "field", shownColumn(plan.kind, field.name) }, { "value", fieldPlan.constant } } });
    }
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

PlanGuess planFor(const TablePreview& preview, std::optional<RecordKind> kind, const std::string& today)
{
    refuseIntermediates(preview);
    PlanGuess guess;
    auto& plan = guess.plan;
    bool isSure = true;
    plan.kind = kind ? *kind : guessKind(preview.columns, isSure);
    if (!isSure)
        guess.questions.push_back({ say::ask::kind, { { "file", preview.name }, { "table", Sentence { tableTitle(plan.kind) } } } });
    plan.today = today;
    std::vector<std::size_t> taken;
    for (const auto& field : importFields(plan.kind)) {
        const auto found = columnFor(plan.kind, field, preview.columns);
        if (!found || std::ranges::find(taken, found->place) != taken.end()) {
            if (field.isRequired)
                takeUsual(field, preview, guess);
            continue;
        }
        taken.push_back(found->place);
        const auto& column = preview.columns[found->place];
        auto& fieldPlan = plan.fields[std::string(field.name)];
        fieldPlan.from = FieldPlan::From::Column;
        fieldPlan.columns = { column };
        fieldPlan.factor = found->factor;
        if (found->factor != 1)
            guess.notes.push_back({ say::assumed::factor,
                { { "file", preview.name }, { "column", column }, { "factor", shortestNumber(found->factor) },
                    { "field", shownColumn(plan.kind, field.name) } } });
        if (isSameColumn(column, "start date")) {
            if (const auto end = columnOf(preview.columns, "end date"))
                fieldPlan.untilColumn = preview.columns[*end];
        }
        if (const auto margin = plusMinusColumnFor(field, preview.columns))
            fieldPlan.plusMinusColumn = preview.columns[*margin];
    }
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
    for (const auto& replaced : plan.replaces) {
        const auto* older = dataset.sourceWithKey(replaced);
        if (older && std::ranges::find(source.replaces, older->id) == source.replaces.end())
            source.replaces.push_back(older->id);
    }
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

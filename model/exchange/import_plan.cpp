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

/// What people call a field, the best first; its own name goes before these.
struct OtherNames {
    RecordKind kind;
    std::string_view field;
    std::vector<std::string_view> names;
};

const std::vector<OtherNames>& otherNames()
{
    static const std::vector<std::string_view> organizations { "organisation", "owner", "company", "org", "holder", "lab", "institution" };
    static const std::vector<std::string_view> quarters { "date", "period", "as of", "start date", "end date" };
    static const std::vector<std::string_view> notes { "note", "comment", "comments", "remark", "remarks" };
    static const std::vector<std::string_view> sources { "source key", "reference" };
    static const std::vector<OtherNames> all {
        { RecordKind::Inventory, "organization", organizations },
        { RecordKind::Inventory, "chip", { "chip type", "chip model", "accelerator", "gpu", "hardware" } },
        { RecordKind::Inventory, "quarter", quarters },
        { RecordKind::Inventory, "units",
            { "number of units", "number of units (median)", "number of chips", "unit count", "count", "quantity", "chips", "number" } },
        { RecordKind::Inventory, "units_low", { "low", "number of units (5th percentile)", "5th percentile", "p5", "min" } },
        { RecordKind::Inventory, "units_high", { "high", "number of units (95th percentile)", "95th percentile", "p95", "max" } },
        { RecordKind::Inventory, "provider", { "host", "cloud", "cloud provider" } },
        { RecordKind::Inventory, "source", sources },
        { RecordKind::Inventory, "notes", notes },
        { RecordKind::Headcount, "organization", organizations },
        { RecordKind::Headcount, "quarter", quarters },
        { RecordKind::Headcount, "people", { "headcount", "number of people", "staff", "count" } },
        { RecordKind::Headcount, "people_low", { "low", "p5", "min" } },
        { RecordKind::Headcount, "people_high", { "high", "p95", "max" } },
        { RecordKind::Headcount, "source", sources },
        { RecordKind::Headcount, "notes", notes },
        { RecordKind::TrainingRun, "name", { "model", "run", "system" } },
        { RecordKind::TrainingRun, "organization", organizations },
        { RecordKind::TrainingRun, "quarter", { "date", "publication date", "period" } },
        { RecordKind::TrainingRun, "chip", { "chip type", "training hardware", "hardware", "accelerator" } },
        { RecordKind::TrainingRun, "chips", { "number of chips", "hardware quantity", "chip count" } },
        { RecordKind::TrainingRun, "days", { "training days", "duration (days)" } },
        { RecordKind::TrainingRun, "mfu", { "utilization", "hardware utilization", "model flop utilization" } },
        { RecordKind::TrainingRun, "flop", { "training compute (flop)", "training compute", "compute (flop)" } },
        { RecordKind::TrainingRun, "source", sources },
        { RecordKind::TrainingRun, "notes", notes },
        { RecordKind::Organization, "name", { "organization", "organisation", "company" } },
        { RecordKind::Organization, "part_of", { "parent" } },
        { RecordKind::Organization, "website", { "url" } },
        { RecordKind::Organization, "notes", notes },
        { RecordKind::Chip, "name", { "chip", "chip type", "accelerator", "hardware name" } },
        { RecordKind::Chip, "vendor", { "manufacturer", "maker", "chip manufacturer" } },
        { RecordKind::Chip, "introduced", { "release date" } },
        { RecordKind::Chip, "notes", notes },
        { RecordKind::Source, "key", { "id", "source" } },
        { RecordKind::Source, "title", { "name" } },
        { RecordKind::Source, "published", { "date", "publication date" } },
        { RecordKind::Source, "url", { "link" } },
        { RecordKind::Source, "notes", notes },
    };
    return all;
}

std::optional<std::size_t> columnFor(RecordKind kind, std::string_view field, const std::vector<std::string>& columns)
{
    if (const auto own = columnOf(columns, field))
        return own;
    const auto& all = otherNames();
    const auto others = std::ranges::find_if(all, [&](const OtherNames& names) { return names.kind == kind && names.field == field; });
    if (others == all.end())
        return std::nullopt;
    for (const auto name : others->names) {
        if (const auto place = columnOf(columns, name))
            return place;
    }
    return std::nullopt;
}

/// Which kind's fields the columns name best.
RecordKind guessKind(const std::vector<std::string>& columns)
{
    auto best = RecordKind::Inventory;
    auto bestScore = -1000;
    for (const auto kind : importKinds()) {
        int score = 0;
        for (const auto& field : importFields(kind)) {
            const bool isThere = columnFor(kind, field.name, columns).has_value();
            score += isThere ? 2 : field.isRequired ? -1 : 0;
        }
        if (score > bestScore) {
            best = kind;
            bestScore = score;
        }
    }
    return best;
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
        source.key = keyFrom(preview.name) + "-{date}";
        source.title = preview.name;
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

void replaceDate(std::string& text, const std::string& today)
{
    constexpr std::string_view mark = "{date}";
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + today.size()))
        text.replace(at, mark.size(), today);
}

}

PlanGuess planFor(const TablePreview& preview, std::optional<RecordKind> kind, const std::string& today)
{
    PlanGuess guess;
    auto& plan = guess.plan;
    plan.kind = kind ? *kind : guessKind(preview.columns);
    plan.today = today;
    std::vector<std::size_t> taken;
    for (const auto& field : importFields(plan.kind)) {
        const auto place = columnFor(plan.kind, field.name, preview.columns);
        if (!place || std::ranges::find(taken, *place) != taken.end()) {
            if (field.isRequired)
                takeUsual(field, preview, guess);
            continue;
        }
        taken.push_back(*place);
        auto& fieldPlan = plan.fields[std::string(field.name)];
        fieldPlan.from = FieldPlan::From::Column;
        fieldPlan.columns = { preview.columns[*place] };
        if (isSameColumn(preview.columns[*place], "start date")) {
            if (const auto end = columnOf(preview.columns, "end date"))
                fieldPlan.untilColumn = preview.columns[*end];
        }
    }
    guessFormats(plan, preview, guess.notes);
    return guess;
}

std::optional<Source> newSourceOf(const ImportPlan& plan, const Dataset& dataset)
{
    const auto isUsed = [](const auto& field) { return field.second.from == FieldPlan::From::NewSource; };
    if (!plan.newSource || std::ranges::none_of(plan.fields, isUsed))
        return std::nullopt;
    auto source = *plan.newSource;
    for (auto* text : { &source.key, &source.title, &source.publisher, &source.published, &source.url, &source.notes })
        replaceDate(*text, plan.today);
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
    const auto newest = newSourceOf(plan, dataset);
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

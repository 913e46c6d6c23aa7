// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/record_words.h"

#include "model/base/text.h"
#include "model/table/table_record.h"
#include "ui/base/counts.h"
#include "ui/base/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <string>

namespace ui {

using model::FieldType;
using model::RecordKind;

namespace {

struct Records {
    Q_DECLARE_TR_FUNCTIONS(Records)
};

struct ColumnWords {
    const char* name;
    const char* title;
    const char* longTitle;
    int letters;
};

constexpr ColumnWords words[] = {
    { "organization", QT_TRANSLATE_NOOP("ui::Records", "Organization"), nullptr, 17 },
    { "chip", QT_TRANSLATE_NOOP("ui::Records", "Chip"), nullptr, 13 },
    { "quarter", QT_TRANSLATE_NOOP("ui::Records", "Quarter"), nullptr, 9 },
    { "measure", QT_TRANSLATE_NOOP("ui::Records", "Measure"), nullptr, 9 },
    { "units", QT_TRANSLATE_NOOP("ui::Records", "Units"), nullptr, 11 },
    { "units_low", QT_TRANSLATE_NOOP("ui::Records", "5 %"), QT_TRANSLATE_NOOP("ui::Records", "Units, 5th percentile"), 9 },
    { "units_high", QT_TRANSLATE_NOOP("ui::Records", "95 %"), QT_TRANSLATE_NOOP("ui::Records", "Units, 95th percentile"), 9 },
    { "access", QT_TRANSLATE_NOOP("ui::Records", "Access"), nullptr, 8 },
    { "provider", QT_TRANSLATE_NOOP("ui::Records", "Provider"), nullptr, 12 },
    { "status", QT_TRANSLATE_NOOP("ui::Records", "Status"), nullptr, 9 },
    { "source", QT_TRANSLATE_NOOP("ui::Records", "Source"), nullptr, 34 },
    { "notes", QT_TRANSLATE_NOOP("ui::Records", "Notes"), nullptr, 22 },
    { "population", QT_TRANSLATE_NOOP("ui::Records", "Population"), nullptr, 12 },
    { "people", QT_TRANSLATE_NOOP("ui::Records", "People"), nullptr, 11 },
    { "people_low", QT_TRANSLATE_NOOP("ui::Records", "5 %"), QT_TRANSLATE_NOOP("ui::Records", "People, 5th percentile"), 9 },
    { "people_high", QT_TRANSLATE_NOOP("ui::Records", "95 %"), QT_TRANSLATE_NOOP("ui::Records", "People, 95th percentile"), 9 },
    { "name", QT_TRANSLATE_NOOP("ui::Records", "Name"), nullptr, 24 },
    { "kind", QT_TRANSLATE_NOOP("ui::Records", "Kind"), nullptr, 12 },
    { "country", QT_TRANSLATE_NOOP("ui::Records", "Country"), nullptr, 9 },
    { "part_of", QT_TRANSLATE_NOOP("ui::Records", "Part of"), nullptr, 22 },
    { "website", QT_TRANSLATE_NOOP("ui::Records", "Website"), nullptr, 28 },
    { "vendor", QT_TRANSLATE_NOOP("ui::Records", "Vendor"), nullptr, 12 },
    { "codename", QT_TRANSLATE_NOOP("ui::Records", "Codename"), nullptr, 16 },
    { "introduced", QT_TRANSLATE_NOOP("ui::Records", "Introduced"), nullptr, 11 },
    { "bf16_tflops", QT_TRANSLATE_NOOP("ui::Records", "BF16 TFLOP/s"), nullptr, 13 },
    { "int8_tops", QT_TRANSLATE_NOOP("ui::Records", "INT8 TOP/s"), nullptr, 11 },
    { "memory_gb", QT_TRANSLATE_NOOP("ui::Records", "Memory, GB"), nullptr, 11 },
    { "memory_bandwidth_gbs", QT_TRANSLATE_NOOP("ui::Records", "Bandwidth, GB/s"), nullptr, 15 },
    { "tdp_w", QT_TRANSLATE_NOOP("ui::Records", "Power, W"), nullptr, 10 },
    { "price_usd", QT_TRANSLATE_NOOP("ui::Records", "Price, USD"), nullptr, 11 },
    { "chips", QT_TRANSLATE_NOOP("ui::Records", "Chips"), nullptr, 9 },
    { "days", QT_TRANSLATE_NOOP("ui::Records", "Days"), nullptr, 7 },
    { "mfu", QT_TRANSLATE_NOOP("ui::Records", "MFU"), QT_TRANSLATE_NOOP("ui::Records", "Share of the peak used (MFU)"), 7 },
    { "flop", QT_TRANSLATE_NOOP("ui::Records", "FLOP"), nullptr, 11 },
    { "key", QT_TRANSLATE_NOOP("ui::Records", "Key"), nullptr, 28 },
    { "title", QT_TRANSLATE_NOOP("ui::Records", "Title"), nullptr, 48 },
    { "publisher", QT_TRANSLATE_NOOP("ui::Records", "Publisher"), nullptr, 18 },
    { "published", QT_TRANSLATE_NOOP("ui::Records", "Published"), nullptr, 11 },
    { "url", QT_TRANSLATE_NOOP("ui::Records", "Address"), nullptr, 34 },
    { "replaces", QT_TRANSLATE_NOOP("ui::Records", "Replaces"),
        QT_TRANSLATE_NOOP("ui::Records", "Earlier releases that it replaces, by key"), 24 },
    { "state", QT_TRANSLATE_NOOP("ui::Records", "Counts"),
        QT_TRANSLATE_NOOP("ui::Records", "What it counts: chips sold or operational ones"), 12 },
    { "aliases", QT_TRANSLATE_NOOP("ui::Records", "Other names"), nullptr, 22 },
    { "name_zh", QT_TRANSLATE_NOOP("ui::Records", "Chinese name"), nullptr, 14 },
    { "colour", QT_TRANSLATE_NOOP("ui::Records", "Colour of"), QT_TRANSLATE_NOOP("ui::Records", "The name whose colour it has"), 14 },
    { "fp4_tops", QT_TRANSLATE_NOOP("ui::Records", "FP4 TOP/s"), nullptr, 11 },
    { "share", QT_TRANSLATE_NOOP("ui::Records", "Share"), QT_TRANSLATE_NOOP("ui::Records", "Share of its chips that are up and running"),
        9 },
    { "share_low", QT_TRANSLATE_NOOP("ui::Records", "5 %"), QT_TRANSLATE_NOOP("ui::Records", "Share, 5th percentile"), 9 },
    { "share_high", QT_TRANSLATE_NOOP("ui::Records", "95 %"), QT_TRANSLATE_NOOP("ui::Records", "Share, 95th percentile"), 9 },
    { "date", QT_TRANSLATE_NOOP("ui::Records", "Date"), nullptr, 11 },
    { "text", QT_TRANSLATE_NOOP("ui::Records", "Text"), nullptr, 48 },
};

/// As the catalogue writes a name: `units-low`.
std::string dashed(std::string_view name)
{
    std::string text(name);
    std::ranges::replace(text, '_', '-');
    return text;
}

const ColumnWords* wordsOf(RecordKind kind, std::size_t column)
{
    const auto name = model::fieldsOf(kind)[column].name;
    const auto* found = std::ranges::find_if(words, [&](const ColumnWords& each) { return each.name == name; });
    return found == std::end(words) ? nullptr : found;
}

}

QString kindTitle(RecordKind kind)
{
    switch (kind) {
    case RecordKind::Organization:
        return Records::tr("Organizations");
    case RecordKind::Chip:
        return Records::tr("Chips");
    case RecordKind::Source:
        return Records::tr("Sources");
    case RecordKind::Inventory:
        return Records::tr("Inventory");
    case RecordKind::Headcount:
        return Records::tr("Headcount");
    case RecordKind::TrainingRun:
        return Records::tr("Training runs");
    case RecordKind::OperationalShare:
        return Records::tr("Operational shares");
    case RecordKind::Event:
        return Records::tr("Events");
    default:
        return {};
    }
}

QString recordsText(RecordKind kind, std::size_t count)
{
    switch (kind) {
    case RecordKind::Organization:
        return counted(Records::tr("{n} {n|organization|organizations}"), count);
    case RecordKind::Chip:
        return counted(Records::tr("{n} {n|chip|chips}"), count);
    case RecordKind::Source:
        return counted(Records::tr("{n} {n|source|sources}"), count);
    case RecordKind::Inventory:
        return counted(Records::tr("{n} {n|inventory record|inventory records}"), count);
    case RecordKind::Headcount:
        return counted(Records::tr("{n} {n|headcount|headcounts}"), count);
    case RecordKind::TrainingRun:
        return counted(Records::tr("{n} {n|training run|training runs}"), count);
    case RecordKind::OperationalShare:
        return counted(Records::tr("{n} {n|operational share|operational shares}"), count);
    case RecordKind::Event:
        return counted(Records::tr("{n} {n|event|events}"), count);
    default:
        return counted(Records::tr("{n} {n|record|records}"), count);
    }
}

QString nounLabel(RecordKind kind)
{
    switch (kind) {
    case RecordKind::Organization:
        return Records::tr("organization");
    case RecordKind::Chip:
        return Records::tr("chip");
    case RecordKind::Source:
        return Records::tr("source");
    case RecordKind::Inventory:
        return Records::tr("inventory record");
    case RecordKind::Headcount:
        return Records::tr("headcount");
    case RecordKind::TrainingRun:
        return Records::tr("training run");
    case RecordKind::OperationalShare:
        return Records::tr("operational share");
    case RecordKind::Event:
        return Records::tr("event");
    default:
        return {};
    }
}

QString columnTitle(RecordKind kind, std::size_t column)
{
    const auto* known = wordsOf(kind, column);
    return known ? Records::tr(known->title) : toQt(model::fieldsOf(kind)[column].name);
}

QString columnLongTitle(RecordKind kind, std::size_t column)
{
    const auto* known = wordsOf(kind, column);
    return known && known->longTitle ? Records::tr(known->longTitle) : columnTitle(kind, column);
}

model::Words titledWords()
{
    std::map<std::string, std::string, std::less<>> titles;
    for (const auto kind : model::tableKinds) {
        titles.emplace("kind." + dashed(model::word(kind)), fromQt(nounLabel(kind)));
        const auto all = model::fieldsOf(kind);
        for (std::size_t i = 0; i < all.size(); ++i)
            titles.emplace("column." + dashed(all[i].name), fromQt(columnTitle(kind, i)));
    }
    return model::Words(std::move(titles));
}

QString filterHint(const model::FieldDescription& column)
{
    switch (column.type) {
    case FieldType::Number:
        return Records::tr("> 10000, 10..20, = 1.2M, empty, not empty");
    case FieldType::Quarter:
        return Records::tr("2025Q4, 2024, 2023Q1..2024Q4, ..2025Q4, > 2024");
    case FieldType::Word:
        return Records::tr("%1; ! before what is not wanted")
            .arg(toQt(model::joined(std::vector<std::string>(column.words.begin(), column.words.end()), " | ")));
    case FieldType::Source:
    case FieldType::Sources:
        return Records::tr("a part of its key or title, or its kind: dataset | filing, !estimate");
    default:
        return Records::tr("a part of it: Open; several: OpenAI | Meta; = exactly, ! not, empty, not empty");
    }
}

QString newNameText(const model::RecordRef& record, const model::Dataset& dataset)
{
    switch (record.kind) {
    case RecordKind::Organization:
        return Records::tr("New organization %1, without a country and of no kind yet: fill them in.")
            .arg(toQt(dataset.name(model::OrganizationId { record.id })));
    case RecordKind::Chip:
        return Records::tr("New chip %1, without figures: fill them in.").arg(toQt(dataset.name(model::ChipId { record.id })));
    default:
        return Records::tr("New source %1, an own estimate: say where it comes from.")
            .arg(toQt(dataset.name(model::SourceId { record.id })));
    }
}

int columnLetters(RecordKind kind, std::size_t column)
{
    const auto* known = wordsOf(kind, column);
    return known ? known->letters : 12;
}

QList<int> columnOrder(RecordKind kind)
{
    QList<int> order;
    const auto all = model::fieldsOf(kind);
    for (int i = 0; i < static_cast<int>(all.size()); ++i)
        order << i;
    for (int i = 0; i + 1 < order.size(); ++i) {
        if (isBestEstimate(all[static_cast<std::size_t>(order[i])]) && isIntervalEnd(all[static_cast<std::size_t>(order[i + 1])])) {
            order.swapItemsAt(i, i + 1);
            ++i;
        }
    }
    return order;
}

bool canBeEmpty(const model::FieldDescription& column)
{
    return !column.isRequired && column.type != FieldType::Word;
}

bool isLongText(const model::FieldDescription& column)
{
    return column.name == "notes" || column.name == "text";
}

bool isIntervalEnd(const model::FieldDescription& column)
{
    return column.name.ends_with("_low") || column.name.ends_with("_high");
}

bool isBestEstimate(const model::FieldDescription& column)
{
    return column.name == "units" || column.name == "people" || column.name == "share";
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workbook/record_workbook.h"

#include "model/records/each_record_type.h"
#include "model/records/field_description.h"
#include "model/records/field_text.h"
#include "model/records/written_fields.h"
#include "words/workbook.h"

#include <algorithm>
#include <set>

namespace model {

namespace {

SheetColumn::Kind kindOf(const FieldDescription& field)
{
    if (field.type == FieldType::Number)
        return field.isFraction ? SheetColumn::Kind::Share : SheetColumn::Kind::Number;
    return field.name == "published" || field.name == "date" ? SheetColumn::Kind::Date : SheetColumn::Kind::Text;
}

template <class Record> using Written = std::vector<const Field<Record>*>;

template <class Record> std::vector<SheetColumn> columnsOf(const Written<Record>& written)
{
    constexpr auto kind = RecordTraits<Record>::kind;
    std::vector<SheetColumn> columns;
    for (const auto* field : written)
        columns.push_back({ std::string(field->name), kindOf(fieldsOf(kind)[fieldNamed(kind, field->name).value()]) });
    return columns;
}

template <class Record>
void writeRecord(WorkbookWriter& writer, const Record& record, const Written<Record>& written, const Dataset& dataset)
{
    for (const auto* known : written) {
        const auto& field = *known;
        std::visit(
            [&](auto member) {
                const auto& value = record.*member;
                using Value = std::remove_cvref_t<decltype(value)>;
                if constexpr (std::is_same_v<Value, double>)
                    writer.add(value);
                else if constexpr (std::is_same_v<Value, std::optional<double>>)
                    value ? writer.add(*value) : writer.skip();
                else
                    writer.add(fieldText(record, field, dataset));
            },
            field.member);
    }
    writer.endRow();
}

template <class Record> void writeSheet(WorkbookWriter& writer, const Dataset& dataset)
{
    const auto& table = dataset.table<Record>();
    const auto name = std::string(RecordTraits<Record>::file.substr(0, RecordTraits<Record>::file.rfind('.')));
    const auto written = writtenFields<Record>(dataset);
    writer.beginSheet(name, columnsOf(written), table.size());
    table.forEach([&](const Record& record) { writeRecord(writer, record, written, dataset); });
}

template <class Record> std::size_t cellsOf(const Dataset& dataset)
{
    return dataset.table<Record>().size() * fields<Record>().size();
}

/// The sources that the records of a kind name, in the order of the table of sources.
template <class Record> std::vector<SourceId> sourcesOf(const Dataset& dataset)
{
    std::set<SourceId> named;
    dataset.table<Record>().forEach([&](const Record& record) {
        for (const auto& field : fields<Record>()) {
            if (const auto* member = std::get_if<SourceId Record::*>(&field.member))
                named.insert(record.*(*member));
            else if (const auto* optional = std::get_if<std::optional<SourceId> Record::*>(&field.member); optional && record.*(*optional))
                named.insert(*(record.*(*optional)));
        }
    });
    return { named.begin(), named.end() };
}

}

void writeSources(WorkbookWriter& writer, const Dataset& dataset, const std::vector<SourceId>& sources, std::vector<std::string> lines)
{
    lines.push_back(Words()(say::workbook::sixteenDigits));
    const auto written = writtenFields<Source>(dataset);
    writer.beginSheet("sources", columnsOf(written), sources.size(), lines);
    for (const auto id : sources) {
        if (const auto* source = dataset.sources().find(id))
            writeRecord(writer, *source, written, dataset);
    }
}

std::string recordWorkbook(const Dataset& dataset, RecordKind kind)
{
    return withRecordType(kind, [&]<class Record>() {
        WorkbookWriter writer(cellsOf<Record>(dataset));
        std::vector<SourceId> sources;
        if constexpr (std::is_same_v<Record, Source>) {
            dataset.sources().forEach([&](const Source& source) { sources.push_back(source.id); });
        } else {
            writeSheet<Record>(writer, dataset);
            sources = sourcesOf<Record>(dataset);
        }
        writeSources(writer, dataset, sources);
        return writer.finish();
    });
}

std::string datasetWorkbook(const Dataset& dataset)
{
    std::size_t cells = 0;
    eachRecordType([&]<class Record>() { cells += cellsOf<Record>(dataset); });
    WorkbookWriter writer(cells);
    eachRecordType([&]<class Record>() {
        if constexpr (std::is_same_v<Record, Source>) {
            std::vector<SourceId> sources;
            dataset.sources().forEach([&](const Source& source) { sources.push_back(source.id); });
            writeSources(writer, dataset, sources);
        } else if (RecordTraits<Record>::isRequired || !dataset.table<Record>().empty()) {
            writeSheet<Record>(writer, dataset);
        }
    });
    return writer.finish();
}

}

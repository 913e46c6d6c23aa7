// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/export_table.h"

#include "model/base/csv.h"
#include "model/base/disarm.h"
#include "model/base/files.h"
#include "model/records/each_record_type.h"
#include "model/records/field_text.h"
#include "model/records/written_fields.h"

#include <fmt/format.h>

namespace model {

namespace {

template <class Value> constexpr bool isText = std::is_same_v<Value, std::string> || isReference<Value> || isReferenceList<Value>;

template <class Record> void writeRecords(const Dataset& dataset, TableForm form, const std::function<void(std::string_view)>& sink)
{
    constexpr std::size_t pieceSize = 1u << 20;
    const bool isSafe = form == TableForm::Spreadsheet;
    const auto written = writtenFields<Record>(dataset);
    std::string csv;
    for (const auto* field : written) {
        csv += csv.empty() ? "" : ",";
        csv += field->name;
    }
    csv += isSafe ? fmt::format(",{}\n", disarmedColumn) : "\n";
    std::string text;
    dataset.table<Record>().forEach([&](const Record& record) {
        const char* separator = "";
        for (const auto* field : written) {
            csv += separator;
            separator = ",";
            text.clear();
            std::visit(
                [&](auto member) {
                    using Value = std::remove_cvref_t<decltype(record.*member)>;
                    appendValueText(text, record.*member, dataset);
                    if (isSafe && isText<Value>)
                        text = disarmed(text);
                },
                field->member);
            appendCsvValue(csv, text);
        }
        csv += isSafe ? ",\n" : "\n";
        if (csv.size() > pieceSize) {
            sink(csv);
            csv.clear();
        }
    });
    sink(csv);
}

}

void writeTable(const Dataset& dataset, RecordKind kind, TableForm form, const std::function<void(std::string_view)>& sink)
{
    withRecordType(kind, [&]<class Record>() { writeRecords<Record>(dataset, form, sink); });
}

void exportTable(const Dataset& dataset, RecordKind kind, TableForm form, const std::filesystem::path& path)
{
    const TemporaryPath temporary(path);
    FileWriter file(temporary.path(), path.string());
    writeTable(dataset, kind, form, [&file](std::string_view bytes) { file.write(bytes); });
    file.close();
    moveIntoPlace(temporary.path(), path, true);
}

}

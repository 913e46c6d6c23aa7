// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/import_table.h"

#include "model/base/error.h"
#include "model/exchange/import_task.h"
#include "model/records/each_record_type.h"
#include "words/exchange.h"

#include <unordered_map>

namespace model {

template <class Record> template <class Target> void ImportTask<Record>::create(Writer& writer, std::vector<Target>& records)
{
    for (auto& record : records) {
        const std::pair key { RecordTraits<Target>::kind, record.id.value };
        if (!m_used.contains(key))
            continue;
        makeReal(record);
        m_real[key] = writer.insert(record).value;
    }
}

/// Puts the ids that were given in the place of provisional ones.
template <class Record> template <class Target> void ImportTask<Record>::makeReal(Target& record) const
{
    eachReferenceOf(record, [this](RecordKind kind, std::int64_t& id) {
        if (id < 0)
            id = m_real.at({ kind, id });
    });
}

/// Those that others are part of go first.
template <class Record> void ImportTask<Record>::insertOrganizations(Writer& writer)
{
    if constexpr (std::is_same_v<Record, Organization>) {
        std::unordered_map<std::int64_t, std::uint32_t> waiting;
        for (std::uint32_t i = 0; i < m_rows.records.size(); ++i) {
            if (m_fates[i] == Fate::Insert)
                waiting.emplace(m_rows.records[i].id.value, i);
        }
        for (std::uint32_t i = 0; i < m_rows.records.size(); ++i) {
            std::vector<std::uint32_t> way;
            for (auto next = m_rows.records[i].id.value; waiting.contains(next);) {
                way.push_back(waiting.at(next));
                waiting.erase(next);
                const auto& whole = m_rows.records[way.back()].partOf;
                next = whole ? whole->value : 0;
            }
            for (auto row = way.rbegin(); row != way.rend(); ++row) {
                auto& record = m_rows.records[*row];
                const auto provisional = record.id.value;
                makeReal(record);
                m_real[{ RecordKind::Organization, provisional }] = writer.insert(record).value;
                m_fates[*row] = Fate::None;
            }
        }
    }
}

template <class Record> void ImportTask<Record>::write(Writer& writer)
{
    create(writer, m_sources);
    create(writer, m_organizations);
    create(writer, m_chips);
    insertOrganizations(writer);
    const auto& table = m_dataset.table<Record>();
    const auto count = m_rows.records.size();
    for (std::uint32_t i = 0; i < count; ++i) {
        if (i % rowsBetweenReports == 0)
            m_progress.update(shareOfReading + (shareOfAll - shareOfReading) * static_cast<double>(i) / static_cast<double>(count));
        if (m_fates[i] == Fate::None)
            continue;
        auto& record = m_rows.records[i];
        makeReal(record);
        if (m_fates[i] == Fate::Insert)
            writer.insert(record);
        else
            writer.update(record, table[m_existing[i]]);
        record = Record(); // its memory is the dataset's turn now
    }
    for (const auto& file : m_bringsIn)
        writer.insert(file);
    m_progress.update(shareOfAll);
}

namespace {

void requireFiles(std::span<const std::filesystem::path> files)
{
    if (files.empty())
        throw Error(ErrorCode::Usage, say::import::noTables);
}

}

void refuseProblems(const ImportReport& report)
{
    if (report.canImport())
        return;
    const auto count = report.problemCount + report.unknownNames.size() + report.questions.size();
    auto sentences = problemSentences(report);
    const auto shown = sentences.size();
    throw Error(report.problemCount == report.conflicts && report.conflicts == count ? ErrorCode::Conflict : ErrorCode::Invalid,
        { count > shown ? say::import::refusedFirst : say::import::refused, { { "n", count }, { "first", std::to_string(shown) } } },
        std::move(sentences));
}

ImportReport tryImport(const Dataset& dataset, std::span<const std::filesystem::path> files, const ImportPlan& plan, Progress progress,
    std::span<const ImportedFile> imported)
{
    requireFiles(files);
    requireImportKind(plan.kind);
    requireReplaceable(plan, dataset);
    ImportReport report;
    withTableRecordType(plan.kind, [&]<class Record>() {
        ImportTask<Record> import(dataset, files, plan, progress, imported);
        import.read();
        report = std::move(import.report);
    });
    return report;
}

ImportReport importTable(Document& document, std::span<const std::filesystem::path> files, const ImportPlan& plan, Progress progress)
{
    requireFiles(files);
    requireImportKind(plan.kind);
    requireReplaceable(plan, *document.dataset());
    ImportReport report;
    withTableRecordType(plan.kind, [&]<class Record>() {
        const auto dataset = document.dataset();
        const auto imported = importedFiles(document);
        ImportTask<Record> import(*dataset, files, plan, progress, imported);
        import.read();
        refuseProblems(import.report);
        if (import.report.inserted + import.report.updated > 0) {
            const auto write = [&import](Writer& writer) { import.write(writer); };
            import.report.changes = document.transact(Words()(import.report.label()), write);
        }
        report = std::move(import.report);
    });
    return report;
}

}

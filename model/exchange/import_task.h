// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/import_rows.h"
#include "model/records/each_reference.h"
#include "model/records/record_key.h"
#include "model/records/validate.h"
#include "model/store/document.h"
#include "model/store/imported_file.h"

#include <map>
#include <set>
#include <utility>

namespace model {

/// One import: reads the files, finds out what becomes of every row, and writes.
template <class Record> class ImportTask {
public:
    /// `imported`: the files that the document knows already.
    ImportTask(const Dataset& dataset, std::span<const std::filesystem::path> files, const ImportPlan& plan, Progress progress,
        std::span<const ImportedFile> imported);

    /// Everything but writing.
    void read();
    void write(Writer& writer);
    ImportReport report;

private:
    static constexpr std::uint32_t noRecord = UINT32_MAX;
    static constexpr std::size_t rowsBetweenReports = 256;
    static constexpr double shareOfReading = 0.5;
    static constexpr double shareOfAll = 0.95; // the rest is the commit's

    enum class Fate : std::uint8_t { None, Insert, Update };

    void makeReaders();
    void checkPlan();
    void askFor(const FieldDescription& field);
    void resolvePartOf();
    void addRepeated(std::vector<HashedKey>& keys);
    void findDoubles(const std::vector<HashedKey>& keys);
    void findExisting(const std::vector<HashedKey>& keys);
    void decide(std::uint32_t row);
    void decideUpdate(std::uint32_t row, const Record& existing);
    Sentence updateText(std::uint32_t row, const Record& existing, const Record& updated) const;
    bool isValid(std::uint32_t row, const Record& record);
    std::optional<Sentence> difference(const Record& record, const Record& existing) const;
    void noteUse(const Record& record);
    void listCreated();
    void noticeAlike();
    void noticeSameFile();
    void noticeSameRows();

    template <class Target> void create(Writer& writer, std::vector<Target>& records);
    template <class Target> void makeReal(Target& record) const;
    void insertOrganizations(Writer& writer);

    const Dataset& m_dataset;
    std::span<const std::filesystem::path> m_files;
    std::span<const ImportedFile> m_imported;
    const ImportPlan& m_plan;
    Progress m_progress;
    ImportFindings m_findings;
    NameIndex m_names;
    FoldedNames m_folded;
    References m_references;
    std::vector<Organization> m_organizations; // to be made where they are used
    std::vector<Chip> m_chips;
    std::vector<Source> m_sources;
    std::vector<FieldReader> m_readers;
    std::vector<Argument> m_missing; // needed for a new record, but nothing gives it
    ImportRows<Record> m_rows;
    bool m_isPlanGood = true;
    std::vector<std::uint32_t> m_existing; // of every row, its place in the document's table
    std::vector<Fate> m_fates;
    std::vector<ImportedFile> m_bringsIn;                               // what the document will know of the files
    std::set<std::pair<RecordKind, std::int64_t>> m_used;               // provisional ids
    std::map<std::pair<RecordKind, std::int64_t>, std::int64_t> m_real; // the ids that were given for them
};

}

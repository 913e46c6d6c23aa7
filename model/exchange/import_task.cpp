// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/import_task.h"

#include "model/base/sentences.h"
#include "model/base/text.h"
#include "model/exchange/row_sum.h"
#include "model/records/each_record_type.h"
#include "model/records/own_name.h"
#include "model/records/shown_names.h"
#include "words/exchange.h"

#include <algorithm>

namespace model {

namespace {

using From = FieldPlan::From;

std::vector<std::string> namesOf(std::span<const std::filesystem::path> files)
{
    std::vector<std::string> names;
    for (const auto& file : files)
        names.push_back(file.filename().string());
    return names;
}

/// The kind of records that a key field names, where names of it are compared by their letters.
std::optional<RecordKind> ownKind(RecordKind kind, const FieldDescription& field)
{
    const bool isNamed = kind == RecordKind::Organization || kind == RecordKind::Chip || kind == RecordKind::Source;
    return isNamed && field.isKey ? std::optional(kind) : std::nullopt;
}

/// Records to be made that have no id yet stand under a negative one, so that rows can refer to them.
template <class Record> void giveProvisionalIds(std::vector<Record>& records, std::int64_t first)
{
    for (auto& record : records)
        record.id = { first-- };
}

}

template <class Record>
ImportTask<Record>::ImportTask(const Dataset& dataset, std::span<const std::filesystem::path> files, const ImportPlan& plan,
    Progress progress, std::span<const ImportedFile> imported)
    : m_dataset(dataset)
    , m_files(files)
    , m_imported(imported)
    , m_plan(plan)
    , m_progress(std::move(progress))
    , m_findings(namesOf(files), plan.skipsProblems)
    , m_names(dataset)
    , m_folded(dataset)
    , m_references(dataset)
    , m_organizations(plan.newOrganizations)
    , m_chips(plan.newChips)
    , m_sources(plan.newSources)
{
    report.kind = plan.kind;
    giveProvisionalIds(m_organizations, -1);
    giveProvisionalIds(m_chips, -1);
    if (const auto source = newSourceOf(plan, dataset, m_findings.files().empty() ? std::string() : m_findings.files().front()))
        m_sources.push_back(*source);
    giveProvisionalIds(m_sources, -1);
    const auto add = [this](const auto& records) {
        for (const auto& record : records) {
            if (m_names.add(record)) {
                m_references.put(record);
                m_folded.remember(RecordTraits<std::remove_cvref_t<decltype(record)>>::kind, ownName(record));
            }
        }
    };
    add(m_organizations);
    add(m_chips);
    add(m_sources);
    makeReaders();
}

template <class Record> void ImportTask<Record>::makeReaders()
{
    for (const auto& field : importFields(m_plan.kind)) {
        const auto found = m_plan.fields.find(std::string(field.name));
        const auto plan = found == m_plan.fields.end() ? FieldPlan() : found->second;
        auto& reader = m_readers.emplace_back(field, plan, m_names, m_folded, ownKind(m_plan.kind, field));
        if (plan.from == From::NewSource && !m_sources.empty())
            reader.setNewSource(m_sources.back().id);
        if (field.type == FieldType::Quarter && std::is_same_v<Record, InventoryRecord>) {
            const auto status = m_plan.fields.find("status");
            reader.takeMarks(status == m_plan.fields.end() || status->second.from == From::Nothing || status->second.isAssumed);
        }
    }
}

/// What can be said before a row is read.
template <class Record> void ImportTask<Record>::checkPlan()
{
    const auto refuse = [this](Sentence reason) {
        m_findings.general({ 0, 0 }, std::move(reason));
        m_isPlanGood = false;
    };
    if (m_plan.onRepeat == RepeatPolicy::Add && !canBeAdded<Record>)
        refuse({ say::import::notAdded, { { "table", Sentence { tableTitle(m_plan.kind) } } } });
    for (auto& reader : m_readers) {
        const auto& field = reader.field();
        const auto found = m_plan.fields.find(std::string(field.name));
        const auto from = found == m_plan.fields.end() ? From::Nothing : found->second.from;
        if (from == From::NewSource && (field.type != FieldType::Source || !m_plan.newSource))
            refuse({ say::import::newSourceUndescribed, { { "field", shownColumn(m_plan.kind, field.name) } } });
        else if (from == From::Nothing && field.isRequired && (field.isKey || m_plan.onConflict != ConflictPolicy::Update))
            askFor(field);
        else if (from == From::Nothing && field.isRequired)
            m_missing.push_back(shownColumn(m_plan.kind, field.name));
        if (from == From::Constant && found->second.isAssumed) {
            const auto& value = found->second.constant;
            const auto other = std::ranges::find_if(field.words, [&value](std::string_view word) { return word != value; });
            report.notes.push_back({ say::assumed::constant,
                { { "field", shownColumn(m_plan.kind, field.name) }, { "name", field.name }, { "value", value },
                    { "other", other == field.words.end() ? std::string_view(value) : *other } } });
        }
    }
}

/// What nothing gives: one of a few words is asked for, of anything else it is a problem.
template <class Record> void ImportTask<Record>::askFor(const FieldDescription& field)
{
    m_isPlanGood = false;
    const auto shown = shownColumn(m_plan.kind, field.name);
    if (field.words.empty())
        return m_findings.general({ 0, 0 }, { say::import::nothingGives, { { "field", shown }, { "name", field.name } } });
    std::vector<Argument> words(field.words.begin(), field.words.end());
    report.questions.push_back({ say::ask::word,
        { { "file", m_findings.files().empty() ? std::string() : m_findings.files().front() }, { "field", shown }, { "name", field.name },
            { "words", listed(words) }, { "first", field.words.front() } } });
}

template <class Record> void ImportTask<Record>::read()
{
    checkPlan();
    m_rows = readImportRows<Record>(m_files, m_plan, m_readers, m_findings, report, m_progress);
    if constexpr (std::is_same_v<Record, Organization>)
        resolvePartOf();
    const auto count = m_rows.records.size();
    auto keys = m_rows.sortedKeys();
    m_fates.assign(count, Fate::None);
    if (m_isPlanGood) {
        if (m_plan.onRepeat == RepeatPolicy::Add)
            addRepeated(keys);
        findDoubles(keys);
        findExisting(keys);
    }
    for (std::uint32_t i = 0; i < count; ++i) {
        if (i % rowsBetweenReports == 0)
            m_progress.update(shareOfReading);
        if (m_rows.isGood[i] && m_isPlanGood)
            decide(i);
    }
    listCreated();
    noticeAlike();
    noticeSameFile();
    m_findings.into(report);
    for (const auto& reader : m_readers) {
        if (m_findings.skipsProblems())
            break; // their rows are left out
        auto unknown = reader.unknownNames(m_dataset, m_findings.files());
        std::ranges::move(unknown, std::back_inserter(report.unknownNames));
    }
}

/// Organizations may be part of ones further down, or in another file.
template <class Record> void ImportTask<Record>::resolvePartOf()
{
    if constexpr (std::is_same_v<Record, Organization>) {
        constexpr std::int64_t firstOfRows = -1'000'000'000;
        for (std::size_t i = 0; i < m_rows.records.size(); ++i) {
            auto& record = m_rows.records[i];
            const auto known = m_names.find(RecordKind::Organization, record.name);
            record.id = known && *known > 0 ? OrganizationId { *known } : OrganizationId { firstOfRows - static_cast<std::int64_t>(i) };
            if (!record.name.empty() && m_names.add(record))
                m_references.put(record);
        }
        const auto column = fieldNamed(RecordKind::Organization, "part_of").value();
        auto& reader = m_readers[column];
        if (!reader.isMapped())
            return;
        for (std::size_t i = 0; i < m_rows.records.size(); ++i) {
            const auto reading = reader.readText(m_rows.later[i], m_rows.places[i]);
            if (reading.state == Reading::State::Read)
                setField(m_rows.records[i], fields<Organization>()[column], reading.value);
            else
                m_rows.isGood[i] = false;
            m_references.put(m_rows.records[i]);
        }
    }
}

/// Rows of one key become the first of them, in all files.
template <class Record> void ImportTask<Record>::addRepeated(std::vector<HashedKey>& keys)
{
    if constexpr (canBeAdded<Record>) {
        std::map<std::uint32_t, std::vector<std::uint32_t>> groups;
        eachRepeatedKey(keys, m_rows.records, [&](std::uint32_t again, std::uint32_t first) { groups[first].push_back(again); });
        std::set<std::uint32_t> added;
        for (auto& [first, others] : groups) {
            const auto isGood = [this](std::uint32_t row) { return m_rows.isGood[row]; };
            if (!isGood(first) || !std::ranges::all_of(others, isGood))
                continue; // what is wrong with them is said
            std::ranges::sort(others);
            RowSum<Record> sum(m_rows.records[first]);
            for (const auto row : others)
                sum.add(m_rows.records[row]);
            m_rows.records[first] = sum.result();
            for (const auto row : others) {
                m_rows.isGood[row] = false;
                added.insert(row);
            }
        }
        std::erase_if(keys, [&added](const HashedKey& key) { return added.contains(key.second); });
        if (!added.empty())
            report.notes.push_back({ say::assumed::added, { { "n", added.size() } } });
    }
}

template <class Record> void ImportTask<Record>::findDoubles(const std::vector<HashedKey>& keys)
{
    eachRepeatedKey(keys, m_rows.records, [this](std::uint32_t again, std::uint32_t first) {
        const auto place = m_rows.places[first];
        const auto shown
            = place.file == m_rows.places[again].file ? shownLine(place.line) : shownPlace({ m_findings.files()[place.file], place.line });
        auto key = keyText(m_rows.records[again], m_references);
        const bool isCount = canBeAdded<Record>;
        m_findings.conflict(m_rows.places[again],
            isCount ? Sentence { say::import::doubledAdd, { { "place", shown }, { "key", std::move(key) } } }
                    : repeats(shown, std::move(key)));
        m_rows.isGood[again] = false;
    });
}

/// Both sides in the order of their hashes, so that a million rows beside a million records stay quick.
template <class Record> void ImportTask<Record>::findExisting(const std::vector<HashedKey>& keys)
{
    const auto& table = m_dataset.table<Record>();
    if (table.empty())
        return;
    m_existing.assign(m_rows.records.size(), noRecord);
    std::vector<HashedKey> known;
    known.reserve(table.size());
    table.forEach([&](const Record& record) { known.emplace_back(keyHash(record), static_cast<std::uint32_t>(known.size())); });
    std::ranges::sort(known);
    auto next = known.begin();
    for (const auto& [hash, row] : keys) {
        while (next != known.end() && next->first < hash)
            ++next;
        for (auto one = next; one != known.end() && one->first == hash; ++one) {
            if (haveSameKey(table[one->second], m_rows.records[row]))
                m_existing[row] = one->second;
        }
    }
}

#define INSTANTIATE(Record)                                                                                                                \
    template ImportTask<Record>::ImportTask(                                                                                               \
        const Dataset&, std::span<const std::filesystem::path>, const ImportPlan&, Progress, std::span<const ImportedFile>);               \
    template void ImportTask<Record>::read();
EACH_TABLE_RECORD_TYPE(INSTANTIATE)
#undef INSTANTIATE

}

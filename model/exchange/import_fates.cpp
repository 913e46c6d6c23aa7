// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/letters.h"
#include "model/base/sentences.h"
#include "model/base/text.h"
#include "model/exchange/import_task.h"
#include "model/records/each_record_type.h"
#include "model/records/shown_names.h"
#include "words/exchange.h"
#include "words/records.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <unordered_map>

namespace model {

namespace {

/// Letters and digits without the form of a company, in which names that are most likely one are alike.
std::string bareName(std::string_view name)
{
    static constexpr std::array<std::string_view, 14> forms { "inc", "incorporated", "corp", "corporation", "ltd", "limited", "llc", "plc",
        "gmbh", "ag", "co", "company", "holdings", "group" };
    std::vector<std::string> words;
    std::string word;
    const auto end = [&] {
        if (!word.empty())
            words.push_back(foldedLetters(word));
        word.clear();
    };
    for (const char c : name) {
        const bool isLetter = static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0;
        if (isLetter)
            word += c;
        else
            end();
    }
    end();
    while (words.size() > 1 && std::ranges::find(forms, words.back()) != forms.end())
        words.pop_back();
    return joined(words, "");
}

}

template <class Record> void ImportTask<Record>::decide(std::uint32_t row)
{
    auto& record = m_rows.records[row];
    if (m_existing.empty() || m_existing[row] == noRecord) {
        if (!m_missing.empty()) {
            m_findings.problem(m_rows.places[row], {}, {}, { say::import::missingValues, { { "fields", listed(m_missing) } } });
            return;
        }
        if (!isValid(row, record))
            return;
        m_fates[row] = Fate::Insert;
        ++report.inserted;
        noteUse(record);
        return;
    }
    const auto& existing = m_dataset.table<Record>()[m_existing[row]];
    if (m_plan.onConflict == ConflictPolicy::Update)
        return decideUpdate(row, existing);
    if (m_plan.onConflict == ConflictPolicy::Skip) {
        ++report.kept;
        return;
    }
    const auto different = difference(record, existing);
    if (m_plan.onConflict == ConflictPolicy::Keep && !different) {
        ++report.unchanged;
        return;
    }
    ++report.conflicts;
    m_findings.conflict(m_rows.places[row],
        { m_plan.onConflict != ConflictPolicy::Stop ? say::import::thereAlreadySameSource
                : different                         ? say::import::thereAlreadyDifferent
                                                    : say::import::thereAlready,
            { { "number", std::to_string(existing.id.value) }, { "key", keyText(existing, m_references) },
                { "difference", different.value_or(Sentence()) } } });
}

template <class Record> void ImportTask<Record>::decideUpdate(std::uint32_t row, const Record& existing)
{
    auto updated = existing;
    for (std::size_t i = 0; i < m_readers.size(); ++i) {
        if (m_readers[i].isMapped())
            std::visit([&](auto member) { updated.*member = m_rows.records[row].*member; }, fields<Record>()[i].member);
    }
    if (updated == existing) {
        ++report.unchanged;
        return;
    }
    if (!isValid(row, updated))
        return;
    noteUse(updated);
    if (report.updates.size() < ImportReport::mostListed)
        report.updates.push_back(updateText(row, existing, updated));
    m_rows.records[row] = std::move(updated);
    m_fates[row] = Fate::Update;
    ++report.updated;
}

template <class Record> bool ImportTask<Record>::isValid(std::uint32_t row, const Record& record)
{
    const auto problems = validate(record, m_references);
    for (const auto& problem : problems) {
        const auto field = std::ranges::find(fields<Record>(), problem.field, &Field<Record>::name) - fields<Record>().begin();
        m_findings.problem(
            m_rows.places[row], m_rows.columns[m_rows.places[row].file][static_cast<std::size_t>(field)], problem.value, problem.reason);
    }
    return problems.empty();
}

/// "fleet.csv line 2: number 52 (...): units '200000' becomes '5'"
template <class Record> Sentence ImportTask<Record>::updateText(std::uint32_t row, const Record& existing, const Record& updated) const
{
    std::vector<Argument> changes;
    for (std::size_t i = 0; i < m_readers.size(); ++i) {
        const auto& field = fields<Record>()[i];
        const auto before = fieldText(existing, field, m_references);
        const auto now = fieldText(updated, field, m_references);
        if (m_readers[i].isMapped() && before != now)
            changes.push_back(Sentence { say::import::becomes,
                { { "field", shownColumn(m_plan.kind, field.name) }, { "before", inQuotes(before) }, { "now", inQuotes(now) } } });
    }
    const auto place = m_rows.places[row];
    return { say::import::updates,
        { { "place", shownPlace({ m_findings.files()[place.file], place.line }) }, { "number", std::to_string(existing.id.value) },
            { "key", keyText(existing, m_references) }, { "changes", listed(changes) } } };
}

/// The first mapped field in which the document says something else: "units '5', not '6'"; nothing where it says the same.
template <class Record> std::optional<Sentence> ImportTask<Record>::difference(const Record& record, const Record& existing) const
{
    for (std::size_t i = 0; i < m_readers.size(); ++i) {
        const auto& field = fields<Record>()[i];
        if (!m_readers[i].isMapped() || std::visit([&](auto member) { return record.*member == existing.*member; }, field.member))
            continue;
        return Sentence { say::import::differs,
            { { "field", shownColumn(m_plan.kind, field.name) }, { "existing", inQuotes(fieldText(existing, field, m_references)) },
                { "value", inQuotes(fieldText(record, field, m_references)) } } };
    }
    return std::nullopt;
}

template <class Record> void ImportTask<Record>::noteUse(const Record& record)
{
    eachReferenceOf(record, [this](RecordKind kind, std::int64_t id) {
        if (id < 0)
            m_used.emplace(kind, id);
    });
}

template <class Record> void ImportTask<Record>::listCreated()
{
    const auto list = [this](const auto& records, RecordKind kind, auto name) {
        for (const auto& record : records) {
            if (m_used.contains({ kind, record.id.value }))
                report.created.push_back({ say::record::named, { { "kind", shownKind(kind) }, { "name", inQuotes(record.*name) } } });
        }
    };
    list(m_organizations, RecordKind::Organization, &Organization::name);
    list(m_chips, RecordKind::Chip, &Chip::name);
    list(m_sources, RecordKind::Source, &Source::key);
}

/// Says which organizations and chips are made beside ones that are called nearly the same: "Open-AI", "OpenAI Inc.".
template <class Record> void ImportTask<Record>::noticeAlike()
{
    constexpr std::size_t mostNamed = 5;
    std::size_t told = 0;
    const auto tell = [&](const auto& table, const auto& made, const auto& isMade) {
        std::unordered_map<std::string, std::string> known;
        table.forEach([&known](const auto& record) { known.emplace(bareName(record.name), record.name); });
        for (std::size_t i = 0; i < made.size(); ++i) {
            if (!isMade(i) || made[i].name.empty())
                continue;
            const auto [other, isNew] = known.emplace(bareName(made[i].name), made[i].name);
            if (!isNew && other->second != made[i].name && told++ < mostNamed)
                report.notes.push_back(
                    { say::assumed::alike, { { "name", inQuotes(made[i].name) }, { "other", inQuotes(other->second) } } });
        }
    };
    if constexpr (std::is_same_v<Record, Organization> || std::is_same_v<Record, Chip>)
        tell(m_dataset.table<Record>(), m_rows.records, [this](std::size_t row) { return m_fates[row] == Fate::Insert; });
    const auto isUsed = [this](RecordKind kind, const auto& records) {
        return [this, kind, &records](std::size_t i) { return m_used.contains({ kind, records[i].id.value }); };
    };
    if (!m_organizations.empty())
        tell(m_dataset.table<Organization>(), m_organizations, isUsed(RecordKind::Organization, m_organizations));
    if (!m_chips.empty())
        tell(m_dataset.table<Chip>(), m_chips, isUsed(RecordKind::Chip, m_chips));
}

/// Says where a file has been imported before, under whatever name.
template <class Record> void ImportTask<Record>::noticeSameFile()
{
    if (report.inserted + report.updated == 0)
        return;
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        const auto& sheet = m_rows.sheets[i];
        const ImportedFile file { 0, fileHash(m_files[i]) + (sheet.empty() ? "" : "#" + sheet), m_findings.files()[i], m_plan.today };
        const auto known = std::ranges::find(m_imported, file.sha256, &ImportedFile::sha256);
        if (known == m_imported.end())
            m_bringsIn.push_back(file);
        else
            report.repeats.push_back({ known->name == file.name ? say::assumed::sameFile : say::assumed::sameFileNamed,
                { { "file", file.name }, { "name", inQuotes(known->name) }, { "day", known->time } } });
    }
    if (report.repeats.empty())
        noticeSameRows();
}

/// Says where a source of the document says all that the new one of this import would: the table has perhaps been imported before, saved by
/// another program.
template <class Record> void ImportTask<Record>::noticeSameRows()
{
    if constexpr (requires(Record record) { record.source; }) {
        constexpr std::size_t most = 200'000; // more take longer than the import
        const auto isNew = [](const auto& field) { return field.second.from == FieldPlan::From::NewSource; };
        const auto& table = m_dataset.table<Record>();
        if (report.inserted == 0 || table.empty() || table.size() + m_rows.records.size() > most
            || std::ranges::none_of(m_plan.fields, isNew))
            return;
        const auto textOf = [this](const Record& record) {
            std::string text;
            for (const auto& field : fields<Record>()) {
                if (field.name != "source")
                    text += fieldText(record, field, m_references) + '\x1F';
            }
            return text;
        };
        std::unordered_map<std::string, std::size_t> wanted;
        for (std::size_t i = 0; i < m_rows.records.size(); ++i) {
            if (m_fates[i] == Fate::Insert)
                ++wanted[textOf(m_rows.records[i])];
        }
        std::map<std::string, std::size_t> saidBy;
        table.forEach([&](const Record& record) {
            if (wanted.contains(textOf(record)))
                ++saidBy[fieldText(record, fields<Record>()[*fieldNamed(m_plan.kind, "source")], m_references)];
        });
        const auto same = std::ranges::find_if(saidBy, [this](const auto& source) { return source.second >= report.inserted; });
        if (same != saidBy.end())
            report.repeats.push_back({ say::assumed::sameRows, { { "key", inQuotes(same->first) }, { "n", report.inserted } } });
    }
}

#define INSTANTIATE(Record)                                                                                                                \
    template void ImportTask<Record>::decide(std::uint32_t);                                                                               \
    template void ImportTask<Record>::noticeAlike();                                                                                       \
    template void ImportTask<Record>::noticeSameFile();                                                                                    \
    template void ImportTask<Record>::noticeSameRows();                                                                                    \
    template void ImportTask<Record>::listCreated();
EACH_TABLE_RECORD_TYPE(INSTANTIATE)
#undef INSTANTIATE

}

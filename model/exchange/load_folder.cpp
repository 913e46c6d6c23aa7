// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/csv.h"
#include "model/base/error.h"
#include "model/base/sentences.h"
#include "model/base/text.h"
#include "model/exchange/file_formats.h"
#include "model/exchange/folder.h"
#include "model/exchange/record_rows.h"
#include "model/records/each_record_type.h"
#include "model/records/field_text.h"
#include "model/records/record_key.h"
#include "model/records/validate.h"
#include "model/store/new_file.h"
#include "words/exchange.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <tuple>

namespace model {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostProblems = 100;

/// The column whose values are records of the same kind, which may stand further down: whom an organization is part of, what a source
/// replaces.
template <class Record> std::optional<std::size_t> ownColumn()
{
    const auto all = fieldsOf(RecordTraits<Record>::kind);
    const auto own = std::ranges::find_if(all, [](const auto& field) { return referredKind(field.type) == RecordTraits<Record>::kind; });
    return own == all.end() ? std::nullopt : std::optional(static_cast<std::size_t>(own - all.begin()));
}

std::vector<std::string> tableFiles()
{
    std::vector<std::string> files;
    eachRecordType([&]<class Record>() { files.emplace_back(RecordTraits<Record>::file); });
    return files;
}

template <class Record> class FolderRules;

class Loader {
    template <class Record> friend class FolderRules;

public:
    Loader(const fs::path& folder, Progress progress)
        : m_folder(folder)
        , m_progress(std::move(progress))
        , m_findings(tableFiles(), false, mostProblems)
    {
        eachRecordType([this]<class Record>() {
            std::error_code ignored;
            const auto size = fs::file_size(m_folder / RecordTraits<Record>::file, ignored);
            m_bytes += ignored ? 0 : static_cast<double>(size);
        });
    }

    void readAll();
    void writeAll(NewFile& file);

private:
    void requireTables() const;
    void refuseOtherEncodings();
    template <class Record> void read();
    template <class Record> void readOwn(const fs::path& path);
    template <class Record> void readSaved(const fs::path& path);
    template <class Record> bool hasDatesOfOthers() const;
    template <class Record> void readTable(CsvReader& reader, const std::vector<FieldFormat>* formats);
    template <class Record> std::vector<std::size_t> readHeader(CsvReader& reader, CsvRow& row);
    template <class Record> void resolveOwn();
    template <class Record> void remember();
    template <class Record> void check();
    template <class Record> void checkDoubles();

    /// Whether the field refers to a table that could not be read, so that nothing can be said about it.
    bool refersToUnread(const FieldDescription& field) const;

    template <class Record> RecordRows<Record>& table() { return std::get<RecordRows<Record>>(m_tables); }

    void addProblem(RowPlace place, std::string_view column, std::string_view value, Sentence reason)
    {
        m_findings.problem(place, std::string(column), std::string(value), std::move(reason));
        if (m_findings.isFull())
            m_names.stopSuggesting();
    }
    /// Where nothing can be said about what refers to the table.
    template <class Record> void giveUp(Sentence reason)
    {
        m_findings.general({ fileOf<Record>(), UINT32_MAX }, std::move(reason));
        m_unread.push_back(RecordTraits<Record>::kind);
    }
    template <class Record> std::uint32_t fileOf() const
    {
        return static_cast<std::uint32_t>(std::ranges::find(m_findings.files(), RecordTraits<Record>::file) - m_findings.files().begin());
    }

    fs::path m_folder;
    Progress m_progress;
    ImportFindings m_findings;
    NameIndex m_names;
    References m_references;
    std::vector<RecordKind> m_unread;
    std::optional<EncodingGuess> m_encoding; ///< of the files that are no UTF-8, once it was asked for
    EachRecordType<RecordRows> m_tables;
    double m_bytes = 0;     // of all files
    double m_bytesDone = 0; // of the files read
};

void Loader::readAll()
{
    std::error_code ignored;
    if (!fs::exists(m_folder, ignored))
        throw Error(ErrorCode::NotFound, say::folder::missing, { { "folder", m_folder.string() } });
    if (!fs::is_directory(m_folder, ignored))
        throw Error(ErrorCode::NotFound, say::folder::isFileToLoad, { { "folder", m_folder.string() } });
    requireTables();
    eachRecordType([this]<class Record>() {
        read<Record>();
        resolveOwn<Record>();
        remember<Record>();
        check<Record>();
        checkDoubles<Record>();
    });
    const auto total = m_findings.problemCount();
    if (total == 0)
        return;
    ImportReport report;
    m_findings.into(report);
    throw Error(ErrorCode::Invalid,
        { total > mostProblems ? say::folder::notLoadedFirst : say::folder::notLoaded,
            { { "folder", m_folder.string() }, { "n", total }, { "first", std::to_string(mostProblems) } } },
        problemSentences(report));
}

template <class Record> void Loader::read()
{
    const auto path = m_folder / RecordTraits<Record>::file;
    if (!RecordTraits<Record>::isRequired && !fs::exists(fs::symlink_status(path)))
        return;
    const auto findings = m_findings;
    const auto unread = m_unread;
    readOwn<Record>(path);
    if (m_findings.problemCount() == findings.problemCount() && !hasDatesOfOthers<Record>())
        return;
    // Perhaps a spreadsheet saved it, with its separator, numbers and dates.
    refuseOtherEncodings();
    const auto own = std::tuple { m_findings, m_unread, table<Record>() };
    m_findings = findings;
    m_unread = unread;
    table<Record>() = {};
    readSaved<Record>(path);
    const auto isUnread
        = [](const std::vector<RecordKind>& kinds) { return std::ranges::find(kinds, RecordTraits<Record>::kind) != kinds.end(); };
    // A head that is read only so says more of what is wrong, too.
    const bool isBetter = m_findings.problemCount() < std::get<0>(own).problemCount()
        || m_findings.problemCount() == findings.problemCount() || (isUnread(std::get<1>(own)) && !isUnread(m_unread));
    if (!isBetter)
        std::tie(m_findings, m_unread, table<Record>()) = own;
}

/// As dump writes it.
template <class Record> void Loader::readOwn(const fs::path& path)
{
    try {
        CsvReader reader(path);
        readTable<Record>(reader, nullptr);
        m_bytesDone += static_cast<double>(reader.bytesRead());
    } catch (const Error& error) {
        giveUp<Record>(error.sentence);
    }
}

/// As import reads it: by what all of its rows show.
template <class Record> void Loader::readSaved(const fs::path& path)
{
    constexpr auto kind = RecordTraits<Record>::kind;
    try {
        const auto dialect = detectDialect(path);
        if (!hasTable(kind)) { // texts only
            auto reader = textOf(path, dialect);
            readTable<Record>(reader, nullptr);
            return;
        }
        const auto preview = readPreview(path, dialect);
        ImportPlan plan;
        plan.kind = kind;
        for (const auto& field : fieldsOf(kind)) {
            if (!columnOf(preview.columns, field.name))
                continue;
            auto& fieldPlan = plan.fields[std::string(field.name)];
            fieldPlan.from = FieldPlan::From::Column;
            fieldPlan.columns = { std::string(field.name) };
        }
        FileFormats formats(plan, preview);
        const auto opened = [&] { return textOf(path, dialect); };
        auto first = opened();
        CsvRow row;
        const auto findings = m_findings;
        const auto columns = readHeader<Record>(first, row);
        m_findings = findings; // they are told when the rows are read
        while (!columns.empty() && first.next(row)) {
            for (std::size_t i = 0; i < std::min(columns.size(), row.values.size()); ++i)
                formats.see(columns[i], row.values[i]);
        }
        std::vector<Sentence> notes, questions;
        formats.tell(notes, questions);
        for (const auto& question : questions)
            m_findings.general({ fileOf<Record>(), 0 }, question);
        auto reader = opened();
        const auto all = formats.formats();
        readTable<Record>(reader, &all);
    } catch (const Error& error) {
        giveUp<Record>(error.sentence);
    }
}

/// Throws Error (Invalid) where the folder's texts are not all written alike, or could be in two encodings: what each file looks like alone
/// may be another thing.
void Loader::refuseOtherEncodings()
{
    if (!m_encoding) {
        m_encoding.emplace();
        eachRecordType([this]<class Record>() {
            const auto path = m_folder / RecordTraits<Record>::file;
            std::error_code ignored;
            if (!fs::is_regular_file(path, ignored))
                return;
            const auto guess = detectEncoding(path);
            if (guess.name == "UTF-8")
                return;
            if (m_encoding->name.empty())
                *m_encoding = guess;
            else if (m_encoding->other.empty())
                m_encoding->other = guess.name != m_encoding->name ? guess.name : guess.other;
        });
    }
    if (!m_encoding->other.empty())
        throw Error(ErrorCode::Invalid, say::folder::encodings,
            { { "folder", m_folder.string() }, { "encoding", m_encoding->name }, { "other", m_encoding->other },
                { "sample", inQuotes(m_encoding->sample) } });
}

/// Throws Error (NotFound) where the folder has none of the tables, saying what it has.
void Loader::requireTables() const
{
    constexpr std::size_t mostNamed = 3;
    std::error_code ignored;
    bool isAny = false;
    eachRecordType([&]<class Record>() { isAny = isAny || fs::exists(m_folder / RecordTraits<Record>::file, ignored); });
    if (isAny)
        return;
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(m_folder, ignored))
        found.push_back(entry.path().filename().string());
    std::ranges::sort(found);
    const auto count = found.size();
    found.resize(std::min(count, mostNamed));
    throw Error(ErrorCode::NotFound, count == 0 ? say::folder::isEmpty : say::folder::otherFiles,
        { { "folder", m_folder.string() }, { "n", count }, { "files", joined(found, ", ") + (count > mostNamed ? ", ..." : "") } });
}

/// Whether some date is written otherwise than ours are.
template <class Record> bool Loader::hasDatesOfOthers() const
{
    if constexpr (std::is_same_v<Record, Source>) {
        const auto& sources = std::get<RecordRows<Source>>(m_tables).records;
        return std::ranges::any_of(sources, [](const Source& source) {
            return !source.published.empty() && readDate(source.published, {}).value_or(source.published) != source.published;
        });
    }
    return false;
}

/// Every row has all the columns, and a value is written as our CSVs do, or as the format of its column says.
template <class Record> class FolderRules : public RowRules<Record> {
public:
    using Outcome = typename RowRules<Record>::Outcome;

    /// `columns`: the field that each holds.
    FolderRules(Loader& loader, const CsvReader& reader, std::span<const std::size_t> columns, const std::vector<FieldFormat>* formats)
        : m_loader(loader)
        , m_reader(reader)
        , m_formats(formats)
        , m_columns(fieldsOf(kind).size())
        , m_width(columns.size())
    {
        const auto own = ownColumn<Record>();
        for (std::size_t i = 0; i < columns.size(); ++i) {
            m_columns[columns[i]] = i;
            if (own == columns[i])
                m_own = own;
            else
                m_given.push_back(columns[i]);
        }
    }

    void reportProgress() override
    {
        const auto done = m_loader.m_bytesDone + static_cast<double>(m_reader.bytesRead());
        m_loader.m_progress.update(0.5 * done / std::max(m_loader.m_bytes, 1.0));
    }
    std::span<const std::size_t> givenFields() const override { return m_given; }
    std::optional<std::string> later(const CsvRow& row) override
    {
        return m_own ? std::optional<std::string>(textOf(*m_own, row)) : std::nullopt;
    }
    void finish(Record& record) override { record.id = { ++m_count }; }

    bool wants(const CsvRow& row, RowPlace place) override
    {
        if (row.values.size() == m_width)
            return true;
        if (m_formats) // one sentence on the file instead of one on each row
            throw Error(ErrorCode::Invalid, say::folder::notAlike,
                { { "file", m_reader.shownName() }, { "line", std::to_string(row.line) }, { "values", std::to_string(row.values.size()) },
                    { "columns", std::to_string(m_width) } });
        m_loader.m_findings.problem(place, {}, {}, wrongWidth(row.values.size(), m_width));
        return false;
    }

    Outcome set(Record& record, std::size_t field, const CsvRow& row, RowPlace place) override
    {
        const auto text = textOf(field, row);
        const auto reason = readField(record, field, text, m_loader.m_names);
        if (!reason)
            return Outcome::Set;
        const auto& described = fieldsOf(kind)[field];
        if (text.empty() || !m_loader.refersToUnread(described))
            m_loader.addProblem(place, described.name, text, *reason);
        return Outcome::Refused;
    }

private:
    static constexpr auto kind = RecordTraits<Record>::kind;

    /// Good until the next one is asked for.
    std::string_view textOf(std::size_t field, const CsvRow& row)
    {
        const auto text = row.values[m_columns[field]];
        auto reading = m_formats ? readingOf(fieldsOf(kind)[field], text, (*m_formats)[field]) : std::nullopt;
        if (!reading)
            return text;
        m_text = std::move(*reading);
        return m_text;
    }

    Loader& m_loader;
    const CsvReader& m_reader;
    const std::vector<FieldFormat>* m_formats;
    std::vector<std::size_t> m_columns; // of each field
    std::size_t m_width;
    std::vector<std::size_t> m_given;
    std::optional<std::size_t> m_own;
    std::int64_t m_count = 0;
    std::string m_text;
};

template <class Record> void Loader::readTable(CsvReader& reader, const std::vector<FieldFormat>* formats)
{
    CsvRow row;
    const auto columns = readHeader<Record>(reader, row);
    if (columns.empty()) {
        m_unread.push_back(RecordTraits<Record>::kind);
        return;
    }
    FolderRules<Record> rules(*this, reader, columns, formats);
    readRows(reader, fileOf<Record>(), rules, table<Record>());
}

/// Which field each column holds; nothing where the header has a problem.
template <class Record> std::vector<std::size_t> Loader::readHeader(CsvReader& reader, CsvRow& row)
{
    constexpr auto kind = RecordTraits<Record>::kind;
    const auto file = fileOf<Record>();
    if (!reader.next(row)) {
        m_findings.problem({ file, 0 }, {}, {}, { say::folder::emptyTable });
        return {};
    }
    const auto before = m_findings.problemCount();
    const auto all = fieldsOf(kind);
    std::vector<std::string> known;
    for (const auto& field : all)
        known.emplace_back(field.name);
    const auto refuse = [&](Sentence reason) {
        m_findings.general({ file, 0 }, problemText({ { reader.shownName(), row.line }, {}, {}, std::move(reason) }));
    };
    std::vector<std::size_t> columns;
    for (const auto title : row.values) {
        auto field = fieldNamed(kind, title);
        const auto alike
            = field ? all.end() : std::ranges::find_if(all, [title](const auto& one) { return isSameColumn(one.name, title); });
        if (alike != all.end())
            field = static_cast<std::size_t>(alike - all.begin());
        if (!field)
            refuse({ say::folder::unknownColumn, { { "column", inQuotes(title) }, { "near", didYouMean(title, known) } } });
        else if (std::ranges::find(columns, *field) != columns.end())
            refuse({ say::folder::doubledColumn, { { "column", title } } });
        else
            columns.push_back(*field);
    }
    const int firstSince = std::ranges::min(all, {}, &FieldDescription::since).since; // what came later may be missing
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].since == firstSince && std::ranges::find(columns, i) == columns.end())
            refuse({ say::folder::missingColumn, { { "column", all[i].name } } });
    }
    return m_findings.problemCount() == before ? columns : std::vector<std::size_t>();
}

bool Loader::refersToUnread(const FieldDescription& field) const
{
    const auto kind = referredKind(field.type);
    return kind && std::ranges::find(m_unread, *kind) != m_unread.end();
}

template <class Record> void Loader::resolveOwn()
{
    auto& read = table<Record>();
    if constexpr (requires(NameIndex names, Record record) { names.add(record); }) {
        if (read.later.empty())
            return;
        NameIndex names;
        for (const auto& record : read.records)
            names.add(record);
        const auto column = *ownColumn<Record>();
        const auto& field = fieldsOf(RecordTraits<Record>::kind)[column];
        for (std::size_t i = 0; i < read.records.size(); ++i) {
            if (m_findings.isFull())
                names.stopSuggesting();
            if (const auto reason = readField(read.records[i], column, read.later[i], names)) {
                if (!refersToUnread(field))
                    addProblem(read.places[i], field.name, read.later[i], *reason);
                read.isGood[i] = false;
            }
        }
    }
}

/// Lets the following tables refer to these records.
template <class Record> void Loader::remember()
{
    if constexpr (requires(Record record) { m_names.add(record); }) {
        for (const auto& record : table<Record>().records) {
            m_names.add(record);
            m_references.put(record);
        }
    }
}

template <class Record> void Loader::check()
{
    constexpr std::size_t recordsAtOnce = 4096; // between two looks at whether to stop
    auto& read = table<Record>();
    for (std::size_t i = 0; i < read.records.size(); ++i) {
        if (i % recordsAtOnce == 0)
            m_progress.update(0.5 * m_bytesDone / std::max(m_bytes, 1.0));
        if (!read.isGood[i])
            continue;
        for (const auto& problem : validate(read.records[i], m_references))
            addProblem(read.places[i], problem.field, problem.value, problem.reason);
    }
}

template <class Record> void Loader::checkDoubles()
{
    const auto& read = table<Record>();
    std::vector<std::pair<std::uint32_t, std::uint32_t>> doubles; // a record and the first one with its key
    eachRepeatedKey(read.sortedKeys(), read.records, [&](std::uint32_t again, std::uint32_t first) { doubles.emplace_back(again, first); });
    std::ranges::sort(doubles);
    for (const auto& [again, first] : doubles)
        m_findings.problem(
            read.places[again], {}, {}, repeats(shownLine(read.places[first].line), keyText(read.records[again], m_references)));
}

void Loader::writeAll(NewFile& file)
{
    constexpr std::size_t rowsBetweenReports = 4096;
    double total = 1;
    double done = 0;
    eachRecordType([&]<class Record>() { total += static_cast<double>(table<Record>().records.size()); });
    eachRecordType([&]<class Record>() {
        for (const auto& record : table<Record>().records) {
            file.insert(record);
            if (static_cast<std::size_t>(++done) % rowsBetweenReports == 0)
                m_progress.update(0.5 + 0.4 * done / total);
        }
    });
    m_progress.update(0.9);
}

}

void loadFolder(const std::filesystem::path& folder, const std::filesystem::path& path, bool replace, Progress progress)
{
    NewFile file(path, replace);
    Loader loader(folder, std::move(progress));
    loader.readAll();
    loader.writeAll(file);
    file.finish();
}

}

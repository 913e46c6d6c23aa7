// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/csv.h"
#include "model/base/error.h"
#include "model/base/sentences.h"
#include "model/base/text.h"
#include "model/exchange/file_formats.h"
#include "model/exchange/folder.h"
#include "model/exchange/import_report.h"
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

/// The first hundred problems as sentences and the number of all.
class Problems {
public:
    /// `problem` makes a problem or a sentence, and is called only while there is room.
    template <class Make> void add(const Make& problem)
    {
        if (m_total++ < mostProblems)
            m_sentences.push_back(said(problem()));
    }

    std::size_t total() const { return m_total; }
    bool isFull() const { return m_total >= mostProblems; }
    std::vector<Sentence> take() { return std::move(m_sentences); }

private:
    static Sentence said(const ImportProblem& problem) { return problemText(problem); }
    static const Sentence& said(const Sentence& sentence) { return sentence; }

    std::size_t m_total = 0;
    std::vector<Sentence> m_sentences;
};

/// The column whose values are records of the same kind, which may stand further down: whom an organization is part of, what a source
/// replaces.
template <class Record> std::optional<std::size_t> ownColumn()
{
    const auto all = fieldsOf(RecordTraits<Record>::kind);
    const auto own = std::ranges::find_if(all, [](const auto& field) { return referredKind(field.type) == RecordTraits<Record>::kind; });
    return own == all.end() ? std::nullopt : std::optional(static_cast<std::size_t>(own - all.begin()));
}

/// One CSV as it was read. Records that have a problem stay, so that others can refer to them.
template <class Record> struct Table {
    std::vector<Record> records;
    std::vector<std::uint32_t> lines;
    std::vector<bool> isGood;
    std::vector<bool> hasKey;      // whether the values that make up its key were read
    std::vector<std::string> owns; // what stands in the own column, until all records are known; empty where there is none
};

class Loader {
public:
    Loader(const fs::path& folder, Progress progress)
        : m_folder(folder)
        , m_progress(std::move(progress))
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
    template <class Record> void readRows(CsvReader& reader, const std::vector<FieldFormat>* formats);
    std::vector<std::size_t> readHeader(RecordKind kind, CsvReader& reader, CsvRow& row);
    template <class Record> void readRow(const CsvRow& row, const std::vector<std::size_t>& columns);
    template <class Record> void resolveOwn();
    template <class Record> void remember();
    template <class Record> void check();
    template <class Record> void checkDoubles();

    /// Whether the field refers to a table that could not be read, so that nothing can be said about it.
    bool refersToUnread(const FieldDescription& field) const;

    template <class Record> Table<Record>& table() { return std::get<Table<Record>>(m_tables); }

    template <class Record> void addProblem(std::size_t line, std::string_view column, std::string_view value, const Sentence& reason)
    {
        m_problems.add([&] {
            return ImportProblem { { std::string(RecordTraits<Record>::file), line }, std::string(column), std::string(value), reason };
        });
        if (m_problems.isFull())
            m_names.stopSuggesting();
    }

    fs::path m_folder;
    Progress m_progress;
    Problems m_problems;
    NameIndex m_names;
    References m_references;
    std::vector<RecordKind> m_unread;
    std::optional<EncodingGuess> m_encoding; ///< of the files that are no UTF-8, once it was asked for
    EachRecordType<Table> m_tables;
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
    const auto total = m_problems.total();
    if (total == 0)
        return;
    throw Error(ErrorCode::Invalid,
        { total > mostProblems ? say::folder::notLoadedFirst : say::folder::notLoaded,
            { { "folder", m_folder.string() }, { "n", total }, { "first", std::to_string(mostProblems) } } },
        m_problems.take());
}

template <class Record> void Loader::read()
{
    const auto path = m_folder / RecordTraits<Record>::file;
    if (!RecordTraits<Record>::isRequired && !fs::exists(fs::symlink_status(path)))
        return;
    const auto problems = m_problems;
    const auto unread = m_unread;
    readOwn<Record>(path);
    if (m_problems.total() == problems.total() && !hasDatesOfOthers<Record>())
        return;
    // Perhaps a spreadsheet saved it, with its separator, numbers and dates.
    refuseOtherEncodings();
    const auto own = std::tuple { m_problems, m_unread, table<Record>() };
    m_problems = problems;
    m_unread = unread;
    table<Record>() = {};
    readSaved<Record>(path);
    const auto isUnread
        = [](const std::vector<RecordKind>& kinds) { return std::ranges::find(kinds, RecordTraits<Record>::kind) != kinds.end(); };
    // A head that is read only so says more of what is wrong, too.
    const bool isBetter = m_problems.total() < std::get<0>(own).total() || m_problems.total() == problems.total()
        || (isUnread(std::get<1>(own)) && !isUnread(m_unread));
    if (!isBetter)
        std::tie(m_problems, m_unread, table<Record>()) = own;
}

/// As dump writes it.
template <class Record> void Loader::readOwn(const fs::path& path)
{
    try {
        CsvReader reader(path);
        readRows<Record>(reader, nullptr);
        m_bytesDone += static_cast<double>(reader.bytesRead());
    } catch (const Error& error) {
        m_problems.add([&] { return error.sentence; });
        m_unread.push_back(RecordTraits<Record>::kind);
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
            readRows<Record>(reader, nullptr);
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
        Problems ignored;
        std::swap(m_problems, ignored);
        const auto columns = readHeader(kind, first, row);
        std::swap(m_problems, ignored);
        while (!columns.empty() && first.next(row)) {
            for (std::size_t i = 0; i < std::min(columns.size(), row.values.size()); ++i)
                formats.see(columns[i], row.values[i]);
        }
        std::vector<Sentence> notes, questions;
        formats.tell(notes, questions);
        for (const auto& question : questions)
            m_problems.add([&] { return question; });
        auto reader = opened();
        const auto all = formats.formats();
        readRows<Record>(reader, &all);
    } catch (const Error& error) {
        m_problems.add([&] { return error.sentence; });
        m_unread.push_back(kind);
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
        const auto& sources = std::get<Table<Source>>(m_tables).records;
        return std::ranges::any_of(sources, [](const Source& source) {
            return !source.published.empty() && readDate(source.published, {}).value_or(source.published) != source.published;
        });
    }
    return false;
}

template <class Record> void Loader::readRows(CsvReader& reader, const std::vector<FieldFormat>* formats)
{
    constexpr std::size_t rowsBetweenReports = 4096;
    CsvRow row;
    const auto columns = readHeader(RecordTraits<Record>::kind, reader, row);
    if (columns.empty()) {
        m_unread.push_back(RecordTraits<Record>::kind);
        return;
    }
    std::size_t rows = 0;
    while (reader.next(row)) {
        if (++rows % rowsBetweenReports == 0)
            m_progress.update(0.5 * (m_bytesDone + static_cast<double>(reader.bytesRead())) / std::max(m_bytes, 1.0));
        if (formats && row.values.size() != columns.size()) { // one sentence on the file instead of one on each row
            m_problems.add([&]() -> Sentence {
                return { say::folder::notAlike,
                    { { "file", reader.shownName() }, { "line", std::to_string(row.line) }, { "values", std::to_string(row.values.size()) },
                        { "columns", std::to_string(columns.size()) } } };
            });
            m_unread.push_back(RecordTraits<Record>::kind);
            return;
        }
        if (row.values.size() != columns.size()) {
            m_problems.add([&] {
                return ImportProblem { { reader.shownName(), row.line }, {}, {}, wrongWidth(row.values.size(), columns.size()) };
            });
            continue;
        }
        if (!formats) {
            readRow<Record>(row, columns);
            continue;
        }
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto& field = fieldsOf(RecordTraits<Record>::kind)[columns[i]];
            texts.push_back(readingOf(field, row.values[i], (*formats)[columns[i]]).value_or(std::string(row.values[i])));
        }
        const std::vector<std::string_view> values(texts.begin(), texts.end());
        readRow<Record>({ row.line, values, row.lines }, columns);
    }
}

/// Which field each column holds; nothing where the header has a problem.
std::vector<std::size_t> Loader::readHeader(RecordKind kind, CsvReader& reader, CsvRow& row)
{
    const auto name = reader.shownName();
    if (!reader.next(row)) {
        m_problems.add([&] { return ImportProblem { { name, 0 }, {}, {}, { say::folder::emptyTable } }; });
        return {};
    }
    const auto before = m_problems.total();
    const auto all = fieldsOf(kind);
    std::vector<std::string> known;
    for (const auto& field : all)
        known.emplace_back(field.name);
    const auto refuse = [&](const auto& reason) { m_problems.add([&] { return ImportProblem { { name, row.line }, {}, {}, reason() }; }); };
    std::vector<std::size_t> columns;
    for (const auto title : row.values) {
        auto field = fieldNamed(kind, title);
        const auto alike
            = field ? all.end() : std::ranges::find_if(all, [title](const auto& one) { return isSameColumn(one.name, title); });
        if (alike != all.end())
            field = static_cast<std::size_t>(alike - all.begin());
        if (!field)
            refuse([&]() -> Sentence {
                return { say::folder::unknownColumn, { { "column", inQuotes(title) }, { "near", didYouMean(title, known) } } };
            });
        else if (std::ranges::find(columns, *field) != columns.end())
            refuse([&]() -> Sentence { return { say::folder::doubledColumn, { { "column", title } } }; });
        else
            columns.push_back(*field);
    }
    const int firstSince = std::ranges::min(all, {}, &FieldDescription::since).since; // what came later may be missing
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].since == firstSince && std::ranges::find(columns, i) == columns.end())
            refuse([&]() -> Sentence { return { say::folder::missingColumn, { { "column", all[i].name } } }; });
    }
    return m_problems.total() == before ? columns : std::vector<std::size_t>();
}

template <class Record> void Loader::readRow(const CsvRow& row, const std::vector<std::size_t>& columns)
{
    const auto all = fieldsOf(RecordTraits<Record>::kind);
    const auto own = ownColumn<Record>();
    auto& read = table<Record>();
    bool isGood = true;
    bool hasKey = true;
    Record record;
    record.id = { static_cast<std::int64_t>(read.records.size()) + 1 };
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto& field = all[columns[i]];
        if (own == columns[i]) {
            read.owns.emplace_back(row.values[i]);
            continue;
        }
        if (const auto reason = readField(record, columns[i], row.values[i], m_names)) {
            if (row.values[i].empty() || !refersToUnread(field))
                addProblem<Record>(row.line, field.name, row.values[i], *reason);
            isGood = false;
            hasKey = hasKey && !field.isKey;
        }
    }
    read.records.push_back(std::move(record));
    read.lines.push_back(static_cast<std::uint32_t>(row.line));
    read.isGood.push_back(isGood);
    read.hasKey.push_back(hasKey);
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
        if (read.owns.empty())
            return;
        NameIndex names;
        for (const auto& record : read.records)
            names.add(record);
        const auto column = *ownColumn<Record>();
        const auto& field = fieldsOf(RecordTraits<Record>::kind)[column];
        for (std::size_t i = 0; i < read.records.size(); ++i) {
            if (m_problems.isFull())
                names.stopSuggesting();
            if (const auto reason = readField(read.records[i], column, read.owns[i], names)) {
                if (!refersToUnread(field))
                    addProblem<Record>(read.lines[i], field.name, read.owns[i], *reason);
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
            addProblem<Record>(read.lines[i], problem.field, problem.value, problem.reason);
    }
}

template <class Record> void Loader::checkDoubles()
{
    const auto& read = table<Record>();
    std::vector<HashedKey> keys;
    keys.reserve(read.records.size());
    for (std::size_t i = 0; i < read.records.size(); ++i) {
        if (read.hasKey[i])
            keys.emplace_back(keyHash(read.records[i]), static_cast<std::uint32_t>(i));
    }
    std::ranges::sort(keys);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> doubles; // a record and the first one with its key
    eachRepeatedKey(keys, read.records, [&](std::uint32_t again, std::uint32_t first) { doubles.emplace_back(again, first); });
    std::ranges::sort(doubles);
    for (const auto& [again, first] : doubles) {
        const auto& record = read.records[again];
        m_problems.add([&, line = read.lines[again], firstLine = read.lines[first]] {
            return ImportProblem { { std::string(RecordTraits<Record>::file), line }, {}, {},
                repeats(shownLine(firstLine), keyText(record, m_references)) };
        });
    }
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

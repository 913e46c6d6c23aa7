// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/import_rows.h"

#include "model/base/error.h"
#include "model/base/letters.h"
#include "model/base/sentences.h"
#include "model/base/text.h"
#include "model/exchange/cut_row.h"
#include "model/exchange/export_table.h"
#include "model/exchange/plan_columns.h"
#include "model/records/each_record_type.h"
#include "model/records/shown_names.h"
#include "model/records/validate.h"
#include "words/exchange.h"
#include "words/records.h"

#include <algorithm>
#include <unordered_map>

namespace model {

namespace {

using From = FieldPlan::From;
using State = Reading::State;

constexpr double shareOfReading = 0.5;

/// A filter whose column the file has.
struct ActiveFilter {
    const RowFilter* filter;
    std::size_t index;
    std::string value; // in lower case
};

bool applies(const ActiveFilter& active, std::string_view text)
{
    using Condition = RowFilter::Condition;
    const auto bare = trimmed(text);
    switch (active.filter->condition) {
    case Condition::NotEmpty:
        return !bare.empty();
    case Condition::Empty:
        return bare.empty();
    case Condition::Equals:
        return lowered(bare) == active.value;
    case Condition::BeginsWith:
        return lowered(bare).starts_with(active.value);
    case Condition::Contains:
        return lowered(bare).find(active.value) != std::string::npos;
    case Condition::NotEquals:
        return lowered(bare) != active.value;
    case Condition::NotContains:
        return lowered(bare).find(active.value) == std::string::npos;
    case Condition::True:
        break;
    }
    static constexpr std::array<std::string_view, 6> noes { "", "0", "no", "n", "false", "f" };
    return std::ranges::find(noes, lowered(bare)) == noes.end();
}

Sentence reasonOf(const RowFilter& filter)
{
    return filter.reason.empty() ? Sentence { say::import::leftOutByColumn, { { "column", filter.column } } } : asWritten(filter.reason);
}

Argument orElse(const std::vector<std::string>& names)
{
    Argument all = names.empty() ? Argument("") : Argument(names.front());
    for (std::size_t i = 1; i < names.size(); ++i)
        all = Sentence { say::import::or_, { { "first", all }, { "next", names[i] } } };
    return all;
}

/// Whether the field can be read only when all rows are there.
template <class Record> bool isLater(const Field<Record>& field)
{
    return std::is_same_v<Record, Organization> && field.name == "part_of";
}

void dropEqualBounds(InventoryRecord& record)
{
    if (record.unitsLow == record.units && record.unitsHigh == record.units) {
        record.unitsLow.reset();
        record.unitsHigh.reset();
    }
}

void dropEqualBounds(HeadcountRecord& record)
{
    if (record.peopleLow == record.people && record.peopleHigh == record.people) {
        record.peopleLow.reset();
        record.peopleHigh.reset();
    }
}

template <class Record> void dropEqualBounds(Record&) { }

struct TextHash : std::hash<std::string_view> {
    using is_transparent = void;
};

/// One file being read, and what is the same for all its rows.
template <class Record> class FileReading : public RowRules<Record> {
public:
    using Outcome = typename RowRules<Record>::Outcome;

    FileReading(const std::filesystem::path& path, std::uint32_t file, const ImportPlan& plan, std::vector<FieldReader>& readers,
        ImportFindings& findings, ImportReport& report, Progress& progress, double shareOfFile)
        : m_plan(plan)
        , m_readers(readers)
        , m_findings(findings)
        , m_report(report)
        , m_progress(progress)
        , m_shareBefore(shareOfFile * file)
        , m_shareOfFile(shareOfFile)
        , m_file(file)
        , m_path(path)
        , m_table(path, plan.dialect)
        , m_preview(readPreview(path, m_table.dialect()))
        , m_formats(plan, m_preview)
    {
        refuseIntermediates(m_preview);
        refuseHalf();
        findColumns();
        for (std::size_t i = 0; i < m_readers.size(); ++i) {
            if (m_readers[i].isMapped() && isLater(fields<Record>()[i]))
                m_later = i;
            else if (m_readers[i].isMapped())
                m_given.push_back(i);
        }
    }

    bool isReadable() const { return m_isReadable; }
    const std::string& sheet() const { return m_table.dialect().sheet; }
    /// By the formats that all rows agree on: where the file's beginning was taken otherwise, its rows are read again.
    void readAll(ImportRows<Record>& rows);

    void reportProgress() override { m_progress.update(shareOfReading * (m_shareBefore + m_shareOfFile * m_table.share())); }
    bool wants(const CsvRow& row, RowPlace place) override;
    std::span<const std::size_t> givenFields() const override { return m_given; }
    Outcome set(Record& record, std::size_t field, const CsvRow& row, RowPlace place) override;
    std::optional<std::string> later(const CsvRow& row) override
    {
        return m_later ? std::optional<std::string>(m_readers[*m_later].textOf(row)) : std::nullopt;
    }
    void finish(Record& record) override;

private:
    void refuseHalf() const;
    void findColumns();
    void tellFactors();
    void setFormats(const std::vector<FieldFormat>& formats, bool isJudging);
    void readOnce(ImportRows<Record>& rows);
    void setEnds(Record& record, std::size_t field, const Amount& amount) const;
    bool isHead(const CsvRow& row);
    bool repeatsHead(const CsvRow& row) const;

    const ImportPlan& m_plan;
    std::vector<FieldReader>& m_readers;
    ImportFindings& m_findings;
    ImportReport& m_report;
    Progress& m_progress;
    double m_shareBefore;
    double m_shareOfFile;
    std::uint32_t m_file;
    std::filesystem::path m_path;
    TableReader m_table;
    TablePreview m_preview;
    FileFormats m_formats;
    std::vector<std::size_t> m_given;
    std::optional<std::size_t> m_later;
    std::vector<std::pair<std::size_t, Amount>> m_amounts; ///< of the row: none in nearly every one
    std::optional<bool> m_isPlanned;                       ///< of the row: what the mark of its quarter says
    std::vector<ActiveFilter> m_filters;
    std::unordered_map<std::string, bool, TextHash, std::equal_to<>> m_headsBegin; ///< of texts in the first column, whether one may begin
    bool m_isReadable = true;
};

/// A text that was cut off; its last row can be left out knowingly.
template <class Record> void FileReading<Record>::refuseHalf() const
{
    const auto& dialect = m_table.dialect();
    const auto cut = dialect.isWorkbook || m_plan.skipsProblems ? std::nullopt : cutRow(m_path, dialect.separator);
    if (cut)
        throw Error(ErrorCode::Invalid, say::import::half,
            { { "file", m_table.shownName() }, { "values", std::to_string(cut->values) }, { "columns", std::to_string(cut->columns) } });
}

template <class Record> void FileReading<Record>::findColumns()
{
    const auto& columns = m_table.columns();
    const auto marked = std::ranges::find(columns, disarmedColumn);
    std::vector<bool> isUsed(columns.size(), false);
    if (marked != columns.end())
        isUsed[static_cast<std::size_t>(marked - columns.begin())] = true;
    for (const auto& filter : m_plan.filters) {
        if (const auto index = columnOf(columns, filter.column)) {
            m_filters.push_back({ &filter, *index, lowered(withoutOuterBlanks(filter.value)) });
            isUsed[*index] = true;
        } else if (filter.needsColumn) {
            m_findings.problem({ m_file, 0 }, {}, {},
                { say::import::noFilterColumn,
                    { { "file", m_table.shownName() }, { "column", filter.column }, { "near", didYouMean(filter.column, columns) } } });
            m_isReadable = false;
        }
    }
    const auto above = multipleAbove(m_table.dialect().unitAbove);
    for (auto& reader : m_readers) {
        const auto found = m_plan.fields.find(std::string(reader.field().name));
        const auto plan = found == m_plan.fields.end() ? FieldPlan() : found->second;
        const bool isThere = reader.startFile(columns, marked != columns.end(), m_table.dialect().isOurs, above);
        for (const auto index : reader.usedColumns())
            isUsed[index] = true;
        if (isThere)
            continue;
        auto names = plan.columns;
        if (!plan.untilColumn.empty())
            names.push_back(plan.untilColumn);
        if (!plan.yearColumn.empty())
            names.push_back(plan.yearColumn);
        const Arguments missing { { "file", m_table.shownName() }, { "columns", orElse(names) },
            { "field", shownColumn(m_plan.kind, reader.field().name) } };
        if (reader.field().isRequired || reader.field().isKey) {
            m_findings.problem({ m_file, 0 }, {}, {}, { say::import::missingColumn, missing });
            m_isReadable = false;
        } else {
            m_report.notes.push_back({ say::assumed::columnMissing, missing });
        }
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!isUsed[i] && std::ranges::find(m_report.unusedColumns, columns[i]) == m_report.unusedColumns.end())
            m_report.unusedColumns.push_back(columns[i]);
    }
}

template <class Record> void FileReading<Record>::tellFactors()
{
    for (const auto& reader : m_readers) {
        if (reader.factor() == 1 || reader.usedColumns().empty())
            continue;
        m_report.notes.push_back({ say::assumed::factor,
            { { "file", m_table.shownName() }, { "column", reader.column() }, { "factor", shownFactor(reader.factor()) },
                { "field", shownColumn(m_plan.kind, reader.field().name) } } });
    }
}

template <class Record> void FileReading<Record>::setFormats(const std::vector<FieldFormat>& formats, bool isJudging)
{
    for (std::size_t i = 0; i < m_readers.size(); ++i) {
        m_readers[i].setFormat(formats[i]);
        m_readers[i].setJudge(isJudging && m_formats.isOpen(i) ? [this, i](std::string_view text) { m_formats.see(i, text); }
                                                               : std::function<void(std::string_view)>());
    }
}

template <class Record> void FileReading<Record>::readAll(ImportRows<Record>& rows)
{
    const auto findings = m_findings;
    const auto rowsBefore = m_report.rows;
    const auto before = rows.records.size();
    const auto guessed = m_formats.formats();
    setFormats(guessed, true);
    readOnce(rows);
    if (const auto judged = m_formats.formats(); judged != guessed) {
        m_findings = findings;
        m_report.rows = rowsBefore;
        rows.resize(before);
        m_table = TableReader(m_path, m_table.dialect());
        setFormats(judged, false);
        readOnce(rows);
    }
    std::ranges::move(m_table.notes(), std::back_inserter(m_report.notes));
    tellFactors();
    m_formats.tell(m_report.notes, m_report.questions);
    for (auto& reader : m_readers) {
        reader.setJudge({});
        std::ranges::move(reader.notes(m_table.shownName()), std::back_inserter(m_report.notes));
    }
}

template <class Record> void FileReading<Record>::readOnce(ImportRows<Record>& rows)
{
    try {
        readRows<Record>(m_table, m_file, *this, rows);
    } catch (const Error& error) {
        m_findings.general({ m_file, UINT32_MAX }, error.sentence); // says its file and line itself
    }
}

/// Whether the line ends within some value look like rows': a later line has as many separators as the table, below a first line that has
/// as many too, or in a value of a table so wide that prose has not as many.
bool holdsRows(const CsvRow& row, std::size_t columns, char separator)
{
    constexpr std::size_t wide = 6;
    if (row.lines < 2 || columns < 2)
        return false;
    struct Line {
        std::size_t separators = 0;
        bool hasInside = false;
    };
    std::vector<Line> lines(1);
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        lines.back().separators += i > 0 ? 1 : 0;
        for (const char c : row.values[i]) {
            if (c == '\n') {
                lines.emplace_back();
            } else if (c == separator) {
                ++lines.back().separators;
                lines.back().hasInside = true;
            }
        }
    }
    const auto isRow = [columns](const Line& line) { return line.separators + 1 == columns; };
    return std::any_of(std::next(lines.begin()), lines.end(),
        [&](const Line& line) { return isRow(line) && ((line.hasInside && columns >= wide) || isRow(lines.front())); });
}

/// Whether the row is the head of a table below the first one, or repeats its head: names of fields only, three or more.
template <class Record> bool FileReading<Record>::isHead(const CsvRow& row)
{
    constexpr std::size_t mostTexts = 20'000; // a column of so many different texts is looked at no further
    constexpr std::size_t longest = 60;
    constexpr std::size_t fewest = 3;
    if (row.values.empty() || row.values.front().empty() || row.values.front().size() > longest)
        return false;
    auto begins = m_headsBegin.find(row.values.front());
    if (begins == m_headsBegin.end()) {
        if (m_headsBegin.size() >= mostTexts)
            return false;
        begins = m_headsBegin.emplace(std::string(row.values.front()), isKnownHead(withoutOuterBlanks(row.values.front()))).first;
    }
    if (!begins->second)
        return false;
    std::size_t named = 0;
    for (const auto value : row.values) {
        const auto text = withoutOuterBlanks(value);
        if (!text.empty() && !isKnownHead(text))
            return false;
        named += text.empty() ? 0 : 1;
    }
    return named >= fewest;
}

template <class Record> bool FileReading<Record>::repeatsHead(const CsvRow& row) const
{
    const auto& columns = m_table.columns();
    for (std::size_t i = 0; i < std::min(columns.size(), row.values.size()); ++i) {
        if (!row.values[i].empty() && !isSameColumn(columns[i], row.values[i]))
            return false;
    }
    return true;
}

template <class Record> bool FileReading<Record>::wants(const CsvRow& row, RowPlace place)
{
    ++m_report.rows;
    m_isPlanned.reset();
    const auto columns = m_table.columns().size();
    const auto isBlank = [](std::string_view value) { return trimmed(value).empty(); };
    if (!m_table.dialect().unfold && isHead(row)) {
        if (!repeatsHead(row))
            throw Error(
                ErrorCode::Invalid, say::import::anotherTable, { { "file", m_table.shownName() }, { "line", std::to_string(row.line) } });
        m_findings.problem(place, {}, {}, { say::import::headAgain });
        return false;
    }
    if (row.values.size() > columns && !std::ranges::all_of(row.values.subspan(columns), isBlank)) {
        m_findings.problem(place, {}, {}, wrongWidth(row.values.size(), columns));
        return false;
    }
    if (!m_table.dialect().isOurs && holdsRows(row, columns, m_table.dialect().separator)) {
        m_findings.problem(place, {}, {}, { say::import::swallowedRows, { { "n", row.lines } } });
        return false;
    }
    for (const auto& filter : m_filters) {
        if (applies(filter, filter.index < row.values.size() ? row.values[filter.index] : std::string_view())) {
            m_findings.skipped(place, reasonOf(*filter.filter));
            return false;
        }
    }
    return true;
}

/// Low and high of what a value says of its own interval, where no column of theirs says it.
template <class Record> void FileReading<Record>::setEnds(Record& record, std::size_t field, const Amount& amount) const
{
    const auto all = fields<Record>();
    const auto set = [&](std::string_view suffix, const std::optional<double>& end) {
        const auto place = fieldNamed(m_plan.kind, std::string(all[field].name) + std::string(suffix));
        if (place && end && fieldText(record, all[*place], References()).empty())
            setField(record, all[*place], FieldValue { *end });
    };
    set("_low", amount.low);
    set("_high", amount.high);
}

template <class Record> auto FileReading<Record>::set(Record& record, std::size_t field, const CsvRow& row, RowPlace place) -> Outcome
{
    auto& reader = m_readers[field];
    const auto reading = reader.read(row, place);
    if (reading.state == State::Skipped) {
        m_findings.skipped(place, { say::import::isLeftOut, { { "column", reader.column() }, { "value", inQuotes(reader.textOf(row)) } } });
        m_amounts.clear();
        return Outcome::LeavesRowOut;
    }
    if (reading.state == State::Problem)
        m_findings.problem(place, reader.column(), std::string(reader.textOf(row)), *reading.reason);
    if (reading.state == State::Unknown && m_findings.skipsProblems())
        m_findings.problem(place, reader.column(), std::string(reader.textOf(row)),
            { say::value::unknown, { { "kind", shownKind(*referredKind(reader.field().type)) }, { "near", Sentence() } } });
    if (reading.state != State::Read)
        return Outcome::Refused;
    setField(record, fields<Record>()[field], reading.value);
    if (reading.isPlanned)
        m_isPlanned = reading.isPlanned;
    if (reading.amount)
        m_amounts.emplace_back(field, *reading.amount);
    return Outcome::Set;
}

template <class Record> void FileReading<Record>::finish(Record& record)
{
    for (const auto& [field, amount] : m_amounts)
        setEnds(record, field, amount);
    m_amounts.clear();
    if constexpr (std::is_same_v<Record, InventoryRecord>) {
        if (m_isPlanned)
            record.status = *m_isPlanned ? Status::Planned : Status::Actual;
    }
    if (m_plan.dropsEqualBounds)
        dropEqualBounds(record);
}

}

template <class Record>
ImportRows<Record> readImportRows(std::span<const std::filesystem::path> files, const ImportPlan& plan, std::vector<FieldReader>& readers,
    ImportFindings& findings, ImportReport& report, Progress& progress)
{
    ImportRows<Record> rows;
    const auto shareOfFile = 1.0 / static_cast<double>(std::max<std::size_t>(files.size(), 1));
    for (std::size_t i = 0; i < files.size(); ++i) {
        progress.update(shareOfReading * shareOfFile * static_cast<double>(i));
        FileReading<Record> file(files[i], static_cast<std::uint32_t>(i), plan, readers, findings, report, progress, shareOfFile);
        rows.sheets.push_back(file.sheet());
        auto& columns = rows.columns.emplace_back();
        for (const auto& reader : readers)
            columns.push_back(reader.column());
        if (file.isReadable())
            file.readAll(rows);
    }
    return rows;
}

#define INSTANTIATE(Record)                                                                                                                \
    template ImportRows<Record> readImportRows(                                                                                            \
        std::span<const std::filesystem::path>, const ImportPlan&, std::vector<FieldReader>&, ImportFindings&, ImportReport&, Progress&);
EACH_TABLE_RECORD_TYPE(INSTANTIATE)
#undef INSTANTIATE

}

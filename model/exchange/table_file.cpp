// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/table_file.h"

#include "model/base/error.h"
#include "model/base/letters.h"
#include "model/base/number_format.h"
#include "model/base/text.h"
#include "model/exchange/column_names.h"
#include "model/exchange/date_format.h"
#include "model/exchange/export_table.h"
#include "model/exchange/import_plan.h"
#include "model/exchange/quote_habit.h"
#include "model/exchange/unfold.h"
#include "model/workbook/cells.h"
#include "model/workbook/file_kind.h"
#include "model/workbook/sheet_reader.h"
#include "model/workbook/tables_on_sheet.h"
#include "words/exchange.h"
#include "words/workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>
#include <streambuf>

namespace model {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t rowsToLookAt = 50;
constexpr std::size_t charactersToLookAt = 256u << 10;
constexpr std::size_t mostPreviewCharacters = 8u << 20;
constexpr std::size_t mostRowsBeforeHeader = 30;
constexpr std::array separators { ',', ';', '\t', '|' };

/// Counts what is read, so that a file that changes meanwhile is noticed.
class CountedFile : public std::streambuf {
public:
    CountedFile(const fs::path& path, std::size_t& bytes)
        : m_bytes(bytes)
    {
        m_isOpen = m_file.open(path, std::ios::in | std::ios::binary) != nullptr;
    }
    bool isOpen() const { return m_isOpen; }

protected:
    std::streamsize xsgetn(char* to, std::streamsize size) override
    {
        const auto got = m_file.sgetn(to, size);
        m_bytes += static_cast<std::size_t>(std::max<std::streamsize>(got, 0));
        return got;
    }

private:
    std::filebuf m_file;
    std::size_t& m_bytes;
    bool m_isOpen = false;
};

std::string nameOf(const fs::path& path)
{
    const auto name = path.filename().string();
    return name.empty() ? path.string() : name;
}

/// The size of what can be read as a table; throws Error where it cannot.
std::size_t sizeOf(const fs::path& path)
{
    const auto name = nameOf(path);
    std::error_code error;
    const auto status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found)
        throw Error(ErrorCode::NotFound, say::table::missing, { { "file", name } });
    if (status.type() == fs::file_type::directory)
        throw Error(ErrorCode::Unreadable, say::table::isFolder, { { "file", name } });
    if (status.type() != fs::file_type::regular)
        throw Error(ErrorCode::Unreadable, say::table::noFile, { { "file", name } });
    const auto size = fs::file_size(path, error);
    if (error)
        throw Error(ErrorCode::Unreadable, say::table::unreadableBecause, { { "file", name }, { "why", error.message() } });
    if (size == 0)
        throw Error(ErrorCode::Invalid, say::table::empty, { { "file", name } });
    return size;
}

std::unique_ptr<std::streambuf> opened(const fs::path& path, std::size_t& bytes)
{
    auto file = std::make_unique<CountedFile>(path, bytes);
    if (!file->isOpen())
        throw Error(ErrorCode::Unreadable, say::table::unreadableByYou, { { "file", nameOf(path) } });
    return file;
}

/// The beginning of the file as UTF-8.
std::string beginning(const fs::path& path, std::string_view encoding)
{
    std::size_t bytes = 0;
    const auto source = decoded(opened(path, bytes), encoding);
    std::string text(charactersToLookAt, '\0');
    const auto got = source->sgetn(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(got, 0)));
    return text;
}

bool isBlank(std::span<const std::string_view> row)
{
    return std::ranges::all_of(row, [](std::string_view value) { return value.empty() || trimmed(value).empty(); });
}

/// How many values a row has, and how much that says.
struct Width {
    std::size_t values;
    double weight;
};

/// The widths of the first rows, blank ones left out.
std::vector<Width> widths(std::string_view text, char separator)
{
    std::vector<Width> found;
    CsvReader reader(text, "", { separator, CsvQuotes::Inside });
    CsvRow row;
    try {
        while (found.size() < rowsToLookAt && reader.next(row)) {
            // A quote that is left in a value may come from a cut at what is no separator.
            const bool hasQuote = std::ranges::any_of(row.values, [](std::string_view value) { return value.find('"') != value.npos; });
            if (!isBlank(row.values))
                found.push_back({ row.values.size(), hasQuote ? 0.5 : 1.0 });
        }
        if (found.size() > 1 && found.size() < rowsToLookAt && text.size() >= charactersToLookAt)
            found.pop_back(); // the text ends within it
    } catch (const Error&) {
        // Whoever reads the table says what is wrong with it.
    }
    return found;
}

/// The separator that gives the most rows the same width.
char guessSeparator(std::string_view text)
{
    char best = ',';
    double bestScore = 0;
    for (const char separator : separators) {
        const auto all = widths(text, separator);
        std::map<std::size_t, double> rowsByWidth;
        for (const auto& [values, weight] : all)
            rowsByWidth[values] += weight;
        double score = 0;
        for (const auto& [values, rows] : rowsByWidth) {
            const auto share = rows / static_cast<double>(all.size());
            if (values > 1)
                score = std::max(score, share + 0.001 * static_cast<double>(std::min<std::size_t>(values - 1, 100)));
        }
        if (score > bestScore) {
            best = separator;
            bestScore = score;
        }
    }
    return best;
}

bool isValue(std::string_view text)
{
    return readNumber(text, {}) || readNumber(text, { ',' }) || readQuarter(text, DateOrder::MonthFirst)
        || readQuarter(text, DateOrder::DayFirst);
}

CsvOptions optionsOf(const Dialect& dialect)
{
    const auto quotes = dialect.hasQuotes ? CsvQuotes::InsideBare : CsvQuotes::None;
    return { dialect.separator, quotes, TableReader::mostColumns, false, dialect.hasBlanksBeforeQuotes };
}

/// A file of text, row by row.
class TextRows : public RowSource {
public:
    TextRows(const fs::path& path, const Dialect& dialect)
        : m_size(sizeOf(path))
        , m_reader(decoded(opened(path, m_bytesRead), dialect.encoding), nameOf(path), optionsOf(dialect))
    {
    }

    bool next(CsvRow& row) override
    {
        if (m_reader.next(row))
            return true;
        if (m_bytesRead != m_size)
            throw Error(ErrorCode::Unreadable, say::table::changed, { { "file", m_reader.shownName() } });
        return false;
    }
    double share() const override { return std::min(1.0, static_cast<double>(m_bytesRead) / static_cast<double>(m_size)); }

private:
    std::size_t m_size;
    std::size_t m_bytesRead = 0;
    CsvReader m_reader;
};

/// A sheet of a workbook, row by row.
class SheetRows : public RowSource {
public:
    SheetRows(const fs::path& path, const std::string& sheet)
        : m_reader(path, sheet)
    {
    }

    bool next(CsvRow& row) override { return m_reader.next(row); }
    double share() const override { return m_reader.share(); }
    std::vector<Sentence> notes() const override { return m_reader.notes(); }

private:
    SheetReader m_reader;
};

std::unique_ptr<RowSource> rowsOf(const fs::path& path, const Dialect& dialect)
{
    if (dialect.isWorkbook)
        return std::make_unique<SheetRows>(path, dialect.sheet);
    return std::make_unique<TextRows>(path, dialect);
}

/// What stands below a year: Q1, 1Q, Mar.
bool isPartOfYear(std::string_view text)
{
    return !text.empty() && text.size() <= 10 && !headsQuarter(std::string(text)) && headsQuarter("2000: " + std::string(text));
}

/// What one of the first rows says of whether it is the header.
struct FirstRow {
    explicit FirstRow(const CsvRow& row)
        : line(static_cast<int>(row.line))
        , width(row.values.size())
    {
        for (const auto value : row.values) {
            const auto text = withoutOuterBlanks(value);
            filled += text.empty() ? 0 : 1;
            known += isKnownHead(text) ? 1 : 0;
            seconds += isSecondHead(text) || isPartOfYear(text) || (text.starts_with('(') && text.ends_with(')')) ? 1 : 0;
            values += isValue(text) ? 1 : 0;
            isFirstFilled = isFirstFilled || (&value == &row.values.front() && !text.empty());
            quarters += headsQuarter(std::string(text)) ? 1 : 0;
        }
        known += known > 0 && quarters > 1 && values <= quarters ? quarters : 0; // which stand across
    }

    /// Names of fields, whatever else stands beside them.
    bool namesFields() const { return known >= 2 || (known == 1 && 2 * known >= filled && values == 0); }
    /// Texts only, in most of its cells.
    bool namesThings() const { return filled > 0 && values == 0 && 2 * filled >= width; }
    /// Says more of the names above it.
    bool isSecond() const { return filled > 0 && !isFirstFilled && seconds == filled; }

    int line;
    std::size_t width;
    std::size_t filled = 0;
    std::size_t known = 0;
    std::size_t seconds = 0;
    std::size_t values = 0;
    std::size_t quarters = 0;
    bool isFirstFilled = false;
};

/// Finds the header among the first rows: the one that names the most fields, else the first one that is as wide as most and names things.
void guessHeader(const fs::path& path, Dialect& dialect, std::optional<int> chosen)
{
    const auto source = rowsOf(path, dialect);
    CsvRow row;
    std::vector<FirstRow> rows;
    std::map<std::size_t, std::size_t> rowsByWidth;
    bool hasValues = false;
    std::vector<std::pair<int, std::string>> units; // what lines say of all numbers
    const auto isBeforeChosen = [&] { return chosen && *chosen > 0 && row.line < static_cast<std::size_t>(*chosen); };
    try {
        while (rows.size() < rowsToLookAt && source->next(row)) {
            hasValues = hasValues || !isBlank(row.values);
            const auto unit = std::ranges::find_if(row.values, [](std::string_view value) { return multipleAbove(value).has_value(); });
            if (unit != row.values.end())
                units.emplace_back(static_cast<int>(row.line), withoutOuterBlanks(*unit));
            if (isBeforeChosen())
                continue;
            rows.emplace_back(row);
            ++rowsByWidth[row.values.size()];
        }
    } catch (const Error&) {
        if (rows.empty())
            throw;
    }
    if (!hasValues)
        throw Error(ErrorCode::Invalid, say::table::empty, { { "file", nameOf(path) } });
    if (rows.empty())
        throw Error(ErrorCode::Invalid, say::table::noRows, { { "file", nameOf(path) } });
    auto header = rows.end();
    if (chosen) {
        header = *chosen > 0 ? rows.begin() : rows.end();
    } else {
        const auto early = rows.begin() + static_cast<std::ptrdiff_t>(std::min(rows.size(), mostRowsBeforeHeader));
        const auto usual = std::ranges::max_element(rowsByWidth, {}, [](const auto& width) { return width.second; })->first;
        header = std::max_element(rows.begin(), early,
            [](const FirstRow& a, const FirstRow& b) { return (a.namesFields() ? a.known : 0) < (b.namesFields() ? b.known : 0); });
        if (!header->namesFields())
            header = std::find_if(rows.begin(), early, [usual](const FirstRow& one) { return one.namesThings() && one.width == usual; });
        if (header == early)
            header = std::find_if(rows.begin(), early, [](const FirstRow& one) { return one.namesThings(); });
        if (header == early)
            header = rows.end();
    }
    dialect.headerRow = header == rows.end() ? 0 : header->line;
    const bool hasSecond = header != rows.end() && std::next(header) != rows.end() && std::next(header)->isSecond();
    dialect.headerRows = hasSecond ? 2 : 1;
    const auto above = std::ranges::find_if(units, [&dialect](const auto& unit) { return unit.first < dialect.headerRow; });
    dialect.unitAbove = above == units.end() ? std::string() : above->second;
}

/// Whether a table begins with a head that export writes: fields of one kind by their own names and in their order, up to the notes.
bool isOurHead(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    auto columns = split(text.substr(0, text.find_first_of("\r\n")), ',');
    if (!columns.empty() && columns.back() == disarmedColumn)
        columns.pop_back();
    if (columns.empty() || columns.back() != "notes")
        return false;
    return std::ranges::any_of(importKinds(), [&columns](RecordKind kind) {
        std::size_t next = 0;
        for (const auto& field : fieldsOf(kind)) {
            if (next < columns.size() && columns[next] == field.name)
                ++next;
            else if (field.isRequired)
                return false;
        }
        return next == columns.size();
    });
}

/// `sep=;`, a spreadsheet's line before the table.
std::optional<char> saidSeparator(std::string_view text)
{
    const bool isSaid = lowered(text.substr(0, 4)) == "sep=" && text.size() > 5 && (text[5] == '\n' || text[5] == '\r');
    return isSaid ? std::optional(text[4]) : std::nullopt;
}

/// Whether one of the first rows names fields.
bool hasKnownHead(RowSource& source)
{
    CsvRow row;
    for (std::size_t count = 0; count < mostRowsBeforeHeader && source.next(row); ++count) {
        if (FirstRow(row).namesFields())
            return true;
    }
    return false;
}

/// The first sheet in sight that has a table's head, as many workbooks begin with a page of remarks; empty where none has.
std::string sheetWithHead(const fs::path& path)
{
    const auto sheets = sheetsOf(path);
    for (const auto& sheet : sheets) {
        if (sheet.isHidden || sheets.size() == 1)
            continue;
        try {
            SheetRows rows(path, sheet.name);
            if (hasKnownHead(rows))
                return sheet.name;
        } catch (const Error&) {
            // An empty one, or one that whoever chooses it is told of.
        }
    }
    return {};
}

/// Which sheet of a workbook, and that there is one table on it.
void findSheet(const fs::path& path, const DialectChoice& choice, Dialect& dialect)
{
    SheetReader reader(path, choice.sheet.empty() ? sheetWithHead(path) : choice.sheet);
    dialect.sheet = choice.sheet.empty() ? reader.sheet() : choice.sheet;
    if (reader.hasRange())
        return;
    if (const auto tables = tablesOn(reader); tables.size() > 1)
        throw Error(ErrorCode::Invalid, say::workbook::twoTables,
            { { "file", nameOf(path) }, { "sheet", reader.sheet() }, { "first", rangeName(tables[0]) },
                { "second", rangeName(tables[1]) } });
}

/// How a file of text is written.
void findWriting(const fs::path& path, const DialectChoice& choice, Dialect& dialect)
{
    auto encoding = choice.encoding ? EncodingGuess { *choice.encoding, {}, {} } : detectEncoding(path);
    dialect.encoding = std::move(encoding.name);
    dialect.otherEncoding = std::move(encoding.other);
    dialect.encodingSample = std::move(encoding.sample);
    if (!choice.separator) {
        const auto text = beginning(path, dialect.encoding);
        const std::string_view bare = std::string_view(text).substr(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
        const auto said = saidSeparator(bare);
        dialect.separator = said ? *said : guessSeparator(bare);
    } else {
        dialect.separator = *choice.separator;
    }
    dialect.isOurs = dialect.separator == ',' && !choice.headerRow && isOurHead(beginning(path, dialect.encoding));
    if (dialect.isOurs)
        return;
    std::size_t bytes = 0;
    dialect.hasBlanksBeforeQuotes = putsBlanksBeforeQuotes(beginning(path, dialect.encoding), dialect.separator);
    dialect.hasQuotes = writesQuotes(*decoded(opened(path, bytes), dialect.encoding), dialect.separator, dialect.hasBlanksBeforeQuotes);
}

/// Which columns stand across.
void findAcross(const fs::path& path, const DialectChoice& choice, Dialect& dialect)
{
    const auto preview = readPreview(path, dialect, rowsToLookAt);
    const auto what = choice.unfold.value_or(Unfold::Quarters);
    auto across = columnsAcross(what, preview.columns, preview.rows);
    const auto unfolding = unfoldingOf(what, preview.columns, across);
    if (choice.unfold && !unfolding)
        throw Error(ErrorCode::Invalid, say::table::nothingAcross, { { "file", nameOf(path) }, { "what", word(what) } });
    if (!unfolding || (!choice.unfold && !looksUnfolded(*unfolding)))
        return;
    dialect.unfold = what;
    dialect.across = std::move(across);
}

}

Dialect detectDialect(const fs::path& path, const DialectChoice& choice)
{
    sizeOf(path);
    Dialect dialect;
    dialect.isWorkbook = fileKindOf(path) != FileKind::Text;
    if (dialect.isWorkbook)
        findSheet(path, choice, dialect);
    else
        findWriting(path, choice, dialect);
    if (dialect.isOurs)
        return dialect;
    guessHeader(path, dialect, choice.headerRow);
    if (dialect.headerRow > 0)
        findAcross(path, choice, dialect);
    return dialect;
}

CsvReader textOf(const fs::path& path, const Dialect& dialect)
{
    auto file = std::make_unique<std::filebuf>();
    if (!file->open(path, std::ios::in | std::ios::binary))
        throw Error(ErrorCode::Unreadable, say::table::unreadableByYou, { { "file", nameOf(path) } });
    return { decoded(std::move(file), dialect.encoding), nameOf(path), optionsOf(dialect) };
}

struct TableReader::State {
    State(const fs::path& path, Dialect found)
        : name(nameOf(path))
        , dialect(std::move(found))
        , rows(rowsOf(path, dialect))
    {
        readHeader();
        if (dialect.unfold) {
            if (auto unfolding = unfoldingOf(*dialect.unfold, columns, dialect.across)) {
                unfolded.emplace(std::move(*unfolding));
                columns = unfolded->columns();
            }
        }
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    /// The next row behind the header that holds anything, as the file has it.
    bool readRow()
    {
        do {
            if (!isRowWaiting && !rows->next(row))
                return false;
            isRowWaiting = false;
        } while (isBlank(row.values));
        return true;
    }

    void readHeader()
    {
        do {
            if (!rows->next(row))
                throw Error(ErrorCode::Invalid, say::table::noRows, { { "file", name } });
        } while (row.line < static_cast<std::size_t>(dialect.headerRow) || isSeparatorLine());
        isRowWaiting = dialect.headerRow == 0;
        std::vector<std::string> titles;
        for (const auto value : row.values)
            titles.emplace_back(isRowWaiting ? std::string_view() : withoutOuterBlanks(value));
        if (!isRowWaiting && dialect.headerRows > 1 && rows->next(row))
            joinTitles(titles);
        std::set<std::string> taken;
        for (std::size_t i = 0; i < titles.size(); ++i) {
            auto unique = titles[i].empty() ? fmt::format("#{}", i + 1) : titles[i];
            for (int number = 2; !taken.insert(unique).second; ++number)
                unique = fmt::format("{} ({})", titles[i].empty() ? fmt::format("#{}", i + 1) : titles[i], number);
            columns.push_back(std::move(unique));
        }
    }

    /// The first row's texts stand for the columns to their right that have none, as a merged cell does.
    void joinTitles(std::vector<std::string>& titles) const
    {
        titles.resize(std::max(titles.size(), row.values.size()));
        std::string above;
        for (std::size_t i = 0; i < titles.size(); ++i) {
            const auto below = i < row.values.size() ? withoutOuterBlanks(row.values[i]) : std::string_view();
            above = titles[i].empty() ? above : titles[i];
            if (!below.empty())
                titles[i] = above.empty() ? std::string(below) : fmt::format("{}{}{}", above, headJoint, below);
        }
    }

    bool isSeparatorLine() const
    {
        return row.line == 1 && !row.values.empty() && row.values.front().size() <= 5 && lowered(row.values.front()).starts_with("sep=");
    }

    std::string name;
    Dialect dialect;
    std::unique_ptr<RowSource> rows;
    CsvRow row;
    bool isRowWaiting = false;
    std::vector<std::string> columns;
    std::optional<UnfoldedRows> unfolded;
};

TableReader::TableReader(const fs::path& path, const DialectChoice& choice)
    : TableReader(path, detectDialect(path, choice))
{
}

TableReader::TableReader(const fs::path& path, const Dialect& dialect)
    : m_state(std::make_unique<State>(path, dialect))
{
}

TableReader::TableReader(TableReader&&) noexcept = default;
TableReader& TableReader::operator=(TableReader&&) noexcept = default;
TableReader::~TableReader() = default;

const Dialect& TableReader::dialect() const
{
    return m_state->dialect;
}
const std::vector<std::string>& TableReader::columns() const
{
    return m_state->columns;
}
const std::string& TableReader::shownName() const
{
    return m_state->name;
}
double TableReader::share() const
{
    return m_state->rows->share();
}

std::vector<Sentence> TableReader::notes() const
{
    const auto& state = *m_state;
    auto notes = state.rows->notes();
    if (state.unfolded)
        notes.push_back({ say::assumed::unfolded,
            { { "file", state.name }, { "first", state.dialect.across.front() }, { "last", state.dialect.across.back() },
                { "n", state.dialect.across.size() }, { "what", word(*state.dialect.unfold) } } });
    return notes;
}

bool TableReader::next(CsvRow& row)
{
    auto& state = *m_state;
    if (!state.unfolded) {
        const bool isThere = state.readRow();
        row = isThere ? state.row : row;
        return isThere;
    }
    while (!state.unfolded->next(row)) {
        if (!state.readRow())
            return false;
        state.unfolded->begin(state.row);
    }
    return true;
}

std::vector<std::string> TablePreview::valuesOf(std::string_view column) const
{
    std::vector<std::string> values;
    const auto place = std::ranges::find(columns, column);
    if (place == columns.end())
        return values;
    const auto index = static_cast<std::size_t>(place - columns.begin());
    for (const auto& row : rows) {
        if (index < row.size() && !trimmed(row[index]).empty())
            values.push_back(row[index]);
    }
    return values;
}

TablePreview readPreview(const fs::path& path, const DialectChoice& choice, std::size_t mostRows)
{
    return readPreview(path, detectDialect(path, choice), mostRows);
}

TablePreview readPreview(const fs::path& path, const Dialect& dialect, std::size_t mostRows)
{
    TableReader reader(path, dialect);
    TablePreview preview { reader.shownName(), reader.dialect(), reader.columns(), {}, false };
    CsvRow row;
    std::size_t characters = 0;
    try {
        while (reader.next(row)) {
            preview.hasMore = preview.rows.size() == mostRows || characters > mostPreviewCharacters;
            if (preview.hasMore)
                break;
            for (const auto value : row.values)
                characters += value.size();
            preview.rows.emplace_back(row.values.begin(), row.values.end());
        }
    } catch (const Error&) {
        preview.hasMore = true;
    }
    return preview;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/table_file.h"

#include "model/base/error.h"
#include "model/base/number_format.h"
#include "model/base/text.h"
#include "model/exchange/date_format.h"
#include "words/exchange.h"

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
constexpr std::size_t mostRowsBeforeHeader = 10;
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

bool namesColumns(std::span<const std::string_view> row)
{
    const auto filled = std::ranges::count_if(row, [](std::string_view value) { return !trimmed(value).empty(); });
    const auto isName = [](std::string_view value) {
        return !readNumber(value, {}) && !readNumber(value, { ',' }) && !readQuarter(value, DateOrder::MonthFirst)
            && !readQuarter(value, DateOrder::DayFirst);
    };
    return 2 * filled >= std::ssize(row) && filled > 0 && std::ranges::all_of(row, isName);
}

/// Finds the header among the first rows: the first one that is as wide as most and names things.
void guessHeader(const fs::path& path, Dialect& dialect)
{
    std::size_t bytes = 0;
    CsvReader reader(
        decoded(opened(path, bytes), dialect.encoding), nameOf(path), { dialect.separator, CsvQuotes::Inside, TableReader::mostColumns });
    CsvRow row;
    std::vector<std::pair<std::size_t, bool>> rows; // how wide, and whether it names columns
    std::map<std::size_t, std::size_t> rowsByWidth;
    bool hasValues = false;
    try {
        while (rows.size() < rowsToLookAt && reader.next(row)) {
            rows.emplace_back(row.values.size(), rows.size() < mostRowsBeforeHeader && namesColumns(row.values));
            ++rowsByWidth[row.values.size()];
            hasValues = hasValues || !isBlank(row.values);
        }
    } catch (const Error&) {
        if (rows.empty())
            throw;
    }
    if (!hasValues)
        throw Error(ErrorCode::Invalid, say::table::empty, { { "file", nameOf(path) } });
    const auto usual = std::ranges::max_element(rowsByWidth, {}, [](const auto& width) { return width.second; })->first;
    const auto header = std::ranges::find_if(rows, [usual](const auto& one) { return one.second && (one.first == usual); });
    const auto first = header != rows.end() ? header : std::ranges::find_if(rows, [](const auto& one) { return one.second; });
    dialect.hasHeader = first != rows.end();
    dialect.rowsBeforeHeader = dialect.hasHeader ? static_cast<int>(first - rows.begin()) : 0;
}

}

Dialect detectDialect(const fs::path& path, std::string_view encoding)
{
    sizeOf(path);
    Dialect dialect;
    dialect.encoding = encoding == detectedEncoding ? detectEncoding(path) : std::string(encoding);
    const auto text = beginning(path, dialect.encoding);
    const std::string_view bare = std::string_view(text).substr(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    const bool saysSeparator = lowered(bare.substr(0, 4)) == "sep=" && bare.size() > 5 && (bare[5] == '\n' || bare[5] == '\r');
    dialect.separator = saysSeparator ? bare[4] : guessSeparator(bare);
    guessHeader(path, dialect);
    if (saysSeparator)
        dialect.rowsBeforeHeader = std::max(dialect.rowsBeforeHeader, 1);
    return dialect;
}

namespace {

/// The dialect of the file as far as none is wanted.
Dialect dialectOf(const fs::path& path, const std::optional<Dialect>& wanted)
{
    if (!wanted)
        return detectDialect(path);
    auto dialect = *wanted;
    if (dialect.encoding == detectedEncoding)
        dialect.encoding = detectEncoding(path);
    return dialect;
}

}

struct TableReader::State {
    State(const fs::path& path, const std::optional<Dialect>& wanted)
        : size(sizeOf(path))
        , dialect(dialectOf(path, wanted))
        , reader(decoded(opened(path, bytesRead), dialect.encoding), nameOf(path), { dialect.separator, CsvQuotes::Inside, mostColumns })
    {
        readHeader();
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void readHeader()
    {
        for (int i = 0; i < dialect.rowsBeforeHeader; ++i) {
            if (!readRow())
                break;
        }
        if (!readRow())
            throw Error(ErrorCode::Invalid, say::table::noRows, { { "file", reader.shownName() } });
        isRowWaiting = !dialect.hasHeader;
        std::set<std::string> taken;
        for (std::size_t i = 0; i < row.values.size(); ++i) {
            const auto title = dialect.hasHeader ? trimmed(row.values[i]) : std::string_view();
            const auto name = title.empty() ? fmt::format("#{}", i + 1) : std::string(title);
            auto unique = name;
            for (int number = 2; !taken.insert(unique).second; ++number)
                unique = fmt::format("{} ({})", name, number);
            columns.push_back(std::move(unique));
        }
    }

    bool readRow()
    {
        if (reader.next(row))
            return true;
        if (bytesRead != size)
            throw Error(ErrorCode::Unreadable, say::table::changed, { { "file", reader.shownName() } });
        return false;
    }

    std::size_t size;
    std::size_t bytesRead = 0;
    Dialect dialect;
    CsvReader reader;
    CsvRow row;
    bool isRowWaiting = false;
    std::vector<std::string> columns;
};

TableReader::TableReader(const fs::path& path, std::optional<Dialect> dialect)
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
    return m_state->reader.shownName();
}
double TableReader::share() const
{
    return std::min(1.0, static_cast<double>(m_state->bytesRead) / static_cast<double>(m_state->size));
}

bool TableReader::next(CsvRow& row)
{
    auto& state = *m_state;
    do {
        if (!state.isRowWaiting && !state.readRow())
            return false;
        state.isRowWaiting = false;
    } while (isBlank(state.row.values));
    row = state.row;
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

TablePreview readPreview(const fs::path& path, std::optional<Dialect> dialect, std::size_t mostRows)
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

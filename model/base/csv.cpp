// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/csv.h"

#include "model/base/error.h"
#include "model/base/text.h"

#include "words/files.h"

#include <csv.h>

#include <algorithm>
#include <fstream>
#include <istream>
#include <optional>
#include <streambuf>

namespace model {

namespace {

constexpr std::size_t blockSize = 256u << 10;
constexpr std::size_t longestRow = 16u << 20;
constexpr unsigned char lenient = CSV_STRICT_FINI | CSV_REPALL_NL;
constexpr unsigned char strict = CSV_STRICT | lenient;
constexpr std::string_view utf8Mark = "\xEF\xBB\xBF";

int notASpace(unsigned char)
{
    return 0;
} // libcsv would trim unquoted values

int isABlank(unsigned char c)
{
    return c == ' ' ? 1 : 0;
}

struct TextBuffer : std::streambuf {
    explicit TextBuffer(std::string_view text)
    {
        auto* begin = const_cast<char*>(text.data()); // a get area is never written to
        setg(begin, begin, begin + text.size());
    }
};

}

/// libcsv calls back for every value and row of a block; they are kept here until next() hands them out.
struct CsvReader::State {
    struct Row {
        std::size_t line;
        std::size_t end; // behind its last value, in `ends`
        std::size_t lines;
    };

    State(std::unique_ptr<std::streambuf> buffer, Argument name, const CsvOptions& wanted)
        : input(std::move(buffer))
        , shown(std::move(name))
        , options(wanted)
        , block(blockSize, '\0')
    {
        if (csv_init(&parser, options.quotes == CsvQuotes::Inside ? lenient : strict) != 0)
            throw std::bad_alloc();
        if (options.quotes == CsvQuotes::None)
            csv_set_quote(&parser, '\0'); // which no text holds
        csv_set_space_func(&parser, options.trimsBlanks ? isABlank : notASpace);
        csv_set_delim(&parser, static_cast<unsigned char>(options.separator));
        csv_set_blk_size(&parser, 64u << 10); // libcsv's buffer grows by this much; 128 bytes make long values crawl
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { csv_free(&parser); }

    static void onValue(void* bytes, std::size_t size, void* self) noexcept
    {
        auto& state = *static_cast<State*>(self);
        const auto before = state.rows.empty() ? 0 : state.rows.back().end;
        if (state.options.mostColumns > 0 && state.ends.size() - before >= state.options.mostColumns) {
            state.hasTooManyColumns = true;
            return;
        }
        const std::string_view value(static_cast<const char*>(bytes), size);
        state.text += value;
        state.ends.push_back(state.text.size());
        state.breaksInRow += static_cast<std::size_t>(std::ranges::count(value, '\n'));
    }

    static void onRow(int end, void* self) noexcept
    {
        auto& state = *static_cast<State*>(self);
        if (state.hasTooManyColumns)
            return; // the rest is not read any more
        const bool isEmpty = state.ends.size() == (state.rows.empty() ? 0 : state.rows.back().end);
        const bool isSecondHalf = isEmpty && end == '\n' && state.lastEnd == '\r'; // of CRLF
        if (!isEmpty || (state.options.keepsEmptyLines && !isSecondHalf))
            state.rows.push_back({ state.line, state.ends.size(), state.breaksInRow + 1 });
        state.line += state.breaksInRow + (isSecondHalf ? 0 : 1);
        state.breaksInRow = 0;
        state.lastEnd = isSecondHalf ? 0 : end;
    }

    Error refusal(std::size_t atLine, Sentence why) const
    {
        return { ErrorCode::Invalid, say::csv::at, { { "file", shown }, { "line", std::to_string(atLine) }, { "why", std::move(why) } } };
    }

    /// Keeps only what belongs to the unfinished row.
    void dropHandedOut()
    {
        const auto done = rows.empty() ? 0 : rows.back().end;
        const auto bytes = done == 0 ? 0 : ends[done - 1];
        text.erase(0, bytes);
        ends.erase(ends.begin(), ends.begin() + static_cast<std::ptrdiff_t>(done));
        for (auto& end : ends)
            end -= bytes;
        rows.clear();
        nextRow = 0;
    }

    bool fill()
    {
        dropHandedOut();
        while (rows.empty() && !isAtEnd) {
            const auto got = input->sgetn(block.data(), static_cast<std::streamsize>(block.size()));
            std::string_view bytes(block.data(), static_cast<std::size_t>(std::max<std::streamsize>(got, 0)));
            if (bytesRead == 0)
                checkBeginning(bytes);
            bytesRead += bytes.size();
            if (bytes.empty())
                finish();
            else
                parse(bytes);
        }
        return !rows.empty();
    }

    void checkBeginning(std::string_view& bytes)
    {
        if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || (bytes.size() > 1 && (bytes[0] == '\0' || bytes[1] == '\0')))
            throw refusal(1, { say::csv::isWideText });
        if (bytes.starts_with(utf8Mark))
            bytes.remove_prefix(utf8Mark.size());
    }

    void parse(std::string_view bytes)
    {
        const auto zero = bytes.find('\0');
        const auto wanted = std::min(bytes.size(), zero);
        const auto rowsBefore = rows.size();
        const auto parsed = parsedOf(bytes.substr(0, wanted));
        if (hasTooManyColumns)
            delayed = tooManyColumns();
        else if (parsed < wanted)
            delayed = refusal(line + breaksInRow, { say::csv::quoteInside });
        else if (zero != std::string_view::npos)
            delayed = refusal(line + breaksInRow, { say::csv::zeroByte });
        if (delayed)
            isAtEnd = true;
        bytesInRow = rows.size() > rowsBefore ? 0 : bytesInRow + bytes.size();
        if (bytesInRow > longestRow)
            throw refusal(line, { say::csv::longRow });
    }

    /// Parses the bytes up to a quote that may not stand where it does; returns how many.
    std::size_t parsedOf(std::string_view bytes)
    {
        const auto parse
            = [this](std::string_view some) { return csv_parse(&parser, some.data(), some.size(), &State::onValue, &State::onRow, this); };
        auto parsed = parse(bytes);
        while (parsed < bytes.size() && options.quotes == CsvQuotes::InsideBare && parser.quoted == 0) {
            csv_set_opts(&parser, lenient); // for this quote only
            parsed += parse(bytes.substr(parsed, 1));
            csv_set_opts(&parser, strict);
            parsed += parse(bytes.substr(parsed));
        }
        return parsed;
    }

    void finish()
    {
        isAtEnd = true;
        csv_set_opts(&parser, strict); // an open quote is an error for lenient readers too
        if (csv_fini(&parser, &State::onValue, &State::onRow, this) != 0)
            delayed = refusal(line, { say::csv::openQuote });
        else if (hasTooManyColumns)
            delayed = tooManyColumns();
    }

    Error tooManyColumns() const { return refusal(line, { say::csv::tooManyColumns, { { "n", options.mostColumns } } }); }

    std::unique_ptr<std::streambuf> input;
    Argument shown;
    CsvOptions options;
    csv_parser parser {};
    std::string block;
    std::string text;              // all values, one after the other
    std::vector<std::size_t> ends; // where each value ends in `text`
    std::vector<Row> rows;
    std::vector<std::string_view> values;
    std::size_t nextRow = 0;
    std::size_t line = 1; // where the row being read began
    std::size_t breaksInRow = 0;
    std::size_t bytesInRow = 0;
    std::size_t bytesRead = 0;
    int lastEnd = 0;
    bool isAtEnd = false;
    bool hasTooManyColumns = false;
    std::optional<Error> delayed; // an error behind the rows that are still to be handed out
};

CsvReader::CsvReader(const std::filesystem::path& path, const CsvOptions& options)
{
    const auto name = path.filename().string();
    if (std::filesystem::is_directory(path))
        throw Error(ErrorCode::Unreadable, say::csv::isFolder, { { "file", name } });
    if (!std::filesystem::exists(path))
        throw Error(ErrorCode::NotFound, say::csv::missing, { { "file", name } });
    auto file = std::make_unique<std::filebuf>();
    if (!file->open(path, std::ios::in | std::ios::binary))
        throw Error(ErrorCode::Unreadable, say::csv::unreadable, { { "file", name } });
    m_state = std::make_unique<State>(std::move(file), name, options);
}

CsvReader::CsvReader(std::string_view text, Argument shown, const CsvOptions& options)
    : m_state(std::make_unique<State>(std::make_unique<TextBuffer>(text), std::move(shown), options))
{
}

CsvReader::CsvReader(std::unique_ptr<std::streambuf> source, std::string shown, const CsvOptions& options)
    : m_state(std::make_unique<State>(std::move(source), std::move(shown), options))
{
}

CsvReader::CsvReader(CsvReader&&) noexcept = default;
CsvReader& CsvReader::operator=(CsvReader&&) noexcept = default;
CsvReader::~CsvReader() = default;

bool CsvReader::next(CsvRow& row)
{
    auto& state = *m_state;
    if (state.nextRow == state.rows.size() && !state.fill()) {
        if (state.delayed)
            throw *state.delayed;
        return false;
    }
    const auto first = state.nextRow == 0 ? 0 : state.rows[state.nextRow - 1].end;
    const auto [line, end, lines] = state.rows[state.nextRow++];
    state.values.clear();
    for (auto i = first; i < end; ++i) {
        const auto begin = i == 0 ? 0 : state.ends[i - 1];
        state.values.emplace_back(state.text.data() + begin, state.ends[i] - begin);
        if (!isUtf8(state.values.back()))
            throw state.refusal(line, { say::csv::notUtf8, { { "n", i - first + 1 } } });
    }
    row = { line, state.values, lines };
    return true;
}

std::size_t CsvReader::bytesRead() const
{
    return m_state->bytesRead;
}
const std::string& CsvReader::shownName() const
{
    return m_state->shown.text;
}

std::string csvRow(std::span<const std::string> values, char separator)
{
    std::string csv;
    for (const auto& value : values) {
        if (&value != &values.front())
            csv += separator;
        appendCsvValue(csv, value, separator);
    }
    return csv;
}

void appendCsvValue(std::string& csv, std::string_view value, char separator)
{
    const auto isSpecial = [separator](char c) { return c == separator || c == '"' || c == '\n' || c == '\r'; };
    const bool needsQuotes = std::ranges::any_of(value, isSpecial) || value.starts_with(' ') || value.ends_with(' ');
    if (!needsQuotes) {
        csv += value;
        return;
    }
    csv += '"';
    for (const char c : value) {
        if (c == '"')
            csv += '"';
        csv += c;
    }
    csv += '"';
}

}

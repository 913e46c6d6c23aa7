// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workbook/workbook_writer.h"

#include "model/base/error.h"
#include "model/base/files.h"
#include "model/base/text.h"
#include "words/files.h"
#include "words/workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

namespace model {

namespace {

constexpr std::size_t mostCellsInMemory = 1'000'000;
constexpr std::time_t created = 946'684'800; // 2000-01-01, so that the bytes do not change

/// Letters as UTF-16 counts them: those beyond its first 65,536 are two.
std::size_t lettersOf(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; })
        + std::ranges::count_if(text, [](char c) { return static_cast<unsigned char>(c) >= 0xF0; }));
}

/// A whole day that every spreadsheet program counts alike: from March 1900 on.
std::optional<lxw_datetime> dayOf(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || text.find_first_not_of("0123456789-") != std::string_view::npos)
        return std::nullopt;
    const auto number
        = [&text](std::size_t at, std::size_t size) { return static_cast<int>(parseNumber(text.substr(at, size)).value_or(0)); };
    const lxw_datetime day { number(0, 4), number(5, 2), number(8, 2), 0, 0, 0 };
    const auto date = std::chrono::year(day.year) / day.month / day.day;
    if (!date.ok() || date < std::chrono::year(1900) / 3 / 1)
        return std::nullopt;
    return day;
}

/// What reads as an escape, `_x000D_`, with its first letter escaped, which libxlsxwriter does to other letters only; carriage returns too,
/// which XML turns into line feeds.
std::string escaped(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isEscape = text[i] == '_' && i + 6 < text.size() && text[i + 1] == 'x' && text[i + 6] == '_'
            && std::all_of(text.begin() + static_cast<std::ptrdiff_t>(i + 2), text.begin() + static_cast<std::ptrdiff_t>(i + 6),
                [](char c) { return std::string_view("0123456789abcdefABCDEF").find(c) != std::string_view::npos; });
        if (isEscape)
            result += "_x005F_";
        else if (text[i] == '\r')
            result += "_x000D_";
        else
            result += text[i];
    }
    return result;
}

/// With the folder of the file, whose own name is nobody's business.
[[noreturn]] void refuse(lxw_error error, const std::filesystem::path& temporary)
{
    const auto path = temporary.parent_path();
    if (errno == ENOSPC || errno == EDQUOT)
        throw Error(ErrorCode::Full, say::file::full, { { "file", path.string() } });
    throw Error(ErrorCode::Unwritable, say::file::unwritable, { { "file", path.string() }, { "why", lxw_strerror(error) } });
}

}

struct WorkbookWriter::State {
    explicit State(std::size_t cells)
        : temporary(std::filesystem::temp_directory_path() / "workbook.xlsx")
    {
        auto folder = std::filesystem::temp_directory_path().string();
        lxw_workbook_options options {};
        options.constant_memory = cells > mostCellsInMemory ? LXW_TRUE : LXW_FALSE;
        options.tmpdir = folder.data();
        options.use_zip64 = LXW_TRUE;
        workbook = workbook_new_opt(temporary.path().c_str(), &options);
        if (workbook == nullptr)
            throw std::bad_alloc();
        lxw_doc_properties properties {};
        properties.created = created;
        workbook_set_properties(workbook, &properties);
        head = workbook_add_format(workbook);
        format_set_bold(head);
        whole = formatOf("#,##0");
        decimal = formatOf("#,##0.0##");
        scientific = formatOf("0.00E+00");
        share = formatOf("0.0%");
        date = formatOf("yyyy-mm-dd");
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State()
    {
        if (workbook != nullptr)
            lxw_workbook_free(workbook);
    }

    lxw_format* formatOf(const char* code)
    {
        auto* format = workbook_add_format(workbook);
        format_set_num_format(format, code);
        return format;
    }

    lxw_format* formatOf(double number) const
    {
        const auto size = std::abs(number);
        if (columns[column].kind == SheetColumn::Kind::Share)
            return share;
        if (size >= 1e15 || (size < 0.001 && size > 0))
            return scientific;
        return number == std::floor(number) ? whole : decimal;
    }

    void check(lxw_error error) const
    {
        if (error != LXW_NO_ERROR)
            refuse(error, temporary.path());
    }

    void text(const std::string& text, lxw_format* format) const
    {
        if (lettersOf(text) > mostLetters)
            throw Error(ErrorCode::Invalid, say::workbook::longText,
                { { "sheet", sheetName }, { "column", columns.empty() ? std::string() : columns[column].title }, { "n", mostLetters },
                    { "text", shortened(text, 40) } });
        check(worksheet_write_string(sheet, row, column, escaped(text).c_str(), format));
    }

    TemporaryPath temporary;
    lxw_workbook* workbook = nullptr;
    lxw_worksheet* sheet = nullptr;
    lxw_format* head = nullptr;
    lxw_format* whole = nullptr;
    lxw_format* decimal = nullptr;
    lxw_format* scientific = nullptr;
    lxw_format* share = nullptr;
    lxw_format* date = nullptr;
    std::string sheetName;
    std::vector<SheetColumn> columns;
    lxw_row_t row = 0;
    lxw_col_t column = 0;
};

WorkbookWriter::WorkbookWriter(std::size_t cells)
    : m_state(std::make_unique<State>(cells))
{
}
WorkbookWriter::WorkbookWriter(WorkbookWriter&&) noexcept = default;
WorkbookWriter& WorkbookWriter::operator=(WorkbookWriter&&) noexcept = default;
WorkbookWriter::~WorkbookWriter() = default;

void WorkbookWriter::beginSheet(
    const std::string& name, std::span<const SheetColumn> columns, std::size_t rows, const std::vector<std::string>& lines)
{
    auto& state = *m_state;
    if (rows + lines.size() > mostRows)
        throw Error(ErrorCode::Invalid, say::workbook::rowsBeyond, { { "sheet", name }, { "rows", rows }, { "n", mostRows } });
    state.sheet = workbook_add_worksheet(state.workbook, name.c_str());
    if (state.sheet == nullptr)
        throw std::bad_alloc();
    state.sheetName = name;
    state.columns.clear();
    state.row = 0;
    state.column = 0;
    for (const auto& line : lines) {
        state.text(line, nullptr);
        ++state.row;
    }
    state.columns.assign(columns.begin(), columns.end());
    constexpr double textWidth = 24;
    constexpr double numberWidth = 14;
    for (const auto& column : columns) {
        const bool isText = column.kind == SheetColumn::Kind::Text;
        state.check(worksheet_set_column(state.sheet, state.column, state.column, isText ? textWidth : numberWidth, nullptr));
        state.text(column.title, state.head);
        ++state.column;
    }
    worksheet_freeze_panes(state.sheet, state.row + 1, 0);
    if (rows > 0)
        state.check(worksheet_autofilter(
            state.sheet, state.row, 0, state.row + static_cast<lxw_row_t>(rows), static_cast<lxw_col_t>(columns.size() - 1)));
    endRow();
}

void WorkbookWriter::add(std::string_view text)
{
    auto& state = *m_state;
    const auto day = state.columns[state.column].kind == SheetColumn::Kind::Date ? dayOf(text) : std::nullopt;
    if (day) {
        auto copy = *day;
        state.check(worksheet_write_datetime(state.sheet, state.row, state.column, &copy, state.date));
    } else if (!text.empty()) {
        state.text(std::string(text), nullptr);
    }
    ++state.column;
}

void WorkbookWriter::add(double number)
{
    auto& state = *m_state;
    state.check(worksheet_write_number(state.sheet, state.row, state.column, number, state.formatOf(number)));
    ++state.column;
}

void WorkbookWriter::skip()
{
    ++m_state->column;
}

void WorkbookWriter::endRow()
{
    ++m_state->row;
    m_state->column = 0;
}

std::string WorkbookWriter::finish()
{
    auto& state = *m_state;
    errno = 0;
    state.check(workbook_close(std::exchange(state.workbook, nullptr)));
    std::ifstream file(state.temporary.path(), std::ios::binary);
    std::string bytes { std::istreambuf_iterator<char>(file), {} };
    if (!file || bytes.empty())
        refuse(LXW_ERROR_CREATING_XLSX_FILE, state.temporary.path());
    return bytes;
}

}

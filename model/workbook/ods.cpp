// SPDX-License-Identifier: GPL-3.0-or-later
// OpenDocument spreadsheets (ISO 26300).
#include "model/workbook/sheet_source.h"

#include "model/base/error.h"
#include "model/base/text.h"
#include "model/workbook/xml.h"
#include "words/workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace model {

namespace {

constexpr const char* contentPart = "content.xml";
constexpr std::size_t mostManifest = 8u << 20;

/// How often a row or cell is there: at least once, and at most as often as a sheet has room.
std::size_t repeatsOf(std::string_view text)
{
    std::size_t number = 1;
    const auto error = std::from_chars(text.data(), text.data() + text.size(), number).ec;
    if (error == std::errc::result_out_of_range)
        return mostSheetRows;
    return std::clamp<std::size_t>(number, 1, mostSheetRows);
}

/// "PT14H00M00S" as 14:00:00; what is no such time stays as it is.
std::string timeOfDuration(std::string_view text)
{
    unsigned hours = 0;
    unsigned minutes = 0;
    double seconds = 0;
    const auto read = [&text](auto& number, char unit) {
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        const auto used = static_cast<std::size_t>(end - text.data());
        const bool isThere = error == std::errc() && used < text.size() && text[used] == unit;
        if (isThere)
            text.remove_prefix(used + 1);
        return isThere;
    };
    const auto whole = text;
    if (!text.starts_with("PT"))
        return std::string(whole);
    text.remove_prefix(2);
    const bool isTime = read(hours, 'H') && read(minutes, 'M') && read(seconds, 'S') && text.empty() && seconds < 60;
    return isTime ? fmt::format("{:02}:{:02}:{:02}", hours, minutes, static_cast<unsigned>(seconds)) : std::string(whole);
}

/// The names of errors, which gnumeric keeps as texts of formulas.
bool isErrorName(std::string_view text)
{
    constexpr std::array<std::string_view, 7> names { "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A" };
    return std::ranges::find(names, text) != names.end();
}

/// Where in the content one is: which table of the sheets, if any, and not what a table refers to or what was deleted.
class TablePlace {
public:
    /// Whether a sheet begins.
    bool start(std::string_view name)
    {
        ++m_depth;
        if (name == "spreadsheet" && m_spreadsheet == 0)
            m_spreadsheet = m_depth;
        if (name != "table" || m_spreadsheet == 0 || m_depth != m_spreadsheet + 1)
            return false;
        m_isInside = true;
        return true;
    }
    /// Whether a sheet ends.
    bool end()
    {
        const bool isEnd = m_isInside && m_depth == m_spreadsheet + 1;
        m_isInside = m_isInside && !isEnd;
        --m_depth;
        return isEnd;
    }
    bool isInside() const { return m_isInside; }

private:
    int m_depth = 0;
    int m_spreadsheet = 0;
    bool m_isInside = false;
};

/// The names of the sheets, and which are hidden by their style.
class SheetNames : public XmlHandler {
public:
    void start(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name == "style")
            m_style = attributes["name"];
        else if (name == "table-properties" && attributes["display"] == "false")
            m_hidden.insert(m_style);
        if (m_place.start(name))
            sheets.push_back({ std::string(attributes["name"]), m_hidden.contains(attributes["style-name"]) });
    }
    void end(std::string_view) override { m_place.end(); }

    std::vector<SheetInfo> sheets;

private:
    TablePlace m_place;
    std::string m_style;
    std::set<std::string, std::less<>> m_hidden;
};

class OdsSheet : public SheetSource, private XmlHandler {
public:
    OdsSheet(const Package& package, std::size_t sheet, const std::string& name, std::optional<CellRange> range)
        : m_rows(package.shownName(), name, range)
        , m_sheetsBefore(sheet)
        , m_xml(package, contentPart, *this)
    {
    }

    bool fill() override { return m_xml.readSome() && !m_isDone; }
    RowQueue& rows() override { return m_rows; }
    double share() const override { return m_xml.share(); }

private:
    void start(std::string_view name, const XmlAttributes& attributes) override
    {
        if (m_place.start(name)) {
            m_isOurs = m_sheetsBefore == 0;
            m_sheetsBefore -= m_isOurs ? 0 : 1;
        } else if (m_isOurs && !m_isDone) {
            if (m_skipped > 0)
                ++m_skipped;
            else if (m_isInCell)
                startInCell(name, attributes);
            else
                startInTable(name, attributes);
        }
    }

    void startInTable(std::string_view name, const XmlAttributes& attributes)
    {
        if (name == "table-cell" || name == "covered-table-cell") {
            startCell(attributes, name == "covered-table-cell");
        } else if (name == "table-row") {
            m_rowRepeats = repeatsOf(attributes["number-rows-repeated"]);
            m_column = 0;
            m_isInRow = true;
            const auto visibility = attributes["visibility"];
            m_rows.beginRow(m_row, !visibility.empty() && visibility != "visible");
        } else if (name == "table-column") {
            const auto repeats = repeatsOf(attributes["number-columns-repeated"]);
            if (const auto visibility = attributes["visibility"]; !visibility.empty() && visibility != "visible")
                m_rows.hideColumns(m_columnsSeen, std::min(m_columnsSeen + repeats, mostSheetColumns) - 1);
            m_columnsSeen = std::min(m_columnsSeen + repeats, mostSheetColumns);
        } else if (name == "shapes" || name == "forms" || name == "table-source" || name == "scenario") {
            m_skipped = 1;
        }
    }

    void startCell(const XmlAttributes& attributes, bool isCovered)
    {
        if (!m_isInRow)
            return;
        m_isInCell = true;
        m_isCovered = isCovered;
        m_cellRepeats = repeatsOf(attributes["number-columns-repeated"]);
        m_paragraphs = 0;
        m_text.clear();
        m_number.clear();
        m_content = CellContent::Text;
        m_hasValue = true;
        const auto formula = attributes["formula"];
        m_hasFormula = !formula.empty();
        const auto office = attributes.withPrefix("office:value-type");
        const auto type = office.empty() ? attributes["value-type"] : office;
        if (attributes.withPrefix("calcext:value-type") == "error") {
            m_content = CellContent::Error;
            m_hasValue = false; // its text says which
        } else if (formula.ends_with(":=TRUE()") || formula.ends_with(":=FALSE()")) {
            m_text = formula.ends_with(":=TRUE()") ? "TRUE" : "FALSE"; // so LibreOffice writes truth of other programs
        } else if (type == "float" || type == "currency" || type == "percentage") {
            m_content = CellContent::Number;
            m_number = attributes["value"];
            m_hasValue = false; // its text says whether it is a percentage, which gnumeric's type does not
        } else if (type == "date") {
            m_text = isoDateText(attributes["date-value"]);
        } else if (type == "time") {
            m_text = timeOfDuration(attributes["time-value"]);
        } else if (type == "boolean") {
            m_text = attributes["boolean-value"] == "true" ? "TRUE" : "FALSE";
        } else if (type.empty() && !formula.empty()) {
            m_content = CellContent::Formula;
            m_text = formula.substr(std::min(formula.find('='), formula.size()));
        } else {
            m_text = attributes["string-value"];
            m_hasValue = !m_text.empty();
        }
        const auto rows = repeatsOf(attributes["number-rows-spanned"]);
        const auto columns = repeatsOf(attributes["number-columns-spanned"]);
        if ((rows > 1 || columns > 1) && m_row < mostSheetRows && m_column < mostSheetColumns)
            m_rows.merge(
                { { m_row, m_column }, { std::min(m_row + rows, mostSheetRows) - 1, std::min(m_column + columns, mostSheetColumns) - 1 } });
    }

    void startInCell(std::string_view name, const XmlAttributes& attributes)
    {
        if (m_paragraphDepth > 0) {
            ++m_paragraphDepth;
            if (name == "s")
                append(std::string(std::min<std::size_t>(repeatsOf(attributes["c"]), 1000), ' '));
            else if (name == "tab")
                append("\t");
            else if (name == "line-break")
                append("\n");
            else if (name == "annotation" || name == "frame" || name == "note" || name == "ruby-text") {
                --m_paragraphDepth;
                m_skipped = 1;
            }
        } else if (name == "p") {
            if (m_paragraphs++ > 0)
                append("\n");
            m_paragraphDepth = 1;
        } else {
            m_skipped = 1; // a remark, a drawing, a table in a table
        }
    }

    void append(std::string_view some)
    {
        if (!m_hasValue)
            m_text += some;
    }

    void text(std::string_view some) override
    {
        if (m_isInCell && m_paragraphDepth > 0 && m_skipped == 0)
            append(some);
    }

    void end(std::string_view name) override
    {
        if (m_place.end()) {
            m_isDone = m_isDone || m_isOurs;
        } else if (m_isOurs && !m_isDone) {
            if (m_skipped > 0)
                --m_skipped;
            else if (m_paragraphDepth > 0)
                --m_paragraphDepth;
            else if (m_isInCell)
                endCell();
            else if (name == "table-row" && m_isInRow)
                endRow();
        }
    }

    void endCell()
    {
        if (m_content == CellContent::Number)
            m_text = numberCellText(m_number, trimmed(m_text).ends_with('%') ? CellFormat::Percent : CellFormat::Number, false);
        else if (m_hasFormula && isErrorName(m_text))
            m_content = CellContent::Error;
        if (!m_isCovered && !m_text.empty())
            m_rows.add(m_column, m_text, m_content, m_cellRepeats);
        m_column = std::min(m_column + m_cellRepeats, mostSheetColumns + 1);
        m_isInCell = false;
    }

    void endRow()
    {
        m_rows.endRow(m_rowRepeats);
        m_row = std::min(m_row + m_rowRepeats, mostSheetRows);
        m_isInRow = false;
    }

    RowQueue m_rows;
    std::size_t m_sheetsBefore;
    TablePlace m_place;
    bool m_isOurs = false;
    bool m_isDone = false;
    bool m_isInRow = false;
    bool m_isInCell = false;
    bool m_isCovered = false;
    bool m_hasValue = false; ///< an attribute gave it
    bool m_hasFormula = false;
    int m_skipped = 0; ///< elements around that say nothing of the table
    int m_paragraphDepth = 0;
    std::size_t m_paragraphs = 0;
    std::size_t m_row = 0;
    std::size_t m_column = 0;
    std::size_t m_columnsSeen = 0;
    std::size_t m_rowRepeats = 1;
    std::size_t m_cellRepeats = 1;
    CellContent m_content = CellContent::Text;
    std::string m_text;
    std::string m_number;
    XmlPart m_xml; // after what it tells
};

class Ods : public Workbook {
public:
    explicit Ods(Package package)
        : m_package(std::move(package))
    {
        constexpr const char* manifest = "META-INF/manifest.xml";
        if (m_package.has(manifest) && m_package.text(manifest, mostManifest).find("encryption-data") != std::string::npos)
            throw Error(ErrorCode::Invalid, say::workbook::password, { { "file", m_package.shownName() } });
    }

    const std::vector<SheetInfo>& sheets() override
    {
        if (m_sheets.empty()) {
            SheetNames names;
            XmlPart(m_package, contentPart, names).readAll();
            m_sheets = std::move(names.sheets);
        }
        return m_sheets;
    }

    std::unique_ptr<SheetSource> open(std::size_t sheet, std::optional<CellRange> range) override
    {
        return std::make_unique<OdsSheet>(m_package, sheet, m_sheets[sheet].name, range);
    }

private:
    Package m_package;
    std::vector<SheetInfo> m_sheets;
};

}

std::unique_ptr<Workbook> openOds(Package package)
{
    return std::make_unique<Ods>(std::move(package));
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
// Office Open XML (ECMA-376), transitional and strict: .xlsx and .xlsm.
#include "model/workbook/sheet_source.h"

#include "model/base/error.h"
#include "model/base/text.h"
#include "model/workbook/xml.h"
#include "words/workbook.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

namespace model {

namespace {

constexpr std::size_t mostSharedText = 1u << 30;
constexpr std::size_t mostStyles = 1'000'000;

std::optional<std::size_t> wholeNumber(std::string_view text)
{
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

bool isOn(std::string_view text)
{
    return text == "1" || text == "true";
}

[[noreturn]] void refuseDamaged(const Package& package)
{
    throw Error(ErrorCode::Damaged, say::workbook::damaged, { { "file", package.shownName() } });
}

/// `xl/worksheets/../x.xml` as `xl/x.xml`: what `target` means in a part of `folder`.
std::string partPath(std::string_view folder, std::string_view target)
{
    const auto whole = target.starts_with('/') ? std::string(target.substr(1)) : fmt::format("{}{}", folder, target);
    std::vector<std::string> parts;
    for (auto& part : split(whole, '/')) {
        if (part == ".." && !parts.empty())
            parts.pop_back();
        else if (part != "." && part != ".." && !part.empty())
            parts.push_back(std::move(part));
    }
    return joined(parts, "/");
}

/// Texts as OOXML writes what XML cannot hold: `_x000D_`.
std::string unescaped(std::string_view text)
{
    if (text.find("_x") == std::string_view::npos)
        return std::string(text);
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned code = 0;
        const bool isEscape = text[i] == '_' && i + 6 < text.size() && text[i + 1] == 'x' && text[i + 6] == '_'
            && std::from_chars(text.data() + i + 2, text.data() + i + 6, code, 16).ptr == text.data() + i + 6;
        if (isEscape && code > 0 && code < 0x80) {
            result += static_cast<char>(code);
            i += 6;
        } else {
            result += text[i];
        }
    }
    return result;
}

/// What a part refers to, by id.
struct Relation {
    std::string type; ///< the last word of its address, which strict and transitional files share
    std::string target;
};

class Relations : public XmlHandler {
public:
    void start(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name != "Relationship" || attributes["TargetMode"] == "External")
            return;
        const auto type = attributes["Type"];
        byId[std::string(attributes["Id"])] = { std::string(type.substr(type.rfind('/') + 1)), std::string(attributes["Target"]) };
    }
    /// Empty where there is none.
    std::string targetOf(std::string_view type) const
    {
        const auto found = std::ranges::find_if(byId, [type](const auto& one) { return one.second.type == type; });
        return found == byId.end() ? std::string() : found->second.target;
    }

    std::map<std::string, Relation, std::less<>> byId;
};

/// The list of sheets and how dates are counted.
class WorkbookPart : public XmlHandler {
public:
    struct Sheet {
        std::string name;
        std::string relation;
        bool isHidden;
    };
    void start(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name == "sheet")
            sheets.push_back({ std::string(attributes["name"]), std::string(attributes["id"]),
                !attributes["state"].empty() && attributes["state"] != "visible" });
        else if (name == "workbookPr")
            countsFrom1904 = isOn(attributes["date1904"]);
        else if (name == "calcPr")
            isUnreckoned = isOn(attributes["fullCalcOnLoad"]);
    }

    std::vector<Sheet> sheets;
    bool countsFrom1904 = false;
    bool isUnreckoned = false; ///< results are to be reckoned when it is opened: those kept may be placeholders
};

/// The formats of cells by their style.
class Styles : public XmlHandler {
public:
    void start(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name == "numFmt") {
            if (const auto id = wholeNumber(attributes["numFmtId"]); id && m_own.size() < mostStyles)
                m_own[*id] = formatOf(attributes["formatCode"]);
        } else if (name == "cellXfs") {
            m_isInCells = true;
        } else if (name == "xf" && m_isInCells && m_formats.size() < mostStyles) {
            const auto id = wholeNumber(attributes["numFmtId"]).value_or(0);
            const auto own = m_own.find(id);
            m_formats.push_back(own != m_own.end()
                    ? own->second
                    : builtInFormat(static_cast<int>(std::min<std::size_t>(id, 1000))).value_or(CellFormat::Number));
        }
    }
    void end(std::string_view name) override { m_isInCells = m_isInCells && name != "cellXfs"; }

    CellFormat formatOfStyle(std::size_t style) const { return style < m_formats.size() ? m_formats[style] : CellFormat::Number; }

private:
    std::map<std::size_t, CellFormat> m_own;
    std::vector<CellFormat> m_formats;
    bool m_isInCells = false;
};

/// Collects the text of `t` elements, without those that say how Japanese is pronounced.
class RichText {
public:
    void start(std::string_view name)
    {
        if (name == "rPh")
            m_isPhonetic = true;
        m_isText = name == "t" && !m_isPhonetic;
    }
    void end(std::string_view name)
    {
        if (name == "rPh")
            m_isPhonetic = false;
        m_isText = false;
    }
    bool isText() const { return m_isText; }

private:
    bool m_isText = false;
    bool m_isPhonetic = false;
};

/// Texts that cells share.
class SharedTexts : public XmlHandler {
public:
    explicit SharedTexts(std::string shown)
        : m_shown(std::move(shown))
    {
    }
    void start(std::string_view name, const XmlAttributes&) override
    {
        m_rich.start(name);
        if (name == "si")
            m_begin = m_text.size();
    }
    void end(std::string_view name) override
    {
        m_rich.end(name);
        if (name != "si")
            return;
        const std::string_view written = std::string_view(m_text).substr(m_begin);
        if (written.find("_x") != std::string_view::npos) {
            const auto plain = unescaped(written);
            m_text.replace(m_begin, std::string::npos, plain);
        }
        m_ends.push_back(m_text.size());
    }
    void text(std::string_view some) override
    {
        if (!m_rich.isText())
            return;
        m_text += some;
        if (m_text.size() > mostSharedText)
            throw Error(ErrorCode::Invalid, say::workbook::tooLarge, { { "file", m_shown } });
    }
    std::optional<std::string_view> at(std::size_t index) const
    {
        if (index >= m_ends.size())
            return std::nullopt;
        const auto begin = index == 0 ? 0 : m_ends[index - 1];
        return std::string_view(m_text).substr(begin, m_ends[index] - begin);
    }

private:
    std::string m_shown;
    std::string m_text;
    std::vector<std::size_t> m_ends;
    std::size_t m_begin = 0;
    RichText m_rich;
};

/// Cells that are merged stand behind all rows.
class MergedCells : public XmlHandler {
public:
    explicit MergedCells(RowQueue& rows)
        : m_rows(rows)
    {
    }
    void start(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name != "mergeCell")
            return;
        if (const auto range = cellRange(attributes["ref"]))
            m_rows.merge(*range);
    }

private:
    RowQueue& m_rows;
};

constexpr std::size_t mostKeptSheet = 64u << 20;

/// A sheet that is read more than once, unpacked once where it is small.
class SheetPart {
public:
    SheetPart(const Package& package, std::string name)
        : m_package(package)
        , m_name(std::move(name))
    {
        if (package.sizeOf(m_name) <= mostKeptSheet)
            m_bytes = std::make_shared<const std::string>(package.text(m_name, mostKeptSheet));
    }

    Package::Part open() const { return m_bytes ? Package::Part(m_bytes) : m_package.open(m_name); }

    /// One that is written in UTF-16 may hold any word.
    bool mayHold(std::string_view word) const
    {
        auto part = open();
        std::string block(256u << 10, '\0');
        std::size_t kept = 0;
        bool isFirst = true;
        while (const auto got = part.read(block.data() + kept, block.size() - kept)) {
            const std::string_view bytes(block.data(), kept + got);
            if ((isFirst && bytes.find('\0') != std::string_view::npos) || bytes.find(word) != std::string_view::npos)
                return true;
            isFirst = false;
            kept = std::min(word.size() - 1, bytes.size());
            std::copy(bytes.end() - static_cast<std::ptrdiff_t>(kept), bytes.end(), block.begin());
        }
        return false;
    }

private:
    const Package& m_package;
    std::string m_name;
    std::shared_ptr<const std::string> m_bytes;
};

struct Parts {
    WorkbookPart workbook;
    Styles styles;
    SharedTexts texts;
};

class XlsxSheet : public SheetSource, private XmlHandler {
public:
    XlsxSheet(const Package& package, const std::string& part, const std::string& name, const Parts& parts, std::optional<CellRange> range)
        : m_package(package)
        , m_parts(parts)
        , m_rows(package.shownName(), name, range)
    {
        const SheetPart sheet(package, part);
        if (sheet.mayHold("mergeCell")) {
            MergedCells merged(m_rows);
            XmlPart(package.shownName(), sheet.open(), merged).readAll();
        }
        m_xml = XmlPart(package.shownName(), sheet.open(), *this);
    }

    bool fill() override { return m_xml->readSome(); }
    RowQueue& rows() override { return m_rows; }
    double share() const override { return m_xml->share(); }

private:
    enum class Kind { Number, Shared, Text, Inline, Boolean, Error, Date };

    void start(std::string_view name, const XmlAttributes& attributes) override
    {
        if (!m_isInData) {
            if (name == "sheetData")
                m_isInData = true;
            else if (name == "col" && isOn(attributes["hidden"]))
                hideColumns(attributes);
            return;
        }
        if (name == "c")
            startCell(attributes);
        else if (name == "v" || name == "f")
            m_collects = name == "v" ? &m_value : &m_formula;
        else if (name == "row")
            startRow(attributes);
        else
            m_rich.start(name);
        if (name == "f")
            m_hasFormula = true;
    }

    void end(std::string_view name) override
    {
        if (!m_isInData)
            return;
        m_collects = nullptr;
        if (name == "c")
            endCell();
        else if (name == "row")
            m_rows.endRow();
        else if (name == "sheetData")
            m_isInData = false;
        else
            m_rich.end(name);
    }

    void text(std::string_view some) override
    {
        if (m_collects != nullptr)
            *m_collects += some;
        else if (m_isInData && m_rich.isText())
            m_inline += some;
    }

    void hideColumns(const XmlAttributes& attributes)
    {
        const auto first = wholeNumber(attributes["min"]);
        const auto last = wholeNumber(attributes["max"]);
        if (first && last && *first > 0 && *last <= mostSheetColumns)
            m_rows.hideColumns(*first - 1, *last - 1);
    }

    void startRow(const XmlAttributes& attributes)
    {
        const auto number = attributes["r"].empty() ? std::optional(m_row + 1) : wholeNumber(attributes["r"]);
        if (!number || *number <= m_row)
            refuseDamaged(m_package); // twice the same row, or upwards
        m_row = *number;
        m_column = 0;
        m_rows.beginRow(m_row - 1, isOn(attributes["hidden"]));
    }

    void startCell(const XmlAttributes& attributes)
    {
        m_kind = Kind::Number;
        m_style = 0;
        attributes.forEach([this](std::string_view name, std::string_view value) {
            if (name == "r")
                place(value);
            else if (name == "t")
                m_kind = kindOf(value);
            else if (name == "s")
                m_style = wholeNumber(value).value_or(0);
        });
        m_value.clear();
        m_inline.clear();
        m_formula.clear();
        m_hasFormula = false;
    }

    void place(std::string_view name)
    {
        const auto cell = cellPlace(name);
        if (!cell || cell->row + 1 != m_row)
            refuseDamaged(m_package);
        m_column = cell->column;
    }

    static Kind kindOf(std::string_view type)
    {
        return type == "n"        ? Kind::Number
            : type == "s"         ? Kind::Shared
            : type == "b"         ? Kind::Boolean
            : type == "e"         ? Kind::Error
            : type == "d"         ? Kind::Date
            : type == "inlineStr" ? Kind::Inline
                                  : Kind::Text;
    }

    void endCell()
    {
        const auto column = m_column++;
        if (m_kind == Kind::Shared && !m_value.empty()) {
            const auto index = wholeNumber(m_value);
            const auto shared = index ? m_parts.texts.at(*index) : std::nullopt;
            if (!shared)
                refuseDamaged(m_package);
            m_rows.add(column, *shared, CellContent::Text);
        } else if (m_kind == Kind::Inline || (m_value.empty() && !m_inline.empty())) {
            m_rows.add(column, unescaped(m_inline), CellContent::Text);
        } else if (m_value.empty() && m_hasFormula && m_kind == Kind::Number) {
            m_rows.add(column, "=" + m_formula, CellContent::Formula);
        } else {
            addValue(column);
        }
    }

    void addValue(std::size_t column)
    {
        switch (m_kind) {
        case Kind::Number:
            if (m_hasFormula && m_value == "0" && m_parts.workbook.isUnreckoned)
                m_rows.facts().zeroFormulas.add(cellName({ m_row - 1, column }));
            m_rows.add(column, numberCellText(m_value, m_parts.styles.formatOfStyle(m_style), m_parts.workbook.countsFrom1904),
                m_parts.styles.formatOfStyle(m_style) == CellFormat::Number || m_parts.styles.formatOfStyle(m_style) == CellFormat::Percent
                    ? CellContent::Number
                    : CellContent::Text);
            return;
        case Kind::Boolean:
            m_rows.add(column, m_value.empty() ? "" : isOn(m_value) ? "TRUE" : "FALSE", CellContent::Text);
            return;
        case Kind::Error:
            m_rows.add(column, m_value, CellContent::Error);
            return;
        case Kind::Date:
            m_rows.add(column, isoDateText(m_value), CellContent::Text);
            return;
        case Kind::Text:
        case Kind::Shared:
        case Kind::Inline:
            m_rows.add(column, unescaped(m_value), CellContent::Text);
            return;
        }
    }

    const Package& m_package;
    const Parts& m_parts;
    RowQueue m_rows;
    std::optional<XmlPart> m_xml;

    bool m_isInData = false;
    std::size_t m_row = 0; // from 1
    std::size_t m_column = 0;
    Kind m_kind = Kind::Number;
    std::size_t m_style = 0;
    bool m_hasFormula = false;
    std::string m_value;
    std::string m_formula;
    std::string m_inline;
    std::string* m_collects = nullptr;
    RichText m_rich;
};

class Xlsx : public Workbook {
public:
    explicit Xlsx(Package package)
        : m_package(std::move(package))
        , m_parts { {}, {}, SharedTexts(m_package.shownName()) }
    {
        Relations root;
        XmlPart(m_package, "_rels/.rels", root).readAll();
        const auto main = partPath("", root.targetOf("officeDocument"));
        const auto slash = main.rfind('/');
        m_folder = slash == std::string::npos ? std::string() : main.substr(0, slash + 1);
        XmlPart(m_package, main, m_parts.workbook).readAll();
        XmlPart(m_package, fmt::format("{}_rels/{}.rels", m_folder, main.substr(m_folder.size())), m_relations).readAll();
        for (const auto& sheet : m_parts.workbook.sheets) {
            const auto relation = m_relations.byId.find(sheet.relation);
            if (relation == m_relations.byId.end() || relation->second.type != "worksheet")
                continue; // a chart
            m_sheets.push_back({ sheet.name, sheet.isHidden });
            m_files.push_back(partPath(m_folder, relation->second.target));
        }
    }

    const std::vector<SheetInfo>& sheets() override { return m_sheets; }

    std::unique_ptr<SheetSource> open(std::size_t sheet, std::optional<CellRange> range) override
    {
        if (!m_hasTexts) {
            read(m_parts.styles, "styles");
            read(m_parts.texts, "sharedStrings");
            m_hasTexts = true;
        }
        return std::make_unique<XlsxSheet>(m_package, m_files[sheet], m_sheets[sheet].name, m_parts, range);
    }

private:
    void read(XmlHandler& handler, std::string_view type)
    {
        const auto target = m_relations.targetOf(type);
        const auto part = partPath(m_folder, target);
        if (!target.empty() && m_package.has(part))
            XmlPart(m_package, part, handler).readAll();
    }

    Package m_package;
    Parts m_parts;
    Relations m_relations;
    std::string m_folder;
    std::vector<SheetInfo> m_sheets;
    std::vector<std::string> m_files;
    bool m_hasTexts = false;
};

}

std::unique_ptr<Workbook> openXlsx(Package package)
{
    return std::make_unique<Xlsx>(std::move(package));
}

}

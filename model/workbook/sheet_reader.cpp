// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workbook/sheet_reader.h"

#include "model/base/error.h"
#include "model/base/sentences.h"
#include "model/base/text.h"
#include "model/workbook/file_kind.h"
#include "model/workbook/sheet_source.h"
#include "words/workbook.h"

#include <algorithm>

namespace model {

namespace {

std::unique_ptr<Workbook> opened(const std::filesystem::path& path)
{
    switch (fileKindOf(path)) {
    case FileKind::Xlsx:
        return openXlsx(Package(path));
    case FileKind::Ods:
        return openOds(Package(path));
    case FileKind::Text:
        break;
    }
    throw Error(ErrorCode::Invalid, say::workbook::half, { { "file", path.filename().string() } });
}

std::vector<std::string> namesOf(const std::vector<SheetInfo>& sheets)
{
    std::vector<std::string> names;
    for (const auto& sheet : sheets)
        names.push_back(sheet.name);
    return names;
}

Sentence listedNames(const std::vector<SheetInfo>& sheets)
{
    std::vector<Argument> names;
    for (const auto& sheet : sheets)
        names.emplace_back(sheet.name);
    return listed(names);
}

/// The place of a sheet by its name, letters' case ignored where none is written so.
std::optional<std::size_t> placeOf(std::string_view name, const std::vector<SheetInfo>& sheets)
{
    const auto exact = std::ranges::find(sheets, name, &SheetInfo::name);
    const auto found = exact != sheets.end()
        ? exact
        : std::ranges::find_if(sheets, [name](const SheetInfo& sheet) { return lowered(sheet.name) == lowered(name); });
    return found == sheets.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - sheets.begin()));
}

/// `'Fleet 2'!B3` without the marks around its name.
std::string_view withoutQuotes(std::string_view name)
{
    return name.size() > 1 && name.starts_with('\'') && name.ends_with('\'') ? name.substr(1, name.size() - 2) : name;
}

}

std::vector<SheetInfo> sheetsOf(const std::filesystem::path& path)
{
    return opened(path)->sheets();
}

struct SheetReader::State {
    State(const std::filesystem::path& path, std::string_view choice)
        : shown(path.filename().string())
        , workbook(opened(path))
    {
        const auto& sheets = workbook->sheets();
        if (choice.empty())
            openFirst(sheets);
        else
            openChosen(choice, sheets);
    }

    /// The first sheet that is shown, or else the first one, that holds anything.
    void openFirst(const std::vector<SheetInfo>& sheets)
    {
        for (const bool hidden : { false, true }) {
            for (place = 0; place < sheets.size(); ++place) {
                if (sheets[place].isHidden == hidden && opens(std::nullopt))
                    return;
            }
        }
        throw Error(ErrorCode::Invalid, say::workbook::empty, { { "file", shown } });
    }

    void openChosen(std::string_view choice, const std::vector<SheetInfo>& sheets)
    {
        auto found = placeOf(choice, sheets);
        std::optional<CellRange> range;
        const auto mark = choice.rfind('!');
        if (!found && mark != std::string_view::npos) {
            const auto cells = choice.substr(mark + 1);
            range = cellRange(cells);
            if (!range)
                throw Error(ErrorCode::Usage, say::workbook::badRange, { { "file", shown }, { "range", cells } });
            choice = withoutQuotes(choice.substr(0, mark));
            found = placeOf(choice, sheets);
        }
        if (!found)
            throw Error(ErrorCode::NotFound, say::workbook::noSheet,
                { { "file", shown }, { "sheet", choice }, { "near", didYouMean(choice, namesOf(sheets)) },
                    { "names", listedNames(sheets) } });
        place = *found;
        if (!opens(range))
            throw Error(ErrorCode::Invalid, say::workbook::emptySheet,
                { { "file", shown }, { "sheet", sheets[place].name }, { "where", range ? " in " + rangeName(*range) : std::string() },
                    { "names", listedNames(sheets) } });
    }

    /// Whether the sheet at `place` holds anything; it is then read from its beginning.
    bool opens(std::optional<CellRange> range)
    {
        source = workbook->open(place, range);
        hasRange = range.has_value();
        while (source->rows().isEmpty()) {
            if (!source->fill())
                return !source->rows().isEmpty();
        }
        return true;
    }

    std::string shown;
    std::unique_ptr<Workbook> workbook;
    std::size_t place = 0;
    std::unique_ptr<SheetSource> source;
    bool isAtEnd = false;
    bool hasRange = false;
};

SheetReader::SheetReader(const std::filesystem::path& path, std::string_view choice)
    : m_state(std::make_unique<State>(path, choice))
{
}
SheetReader::SheetReader(SheetReader&&) noexcept = default;
SheetReader& SheetReader::operator=(SheetReader&&) noexcept = default;
SheetReader::~SheetReader() = default;

bool SheetReader::next(CsvRow& row)
{
    auto& state = *m_state;
    while (!state.source->rows().pop(row)) {
        if (state.isAtEnd)
            return false;
        state.isAtEnd = !state.source->fill();
    }
    return true;
}

const std::string& SheetReader::shownName() const
{
    return m_state->shown;
}
const std::string& SheetReader::sheet() const
{
    return m_state->workbook->sheets()[m_state->place].name;
}
bool SheetReader::hasRange() const
{
    return m_state->hasRange;
}
double SheetReader::share() const
{
    return m_state->source->share();
}

std::vector<Sentence> SheetReader::notes() const
{
    std::vector<Sentence> all;
    const auto& facts = m_state->source->rows().facts();
    const auto add = [&](const Message& message, const SheetFacts::Seen& seen) {
        if (seen.count > 0)
            all.push_back({ message, { { "file", m_state->shown }, { "sheet", sheet() }, { "n", seen.count }, { "first", seen.first } } });
    };
    add(say::sheet::errors, facts.errors);
    add(say::sheet::formulas, facts.formulas);
    add(say::sheet::unreckoned, facts.zeroFormulas);
    add(say::sheet::hiddenRows, facts.hiddenRows);
    add(say::sheet::hiddenColumns, facts.hiddenColumns);
    add(say::sheet::merged, facts.merged);
    add(say::sheet::mergedNumbers, facts.mergedNumbers);
    auto others = m_state->workbook->sheets();
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(m_state->place));
    if (!others.empty())
        all.push_back({ say::sheet::others, { { "file", m_state->shown }, { "sheet", sheet() }, { "names", listedNames(others) } } });
    return all;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/recall.h"

#include "model/base/error.h"
#include "model/exchange/folder.h"
#include "model/figure/compare_tables.h"
#include "model/figure/figure_table.h"
#include "model/figure/make_figure.h"
#include "model/records/quarter.h"
#include "model/store/document.h"
#include "model/view/view_query.h"
#include "ui/charts/pictures_in_file.h"
#include "words/commands.h"
#include "words/picture.h"
#include "words/usage.h"

#include <optional>

namespace app {

namespace {

Command parseRecall(const Arguments& arguments)
{
    const auto& words = arguments.words();
    if (words.empty() || words.size() > 2 || words.front().empty() || words.back().empty())
        refuse(say::command::needsPicture);
    return Recall { words.front(), words.size() == 2 ? words.back() : std::string(), arguments.has("--csv") };
}

}

CommandSpec recallCommand()
{
    return {
        .name = "recall",
        .usages = { { "recall PICTURE [FILE]", say::helpRecall::toMemory }, { "recall PICTURE [FILE] --csv", say::helpRecall::toTable } },
        .about = { { say::helpRecall::about }, { say::helpRecall::about2 } },
        .options = { flag("--csv", say::helpRecall::csv) },
        .examples = { "recall ranking.png", "recall paper.pdf fleet.flop", "recall slides.pptx --csv" },
        .parse = parseRecall,
    };
}

namespace {

using model::Error;
using model::ErrorCode;

/// The records that pictures are held against.
struct ComparedRecords {
    model::Document document;
    std::string hash;
};

class Recalled {
public:
    Recalled(const std::filesystem::path& file, const charts::FoundPicture& picture, Terminal& terminal)
        : m_shown(file.filename().string())
        , m_picture(picture)
        , m_terminal(terminal)
    {
        if (m_picture.memory.hasTable())
            m_table = model::tableOf(m_picture.memory.table);
    }

    std::string text() const
    {
        const auto& memory = m_picture.memory;
        const auto place = m_picture.page > 0
            ? said(say::recall::onPage, { { "file", m_shown }, { "page", std::to_string(m_picture.page) } })
            : m_picture.part.empty() ? m_shown
                                     : said(say::recall::inside, { { "file", m_shown }, { "part", m_picture.part } });
        return line(place) + line(said(say::recall::version, { { "version", memory.version } }))
            + line(said(say::recall::view, { { "view", memory.view } })) + line(said(say::recall::data, { { "hash", memory.dataHash } }))
            + line(memory.hasTable() ? said(say::recall::table, { { "n", m_table.size() } }) : said(say::recall::noTable));
    }

    /// What is other now; whether anything is stands in `isOther`.
    std::string changes(const ComparedRecords& records, bool& isOther) const
    {
        const auto& memory = m_picture.memory;
        const auto parsed = model::parseQuery(memory.view);
        if (!parsed.problems.empty())
            throw Error(ErrorCode::Newer, model::say::picture::newer,
                { { "file", m_shown }, { "version", memory.version }, { "problem", parsed.problems.front() } });
        const bool hasSameData = memory.dataHash == records.hash;
        auto text = line(said(hasSameData ? say::recall::sameRecords : say::recall::otherRecords));
        if (!memory.hasTable()) {
            isOther = isOther || !hasSameData;
            return hasSameData ? text : text + line(said(say::recall::unknownValues));
        }
        const auto figure = model::makeFigure(*records.document.dataset(), parsed.view);
        const auto comparison = model::compareTables(m_table, figure);
        isOther = isOther || !comparison.changed.empty();
        text += line(comparison.changed.empty()
                ? said(say::recall::sameValues)
                : said(say::recall::otherValues, { { "n", comparison.changed.size() }, { "all", comparison.compared } }));
        for (const auto& value : comparison.changed) {
            const auto name = value.quarter ? value.item + " " + model::quarterText(*value.quarter) : value.item;
            text += line("  " + said(say::recall::value, { { "name", name }, { "then", value.then }, { "now", value.now } }));
        }
        return text;
    }

private:
    std::string said(const model::Message& message, model::Arguments arguments = {}) const
    {
        return m_terminal.said({ message, std::move(arguments) });
    }
    static std::string line(const std::string& text) { return plainLine(text) + "\n"; }

    std::string m_shown;
    const charts::FoundPicture& m_picture;
    Terminal& m_terminal;
    std::vector<model::TableRow> m_table;
};

}

int Recall::operator()(Terminal& terminal) const
{
    const auto pictures = charts::picturesInFile(picture);
    if (isCsv && pictures.size() > 1)
        throw Error(ErrorCode::Usage, say::command::csvOfOne, { { "file", picture.filename().string() }, { "n", pictures.size() } });
    if (isCsv && !pictures.front().memory.hasTable())
        throw Error(ErrorCode::NotFound, say::command::csvOfNone, { { "file", picture.filename().string() } });
    std::optional<ComparedRecords> records;
    if (!file.empty()) {
        auto document = model::Document::open(file, model::Document::Mode::ReadOnly);
        auto hash = model::dataHash(*document.dataset());
        records.emplace(ComparedRecords { std::move(document), std::move(hash) });
    }
    std::string text;
    bool isOther = false;
    for (const auto& one : pictures) {
        const Recalled recalled(picture, one, terminal);
        text += (text.empty() ? "" : "\n") + recalled.text();
        if (records)
            text += recalled.changes(*records, isOther);
    }
    terminal.write(isCsv ? pictures.front().memory.table : text);
    return isOther ? foundSomething : 0;
}

}

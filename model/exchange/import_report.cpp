// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/import_report.h"

#include "model/base/sentences.h"
#include "model/exchange/import_fields.h"
#include "model/records/shown_names.h"
#include "model/records/validate.h"
#include "words/exchange.h"

namespace model {

Argument shownPlace(const ImportPlace& place)
{
    if (place.line == 0)
        return place.file;
    return Sentence { say::import::lineOfFile, { { "file", place.file }, { "line", std::to_string(place.line) } } };
}

Argument shownLine(std::size_t line)
{
    return Sentence { say::import::line, { { "line", std::to_string(line) } } };
}

Sentence wrongWidth(std::size_t values, std::size_t columns)
{
    return { say::import::wrongWidth, { { "values", std::to_string(values) }, { "columns", std::to_string(columns) } } };
}

Sentence repeats(Argument place, Sentence key)
{
    return { say::import::doubled, { { "place", std::move(place) }, { "key", std::move(key) } } };
}

Sentence problemText(const ImportProblem& problem)
{
    if (problem.place.file.empty())
        return problem.reason;
    return { problem.column.empty() ? say::import::at : say::import::atColumn,
        { { "place", shownPlace(problem.place) }, { "column", problem.column }, { "value", inQuotes(problem.value) },
            { "reason", problem.reason } } };
}

Sentence unknownText(const UnknownValue& unknown)
{
    Sentence means, rows, near;
    if (unknown.wanted != unknown.value)
        means = { say::import::unknownMeans, { { "wanted", inQuotes(unknown.wanted) } } };
    if (unknown.rows > 1)
        rows = { say::import::unknownRows, { { "n", unknown.rows } } };
    if (!unknown.nearest.empty())
        near = didYouMean(unknown.nearest.front());
    return { say::import::unknownName,
        { { "place", shownPlace(unknown.first) }, { "column", unknown.column }, { "value", inQuotes(unknown.value) }, { "means", means },
            { "kind", shownKind(unknown.kind) }, { "rows", rows }, { "near", near } } };
}

Sentence ImportReport::label() const
{
    return { say::imported::label, { { "n", inserted + updated }, { "table", Sentence { tableTitle(kind) } } } };
}

Sentence reportSummary(const ImportReport& report, bool isDone)
{
    std::vector<Argument> parts;
    const auto add = [&](std::size_t count, const Message& now, const Message& done) {
        parts.push_back(Sentence { isDone ? done : now, { { "n", count }, { "table", Sentence { tableTitle(report.kind) } } } });
    };
    if (report.inserted > 0 || report.updated == 0)
        add(report.inserted, say::imported::goes, say::imported::went);
    if (report.updated > 0)
        add(report.updated, say::imported::updated, say::imported::updatedDone);
    if (report.unchanged > 0)
        add(report.unchanged, say::imported::unchanged, say::imported::unchangedDone);
    if (report.kept > 0)
        add(report.kept, say::imported::kept, say::imported::keptDone);
    if (report.skipped > 0)
        add(report.skipped, say::imported::skipped, say::imported::skippedDone);
    return listed(parts);
}

std::vector<Sentence> problemSentences(const ImportReport& report)
{
    constexpr std::size_t most = 100;
    std::vector<Sentence> sentences;
    for (const auto& question : report.questions) {
        if (sentences.size() < most)
            sentences.push_back(question);
    }
    for (const auto& unknown : report.unknownNames) {
        if (sentences.size() < most)
            sentences.push_back(unknownText(unknown));
    }
    for (const auto& problem : report.problems) {
        if (sentences.size() < most)
            sentences.push_back(problemText(problem));
    }
    return sentences;
}

}

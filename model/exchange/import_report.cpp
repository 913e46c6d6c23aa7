// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/import_report.h"

#include "model/base/text.h"
#include "model/exchange/import_fields.h"
#include "model/records/validate.h"
#include "model/records/words.h"

#include <fmt/format.h>

namespace model {

namespace {

std::string placeText(const ImportPlace& place)
{
    return place.line == 0 ? place.file : fmt::format("{} line {}", place.file, place.line);
}

std::string counted(std::size_t count, std::string_view one, std::string_view many)
{
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

}

std::string problemText(const ImportProblem& problem)
{
    auto text = placeText(problem.place);
    if (!problem.column.empty())
        text += fmt::format("{}column {}, value {}", text.empty() ? "" : ", ", problem.column, inQuotes(problem.value));
    return text.empty() ? problem.reason : text + ": " + problem.reason;
}

std::string unknownText(const UnknownName& unknown)
{
    const auto noun = word(unknown.kind);
    auto text = fmt::format("{}, column {}, value {}: ", placeText(unknown.first), unknown.column, inQuotes(unknown.value));
    if (unknown.wanted != unknown.value)
        text += fmt::format("means {}, which ", inQuotes(unknown.wanted));
    text += fmt::format("is no known {}", noun);
    if (unknown.rows > 1)
        text += fmt::format(" ({} rows)", unknown.rows);
    if (!unknown.nearest.empty())
        text += fmt::format(" - did you mean '{}'?", unknown.nearest.front());
    return text;
}

std::string ImportReport::label() const
{
    return fmt::format("Import {} into {}", counted(inserted + updated, "row", "rows"), tableTitle(kind));
}

std::string reportSummary(const ImportReport& report, bool isDone)
{
    const auto title = tableTitle(report.kind);
    const auto one = [isDone](std::size_t count) { return isDone ? (count == 1 ? "was" : "were") : (count == 1 ? "is" : "are"); };
    std::vector<std::string> parts;
    if (report.inserted > 0 || report.updated == 0)
        parts.push_back(fmt::format("{} {} into {}", counted(report.inserted, "row", "rows"),
            isDone                     ? "went"
                : report.inserted == 1 ? "goes"
                                       : "go",
            title));
    if (report.updated > 0)
        parts.push_back(fmt::format("{} of {} {} updated", report.updated, title, one(report.updated)));
    if (report.unchanged > 0)
        parts.push_back(fmt::format("{} {} there already", report.unchanged, one(report.unchanged)));
    if (report.kept > 0)
        parts.push_back(
            fmt::format("{} {} left as {} in the document", report.kept, one(report.kept), report.kept == 1 ? "it is" : "they are"));
    if (report.skipped > 0)
        parts.push_back(fmt::format("{} {} skipped", report.skipped, one(report.skipped)));
    return joined(parts, ", ");
}

std::vector<std::string> problemSentences(const ImportReport& report)
{
    constexpr std::size_t most = 100;
    std::vector<std::string> sentences;
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

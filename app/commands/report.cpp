// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/report.h"

#include "app/output_file.h"
#include "app/picture.h"
#include "app/view_choice.h"
#include "app/view_options.h"
#include "model/base/error.h"
#include "model/base/text.h"
#include "model/exchange/folder.h"
#include "model/figure/report.h"
#include "model/store/document.h"
#include "model/view/unknown_names.h"
#include "model/view/view_query.h"
#include "words/commands.h"
#include "words/usage.h"

#include <array>
#include <fstream>
#include <iterator>
#include <system_error>

namespace app {

namespace {

charts::ReportFormat reportFormat(const std::string& output)
{
    const auto ending = model::lowered(std::filesystem::path(output).extension().string());
    if (ending != ".pdf" && ending != ".html" && ending != ".htm")
        refuse(say::command::badReportEnding, { { "file", output } });
    return ending == ".pdf" ? charts::ReportFormat::Pdf : charts::ReportFormat::Html;
}

struct PerPage {
    std::string_view word;
    int count;
};
constexpr std::array figuresPerPage { PerPage { "2", 2 }, PerPage { "1", 1 } };

/// What is to be said first: of a file where there is one of this name.
std::string prefaceOf(const Arguments& arguments)
{
    const auto given = arguments.value("--preface").value_or(std::string());
    std::error_code error;
    if (!std::filesystem::is_regular_file(given, error))
        return given;
    constexpr std::size_t mostBytes = 1 << 20;
    std::ifstream file(given, std::ios::binary);
    std::string text { std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>() };
    if (!file || text.size() > mostBytes || !model::isUtf8(text))
        refuse(say::command::unreadablePreface, { { "file", given } });
    return text;
}

Command parseReport(const Arguments& arguments)
{
    WriteReport command;
    command.file = arguments.onlyWord("FILE");
    const auto output = arguments.output(say::output::report);
    command.output = output;
    command.format = reportFormat(output);
    command.title = arguments.value("--title").value_or(std::string());
    command.preface = prefaceOf(arguments);
    command.pin = arguments.value("--pin").value_or(std::string());
    command.hasSources = !arguments.has("--no-sources");
    command.hasMethod = !arguments.has("--no-method");
    if (const auto* chosen = arguments.chosen("--per-page", figuresPerPage))
        command.figuresPerPage = chosen->count;
    for (const auto& [name, view] : arguments.repeatable()) {
        if (view.empty())
            refuse(say::command::emptyView);
        command.views.push_back(view);
    }
    return command;
}

}

CommandSpec reportCommand()
{
    auto views = view("--view", say::helpReport::views);
    views.repeats = true;
    return {
        .name = "report",
        .usages = { { "report FILE -o OUT [OPTION...]", say::helpReport::toReport } },
        .about = { { say::helpReport::about } },
        .options = { output("OUT", say::helpReport::output), views, { "--title", "TEXT", say::helpReport::title },
            { "--preface", "TEXT", say::helpReport::preface }, { "--pin", "NAME,...", say::helpReport::pin },
            flag("--no-sources", say::helpReport::noSources), flag("--no-method", say::helpReport::noMethod),
            choice("--per-page", "N", say::helpReport::perPage, wordsOf(figuresPerPage)) },
        .examples = { "report fleet.flop -o fleet.pdf",
            "report fleet.flop -o fleet.html --title 'Compute in 2025' --view start --view 'figure=growth&by=organization'" },
        .parse = parseReport,
    };
}

namespace {

using model::Document;

constexpr double shareOfFigures = 0.5; // of the time: the other half is painting

/// A saved view with its name and caption, or whatever else --view can be.
model::ReportView chosen(const model::Dataset& dataset, const std::string& view, Terminal& terminal)
{
    if (const auto* saved = dataset.savedViewNamed(view))
        return model::reportView(*saved, dataset);
    return { {}, chosenView(dataset, view, {}, terminal), {}, {} };
}

model::ReportRequest requestOf(const WriteReport& command, const model::Dataset& dataset, Terminal& terminal)
{
    model::ReportRequest request { command.title, command.file.filename().string(), {}, FLOPULENCE_VERSION, {}, command.preface,
        command.hasSources, command.hasMethod, command.figuresPerPage };
    for (const auto& view : command.views)
        request.views.push_back(chosen(dataset, view, terminal));
    if (command.views.empty())
        request.views = model::reportViews(dataset);
    model::ViewState pinned;
    if (!command.pin.empty())
        model::setViewKey(pinned, "pin", command.pin);
    for (const auto& problem : model::unknownNames(pinned, dataset))
        throw model::Error(model::ErrorCode::Usage, problem);
    for (auto& shown : request.views) {
        if (shown.view.pin.empty())
            shown.view.pin = pinned.pin;
    }
    return request;
}

void noteProblems(const model::Report& report, Terminal& terminal)
{
    for (const auto& shown : report.figures) {
        for (const auto& note : shown.notes)
            terminal.note({ say::aside::figure, { { "name", shown.name }, { "note", note } } });
        if (shown.figure.isEmpty())
            terminal.note({ say::aside::figure, { { "name", shown.name }, { "note", shown.figure.emptyText } } });
    }
}

}

int WriteReport::operator()(Terminal& terminal) const
{
    refuseDocument(file, output, say::command::isDocumentReport);
    const auto document = Document::open(file, Document::Mode::ReadOnly);
    const auto dataset = document.dataset();
    auto request = requestOf(*this, *dataset, terminal);
    auto progress = terminal.progress({ say::progress::report, { { "file", output.string() } } });
    progress.update(0);
    request.dataHash = model::dataHash(*dataset);
    const auto figures = [&progress](double share) { progress.update(share * shareOfFigures); };
    auto report = model::makeReport(dataset, request, {}, model::Progress({}, figures));
    noteProblems(report, terminal);

    needApplication();
    charts::ReportPainter painter(std::move(report), format);
    while (painter.step())
        progress.update(shareOfFigures + painter.share() * (1 - shareOfFigures));
    const auto bytes = painter.bytes();
    terminal.clearProgress();
    writeOutput(output, { bytes.constData(), static_cast<std::size_t>(bytes.size()) });
    return 0;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/output_file.h"
#include "app/picture.h"
#include "app/view_choice.h"
#include "model/base/error.h"
#include "model/exchange/folder.h"
#include "model/figure/report.h"
#include "model/store/document.h"

#include <fmt/format.h>

namespace app {

namespace {

namespace fs = std::filesystem;
using model::Document;
using model::Error;
using model::ErrorCode;

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
    model::ReportRequest request { command.title, command.file.filename().string(), {}, FLOPULENCE_VERSION, {} };
    for (const auto& view : command.views)
        request.views.push_back(chosen(dataset, view, terminal));
    if (command.views.empty())
        request.views = model::reportViews(dataset);
    return request;
}

void noteProblems(const model::Report& report, Terminal& terminal)
{
    for (const auto& shown : report.figures) {
        for (const auto& note : shown.notes)
            terminal.note(fmt::format("'{}': {}", shown.name, note));
        if (shown.figure.isEmpty())
            terminal.note(fmt::format("'{}': {}", shown.name, shown.figure.emptyText));
    }
}

}

int WriteReport::operator()(Terminal& terminal) const
{
    std::error_code error;
    if (fs::equivalent(file, output, error))
        throw Error(ErrorCode::Conflict, fmt::format("-o {} is the document itself - give the report another name", output.string()));
    const auto document = Document::open(file, Document::Mode::ReadOnly);
    const auto dataset = document.dataset();
    auto request = requestOf(*this, *dataset, terminal);
    auto progress = terminal.progress(fmt::format("writing {}", output.string()));
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

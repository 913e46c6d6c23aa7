// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/output_file.h"
#include "app/picture.h"
#include "app/view_choice.h"
#include "model/base/error.h"
#include "model/exchange/folder.h"
#include "model/figure/caption.h"
#include "model/figure/figure_text.h"
#include "model/figure/make_figure.h"
#include "model/figure/picture_memory.h"
#include "model/store/document.h"
#include "model/view/saved_views.h"

#include <fmt/format.h>

namespace app {

namespace {

namespace fs = std::filesystem;
using model::Document;
using model::Error;
using model::ErrorCode;

/// The caption of a saved view, under the options over it; empty where the view is none.
std::string captionText(const model::Dataset& dataset, const std::string& name, const model::ViewState& view, Terminal& terminal)
{
    const auto* saved = dataset.savedViewNamed(name);
    if (saved == nullptr)
        return {};
    const auto caption
        = model::captionOf(saved->caption, view, [&](const model::ViewState& other) { return model::makeFigure(dataset, other); });
    for (const auto& problem : caption.problems)
        terminal.note(fmt::format("caption of '{}': {}", name, problem));
    return caption.text;
}

/// What is exported of.
struct Records {
    const model::Dataset& dataset;
    std::string hash; ///< where it is written
};

Records recordsOf(const Document& document, OutputFormat format)
{
    const auto& dataset = *document.dataset();
    return { dataset, format == OutputFormat::Csv ? std::string() : model::dataHash(dataset) };
}

/// The bytes of the file that shows a view.
std::string exported(const Records& records, const std::string& name, const ExportFigure& command, Terminal& terminal)
{
    const auto& dataset = records.dataset;
    const auto view = chosenView(dataset, name, command.options, terminal);
    const auto figure = model::makeFigure(dataset, view);
    if (figure.isEmpty()) {
        const auto reason = figure.emptyText.empty() ? "nothing is drawn in this figure" : figure.emptyText;
        terminal.note(command.isAll ? fmt::format("saved view '{}': {}", name, reason) : reason);
    }
    switch (command.format) {
    case OutputFormat::Csv:
        return model::figureCsv(figure);
    case OutputFormat::Json:
        return model::figureJson(figure, dataset, records.hash, captionText(dataset, name, view, terminal));
    case OutputFormat::Png:
    case OutputFormat::Svg:
    case OutputFormat::Pdf:
        break;
    }
    const auto memory = model::memoryOf(figure, FLOPULENCE_VERSION, records.hash);
    return pictureBytes(model::withWords(figure, command.words), command.picture, memory);
}

int exportAll(const Records& records, const ExportFigure& command, Terminal& terminal)
{
    std::vector<std::string> names;
    for (const auto& saved : model::savedViewsInOrder(records.dataset))
        names.push_back(saved.name);
    if (names.empty())
        throw Error(ErrorCode::NotFound,
            fmt::format("{} has no saved views to export; save some in the window, or export one figure with -o ranking.png",
                command.file.string()));

    const fs::path folder = command.output;
    std::vector<fs::path> files;
    for (const auto& name : model::fileNames(names))
        files.push_back(folder / (name + "." + std::string(formatName(command.format))));
    std::error_code error;
    fs::create_directory(folder, error);
    if (!fs::is_directory(folder, error))
        throw Error(ErrorCode::Unwritable, fmt::format("-o {}: a folder cannot be made there - choose another", folder.string()));
    for (const auto& file : files) {
        if (isThere(file) && !command.replaces)
            throw Error(
                ErrorCode::Conflict, fmt::format("{} exists already - choose another folder or replace it with --force", file.string()));
        refuseReadOnly(file);
    }

    auto progress = terminal.progress(fmt::format("exporting to {}", folder.string()));
    for (std::size_t i = 0; i < files.size(); ++i) {
        progress.update(static_cast<double>(i) / static_cast<double>(files.size()));
        writeOutput(files[i], exported(records, names[i], command, terminal));
    }
    terminal.clearProgress();
    return 0;
}

}

int ExportFigure::operator()(Terminal& terminal) const
{
    const auto document = Document::open(file, Document::Mode::ReadOnly);
    const auto records = recordsOf(document, format);
    if (isAll)
        return exportAll(records, *this, terminal);

    std::error_code error;
    if (output != "-" && fs::equivalent(file, output, error))
        throw Error(ErrorCode::Conflict, fmt::format("-o {} is the document itself - give the figure another name", output));
    const auto bytes = exported(records, view, *this, terminal);
    if (output == "-")
        terminal.write(bytes);
    else
        writeOutput(output, bytes);
    return 0;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/export.h"

#include "app/commands/export_table.h"
#include "app/output_file.h"
#include "app/picture.h"
#include "app/table_option.h"
#include "app/view_choice.h"
#include "app/view_options.h"
#include "model/base/error.h"
#include "model/base/text.h"
#include "model/exchange/folder.h"
#include "model/figure/caption.h"
#include "model/figure/figure_text.h"
#include "model/figure/figure_workbook.h"
#include "model/figure/make_figure.h"
#include "model/store/document.h"
#include "model/view/saved_views.h"
#include "model/view/view_query.h"
#include "ui/charts/picture_memory.h"
#include "ui/charts/picture_presets.h"
#include "words/commands.h"
#include "words/usage.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace app {

namespace {

constexpr int leastSidePx = 100;
constexpr int mostSidePx = 20'000;
constexpr double leastDpi = 36;
constexpr double mostDpi = 1200;
constexpr double mostPixels = 100e6;       // 400 MB of picture in memory
constexpr double mostPixelsASide = 32'767; // of any picture Qt paints

struct FormatChoice {
    std::string_view word; ///< also a file's ending
    OutputFormat format;
};
constexpr std::array formats { FormatChoice { "png", OutputFormat::Png }, FormatChoice { "svg", OutputFormat::Svg },
    FormatChoice { "pdf", OutputFormat::Pdf }, FormatChoice { "csv", OutputFormat::Csv }, FormatChoice { "xlsx", OutputFormat::Xlsx },
    FormatChoice { "json", OutputFormat::Json } };

bool isTableFormat(OutputFormat format)
{
    return format == OutputFormat::Csv || format == OutputFormat::Xlsx || format == OutputFormat::Json;
}

struct ThemeChoice {
    std::string_view word;
    charts::ThemeKind theme;
    bool isTransparent;
};
constexpr std::array themes { ThemeChoice { "light", charts::ThemeKind::Light, false },
    ThemeChoice { "dark", charts::ThemeKind::Dark, false }, ThemeChoice { "transparent", charts::ThemeKind::Light, true } };

struct SvgTextChoice {
    std::string_view word;
    charts::SvgText text;
};
constexpr std::array svgTexts { SvgTextChoice { "text", charts::SvgText::Text }, SvgTextChoice { "paths", charts::SvgText::Paths } };

double parseDpi(const std::string& text)
{
    const auto dpi = model::parseNumber(text);
    if (!dpi || *dpi < leastDpi || *dpi > mostDpi)
        refuse(say::command::badDpi,
            { { "text", text }, { "least", model::shortestNumber(leastDpi) }, { "most", model::shortestNumber(mostDpi) } });
    return *dpi;
}

/// `1600x900` in CSS pixels or `85x60mm`; throws Error (Usage) for what no picture can be.
QSize parseSize(const std::string& text)
{
    std::string_view numbers = text;
    const bool isMm = numbers.ends_with("mm");
    if (isMm)
        numbers.remove_suffix(2);
    const auto cross = numbers.find('x');
    const auto plain = [](std::string_view number) {
        return number.find_first_not_of("0123456789.") == std::string_view::npos ? model::parseNumber(number) : std::nullopt;
    };
    const auto width = plain(numbers.substr(0, cross));
    const auto height = cross == std::string_view::npos ? std::nullopt : plain(numbers.substr(cross + 1));
    const auto side = [isMm](std::optional<double> number) {
        const auto length = std::min(number.value_or(0), 2.0 * mostSidePx); // so that it can be rounded
        return isMm ? charts::pixelsOfMm(length) : std::round(length);
    };
    const auto fits = [](double px) { return px >= leastSidePx && px <= mostSidePx; };
    if (!fits(side(width)) || !fits(side(height)))
        refuse(
            say::command::badSize, { { "text", text }, { "least", std::to_string(leastSidePx) }, { "most", std::to_string(mostSidePx) } });
    return { static_cast<int>(side(width)), static_cast<int>(side(height)) };
}

/// Words over and under a figure; those of a table are the figure's own.
model::PictureWords parseWords(const Arguments& arguments, const ExportFigure& command)
{
    const bool isTable = isTableFormat(command.format);
    for (const auto* name : { "--title", "--subtitle", "--note" }) {
        const auto value = arguments.value(name);
        if (value && isTable)
            refuse(say::command::ofPictures, { { "option", name } });
        if (value && command.isAll)
            refuse(say::command::ofOnePicture, { { "option", name } });
        if (value && model::trimmed(*value).empty())
            refuse(say::command::emptyWords, { { "option", name } });
    }
    const auto words = [&](const char* name) { return std::string(model::trimmed(arguments.value(name).value_or(std::string()))); };
    return { words("--title"), words("--subtitle"), words("--note") };
}

void checkPixels(const charts::PictureSpec& picture)
{
    const double width = picture.sizePx.width() * picture.dpi / 96;
    const double height = picture.sizePx.height() * picture.dpi / 96;
    if (width * height > mostPixels || std::max(width, height) > mostPixelsASide)
        refuse(say::command::tooManyPixels,
            { { "dpi", model::shortestNumber(picture.dpi) }, { "width", fmt::format("{:.0f}", width) },
                { "height", fmt::format("{:.0f}", height) }, { "side", fmt::format("{:.0f}", mostPixelsASide) },
                { "most", fmt::format("{:.0f}", mostPixels / 1e6) } });
}

charts::PictureSpec parsePicture(const Arguments& arguments, OutputFormat format)
{
    charts::PictureSpec picture;
    if (format == OutputFormat::Svg)
        picture.format = charts::PictureFormat::Svg;
    else if (format == OutputFormat::Pdf)
        picture.format = charts::PictureFormat::Pdf;
    if (arguments.has("--preset") && arguments.has("--size"))
        refuse(say::command::oneSize);
    if (const auto* preset = arguments.chosen("--preset", charts::picturePresets()))
        picture.sizePx = preset->sizePx;
    if (const auto size = arguments.value("--size"))
        picture.sizePx = parseSize(*size);
    if (const auto dpi = arguments.value("--dpi"))
        picture.dpi = parseDpi(*dpi);
    if (const auto* chosen = arguments.chosen("--theme", themes)) {
        picture.theme = chosen->theme;
        picture.isTransparent = chosen->isTransparent;
    }
    if (const auto* chosen = arguments.chosen("--text", svgTexts)) {
        if (picture.format != charts::PictureFormat::Svg)
            refuse(say::command::textOfSvg);
        picture.svgText = chosen->text;
    }
    arguments.word("--lang"); // English is the only one so far
    if (format == OutputFormat::Png)
        checkPixels(picture);
    return picture;
}

OutputFormat outputFormat(const Arguments& arguments, const std::string& output, bool isFolder)
{
    if (const auto* chosen = arguments.chosen("--format", formats))
        return chosen->format;
    if (isFolder)
        return OutputFormat::Png;
    if (output == "-")
        return OutputFormat::Csv;
    const auto ending = model::lowered(std::filesystem::path(output).extension().string());
    const auto found = std::ranges::find_if(formats, [&](const auto& choice) { return ending == fmt::format(".{}", choice.word); });
    if (found == formats.end())
        refuse(say::command::badEnding, { { "file", output } });
    return found->format;
}

Command parseExport(const Arguments& arguments)
{
    if (arguments.has("--table"))
        return parseExportTable(arguments);
    ExportFigure command;
    command.file = arguments.onlyWord("FILE");
    command.isAll = arguments.has("--all");
    command.replaces = arguments.has("--force");
    command.output = arguments.output(command.isAll ? say::output::figures : say::output::figure);
    command.format = outputFormat(arguments, command.output, command.isAll);
    command.view = arguments.value("--view").value_or(std::string());
    if (command.isAll && arguments.has("--view"))
        refuse(say::command::viewOfAll);
    if (command.isAll && command.output == "-")
        refuse(say::command::viewToFolder);
    command.picture = parsePicture(arguments, command.format);
    command.words = parseWords(arguments, command);
    command.options = viewOptions(arguments);
    if (command.output == "-" && command.format != OutputFormat::Csv && command.format != OutputFormat::Json)
        refuse(say::command::pictureToOutput);
    return command;
}

}

CommandSpec exportCommand()
{
    return {
        .name = "export",
        .usages = { { "export FILE -o OUT [OPTION...]", say::helpExport::toFigure },
            { "export FILE --all -o DIR [OPTION...]", say::helpExport::toViews },
            { "export FILE --table TABLE -o OUT", say::helpExport::toRecords } },
        .about = { { say::helpExport::about }, { say::helpExport::about2 }, { say::helpExport::about3 } },
        .options = { output("OUT", say::helpExport::output), flag("--all", say::helpExport::all), flag("--force", say::helpExport::force),
            choice("--table", "TABLE", say::helpExport::table, tableWords()),
            choice("--format", "FORMAT", say::helpExport::format, wordsOf(formats)), { "--size", "WxH", say::helpExport::size },
            choice("--preset", "PRESET", say::helpExport::preset, wordsOf(charts::picturePresets())),
            { "--dpi", "N", say::helpExport::dpi }, choice("--theme", "THEME", say::helpExport::theme, wordsOf(themes)),
            { "--title", "TEXT", say::helpExport::title }, { "--subtitle", "TEXT", say::helpExport::subtitle },
            { "--note", "TEXT", say::helpExport::note }, choice("--text", "HOW", say::helpExport::text, wordsOf(svgTexts)),
            choice("--lang", "LANG", say::helpExport::lang, { "en" }), view("--view", say::program::view) },
        .takesView = true,
        .examples
        = { "export fleet.flop -o ranking.png", "export fleet.flop -o growth.svg --figure growth --by chip-kind --chip-kind GPU,TPU",
            "export fleet.flop -o column.pdf --preset column --title 'Who has the chips?'",
            "export fleet.flop --all -o figures --format pdf", "export fleet.flop --table inventory -o inventory.xlsx" },
        .parse = parseExport,
    };
}

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
        terminal.note({ say::aside::caption, { { "name", name }, { "problem", problem } } });
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
    const bool needsHash = format != OutputFormat::Csv && format != OutputFormat::Xlsx;
    return { dataset, needsHash ? model::dataHash(dataset) : std::string() };
}

/// The bytes of the file that shows a view.
std::string exported(const Records& records, const std::string& name, const ExportFigure& command, Terminal& terminal)
{
    const auto& dataset = records.dataset;
    const auto view = chosenView(dataset, name, command.options, terminal);
    if (!command.isAll)
        refuseUnheeded(command.options, { view.figure });
    const auto figure = model::makeFigure(dataset, view);
    if (figure.isEmpty()) {
        const auto reason = figure.emptyText.empty() ? model::Sentence { say::aside::nothingDrawn } : model::asWritten(figure.emptyText);
        terminal.note(command.isAll ? model::Sentence { say::aside::savedView, { { "name", name }, { "problem", reason } } } : reason);
    }
    switch (command.format) {
    case OutputFormat::Csv:
        return model::figureCsv(figure);
    case OutputFormat::Xlsx:
        return model::figureWorkbook(figure, dataset);
    case OutputFormat::Json:
        return model::figureJson(figure, dataset, records.hash, captionText(dataset, name, view, terminal));
    case OutputFormat::Png:
    case OutputFormat::Svg:
    case OutputFormat::Pdf:
        break;
    }
    const auto memory = charts::memoryOf(figure, FLOPULENCE_VERSION, records.hash);
    return pictureBytes(model::withWords(figure, command.words), command.picture, memory);
}

/// Of a saved view under the options over it.
model::FigureKind figureOf(const model::SavedView& saved, const ExportFigure& command)
{
    auto view = model::parseQuery(saved.view).view;
    for (const auto& [key, value] : command.options) {
        if (key == "figure")
            model::setViewKey(view, key, value); // what is wrong with it is told with the view
    }
    return view.figure;
}

int exportAll(const Records& records, const ExportFigure& command, Terminal& terminal)
{
    std::vector<std::string> names;
    for (const auto& saved : model::savedViewsInOrder(records.dataset))
        names.push_back(saved.name);
    if (names.empty())
        throw Error(ErrorCode::NotFound, say::command::noSavedViews, { { "file", command.file.string() } });

    std::vector<model::FigureKind> figures;
    for (const auto& saved : model::savedViewsInOrder(records.dataset))
        figures.push_back(figureOf(saved, command));
    refuseUnheeded(command.options, figures);

    const fs::path folder = command.output;
    std::vector<fs::path> files;
    for (const auto& name : model::fileNames(names))
        files.push_back(folder / fmt::format("{}.{}", name, std::ranges::find(formats, command.format, &FormatChoice::format)->word));
    std::error_code error;
    fs::create_directory(folder, error);
    if (!fs::is_directory(folder, error))
        throw Error(ErrorCode::Unwritable, say::command::noFolder, { { "file", folder.string() } });
    for (const auto& file : files) {
        if (isThere(file) && !command.replaces)
            throw Error(ErrorCode::Conflict, say::command::existsInFolder, { { "file", file.string() } });
        refuseReadOnly(file);
    }

    auto progress = terminal.progress({ say::progress::exporting, { { "file", folder.string() } } });
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

    if (output != "-")
        refuseDocument(file, output, say::command::isDocument);
    const auto bytes = exported(records, view, *this, terminal);
    if (output == "-")
        terminal.write(bytes);
    else
        writeOutput(output, bytes);
    return 0;
}

}

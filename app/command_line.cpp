// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "app/arguments.h"
#include "app/command_table.h"
#include "model/base/text.h"
#include "model/figure/method.h"
#include "model/records/words.h"
#include "model/view/view_query.h"
#include "ui/charts/picture_presets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace app {

namespace {

using model::didYouMean;

constexpr int leastSidePx = 100;
constexpr int mostSidePx = 20'000;
constexpr double leastDpi = 36;
constexpr double mostDpi = 1200;
constexpr double mostPixels = 100e6;       // 400 MB of picture in memory
constexpr double mostPixelsASide = 32'767; // of any picture Qt paints

constexpr std::array<std::pair<std::string_view, OutputFormat>, 5> formats { {
    { "png", OutputFormat::Png },
    { "svg", OutputFormat::Svg },
    { "pdf", OutputFormat::Pdf },
    { "csv", OutputFormat::Csv },
    { "json", OutputFormat::Json },
} };

}

std::string_view formatName(OutputFormat format)
{
    return std::ranges::find(formats, format, &std::pair<std::string_view, OutputFormat>::second)->first;
}

namespace {

std::optional<OutputFormat> formatNamed(std::string_view name)
{
    const auto lower = model::lowered(name);
    const auto found = std::ranges::find(formats, lower, &std::pair<std::string_view, OutputFormat>::first);
    return found == formats.end() ? std::nullopt : std::optional(found->second);
}

OutputFormat outputFormat(const Arguments& arguments, const std::string& output, bool isFolder)
{
    if (const auto name = arguments.word("--format"))
        return formatNamed(*name).value();
    if (isFolder)
        return OutputFormat::Png;
    if (output == "-")
        return OutputFormat::Csv;
    const auto suffix = std::filesystem::path(output).extension().string();
    const auto format = formatNamed(suffix.empty() ? suffix : suffix.substr(1));
    if (!format)
        refuse(fmt::format("-o {}: the name's end says the format; end it in .png, .svg, .pdf, .csv or .json", output));
    return *format;
}

double parseDpi(const std::string& text)
{
    const auto dpi = model::parseNumber(text);
    if (!dpi || *dpi < leastDpi || *dpi > mostDpi)
        refuse(fmt::format("--dpi '{}' is not a resolution a picture can have; give a number from {:.0f} to {:.0f} (default 192)", text,
            leastDpi, mostDpi));
    return *dpi;
}

void setTheme(charts::PictureSpec& picture, const std::string& name)
{
    picture.theme = name == "dark" ? charts::ThemeKind::Dark : charts::ThemeKind::Light;
    picture.isTransparent = name == "transparent";
}

void setSvgText(charts::PictureSpec& picture, const std::string& name)
{
    if (picture.format != charts::PictureFormat::Svg)
        refuse("--text says how an SVG has its words; leave it out, or end the output's name in .svg");
    picture.svgText = name == "paths" ? charts::SvgText::Paths : charts::SvgText::Text;
}

/// Words over and under a figure; those of a table are the figure's own.
model::PictureWords parseWords(const Arguments& arguments, const ExportFigure& command)
{
    const bool isTable = command.format == OutputFormat::Csv || command.format == OutputFormat::Json;
    for (const auto* name : { "--title", "--subtitle", "--note" }) {
        const auto value = arguments.value(name);
        if (value && isTable)
            refuse(fmt::format("{} is of pictures; leave it out, or write a .png, .svg or .pdf", name));
        if (value && command.isAll)
            refuse(fmt::format("{} is of one picture; leave it out, or leave out --all", name));
        if (value && model::trimmed(*value).empty())
            refuse(fmt::format("{} is empty; give it words, or leave it out to keep the figure's own", name));
    }
    const auto words = [&](const char* name) { return std::string(model::trimmed(arguments.value(name).value_or(std::string()))); };
    return { words("--title"), words("--subtitle"), words("--note") };
}

void checkPixels(const charts::PictureSpec& picture)
{
    const double width = picture.sizePx.width() * picture.dpi / 96;
    const double height = picture.sizePx.height() * picture.dpi / 96;
    if (width * height > mostPixels || std::max(width, height) > mostPixelsASide)
        refuse(fmt::format("at --dpi {} the PNG would have {:.0f}x{:.0f} pixels; it may have {:.0f} a side and {:.0f} million - make "
                           "--size or --dpi smaller",
            model::shortestNumber(picture.dpi), width, height, mostPixelsASide, mostPixels / 1e6));
}

charts::PictureSpec parsePicture(const Arguments& arguments, OutputFormat format)
{
    charts::PictureSpec picture;
    if (format == OutputFormat::Svg)
        picture.format = charts::PictureFormat::Svg;
    else if (format == OutputFormat::Pdf)
        picture.format = charts::PictureFormat::Pdf;
    if (arguments.has("--preset") && arguments.has("--size"))
        refuse("--preset and --size both give a size; leave out one of them");
    if (const auto preset = arguments.word("--preset"))
        picture.sizePx = charts::presetNamed(*preset)->sizePx;
    if (const auto size = arguments.value("--size"))
        picture.sizePx = parseSize(*size);
    if (const auto dpi = arguments.value("--dpi"))
        picture.dpi = parseDpi(*dpi);
    if (const auto theme = arguments.word("--theme"))
        setTheme(picture, *theme);
    if (const auto text = arguments.word("--text"))
        setSvgText(picture, *text);
    arguments.word("--lang"); // English is the only one so far
    if (format == OutputFormat::Png)
        checkPixels(picture);
    return picture;
}

Arguments argumentsOf(const std::string& command, std::span<const std::string> rest)
{
    return { command, rest, optionsOf(*commandNamed(command)) };
}

NewDocument parseNew(std::span<const std::string> rest)
{
    const auto arguments = argumentsOf("new", rest);
    return { arguments.onlyWord("FILE"), arguments.has("--sample"), arguments.has("--force") };
}

LoadFolder parseLoad(std::span<const std::string> rest)
{
    const auto arguments = argumentsOf("load", rest);
    const auto folder = arguments.onlyWord("DIR");
    return { folder, arguments.output("the document to make (-o fleet.flop)"), arguments.has("--force") };
}

DumpFolder parseDump(std::span<const std::string> rest)
{
    const auto arguments = argumentsOf("dump", rest);
    const auto file = arguments.onlyWord("FILE");
    return { file, arguments.output("the folder to write (-o tables)"), arguments.has("--force") };
}

std::optional<model::RecordKind> parseTable(const std::optional<std::string>& name)
{
    if (!name)
        return std::nullopt;
    const auto kind = model::recordKindNamed(*name);
    const auto kinds = model::importKinds();
    std::vector<std::string> words;
    for (const auto one : kinds)
        words.emplace_back(model::word(one));
    if (!kind || std::ranges::find(kinds, *kind) == kinds.end())
        refuse(fmt::format("--table '{}' is none of {}{}", *name, model::joined(words, ", "), didYouMean(*name, words)));
    return kind;
}

model::ConflictPolicy conflictPolicy(std::string_view word)
{
    using Policy = model::ConflictPolicy;
    return word == "keep" ? Policy::Keep : word == "update" ? Policy::Update : word == "skip" ? Policy::Skip : Policy::Stop;
}

ImportTables parseImport(std::span<const std::string> rest)
{
    const auto arguments = argumentsOf("import", rest);
    const auto& words = arguments.words();
    if (words.size() < 2 || std::ranges::find(words, std::string()) != words.end())
        refuse("import needs a document and the tables to import (fleet.flop chips.csv); `flopulence help import` says how");
    ImportTables command;
    command.file = words.front();
    command.tables.assign(words.begin() + 1, words.end());
    command.kind = parseTable(arguments.value("--table"));
    command.recipe = arguments.value("--recipe").value_or(std::string());
    if (const auto policy = arguments.word("--on-conflict"))
        command.onConflict = conflictPolicy(*policy);
    command.isTrial = arguments.has("--dry-run");
    return command;
}

BackUp parseBackup(std::span<const std::string> rest)
{
    const auto arguments = argumentsOf("backup", rest);
    const auto& words = arguments.words();
    if (words.size() != 2 || words[0].empty() || words[1].empty())
        refuse("backup needs a document and the copy to make (fleet.flop copy.flop); `flopulence help backup` says how");
    return { words[0], words[1], arguments.has("--share"), arguments.has("--force") };
}

std::vector<std::pair<std::string, std::string>> viewOptions(const Arguments& arguments)
{
    std::vector<std::pair<std::string, std::string>> options;
    for (const auto& [name, value] : arguments.repeatable())
        options.emplace_back(name.substr(2), value);
    return options;
}

ExportFigure parseExport(std::span<const std::string> rest)
{
    const auto arguments = argumentsOf("export", rest);
    ExportFigure command;
    command.file = arguments.onlyWord("FILE");
    command.isAll = arguments.has("--all");
    command.replaces = arguments.has("--force");
    command.output = arguments.output(
        command.isAll ? "the folder for the saved views (-o figures)" : "the picture or table to write (-o ranking.png)");
    command.format = outputFormat(arguments, command.output, command.isAll);
    command.view = arguments.value("--view").value_or(std::string());
    if (command.isAll && arguments.has("--view"))
        refuse("--all exports every saved view; leave out --view, or leave out --all to export that one");
    if (command.isAll && command.output == "-")
        refuse("--all writes a file for each saved view; give -o the name of a folder");
    command.picture = parsePicture(arguments, command.format);
    command.words = parseWords(arguments, command);
    command.options = viewOptions(arguments);
    if (command.output == "-" && command.format != OutputFormat::Csv && command.format != OutputFormat::Json)
        refuse("-o - writes a table (--format csv or json); a picture needs a file's name");
    return command;
}

ExplainForm parseForm(const Arguments& arguments)
{
    const auto cite = arguments.word("--cite");
    if (!cite)
        return arguments.has("--json") ? ExplainForm::Json : ExplainForm::Text;
    if (arguments.has("--json"))
        refuse("--cite writes text; leave out --json");
    return *cite == "footnote" ? ExplainForm::Footnote : *cite == "plain" ? ExplainForm::Citation : ExplainForm::Bibtex;
}

ExplainValue parseExplain(std::span<const std::string> rest)
{
    const auto arguments = argumentsOf("explain", rest);
    ExplainValue command;
    command.file = arguments.onlyWord("FILE");
    command.item = arguments.value("--item").value_or(std::string());
    command.series = arguments.value("--series").value_or(std::string());
    command.quarter = arguments.quarter("--quarter");
    command.view = arguments.value("--view").value_or(std::string());
    command.against = arguments.value("--against").value_or(std::string());
    command.options = viewOptions(arguments);
    command.form = parseForm(arguments);
    return command;
}

charts::ReportFormat reportFormat(const std::string& output)
{
    const auto ending = model::lowered(std::filesystem::path(output).extension().string());
    if (ending != ".pdf" && ending != ".html" && ending != ".htm")
        refuse(fmt::format("-o {}: the name's end says the format; end it in .pdf or .html", output));
    return ending == ".pdf" ? charts::ReportFormat::Pdf : charts::ReportFormat::Html;
}

WriteReport parseReport(std::span<const std::string> rest)
{
    const auto arguments = argumentsOf("report", rest);
    WriteReport command;
    command.file = arguments.onlyWord("FILE");
    const auto output = arguments.output("the report to write (-o report.pdf)");
    command.output = output;
    command.format = reportFormat(output);
    command.title = arguments.value("--title").value_or(std::string());
    for (const auto& [name, view] : arguments.repeatable()) {
        if (view.empty())
            refuse("--view needs a saved view's name, a view line such as figure=growth, or a file holding one");
        command.views.push_back(view);
    }
    return command;
}

CheckDocument parseCheck(std::span<const std::string> rest)
{
    const auto arguments = argumentsOf("check", rest);
    CheckDocument command;
    command.file = arguments.onlyWord("FILE");
    command.isJson = arguments.has("--json");
    command.at = arguments.quarter("--at");
    return command;
}

DiffDocuments parseDiff(std::span<const std::string> rest)
{
    const auto arguments = argumentsOf("diff", rest);
    const auto& words = arguments.words();
    if (words.size() != 2 || words[0].empty() || words[1].empty())
        refuse("diff needs two documents (fleet.flop copy.flop); `flopulence help diff` says how");
    return { words[0], words[1], arguments.has("--json") };
}

ShowHelp parseHelpOfMethod(std::span<const std::string> words)
{
    if (words.size() == 1)
        return { "method", {} };
    if (words.size() > 2)
        refuse(fmt::format("help method takes one page; '{}' is one too many", words[2]));
    const auto pages = model::methodPageIds();
    if (std::ranges::find(pages, words[1]) == pages.end())
        refuse(fmt::format("the method has no page '{}'{}; `flopulence help method` begins with the list of pages", words[1],
            didYouMean(words[1], pages)));
    return { "method", words[1] };
}

ShowHelp parseHelp(std::span<const std::string> rest)
{
    const auto arguments = argumentsOf("help", rest);
    if (arguments.words().empty())
        return {};
    if (arguments.words().front() == "method")
        return parseHelpOfMethod(arguments.words());
    const auto command = arguments.onlyWord("COMMAND");
    auto names = commandNames();
    names.emplace_back("method");
    if (std::ranges::find(names, command) == names.end())
        refuse(fmt::format("there is no command '{}'{}; `flopulence help` lists them", command, didYouMean(command, names)));
    return { command, {} };
}

[[noreturn]] void refuseFirstWord(std::span<const std::string> arguments)
{
    const auto& first = arguments.front();
    if (first.starts_with("-")) {
        std::vector<std::string> options;
        for (const auto& option : programOptions())
            options.push_back(option.name);
        refuse(fmt::format("there is no option '{}'{}; `flopulence help` lists the commands", first, didYouMean(first, options)));
    }
    const bool looksLikeFile = first.find('/') != std::string::npos || first.find('.') != std::string::npos;
    if (arguments.size() == 1 && looksLikeFile)
        refuse(fmt::format("{}: there is no such file; `flopulence new {} --sample` would make one", first, first));
    const auto near = didYouMean(first, commandNames());
    const auto what = arguments.size() == 1 ? "is neither a command nor an existing file" : "is not a command";
    refuse(fmt::format("'{}' {}{}; `flopulence help` lists the commands", first, what, near));
}

}

std::vector<std::string> commandNames()
{
    std::vector<std::string> names;
    for (const auto& command : allCommands())
        names.push_back(command.name);
    return names;
}

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
        refuse(fmt::format(
            "--size '{}' is not a size a picture can have; give width x height, each from {} to {} pixels, as in 1600x900 or 85x60mm", text,
            leastSidePx, mostSidePx));
    return { static_cast<int>(side(width)), static_cast<int>(side(height)) };
}

std::variant<OpenWindow, Command> parseCommandLine(
    std::span<const std::string> arguments, const std::function<bool(const std::string&)>& fileExists)
{
    if (arguments.empty())
        return OpenWindow {};
    const auto& first = arguments.front();
    const auto rest = arguments.subspan(1);
    const auto names = commandNames();
    const bool isCommand = std::ranges::find(names, first) != names.end();
    if (isCommand && std::ranges::any_of(rest, [](const auto& argument) { return argument == "--help" || argument == "-h"; }))
        return Command(ShowHelp { first, {} });
    if (first == "new")
        return Command(parseNew(rest));
    if (first == "load")
        return Command(parseLoad(rest));
    if (first == "dump")
        return Command(parseDump(rest));
    if (first == "import")
        return Command(parseImport(rest));
    if (first == "backup")
        return Command(parseBackup(rest));
    if (first == "export")
        return Command(parseExport(rest));
    if (first == "explain")
        return Command(parseExplain(rest));
    if (first == "report")
        return Command(parseReport(rest));
    if (first == "check")
        return Command(parseCheck(rest));
    if (first == "diff")
        return Command(parseDiff(rest));
    if (first == "help" || first == "--help" || first == "-h")
        return Command(parseHelp(rest));
    if (first == "--version" || first == "-V")
        return Command(ShowVersion {});
    if (first == "--" && rest.size() == 1)
        return OpenWindow { rest.front() };
    if (!fileExists(first))
        refuseFirstWord(arguments);
    if (!rest.empty())
        refuse(fmt::format("a window opens one file; '{}' is one too many", rest.front()));
    return OpenWindow { first };
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/commands/backup.h"
#include "app/commands/check.h"
#include "app/commands/diff.h"
#include "app/commands/dump.h"
#include "app/commands/explain.h"
#include "app/commands/export.h"
#include "app/commands/export_table.h"
#include "app/commands/help.h"
#include "app/commands/import.h"
#include "app/commands/load.h"
#include "app/commands/new.h"
#include "app/commands/report.h"
#include "model/base/error.h"
#include "tests/app/lack.h"
#include "tests/support/catch.h"

using app::parseCommandLine;

namespace {

std::variant<app::OpenWindow, app::Command> parse(const std::vector<std::string>& arguments)
{
    return parseCommandLine(arguments, [](const std::string& path) { return path == "fleet.flop" || path == "new.flop"; });
}

template <class Chosen> Chosen parsed(const std::vector<std::string>& arguments)
{
    return *std::get<app::Command>(parse(arguments)).target<Chosen>();
}

template <> app::OpenWindow parsed(const std::vector<std::string>& arguments)
{
    return std::get<app::OpenWindow>(parse(arguments));
}

std::string refusal(const std::vector<std::string>& arguments)
{
    try {
        parse(arguments);
    } catch (const model::Error& error) {
        return error.what();
    }
    return "accepted";
}

app::ExportFigure exported(std::vector<std::string> more)
{
    more.insert(more.begin(), { "export", "fleet.flop", "-o", "a.png" });
    return parsed<app::ExportFigure>(more);
}

std::string exportRefusal(std::vector<std::string> more)
{
    more.insert(more.begin(), { "export", "fleet.flop" });
    return refusal(more);
}

}

TEST_CASE("Without arguments the window opens, and with a file the window of that file")
{
    CHECK_FALSE(parsed<app::OpenWindow>({}).file.has_value());
    CHECK(parsed<app::OpenWindow>({ "fleet.flop" }).file == "fleet.flop");
    CHECK(parsed<app::OpenWindow>({ "--", "new" }).file == "new");
}

TEST_CASE("A first word that is neither command nor file names the nearest command")
{
    CHECK(test::lack(refusal({ "exprt" }), { "'exprt' is neither a command nor an existing file", "did you mean 'export'?" }) == "");
    CHECK(test::lack(refusal({ "lod", "tables", "-o", "a.flop" }), { "'lod' is not a command - did you mean 'load'?" }) == "");
    CHECK(test::lack(refusal({ "gone.flop" }), { "gone.flop: there is no such file", "flopulence new gone.flop --sample" }) == "");
    CHECK(test::lack(refusal({ "--versoin" }), { "no option '--versoin' - did you mean '--version'?" }) == "");
    CHECK(test::lack(refusal({ "fleet.flop", "new.flop" }), { "a window opens one file; 'new.flop' is one too many" }) == "");
    CHECK(test::lack(refusal({ "" }), { "neither a command nor an existing file" }) == "");
}

TEST_CASE("New takes a file, --sample or --chips, and --force")
{
    const auto plain = parsed<app::NewDocument>({ "new", "a.flop" });
    CHECK(plain.file == "a.flop");
    CHECK_FALSE(plain.records);
    CHECK_FALSE(plain.replaces);
    const auto full = parsed<app::NewDocument>({ "new", "--sample", "a.flop", "--force" });
    CHECK(full.records == app::SampleRecords::All);
    CHECK(full.replaces);
    CHECK(parsed<app::NewDocument>({ "new", "a.flop", "--chips" }).records == app::SampleRecords::Chips);
}

TEST_CASE("Load and dump take what to read and -o")
{
    const auto load = parsed<app::LoadFolder>({ "load", "tables", "-o", "a.flop" });
    CHECK(load.folder == "tables");
    CHECK(load.file == "a.flop");
    const auto dump = parsed<app::DumpFolder>({ "dump", "--force", "-o=tables", "a.flop" });
    CHECK(dump.folder == "tables");
    CHECK(dump.file == "a.flop");
    CHECK(dump.replaces);
    CHECK(parsed<app::DumpWorkbook>({ "dump", "a.flop", "-o", "fleet.xlsx" }).workbook == "fleet.xlsx");
}

TEST_CASE("Missing, doubled and unknown arguments are named")
{
    CHECK(test::lack(refusal({ "new" }), { "new needs a FILE" }) == "");
    CHECK(test::lack(refusal({ "new", "" }), { "new needs a FILE" }) == "");
    CHECK(test::lack(refusal({ "new", "a", "b" }), { "'b' is one too many" }) == "");
    CHECK(test::lack(refusal({ "new", "a", "--smaple" }), { "new has no option '--smaple' - did you mean '--sample'?" }) == "");
    CHECK(test::lack(refusal({ "new", "a", "--force=yes" }), { "--force takes no value" }) == "");
    CHECK(test::lack(refusal({ "load", "tables" }), { "load needs -o with the document to make" }) == "");
    CHECK(test::lack(refusal({ "dump", "a.flop", "-o" }), { "-o needs a value" }) == "");
    CHECK(test::lack(refusal({ "dump", "a.flop", "-o", "--force" }), { "-o needs a value" }) == "");
    CHECK(test::lack(refusal({ "dump", "a.flop", "-o", "x", "--output", "y" }), { "--output is given twice" }) == "");
    CHECK(test::lack(exportRefusal({}), { "export needs -o" }) == "");
    CHECK(test::lack(exportRefusal({ "-o", "a.png", "--unti", "h100e" }), { "export has no option '--unti' - did you mean '--unit'?" })
        == "");
}

TEST_CASE("The end of the output's name says the format")
{
    const auto [name, format] = GENERATE(table<std::string, app::OutputFormat>({
        { "a.png", app::OutputFormat::Png },
        { "a.b.SVG", app::OutputFormat::Svg },
        { "dir.csv/a.pdf", app::OutputFormat::Pdf },
        { "a.csv", app::OutputFormat::Csv },
        { "a.xlsx", app::OutputFormat::Xlsx },
        { "a.json", app::OutputFormat::Json },
        { "-", app::OutputFormat::Csv },
    }));
    CAPTURE(name);
    CHECK(parsed<app::ExportFigure>({ "export", "fleet.flop", "-o", name }).format == format);
}

TEST_CASE("The option --format goes over the output's name")
{
    CHECK(parsed<app::ExportFigure>({ "export", "fleet.flop", "-o", "-", "--format", "json" }).format == app::OutputFormat::Json);
    CHECK(parsed<app::ExportFigure>({ "export", "fleet.flop", "-o", "/dev/stdout", "--format=svg" }).format == app::OutputFormat::Svg);
    CHECK(test::lack(exportRefusal({ "-o", "-", "--format", "png" }), { "a picture or workbook needs a file's name" }) == "");
    CHECK(parsed<app::ExportFigure>({ "export", "fleet.flop", "-o", "-", "--format", "JSON" }).format == app::OutputFormat::Json);
    CHECK(test::lack(exportRefusal({ "-o", "-", "--format", "gif" }), { "none of png, svg, pdf, csv, xlsx, json" }) == "");
}

TEST_CASE("An output that is none of the formats names them")
{
    const auto name = GENERATE(as<std::string>(), "a.gif", "a", "a.", ".png", "png");
    CHECK(test::lack(exportRefusal({ "-o", name }), { ".png, .svg, .pdf, .csv, .xlsx or .json" }) == "");
}

TEST_CASE("A table of records is exported by its name, without what is of figures")
{
    const auto command = parsed<app::ExportTable>({ "export", "a.flop", "--table", "inventory", "-o", "a.XLSX" });
    CHECK(command.table == model::RecordKind::Inventory);
    CHECK(command.isWorkbook);
    CHECK(command.output == "a.XLSX");
    CHECK_FALSE(parsed<app::ExportTable>({ "export", "a.flop", "--table=Training runs", "-o", "-" }).isWorkbook);
    CHECK(test::lack(exportRefusal({ "--table", "inventroy", "-o", "a.csv" }), { "did you mean 'inventory'" }) == "");
    CHECK(test::lack(exportRefusal({ "--table", "inventory", "-o", "a.png" }), { "is written as .csv or .xlsx" }) == "");
    CHECK(test::lack(exportRefusal({ "--table", "inventory", "-o", "-", "--format", "xlsx" }), { "a file's name" }) == "");
    CHECK(test::lack(exportRefusal({ "--table", "inventory", "-o", "a.csv", "--unit", "chips" }), { "--unit is of figures" }) == "");
    CHECK(test::lack(exportRefusal({ "--table", "inventory", "-o", "a.csv", "--theme", "dark" }), { "--theme is of figures" }) == "");
}

TEST_CASE("View keys are options, in the order given")
{
    const auto command
        = exported({ "--unit", "chips", "--chip-kind=TPU,GPU", "--org", "OpenAI", "--organization", "Meta", "--view", "figure=growth" });

    const std::vector<std::pair<std::string, std::string>> expected { { "unit", "chips" }, { "chip-kind", "TPU,GPU" },
        { "organization", "OpenAI" }, { "organization", "Meta" } };
    CHECK(command.options == expected);
    CHECK(command.view == "figure=growth");
}

TEST_CASE("A size is in CSS pixels or millimetres")
{
    CHECK(exported({}).picture.sizePx == QSize(1600, 900));
    CHECK(exported({ "--size", "800x600" }).picture.sizePx == QSize(800, 600));
    CHECK(exported({ "--size", "85x60mm" }).picture.sizePx == QSize(321, 227));
    CHECK(exported({ "--size=178.5x100mm" }).picture.sizePx == QSize(675, 378));
}

TEST_CASE("A size no picture can have is refused")
{
    const auto size = GENERATE(as<std::string>(), "0x900", "-5x900", "1600", "1600x", "x900", "axb", "1600x900x2", "50x60", "1e9x900",
        "1600x900cm", "30000x900", "1600,5x900", "5x5mm", "nanxnan", "99999999999999999999x900", "");
    CAPTURE(size);
    CHECK(test::lack(exportRefusal({ "-o", "a.png", "--size=" + size }), { "--size '" + size + "'", "1600x900 or 85x60mm" }) == "");
}

TEST_CASE("A resolution no picture can have is refused")
{
    const auto dpi = GENERATE(as<std::string>(), "0", "-96", "1e9", "abc", "", "nan", "35", "96dpi");
    CAPTURE(dpi);
    CHECK(test::lack(exportRefusal({ "-o", "a.png", "--dpi=" + dpi }), { "--dpi '" + dpi + "'", "from 36 to 1200" }) == "");
}

TEST_CASE("A PNG of too many pixels is refused, the same size as SVG is not")
{
    CHECK(test::lack(exportRefusal({ "-o", "a.png", "--size", "20000x20000" }),
              { "would have 40000x40000 pixels", "make --size or --dpi smaller" })
        == "");
    CHECK(test::lack(exportRefusal({ "-o", "a.png", "--size", "20000x200" }), { "would have 40000x400 pixels" }) == "");
    CHECK(parsed<app::ExportFigure>({ "export", "fleet.flop", "-o", "a.svg", "--size", "20000x20000" }).picture.sizePx
        == QSize(20000, 20000));
}

TEST_CASE("A preset gives a picture's size, in place of --size")
{
    CHECK(exported({ "--preset", "square" }).picture.sizePx == QSize(1080, 1080));
    CHECK(exported({ "--preset", "column" }).picture.sizePx.width() == 321);
    CHECK(test::lack(exportRefusal({ "-o", "a.png", "--preset", "colum" }),
              { "none of slide, column, double-column, square, a4 - did you mean 'column'?" })
        == "");
    CHECK(test::lack(exportRefusal({ "-o", "a.png", "--preset", "a4", "--size", "800x600" }), { "leave out one of them" }) == "");
}

TEST_CASE("A picture's words are its own, and empty ones are refused")
{
    const auto command = exported({ "--title", " Who? ", "--subtitle=When", "--note", "Draft" });
    CHECK(command.words == model::PictureWords { "Who?", "When", "Draft" });
    CHECK(exported({}).words.isEmpty());
    CHECK(test::lack(exportRefusal({ "-o", "a.png", "--title", " " }), { "--title is empty" }) == "");
    CHECK(test::lack(exportRefusal({ "-o", "a.csv", "--note", "x" }), { "--note is of pictures" }) == "");
    CHECK(test::lack(exportRefusal({ "-o", "a", "--all", "--title", "x" }), { "--title is of one picture" }) == "");
}

TEST_CASE("An SVG has its words as text or as paths")
{
    const auto parsedSvg = [](const std::string& text) {
        return parsed<app::ExportFigure>({ "export", "fleet.flop", "-o", "a.svg", "--text", text }).picture.svgText;
    };
    CHECK(parsedSvg("paths") == charts::SvgText::Paths);
    CHECK(parsedSvg("text") == charts::SvgText::Text);
    CHECK(test::lack(exportRefusal({ "-o", "a.svg", "--text", "path" }), { "is none of text, paths - did you mean 'paths'?" }) == "");
    CHECK(test::lack(exportRefusal({ "-o", "a.png", "--text", "paths" }), { "how an SVG has its words" }) == "");
}

TEST_CASE("Theme and language take their words only")
{
    CHECK(exported({ "--theme", "dark" }).picture.theme == charts::ThemeKind::Dark);
    CHECK(exported({ "--theme", "transparent" }).picture.isTransparent);
    CHECK_FALSE(exported({ "--theme", "light", "--lang", "en" }).picture.isTransparent);
    CHECK(test::lack(exportRefusal({ "-o", "a.png", "--theme", "drak" }), { "none of light, dark, transparent - did you mean 'dark'?" })
        == "");
    CHECK(test::lack(exportRefusal({ "-o", "a.png", "--lang", "fr" }), { "--lang 'fr' is none of en" }) == "");
}

TEST_CASE("Help is asked for in every usual way")
{
    CHECK(parsed<app::ShowHelp>({ "help" }).command.empty());
    CHECK(parsed<app::ShowHelp>({ "--help" }).command.empty());
    CHECK(parsed<app::ShowHelp>({ "-h" }).command.empty());
    CHECK(parsed<app::ShowHelp>({ "help", "export" }).command == "export");
    CHECK(parsed<app::ShowHelp>({ "export", "--help" }).command == "export");
    CHECK(parsed<app::ShowHelp>({ "new", "a.flop", "-h" }).command == "new");
    CHECK(std::get<app::Command>(parse({ "--version" })).target<app::ShowVersion>() != nullptr);
    CHECK(parsed<app::ShowHelp>({ "help", "method" }).command == "method");
    CHECK(parsed<app::ShowHelp>({ "help", "method" }).page.empty());
    CHECK(parsed<app::ShowHelp>({ "help", "method", "per-head" }).page == "per-head");
    CHECK(test::lack(refusal({ "help", "exporrt" }), { "did you mean 'export'?" }) == "");
    CHECK(test::lack(refusal({ "help", "methods" }), { "did you mean 'method'?" }) == "");
    CHECK(test::lack(refusal({ "help", "method", "interval" }), { "no page 'interval'", "did you mean 'intervals'?" }) == "");
    CHECK(test::lack(refusal({ "help", "method", "units", "chips" }), { "'chips' is one too many" }) == "");
}

TEST_CASE("Backup takes a document, the copy, --share and --force")
{
    const auto command = parsed<app::BackUp>({ "backup", "a.flop", "b.flop", "--share" });
    CHECK(command.file == "a.flop");
    CHECK(command.target == "b.flop");
    CHECK(command.isShared);
    CHECK_FALSE(command.replaces);
    CHECK(test::lack(refusal({ "backup", "a.flop" }), { "needs a document and the copy" }) == "");
}

TEST_CASE("Import takes a document, tables and how to read them")
{
    const auto plain = parsed<app::ImportTables>({ "import", "fleet.flop", "a.csv", "b.csv" });
    CHECK(plain.file == "fleet.flop");
    CHECK(plain.tables == std::vector<std::filesystem::path> { "a.csv", "b.csv" });
    CHECK_FALSE(plain.kind.has_value());
    CHECK_FALSE(plain.onConflict.has_value());
    CHECK_FALSE(plain.isTrial);
    const auto full = parsed<app::ImportTables>(
        { "import", "fleet.flop", "a.csv", "--table", "Training runs", "--recipe", "epoch-owners", "--on-conflict=skip", "--dry-run" });
    CHECK(full.kind == model::RecordKind::TrainingRun);
    CHECK(full.recipe == "epoch-owners");
    CHECK(full.onConflict == model::ConflictPolicy::Skip);
    CHECK(full.isTrial);
    CHECK(test::lack(refusal({ "import", "fleet.flop" }), { "import needs a document and the tables to import" }) == "");
    CHECK(test::lack(refusal({ "import", "f", "a.csv", "--table", "inventry" }), { "'inventry' is none of", "did you mean 'inventory'?" })
        == "");
    CHECK(test::lack(refusal({ "import", "f", "a.csv", "--table", "recipe" }), { "'recipe' is none of" }) == "");
    CHECK(test::lack(refusal({ "import", "f", "a.csv", "--on-conflict", "updte" }),
              { "is none of keep, update, skip, stop - did you mean 'update'?" })
        == "");
}

TEST_CASE("Explain takes a value, two views and a form")
{
    const auto plain = parsed<app::ExplainValue>({ "explain", "f.flop", "--item", "OpenAI", "--unit", "chips" });
    CHECK(plain.item == "OpenAI");
    CHECK(plain.form == app::ExplainForm::Text);
    CHECK(plain.options.size() == 1);
    const auto full
        = parsed<app::ExplainValue>({ "explain", "f.flop", "--series", "GPU", "--quarter", "24q3", "--against", "old", "--json" });
    CHECK(full.quarter == model::Quarter::of(2024, 3));
    CHECK(full.against == "old");
    CHECK(full.form == app::ExplainForm::Json);
    CHECK(test::lack(refusal({ "explain", "f", "--cite", "bibtx" }), { "did you mean 'bibtex'?" }) == "");
    CHECK(test::lack(refusal({ "explain", "f", "--cite", "bibtex", "--json" }), { "leave out --json" }) == "");
}

TEST_CASE("Diff takes two documents and --json")
{
    const auto plain = parsed<app::DiffDocuments>({ "diff", "a.flop", "b.flop" });
    CHECK(plain.first == "a.flop");
    CHECK(plain.second == "b.flop");
    CHECK_FALSE(plain.isJson);
    CHECK(parsed<app::DiffDocuments>({ "diff", "--json", "a.flop", "b.flop" }).isJson);
    CHECK(test::lack(refusal({ "diff", "a.flop" }), { "needs two documents" }) == "");
    CHECK(test::lack(refusal({ "diff", "a.flop", "b.flop", "c.flop" }), { "needs two documents" }) == "");
}

TEST_CASE("Check takes a document, a quarter and --json")
{
    const auto plain = parsed<app::CheckDocument>({ "check", "fleet.flop" });
    CHECK(plain.file == "fleet.flop");
    CHECK_FALSE(plain.at.has_value());
    CHECK_FALSE(plain.isJson);
    const auto full = parsed<app::CheckDocument>({ "check", "--at", "24q3", "fleet.flop", "--json" });
    CHECK(full.at == model::Quarter::of(2024, 3));
    CHECK(full.isJson);
    CHECK(test::lack(refusal({ "check", "fleet.flop", "--at", "2024Q5" }), { "--at '2024Q5'", "2025Q4" }) == "");
    CHECK(test::lack(refusal({ "check" }), { "FILE" }) == "");
}

TEST_CASE("Report takes a document, a file that says its format, a title and views in their order")
{
    const auto plain = parsed<app::WriteReport>({ "report", "fleet.flop", "-o", "out.pdf" });
    CHECK(plain.file == "fleet.flop");
    CHECK(plain.output == "out.pdf");
    CHECK(plain.format == charts::ReportFormat::Pdf);
    CHECK(plain.views.empty());
    const auto full = parsed<app::WriteReport>(
        { "report", "--view", "b", "fleet.flop", "-o", "OUT.HTML", "--title", "Ours", "--view=figure=growth", "--view", "a" });
    CHECK(full.format == charts::ReportFormat::Html);
    CHECK(full.title == "Ours");
    CHECK(full.views == std::vector<std::string> { "b", "figure=growth", "a" });
    CHECK(test::lack(refusal({ "report", "fleet.flop" }), { "report needs -o" }) == "");
    CHECK(test::lack(refusal({ "report", "fleet.flop", "-o", "out.doc" }), { "out.doc", "end it in .pdf or .html" }) == "");
    CHECK(test::lack(refusal({ "report", "fleet.flop", "-o", "out.pdf", "--veiw", "a" }), { "did you mean '--view'?" }) == "");
    CHECK(test::lack(refusal({ "report", "-o", "out.pdf" }), { "report needs a FILE" }) == "");
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_table.h"

#include "model/base/text.h"
#include "model/exchange/import_fields.h"
#include "model/figure/method.h"
#include "model/records/words.h"
#include "ui/charts/picture_presets.h"

#include <algorithm>

namespace app {

namespace {

OptionSpec flag(std::string name, std::string meaning)
{
    return { std::move(name), {}, std::move(meaning) };
}

/// A value of a fixed list, whose words the meaning ends with.
OptionSpec choice(std::string name, std::string value, const std::string& meaning, std::vector<std::string> words)
{
    return { std::move(name), std::move(value), meaning + ": " + model::joined(words, ", "), std::move(words) };
}

OptionSpec output(std::string value, std::string meaning)
{
    OptionSpec option { "-o", std::move(value), std::move(meaning) };
    option.otherName = "--output";
    return option;
}

OptionSpec view(std::string name, std::string meaning)
{
    return { std::move(name), "VIEW", std::move(meaning) };
}

constexpr auto aView = "a saved view's name, a line such as 'figure=growth&by=organization', or a file holding one";

std::vector<std::string> tableWords()
{
    std::vector<std::string> words;
    for (const auto kind : model::importKinds())
        words.emplace_back(model::word(kind));
    return words;
}

std::vector<std::string> presetWords()
{
    std::vector<std::string> words;
    for (const auto& preset : charts::picturePresets())
        words.emplace_back(preset.word);
    return words;
}

CommandSpec newCommand()
{
    return { "new", { { "new FILE [--sample]", "a new document, empty or with the sample data" } },
        "Makes a document: empty, or with the sample data.",
        { flag("--sample", "with the bundled records and their sources"), flag("--force", "replace FILE if it exists") } };
}

CommandSpec loadCommand()
{
    return { "load", { { "load DIR -o FILE", "a folder of CSVs into a document" } },
        "Makes a document of a folder of CSVs: organizations.csv, chips.csv, sources.csv, inventory.csv, headcount.csv and "
        "training_runs.csv, and saved_views.csv, waivers.csv and recipes.csv where there are any. With an error in them no file is made.",
        { output("FILE", "the document to make"), flag("--force", "replace FILE if it exists") } };
}

CommandSpec dumpCommand()
{
    return { "dump", { { "dump FILE -o DIR", "a document into a folder of CSVs" } },
        "Writes all records of a document as a folder of CSVs, without loss; `flopulence load` reads them back.",
        { output("DIR", "the folder"), flag("--force", "replace CSVs that exist") } };
}

CommandSpec importCommand()
{
    return { "import", { { "import FILE TABLE.csv... [OPTION...]", "tables of a spreadsheet or a publisher into a document" } },
        "Imports tables into a document as one step that the window can undo. Encoding, separator, header and the writing of numbers and "
        "dates are found out table by table; columns are matched to fields by their names, or by a recipe. With a problem in any row "
        "nothing is imported and the problems are listed, the first 100 of them. Rows that a recipe leaves out are listed and no problem.",
        { choice("--table", "TABLE", "the kind of the records, found out from the columns where it is left out", tableWords()),
            { "--recipe", "NAME", "a recipe of the document, or `epoch-owners`: Epoch AI's chips by owner and quarter as published" },
            { "--on-conflict", "HOW",
                "what to do with a row whose record (the same organization, chip, quarter, ..., source) the document has already. `stop` "
                "(default): import nothing and name such rows; `keep`: pass over rows that say the same - one that says something else is "
                "a problem, as a source cannot say two things, while claims of different sources always stand side by side; `update`: put "
                "the row's values into the record; `skip`: leave the record as it is",
                { "keep", "update", "skip", "stop" } },
            flag("--dry-run", "say what would happen, with all problems, and change nothing") },
        false, { "import fleet.flop nvidia_owners_quarters_by_chip.csv --recipe epoch-owners --dry-run" } };
}

CommandSpec exportCommand()
{
    return { "export",
        { { "export FILE -o OUT [OPTION...]", "a figure as .png, .svg, .pdf, .csv or .json" },
            { "export FILE --all -o DIR [OPTION...]", "every saved view" } },
        "Writes one figure as a picture (.png, .svg, .pdf) or as its table (.csv, .json). An existing OUT is replaced. With --all it "
        "writes every saved view into DIR, each as <name>.<format>. Pictures carry the view, a hash of the records and the table along: "
        "dropped on the window they show the figure again and what has changed since.\n"
        "The figure is the default view, or --view, with the view's options over it.",
        { output("OUT", "the file, or with --all the folder; `-` writes a table to standard output"),
            flag("--all", "every saved view; the folder is made where there is none"),
            flag("--force", "with --all: replace files that exist"),
            choice("--format", "FORMAT", "what to write where the name does not say it (with --all png)",
                { "png", "svg", "pdf", "csv", "json" }),
            { "--size", "WxH", "in CSS pixels (default 1600x900) or in millimetres (85x60mm)" },
            choice("--preset", "PRESET", "a usual size instead: slide 1600x900, column 85 mm wide, double-column 178 mm", presetWords()),
            { "--dpi", "N", "of a PNG (default 192: two pixels for each CSS pixel)" },
            choice("--theme", "THEME", "the colours and the ground", { "light", "dark", "transparent" }),
            { "--title", "TEXT", "in place of the figure's own" },
            { "--subtitle", "TEXT",
                "in place of the figure's own, which then stands in the footer: unit, basis and quarter are in every picture" },
            { "--note", "TEXT", "one more sentence in the footer" },
            choice("--text", "HOW", "an SVG's words as text, which can be edited, or as paths, which look the same without the font",
                { "text", "paths" }),
            choice("--lang", "LANG", "the language of the figure's words", { "en" }), view("--view", aView) },
        true,
        { "export fleet.flop -o ranking.png", "export fleet.flop -o growth.svg --figure growth --by chip-kind --chip-kind GPU,TPU",
            "export fleet.flop -o column.pdf --preset column --title 'Who has the chips?'",
            "export fleet.flop --all -o figures --format pdf" } };
}

CommandSpec explainCommand()
{
    return { "explain",
        { { "explain FILE --item NAME [OPTION...]", "a drawn value down to its records" },
            { "explain FILE --from Q --at Q [OPTION...]", "what changed between two quarters, and why" } },
        "Explains one value of a figure: its formula, its operands with intervals and marks, the records they rest on with what other "
        "sources claim beside them, and the sources. Each line begins with its number, and that follows from the lines below it that are "
        "indented more. With two quarters, or two views, it says of each organization what its value was, what it is, and which records "
        "entered, left or count otherwise.",
        { { "--item", "NAME", "the value's thing: the organization of a ranking, the chip of chips, the run of training" },
            { "--series", "NAME", "the series of growth, shares and versus" },
            { "--quarter", "QUARTER", "of a figure over quarters; the last one drawn where it is left out" },
            view("--against", "a view to compare with: what has changed since"), view("--view", aView),
            choice("--cite", "FORM", "instead of the tree the sources", { "footnote", "plain", "bibtex" }),
            flag("--json", "as JSON, numbers in full") },
        true,
        { "explain fleet.flop --item OpenAI --at 2025Q4", "explain fleet.flop --figure growth --series TPU --quarter 2024Q1",
            "explain fleet.flop --from 2023Q3 --at 2025Q4" } };
}

CommandSpec reportCommand()
{
    auto views = view("--view", std::string(aView) + "; repeated, in the order given. Without it all saved views, or the default view");
    views.repeats = true;
    return { "report", { { "report FILE -o OUT [OPTION...]", "saved views with contents, sources and method, as .pdf or .html" } },
        "Writes saved views with their captions as one report: a title page, the contents, a figure a page, the sources behind what is "
        "drawn, "
        "and how the numbers are made. A PDF is for print; HTML is one file that needs no other, with the table of each figure. An "
        "existing "
        "OUT is replaced.",
        { output("OUT", "the file, which ends in .pdf or .html"), views, { "--title", "TEXT", "the title of the report" } }, false,
        { "report fleet.flop -o fleet.pdf",
            "report fleet.flop -o fleet.html --title 'Compute in 2025' --view start --view 'figure=growth&by=organization'" } };
}

CommandSpec checkCommand()
{
    return { "check", { { "check FILE [--at QUARTER] [--json]", "what in a document does not fit together" } },
        "Lists the open findings, one a line with its severity and its check: stocks that do not add up, claims that differ, more let "
        "than owned, contained above their aggregate, units before the chip was introduced, unknown providers, negative stocks, FLOP "
        "apart, more researchers than employees, and sources long silent. Findings that are waived with a note are not listed. Exit code "
        "0: none is open, 2: some are.",
        { { "--at", "QUARTER", "the quarter whose values tell which sources are old; where it is left out the one the document opens at" },
            flag("--json", "the findings with their records, as JSON") } };
}

CommandSpec diffCommand()
{
    return { "diff", { { "diff A B [--json]", "the records that two documents do not have alike" } },
        "Compares the records of two documents, or of folders of CSVs. Records are the same where they are called the same: by name or "
        "key, claims by all that tells claims apart. A line each: `-` only A has the record, `+` only B has it, `~` both have it, with "
        "the fields that differ and both values. Ids, the order of records and the history count for nothing. Exit code 0: there is no "
        "difference, 2: there is one.",
        { flag("--json", "the differences as JSON, numbers as numbers") }, false,
        { "diff fleet.flop copy.flop", "diff fleet.flop tables" } };
}

CommandSpec backupCommand()
{
    return { "backup", { { "backup FILE OUT [--share]", "a verified copy" } },
        "Copies a document into one file, checks the copy and puts it in its place only when it is whole. It may be made while others "
        "edit.",
        { flag("--share", "leave out the history and all notes, to give the copy to others"),
            flag("--force", "replace OUT if it exists") } };
}

CommandSpec helpCommand()
{
    return { "help",
        { { "help [COMMAND]", "this, or more about one command" }, { "help method [PAGE]", "how every number is made, with its formula" } },
        "Tells what the commands do, or how numbers are made. Pages of the method: " + model::joined(model::methodPageIds(), ", ") + ".",
        {} };
}

}

const std::vector<CommandSpec>& allCommands()
{
    static const std::vector<CommandSpec> commands { newCommand(), loadCommand(), dumpCommand(), importCommand(), exportCommand(),
        explainCommand(), reportCommand(), checkCommand(), diffCommand(), backupCommand(), helpCommand() };
    return commands;
}

const CommandSpec* commandNamed(std::string_view name)
{
    const auto found = std::ranges::find(allCommands(), name, &CommandSpec::name);
    return found == allCommands().end() ? nullptr : &*found;
}

std::vector<OptionSpec> optionsOf(const CommandSpec& command)
{
    auto options = command.options;
    if (command.takesView)
        options.insert(options.end(), viewOptionSpecs().begin(), viewOptionSpecs().end());
    return options;
}

const std::vector<OptionSpec>& programOptions()
{
    static const std::vector<OptionSpec> options { { "--help", {}, "as `flopulence help`, behind a command about that one", {}, "-h" },
        { "--version", {}, "the version", {}, "-V" } };
    return options;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help.h"

#include "model/base/text.h"
#include "model/figure/method.h"
#include "model/view/view_query.h"

#include <fmt/format.h>

namespace app {

namespace {

constexpr std::string_view overview = R"(Flopulence shows who is GPU-rich and who is GPU-poor, since when, and how sure we are.

  flopulence [FILE]                         open the dashboard
  flopulence new FILE [--sample]            a new document, empty or with the sample data
  flopulence load DIR -o FILE               a folder of CSVs into a document
  flopulence dump FILE -o DIR               a document into a folder of CSVs
  flopulence import FILE TABLE.csv...       tables of a spreadsheet or a publisher into a document
  flopulence backup FILE OUT [--share]      a verified copy
  flopulence export FILE -o OUT [options]   a figure as .png, .svg, .pdf, .csv or .json
  flopulence export FILE --all -o DIR       every saved view
  flopulence explain FILE --item NAME       a drawn value down to its records, or what changed and why
  flopulence check FILE [--at Q] [--json]   what in a document does not fit together
  flopulence help [COMMAND]                 this, or more about one command
  flopulence help method [PAGE]             how every number is made, with its formula
  flopulence --version

Only the dashboard needs a display. Exit code 0: done, 1: error, 2: check found something.
)";

constexpr std::string_view helpOfNew = R"(flopulence new FILE [--sample] [--force]

Makes a document: empty, or with the sample data.

  --sample   with the bundled records and their sources
  --force    replace FILE if it exists
)";

constexpr std::string_view helpOfLoad = R"(flopulence load DIR -o FILE [--force]

Makes a document of a folder of CSVs: organizations.csv, chips.csv, sources.csv, inventory.csv, headcount.csv and training_runs.csv,
and saved_views.csv, waivers.csv and recipes.csv where there are any. With an error in them no file is made.

  -o FILE    the document to make
  --force    replace FILE if it exists
)";

constexpr std::string_view helpOfDump = R"(flopulence dump FILE -o DIR [--force]

Writes all records of a document as a folder of CSVs, without loss; `flopulence load` reads them back.

  -o DIR     the folder
  --force    replace CSVs that exist
)";

constexpr std::string_view helpOfImport = R"(flopulence import FILE TABLE.csv... [options]

Imports tables into a document as one step that the window can undo. Encoding, separator, header and the writing of numbers and dates are
found out table by table; columns are matched to fields by their names, or by a recipe. With a problem in any row nothing is imported and
the problems are listed, the first 100 of them. Rows that a recipe leaves out are listed and no problem.

  --table TABLE      inventory, headcount, training_run, organization, chip or source; found out from the columns where it is left out
  --recipe NAME      a recipe of the document, or `epoch-owners`: Epoch AI's chips by owner and quarter as published
  --on-conflict HOW  what to do with a row whose record (the same organization, chip, quarter, ..., source) the document has already:
                       stop     import nothing and name such rows (default)
                       keep     pass over rows that say the same; one that says something else is a problem, as a source cannot
                                say two things - claims of different sources always stand side by side
                       update   put the row's values into the record
                       skip     leave the record as it is
  --dry-run          say what would happen, with all problems, and change nothing

  flopulence import fleet.flop nvidia_owners_quarters_by_chip.csv --recipe epoch-owners --dry-run
)";

constexpr std::string_view helpOfBackup = R"(flopulence backup FILE OUT [--share] [--force]

Copies a document into one file, checks the copy and puts it in its place only when it is whole. It may be made while others edit.

  --share    leave out the history and all notes, to give the copy to others
  --force    replace OUT if it exists
)";

constexpr std::string_view helpOfExport = R"(flopulence export FILE -o OUT [options]
flopulence export FILE --all -o DIR [options]

Writes one figure as a picture (.png, .svg, .pdf) or as its table (.csv, .json). An existing OUT is replaced. With --all it writes every
saved view into DIR, each as <name>.<format>.

  -o OUT             the file; `-` writes a table to standard output
  --all              every saved view; the folder is made where there is none
  --force            with --all: replace files that exist
  --format FORMAT    png, svg, pdf, csv or json, where the name does not say it (with --all png)
  --size WxH         in CSS pixels (default 1600x900) or in millimetres (85x60mm)
  --dpi N            of a PNG (default 192: two pixels for each CSS pixel)
  --theme THEME      light, dark or transparent
  --lang en          the language of the figure's words
  --view VIEW        a saved view's name, a line such as 'figure=growth&by=organization', or a file holding one

The figure is the default view, or --view, with these options over it. Lists are separated by commas or given as repeated options:

)";

constexpr std::string_view helpOfExplain = R"(flopulence explain FILE --item NAME [options]
flopulence explain FILE --from QUARTER --at QUARTER [--item NAME] [options]

Explains one value of a figure: its formula, its operands with intervals and marks, the records they rest on with what other sources claim
beside them, and the sources. Each line begins with its number, and that follows from the lines below it that are indented more. With two
quarters, or two views, it says of each organization what its value was, what it is, and which records entered, left or count otherwise.

  --item NAME        the organization of a ranking
  --series NAME      the series of growth
  --quarter QUARTER  of growth; the last one drawn where it is left out
  --from, --at       two quarters to compare
  --against VIEW     a view to compare with: what has changed since
  --view VIEW        a saved view's name, a line such as 'figure=growth&by=organization', or a file holding one
  --cite FORM        instead of the tree: footnote, plain (references) or bibtex
  --json             as JSON, numbers in full

and every option of a view that `flopulence help export` lists.

  flopulence explain fleet.flop --item OpenAI --at 2025Q4
  flopulence explain fleet.flop --figure growth --series TPU --quarter 2024Q1
  flopulence explain fleet.flop --from 2023Q3 --at 2025Q4
)";

constexpr std::string_view helpOfCheck = R"(flopulence check FILE [--at QUARTER] [--json]

Lists the open findings, one a line with its severity and its check: stocks that do not add up, claims that differ, more let than owned,
contained above their aggregate, units before the chip was introduced, unknown providers, negative stocks, FLOP apart, more researchers than
employees, and sources long silent. Findings that are waived with a note are not listed. Exit code 0: none is open, 2: some are.

  --at QUARTER   the quarter whose values tell which sources are old; where it is left out the one the document opens at
  --json         the findings with their records, as JSON
)";

constexpr std::string_view exampleOfExport = R"(
  flopulence export fleet.flop -o ranking.png
  flopulence export fleet.flop -o growth.svg --figure growth --by chip-kind --chip-kind GPU,TPU
  flopulence export fleet.flop --all -o figures --format pdf
)";

std::string_view namesTaken(std::string_view key)
{
    if (key == "base" || key == "at" || key == "from" || key == "to")
        return "a quarter, such as 2025Q4";
    if (key == "prefer")
        return "source keys";
    if (key == "organization" || key == "chip" || key == "country" || key == "vendor")
        return "names";
    return "a number";
}

std::string viewOptions()
{
    std::string text;
    for (const auto& key : model::viewKeys()) {
        const auto words = model::viewWords(key);
        text += fmt::format("  --{:<16} {}\n", key, words.empty() ? std::string(namesTaken(key)) : model::joined(words, ", "));
    }
    return text;
}

}

std::string helpText(std::string_view command, std::string_view page)
{
    if (command == "method")
        return model::methodText({}, page);
    if (command == "new")
        return std::string(helpOfNew);
    if (command == "load")
        return std::string(helpOfLoad);
    if (command == "dump")
        return std::string(helpOfDump);
    if (command == "import")
        return std::string(helpOfImport);
    if (command == "backup")
        return std::string(helpOfBackup);
    if (command == "explain")
        return std::string(helpOfExplain);
    if (command == "check")
        return std::string(helpOfCheck);
    if (command == "export")
        return std::string(helpOfExport) + viewOptions() + std::string(exampleOfExport);
    return std::string(overview);
}

}

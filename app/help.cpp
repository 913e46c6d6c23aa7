// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help.h"

#include "model/base/text.h"
#include "model/view/view_query.h"

#include <fmt/format.h>

namespace app {

namespace {

constexpr std::string_view overview = R"(Flopulence shows who is GPU-rich and who is GPU-poor, since when, and how sure we are.

  flopulence [FILE]                         open the dashboard
  flopulence new FILE [--sample]            a new document, empty or with the sample data
  flopulence load DIR -o FILE               a folder of CSVs into a document
  flopulence dump FILE -o DIR               a document into a folder of CSVs
  flopulence export FILE -o OUT [options]   a figure as .png, .svg, .pdf, .csv or .json
  flopulence help [COMMAND]                 this, or more about one command
  flopulence --version

Only the dashboard needs a display. Exit code 0: done, 1: error.
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

constexpr std::string_view helpOfExport = R"(flopulence export FILE -o OUT [options]

Writes one figure as a picture (.png, .svg, .pdf) or as its table (.csv, .json). An existing OUT is replaced.

  -o OUT             the file; `-` writes a table to standard output
  --format FORMAT    png, svg, pdf, csv or json, where the name does not say it
  --size WxH         in CSS pixels (default 1600x900) or in millimetres (85x60mm)
  --dpi N            of a PNG (default 192: two pixels for each CSS pixel)
  --theme THEME      light, dark or transparent
  --lang en          the language of the figure's words
  --view VIEW        a saved view's name, a line such as 'figure=growth&by=organization', or a file holding one

The figure is the default view, or --view, with these options over it. Lists are separated by commas or given as repeated options:

)";

constexpr std::string_view exampleOfExport = R"(
  flopulence export fleet.flop -o ranking.png
  flopulence export fleet.flop -o growth.svg --figure growth --by chip-kind --chip-kind GPU,TPU
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

std::string helpText(std::string_view command)
{
    if (command == "new")
        return std::string(helpOfNew);
    if (command == "load")
        return std::string(helpOfLoad);
    if (command == "dump")
        return std::string(helpOfDump);
    if (command == "export")
        return std::string(helpOfExport) + viewOptions() + std::string(exampleOfExport);
    return std::string(overview);
}

}

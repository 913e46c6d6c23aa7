// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terminal.h"
#include "model/exchange/import_plan.h"
#include "model/figure/picture_words.h"
#include "ui/charts/export_figure.h"
#include "ui/charts/report_painter.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace app {

struct OpenWindow {
    std::optional<std::string> file;
};

struct NewDocument {
    std::filesystem::path file;
    bool hasSample = false;
    bool replaces = false;
    int operator()(Terminal& terminal) const;
};

struct LoadFolder {
    std::filesystem::path folder;
    std::filesystem::path file;
    bool replaces = false;
    int operator()(Terminal& terminal) const;
};

struct DumpFolder {
    std::filesystem::path file;
    std::filesystem::path folder;
    bool replaces = false;
    int operator()(Terminal& terminal) const;
};

struct ImportTables {
    std::filesystem::path file;
    std::vector<std::filesystem::path> tables;
    std::optional<model::RecordKind> kind;
    std::string recipe; ///< a name; empty: columns are matched by their names
    std::optional<model::ConflictPolicy> onConflict;
    bool isTrial = false;
    int operator()(Terminal& terminal) const;
};

struct BackUp {
    std::filesystem::path file;
    std::filesystem::path target;
    bool isShared = false; ///< without the journal and the notes
    bool replaces = false;
    int operator()(Terminal& terminal) const;
};

enum class OutputFormat { Png, Svg, Pdf, Csv, Json };

/// How it is written as --format and as a file's ending.
std::string_view formatName(OutputFormat format);

struct ExportFigure {
    std::filesystem::path file;
    std::string output;    ///< a path, or `-` for standard output; of all saved views a folder
    bool isAll = false;    ///< every saved view, each in a file of its name
    bool replaces = false; ///< of all saved views: files that are there
    OutputFormat format = OutputFormat::Png;
    std::string view;                                         ///< a line, a saved view's name or a file's; empty: the default view
    std::vector<std::pair<std::string, std::string>> options; ///< view keys with their values, over `view`, in the order given
    charts::PictureSpec picture;
    model::PictureWords words;
    int operator()(Terminal& terminal) const;
};

enum class ExplainForm { Text, Json, Footnote, Citation, Bibtex };

/// What a drawn value follows from, or why it is another than before.
struct ExplainValue {
    std::filesystem::path file;
    std::string item;   ///< an organization of a ranking
    std::string series; ///< of growth
    std::optional<model::Quarter> quarter;
    std::string view;    ///< as of ExportFigure
    std::string against; ///< a second view, the one before; empty: none
    std::vector<std::pair<std::string, std::string>> options;
    ExplainForm form = ExplainForm::Text;
    int operator()(Terminal& terminal) const;
};

struct WriteReport {
    std::filesystem::path file;
    std::filesystem::path output;
    charts::ReportFormat format = charts::ReportFormat::Pdf;
    std::string title;              ///< empty: the usual one
    std::vector<std::string> views; ///< each as of ExportFigure; none: all saved views
    int operator()(Terminal& terminal) const;
};

struct CheckDocument {
    std::filesystem::path file;
    std::optional<model::Quarter> at; ///< else the quarter the document opens at
    bool isJson = false;
    int operator()(Terminal& terminal) const;
};

struct DiffDocuments {
    std::filesystem::path first; ///< a document, or a folder of CSVs
    std::filesystem::path second;
    bool isJson = false;
    int operator()(Terminal& terminal) const;
};

struct ShowHelp {
    std::string command; ///< or `method`; empty: all of them
    std::string page;    ///< of the method; empty: all of them
    int operator()(Terminal& terminal) const;
};

struct ShowVersion {
    int operator()(Terminal& terminal) const;
};

/// A subcommand with its arguments, ready to run: the exit code, or Error in one sentence.
using Command = std::function<int(Terminal&)>;

/// What the arguments (without the program's name) ask for. `fileExists` tells a document's path from a mistyped command.
/// Throws Error (Usage) in one sentence that names the nearest right word.
std::variant<OpenWindow, Command> parseCommandLine(
    std::span<const std::string> arguments, const std::function<bool(const std::string&)>& fileExists);

/// The words that may stand first.
std::vector<std::string> commandNames();

/// `1600x900` in CSS pixels or `85x60mm`; throws Error (Usage) for what no picture can be.
QSize parseSize(const std::string& text);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"
#include "model/figure/picture_words.h"
#include "ui/charts/export_figure.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace app {

enum class OutputFormat { Png, Svg, Pdf, Csv, Xlsx, Json };

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

CommandSpec exportCommand();

}

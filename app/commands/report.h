// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"
#include "ui/charts/report_painter.h"

#include <filesystem>
#include <string>
#include <vector>

namespace app {

struct WriteReport {
    std::filesystem::path file;
    std::filesystem::path output;
    charts::ReportFormat format = charts::ReportFormat::Pdf;
    std::string title;   ///< empty: the usual one
    std::string preface; ///< a paragraph a line
    std::string pin;     ///< organizations that are marked in views that pin nobody, as a view has them
    bool hasSources = true;
    bool hasMethod = true;
    int figuresPerPage = 2;
    std::vector<std::string> views; ///< each as of ExportFigure; none: all saved views

    int operator()(Terminal& terminal) const;
};

CommandSpec reportCommand();

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command.h"
#include "model/records/quarter.h"

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace app {

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

CommandSpec explainCommand();

}

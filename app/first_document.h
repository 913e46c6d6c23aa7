// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace ui {
class MainWindow;
class Prompts;
}

namespace app {

/// Opens `file`, else the document of the last time, else a private copy of the sample; a picture is shown over the last two. Where the
/// last opening did not come to its end nothing is opened unasked: the program would be frozen at every start.
void openFirst(ui::MainWindow& window, ui::Prompts& prompts, const std::optional<std::string>& file);

}

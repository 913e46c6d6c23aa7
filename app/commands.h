// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "app/terminal.h"

namespace app {

// One function a subcommand: the exit code, or Error in one sentence.
int run(const NewDocument& command, Terminal& terminal);
int run(const LoadFolder& command, Terminal& terminal);
int run(const DumpFolder& command, Terminal& terminal);
int run(const ImportTables& command, Terminal& terminal);
int run(const BackUp& command, Terminal& terminal);
int run(const ExplainValue& command, Terminal& terminal);
int run(const WriteReport& command, Terminal& terminal);
int run(const CheckDocument& command, Terminal& terminal);
int run(const DiffDocuments& command, Terminal& terminal);
int run(const ExportFigure& command, Terminal& terminal);
int run(const ShowHelp& command, Terminal& terminal);
int run(const ShowVersion& command, Terminal& terminal);

/// Throws Error where no window can open because there is no display; `variable` reads the environment.
void requireDisplay(const std::function<const char*(const char*)>& variable);

}

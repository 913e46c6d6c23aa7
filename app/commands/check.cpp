// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/check.h"

#include "app/day.h"
#include "model/figure/finding_text.h"
#include "model/store/document.h"
#include "model/view/resolve.h"
#include "words/commands.h"
#include "words/usage.h"

#include <fmt/format.h>

namespace app {

namespace {

Command parseCheck(const Arguments& arguments)
{
    CheckDocument command;
    command.file = arguments.onlyWord("FILE");
    command.isJson = arguments.has("--json");
    command.at = arguments.quarter("--at");
    return command;
}

}

CommandSpec checkCommand()
{
    return {
        .name = "check",
        .usages = { { "check FILE [--at QUARTER] [--json]", say::helpCheck::toFindings } },
        .about = { { say::helpCheck::about } },
        .options = { { "--at", "QUARTER", say::helpCheck::at }, flag("--json", say::helpCheck::json) },
        .parse = parseCheck,
    };
}

namespace {

/// Whether the file holds what was written into it; says so where it does not.
bool saysWhole(const model::Document& document, Terminal& terminal)
{
    try {
        model::requireWhole(document.written());
        document.requireIntact();
    } catch (const model::Error& error) {
        if (error.code != model::ErrorCode::Damaged)
            throw;
        terminal.error(error);
        return false;
    }
    return true;
}

}

int CheckDocument::operator()(Terminal& terminal) const
{
    const auto document = model::Document::open(file, model::Document::Mode::ReadOnly);
    const auto& dataset = *document.dataset();
    model::ViewState view;
    view.at = at;
    const bool isWhole = saysWhole(document, terminal);
    const auto quarter = model::resolve(view, dataset).at;
    const auto all = model::findings(dataset, model::ClaimOptions::of(view), quarter,
        terminal.progress({ say::progress::check, { { "file", file.string() } } }), quarterOfToday());
    terminal.clearProgress();

    std::string text;
    if (isJson) {
        text = model::findingsJson(all, dataset, quarter);
    } else {
        for (const auto& finding : all) {
            if (!finding.isWaived)
                text += plainLine(
                            fmt::format("{}: {}: {}", word(finding.severity), word(finding.check), model::findingText(finding, dataset)))
                    + "\n";
        }
    }
    if (!text.empty())
        terminal.write(text);
    return isWhole && model::countOpen(all) == 0 ? 0 : foundSomething;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "model/figure/finding_text.h"
#include "model/store/document.h"
#include "model/view/resolve.h"

#include <fmt/format.h>

namespace app {

namespace {

constexpr int foundSomething = 2;

}

int run(const CheckDocument& command, Terminal& terminal)
{
    const auto document = model::Document::open(command.file, model::Document::Mode::ReadOnly);
    const auto& dataset = *document.dataset();
    model::ViewState view;
    view.at = command.at;
    const auto at = model::resolve(view, dataset).at;
    const auto all = model::findings(dataset, model::ClaimOptions::of(view), at, terminal.progress("checking " + command.file.string()));
    terminal.clearProgress();

    std::string text;
    if (command.isJson) {
        text = model::findingsJson(all, dataset, at);
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
    return model::countOpen(all) == 0 ? 0 : foundSomething;
}

}

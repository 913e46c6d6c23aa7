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

int CheckDocument::operator()(Terminal& terminal) const
{
    const auto document = model::Document::open(file, model::Document::Mode::ReadOnly);
    const auto& dataset = *document.dataset();
    model::ViewState view;
    view.at = at;
    const auto quarter = model::resolve(view, dataset).at;
    const auto all = model::findings(dataset, model::ClaimOptions::of(view), quarter, terminal.progress("checking " + file.string()));
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
    return model::countOpen(all) == 0 ? 0 : foundSomething;
}

}

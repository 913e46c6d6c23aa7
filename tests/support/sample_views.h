// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/view/view_query.h"

#include <algorithm>
#include <string>
#include <vector>

namespace test {

/// View lines that together show every figure, unit, grouping and mark of the sample: each has a golden text, and every value of each is
/// explained and has records behind it. A figure or unit that no line shows gets one.
inline std::vector<std::string> sampleViews()
{
    std::vector<std::string> lines {
        "",
        "at=2023Q3",
        "at=2024Q4&per=employees",
        "at=2025Q4&per=none&scale=linear&top=10",
        "at=2024Q4&unit=power&per=none&access=owned",
        "at=2025Q4&unit=memory&kind=lab",
        "at=2025Q4&unit=gpt4s&mfu=0.3",
        "at=2025Q4&basis=int8&top=8",
        "at=2026Q4&status=planned&kind=lab",
        "at=2025Q4&evidence=press",
        "at=2025Q4&chip-kind=TPU",
        "at=2012Q1",
        "at=2025Q4&top=10&pin=Mistral AI",
        "figure=growth",
        "figure=growth&chip-kind=TPU,GPU&unit=h100e",
        "figure=growth&by=organization&unit=h100e&measure=stock",
        "figure=growth&measure=stock&style=lines&by=vendor&unit=power",
        "figure=growth&measure=index&by=chip-kind&base=2023Q4&from=2023Q1",
        "figure=growth&access=access&by=provider&measure=stock&unit=h100e",
        "figure=growth&access=access&by=kind",
        "figure=growth&by=country&unit=cost",
        "figure=growth&status=planned&access=access&organization=OpenAI,Anthropic&by=organization&measure=stock&unit=h100e&to=2026Q4",
        "figure=growth&organization=OpenAI",
        "figure=growth&organization=",
        "figure=growth&from=2025Q1&to=2024Q1",
        "figure=growth&by=chip&unit=flops&style=lines&scale=log&vendor=Google",
        "figure=shares",
        "figure=shares&by=organization",
        "figure=shares&by=vendor&access=access&unit=power&at=2024Q4",
        "figure=versus",
        "figure=versus&groups=TPU v5:organization=Google;chip=TPU v5e|TPU v5p,Five "
        "others:organization=OpenAI|Meta|CoreWeave|Oracle|Amazon;chip-kind=GPU&access=access&measure=stock&at=2024Q4",
        "figure=versus&groups=TPU:chip-kind=TPU,GPU:chip-kind=GPU&measure=index&style=lines&base=2023Q4",
        "figure=suppliers",
        "figure=suppliers&kind=lab&unit=power&at=2024Q4",
        "figure=wealth",
        "figure=wealth&per=employees&scale=linear&at=2024Q4&trails=on",
        "figure=lorenz&quarters=2023Q4,2025Q4",
        "figure=training",
        "figure=training&organization=Google,Google DeepMind&at=2024Q2",
        "figure=chips",
        "figure=chips&x=introduced&y=price&vendor=NVIDIA",
        "figure=decode",
        "figure=decode&chip=H100 SXM,TPU v5e&bytes=2,0.5&sizes=1e9-1e11",
    };
    const auto isShown = [&](auto isIt) {
        return std::ranges::any_of(lines, [&](const std::string& line) { return isIt(model::parseQuery(line).view); });
    };
    for (const auto figure : model::allValues<model::FigureKind>()) {
        if (!isShown([&](const model::ViewState& view) { return view.figure == figure; }))
            lines.push_back("figure=" + std::string(model::word(figure)));
    }
    for (const auto unit : model::allValues<model::Unit>()) {
        const auto takes
            = [&](const model::ViewState& view) { return view.unit.value_or(model::factsOf(view.figure).defaults.unit) == unit; };
        if (!isShown(takes))
            lines.push_back("at=2025Q4&per=none&unit=" + std::string(model::word(unit)));
    }
    return lines;
}

}

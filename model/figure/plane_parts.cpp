// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/plane_parts.h"

#include "model/compute/select.h"
#include "model/figure/palette.h"
#include "model/view/view_words.h"
#include "words/training.h"

#include <fmt/format.h>

#include <algorithm>

namespace model {

std::string peopleText(const FigureContext& context)
{
    return context.words(peopleNames[*fromWord<Population>(word(context.resolved.per))]);
}

std::vector<SourceIndex> chipSources(const FigureContext& context, const std::vector<ChipIndex>& chips)
{
    std::map<SourceIndex, std::size_t> uses;
    for (const auto chip : chips) {
        if (const auto source = context.ledger.chip(chip).source)
            ++uses[context.ledger.sourceIndex(*source)];
    }
    return mostFrequentFirst(uses);
}

std::vector<Series> seriesOfMost(const FigureContext& context, std::map<std::string, std::size_t> counts, std::size_t most)
{
    counts.erase(std::string());
    auto names = mostFrequentFirst(counts);
    if (names.size() > most + 1) // one alone is no rest
        names.resize(most);
    std::vector<Series> all;
    const DistinctPaints paints(context.palette, names);
    for (const auto& name : names) {
        Series series;
        series.name = series.label = name;
        series.selection = SelectedSeries { name };
        series.paint = paints.of(name);
        all.push_back(std::move(series));
    }
    Series rest;
    rest.name = "other";
    rest.selection = SelectedSeries { rest.name };
    rest.label = context.words(say::training::others);
    rest.paint = otherPaint();
    all.push_back(std::move(rest));
    return all;
}

Series& seriesNamed(std::vector<Series>& all, std::string_view name)
{
    const auto found = std::ranges::find(all, name, &Series::name);
    return found == all.end() ? all.back() : *found;
}

std::string drawnText(const FigureContext& context, const Message& message, std::size_t drawn, std::size_t all)
{
    return context.words(message, { { "n", drawn }, { "all", all } });
}

std::vector<ChipIndex> chipsShown(const FigureContext& context)
{
    const auto passing = chosen(context.dataset(), context.view).chips;
    std::vector<ChipIndex> chips;
    for (const auto i : passing.indices()) {
        if (passing[i])
            chips.push_back(i);
    }
    std::ranges::sort(chips, {}, [&](ChipIndex chip) -> const std::string& { return context.ledger.chip(chip).name; });
    return chips;
}

std::vector<std::string> namesOfChips(const FigureContext& context)
{
    std::vector<std::string> names;
    for (const auto chip : chipsShown(context))
        names.push_back(context.ledger.chip(chip).name);
    return names;
}

}

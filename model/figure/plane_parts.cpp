// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/plane_parts.h"

#include "model/compute/select.h"
#include "model/view/view_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace model {

Per populationShown(const FigureContext& context)
{
    return context.resolved.per == Per::None ? Per::Researchers : context.resolved.per;
}

std::string peopleText(const FigureContext& context, Per population)
{
    return context.words("people." + std::string(word(population)));
}

std::string subjectText(const FigureContext& context)
{
    return context.words("shares.what." + std::string(word(context.resolved.unit)));
}

void addSources(const FigureContext& context, const std::vector<Index>& sources, Figure& figure)
{
    for (const auto source : sources)
        figure.sources.push_back(context.ledger.source(source).id);
    figure.footer.push_back(sourcesLine(context, sources));
}

std::vector<Index> chipSources(const FigureContext& context, const std::vector<Index>& chips)
{
    std::map<Index, std::size_t> uses;
    for (const auto chip : chips) {
        if (const auto source = context.ledger.chip(chip).source)
            ++uses[context.ledger.sourceIndex(*source)];
    }
    std::vector<Index> sources;
    for (const auto& [source, count] : uses)
        sources.push_back(source);
    std::ranges::stable_sort(sources, std::ranges::greater(), [&](Index source) { return uses[source]; });
    return sources;
}

std::string drawnText(const FigureContext& context, std::string_view what, std::size_t drawn, std::size_t all)
{
    return context.words(fmt::format("status.{}", what), { { "n", std::to_string(drawn) }, { "all", std::to_string(all) } });
}

std::vector<Index> chipsShown(const FigureContext& context)
{
    const auto passing = chosen(context.dataset(), context.view).chips;
    std::vector<Index> chips;
    for (Index i = 0; i < passing.size(); ++i) {
        if (passing[i])
            chips.push_back(i);
    }
    std::ranges::sort(chips, {}, [&](Index chip) -> const std::string& { return context.ledger.chip(chip).name; });
    return chips;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/figure_parts.h"

#include "model/base/text.h"
#include "model/figure/series_parts.h"

namespace model {

FigureParts::FigureParts(const FigureContext& context)
    : m_context(context)
{
}

FigureParts::~FigureParts() = default;

Figure FigureParts::beginning() const
{
    Figure figure;
    figure.showsIntervals = false;
    return figure;
}

std::vector<SideValue> FigureParts::sideValues(const Figure&) const
{
    return {};
}

std::vector<KeyEntry> FigureParts::key(const Figure&) const
{
    return {};
}

Figure drawnFigure(const FigureContext& context, const FigureParts& parts)
{
    auto figure = parts.beginning();
    auto titles = parts.titles(figure);
    figure.title = std::move(titles.title);
    figure.subtitle = dotted(titles.subtitle);
    if (factsOf(context.view.figure).isOfQuarters && !hasQuarters(context.resolved)) {
        figure.emptyText = emptyRangeText(context, context.resolved);
        return figure;
    }
    parts.addValues(figure);
    figure.sideValues = parts.sideValues(figure);
    if (figure.isEmpty()) {
        figure.emptyText = parts.emptyText();
        return figure;
    }
    parts.addAxes(figure);
    figure.key = parts.key(figure);
    auto footer = parts.footer(figure);
    addSources(context, footer.sources, figure);
    figure.footer.insert(figure.footer.end(), std::make_move_iterator(footer.notes.begin()), std::make_move_iterator(footer.notes.end()));
    figure.summary = parts.summary(figure);
    return figure;
}

std::vector<KeyEntry> keyOf(const FigureContext& context, std::initializer_list<KeyMeaning> meanings)
{
    std::vector<KeyEntry> key;
    for (const auto& [occurs, symbol, said] : meanings) {
        if (occurs)
            key.push_back({ symbol, {}, context.words(said) });
    }
    return key;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/explain_holdings.h"
#include "model/figure/figure_parts.h"
#include "model/figure/inspection.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// Says of the values of one figure what they follow from, down to the records. What is needed for all of them is looked up once.
class FigureExplainer {
public:
    using Part = Explanation::Part;

    virtual ~FigureExplainer();

    /// Null where there is none.
    virtual Part value(const Selection& selection) = 0;

    /// The value along the other axis; null where that is a row or a quarter.
    virtual Part position(const Selection& selection);

    /// Of all that have a value, whatever `top`: organizations, series, models or chips.
    virtual std::vector<std::string> names() const = 0;

    /// Organizations without a value.
    virtual std::span<const LeftOut> leftOut() const;

    /// Whether the figure has an answer, be it that there is no value.
    virtual bool knows(const Selection& selection) const;

    /// The head of the inspector: "OpenAI · 2025Q4".
    virtual std::string heading(const Selection& selection) const;

    /// Why there is no value.
    virtual std::string whyNot(const Selection& selection) const;

    /// The words of the inspector for a value.
    virtual void describe(const Selection& selection, const Explanation& value, const Part& position, Inspection& inspection) const;

protected:
    explicit FigureExplainer(const FigureContext& context);

    const FigureContext& m_context;
    HoldingExplainer m_holdings;
};

/// Everything one figure is, besides its facts (model/view/figure_facts.h) and its words.
struct FigureRoom {
    Message menu; ///< its name in a menu: "&Ranking"
    std::unique_ptr<FigureParts> (*parts)(const FigureContext& context);
    std::unique_ptr<FigureExplainer> (*explainer)(const FigureContext& context);
    Selection (*named)(const TableRow& row); ///< what a row of its table stands for
    std::string_view pageOfPositions;        ///< of the method
    std::string_view (*pageOfValues)(const ViewState& view, const ResolvedView& resolved);
};

template <class Explainer> std::unique_ptr<FigureExplainer> explainerOf(const FigureContext& context)
{
    return std::make_unique<Explainer>(context);
}

}

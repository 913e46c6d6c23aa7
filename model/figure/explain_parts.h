// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/drawn_series.h"
#include "model/figure/figure_room.h"
#include "words/chips.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

// What the explanations of several figures share.

/// "peak speed"
inline constexpr EnumMessages<ChipFigure> chipFigureNames(say::chips::messages, "name.");

/// Of organizations that are ranked, whether drawn or beyond `top`.
class RankedExplainer : public FigureExplainer {
public:
    std::vector<std::string> names() const override;
    std::span<const LeftOut> leftOut() const override { return m_ranking.leftOut; }
    std::string heading(const Selection& selection) const override;

protected:
    RankedExplainer(const FigureContext& context, const ResolvedView& resolved);

    /// Null for those without a value, and what is no organization.
    const RankedOrganization* ranked(const Selection& selection) const;
    const RankedOrganization* ranked(std::string_view organization) const;

    Ranking m_ranking;
};

/// What an organization is ranked by: what it holds, over its people where the figure is per head.
Explanation::Part explainRanked(HoldingExplainer& holdings, const RankedOrganization& ranked, const std::string& name, Quarter quarter);

/// Of series over quarters.
class SeriesExplainer : public FigureExplainer {
public:
    std::vector<std::string> names() const override;
    bool knows(const Selection& selection) const override { return std::holds_alternative<SelectedSeries>(selection); }
    std::string heading(const Selection& selection) const override;
    std::string whyNot(const Selection& selection) const override;

protected:
    /// A value that is drawn.
    struct Drawn {
        const GroupSeries& series;
        Quarter quarter;
        const Cell& cell;
    };

    SeriesExplainer(const FigureContext& context, DrawnSeries drawn);

    Quarter quarterOf(const Selection& selection) const;
    std::optional<Drawn> drawn(const Selection& selection) const;

    /// What `sumAt` gives at a value's quarter, of an index over the base's, with the value as it is drawn.
    Part measured(const Drawn& drawn, const std::function<Part(Quarter)>& sumAt) const;

    /// Whether the view measures what is there, not what is added.
    bool isOfStocks() const { return m_context.view.measure != Change::Flow; }

    /// With the value as it is drawn.
    Part valued(Explanation value, const Drawn& drawn, bool hasEnds) const;

    /// What the groups of a series, or those drawn together as `other`, come to.
    Part sum(const std::string& series, Quarter quarter, bool isStock);

    DrawnSeries m_drawn;

private:
    bool isIn(const std::string& series, const Position& position) const;
};

/// A part of a whole: the first over the second, in percent.
Explanation::Part shareOf(Explanation::Part part, Explanation::Part whole, double value);

/// A sum without half-widths: of parts whose own are given where they are drawn.
Explanation plainSum(std::vector<Explanation::Part> operands, std::string label);

/// Nothing below nothing: the part, or 0 where it is below.
Explanation::Part notNegative(const Explanation::Part& part);

/// A figure of a chip's data sheet, in the unit of the chip's axis; null where it is unknown.
Explanation::Part explainChipFigure(
    const FigureContext& context, const PositionExplainer& positions, std::string_view chip, ChipFigure figure);

/// A number of a chip's record.
Explanation::Part explainChipRecord(
    const PositionExplainer& positions, const Chip& chip, double value, std::string_view unit, const std::string& label);

/// What rows of tables of organizations and of series over quarters stand for.
Selection organizationOf(const TableRow& row);
Selection seriesOf(const TableRow& row);

/// A series where a row names no value of it; else `item`.
Selection orSeriesOf(const TableRow& row, Selection item);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/lorenz.h"
#include "model/compute/shares.h"
#include "model/compute/suppliers.h"
#include "model/compute/training.h"
#include "model/compute/versus.h"
#include "model/figure/explain_holdings.h"
#include "model/figure/figure.h"
#include "model/figure/inspection.h"

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace model {

/// Says of the values of one figure what they follow from, down to the records. What is needed for all of them is looked up once.
class FigureExplainer {
public:
    using Part = Explanation::Part;

    explicit FigureExplainer(const FigureContext& context);
    ~FigureExplainer();

    /// The value, null where there is none.
    Part explain(const Selection& selection);

    /// The value along the other axis; null where that is a row or a quarter.
    Part explainPosition(const Selection& selection);

    /// Of all that have a value: organizations, series, models or chips.
    std::vector<std::string> names() const;

    /// Of a ranking or a figure made of one: the organization with a value, whether drawn or beyond `top`; null for all others.
    const RankedOrganization* ranked(std::string_view organization) const;

    /// Of the same: why an organization has no value; nothing for those with one and those the filters leave out.
    std::optional<Reason> leftOut(std::string_view organization) const;

    /// Of the same: who is in it and who is not, whatever `top`.
    const Ranking& ranking() const { return m_ranking; }

private:
    /// A side of a comparison under its own filters.
    struct Group {
        Group(const FigureContext& whole, const VersusGroup& group)
            : view(viewOf(whole.view, group))
            , context { whole.ledger, whole.order, view, whole.resolved, whole.words }
            , holdings(context)
        {
        }
        ViewState view;
        FigureContext context;
        HoldingExplainer holdings;
    };

    Part perHead(const RankedOrganization& ranked);
    Part amount(const RankedOrganization& ranked);
    struct Supply {
        SuppliedPart part;
        const RankedOrganization* whole = nullptr;
    };
    std::optional<Supply> supply(const Selection& selection) const;
    Part supplied(const Selection& selection);
    Part suppliedShare(const Selection& selection);
    Part seriesValue(const Selection& selection);
    Part share(const Selection& selection);
    Part compared(const Selection& selection);
    Part lorenzShare(const Selection& selection, bool ofPeople);
    Part flop(const Selection& selection);
    Part chipFigure(const std::string& name, ChipFigure figure);
    Part chipRecord(const Chip& chip, double value, std::string_view unit, const std::string& label);
    Part tokens(const Selection& selection);
    Part quotient(Part a, Part b, double value) const;

    static std::optional<Quarter> quarterOf(const Selection& selection);
    const Cell* cell(const DrawnSeries& drawn, const Selection& selection) const;
    Part seriesSum(const std::string& series, Quarter quarter, bool isStock);
    bool isIn(const std::string& series, const Position& position) const;
    Part withCell(Explanation value, const std::string& series, const Cell& cell, bool hasEnds) const;

    const FigureContext& m_context;
    HoldingExplainer m_holdings;
    Ranking m_ranking;
    DrawnSeries m_drawn;
    DrawnShares m_shares;
    DrawnVersus m_versus;
    std::map<std::string, std::unique_ptr<Group>> m_groups; ///< of versus, each under its own filters
    Training m_training;
    Suppliers m_suppliers;
    std::vector<Supplier> m_supplierNames;
};

/// What selects the value of a row of a figure's table.
Selection selectionOf(FigureKind figure, const TableRow& row);

}

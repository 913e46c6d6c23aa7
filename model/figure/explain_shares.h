// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/holding.h"
#include "model/figure/explain_positions.h"

#include <map>
#include <utility>

namespace model {

/// What part of an owned position counts for its holder: what is let to others and what is held by those an aggregate contains is not in it
/// (help method holding, help method remainders). Each explanation is made once and shared by all positions it holds for.
class ShareExplainer {
public:
    using Part = Explanation::Part;

    ShareExplainer(const FigureContext& context, PositionExplainer& positions);

    /// Of a position's stock; null where it counts in full and nothing is taken from it.
    Part ofStock(PositionIndex position, Quarter quarter);

    /// Of a position's flow; null where it counts in full.
    Part ofFlow(PositionIndex position, Quarter quarter);

private:
    using Amount = Part (ShareExplainer::*)(PositionIndex position, Quarter quarter);

    Part kept(OrganizationIndex organization, Quarter quarter);
    Part remainder(std::size_t aggregate, Quarter quarter);
    Part flowRemainder(std::size_t aggregate, Quarter quarter);
    Part leftOf(std::size_t aggregate, Part stock, Quarter quarter); ///< of an aggregate inside another one
    Part gainOf(const Holdings::Contained& part, const Holdings::Remainder& whole, Quarter quarter);
    Part stockAmount(PositionIndex position, Quarter quarter); ///< in H100e; null where it is unknown
    Part soldAmount(PositionIndex position, Quarter quarter);  ///< the same of chips as they are claimed
    Part flowAmount(PositionIndex position, Quarter quarter);
    Part weighted(PositionIndex position, Part units);
    Part sum(const std::vector<PositionIndex>& positions, Quarter quarter, Amount amount, std::string label);
    Part left(Part others, Part own, std::string label, std::vector<std::string> details);
    std::string coveredText(Quarter covered, Quarter quarter) const;

    const FigureContext& m_context;
    PositionExplainer& m_positions;
    ChipValues m_h100e;
    Holdings m_holdings;
    std::map<Quarter, std::vector<Reduction>> m_lettings;
    std::map<std::pair<OrganizationIndex, Quarter>, Part> m_kept;
    std::map<std::pair<std::size_t, Quarter>, Part> m_remainders;
    std::map<std::pair<std::size_t, Quarter>, Part> m_flowRemainders;
};

}

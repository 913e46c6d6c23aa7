// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/explain_shares.h"

#include "words/explain.h"
#include "words/figure.h"

namespace model {

namespace {

/// The organizations that are added up: those of series, else none.
ByOrganization<char> summed(const FigureContext& context)
{
    return factsOf(context.view.figure).isOfQuarters ? chosen(context.dataset(), context.view).organizations : ByOrganization<char>();
}

}

ShareExplainer::ShareExplainer(const FigureContext& context, PositionExplainer& positions)
    : m_context(context)
    , m_positions(positions)
    , m_h100e(h100Equivalents(context.dataset(), context.view.basis))
    , m_holdings(context.ledger, m_h100e, summed(context))
    , m_aggregateOf(context.ledger.positions().size(), none)
{
    for (std::size_t i = 0; i < m_holdings.aggregates().size(); ++i) {
        for (const auto position : m_holdings.aggregates()[i].positions)
            m_aggregateOf[position] = i;
    }
}

Explanation::Part ShareExplainer::ofStock(PositionIndex position, Quarter quarter)
{
    const auto& owner = m_context.ledger.positions()[position];
    if (owner.access != Access::Owned)
        return nullptr;
    const auto aggregate = m_aggregateOf[position];
    auto ofWhole = aggregate == none ? nullptr : remainder(aggregate, quarter);
    auto ofLet = m_context.resolved.access == Holding::HasAccess ? kept(owner.organization, quarter) : nullptr;
    if (!ofWhole || !ofLet)
        return ofWhole ? ofWhole : ofLet;
    Explanation both;
    both.operation = Operation::Product;
    both.label = m_context.words(say::inspect::shareCounted);
    both.operands = { std::move(ofWhole), std::move(ofLet) };
    return m_positions.finished(std::move(both));
}

Explanation::Part ShareExplainer::ofFlow(PositionIndex position, Quarter quarter)
{
    const auto aggregate = m_aggregateOf[position];
    return aggregate == none ? nullptr : flowRemainder(aggregate, quarter);
}

Explanation::Part ShareExplainer::weighted(PositionIndex position, Part units)
{
    const auto& owner = m_context.ledger.positions()[position];
    auto weight = m_positions.weight(owner.chip);
    if (!weight)
        return nullptr;
    Explanation amount;
    amount.operation = Operation::Product;
    amount.label = m_positions.label(owner, true);
    amount.unit = m_context.words(say::unit::shortH100e);
    amount.mark = units->mark;
    amount.source = units->source;
    amount.operands = { std::move(units), std::move(weight) };
    return m_positions.finished(std::move(amount));
}

Explanation::Part ShareExplainer::stockAmount(PositionIndex position, Quarter quarter)
{
    const auto& owner = m_context.ledger.positions()[position];
    return m_context.ledger.stock(owner, quarter) ? weighted(position, m_positions.stock(owner, quarter)) : nullptr;
}

Explanation::Part ShareExplainer::flowAmount(PositionIndex position, Quarter quarter)
{
    const auto& owner = m_context.ledger.positions()[position];
    return m_context.ledger.flow(owner, quarter) ? weighted(position, m_positions.flow(owner, quarter)) : nullptr;
}

Explanation::Part ShareExplainer::sum(const std::vector<PositionIndex>& positions, Quarter quarter, Amount amount, std::string label)
{
    Explanation total;
    total.operation = Operation::Sum;
    total.label = std::move(label);
    total.unit = m_context.words(say::unit::shortH100e);
    for (const auto position : positions) {
        if (auto part = (this->*amount)(position, quarter); part && part->value != 0)
            total.operands.push_back(std::move(part));
    }
    return m_positions.finished(std::move(total));
}

Explanation::Part ShareExplainer::left(Part others, Part own, std::string label, std::string detail)
{
    Explanation share;
    share.operation = Operation::Remainder;
    share.label = std::move(label);
    share.detail = std::move(detail);
    share.operands = { std::move(others), std::move(own) };
    auto made = m_positions.finished(std::move(share));
    return made->value == 1 ? nullptr : made;
}

Explanation::Part ShareExplainer::kept(OrganizationIndex organization, Quarter quarter)
{
    const auto [found, isNew] = m_kept.try_emplace({ organization, quarter });
    if (!isNew)
        return found->second;
    const auto [lettings, isFirst] = m_lettings.try_emplace(quarter);
    if (isFirst)
        lettings->second = m_holdings.lettings(quarter, stocksAt(m_context.ledger, quarter));
    const auto account = lettings->second.find(organization);
    if (account == lettings->second.end())
        return nullptr;
    const auto& name = m_context.ledger.organization(organization).name;
    const auto& words = m_context.words;
    found->second
        = left(sum(account->second.otherPositions, quarter, &ShareExplainer::stockAmount, words(say::inspect::let, { { "name", name } })),
            sum(account->second.ownedPositions, quarter, &ShareExplainer::stockAmount, words(say::inspect::allOwned, { { "name", name } })),
            words(say::inspect::shareKept), words(say::inspect::shareKeptDetail));
    return found->second;
}

Explanation::Part ShareExplainer::remainder(std::size_t aggregate, Quarter quarter)
{
    const auto [found, isNew] = m_remainders.try_emplace({ aggregate, quarter });
    if (!isNew)
        return found->second;
    const auto& words = m_context.words;
    const auto& whole = m_holdings.aggregates()[aggregate];
    const auto& positions = m_context.ledger.positions();
    Explanation others;
    others.operation = Operation::Sum;
    others.label = words(say::inspect::containedSince, { { "quarter", quarterText(whole.firstClaim) } });
    others.unit = words(say::unit::shortH100e);
    for (const auto& part : whole.contained) {
        Explanation gained;
        gained.operation = Operation::Sum;
        gained.label = m_context.ledger.organization(positions[part.positions.front()].organization).name;
        gained.unit = others.unit;
        for (std::size_t k = 0; k < part.positions.size(); ++k) {
            const auto& position = positions[part.positions[k]];
            if (!m_context.ledger.stock(position, quarter))
                continue;
            auto now = m_positions.stock(position, quarter);
            const bool wasKnown = m_context.ledger.stock(position, whole.firstClaim - 1).has_value();
            Explanation since;
            since.operation = Operation::Difference;
            since.label = words(say::inspect::since, { { "quarter", quarterText(whole.firstClaim) } });
            since.unit = now->unit;
            since.mark = now->mark;
            since.source = now->source;
            since.operands = { std::move(now),
                wasKnown ? m_positions.stock(position, whole.firstClaim - 1)
                         : m_positions.constant(0, words(say::inspect::beforeUnknown), since.unit) };
            if (auto amount = weighted(part.positions[k], m_positions.finished(std::move(since))); amount && amount->value != 0)
                gained.operands.push_back(std::move(amount));
        }
        if (gained.operands.empty())
            continue;
        auto sum = m_positions.finished(std::move(gained));
        if (sum->value < 0) {
            Explanation least;
            least.operation = Operation::NotNegative;
            least.label = sum->label;
            least.unit = sum->unit;
            least.detail = words(say::inspect::notNegative);
            least.operands = { std::move(sum) };
            sum = m_positions.finished(std::move(least));
        }
        others.operands.push_back(std::move(sum));
    }
    const auto& name = m_context.ledger.organization(positions[whole.positions.front()].organization).name;
    found->second = left(m_positions.finished(std::move(others)),
        sum(whole.positions, quarter, &ShareExplainer::stockAmount, words(say::inspect::allOwned, { { "name", name } })),
        words(say::inspect::shareOwn, { { "name", name } }), words(say::inspect::shareOwnDetail));
    return found->second;
}

Explanation::Part ShareExplainer::flowRemainder(std::size_t aggregate, Quarter quarter)
{
    const auto [found, isNew] = m_flowRemainders.try_emplace({ aggregate, quarter });
    if (!isNew)
        return found->second;
    const auto& words = m_context.words;
    const auto& whole = m_holdings.aggregates()[aggregate];
    const auto& name = m_context.ledger.organization(m_context.ledger.positions()[whole.positions.front()].organization).name;
    std::vector<PositionIndex> contained;
    for (const auto& part : whole.contained)
        contained.insert(contained.end(), part.positions.begin(), part.positions.end());
    found->second = left(
        sum(contained, quarter, &ShareExplainer::flowAmount, words(say::inspect::containedGained, { { "quarter", quarterText(quarter) } })),
        sum(whole.positions, quarter, &ShareExplainer::flowAmount, words(say::inspect::allGained, { { "name", name } })),
        words(say::inspect::shareOwn, { { "name", name } }), words(say::inspect::shareOwnDetail));
    return found->second;
}

}

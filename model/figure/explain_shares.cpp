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
    , m_holdings(positions.countedStocks(), m_h100e, summed(context))
{
}

Explanation::Part ShareExplainer::ofStock(PositionIndex position, Quarter quarter)
{
    const auto& owner = m_context.ledger.positions()[position];
    if (owner.access != Access::Owned)
        return nullptr;
    const auto aggregate = m_holdings.aggregateOf(position);
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
    const auto aggregate = m_holdings.aggregateOf(position);
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
    return m_context.ledger.stock(owner, quarter) ? weighted(position, m_positions.stock(position, quarter)) : nullptr;
}

Explanation::Part ShareExplainer::soldAmount(PositionIndex position, Quarter quarter)
{
    const auto& owner = m_context.ledger.positions()[position];
    return m_context.ledger.stock(owner, quarter) ? weighted(position, m_positions.soldStock(position, quarter)) : nullptr;
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

Explanation::Part ShareExplainer::left(Part others, Part own, std::string label, std::vector<std::string> details)
{
    Explanation share;
    share.operation = Operation::Remainder;
    share.label = std::move(label);
    share.detail = dotted(std::move(details));
    share.operands = { std::move(others), std::move(own) };
    auto made = m_positions.finished(std::move(share));
    return made->value == 1 ? nullptr : made;
}

/// Which quarter's share it is, where that is an earlier one.
std::string ShareExplainer::coveredText(Quarter covered, Quarter quarter) const
{
    return covered == quarter ? std::string() : m_context.words(say::inspect::coveredQuarter, { { "quarter", quarterText(covered) } });
}

Explanation::Part ShareExplainer::kept(OrganizationIndex organization, Quarter quarter)
{
    const auto lessor = m_holdings.lessorOf(organization);
    if (lessor == none)
        return nullptr;
    const auto [found, isNew] = m_kept.try_emplace({ organization, quarter });
    if (!isNew)
        return found->second;
    const auto [lettings, isFirst] = m_lettings.try_emplace(quarter);
    if (isFirst)
        lettings->second = m_holdings.lettings(quarter, m_positions.countedStocks().at(quarter));
    const auto covered = lettings->second[lessor].quarter;
    const auto& positions = m_holdings.lessors()[lessor];
    const auto& name = m_context.ledger.organization(organization).name;
    const auto& words = m_context.words;
    found->second = left(sum(positions.let, covered, &ShareExplainer::stockAmount, words(say::inspect::let, { { "name", name } })),
        sum(positions.owned, covered, &ShareExplainer::stockAmount, words(say::inspect::allOwned, { { "name", name } })),
        words(say::inspect::shareKept), { words(say::inspect::shareKeptDetail), coveredText(covered, quarter) });
    return found->second;
}

Explanation::Part ShareExplainer::leftOf(std::size_t aggregate, Part stock, Quarter quarter)
{
    auto share = aggregate == none ? nullptr : remainder(aggregate, quarter);
    if (!share)
        return stock;
    Explanation left;
    left.operation = Operation::Share;
    left.label = stock->label;
    left.unit = stock->unit;
    left.mark = stock->mark;
    left.source = stock->source;
    left.operands = { std::move(stock), std::move(share) };
    return m_positions.finished(std::move(left));
}

/// What a contained organization holds more than just before the aggregate's first claim; null where that is nothing.
Explanation::Part ShareExplainer::gainOf(const Holdings::Contained& part, const Holdings::Remainder& whole, Quarter quarter)
{
    const auto& words = m_context.words;
    const auto& positions = m_context.ledger.positions();
    const auto before = whole.firstClaim - 1;
    Explanation gained;
    gained.operation = Operation::Sum;
    gained.label = m_context.ledger.organization(part.organization).name;
    gained.unit = words(say::unit::shortH100e);
    for (const auto i : part.positions) {
        const auto& position = positions[i];
        if (!m_context.ledger.stock(position, quarter))
            continue;
        auto now = leftOf(part.aggregate, m_positions.soldStock(i, quarter), quarter);
        const bool wasKnown = m_context.ledger.stock(position, before).has_value();
        Explanation since;
        since.operation = Operation::Difference;
        since.label = words(say::inspect::since, { { "quarter", quarterText(whole.firstClaim) } });
        since.unit = now->unit;
        since.mark = now->mark;
        since.source = now->source;
        since.operands = { std::move(now),
            wasKnown ? leftOf(part.aggregate, m_positions.soldStock(i, before), before)
                     : m_positions.constant(0, words(say::inspect::beforeUnknown), since.unit) };
        if (auto amount = weighted(i, m_positions.finished(std::move(since))); amount && amount->value != 0)
            gained.operands.push_back(std::move(amount));
    }
    if (gained.operands.empty())
        return nullptr;
    auto sum = m_positions.finished(std::move(gained));
    if (sum->value >= 0)
        return sum;
    Explanation least;
    least.operation = Operation::NotNegative;
    least.label = sum->label;
    least.unit = sum->unit;
    least.detail = words(say::inspect::notNegative);
    least.operands = { std::move(sum) };
    return m_positions.finished(std::move(least));
}

Explanation::Part ShareExplainer::remainder(std::size_t aggregate, Quarter quarter)
{
    const auto [found, isNew] = m_remainders.try_emplace({ aggregate, quarter });
    if (!isNew)
        return found->second;
    const auto& words = m_context.words;
    const auto& whole = m_holdings.aggregates()[aggregate];
    const auto covered = m_holdings.remainder(aggregate, quarter).quarter;
    Explanation others;
    others.operation = Operation::Sum;
    others.label = words(say::inspect::containedSince, { { "quarter", quarterText(whole.firstClaim) } });
    others.unit = words(say::unit::shortH100e);
    for (const auto& part : whole.contained) {
        if (auto gained = gainOf(part, whole, covered))
            others.operands.push_back(std::move(gained));
    }
    const auto& name = m_context.ledger.organization(whole.organization).name;
    found->second = left(m_positions.finished(std::move(others)),
        sum(whole.positions, covered, &ShareExplainer::soldAmount, words(say::inspect::allOwned, { { "name", name } })),
        words(say::inspect::shareOwn, { { "name", name } }), { words(say::inspect::shareOwnDetail), coveredText(covered, quarter) });
    return found->second;
}

Explanation::Part ShareExplainer::flowRemainder(std::size_t aggregate, Quarter quarter)
{
    const auto [found, isNew] = m_flowRemainders.try_emplace({ aggregate, quarter });
    if (!isNew)
        return found->second;
    const auto& words = m_context.words;
    const auto& whole = m_holdings.aggregates()[aggregate];
    const auto& name = m_context.ledger.organization(whole.organization).name;
    Explanation gained;
    gained.operation = Operation::Sum;
    gained.label = words(say::inspect::containedGained, { { "quarter", quarterText(quarter) } });
    gained.unit = words(say::unit::shortH100e);
    for (const auto& part : whole.contained) {
        const auto share = part.aggregate == none ? nullptr : flowRemainder(part.aggregate, quarter);
        for (const auto position : part.positions) {
            auto amount = flowAmount(position, quarter);
            if (!amount || amount->value == 0)
                continue;
            if (share) {
                Explanation left;
                left.operation = Operation::Share;
                left.label = amount->label;
                left.unit = amount->unit;
                left.mark = amount->mark;
                left.source = amount->source;
                left.operands = { std::move(amount), share };
                amount = m_positions.finished(std::move(left));
            }
            gained.operands.push_back(std::move(amount));
        }
    }
    found->second = left(m_positions.finished(std::move(gained)),
        sum(whole.positions, quarter, &ShareExplainer::flowAmount, words(say::inspect::allGained, { { "name", name } })),
        words(say::inspect::shareOwn, { { "name", name } }), { words(say::inspect::shareOwnDetail) });
    return found->second;
}

}

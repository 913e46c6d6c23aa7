// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/counted_stocks.h"
#include "model/compute/ledger.h"
#include "model/compute/metric.h"
#include "model/compute/select.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace model {

Stocks stocksAt(const Ledger& ledger, Quarter quarter);

/// What others account for of what somebody owns, in H100e, at the quarter that covers it (help method holding, help method remainders).
struct Reduction {
    Quarter quarter;   ///< the covered quarter
    double owned = 0;  ///< of all chips, or of an aggregate's of one kind
    double others = 0; ///< let to others, or held by those an aggregate contains

    /// What is left, 0 to 1; all where nothing is owned.
    double share() const { return owned > 0 ? std::clamp(1 - std::max(0.0, others) / owned, 0.0, 1.0) : 1.0; }
    /// Others account for more than there is: what is owned then counts as without half-widths.
    bool isOverdrawn() const { return others > owned; }
    /// Whether what is left errs with what others account for.
    bool errsWithOthers() const { return owned > 0 && others >= 0 && others <= owned; }
};

/// What is owned of something and what of it others account for, in H100e; nothing is clamped.
struct Account {
    std::optional<double> owned; ///< nothing where no claim up to the quarter gives a stock of chips with the figure
    double others = 0;           ///< let to others, or held by those an aggregate contains
    std::vector<PositionIndex> ownedPositions;
    std::vector<PositionIndex> otherPositions;
};

/// Who holds it: what is let to others (help method holding), and what an aggregate contains (help method remainders). Both are
/// reckoned in H100e on the view's basis, at the latest quarter whose claims cover enough of what is owned.
class Holdings {
public:
    /// `organizations` are those in the sum; none of them where only lettings are asked. What is let is reckoned of the stocks that are
    /// counted, what is left of an aggregate always of chips as they are claimed.
    Holdings(const CountedStocks& counted, const ChipValues& h100e, ByOrganization<char> organizations);

    struct Lessor { ///< an organization that others rent from
        OrganizationIndex organization;
        std::vector<PositionIndex> owned; ///< all its own, whatever is filtered
        std::vector<PositionIndex> let;   ///< rented from it by organizations that are not part of it
    };
    const std::vector<Lessor>& lessors() const { return m_lessors; }
    std::size_t lessorOf(OrganizationIndex organization) const { return m_lessorOf[organization]; } ///< `none` where it lets nothing

    struct Contained { ///< the owned positions of one contained organization and one chip kind
        OrganizationIndex organization;
        std::vector<PositionIndex> positions;
        std::vector<double> before;   ///< what each held (of an aggregate inside: what was left) just before the aggregate's first claim
        std::size_t aggregate = none; ///< of an aggregate inside: its place among the aggregates
    };
    struct Remainder { ///< an aggregate's positions of one chip kind
        OrganizationIndex organization;
        Quarter firstClaim;
        std::vector<PositionIndex> positions;
        std::vector<Contained> contained;
    };
    /// The aggregates of this sum by chip kind, with what they contain, in the order of their first positions.
    const std::vector<Remainder>& aggregates() const { return m_remainders; }
    std::size_t aggregateOf(PositionIndex position) const { return m_aggregateOf.empty() ? none : m_aggregateOf[position]; }

    /// What is left to each lessor at a quarter with these stocks.
    std::vector<Reduction> lettings(Quarter quarter, const Stocks& stocks) const;
    Reduction letting(std::size_t lessor, Quarter quarter) const; ///< to one alone

    /// What is left of each aggregate; the stocks are those of `stocksAt`.
    std::vector<Reduction> remainders(Quarter quarter, const Stocks& stocks);
    const Reduction& remainder(std::size_t aggregate, Quarter quarter);

    /// The same, by the flows of a quarter.
    std::vector<Reduction> flowRemainders(Quarter quarter, const ByPosition<std::optional<Flow>>& flows) const;

    /// What a contained organization holds of a kind beyond what it held before; below 0 it counts 0.
    double heldSince(const Contained& part, Quarter quarter);

    using Add = std::function<void(const Term&)>;

    /// The terms, beside each chip's own, of `value`: what a sum takes of a lessor's own positions before anything is taken from them.
    void addLettingTerms(
        std::size_t lessor, const Reduction& reduction, double value, Quarter quarter, const Stocks& stocks, const Add& add) const;

    /// The same of an aggregate's.
    void addRemainderTerms(
        std::size_t aggregate, const Reduction& reduction, double value, Quarter quarter, const Stocks& stocks, const Add& add);
    void addFlowRemainderTerms(std::size_t aggregate, const std::vector<Reduction>& reductions, double value, Quarter quarter,
        const ByPosition<std::optional<Flow>>& flows, const Add& add) const;

    /// What each organization that lets something owns and lets.
    std::map<OrganizationIndex, Account> lettingAccounts(Quarter quarter, const Stocks& stocks) const;

    /// What each aggregate owns of a chip kind and what those it contains hold of it.
    std::vector<Account> containments(Quarter quarter, const Stocks& stocks);

    /// Whether the organization of a rented position is part of its provider, so that a sum leaves it out.
    bool isInternal(PositionIndex position) const { return m_isInternal[position] != 0; }

private:
    struct Covered {
        Reduction reduction;
        bool isCovered = false;
    };

    void findLessors();
    void findAggregates();
    void findBefore(Remainder& remainder);
    template <class Units, class Last, class Others>
    Covered coveredAt(
        const std::vector<PositionIndex>& owned, Quarter quarter, const Units& units, const Last& last, const Others& others) const;
    template <class Units> Reduction lettingBy(std::size_t lessor, Quarter quarter, const Units& unitsAt) const;
    std::optional<double> unitsAt(PositionIndex position, Quarter quarter) const;
    void addOwned(Account& account, PositionIndex position, Quarter quarter, const Stocks& stocks) const;
    std::optional<double> h100eOf(PositionIndex position, double units) const;
    template <class Number, class ReductionOf, class IsBelow>
    void addTerms(std::size_t aggregate, const Reduction& reduction, double value, Quarter quarter, const Number& number,
        const ReductionOf& reductionOf, const IsBelow& isBelow, const Add& add) const;

    const CountedStocks& m_counted;
    const Ledger& m_ledger;
    const ChipValues& m_h100e;
    ByOrganization<char> m_organizations;
    ByPosition<char> m_isInternal;
    std::vector<Lessor> m_lessors;
    ByOrganization<std::size_t> m_lessorOf;
    std::vector<Remainder> m_remainders;
    std::vector<std::size_t> m_insideFirst;                            ///< the remainders, those of aggregates inside others before them
    ByPosition<std::size_t> m_aggregateOf;                             ///< empty without aggregates
    std::map<std::pair<std::size_t, Quarter>, Reduction> m_reductions; ///< of aggregates, as they were asked for
    const Stocks* m_stocks = nullptr;                                  ///< of the quarter that is being asked for
    Quarter m_quarter;
};

}

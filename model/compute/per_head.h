// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/holding.h"
#include "model/compute/ledger.h"
#include "model/compute/people.h"
#include "model/view/resolve.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace model {

/// A part of what an organization holds: one position at the quarter, in the chosen unit.
struct HeldPart {
    PositionIndex position;
    Stock stock;
    double share = 1;              ///< what is left of an owned position after what is let
    std::optional<double> perChip; ///< in the unit; nothing where the chip lacks the figure
    double value = 0;
    double coefficient = 0; ///< what one chip more adds to the whole value: it also changes the share
};

/// What an organization holds in one unit at one quarter.
struct Held {
    std::vector<HeldPart> parts; ///< known positions only
    double value = 0;
    HalfWidths halves;
    std::optional<Reduction> letting; ///< of an organization that lets some of what the parts are of
    std::vector<Term> others;         ///< what the share hangs on beside the parts: what is let, and own chips that are not among them
    Mark mark = Mark::Stated;
    std::vector<ChipIndex> missingChips; ///< held, but without the needed figure: the value is a lower bound
    bool hasFigure = false;              ///< some part's chip has the needed figure, or its number is 0
};

/// Adds what parts, or terms beside them, bring to an interval.
void addTo(IntervalSum& widths, std::span<const HeldPart> parts);
void addTo(IntervalSum& widths, std::span<const Term> terms);

enum class Tier { None, Rich, Middle, Poor };

/// The stored word of a tier: `rich`, `middle`, `poor`, empty for None.
std::string_view tierWord(Tier tier);

enum class Reason { NoChips, ChipFigureUnknown, Zero, NoHeadcount, BeyondTop };

/// The table's words: "no chips", "chip figure unknown", "zero", "no headcount", "beyond top".
std::string_view reasonText(Reason reason);

struct RankedOrganization {
    OrganizationIndex organization;
    Held held;
    std::optional<People> people; ///< nothing where the figure is not per head
    Estimate value;
    bool chipsHaveInterval = false;
    bool peopleHaveInterval = false;
    Mark mark = Mark::Stated;
    Tier tier = Tier::None;
    std::optional<int> rankBest; ///< none where the value is not above 0
    std::optional<int> rankWorst;
};

/// The value as it is compared with others: without a denominator an end that is not given is the value itself.
Estimate comparable(const RankedOrganization& ranked);

struct LeftOut {
    OrganizationIndex organization;
    Reason reason = Reason::NoChips;
};

struct Ranking {
    std::vector<RankedOrganization> drawn; ///< the largest first, beyond `top` only those that are pinned
    std::vector<LeftOut> leftOut;          ///< by name
    std::size_t compared = 0;              ///< organizations with a value above 0, before `top`
};

/// What few organizations hold at any quarter and their people: the numbers of a ranking per head without all that it says beside them.
class HeldAmounts {
public:
    HeldAmounts(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved);

    struct Amount {
        double held = 0;
        double people = 0;
    };
    /// Nothing where a ranking leaves the organization out, but for what it holds being 0 or less.
    std::optional<Amount> at(OrganizationIndex organization, Quarter quarter) const;

private:
    const Ledger& m_ledger;
    bool m_hasAccess;
    Chosen m_chosen;
    ByChip<std::optional<double>> m_h100e;
    ByChip<std::optional<double>> m_perChip;
    CountedStocks m_counted;
    Holdings m_holdings;
    Headcounts m_headcounts;
};

/// The view without a limit to how many are drawn.
ViewState withoutTop(ViewState view);

/// Who is rich per head (help method per-head) at `resolved.at`. Aggregates take no part.
Ranking rankOrganizations(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved);

}

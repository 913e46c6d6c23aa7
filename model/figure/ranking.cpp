// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/ranking.h"
#include "model/base/text.h"
#include "model/compute/order.h"
#include "model/figure/column_text.h"
#include "model/figure/explain_parts.h"
#include "model/figure/inspection_parts.h"
#include "model/figure/method.h"
#include "model/figure/organization_parts.h"
#include "model/figure/palette.h"
#include "model/figure/rooms.h"
#include "model/figure/standing.h"
#include "model/figure/ticks.h"
#include "model/view/view_words.h"
#include "words/explain.h"
#include "words/figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

namespace model {

namespace {

constexpr std::array peaks { Basis::Bf16, Basis::Int8, Basis::Fp4 };

/// The places of all with a value above 0, the largest at 1.
std::map<OrganizationIndex, int> placesOf(const Ranking& ranking)
{
    std::map<OrganizationIndex, int> places;
    for (const auto& ranked : ranking.drawn) {
        if (ranked.value.best > 0)
            places.emplace(ranked.organization, static_cast<int>(places.size()) + 1);
    }
    return places;
}

class RankingParts : public FigureParts {
public:
    explicit RankingParts(const FigureContext& context)
        : FigureParts(context)
        , m_ranking(rankOrganizations(context.ledger, context.view, context.resolved))
        , m_isLog(context.resolved.scale == Scale::Log)
        , m_paints(context.palette, names())
    {
        m_style = numberStyle(context.resolved.unit, zoneLines(context.resolved));
        if (context.view.alternatives)
            m_alternatives = alternativesOf(context.ledger, context.order, context.view, context.resolved, m_ranking);
    }

    Figure beginning() const override
    {
        Figure figure;
        figure.showsIntervals = m_context.view.intervals;
        figure.isUnfinished = m_context.isQuick && isByPeaks() && !m_ranking.drawn.empty();
        return figure;
    }

    Titles titles(const Figure&) const override
    {
        const auto& words = m_context.words;
        const bool isOwned = m_context.resolved.access == Holding::Owned;
        const auto subject = words(whatNames[m_context.resolved.unit]);
        auto title = isPerHead() ? words(say::ranking::titlePerHead, { { "what", subject }, { "per", perText() } })
                                 : words(isOwned ? say::ranking::titleTotalOwned : say::ranking::titleTotalAccess, { { "what", subject } });
        auto parts = conditions(m_context);
        parts.insert(parts.begin(), holdersText(m_context, what(), m_context.resolved.at));
        if (m_context.view.intervals)
            parts.push_back(words(say::subtitle::intervals));
        if (m_isLog)
            parts.push_back(words(say::subtitle::log));
        return { std::move(title), std::move(parts) };
    }

    void addValues(Figure& figure) const override
    {
        addTable(figure);
        for (std::size_t i = 0; i < m_ranking.drawn.size(); ++i)
            addRow(i, figure);
        addAlternatives(figure);
    }

    std::vector<SideValue> sideValues(const Figure&) const override
    {
        std::vector<SideValue> values;
        for (const auto& ranked : m_ranking.drawn) {
            const auto& drawn = organization(ranked.organization);
            values.push_back({ drawn.id, valueText(ranked), ranked.value.best, true, m_paints.of(drawn.name) });
        }
        addReasons(m_context, m_ranking.leftOut, values);
        return values;
    }

    std::string emptyText() const override { return model::emptyText(m_context, m_ranking.leftOut, m_context.resolved.at); }

    void addAxes(Figure& figure) const override
    {
        Reach reach;
        double lowest = 0;
        for (const auto& ranked : m_ranking.drawn) {
            const auto& value = ranked.value;
            lowest = std::min(lowest, value.best);
            for (const auto& end : { std::optional(value.best), value.low, value.high }) {
                if (end && *end > 0)
                    reach.take(*end);
            }
        }
        for (const auto& alternative : m_alternatives.values) {
            lowest = std::min(lowest, alternative.value);
            reach.take(alternative.value);
        }
        const NumberStyle style = numberStyle(m_context.resolved.unit);
        figure.values = m_isLog ? logAxis(reach.low, reach.high, style) : linearAxis(lowest, reach.high, style);
        figure.values.title = what();
        endIntervals(figure);
        figure.positions = rowAxis(m_ranking.drawn.size());
        addZones(m_context, m_style, figure);
        figure.heads = { {}, m_context.words(say::heads::rank), m_context.words(isPerHead() ? say::heads::each : say::heads::total),
            m_context.view.intervals ? m_context.words(say::heads::interval) : "" };
    }

    std::vector<KeyEntry> key(const Figure&) const override
    {
        bool isStated = false, isHollow = false, isPlanned = false, withBand = false, withoutBand = false;
        for (const auto& ranked : m_ranking.drawn) {
            isStated = isStated || ranked.mark == Mark::Stated;
            isHollow = isHollow || ranked.mark == Mark::Interpolated || ranked.mark == Mark::Carried;
            isPlanned = isPlanned || ranked.mark == Mark::Planned;
            (hasInterval(ranked) ? withBand : withoutBand) = true;
        }
        return keyOf(m_context,
            { { isStated, KeyEntry::Symbol::Solid, say::key::solid }, { isHollow, KeyEntry::Symbol::Hollow, say::key::hollow },
                { isPlanned, KeyEntry::Symbol::Pale, say::key::pale },
                { withBand && m_context.view.intervals, KeyEntry::Symbol::Band, say::key::band },
                { withoutBand && m_context.view.intervals, KeyEntry::Symbol::NoBand, say::key::noBand },
                { !m_alternatives.values.empty(), KeyEntry::Symbol::Alternative, say::key::alternative } });
    }

    Footer footer(const Figure&) const override
    {
        ClaimUses uses(m_context);
        CoveredOwners covered(m_context, m_context.resolved.at);
        for (const auto& ranked : m_ranking.drawn) {
            covered.add(ranked.organization, ranked.held.letting);
            uses.addMissing(ranked.held.missingChips);
            uses.addHeld(ranked.held.parts, m_context.resolved.at);
            if (ranked.people)
                uses.addPeople(*ranked.people);
        }
        std::vector<std::string> notes;
        addLeftOutNote(m_context, m_ranking.leftOut, notes);
        if (std::ranges::any_of(m_ranking.drawn, [](const RankedOrganization& ranked) { return ranked.rankBest != ranked.rankWorst; }))
            notes.push_back(m_context.words(say::footer::rank));
        covered.addNote(notes);
        uses.addNotes(notes);
        if (isByPeaks() && !m_context.isQuick)
            addPlacesElsewhere(notes);
        addAlternativeNotes(m_context, m_alternatives, notes);
        addMethodNotes(m_context, notes);
        return { uses.sources(), std::move(notes) };
    }

    std::string summary(const Figure&) const override
    {
        const auto& words = m_context.words;
        const auto& first = m_ranking.drawn.front();
        const auto& last = m_ranking.drawn.back();
        std::string tiers;
        if (m_context.resolved.rich && m_context.resolved.poor) {
            const auto count
                = [&](Tier tier) { return std::to_string(std::ranges::count(m_ranking.drawn, tier, &RankedOrganization::tier)); };
            tiers = words(say::ranking::summaryTiers, { { "rich", count(Tier::Rich) }, { "poor", count(Tier::Poor) } });
        }
        const auto reasons = leftOutText(m_context, m_ranking.leftOut);
        const auto left = reasons.empty() ? std::string() : words(say::ranking::summaryLeft, { { "reasons", reasons } });
        const auto range = hasInterval(first) ? words(say::ranking::summaryRange, { { "range", intervalText(first) } }) : std::string();
        const auto text = words(m_ranking.drawn.size() == 1 ? say::ranking::summaryOne : say::ranking::summary,
            { { "n", std::to_string(m_ranking.drawn.size()) }, { "what", what() }, { "quarter", quarterText(m_context.resolved.at) },
                { "first", organization(first.organization).name }, { "value", valueText(first) }, { "range", range },
                { "last", organization(last.organization).name }, { "lastValue", valueText(last) }, { "tiers", tiers }, { "left", left } });
        return std::string(trimmed(text));
    }

private:
    const Organization& organization(OrganizationIndex index) const { return m_context.ledger.organization(index); }

    /// In an order that does not change with the quarter, as then the colours do not either.
    std::vector<std::string> names() const
    {
        std::vector<OrganizationIndex> drawn;
        for (const auto& ranked : m_ranking.drawn)
            drawn.push_back(ranked.organization);
        std::ranges::sort(drawn);
        std::vector<std::string> names;
        for (const auto index : drawn)
            names.push_back(organization(index).name);
        return names;
    }

    std::string what() const { return dotted({ unitText(m_context) }) + (perText().empty() ? "" : " " + perText()); }
    std::string perText() const { return m_context.words(perNames[m_context.resolved.per]); }
    bool isPerHead() const { return m_context.resolved.per != Per::None; }

    /// An end of an interval that is open or 0 goes to the end of the axis.
    void endIntervals(Figure& figure) const
    {
        for (auto& series : figure.series) {
            for (auto& point : series.points) {
                if (!point.hasInterval)
                    continue;
                if (m_isLog)
                    point.low = std::max(*point.low, figure.values.low);
                point.high = point.high.value_or(figure.values.high);
            }
        }
    }

    Series& seriesOf(const RankedOrganization& ranked, Figure& figure) const
    {
        const auto name = std::string(tierWord(ranked.tier));
        const auto found = std::ranges::find(figure.series, name, &Series::name);
        if (ranked.tier != Tier::None && found != figure.series.end())
            return *found;
        Series series;
        series.name = name;
        series.shape = m_isLog ? SeriesShape::Dots : SeriesShape::Bars;
        series.paint = ranked.tier == Tier::Rich ? Paint { Paint::Kind::Rich, 0 }
            : ranked.tier == Tier::Middle        ? Paint { Paint::Kind::Middle, 0 }
            : ranked.tier == Tier::Poor          ? Paint { Paint::Kind::Poor, 0 }
                                                 : m_paints.of(organization(ranked.organization).name);
        figure.series.push_back(std::move(series));
        return figure.series.back();
    }

    std::string valueText(const RankedOrganization& ranked) const
    {
        return (ranked.held.missingChips.empty() ? "" : "≥ ") + columnText(ranked.value.best, m_style);
    }

    std::string intervalText(const RankedOrganization& ranked) const
    {
        return hasInterval(ranked) && (ranked.value.low || ranked.value.high) ? columnRangeText(ranked.value, m_style)
                                                                              : m_context.words(say::interval::none);
    }

    void addRow(std::size_t row, Figure& figure) const
    {
        const auto& ranked = m_ranking.drawn[row];
        const auto& name = organization(ranked.organization).name;
        const auto sign = coveredSign(ranked.held.letting, m_context.resolved.at);
        figure.rows.push_back({ name, rankText(ranked), valueText(ranked) + sign, m_context.view.intervals ? intervalText(ranked) : "" });
        Point point;
        point.position = static_cast<double>(row);
        point.value = ranked.value.best;
        point.hasInterval = hasInterval(ranked);
        if (point.hasInterval) {
            point.low = ranked.value.low.value_or(ranked.value.best);
            point.high = ranked.value.high;
        }
        point.mark = ranked.mark;
        point.isLowerBound = !ranked.held.missingChips.empty();
        point.item = name;
        point.selection = SelectedOrganization { name };
        point.quarter = m_context.resolved.at;
        point.tip = tip(ranked);
        seriesOf(ranked, figure).points.push_back(std::move(point));
    }

    std::string tip(const RankedOrganization& ranked) const
    {
        const auto& words = m_context.words;
        std::string text = words(
            say::tip::quarter, { { "name", organization(ranked.organization).name }, { "quarter", quarterText(m_context.resolved.at) } });
        text += "\n" + valueText(ranked) + " " + what();
        text += "\n"
            + (hasInterval(ranked) ? words(say::inspect::interval, { { "interval", intervalText(ranked) } }) : words(say::interval::none));
        if (const auto covered = coveredBefore(ranked.held.letting, m_context.resolved.at))
            text += "\n" + words(say::tip::covered, { { "quarter", quarterText(*covered) } });
        std::vector<std::string> last;
        if (ranked.rankBest)
            last.push_back(words(say::inspect::rank, { { "rank", rankText(ranked) } }));
        if (ranked.tier != Tier::None)
            last.push_back(words(tierName(ranked.tier)));
        last.push_back(words(markNames[ranked.mark]));
        return text + "\n" + dotted(last);
    }

    /// A mark for each, and a line in the tip of the drawn value, which keys reach.
    void addAlternatives(Figure& figure) const
    {
        for (const auto& other : m_alternatives.values) {
            const auto& name = organization(m_ranking.drawn[other.drawn].organization).name;
            const auto value = columnText(other.value, m_style);
            const auto sources = sourceNames(m_context, other.sources);
            const auto tip = m_context.words(say::tip::quarter, { { "name", name }, { "quarter", quarterText(other.quarter) } }) + "\n"
                + value + " " + what() + "\n" + m_context.words(say::tip::alternative, { { "sources", sources } });
            for (auto& series : figure.series) {
                const auto point = std::ranges::find(series.points, name, &Point::item);
                if (point == series.points.end())
                    continue;
                series.alternatives.push_back({ point->position, other.value, name, other.quarter, tip, point->selection });
                point->tip += "\n" + m_context.words(say::tip::alternativeValue, { { "value", value }, { "sources", sources } });
            }
        }
    }

    void addTable(Figure& figure) const
    {
        for (const auto& ranked : m_ranking.drawn) {
            TableRow row;
            row.series = tierWord(ranked.tier);
            row.item = organization(ranked.organization).name;
            row.quarter = m_context.resolved.at;
            row.value = ranked.value.best;
            row.low = ranked.value.low;
            row.high = ranked.value.high;
            row.rankBest = ranked.rankBest;
            row.rankWorst = ranked.rankWorst;
            row.mark = ranked.mark;
            row.note = noteOf(m_context, ranked, m_context.resolved.at);
            figure.table.push_back(std::move(row));
        }
        addLeftOutRows(m_context, m_ranking.leftOut, m_context.resolved.at, {}, figure);
        addStatus(m_context, m_ranking.drawn.size(), m_ranking.leftOut, 0, figure);
    }

    /// Whether the ranking rests on peaks, of which there are more than one.
    bool isByPeaks() const
    {
        return factsOf(m_context.resolved.unit).measures == UnitFacts::Measures::Equivalents
            && std::ranges::find(peaks, m_context.view.basis) != peaks.end();
    }

    /// Who of those drawn would stand elsewhere, by more than two places, on another basis of peaks.
    void addPlacesElsewhere(std::vector<std::string>& notes) const
    {
        constexpr std::size_t mostNames = 5;
        auto view = withoutTop(m_context.view);
        const auto here = placesOf(rankOrganizations(m_context.ledger, view, m_context.resolved));
        for (const auto basis : peaks) {
            if (basis == m_context.view.basis)
                continue;
            view.basis = basis;
            const auto there = placesOf(rankOrganizations(m_context.ledger, view, m_context.resolved));
            std::vector<std::string> names;
            for (const auto& ranked : m_ranking.drawn) {
                const auto from = here.find(ranked.organization), to = there.find(ranked.organization);
                if (from != here.end() && to != there.end() && std::abs(from->second - to->second) > 2)
                    names.push_back(organization(ranked.organization).name);
            }
            if (!names.empty())
                notes.push_back(m_context.words(say::footer::placesElsewhere,
                    { { "basis", m_context.words(basisNames[basis]) }, { "names", someNames(m_context, names, mostNames) } }));
        }
    }

    Ranking m_ranking;
    Alternatives m_alternatives;
    bool m_isLog;
    DistinctPaints m_paints;
    NumberStyle m_style;
};

/// "43 % likely above Meta": P(A > B) as `help method order` has it.
std::string comparisonText(const FigureContext& context, const RankedOrganization& ranked, const RankedOrganization& other)
{
    const double percent = 100 * probabilityAbove(comparable(ranked), comparable(other));
    const auto share = percent > 99.5 ? "> 99 %" : percent < 0.5 ? "< 1 %" : fmt::format("{:.0f} %", percent);
    auto text
        = context.words(say::inspect::above, { { "name", context.ledger.organization(other.organization).name }, { "share", share } });
    if (!hasInterval(ranked) || !hasInterval(other))
        text += "; " + context.words(say::inspect::aboveBare);
    return text;
}

class RankingExplainer : public RankedExplainer {
public:
    explicit RankingExplainer(const FigureContext& context)
        : RankedExplainer(context, context.resolved)
    {
    }

    Part value(const Selection& selection) override
    {
        const auto* found = ranked(selection);
        if (!found)
            return nullptr;
        return explainRanked(m_holdings, *found, nameOf(selection), m_context.resolved.at);
    }

    bool knows(const Selection& selection) const override
    {
        const auto* asked = std::get_if<SelectedOrganization>(&selection);
        const auto isAsked = [&](const LeftOut& left) { return m_context.ledger.organization(left.organization).name == asked->name; };
        return asked && (ranked(selection) || std::ranges::any_of(leftOut(), isAsked));
    }

    void describe(const Selection& selection, const Explanation& value, const Part&, Inspection& inspection) const override
    {
        const auto& found = *ranked(selection);
        describeRanked(m_context, found, value, inspection);
        if (found.value.best <= 0)
            return;
        inspection.standing = standingText(m_context, m_context.resolved, m_ranking, found);
        for (const auto& other : m_ranking.drawn) {
            if (other.value.best > 0 && &other != &found)
                inspection.others.push_back(m_context.ledger.organization(other.organization).name);
        }
        const auto& against = std::get<SelectedOrganization>(selection).against;
        const auto* other = ranked(against);
        if (other && other != &found && other->value.best > 0) {
            inspection.against = against;
            inspection.comparison = comparisonText(m_context, found, *other);
        }
    }
};

}

const FigureRoom rankingRoom {
    .menu = say::ranking::menu,
    .parts = partsOf<RankingParts>,
    .explainer = explainerOf<RankingExplainer>,
    .named = organizationOf,
    .pageOfPositions = "holding",
    .pageOfValues = [](const ViewState&, const ResolvedView& resolved) -> std::string_view {
        return resolved.per == Per::None ? methodPageFor(resolved.unit) : "per-head";
    },
};

}

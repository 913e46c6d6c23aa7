// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/lorenz.h"
#include "model/base/text.h"
#include "model/compute/draws.h"
#include "model/figure/column_text.h"
#include "model/figure/explain_parts.h"
#include "model/figure/organization_parts.h"
#include "model/figure/palette.h"
#include "model/figure/plane_parts.h"
#include "model/figure/rooms.h"
#include "model/figure/series_parts.h"
#include "model/figure/ticks.h"
#include "model/view/view_words.h"
#include "words/explain.h"
#include "words/figure.h"
#include "words/lorenz.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace model {

namespace {

/// Colours of curves that differ most, the last quarter first.
constexpr std::array curveSlots { 0, 5, 2, 8, 3, 15, 11, 9 };

/// How compute is spread over people, a curve for each quarter.
class LorenzParts : public FigureParts {
public:
    explicit LorenzParts(const FigureContext& context)
        : FigureParts(context)
    {
        auto quarters = context.view.quarters;
        if (quarters.empty())
            quarters = { context.resolved.at };
        std::ranges::sort(quarters);
        quarters.erase(std::ranges::unique(quarters).begin(), quarters.end());
        for (const auto quarter : quarters) {
            auto at = context.resolved;
            at.at = quarter;
            m_curves.push_back({ quarter, lorenz(context.ledger, context.view, at), {} });
            auto& curve = m_curves.back();
            if (curve.lorenz.curve.points.empty())
                continue;
            if (context.isQuick)
                curve.inequality = { { curve.lorenz.curve.gini, {}, {} }, { curve.lorenz.curve.richestTenth, {}, {} } };
            else
                curve.inequality = inequalityOf(context.ledger, curve.lorenz.curve);
        }
    }

    Figure beginning() const override
    {
        auto figure = FigureParts::beginning();
        figure.isUnfinished = m_context.isQuick && isAnyDrawn();
        for (const auto& [quarter, lorenz, inequality] : m_curves) {
            if (lorenz.curve.points.empty())
                continue;
            figure.measures.push_back({ "gini", quarter, inequality.gini });
            figure.measures.push_back({ "richest_tenth", quarter, inequality.richestTenth });
        }
        return figure;
    }

    Titles titles(const Figure&) const override
    {
        const auto& words = m_context.words;
        const auto subject = subjectText(m_context);
        auto title = isAnyDrawn() ? words(say::lorenz::title,
                         { { "people", people() }, { "share", percent(last().lorenz.curve.richestTenth) }, { "what", subject } })
                                  : words(say::lorenz::titleNone, { { "people", people() }, { "what", subject } });
        auto parts = conditions(m_context);
        std::vector<std::string> ginis;
        for (const auto& curve : m_curves) {
            if (curve.lorenz.curve.points.empty())
                continue;
            const auto gini = giniText(curve.inequality.gini);
            ginis.push_back(
                m_curves.size() == 1 ? gini : words(say::lorenz::giniAt, { { "gini", gini }, { "quarter", quarterText(curve.quarter) } }));
        }
        const auto quarter = isAnyDrawn() ? last().quarter : m_curves.back().quarter;
        parts.insert(parts.begin(), holdersText(m_context, unitText(m_context), quarter));
        if (!ginis.empty()) {
            parts.push_back(words(say::lorenz::gini, { { "values", joined(ginis, ", ") } }));
            const auto& tenth = last().inequality.richestTenth;
            parts.push_back(words(say::lorenz::tenth, { { "share", percent(tenth.best) + bracketText(m_context, tenth, percent) } }));
        }
        return { std::move(title), std::move(parts) };
    }

    void addValues(Figure& figure) const override
    {
        addTable(figure);
        for (std::size_t i = 0; i < m_curves.size(); ++i) {
            if (!m_curves[i].lorenz.curve.points.empty())
                figure.series.push_back(curveSeries(i));
        }
    }

    std::vector<SideValue> sideValues(const Figure&) const override
    {
        std::vector<SideValue> values;
        const auto& curve = m_curves.back().lorenz.curve;
        for (std::size_t i = 0; i < curve.parts.size(); ++i) {
            const auto share = curve.points[i + 1].amount - curve.points[i].amount;
            values.push_back({ m_context.ledger.organization(curve.parts[i].organization).id,
                columnText(share, { NumberStyle::Kind::Percent, {} }), share, true, m_context.palette.of(name(curve.parts[i])) });
        }
        addReasons(m_context, m_curves.back().lorenz.leftOut, values);
        return values;
    }

    std::string emptyText() const override { return model::emptyText(m_context, m_curves.back().lorenz.leftOut, m_curves.back().quarter); }

    void addAxes(Figure& figure) const override
    {
        figure.positions = shareAxis();
        figure.positions.title = m_context.words(say::lorenz::x, { { "people", people() } });
        figure.values = shareAxis();
        figure.values.title = m_context.words(say::lorenz::y, { { "what", unitText(m_context) } });
        figure.guides.push_back({ 0, 0, 1, 1, m_context.words(say::lorenz::equal), Guide::Look::Dashed });
    }

    Footer footer(const Figure&) const override
    {
        ClaimUses uses(m_context);
        auto perHead = m_context.resolved;
        perHead.scale = Scale::Log;
        for (const auto& curve : m_curves) {
            perHead.at = curve.quarter;
            for (const auto& ranked : rankOrganizations(m_context.ledger, withoutTop(m_context.view), perHead).drawn) {
                uses.addHeld(ranked.held.parts, curve.quarter);
                uses.addPeople(*ranked.people);
            }
        }
        const auto& words = m_context.words;
        std::vector<std::string> notes;
        notes.push_back(words(say::footer::lorenz, { { "people", people() } }));
        const auto& newest = m_curves.back().lorenz;
        addLeftOutNote(m_context, newest.leftOut, notes);
        if (!newest.within.empty()) {
            std::vector<std::string> names;
            for (const auto within : newest.within)
                names.push_back(m_context.ledger.organization(within).name);
            notes.push_back(words(say::footer::within, { { "names", joined(names, ", ") } }));
        }
        addMethodNotes(m_context, notes);
        return { uses.sources(), std::move(notes) };
    }

    std::string summary(const Figure&) const override
    {
        const auto& curve = last().lorenz.curve;
        return m_context.words(say::lorenz::summary,
            { { "quarter", quarterText(last().quarter) }, { "n", std::to_string(curve.parts.size()) }, { "people", people() },
                { "what", subjectText(m_context) }, { "share", percent(curve.richestTenth) },
                { "gini", giniText(last().inequality.gini) } });
    }

private:
    struct Curve {
        Quarter quarter;
        Lorenz lorenz;
        Inequality inequality; ///< where the curve is not empty
    };

    const std::string& name(const LorenzPart& part) const { return m_context.ledger.organization(part.organization).name; }
    std::string people() const { return peopleText(m_context); }
    static std::string percent(double share) { return numberText(share, { NumberStyle::Kind::Percent, {} }); }
    static std::string giniText(double gini) { return fmt::format("{:.2f}", gini); }
    std::string giniText(const Estimate& gini) const
    {
        return giniText(gini.best) + bracketText(m_context, gini, [](double end) { return giniText(end); });
    }
    static bool isDrawn(const Curve& curve) { return !curve.lorenz.curve.points.empty(); }
    bool isAnyDrawn() const { return std::ranges::any_of(m_curves, isDrawn); }

    /// The last curve that is drawn.
    const Curve& last() const { return *std::ranges::find_if(m_curves.rbegin(), m_curves.rend(), isDrawn); }

    Series curveSeries(std::size_t index) const
    {
        const auto& [quarter, lorenz, inequality] = m_curves[index];
        const auto& curve = lorenz.curve;
        Series series;
        series.name = quarterText(quarter);
        series.selection = SelectedSeries { series.name };
        series.label = series.name;
        series.labelValue = m_context.words(say::lorenz::label, { { "gini", giniText(curve.gini) } });
        series.shape = SeriesShape::Curve;
        series.paint = { Paint::Kind::Category, curveSlots[(m_curves.size() - 1 - index) % curveSlots.size()] };
        series.points.emplace_back(); // (0, 0)
        const bool isLast = quarter == last().quarter;
        constexpr double worthALabel = 0.04; // of all compute
        for (std::size_t i = 0; i < curve.parts.size(); ++i) {
            const auto& before = curve.points[i];
            const auto& here = curve.points[i + 1];
            Point point;
            point.position = here.people;
            point.value = here.amount;
            point.mark = curve.parts[i].mark;
            point.item = name(curve.parts[i]);
            point.selection = SelectedOrganization { point.item, quarter };
            point.quarter = quarter;
            if (isLast && here.amount - before.amount >= worthALabel) {
                point.label = point.item;
                point.labelOrder = before.amount - here.amount;
            }
            point.tip = m_context.words(say::tip::quarter, { { "name", point.item }, { "quarter", series.name } }) + "\n"
                + m_context.words(say::lorenz::tipPart,
                    { { "people", people() }, { "peopleShare", percent(here.people - before.people) },
                        { "amountShare", percent(here.amount - before.amount) } })
                + "\n"
                + m_context.words(say::lorenz::tipSum,
                    { { "people", people() }, { "peopleShare", percent(here.people) }, { "amountShare", percent(here.amount) } })
                + "\n" + m_context.words(markNames[point.mark]);
            series.points.push_back(std::move(point));
        }
        return series;
    }

    void addTable(Figure& figure) const
    {
        for (const auto& [quarter, lorenz, inequality] : m_curves) {
            for (std::size_t i = 0; i < lorenz.curve.parts.size(); ++i) {
                TableRow row;
                row.series = quarterText(quarter);
                row.item = name(lorenz.curve.parts[i]);
                row.quarter = quarter;
                row.x = lorenz.curve.points[i + 1].people;
                row.value = lorenz.curve.points[i + 1].amount;
                row.mark = lorenz.curve.parts[i].mark;
                figure.table.push_back(std::move(row));
            }
        }
        for (const auto& [quarter, lorenz, inequality] : m_curves) {
            addLeftOutRows(m_context, lorenz.leftOut, quarter, quarterText(quarter), figure);
            for (const auto within : lorenz.within) {
                TableRow row;
                row.series = quarterText(quarter);
                row.item = m_context.ledger.organization(within).name;
                row.quarter = quarter;
                row.note = "within another";
                figure.table.push_back(std::move(row));
            }
        }
        const auto& newest = m_curves.back().lorenz;
        addStatus(m_context, newest.curve.parts.size(), newest.leftOut, newest.within.size(), figure);
    }

    std::vector<Curve> m_curves; ///< at least one, the earliest first
};

class LorenzExplainer : public FigureExplainer {
public:
    explicit LorenzExplainer(const FigureContext& context)
        : FigureExplainer(context)
    {
    }

    Part value(const Selection& selection) override
    {
        const auto* curve = std::get_if<SelectedSeries>(&selection);
        return curve ? gini(parseQuarter(curve->name)) : share(selection, false);
    }
    Part position(const Selection& selection) override { return share(selection, true); }
    std::vector<std::string> names() const override { return {}; }

    std::string heading(const Selection& selection) const override
    {
        const auto* organization = std::get_if<SelectedOrganization>(&selection);
        return dotted({ nameOf(selection), organization && organization->quarter ? quarterText(*organization->quarter) : std::string() });
    }

private:
    Ranking rankingOf(ResolvedView at) const
    {
        at.scale = Scale::Log;
        return rankOrganizations(m_context.ledger, withoutTop(m_context.view), at);
    }

    Part named(Explanation part, const RankedOrganization& ranked) const
    {
        part.label = m_context.ledger.organization(ranked.organization).name;
        return std::make_shared<const Explanation>(std::move(part));
    }

    Part people(const RankedOrganization& ranked, Quarter quarter)
    {
        return named(*m_holdings.positions().people(*ranked.people, quarter), ranked);
    }

    /// Without what is counted with the provider.
    Part amount(const RankedOrganization& ranked, Quarter quarter)
    {
        auto parts = ranked.held.parts;
        std::erase_if(parts, [&](const HeldPart& held) {
            const auto provider = m_context.ledger.positions()[held.position].provider;
            return provider != none && isPartOf(m_context.ledger, ranked.organization, provider);
        });
        return named(*notNegative(m_holdings.held(parts, ranked.held.others, quarter)), ranked);
    }

    /// What a curve comes to in a number.
    Part gini(const std::optional<Quarter>& quarter)
    {
        if (!quarter)
            return nullptr;
        auto at = m_context.resolved;
        at.at = *quarter;
        const auto curve = lorenz(m_context.ledger, m_context.view, at).curve;
        if (curve.points.empty())
            return nullptr;
        const auto ranking = rankingOf(at);
        const auto inequality = m_context.isQuick ? Inequality { { curve.gini, {}, {} }, {} } : inequalityOf(m_context.ledger, curve);
        Explanation gini;
        gini.operation = Operation::Gini;
        gini.label = m_context.words(say::lorenz::coefficient);
        gini.detail = m_context.words(say::explain::draws, { { "n", drawsOf(curve.parts.size()) } });
        gini.value = inequality.gini.best;
        gini.low = inequality.gini.low;
        gini.high = inequality.gini.high;
        for (const auto& part : curve.parts) {
            const auto& ranked = *std::ranges::find(ranking.drawn, part.organization, &RankedOrganization::organization);
            Explanation each;
            each.operation = Operation::Quotient;
            each.value = part.amount / part.people;
            each.operands = { amount(ranked, *quarter), people(ranked, *quarter) };
            each.style = each.operands.front()->style;
            gini.operands.push_back(named(std::move(each), ranked));
        }
        return std::make_shared<const Explanation>(std::move(gini));
    }

    /// The shares of compute, or of people, of an organization and all poorer ones.
    Part share(const Selection& selection, bool ofPeople)
    {
        const auto* asked = std::get_if<SelectedOrganization>(&selection);
        if (!asked)
            return nullptr;
        const auto quarter = asked->quarter.value_or(m_context.resolved.at);
        auto at = m_context.resolved;
        at.at = quarter;
        const auto curve = lorenz(m_context.ledger, m_context.view, at).curve;
        const auto& ledger = m_context.ledger;
        const auto nameOf = [&](OrganizationIndex organization) -> const std::string& { return ledger.organization(organization).name; };
        const auto found
            = std::ranges::find_if(curve.parts, [&](const LorenzPart& part) { return nameOf(part.organization) == asked->name; });
        if (found == curve.parts.end())
            return nullptr;
        const auto ranking = rankingOf(at);
        std::vector<Part> upTo, all;
        for (auto part = curve.parts.begin(); part != curve.parts.end(); ++part) {
            const auto& ranked = *std::ranges::find(ranking.drawn, part->organization, &RankedOrganization::organization);
            auto one = ofPeople ? people(ranked, quarter) : amount(ranked, quarter);
            all.push_back(one);
            if (part <= found)
                upTo.push_back(std::move(one));
        }
        const auto place = static_cast<std::size_t>(found - curve.parts.begin()) + 1;
        const auto& point = curve.points[place];
        const auto& words = m_context.words;
        const auto sum = [&](std::vector<Part> parts, const Message& label) {
            return m_holdings.positions().finished(plainSum(std::move(parts), words(label)));
        };
        auto value = *shareOf(
            sum(std::move(upTo), say::lorenz::upTo), sum(std::move(all), say::lorenz::whole), ofPeople ? point.people : point.amount);
        value.label = asked->name;
        value.mark = found->mark;
        return std::make_shared<const Explanation>(std::move(value));
    }
};

}

const FigureRoom lorenzRoom {
    .menu = say::lorenz::menu,
    .parts = partsOf<LorenzParts>,
    .explainer = explainerOf<LorenzExplainer>,
    .named =
        [](const TableRow& row) {
            const auto quarter = parseQuarter(row.series);
            return orSeriesOf(row, SelectedOrganization { row.item, quarter ? quarter : row.quarter });
        },
    .pageOfPositions = "inequality",
    .pageOfValues = [](const ViewState&, const ResolvedView&) -> std::string_view { return "inequality"; },
};

}

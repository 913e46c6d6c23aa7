// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/shares.h"
#include "model/base/text.h"
#include "model/compute/draws.h"
#include "model/figure/explain_parts.h"
#include "model/figure/rooms.h"
#include "model/figure/series_parts.h"
#include "model/figure/ticks.h"
#include "model/view/view_words.h"
#include "words/explain.h"
#include "words/figure.h"
#include "words/shares.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace model {

namespace {

constexpr EnumMessages<Grouping> titles(say::shares::messages, "title.");
constexpr std::string_view concentrationName = "hhi"; // as a measure, and as the series that is asked for to explain it

class SharesMaker {
public:
    explicit SharesMaker(const FigureContext& context)
        : m_context(context)
        , m_range(context.resolved)
        , m_style(numberStyle(context.resolved.unit))
    {
        m_look.isShare = true;
        m_look.style.kind = NumberStyle::Kind::Percent;
        m_look.moreOfTip = [this](std::size_t series, Quarter quarter) { return amountText(series, quarter); };
    }

    Figure make()
    {
        m_figure.firstQuarter = m_range.from;
        m_figure.showsIntervals = false;
        if (!hasQuarters(m_range)) {
            addTitles();
            m_figure.emptyText = emptyRangeText(m_context, m_range);
            return std::move(m_figure);
        }
        m_drawn = drawnShares(m_context.ledger, m_context.view, m_range);
        measureConcentration();
        m_figure.isUnfinished = m_context.isQuick && !m_figure.measures.empty();
        addTitles();
        const auto& table = m_drawn.shares.table;
        addSideValues(m_context, sharesOf(table.lastValues), table.leftOut, m_look.style, m_figure);
        addSeries(m_context, m_drawn.shares, m_range, m_look, m_figure);
        if (m_figure.series.empty()) {
            addLeftOut(m_context, table, m_figure);
            m_figure.emptyText = emptySeriesText(m_context, m_drawn.shares);
            return std::move(m_figure);
        }
        m_figure.positions = quarterAxis(m_range.from, m_range.to - m_range.from + 1);
        m_figure.values = shareAxis();
        m_figure.values.title = m_context.words(say::shares::axis, { { "what", unitText(m_context) } });
        addBorder(m_context, m_range, m_figure);
        addLeftOut(m_context, table, m_figure);
        addSeriesKey(m_context, m_look, m_figure);
        addFooter();
        addSummary();
        return std::move(m_figure);
    }

private:
    /// "all compute"; of less than all "the compute shown".
    std::string whole() const
    {
        const auto& view = m_context.view;
        const bool isAll = !view.organization && !view.chip && !view.chipKind && !view.kind && !view.country && !view.vendor;
        return m_context.words(isAll ? say::shares::all : say::shares::shown, { { "what", subjectText(m_context) } });
    }

    void addTitles()
    {
        const auto& words = m_context.words;
        m_figure.title = withOrganizations(m_context, words(titles[m_context.view.by], { { "what", whole() } }));
        std::vector<std::string> parts { unitText(m_context) + ", "
                + words(m_context.resolved.access == Holding::Owned ? say::subtitle::owned : say::subtitle::access),
            fmt::format("{}–{}", quarterText(m_range.from), quarterText(m_range.to)) };
        for (auto& condition : conditions(m_context))
            parts.push_back(std::move(condition));
        parts.push_back(concentrationText());
        m_figure.subtitle = dotted(parts);
    }

    /// "concentration (HHI) 0.21 (0.19 to 0.24) among organizations, 0.25 (0.22 to 0.28) in 2022Q1"
    std::string concentrationText() const
    {
        const auto at = [&](Quarter quarter) {
            const auto found = std::ranges::find(m_figure.measures, quarter, &Measured::quarter);
            if (found == m_figure.measures.end())
                return std::string();
            const auto text = [](double index) { return fmt::format("{:.2f}", index); };
            return text(found->value.best) + bracketText(m_context, found->value, text);
        };
        const auto now = at(m_range.to), before = m_range.from < m_range.to ? at(m_range.from) : std::string();
        if (now.empty())
            return {};
        return m_context.words(before.empty() ? say::shares::hhi : say::shares::hhiBefore,
            { { "now", now }, { "before", before }, { "quarter", quarterText(m_range.from) } });
    }

    /// Of the first and the last quarter.
    void measureConcentration()
    {
        for (const auto quarter : std::set { m_range.from, m_range.to }) {
            if (const auto index = concentrationAt(m_context.ledger, m_context.view, m_context.resolved, quarter, !m_context.isQuick))
                m_figure.measures.push_back({ std::string(concentrationName), quarter, *index });
        }
    }

    std::string amountText(std::size_t series, Quarter quarter) const
    {
        const auto& cell = m_drawn.amounts[series].cells[static_cast<std::size_t>(quarter - m_range.from)];
        return (cell.missingChips.empty() ? "" : "≥ ") + numberOfUnits(m_context, cell.value, m_style);
    }

    void addFooter()
    {
        const auto& words = m_context.words;
        const auto& table = m_drawn.shares.table;
        addSeriesSources(m_context, table, m_figure);
        auto& notes = m_figure.footer;
        notes.push_back(words(say::footer::sharesMedians));
        addBeginNotes(m_context, m_range, m_figure, notes);
        addLeftOutNote(m_context, table.leftOut, notes);
        addSumNotes(m_context, table, notes);
        if (const auto missing = missingChips(m_context, m_drawn.shares, m_range); !missing.empty())
            notes.push_back(words(say::footer::inNoShare, { { "names", joined(missing, ", ") } }));
        if (m_drawn.hasNegative)
            notes.push_back(words(say::footer::negativeShares));
        addFigureNotes(m_context, notes);
        addMethodNotes(m_context, notes);
    }

    void addSummary()
    {
        m_figure.summary = m_context.words(say::shares::summary,
            { { "title", m_figure.title }, { "from", quarterText(m_range.from) }, { "to", quarterText(m_range.to) },
                { "values", lastValuesText(m_figure) }, { "concentration", concentrationText() } });
    }

    const FigureContext& m_context;
    ResolvedView m_range;
    NumberStyle m_style; ///< of amounts
    SeriesLook m_look;
    DrawnShares m_drawn;
    Figure m_figure;
};

class SharesExplainer : public SeriesExplainer {
public:
    explicit SharesExplainer(const FigureContext& context)
        : SharesExplainer(
            context, hasQuarters(context.resolved) ? drawnShares(context.ledger, context.view, context.resolved) : DrawnShares())
    {
    }

    Part value(const Selection& selection) override
    {
        const auto found = drawn(selection);
        if (!found)
            return nameOf(selection) == concentrationName ? concentrationOf(quarterOf(selection)) : nullptr;
        constexpr bool isStock = true;
        std::vector<Part> all;
        Part own;
        for (const auto& group : m_amounts) {
            const auto& amount = group.cells[static_cast<std::size_t>(found->quarter - m_context.resolved.from)];
            if (!amount.isKnown)
                continue;
            auto held = *sum(group.name, found->quarter, isStock);
            held.label = seriesLabel(m_context, group.name);
            const auto part = notNegative(std::make_shared<const Explanation>(std::move(held)));
            if (group.name == found->series.name)
                own = part;
            all.push_back(part);
        }
        if (!own)
            return nullptr;
        auto whole = m_holdings.positions().finished(plainSum(std::move(all), m_context.words(say::shares::whole)));
        return valued(*shareOf(std::move(own), std::move(whole), found->cell.value), *found, false);
    }

private:
    SharesExplainer(const FigureContext& context, DrawnShares drawn)
        : SeriesExplainer(context, std::move(drawn.shares))
        , m_amounts(std::move(drawn.amounts))
    {
    }

    /// The index of organizations, whatever the figure groups by.
    Part concentrationOf(Quarter quarter)
    {
        const auto& ledger = m_context.ledger;
        const auto index = concentrationAt(ledger, m_context.view, m_context.resolved, quarter, !m_context.isQuick);
        if (!index)
            return nullptr;
        constexpr bool isStock = true;
        std::map<OrganizationIndex, std::vector<CellPart>> held;
        for (auto& part : cellParts(ledger, m_context.view, m_context.resolved, isStock, quarter))
            held[ledger.positions()[part.position].organization].push_back(std::move(part));
        Explanation sum;
        sum.operation = Operation::Concentration;
        sum.label = m_context.words(say::shares::index);
        sum.value = index->best;
        sum.low = index->low;
        sum.high = index->high;
        for (auto& [organization, parts] : held) {
            auto amount = *m_holdings.sum(std::move(parts), isStock, quarter);
            amount.label = ledger.organization(organization).name;
            if (amount.value > 0)
                sum.operands.push_back(std::make_shared<const Explanation>(std::move(amount)));
        }
        sum.detail = m_context.words(say::explain::draws, { { "n", drawsOf(sum.operands.size()) } });
        return std::make_shared<const Explanation>(std::move(sum));
    }

    std::vector<GroupSeries> m_amounts;
};

}

const FigureRoom sharesRoom {
    .menu = say::shares::menu,
    .make = [](const FigureContext& context) { return SharesMaker(context).make(); },
    .explainer = explainerOf<SharesExplainer>,
    .named = seriesOf,
    .pageOfPositions = "stock-and-flow",
    .pageOfValues = [](const ViewState&, const ResolvedView&) -> std::string_view { return "shares"; },
};

}

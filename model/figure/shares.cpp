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

constexpr EnumMessages<Grouping> groupingTitles(say::shares::messages, "title.");
constexpr std::string_view concentrationName = "hhi"; // as a measure, and as the series that is asked for to explain it

class SharesParts : public FigureParts {
public:
    explicit SharesParts(const FigureContext& context)
        : FigureParts(context)
        , m_range(context.resolved)
        , m_style(numberStyle(context.resolved.unit))
    {
        m_look.isShare = true;
        m_look.style.kind = NumberStyle::Kind::Percent;
        if (hasQuarters(m_range)) {
            m_drawn = drawnShares(context.ledger, context.view, m_range);
            measureConcentration();
        }
        m_look.moreOfTip = [this](std::size_t series, Quarter quarter) { return amountText(series, quarter); };
    }

    Figure beginning() const override
    {
        auto figure = FigureParts::beginning();
        figure.firstQuarter = m_range.from;
        figure.measures = m_concentration;
        figure.isUnfinished = m_context.isQuick && !m_concentration.empty();
        return figure;
    }

    Titles titles(const Figure&) const override
    {
        const auto& words = m_context.words;
        auto title = withOrganizations(m_context, words(groupingTitles[m_context.view.by], { { "what", whole() } }));
        std::vector<std::string> parts { unitText(m_context) + ", "
                + words(m_context.resolved.access == Holding::Owned ? say::subtitle::owned : say::subtitle::access),
            fmt::format("{}–{}", quarterText(m_range.from), quarterText(m_range.to)) };
        for (auto& condition : conditions(m_context))
            parts.push_back(std::move(condition));
        parts.push_back(concentrationText());
        return { std::move(title), std::move(parts) };
    }

    void addValues(Figure& figure) const override
    {
        addSeries(m_context, m_drawn.shares, m_range, m_look, figure);
        addLeftOut(m_context, m_drawn.shares.table, figure);
    }

    std::vector<SideValue> sideValues(const Figure& figure) const override
    {
        const auto& table = m_drawn.shares.table;
        return sideValuesOf(m_context, sharesOf(table.lastValues), table.leftOut, m_look.style, figure);
    }

    std::string emptyText() const override { return emptySeriesText(m_context, m_drawn.shares); }

    void addAxes(Figure& figure) const override
    {
        figure.positions = quarterAxis(m_range.from, m_range.to - m_range.from + 1);
        figure.values = shareAxis();
        figure.values.title = m_context.words(say::shares::axis, { { "what", unitText(m_context) } });
        addBorder(m_context, m_range, figure);
    }

    std::vector<KeyEntry> key(const Figure& figure) const override { return seriesKey(m_context, m_look, figure); }

    Footer footer(const Figure& figure) const override
    {
        const auto& words = m_context.words;
        const auto& table = m_drawn.shares.table;
        std::vector<std::string> notes;
        notes.push_back(words(say::footer::sharesMedians));
        addBeginNotes(m_context, m_range, figure, notes);
        addLeftOutNote(m_context, table.leftOut, notes);
        addSumNotes(m_context, table, notes);
        if (const auto missing = missingChips(m_context, m_drawn.shares, m_range); !missing.empty())
            notes.push_back(words(say::footer::inNoShare, { { "names", joined(missing, ", ") } }));
        if (m_drawn.hasNegative)
            notes.push_back(words(say::footer::negativeShares));
        addFigureNotes(m_context, notes);
        addMethodNotes(m_context, notes);
        return { table.drawnSources, std::move(notes) };
    }

    std::string summary(const Figure& figure) const override
    {
        return m_context.words(say::shares::summary,
            { { "title", figure.title }, { "from", quarterText(m_range.from) }, { "to", quarterText(m_range.to) },
                { "values", lastValuesText(figure) }, { "concentration", concentrationText() } });
    }

private:
    /// "all compute"; of less than all "the compute shown".
    std::string whole() const
    {
        const auto& view = m_context.view;
        const bool isAll = !view.organization && !view.chip && !view.chipKind && !view.kind && !view.country && !view.vendor;
        return m_context.words(isAll ? say::shares::all : say::shares::shown, { { "what", subjectText(m_context) } });
    }

    /// "concentration (HHI) 0.21 (0.19 to 0.24) among organizations, 0.25 (0.22 to 0.28) in 2022Q1"
    std::string concentrationText() const
    {
        const auto at = [&](Quarter quarter) {
            const auto found = std::ranges::find(m_concentration, quarter, &Measured::quarter);
            if (found == m_concentration.end())
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
                m_concentration.push_back({ std::string(concentrationName), quarter, *index });
        }
    }

    std::string amountText(std::size_t series, Quarter quarter) const
    {
        const auto& cell = m_drawn.amounts[series].cells[static_cast<std::size_t>(quarter - m_range.from)];
        return (cell.missingChips.empty() ? "" : "≥ ") + numberOfUnits(m_context, cell.value, m_style);
    }

    ResolvedView m_range;
    NumberStyle m_style; ///< of amounts
    SeriesLook m_look;
    DrawnShares m_drawn;
    std::vector<Measured> m_concentration;
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
    .parts = partsOf<SharesParts>,
    .explainer = explainerOf<SharesExplainer>,
    .named = seriesOf,
    .pageOfPositions = "stock-and-flow",
    .pageOfValues = [](const ViewState&, const ResolvedView&) -> std::string_view { return "shares"; },
};

}

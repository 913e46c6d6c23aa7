// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/suppliers.h"
#include "model/base/text.h"
#include "model/figure/explain_parts.h"
#include "model/figure/organization_parts.h"
#include "model/figure/palette.h"
#include "model/figure/parts.h"
#include "model/figure/rooms.h"
#include "model/figure/ticks.h"
#include "model/view/view_words.h"
#include "words/explain.h"
#include "words/figure.h"
#include "words/suppliers.h"

#include <fmt/format.h>

#include <algorithm>

namespace model {

namespace {

/// A bar for each organization, of what it has access to: as long as all others, divided among those it belongs to.
class SuppliersMaker {
public:
    explicit SuppliersMaker(const FigureContext& context)
        : m_context(context)
        , m_suppliers(suppliers(context.ledger, context.view, context.resolved))
        , m_series(suppliersOf(context.ledger, m_suppliers.drawn))
        , m_style(numberStyle(context.resolved.unit))
    {
    }

    Figure make()
    {
        m_figure.showsIntervals = false; // in tips and table
        addTitles();
        if (!m_suppliers.drawn.empty()) {
            DistinctPaints paints;
            for (const auto& supplier : m_series) {
                Series series;
                series.name = supplier.name;
                series.selection = SelectedSeries { series.name };
                series.shape = SeriesShape::Bars;
                series.paint = supplier.isOther || supplier.from == SuppliedPart::From::Unknown ? otherPaint() : paints.of(supplier.name);
                m_figure.series.push_back(std::move(series));
            }
            for (std::size_t i = 0; i < m_suppliers.drawn.size(); ++i)
                addRow(i);
            addKey();
            std::erase_if(m_figure.series, [](const Series& series) { return series.points.empty(); });
        }
        addLeftOut();
        addSideValues();
        if (m_figure.series.empty()) {
            m_figure.emptyText = emptyText(m_context, m_suppliers.leftOut, m_context.resolved.at);
            return std::move(m_figure);
        }
        m_figure.values = shareAxis();
        m_figure.values.title = m_context.words(say::suppliers::axis, { { "what", unitText(m_context) } });
        m_figure.xColumn = ColumnLook { m_figure.values.title, m_figure.values.style };
        m_figure.valueColumn = ColumnLook { {}, m_style }; // shares are drawn, the table has the amounts too
        m_figure.positions = rowAxis(m_suppliers.drawn.size());
        m_figure.heads.value = m_context.words(say::heads::total);
        addFooter();
        addSummary();
        return std::move(m_figure);
    }

private:
    const std::string& name(const SuppliedOrganization& organization) const
    {
        return m_context.ledger.organization(organization.organization).name;
    }

    void addTitles()
    {
        m_figure.title = m_context.words(say::suppliers::title);
        auto parts = conditions(m_context);
        parts.insert(parts.begin(), holdersText(m_context, unitText(m_context), m_context.resolved.at));
        m_figure.subtitle = dotted(parts);
    }

    static std::vector<ChipIndex> missingChips(const SuppliedOrganization& organization)
    {
        std::vector<ChipIndex> missing;
        for (const auto& part : organization.parts)
            missing.insert(missing.end(), part.missingChips.begin(), part.missingChips.end());
        return missing;
    }

    void addRow(std::size_t place)
    {
        const auto& organization = m_suppliers.drawn[place];
        m_figure.rows.push_back({ name(organization), {},
            (missingChips(organization).empty() ? "" : "≥ ") + numberText(organization.amount, m_style)
                + coveredSign(organization.letting, m_context.resolved.at),
            {} });
        double base = 0;
        for (std::size_t s = 0; s < m_series.size(); ++s) {
            const auto part = partOf(organization, m_series[s], m_context.view.rho);
            if (!part)
                continue;
            addTableRow(organization, m_series[s], *part);
            if (!part->share || *part->share <= 0)
                continue;
            Point point;
            point.position = static_cast<double>(place);
            point.base = base;
            point.value = std::min(*part->share, 1 - base); // more than all only where another part is below nothing
            point.uncertain = shareMarked(*part, { Mark::Interpolated, Mark::Carried }) * point.value;
            point.planned = shareMarked(*part, { Mark::Planned }) * point.value;
            point.mark = part->mark;
            point.isLowerBound = !part->missingChips.empty();
            point.hasInterval = part->amount.low || part->amount.high;
            point.item = name(organization);
            point.selection = SelectedOrganization { point.item, {}, m_series[s].name };
            point.quarter = m_context.resolved.at;
            if (m_series[s].from != SuppliedPart::From::Own) // most bars are the organization's own
                point.label = seriesLabel(m_context, m_series[s].name);
            point.tip = tip(organization, m_series[s], *part);
            base += point.value;
            m_figure.series[s].points.push_back(std::move(point));
        }
    }

    /// Of what an organization has of its own.
    static std::optional<Reduction> lettingOf(const SuppliedOrganization& organization, const SuppliedPart& part)
    {
        return part.from == SuppliedPart::From::Own ? organization.letting : std::nullopt;
    }

    /// What of a part has one of the marks, 0 to 1.
    static double shareMarked(const SuppliedPart& part, std::initializer_list<Mark> marks)
    {
        double marked = 0;
        for (const auto& held : part.held)
            marked += std::ranges::find(marks, held.stock.mark) != marks.end() ? held.value : 0;
        return part.amount.best > 0 ? std::clamp(marked / part.amount.best, 0.0, 1.0) : 0;
    }

    std::string tip(const SuppliedOrganization& organization, const Supplier& supplier, const SuppliedPart& part) const
    {
        const auto& words = m_context.words;
        const auto quarter = quarterText(m_context.resolved.at);
        auto text = words(say::tip::quarter, { { "name", name(organization) }, { "quarter", quarter } });
        const auto share = numberText(*part.share, { NumberStyle::Kind::Percent, {} });
        text += "\n"
            + words(supplier.from == SuppliedPart::From::Own ? say::suppliers::tipOwn : say::suppliers::tip,
                { { "share", share }, { "supplier", seriesLabel(m_context, supplier.name) } });
        text += (part.missingChips.empty() ? "\n" : "\n≥ ") + numberOfUnits(m_context, part.amount.best, m_style);
        const auto range = rangeText(part.amount, m_style);
        text += "\n" + (range.empty() ? words(say::interval::none) : words(say::inspect::interval, { { "interval", range } }));
        if (const auto covered = coveredBefore(lettingOf(organization, part), m_context.resolved.at))
            text += "\n" + words(say::tip::covered, { { "quarter", quarterText(*covered) } });
        return text + "\n" + words(markNames[part.mark]);
    }

    void addTableRow(const SuppliedOrganization& organization, const Supplier& supplier, const SuppliedPart& part)
    {
        TableRow row;
        row.series = supplier.name;
        row.item = name(organization);
        row.quarter = m_context.resolved.at;
        row.x = part.share;
        row.value = part.amount.best;
        row.low = part.amount.low;
        row.high = part.amount.high;
        row.mark = part.mark;
        std::vector<std::string> notes;
        if (!part.missingChips.empty())
            notes.push_back(m_context.words(say::note::lowerBound, { { "names", joined(chipNames(m_context, part.missingChips), ", ") } }));
        if (!part.amount.low && !part.amount.high)
            notes.push_back(m_context.words(say::note::noInterval));
        if (const auto covered = coveredBefore(lettingOf(organization, part), m_context.resolved.at))
            notes.push_back(m_context.words(say::note::covered, { { "quarter", quarterText(*covered) } }));
        row.note = joined(notes, "; ");
        m_figure.table.push_back(std::move(row));
    }

    void addLeftOut()
    {
        addLeftOutRows(m_context, m_suppliers.leftOut, m_context.resolved.at, {}, m_figure);
        addStatus(m_context, m_suppliers.drawn.size(), m_suppliers.leftOut, 0, m_figure);
    }

    void addSideValues()
    {
        for (std::size_t i = 0; i < m_suppliers.drawn.size(); ++i) {
            const auto& drawn = m_suppliers.drawn[i];
            const auto& organization = m_context.ledger.organization(drawn.organization);
            m_figure.sideValues.push_back({ organization.id, m_figure.rows[i].value, drawn.amount, true, paintOf(organization.name) });
        }
        addReasons(m_context, m_suppliers.leftOut, m_figure);
    }

    void addKey()
    {
        bool isUncertain = false, isPlanned = false;
        for (const auto& series : m_figure.series) {
            if (series.points.empty())
                continue;
            m_figure.key.push_back({ KeyEntry::Symbol::Swatch, series.paint, seriesLabel(m_context, series.name) });
            for (const auto& point : series.points) {
                isUncertain = isUncertain || point.uncertain > 0;
                isPlanned = isPlanned || point.planned > 0;
            }
        }
        if (isUncertain)
            m_figure.key.push_back({ KeyEntry::Symbol::Hatched, {}, m_context.words(say::key::hatched) });
        if (isPlanned)
            m_figure.key.push_back({ KeyEntry::Symbol::Pale, {}, m_context.words(say::key::pale) });
    }

    void addFooter()
    {
        ClaimUses uses(m_context);
        CoveredOwners covered(m_context, m_context.resolved.at);
        for (const auto& organization : m_suppliers.drawn) {
            covered.add(organization.organization, organization.letting);
            uses.addMissing(missingChips(organization));
            for (const auto& part : organization.parts)
                uses.addHeld(part.held, m_context.resolved.at);
        }
        addSources(m_context, uses.sources(), m_figure);
        auto& notes = m_figure.footer;
        notes.push_back(m_context.words(say::footer::suppliersMedians));
        addLeftOutNote(m_context, m_suppliers.leftOut, notes);
        covered.addNote(notes);
        uses.addNotes(notes);
        addFigureNotes(m_context, notes);
        addMethodNotes(m_context, notes);
    }

    void addSummary()
    {
        const auto& first = m_suppliers.drawn.front();
        const std::string bound = missingChips(first).empty() ? "" : "≥ ";
        std::vector<std::string> parts;
        std::size_t owners = 0;
        for (const auto& supplier : m_series) {
            if (const auto part = partOf(first, supplier, m_context.view.rho); part && part->share)
                parts.push_back(fmt::format(
                    "{} {}", seriesLabel(m_context, supplier.name), numberText(*part->share, { NumberStyle::Kind::Percent, {} })));
        }
        for (const auto& organization : m_suppliers.drawn) {
            constexpr double all = 0.995;
            for (const auto& part : organization.parts)
                owners += part.from == SuppliedPart::From::Own && part.share.value_or(0) > all ? 1 : 0;
        }
        m_figure.summary = m_context.words(say::suppliers::summary,
            { { "n", std::to_string(m_suppliers.drawn.size()) }, { "quarter", quarterText(m_context.resolved.at) },
                { "first", name(first) }, { "value", bound + numberOfUnits(m_context, first.amount, m_style) },
                { "parts", joined(parts, ", ") }, { "owners", std::to_string(owners) } });
    }

    const FigureContext& m_context;
    Suppliers m_suppliers;
    std::vector<Supplier> m_series;
    NumberStyle m_style;
    Figure m_figure;
};

ResolvedView inTotal(ResolvedView resolved)
{
    resolved.per = Per::None;
    return resolved;
}

class SuppliersExplainer : public RankedExplainer {
public:
    explicit SuppliersExplainer(const FigureContext& context)
        : RankedExplainer(context, inTotal(context.resolved))
        , m_suppliers(suppliers(context.ledger, context.view, context.resolved))
        , m_names(suppliersOf(context.ledger, m_suppliers.drawn))
    {
    }

    Part value(const Selection& selection) override
    {
        const auto found = supply(selection);
        return found ? amount(selection, *found) : nullptr;
    }

    Part position(const Selection& selection) override
    {
        const auto found = supply(selection);
        const auto* whole = ranked(selection);
        if (!found || !whole || !found->share)
            return nullptr;
        return shareOf(
            amount(selection, *found), m_holdings.held(whole->held.parts, whole->held.others, m_context.resolved.at), *found->share);
    }

    std::string heading(const Selection& selection) const override
    {
        const auto* organization = std::get_if<SelectedOrganization>(&selection);
        return dotted({ organization ? organization->name : std::string(),
            seriesLabel(m_context, organization ? organization->supplier : nameOf(selection)), quarterText(m_context.resolved.at) });
    }

private:
    std::optional<SuppliedPart> supply(const Selection& selection) const
    {
        const auto* organization = std::get_if<SelectedOrganization>(&selection);
        if (!organization)
            return std::nullopt;
        const auto isAsked
            = [&](const SuppliedOrganization& one) { return m_context.ledger.organization(one.organization).name == organization->name; };
        const auto found = std::ranges::find_if(m_suppliers.drawn, isAsked);
        const auto supplier = std::ranges::find(m_names, organization->supplier, &Supplier::name);
        if (found == m_suppliers.drawn.end() || supplier == m_names.end())
            return std::nullopt;
        return partOf(*found, *supplier, m_context.view.rho);
    }

    Part amount(const Selection& selection, const SuppliedPart& part)
    {
        const auto& organization = std::get<SelectedOrganization>(selection);
        auto value = *m_holdings.held(part.held, part.others, m_context.resolved.at);
        value.label = fmt::format("{}, {}", organization.name, seriesLabel(m_context, organization.supplier));
        value.value = part.amount.best;
        value.low = part.amount.low;
        value.high = part.amount.high;
        value.mark = part.mark;
        return std::make_shared<const Explanation>(std::move(value));
    }

    Suppliers m_suppliers;
    std::vector<Supplier> m_names;
};

}

const FigureRoom suppliersRoom {
    .menu = say::suppliers::menu,
    .make = [](const FigureContext& context) { return SuppliersMaker(context).make(); },
    .explainer = explainerOf<SuppliersExplainer>,
    .named =
        [](const TableRow& row) {
            return orSeriesOf(row, SelectedOrganization { row.item, {}, row.series });
        },
    .pageOfPositions = "holding",
    .pageOfValues = [](const ViewState&, const ResolvedView&) -> std::string_view { return "suppliers"; },
};

}

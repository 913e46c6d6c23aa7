// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/suppliers.h"
#include "model/base/text.h"
#include "model/figure/column_text.h"
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
class SuppliersParts : public FigureParts {
public:
    explicit SuppliersParts(const FigureContext& context)
        : FigureParts(context)
        , m_suppliers(suppliers(context.ledger, context.view, context.resolved))
        , m_series(suppliersOf(context.ledger, m_suppliers.drawn))
        , m_style(numberStyle(context.resolved.unit))
    {
    }

    Titles titles(const Figure&) const override
    {
        auto parts = conditions(m_context);
        parts.insert(parts.begin(), holdersText(m_context, unitText(m_context), m_context.resolved.at));
        return { m_context.words(say::suppliers::title), std::move(parts) };
    }

    void addValues(Figure& figure) const override
    {
        const auto isRest = [](const Supplier& each) { return each.isOther || each.from == SuppliedPart::From::Unknown; };
        std::vector<std::string> names;
        for (const auto& supplier : m_series) {
            if (!isRest(supplier))
                names.push_back(supplier.name);
        }
        const DistinctPaints paints(m_context.palette, names);
        for (const auto& supplier : m_series) {
            Series series;
            series.name = supplier.name;
            series.selection = SelectedSeries { series.name };
            series.shape = SeriesShape::Bars;
            series.paint = isRest(supplier) ? otherPaint() : paints.of(supplier.name);
            figure.series.push_back(std::move(series));
        }
        for (std::size_t i = 0; i < m_suppliers.drawn.size(); ++i)
            addRow(i, figure);
        std::erase_if(figure.series, [](const Series& series) { return series.points.empty(); });
        addLeftOut(figure);
    }

    std::vector<SideValue> sideValues(const Figure& figure) const override
    {
        std::vector<SideValue> values;
        for (std::size_t i = 0; i < m_suppliers.drawn.size(); ++i) {
            const auto& drawn = m_suppliers.drawn[i];
            const auto& organization = m_context.ledger.organization(drawn.organization);
            values.push_back({ organization.id, figure.rows[i].value, drawn.amount, true, m_context.palette.of(organization.name) });
        }
        addReasons(m_context, m_suppliers.leftOut, values);
        return values;
    }

    std::string emptyText() const override { return model::emptyText(m_context, m_suppliers.leftOut, m_context.resolved.at); }

    void addAxes(Figure& figure) const override
    {
        figure.values = shareAxis();
        figure.values.title = m_context.words(say::suppliers::axis, { { "what", unitText(m_context) } });
        figure.xColumn = ColumnLook { figure.values.title, figure.values.style };
        figure.valueColumn = ColumnLook { {}, m_style }; // shares are drawn, the table has the amounts too
        figure.positions = rowAxis(m_suppliers.drawn.size());
        figure.heads.value = m_context.words(say::heads::total);
    }

    std::vector<KeyEntry> key(const Figure& figure) const override
    {
        std::vector<KeyEntry> key;
        bool isUncertain = false, isPlanned = false;
        for (const auto& series : figure.series) {
            key.push_back({ KeyEntry::Symbol::Swatch, series.paint, seriesLabel(m_context, series.name) });
            for (const auto& point : series.points) {
                isUncertain = isUncertain || point.uncertain > 0;
                isPlanned = isPlanned || point.planned > 0;
            }
        }
        if (isUncertain)
            key.push_back({ KeyEntry::Symbol::Hatched, {}, m_context.words(say::key::hatched) });
        if (isPlanned)
            key.push_back({ KeyEntry::Symbol::Pale, {}, m_context.words(say::key::pale) });
        return key;
    }

    Footer footer(const Figure&) const override
    {
        ClaimUses uses(m_context);
        CoveredOwners covered(m_context, m_context.resolved.at);
        for (const auto& organization : m_suppliers.drawn) {
            covered.add(organization.organization, organization.letting);
            uses.addMissing(missingChips(organization));
            for (const auto& part : organization.parts)
                uses.addHeld(part.held, m_context.resolved.at);
        }
        std::vector<std::string> notes;
        notes.push_back(m_context.words(say::footer::suppliersMedians));
        addLeftOutNote(m_context, m_suppliers.leftOut, notes);
        covered.addNote(notes);
        uses.addNotes(notes);
        addFigureNotes(m_context, notes);
        addMethodNotes(m_context, notes);
        return { uses.sources(), std::move(notes) };
    }

    std::string summary(const Figure&) const override
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
        return m_context.words(say::suppliers::summary,
            { { "n", std::to_string(m_suppliers.drawn.size()) }, { "quarter", quarterText(m_context.resolved.at) },
                { "first", name(first) }, { "value", bound + numberOfUnits(m_context, first.amount, m_style) },
                { "parts", joined(parts, ", ") }, { "owners", std::to_string(owners) } });
    }

private:
    const std::string& name(const SuppliedOrganization& organization) const
    {
        return m_context.ledger.organization(organization.organization).name;
    }

    static std::vector<ChipIndex> missingChips(const SuppliedOrganization& organization)
    {
        std::vector<ChipIndex> missing;
        for (const auto& part : organization.parts)
            missing.insert(missing.end(), part.missingChips.begin(), part.missingChips.end());
        return missing;
    }

    void addRow(std::size_t place, Figure& figure) const
    {
        const auto& organization = m_suppliers.drawn[place];
        figure.rows.push_back({ name(organization), {},
            (missingChips(organization).empty() ? "" : "≥ ") + columnText(organization.amount, m_style)
                + coveredSign(organization.letting, m_context.resolved.at),
            {} });
        double base = 0;
        for (std::size_t s = 0; s < m_series.size(); ++s) {
            const auto part = partOf(organization, m_series[s], m_context.view.rho);
            if (!part)
                continue;
            figure.table.push_back(tableRow(organization, m_series[s], *part));
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
            figure.series[s].points.push_back(std::move(point));
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

    TableRow tableRow(const SuppliedOrganization& organization, const Supplier& supplier, const SuppliedPart& part) const
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
        return row;
    }

    void addLeftOut(Figure& figure) const
    {
        addLeftOutRows(m_context, m_suppliers.leftOut, m_context.resolved.at, {}, figure);
        addStatus(m_context, m_suppliers.drawn.size(), m_suppliers.leftOut, 0, figure);
    }

    Suppliers m_suppliers;
    std::vector<Supplier> m_series;
    NumberStyle m_style;
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
    .parts = partsOf<SuppliersParts>,
    .explainer = explainerOf<SuppliersExplainer>,
    .named =
        [](const TableRow& row) {
            return orSeriesOf(row, SelectedOrganization { row.item, {}, row.series });
        },
    .pageOfPositions = "holding",
    .pageOfValues = [](const ViewState&, const ResolvedView&) -> std::string_view { return "suppliers"; },
};

}

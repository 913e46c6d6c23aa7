// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/shares.h"

#include "model/compute/draws.h"
#include "model/compute/metric.h"
#include "model/compute/series.h"

#include <algorithm>

namespace model {

std::optional<double> concentration(std::span<const double> amounts)
{
    double total = 0, squares = 0;
    for (const double amount : amounts) {
        const double held = std::max(0.0, amount);
        total += held;
        squares += held * held;
    }
    return total > 0 ? std::optional(squares / (total * total)) : std::nullopt;
}

namespace {

/// The ends of what each organization holds as a part of the one sum, with what it lets and contains.
void addIntervals(
    const Ledger& ledger, ViewState view, ResolvedView resolved, Quarter quarter, ByOrganization<std::optional<Estimate>>& amounts)
{
    view.by = Grouping::Organization;
    resolved.from = resolved.to = quarter;
    SeriesTable each;
    std::vector<OrganizationIndex> organizations;
    for (const auto i : amounts.indices()) {
        if (!amounts[i])
            continue;
        organizations.push_back(i);
        each.series.push_back({ ledger.organization(i).name, false, {}, 0 });
    }
    std::vector<SignedSum> widths(organizations.size());
    constexpr bool isStock = true;
    forEachTerm(
        ledger, view, resolved, isStock, each, [&](std::size_t series, Quarter, const Term& term) { widths[series].addShared(term); });
    for (std::size_t i = 0; i < widths.size(); ++i) {
        auto& amount = amounts[organizations[i]];
        amount = withEnds(amount->best, widths[i].result(view.rho));
    }
}

}

ByOrganization<std::optional<Estimate>> amountsByOrganization(
    const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, Quarter quarter, bool withIntervals)
{
    constexpr bool isStock = true;
    const auto perChip = chipValues(ledger, resolved.unit, view.basis, view.mfu);
    ByOrganization<std::optional<Estimate>> amounts(ledger.dataset().organizations().size());
    for (const auto& part : cellParts(ledger, view, resolved, isStock, quarter)) {
        const auto& position = ledger.positions()[part.position];
        if (!perChip[position.chip] && part.units != 0)
            continue;
        auto& amount = amounts[position.organization];
        if (!amount)
            amount.emplace();
        amount->best += part.value;
    }
    if (withIntervals)
        addIntervals(ledger, view, resolved, quarter, amounts);
    return amounts;
}

std::optional<Estimate> concentrationAt(
    const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, Quarter quarter, bool withInterval)
{
    const auto amounts = amountsByOrganization(ledger, view, resolved, quarter, withInterval);
    std::vector<DrawnHolder> holders;
    std::vector<double> held;
    for (const auto i : amounts.indices()) {
        if (!amounts[i] || amounts[i]->best <= 0)
            continue;
        held.push_back(amounts[i]->best);
        holders.push_back({ ledger.organization(i).name, *amounts[i] });
    }
    const auto best = concentration(held);
    if (!best || !withInterval)
        return best ? std::optional(Estimate { *best, {}, {} }) : std::nullopt;
    double draws = 0;
    const auto measure = [&](std::span<const double> drawn, std::span<const double>, std::span<double> numbers) {
        ledger.progress().update(draws++ / static_cast<double>(drawsOf(drawn.size())));
        numbers[0] = concentration(drawn).value_or(0);
    };
    return drawnIntervals(std::move(holders), { *best }, measure).front();
}

DrawnShares drawnShares(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved)
{
    constexpr bool isStock = true, withWidths = false;
    DrawnShares drawn;
    drawn.shares.table = seriesTable(ledger, view, resolved, isStock, withWidths);
    drawn.shares.first = drawn.shares.base = resolved.from;
    drawn.amounts = drawn.shares.table.series;
    const auto quarters = static_cast<std::size_t>(std::max(0, resolved.to - resolved.from + 1));
    for (std::size_t q = 0; q < quarters; ++q) {
        double total = 0;
        auto mark = Mark::Stated;
        for (const auto& series : drawn.amounts) {
            const auto& amount = series.cells[q];
            drawn.hasNegative = drawn.hasNegative || amount.value < 0;
            total += std::max(0.0, amount.value);
            mark = weakest(mark, amount.mark);
        }
        const auto part = [&](double amount) { return total > 0 ? std::max(0.0, amount) / total : 0; };
        for (auto& series : drawn.shares.table.series) {
            auto& cell = series.cells[q];
            cell.isKnown = cell.isKnown && total > 0;
            cell.value = part(cell.value);
            cell.uncertain = part(cell.uncertain);
            cell.planned = part(cell.planned);
            cell.mark = mark;
        }
    }
    return drawn;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/shares.h"

#include "model/compute/metric.h"
#include "model/compute/series.h"

#include <algorithm>

namespace model {

std::optional<double> concentration(std::span<const std::optional<double>> amounts)
{
    std::optional<double> index;
    for (const auto& share : sharesOf(std::vector(amounts.begin(), amounts.end()))) {
        if (share)
            index = index.value_or(0) + *share * *share;
    }
    return index;
}

ByOrganization<std::optional<double>> amountsByOrganization(
    const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, Quarter quarter)
{
    constexpr bool isStock = true;
    const auto perChip = chipValues(ledger, resolved.unit, view.basis, view.mfu);
    ByOrganization<std::optional<double>> amounts(ledger.dataset().organizations().size());
    for (const auto& part : cellParts(ledger, view, resolved, isStock, quarter)) {
        const auto& position = ledger.positions()[part.position];
        if (!perChip[position.chip] && part.units != 0)
            continue;
        auto& amount = amounts[position.organization];
        amount = amount.value_or(0) + part.value;
    }
    return amounts;
}

std::optional<double> concentrationAt(const Ledger& ledger, const ViewState& view, const ResolvedView& resolved, Quarter quarter)
{
    return concentration(amountsByOrganization(ledger, view, resolved, quarter));
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

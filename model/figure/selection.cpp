// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/selection.h"

namespace model {

namespace {

bool meansValue(const SelectedOrganization& selected, const SelectedOrganization& drawn)
{
    if (!selected.against.empty() && selected.against == drawn.name)
        return true;
    return selected.name == drawn.name && (!selected.quarter || !drawn.quarter || selected.quarter == drawn.quarter)
        && (selected.supplier.empty() || drawn.supplier.empty() || selected.supplier == drawn.supplier);
}

bool meansValue(const SelectedChip& selected, const SelectedChip& drawn)
{
    return selected == drawn;
}

bool meansValue(const SelectedRun& selected, const SelectedRun& drawn)
{
    return selected.name == drawn.name && (selected.trainer.empty() || drawn.trainer.empty() || selected.trainer == drawn.trainer);
}

bool meansValue(const SelectedSeries& selected, const SelectedSeries& drawn)
{
    return selected.name == drawn.name && (!selected.quarter || !drawn.quarter || selected.quarter == drawn.quarter);
}

bool meansValue(const SelectedPoint& selected, const SelectedPoint& drawn)
{
    return selected.chip == drawn.chip && (!selected.bytes || selected.bytes == drawn.bytes)
        && (!selected.size || selected.size == drawn.size);
}

template <class A, class B> bool meansValue(const A&, const B&)
{
    return false; // nothing, or things of two kinds
}

}

std::string nameOf(const Selection& selection)
{
    return std::visit(
        []<class Selected>(const Selected& selected) -> std::string {
            if constexpr (std::is_same_v<Selected, std::monostate>)
                return {};
            else if constexpr (std::is_same_v<Selected, SelectedPoint>)
                return selected.chip;
            else
                return selected.name;
        },
        selection);
}

bool means(const Selection& selected, const Selection& drawn)
{
    return std::visit([](const auto& a, const auto& b) { return meansValue(a, b); }, selected, drawn);
}

}

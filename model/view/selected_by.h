// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/view/view_state.h"

namespace model {

/// What names a value of a figure: an organization, model or chip; a series at a quarter; or one of these within a series.
enum class SelectedBy { Item, SeriesAndQuarter, ItemOfSeries };

constexpr SelectedBy selectedBy(FigureKind figure)
{
    switch (figure) {
    case FigureKind::Growth:
    case FigureKind::Shares:
    case FigureKind::Versus:
        return SelectedBy::SeriesAndQuarter;
    case FigureKind::Lorenz:
    case FigureKind::Decode:
    case FigureKind::Suppliers:
        return SelectedBy::ItemOfSeries;
    case FigureKind::Ranking:
    case FigureKind::Wealth:
    case FigureKind::Training:
    case FigureKind::Chips:
        break;
    }
    return SelectedBy::Item;
}

}

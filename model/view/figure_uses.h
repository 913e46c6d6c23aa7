// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/view/view_state.h"

namespace model {

/// Which parts of a view a figure heeds, besides filters, evidence and status; it is the same whatever the others say.
struct FigureUses {
    bool unit = false;
    bool per = false;
    bool access = false;
    bool measure = false;
    bool by = false;
    bool style = false;
    bool range = false; ///< `from` and `to`; else one quarter
    bool scale = false;
    bool intervals = false;
    bool alternatives = false;
};

constexpr FigureUses usesOf(FigureKind figure)
{
    FigureUses uses;
    switch (figure) {
    case FigureKind::Ranking:
        uses.unit = uses.per = uses.access = uses.scale = uses.intervals = uses.alternatives = true;
        break;
    case FigureKind::Growth:
        uses.unit = uses.access = uses.measure = uses.by = uses.style = uses.range = uses.scale = uses.intervals = uses.alternatives = true;
        break;
    case FigureKind::Shares:
        uses.unit = uses.access = uses.by = uses.range = true;
        break;
    case FigureKind::Wealth:
        uses.unit = uses.per = uses.access = uses.range = uses.scale = uses.intervals = true;
        break;
    case FigureKind::Lorenz:
        uses.unit = uses.per = uses.access = true;
        break;
    case FigureKind::Versus:
        uses.unit = uses.access = uses.measure = uses.style = uses.range = uses.scale = uses.intervals = true;
        break;
    case FigureKind::Training:
    case FigureKind::Chips:
    case FigureKind::Decode:
        uses.scale = true;
        break;
    case FigureKind::Suppliers:
        uses.unit = uses.access = true;
        break;
    }
    return uses;
}

}

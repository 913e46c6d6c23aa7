// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure_room.h"

#include <array>

namespace model {

extern const FigureRoom rankingRoom, timelineRoom, growthRoom, sharesRoom, wealthRoom, lorenzRoom, versusRoom, trainingRoom, chipsRoom,
    decodeRoom, suppliersRoom;

/// In the order of the figures.
inline constexpr std::array rooms { &rankingRoom, &timelineRoom, &growthRoom, &sharesRoom, &wealthRoom, &lorenzRoom, &versusRoom,
    &trainingRoom, &chipsRoom, &decodeRoom, &suppliersRoom };
static_assert(rooms.size() == figureFacts.size());

inline const FigureRoom& roomOf(FigureKind figure)
{
    return *rooms[static_cast<std::size_t>(figure)];
}

}

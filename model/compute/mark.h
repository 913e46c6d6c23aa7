// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/words.h"

#include <algorithm>

namespace model {

/// How a number came about, in order of weakness; a sum or ratio has the weakest mark of its parts.
enum class Mark { Stated, Interpolated, Carried, Planned };

template <> struct EnumWords<Mark> {
    static constexpr std::array<std::string_view, 4> words { "stated", "interpolated", "carried", "planned" };
};

inline Mark weakest(Mark a, Mark b)
{
    return std::max(a, b);
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"

#include <set>
#include <string_view>

namespace model {

/// The colour of a thing by its name (an organization, chip, kind of chip, vendor, country), the same in every figure and document:
/// the well-known ones have theirs by hand, so that those drawn together differ; others by a hash of the name.
Paint paintOf(std::string_view name);

/// Of what is left over or unknown.
Paint otherPaint();

/// Colours of the things of one figure: that of each name, or the next one that is free where another thing of the figure has it.
class DistinctPaints {
public:
    Paint of(std::string_view name);

private:
    std::set<int> m_taken;
};

}

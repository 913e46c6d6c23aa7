// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"
#include "model/view/view_state.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// The view key `groups`: `TPU:organization=Google;chip=TPU v5e|TPU v5p,GPU:chip-kind=GPU`, names percent-encoded.
std::string groupsText(const std::vector<VersusGroup>& groups);

struct ParsedGroups {
    std::vector<VersusGroup> groups;
    std::optional<Sentence> problem; ///< the first
};

/// Reads it. A group without filters is everything; fewer than two groups or two of one name are a problem.
ParsedGroups parseGroups(std::string_view text);

/// Calls `visit(key, filter)` for each filter of a group.
template <class Group, class Visit> void eachFilter(Group& group, Visit visit)
{
    visit("organization", group.organization);
    visit("chip", group.chip);
    visit("chip-kind", group.chipKind);
    visit("kind", group.kind);
    visit("country", group.country);
    visit("vendor", group.vendor);
}

}

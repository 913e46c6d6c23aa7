// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"
#include "model/records/dataset.h"
#include "model/view/view_state.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace model {

/// A name in a view that no record has.
struct UnknownName {
    std::string key; ///< of the view: "organization", "chip", "vendor", "country", "prefer"
    std::string name;
    std::string nearest;              ///< of the names there are; empty where none is near enough to be meant
    std::optional<std::size_t> group; ///< of versus that names it
    bool operator==(const UnknownName&) const = default;
};

/// In the order of the view, the groups last.
std::vector<UnknownName> unknownNamesOf(const ViewState& view, const Dataset& dataset);

/// The same as sentences.
std::vector<Sentence> unknownNames(const ViewState& view, const Dataset& dataset);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"
#include "model/records/dataset.h"
#include "model/view/view_state.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// A name in a view that no record has.
struct UnknownName {
    std::string key; ///< of the view: "organization", "chip", "vendor", "country", "prefer", or "caption"
    std::string name;
    std::string nearest;              ///< of the names there are; empty where none is near enough to be meant
    std::optional<std::size_t> group; ///< of versus that names it
    bool operator==(const UnknownName&) const = default;
};

/// In the order of the view, the groups last.
std::vector<UnknownName> unknownNamesOf(const ViewState& view, const Dataset& dataset);

/// Items that the placeholders of a caption under the view name, and that no record, group or word of the figures is; their key is
/// "caption".
std::vector<UnknownName> unknownCaptionNames(std::string_view caption, const ViewState& view, const Dataset& dataset);

/// The same as sentences.
std::vector<Sentence> unknownNames(const ViewState& view, const Dataset& dataset);

}

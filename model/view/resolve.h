// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/dataset.h"
#include "model/view/unknown_names.h"
#include "model/view/view_state.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace model {

/// A view with every default of its figure and its document filled in.
struct ResolvedView {
    Unit unit;
    Per per;
    Holding access;
    Scale scale;
    Quarter at;
    Quarter from;
    Quarter to;
    Quarter base;
    std::optional<double> rich;            ///< GPU-rich from here on; none for units and populations without a line
    std::optional<double> poor;            ///< GPU-poor below
    std::vector<UnknownName> unknownNames; ///< what the view names and the document does not have
};

/// The saved view whose quarter a document opens at.
inline constexpr std::string_view startView = "start";

ResolvedView resolve(const ViewState& view, const Dataset& dataset);

/// Whether the filter lets the name through.
bool passes(const Filter& filter, std::string_view name);

/// Whether the view pins the organization.
bool isPinned(const ViewState& view, std::string_view organization);

}

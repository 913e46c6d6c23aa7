// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/dataset.h"
#include "model/view/view_state.h"

#include <optional>
#include <string>

namespace model {

/// The view of the organization, the chip or the kind of chips of this name alone; nothing where the records have no such name.
std::optional<ViewState> viewOfOnly(ViewState view, const std::string& name, const Dataset& dataset);

/// The view without it; nothing where the records have no such name.
std::optional<ViewState> viewWithout(ViewState view, const std::string& name, const Dataset& dataset);

}

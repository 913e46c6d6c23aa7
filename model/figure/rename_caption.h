// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/renames.h"
#include "model/view/view_state.h"

#include <string>
#include <string_view>

namespace model {

/// A caption whose placeholders name things as they are called now. `view` is the one it stands under, as it was before. What a person
/// wrote around the placeholders stays.
std::string renamedCaption(std::string_view pattern, const ViewState& view, const Renames& renames);

}

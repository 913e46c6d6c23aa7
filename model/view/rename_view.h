// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/renames.h"
#include "model/view/view_state.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// The kind of record that a view key's names are of; nothing where it holds none (or countries and vendors, which are no records).
std::optional<RecordKind> kindNamedBy(std::string_view key);

/// A view's line with the names that things have now. All else in it stays as it is written, what cannot be read too.
std::string renamedLine(std::string_view line, const Renames& renames);

/// Groups under the names that things have now, each once. A group that is called as something it holds is renamed with it, where no other
/// group is called so.
std::vector<VersusGroup> renamedGroups(std::vector<VersusGroup> groups, const Renames& renames);

ViewState renamedView(const ViewState& view, const Renames& renames);

}

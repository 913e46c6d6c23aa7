// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"
#include "model/view/view_state.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace model {

struct ParsedView {
    ViewState view;
    std::vector<Sentence> problems; ///< one each; the keys they name kept their defaults
};

/// The view as one line, `figure=growth&unit=h100e`: only what differs from the defaults, percent-encoded.
std::string viewQuery(const ViewState& view);

/// Reads a line, on top of `base`. Unknown keys and values are problems that name the nearest valid one.
ParsedView parseQuery(std::string_view line, const ViewState& base = {});

/// Sets one key (as `--key value` does). Lists are comma-separated; several settings of one list key add up in `parseQuery`'s
/// line and here with `append`. Returns the problem, if there is one.
std::optional<Sentence> setViewKey(ViewState& view, std::string_view key, std::string_view value, bool append = false);

/// Every key a view has, in the order of the line; `org` is a second name of `organization`.
std::vector<std::string> viewKeys();

/// The keys that a line sets, each once.
std::vector<std::string> keysOf(std::string_view line);

/// The words a key takes; empty where it takes names, numbers or quarters.
std::vector<std::string> viewWords(std::string_view key);

/// The view without what only repeats a default: what is read from its own line.
ViewState canonical(const ViewState& view);

}

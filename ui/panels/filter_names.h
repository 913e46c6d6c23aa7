// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/view/view_state.h"

#include <string>
#include <vector>

namespace ui {

struct NameOfKind {
    std::string name;
    std::string kind; ///< its stored word
    bool isChecked = false;
};

struct NameFilter {
    model::Filter kinds;
    model::Filter names;
};

/// Lets the checked ones through in the fewest words: no filter for all, whole kinds where they are ticked as a whole, else names.
NameFilter filterFor(const std::vector<NameOfKind>& all);

}

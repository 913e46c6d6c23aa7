// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/records.h"

#include <vector>

namespace model {

/// The recipes that every document can use; those of the document go before them.
const std::vector<Recipe>& builtInRecipes();

}

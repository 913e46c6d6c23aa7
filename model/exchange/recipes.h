// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/import_plan.h"
#include "model/records/renames.h"

#include <string>
#include <string_view>
#include <vector>

namespace model {

/// What Recipe::mapping keeps: the plan as JSON, without `today`.
std::string planToRecipe(const ImportPlan& plan);

/// Reads it back. Throws Error (Invalid) in one sentence for what is no recipe.
ImportPlan recipeToPlan(std::string_view mapping, const std::string& today);

/// A recipe that takes what it took for the things that are called otherwise now: what it maps to them, and what its files call them still.
/// What cannot be read stays as it is.
std::string renamedRecipe(const std::string& mapping, const Renames& renames);

/// The names of the document's recipes and of the built-in ones that it does not have under the same name.
std::vector<std::string> recipeNames(const Dataset& dataset);

/// The plan of the document's recipe of this name, else of the built-in one. Throws Error (NotFound), naming the nearest.
ImportPlan planOfRecipe(std::string_view name, const Dataset& dataset, const std::string& today);

/// Whether the file has a column for everything the recipe takes from one.
bool recipeFits(const ImportPlan& plan, const TablePreview& preview);

}

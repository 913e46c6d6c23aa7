// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/dataset.h"

#include <cstddef>
#include <string>
#include <vector>

namespace model {

/// The saved views of a document in the order people gave them; those of one position by name.
std::vector<SavedView> savedViewsInOrder(const Dataset& dataset);

/// What changes where the view at place `from` goes to place `to` of `views`, which are in order: those whose position becomes another.
std::vector<SavedView> movedView(std::vector<SavedView> views, std::size_t from, std::size_t to);

/// Names for files of these names, the same number in the same order: without what file systems refuse, never empty, and no two alike even
/// where letters' case does not count. They have no ending yet.
std::vector<std::string> fileNames(const std::vector<std::string>& names);

}

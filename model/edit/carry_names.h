// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/renames.h"
#include "model/store/document.h"

namespace model {

/// Writes, in the step at hand, all that names what is called otherwise now: saved views with their captions, waivers, recipes.
void carryNames(Writer& writer, const Renames& renames);

}

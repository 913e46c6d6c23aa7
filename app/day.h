// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/quarter.h"

#include <string>

namespace app {

/// "2026-11-30", by this machine's clock and place.
std::string today();

model::Quarter quarterOfToday();

}

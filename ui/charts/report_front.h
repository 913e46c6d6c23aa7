// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/report_layout.h"

namespace charts {

/// The first page of a report: its title, what it is, and of what records.
PrintedPage titlePage(const model::Report& report, Typesetter& typesetter);

}

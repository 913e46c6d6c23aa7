// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"
#include "model/records/dataset.h"

#include <string>

namespace model {

/// The table form as a workbook (.xlsx), as bytes: the columns of its CSV, and on a second sheet the title, the view and the sources.
/// Throws Error as recordWorkbook does.
std::string figureWorkbook(const Figure& figure, const Dataset& dataset);

}

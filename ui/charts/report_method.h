// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/page_flow.h"

#include <functional>

namespace charts {

/// Sets the pages of the method that a report brings along under one another; `begins` is told each of their titles where it stands.
void setMethod(
    PageFlow& flow, const model::Report& report, const model::Words& words, const std::function<void(const QString& title)>& begins);

}

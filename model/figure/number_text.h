// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/uncertainty.h"
#include "model/view/number_style.h"
#include "model/view/unit_facts.h"

#include <string>
#include <vector>

namespace model {

NumberStyle numberStyle(Unit unit, std::vector<double> lines = {});

/// "0.037", "8.53", "99.7", "2,410", "45.2 k", "1.74 M", "2.1e25", "$3.4 B", "1.2 GW", "45.2 PB", "0.4 %", "−12".
std::string numberText(double number, const NumberStyle& style = {});

/// "1,320 – 5,540"; an absent high end is written "…". Empty where both ends are absent.
std::string rangeText(const Estimate& value, const NumberStyle& style = {});

/// "1.9-fold", "12-fold"
std::string foldText(double factor);

/// "3.80": three significant digits below a thousand, also where the last are 0, so that the ends of a range read alike.
std::string significantText(double number);

/// Grouped in full: "1,295,189"
std::string groupedText(double number);

}

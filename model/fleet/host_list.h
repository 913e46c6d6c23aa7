// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace model {

/// The names that a list of Slurm stands for: "a[001,003-004],d1" -> a001 a003 a004 d1. Several brackets in a name are several ranges. A
/// list that is none, or that stands for more than a million names, is one name.
std::vector<std::string> hostsOf(std::string_view list);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/validation.h"

#include <cstdio>

/// Prints what tests/model/validation_test.cpp checks.
int main()
{
    constexpr std::size_t draws = 1'000'000;
    std::puts(test::publishedReport().c_str());
    std::fputs(test::samplingReport(test::sampling(draws)).c_str(), stdout);
}

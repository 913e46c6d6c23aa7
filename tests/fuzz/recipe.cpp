// SPDX-License-Identifier: GPL-3.0-or-later
// What a recipe keeps: what is read of it is written so that it reads the same.
#include "tests/fuzz/fuzz.h"

#include "model/exchange/recipes.h"

using namespace model;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::answered([&] {
        const auto plan = recipeToPlan(fuzz::text(data, size), "2026-01-31");
        fuzz::require(recipeToPlan(planToRecipe(plan), "2026-01-31") == plan);
    });
    return 0;
}

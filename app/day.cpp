// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/day.h"

#include <fmt/chrono.h>

#include <chrono>

namespace app {

std::string today()
{
    return fmt::format("{:%Y-%m-%d}", fmt::localtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

model::Quarter quarterOfToday()
{
    return model::parseQuarter(today()).value_or(model::Quarter {});
}

}

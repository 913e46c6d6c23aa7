// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Debian 12 ships Catch2 v2, later ones v3: the only place that knows.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif

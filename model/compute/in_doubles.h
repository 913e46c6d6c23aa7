// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/math/policies/policy.hpp>

namespace model {

/// Boost's functions reckon doubles as long doubles otherwise: slower, no more exact than what is drawn, and valgrind, which has none, ends
/// the program.
using InDoubles = boost::math::policies::policy<boost::math::policies::promote_double<false>>;

}

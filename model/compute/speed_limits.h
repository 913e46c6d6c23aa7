// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/records.h"

#include <optional>

namespace model {

/// Tokens/s that one chip decodes at most at batch 1, where every token reads each active parameter once: bandwidth / (parameters * bytes a
/// parameter). Nothing where the bandwidth is unknown or 0, or a size is not above 0.
std::optional<double> decodeTokensPerSecond(const Chip& chip, double activeParameters, double bytesPerParameter);

/// How many parameters fit into the memory of one chip; nothing where the memory is unknown.
std::optional<double> parametersThatFit(const Chip& chip, double bytesPerParameter);

/// FLOP a byte at which a chip's dense BF16 peak and its bandwidth limit alike: below, it waits for memory. Nothing where either is unknown
/// or 0.
std::optional<double> ridgeFlopPerByte(const Chip& chip);

}

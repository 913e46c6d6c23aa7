// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/speed_limits.h"

namespace model {

namespace {

constexpr double giga = 1e9; // vendors state memory and bandwidth in decimal GB
constexpr double tera = 1e12;

bool isAboveZero(const std::optional<double>& figure)
{
    return figure && *figure > 0;
}

}

std::optional<double> decodeTokensPerSecond(const Chip& chip, double activeParameters, double bytesPerParameter)
{
    if (!isAboveZero(chip.memoryBandwidthGbs) || !(activeParameters > 0) || !(bytesPerParameter > 0))
        return std::nullopt;
    return *chip.memoryBandwidthGbs * giga / (activeParameters * bytesPerParameter);
}

std::optional<double> parametersThatFit(const Chip& chip, double bytesPerParameter)
{
    return chip.memoryGb && bytesPerParameter > 0 ? std::optional(*chip.memoryGb * giga / bytesPerParameter) : std::nullopt;
}

std::optional<double> ridgeFlopPerByte(const Chip& chip)
{
    if (!isAboveZero(chip.bf16Tflops) || !isAboveZero(chip.memoryBandwidthGbs))
        return std::nullopt;
    return *chip.bf16Tflops * tera / (*chip.memoryBandwidthGbs * giga);
}

}

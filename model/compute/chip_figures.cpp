// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/chip_figures.h"

#include "model/compute/metric.h"

namespace model {

std::optional<double> figureOfChip(const Chip& chip, ChipFigure figure)
{
    std::optional<double> value;
    switch (figure) {
    case ChipFigure::Bandwidth:
        value = chip.memoryBandwidthGbs;
        break;
    case ChipFigure::Peak:
        if (chip.bf16Tflops)
            value = *chip.bf16Tflops * flopsPerTflops;
        break;
    case ChipFigure::Memory:
        value = chip.memoryGb;
        break;
    case ChipFigure::Power:
        value = chip.tdpW;
        break;
    case ChipFigure::Price:
        value = chip.priceUsd;
        break;
    case ChipFigure::Introduced:
        if (chip.introduced)
            value = chip.introduced->year() + (chip.introduced->quarterOfYear() - 1) / 4.0;
        break;
    }
    return value && *value > 0 ? value : std::nullopt;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/words.h"
#include "model/view/number_style.h"

#include <array>
#include <optional>
#include <string_view>

namespace model {

enum class Unit { H100e, Chips, Flops, Memory, Power, Cost, Gpt4s };

/// What the program knows of a unit; its words and the page of the method go by its word.
struct UnitFacts {
    enum class Measures {
        Chips,        ///< each counts 1
        Figure,       ///< one of their figures times `factor`
        Equivalents,  ///< the figure of the view's basis, over that of the reference chip
        TrainingRuns, ///< of GPT-4's size in 100 days at the view's MFU
    };

    /// For each researcher: GPU-rich from here on, GPU-poor below.
    struct Lines {
        double rich;
        double poor;
    };

    std::string_view word;
    Measures measures = Measures::Figure;
    std::optional<double> Chip::*figure = nullptr; ///< none where there is none, or the basis names it
    double factor = 1;                             ///< from the figure's unit to this one
    NumberStyle::Kind style = NumberStyle::Kind::Plain;
    std::optional<Lines> lines {};
};

inline constexpr double flopsPerTflops = 1e12;

inline constexpr std::array<UnitFacts, 7> unitFacts { {
    { .word = "h100e", .measures = UnitFacts::Measures::Equivalents, .lines = UnitFacts::Lines { .rich = 100, .poor = 10 } },
    { .word = "chips", .measures = UnitFacts::Measures::Chips },
    { .word = "flops", .figure = &Chip::bf16Tflops, .factor = flopsPerTflops },
    { .word = "memory", .figure = &Chip::memoryGb, .style = NumberStyle::Kind::Gigabytes },
    { .word = "power", .figure = &Chip::tdpW, .style = NumberStyle::Kind::Watts },
    { .word = "cost", .figure = &Chip::priceUsd, .style = NumberStyle::Kind::Dollars },
    { .word = "gpt4s", .measures = UnitFacts::Measures::TrainingRuns, .figure = &Chip::bf16Tflops, .factor = flopsPerTflops },
} };

constexpr const UnitFacts& factsOf(Unit unit)
{
    return unitFacts[static_cast<std::size_t>(unit)];
}

template <> struct EnumWords<Unit> {
    static constexpr auto words = wordsOf(unitFacts);
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/view/unit_facts.h"
#include "model/view/view_words.h"

namespace model {

enum class FigureKind { Ranking, Timeline, Growth, Shares, Wealth, Lorenz, Versus, Training, Chips, Decode, Suppliers };

/// What a figure takes where the view says nothing.
struct FigureDefaults {
    Unit unit = Unit::H100e;
    Per per = Per::None;
    Holding access = Holding::Owned;
    Scale scale = Scale::Linear;
};

/// Which parts of a view a figure heeds, besides filters; it is the same whatever the others say.
struct FigureUses {
    bool unit = false;
    bool per = false;
    bool access = false;
    bool measure = false;
    bool by = false;
    bool style = false;
    bool range = false; ///< `from` and `to`; else one quarter
    bool quarters = false;
    bool groups = false;
    bool axes = false; ///< `x` and `y`
    bool bytes = false;
    bool scale = false;
    bool intervals = false;
    bool alternatives = false;
    bool trails = false;
    bool projection = false; ///< trends can be continued
    bool status = true;      ///< asked for in its sentence; training runs say by a pale dot that they are planned
    bool evidence = true;    ///< asked for in its sentence
};

/// What the program knows of a figure before it makes one; all else is in the figure's room (model/figure/figure_room.h).
struct FigureFacts {
    std::string_view word;
    std::string_view key; ///< "Ctrl+1"
    FigureDefaults defaults;
    FigureUses uses;
    RecordKind restsOn = RecordKind::Inventory; ///< what its values are of: claims, chips or training runs
    bool isOfQuarters = false;                  ///< a value is that of a series at a quarter
    bool isAgainstPeople = false;               ///< against researchers where the view asks for nobody
    bool hasTiers = false;                      ///< its series are tiers, no part of a value's name
};

inline constexpr std::array<FigureFacts, 11> figureFacts { {
    { .word = "ranking",
        .key = "Ctrl+1",
        .defaults = { .per = Per::Researchers, .access = Holding::HasAccess, .scale = Scale::Log },
        .uses = { .unit = true, .per = true, .access = true, .scale = true, .intervals = true, .alternatives = true },
        .hasTiers = true },
    { .word = "timeline",
        .key = "Ctrl+Shift+1",
        .defaults = { .per = Per::Researchers, .access = Holding::HasAccess, .scale = Scale::Log },
        .uses = { .unit = true, .per = true, .access = true, .range = true, .scale = true, .intervals = true },
        .isOfQuarters = true },
    { .word = "growth",
        .key = "Ctrl+2",
        .defaults = { .unit = Unit::Chips },
        .uses = { .unit = true,
            .access = true,
            .measure = true,
            .by = true,
            .style = true,
            .range = true,
            .scale = true,
            .intervals = true,
            .alternatives = true,
            .projection = true },
        .isOfQuarters = true },
    { .word = "shares",
        .key = "Ctrl+3",
        .defaults = {},
        .uses = { .unit = true, .access = true, .by = true, .range = true },
        .isOfQuarters = true },
    { .word = "wealth",
        .key = "Ctrl+4",
        .defaults = { .access = Holding::HasAccess, .scale = Scale::Log },
        .uses = { .unit = true, .per = true, .access = true, .range = true, .scale = true, .intervals = true, .trails = true },
        .isAgainstPeople = true },
    { .word = "lorenz",
        .key = "Ctrl+5",
        .defaults = { .per = Per::Researchers, .access = Holding::HasAccess },
        .uses = { .unit = true, .per = true, .access = true, .quarters = true },
        .isAgainstPeople = true },
    { .word = "versus",
        .key = "Ctrl+6",
        .defaults = {},
        .uses
        = { .unit = true, .access = true, .measure = true, .style = true, .range = true, .groups = true, .scale = true, .intervals = true },
        .isOfQuarters = true },
    { .word = "training",
        .key = "Ctrl+7",
        .defaults = { .scale = Scale::Log },
        .uses = { .scale = true, .projection = true, .status = false },
        .restsOn = RecordKind::TrainingRun },
    { .word = "chips",
        .key = "Ctrl+8",
        .defaults = { .scale = Scale::Log },
        .uses = { .axes = true, .scale = true, .status = false, .evidence = false },
        .restsOn = RecordKind::Chip },
    { .word = "decode",
        .key = "Ctrl+9",
        .defaults = { .scale = Scale::Log },
        .uses = { .bytes = true, .scale = true },
        .restsOn = RecordKind::Chip },
    { .word = "suppliers", .key = "Ctrl+0", .defaults = { .access = Holding::HasAccess }, .uses = { .unit = true, .access = true } },
} };

constexpr const FigureFacts& factsOf(FigureKind figure)
{
    return figureFacts[static_cast<std::size_t>(figure)];
}

template <> struct EnumWords<FigureKind> {
    static constexpr auto words = wordsOf(figureFacts);
};

}

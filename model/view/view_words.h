// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/words.h"

namespace model {

enum class Basis { Bf16, Int8, Fp4, Bandwidth, Memory, Price };                                ///< what an H100-equivalent weighs chips by
enum class Per { Researchers, Employees, Customers, None };                                    ///< the denominator
enum class Holding { HasAccess, Owned };                                                       ///< the view key `access`
enum class Change { Flow, Stock, Index };                                                      ///< the view key `measure` of growth
enum class Grouping { ChipKind, Organization, Kind, Country, Chip, Vendor, Provider, Access }; ///< the view key `by`
enum class Style { Stacked, Lines };
enum class Scale { Log, Linear };
enum class ChipFigure { Bandwidth, Peak, Memory, Power, Price, Introduced }; ///< the view keys `x` and `y` of chips

template <> struct EnumWords<Basis> {
    static constexpr std::array<std::string_view, 6> words { "bf16", "int8", "fp4", "bandwidth", "memory", "price" };
};
template <> struct EnumWords<Per> {
    static constexpr std::array<std::string_view, 4> words { "researchers", "employees", "customers", "none" };
};
template <> struct EnumWords<Holding> {
    static constexpr std::array<std::string_view, 2> words { "access", "owned" };
};
template <> struct EnumWords<Change> {
    static constexpr std::array<std::string_view, 3> words { "flow", "stock", "index" };
};
template <> struct EnumWords<Grouping> {
    static constexpr std::array<std::string_view, 8> words { "chip-kind", "organization", "kind", "country", "chip", "vendor", "provider",
        "access" };
};
template <> struct EnumWords<Style> {
    static constexpr std::array<std::string_view, 2> words { "stacked", "lines" };
};
template <> struct EnumWords<ChipFigure> {
    static constexpr std::array<std::string_view, 6> words { "bandwidth", "peak", "memory", "power", "price", "introduced" };
};
template <> struct EnumWords<Scale> {
    static constexpr std::array<std::string_view, 2> words { "log", "linear" };
};

}

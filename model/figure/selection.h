// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/quarter.h"

#include <optional>
#include <string>
#include <variant>

namespace model {

/// What an organization has; of several values in a figure, that on a curve or of a supplier.
struct SelectedOrganization {
    std::string name;
    std::optional<Quarter> quarter {}; ///< of the curve
    std::string supplier {};
    std::string against {}; ///< the organization it is compared with
    bool operator==(const SelectedOrganization&) const = default;
};

struct SelectedChip {
    std::string name;
    bool operator==(const SelectedChip&) const = default;
};

struct SelectedRun {
    std::string name;
    std::string trainer {};  ///< tells runs of one name apart
    bool isComputed = false; ///< its chips times their time, where it states its FLOP too
    bool operator==(const SelectedRun&) const = default;
};

/// A series at a quarter, or all of it.
struct SelectedSeries {
    std::string name;
    std::optional<Quarter> quarter {};
    bool operator==(const SelectedSeries&) const = default;
};

/// A point of a chip's curve, or all of it.
struct SelectedPoint {
    std::string chip;
    std::optional<double> bytes {}; ///< of a parameter; none: the first of the view
    std::optional<double> size {};  ///< active parameters
    bool operator==(const SelectedPoint&) const = default;
};

/// What is selected in a figure; `{}` where nothing is.
using Selection = std::variant<std::monostate, SelectedOrganization, SelectedChip, SelectedRun, SelectedSeries, SelectedPoint>;

inline bool isEmpty(const Selection& selection)
{
    return std::holds_alternative<std::monostate>(selection);
}

/// Of the thing that is selected: "OpenAI", "H100 SXM".
std::string nameOf(const Selection& selection);

/// Whether `selected` means what `drawn` stands for: the same value, one of those it has, or what it is compared with.
bool means(const Selection& selected, const Selection& drawn);

}

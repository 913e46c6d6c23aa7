// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/view/figure_facts.h"

#include <optional>
#include <string>
#include <vector>

namespace model {

/// Names a filter lets through: nothing set lets all through, an empty list none.
using Filter = std::optional<std::vector<std::string>>;

/// A side of a comparison: what its own filters let through of what the view's let through.
struct VersusGroup {
    std::string name;
    Filter organization = {};
    Filter chip = {};
    Filter chipKind = {};
    Filter kind = {};
    Filter country = {};
    Filter vendor = {};
    bool operator==(const VersusGroup&) const = default;
};

/// From a number to another, both above 0.
struct NumberRange {
    double from = 0;
    double to = 0;
    bool operator==(const NumberRange&) const = default;
};

/// The part of the axes that is shown, in their values; an end that is not given is the axis's own.
struct Zoom {
    std::optional<double> positionLow = {};
    std::optional<double> positionHigh = {};
    std::optional<double> valueLow = {};
    std::optional<double> valueHigh = {};
    bool operator==(const Zoom&) const = default;
};

/// The most quarters that a trend is continued.
inline constexpr int mostProjected = 40;

/// Everything that says what is shown, and nothing else. Replaced whole, never altered in place by its readers. A field
/// without a value takes the default of the figure (model/view/figure_facts.h).
struct ViewState {
    FigureKind figure = FigureKind::Ranking;
    std::optional<Unit> unit;
    Basis basis = Basis::Bf16;
    std::optional<Per> per;
    std::optional<Holding> access;
    SourceState state = SourceState::Sold; ///< Operational: of what counts chips sold only those that run
    Change measure = Change::Flow;
    Grouping by = Grouping::ChipKind;
    Style style = Style::Stacked;
    std::optional<Quarter> base;
    std::optional<Quarter> at;
    std::optional<Quarter> from;
    std::optional<Quarter> to;
    std::vector<Quarter> quarters;              ///< of lorenz, a curve each; none: `at`
    Status status = Status::Actual;             ///< Planned takes both
    SourceKind evidence = SourceKind::Estimate; ///< the weakest kind taken
    std::vector<std::string> prefer;            ///< source keys that go before all others, in this order
    Filter organization;
    Filter chip;
    Filter chipKind;
    Filter kind;
    Filter country;
    Filter vendor;
    std::vector<std::string> pin;    ///< organizations that are marked wherever they are drawn
    std::vector<VersusGroup> groups; ///< of versus; none: the largest holder against all others
    ChipFigure x = ChipFigure::Bandwidth;
    ChipFigure y = ChipFigure::Peak;
    NumberRange sizes { 1e9, 1e12 }; ///< active parameters of decode
    std::vector<double> bytes { 2 }; ///< a parameter in decode: 2, 1 or 0.5
    int top = 30;
    std::optional<Scale> scale;
    bool intervals = true;
    bool alternatives = false; ///< marks for what other sources claim
    int projection = 0;        ///< of growth and training: for how many quarters their trends are continued
    bool trails = false;       ///< of wealth: where everyone came from, `from` to `at`
    std::optional<Zoom> zoom;
    std::optional<double> rich;
    std::optional<double> poor;
    int carry = 4;     ///< quarters a silent source's stock is carried
    double rho = 0.75; ///< correlation of the errors of one source's claims
    double mfu = 0.40;
    bool operator==(const ViewState&) const = default;
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace model {

/// The axes of numbers of one figure over the quarters that are played: they stay where they are while time passes, so that what moves has
/// moved. Zones and guides go with them. Without a figure taken nothing is altered.
class PlayedAxes {
public:
    void take(const Figure& figure);

    /// The figure on axes that hold all figures taken, and its own values. One of another kind, unit or scale is as it was.
    Figure applied(Figure figure) const;

private:
    struct Ends {
        AxisKind kind = AxisKind::Linear;
        std::string title;
        double low = 0;
        double high = 0;
    };

    static void widen(std::optional<Ends>& ends, const Axis& axis);
    static bool spread(const std::optional<Ends>& ends, Axis& axis);

    std::optional<FigureKind> m_kind;
    std::optional<Ends> m_positions;
    std::optional<Ends> m_values;
    std::vector<Zone> m_zones;
    std::vector<Guide> m_guides; ///< through the origin
};

/// Of the quarters from `first` to `last` of a view, as many as `goesOn` lets it take.
PlayedAxes playedAxes(ViewState view, Quarter first, Quarter last, const std::function<Figure(const ViewState&)>& figureOf,
    const std::function<bool()>& goesOn);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace model {

class Dataset;

/// The colour of a thing by its name (an organization, chip, kind of chip, vendor, country), the same in every figure and document:
/// the well-known ones have theirs by hand, so that those drawn together differ; others by a hash of the name.
Paint paintOf(std::string_view name);

/// The colours of a document's things: of what was renamed, those of the name it keeps the colour of (`Organization::colour`).
class Palette {
public:
    explicit Palette(const Dataset& dataset);
    Paint of(std::string_view name) const;
    bool isKnown(std::string_view name) const; ///< has its colour by hand

private:
    std::string_view named(std::string_view name) const;

    std::map<std::string, std::string, std::less<>> m_renamed;
};

/// Of what is left over or unknown.
Paint otherPaint();

/// Colours of the things of one figure, no two alike while there are colours left: first the well-known ones take theirs, then whoever
/// finds its own free, and then the others the next one that is; what is left shares its own with another.
class DistinctPaints {
public:
    DistinctPaints(const Palette& palette, const std::vector<std::string>& names);
    Paint of(std::string_view name) const; ///< one of the names

private:
    std::map<std::string, Paint, std::less<>> m_paints;
};

/// The same of things that `name` gives the names of.
template <class Things, class Name> DistinctPaints distinctPaints(const Palette& palette, const Things& things, Name name)
{
    std::vector<std::string> names;
    for (const auto& thing : things)
        names.push_back(name(thing));
    return { palette, names };
}

}

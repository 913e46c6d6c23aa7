// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace model {

/// What a picture inside a page of HTML is called.
struct PictureNames {
    std::string id; ///< of the picture; its own ids begin with it, so that no two pictures share one
    std::string title;
    std::string description;
};

/// An SVG file as an element of HTML: as wide as its room, with its names for those who do not see it, and without what only a file has.
/// Empty where `svg` is none.
std::string inlineSvg(std::string_view svg, const PictureNames& names);

}

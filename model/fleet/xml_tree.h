// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fleet/printed_fleet.h"

#include <string>
#include <string_view>
#include <vector>

namespace model {

/// An element of an XML file with its texts.
struct XmlElement {
    std::string name; ///< without the prefix of its namespace
    std::string text; ///< its own, without blanks around it
    std::vector<XmlElement> children;

    const XmlElement* child(std::string_view called) const; ///< the first; null where there is none
    std::string textOf(std::string_view called) const;      ///< of the first such child; empty where there is none
};

/// The outermost element. Entities that the file declares itself are not followed. Throws Error (Invalid) for what is no XML, half a file,
/// and elements inside each other beyond 64.
XmlElement parseXml(const FleetFile& file);

}

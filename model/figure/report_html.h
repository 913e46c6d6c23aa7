// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/report.h"

#include <span>
#include <string>

namespace model {

/// A font that a page brings along, as the bytes of its file.
struct PageFont {
    std::string family;
    int weight = 400;
    std::string bytes;
};

/// The report as one file of HTML that needs no other: `pictures` are its figures as SVG files, in their order. For the screen, light and
/// dark, and for paper.
std::string reportHtml(
    const Report& report, std::span<const std::string> pictures, std::span<const PageFont> fonts, const Words& words = {});

}

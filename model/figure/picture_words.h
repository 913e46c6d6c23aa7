// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"

#include <string>

namespace model {

/// What somebody writes over and under a figure for a picture of it; empty: the figure's own.
struct PictureWords {
    std::string title;
    std::string subtitle;
    std::string note; ///< one more sentence of the footer
    bool isEmpty() const { return title.empty() && subtitle.empty() && note.empty(); }
    bool operator==(const PictureWords&) const = default;
};

/// The figure under these words. What it measures stays on it: where the subtitle is replaced, the figure's own becomes the footer's first
/// sentence, and the sources and the note follow it in a picture of any size.
Figure withWords(Figure figure, const PictureWords& words);

}

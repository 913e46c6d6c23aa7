// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"
#include "ui/charts/png_file.h"

#include <QByteArray>

#include <string>
#include <string_view>

class QPDF;

namespace charts {

/// What a picture of a figure carries along, unseen: enough to make the figure again and to tell what has changed since.
struct PictureMemory {
    std::string version;  ///< of the program
    std::string view;     ///< its line, in ASCII
    std::string dataHash; ///< of the records (dataHash)
    std::string table;    ///< the figure's, as CSV
    bool operator==(const PictureMemory&) const = default;
};

PictureMemory memoryOf(const model::Figure& figure, std::string version, std::string dataHash);

/// The one form in which all pictures have it: lines of UTF-8, the table last. Without control characters other than line ends.
std::string memoryText(const PictureMemory& memory);

/// Back again. Throws Error (Damaged) where it is no such text.
PictureMemory parseMemory(std::string_view text);

// Where the formats have it.

/// A text for a PNG, of the keyword `flopulence`.
PngText pngMemory(const PictureMemory& memory);

/// An element for an SVG's root.
QByteArray svgMemory(const PictureMemory& memory);

/// Into a PDF's info dictionary.
void addMemory(QPDF& pdf, const PictureMemory& memory);

/// The memory of a PNG, SVG or PDF, told apart by their first bytes; `shown` is what errors call it. Throws Error in one sentence: Foreign
/// where it is none of them, NotFound where it has no memory, Damaged where it is cut or changed.
PictureMemory readMemory(std::string_view picture, const std::string& shown);

}

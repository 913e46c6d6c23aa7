// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"
#include "ui/charts/png_file.h"

#include <QByteArray>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

class QPDF;

namespace charts {

/// What a picture of a figure carries along, unseen: enough to make the figure again and to tell what has changed since.
struct PictureMemory {
    std::string version;  ///< of the program
    std::string view;     ///< its line, in ASCII
    std::string dataHash; ///< of the records (dataHash)
    std::string table;    ///< the figure's, as CSV; empty where another program has kept the short line only
    bool hasTable() const { return !table.empty(); }
    bool operator==(const PictureMemory&) const = default;
};

PictureMemory memoryOf(const model::Figure& figure, std::string version, std::string dataHash);

/// The one form in which all pictures have it: lines of UTF-8, the table last. Without control characters other than line ends.
std::string memoryText(const PictureMemory& memory);

/// Back again. Throws Error (Damaged) where it is no such text.
PictureMemory parseMemory(std::string_view text);

/// All but the table as one line of ASCII, for places that other programs keep when they drop the text.
std::string shortMemory(const PictureMemory& memory);

/// Back again from a text that has it anywhere; nullopt where it has none. Throws Error (Damaged) where the line has been changed.
std::optional<PictureMemory> parseShortMemory(std::string_view text);

// Where the formats have it.

/// Texts for a PNG: of the keyword `flopulence`, and the short line as its `Comment`.
std::vector<PngText> pngMemory(const PictureMemory& memory);

/// An element for an SVG's root.
QByteArray svgMemory(const PictureMemory& memory);

/// The short line as an attribute of an SVG's root, with a blank in front.
QByteArray svgShortMemory(const PictureMemory& memory);

/// Into a PDF's info dictionary; the short line as its keywords and beside each page.
void addMemory(QPDF& pdf, const PictureMemory& memory);

/// A picture of ours, alone or among others of a file.
struct FoundPicture {
    int page = 0;     ///< of a PDF that holds it, from 1; 0 elsewhere
    std::string part; ///< its file in a document; empty elsewhere
    PictureMemory memory;
    bool operator==(const FoundPicture&) const = default;
};

/// The pictures of ours that a PNG, SVG or PDF is or, as a paper, holds, told apart by their first bytes; at least one. `shown` is what
/// errors call the file. Throws Error in one sentence: Foreign where it is none of them, NotFound where it remembers nothing, Damaged where
/// it is cut or changed.
std::vector<FoundPicture> findPictures(std::string_view file, const std::string& shown);

/// The first of them.
PictureMemory readMemory(std::string_view picture, const std::string& shown);

}

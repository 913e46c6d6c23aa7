// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

#include <string>
#include <string_view>
#include <vector>

namespace charts {

/// A text in UTF-8 that a PNG carries under a keyword of 1 to 79 letters.
struct PngText {
    std::string keyword;
    std::string text;
    bool isPlain = false; ///< in Latin 1, as the oldest readers take it
};

/// The image with its resolution as a PNG, opaque where the image is; the texts stand in it as they are, not packed. The same image gives
/// the same bytes. Empty where there is not enough memory.
QByteArray pngFile(const QImage& image, const std::vector<PngText>& texts);

/// All its texts, packed or not. Throws Error (Damaged) where the file is cut or changed anywhere.
std::vector<PngText> pngTexts(std::string_view png);

}

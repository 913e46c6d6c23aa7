// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace charts {

/// A text in UTF-8 that a PNG carries under a keyword of 1 to 79 letters.
struct PngText {
    std::string keyword;
    std::string text;
};

/// The image with its resolution as a PNG, opaque where the image is; the texts stand in it as they are, not packed. The same image gives
/// the same bytes. Empty where there is not enough memory.
QByteArray pngFile(const QImage& image, const std::vector<PngText>& texts);

/// The text under the keyword, packed or not; nullopt where there is none. Throws Error (Damaged) where the file is cut or changed
/// anywhere.
std::optional<std::string> pngText(std::string_view png, std::string_view keyword);

}

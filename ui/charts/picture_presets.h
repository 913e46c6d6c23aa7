// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QSizeF>

#include <optional>
#include <span>
#include <string_view>

namespace charts {

/// A size pictures are often wanted in.
struct PicturePreset {
    enum class Kind { Slide, Column, DoubleColumn, Square, A4 };
    Kind kind = Kind::Slide;
    std::string_view word; ///< as the command line has it
    QSizeF sizeMm;         ///< of what is printed; empty where pixels say it
    QSize sizePx;          ///< in CSS pixels
};

std::span<const PicturePreset> picturePresets();

std::optional<PicturePreset> presetNamed(std::string_view word);

/// The one of this size.
std::optional<PicturePreset> presetOf(QSize sizePx);

/// CSS pixels of a length on paper: 96 to the inch.
int pixelsOfMm(double mm);

/// A length on paper of CSS pixels, to a tenth of a millimetre.
double mmOfPixels(int pixels);

}

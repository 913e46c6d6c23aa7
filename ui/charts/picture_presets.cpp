// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/picture_presets.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace charts {

namespace {

constexpr double pixelsPerMm = 96 / 25.4;

PicturePreset onPaper(PicturePreset::Kind kind, std::string_view word, QSizeF sizeMm)
{
    return { kind, word, sizeMm, { pixelsOfMm(sizeMm.width()), pixelsOfMm(sizeMm.height()) } };
}

}

std::span<const PicturePreset> picturePresets()
{
    using Kind = PicturePreset::Kind;
    // Those of columns are high enough for a ranking of thirty in type that can be read.
    static const std::array presets {
        PicturePreset { Kind::Slide, "slide", {}, { 1600, 900 } },
        onPaper(Kind::Column, "column", { 85, 130 }),
        onPaper(Kind::DoubleColumn, "double-column", { 178, 130 }),
        PicturePreset { Kind::Square, "square", {}, { 1080, 1080 } },
        onPaper(Kind::A4, "a4", { 210, 297 }),
    };
    return presets;
}

std::optional<PicturePreset> presetNamed(std::string_view word)
{
    const auto presets = picturePresets();
    const auto found = std::ranges::find(presets, word, &PicturePreset::word);
    return found == presets.end() ? std::nullopt : std::optional(*found);
}

std::optional<PicturePreset> presetOf(QSize sizePx)
{
    const auto presets = picturePresets();
    const auto found = std::ranges::find(presets, sizePx, &PicturePreset::sizePx);
    return found == presets.end() ? std::nullopt : std::optional(*found);
}

int pixelsOfMm(double mm)
{
    return static_cast<int>(std::lround(mm * pixelsPerMm));
}

double mmOfPixels(int pixels)
{
    return std::round(pixels / pixelsPerMm * 10) / 10;
}

}

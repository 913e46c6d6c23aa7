// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/picture_memory.h"
#include "ui/charts/theme.h"

#include <QByteArray>
#include <QSize>
#include <QString>

#include <optional>

class QPainter;

namespace charts {

enum class PictureFormat { Png, Svg, Pdf };

/// How an SVG has its words: as text, which can be edited and found, or as shapes, which look the same without the font.
enum class SvgText { Text, Paths };

struct PictureSpec {
    PictureFormat format = PictureFormat::Png;
    QSize sizePx { 1600, 900 }; ///< in CSS pixels, 96 to the inch
    double dpi = 192;           ///< of a PNG: 192 draws two pixels for each CSS pixel
    ThemeKind theme = ThemeKind::Light;
    bool isTransparent = false; ///< no ground
    SvgText svgText = SvgText::Text;
    bool operator==(const PictureSpec&) const = default;
};

/// The figure as the bytes of a picture, which carries `memory` along: the same input gives the same bytes. Needs a QApplication
/// (offscreen will do). Empty when the picture cannot be made (too large for memory).
QByteArray pictureOf(const model::Figure& figure, const PictureSpec& spec, const std::optional<PictureMemory>& memory = std::nullopt);

/// Paints what pictureOf writes, in CSS pixels from the painter's origin; the target and its scale are set on the painter.
void paintPicture(const model::Figure& figure, const PictureSpec& spec, QPainter& painter);

/// Writes beside and renames, so that an existing file is never half overwritten. Returns an error sentence, empty when written.
QString writeFile(const QString& path, const QByteArray& bytes);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"
#include "ui/charts/theme.h"

#include <QByteArray>
#include <QSize>
#include <QString>

namespace charts {

enum class PictureFormat { Png, Svg, Pdf };

struct PictureSpec {
    PictureFormat format = PictureFormat::Png;
    QSize sizePx { 1600, 900 }; ///< in CSS pixels, 96 to the inch
    double dpi = 192;           ///< of a PNG: 192 draws two pixels for each CSS pixel
    ThemeKind theme = ThemeKind::Light;
    bool isTransparent = false; ///< no ground
};

/// The figure as the bytes of a picture: the same input gives the same bytes. Needs a QApplication (offscreen will do) with
/// the bundled font loaded (charts::loadFonts). Empty when the picture cannot be made (too large for memory).
QByteArray pictureOf(const model::Figure& figure, const PictureSpec& spec);

/// Writes beside and renames, so that an existing file is never half overwritten. Returns an error sentence, empty when written.
QString writeFile(const QString& path, const QByteArray& bytes);

}

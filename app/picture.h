// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"
#include "ui/charts/export_figure.h"

#include <optional>
#include <string>

namespace app {

/// Makes the QApplication that drawing without a display needs, where there is none. Nothing in the environment (scaling, style, locale)
/// changes what is drawn with it.
void needApplication();

/// The figure's picture with its memory, drawn without a display: makes the QApplication it needs where there is none, and nothing in the
/// environment (scaling, style, locale) changes a byte. Throws Error where the picture cannot be made.
std::string pictureBytes(const model::Figure& figure, const charts::PictureSpec& spec, const std::optional<charts::PictureMemory>& memory);

}

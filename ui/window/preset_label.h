// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/picture_presets.h"

#include <QString>

namespace ui {

/// What a usual size of pictures is called.
QString presetLabel(charts::PicturePreset::Kind kind);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/preset_label.h"

#include <QCoreApplication>

namespace ui {

using Kind = charts::PicturePreset::Kind;

QString presetLabel(Kind kind)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("ui::PictureDialog", text); };
    switch (kind) {
    case Kind::Slide:
        return tr("Slide, 16:9");
    case Kind::Column:
        return tr("Column, 85 mm");
    case Kind::DoubleColumn:
        return tr("Double column, 178 mm");
    case Kind::Square:
        return tr("Square");
    case Kind::A4:
        return tr("A4, upright");
    }
    return {};
}

}

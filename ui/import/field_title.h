// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/shown_names.h"
#include "ui/base/text.h"

namespace ui {

/// A field as the tables of the window call its column.
inline QString fieldTitle(const model::Words& words, model::RecordKind kind, std::string_view field)
{
    const auto column = model::shownColumn(kind, field);
    return toQt(column.sentence ? words(*column.sentence) : column.text);
}

}

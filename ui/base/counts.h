// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"

#include <QString>

namespace ui {

QString groupedCount(std::size_t count); ///< "1,234"

/// A text with its number and the form the number asks for: counted(tr("{n} {n|record|records}"), 3). The forms are the language's, whose
/// rule chooses between them.
QString counted(const QString& text, std::size_t n, model::PluralRule rule = model::englishForm);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/parts.h"

namespace model {

/// What a reader of an empty figure can do about the reason why it is empty, as steps to be taken and in words at the end of its text.
/// Nothing where something is drawn.
void addNextSteps(const FigureContext& context, Figure& figure);

}

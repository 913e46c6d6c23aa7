// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"

class QPrinter;

namespace ui {

/// Paints the figure in its light colours on the printable part of one page, as large as that is.
void printFigure(const model::Figure& figure, QPrinter& printer);

}

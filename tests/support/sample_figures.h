// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"

#include <string>
#include <vector>

namespace test {

struct NamedFigure {
    std::string name;
    model::Figure figure;
};

/// Figures made by hand, each with something that is hard to draw. Their numbers mean nothing.
std::vector<NamedFigure> sampleFigures();

/// One of them; throws where there is none of that name.
model::Figure sampleFigure(const std::string& name);

}

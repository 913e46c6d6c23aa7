// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/layout.h"

#include <optional>

/// Which part of a figure somebody means: by the pointer, by an arrow key or by a selection. Parts are named by their index.
namespace charts {

std::optional<std::size_t> targetAt(const Layout& layout, QPointF position);
std::optional<std::size_t> titleAt(const Layout& layout, QPointF position);

enum class Arrow { Left, Right, Up, Down };

/// The nearest point in the direction of an arrow, the same one where there is none, the first where the walk begins. In rows that is the
/// next row, or the next part of a bar; along quarters and curves the next of the same series, or the nearest of another one above or
/// below; dots are gone through from left to right.
std::optional<std::size_t> nextPoint(const model::Figure& figure, const Layout& layout, std::optional<std::size_t> from, Arrow arrow);

/// The point that stands for exactly this.
std::optional<std::size_t> pointOf(const Layout& layout, const model::Selection& selection);

bool isPoint(const Target& target);

/// Whether a selection marks the target: by itself, as part of a whole series, or as what is compared.
bool isMarked(const model::Figure& figure, const Target& target, const model::Selection& selection);

}

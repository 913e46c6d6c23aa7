// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/selection.h"
#include "model/records/dataset.h"
#include "model/records/record_ref.h"
#include "model/view/view_state.h"

#include <string>
#include <utility>
#include <vector>

namespace model {

/// Which rows of which table lie behind something drawn.
struct RecordsBehind {
    RecordKind kind = RecordKind::Inventory;
    std::vector<std::pair<std::string, std::string>> fields; ///< by name, with the name each row has there; none: no name says it
    bool operator==(const RecordsBehind&) const = default;
};

/// Claims of an organization or on a chip, the chip itself or a training run, as the figure's question is about them. A group, such as all
/// GPUs, has no name in any row: its fields are empty.
RecordsBehind recordsBehind(const Selection& selection, FigureKind figure, const Dataset& dataset);

}

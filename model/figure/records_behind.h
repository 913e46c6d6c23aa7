// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/selection.h"
#include "model/records/dataset.h"
#include "model/records/record_ref.h"
#include "model/view/view_state.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace model {

/// Which rows of which table lie behind something drawn.
struct RecordsBehind {
    RecordKind kind = RecordKind::Inventory;
    std::vector<std::pair<std::string, std::string>> fields; ///< by name, with the name each row has there; none: no name says it
    std::string sharesOf = {};                               ///< whose operational shares are behind it too; empty: nobody's
    bool operator==(const RecordsBehind&) const = default;
};

/// Claims of an organization or on a chip, the chip itself or a training run, as the figure's question is about them. A group, such as all
/// GPUs, has no name in any row: its fields are empty.
RecordsBehind recordsBehind(const Selection& selection, const ViewState& view, const Dataset& dataset);

/// What rows that are marked have: all of it.
struct RecordMarks {
    std::optional<OrganizationId> organization;
    std::optional<ChipId> chip;
    std::optional<ChipKind> chipKind;
    std::optional<std::string> run;
    bool empty() const { return !organization && !chip && !chipKind && !run; }
    bool operator==(const RecordMarks&) const = default;
};

/// The rows of any table that are of what is selected; empty where nothing is, or a group of many names.
RecordMarks recordMarks(const Selection& selection, const ViewState& view, const Dataset& dataset);

/// What a claim counts for in the view's figure: the series it is added to, or its organization, chip or run.
struct RecordNames {
    std::string organization;
    std::string chip;
    std::string chipKind;
    std::string run;
    std::optional<Quarter> quarter;
};
Selection selectionOf(const RecordNames& record, const ViewState& view);

}

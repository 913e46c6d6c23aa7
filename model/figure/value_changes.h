// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/base/words.h"
#include "model/figure/explanation.h"
#include "model/figure/inspection.h"
#include "model/records/dataset.h"
#include "model/view/view_state.h"

#include <optional>
#include <string>
#include <vector>

namespace model {

/// One of the two figures that are compared: a view, and in growth the quarter whose values are.
struct ComparedView {
    ViewState view;
    std::optional<Quarter> quarter; ///< of a series; the last of the range where it is not given
    std::string name;               ///< "2023Q3", "saved view rich-2023"
};

/// A view at a quarter: a ranking of it, or the values of growth in it.
ComparedView viewAt(const ViewState& view, Quarter quarter, const Dataset& dataset);

enum class ClaimMove {
    Entered, ///< counts only after, and none before it says the same
    Left,    ///< counts only before, and none after it says the same
    Differs, ///< counts in both, but for another amount
};

/// The stored word: "entered".
std::string_view word(ClaimMove move);

struct ClaimChange {
    ClaimMove move = ClaimMove::Entered;
    Explanation::Part record; ///< as it stands after, of one that left before
    std::string detail;       ///< of one that differs: "interpolated between 2023Q1 and 2024Q1 → carried from 2024Q1"
};

/// A part of a value: a holding, or the people.
struct PartChange {
    std::string label;
    Explanation::Part before; ///< null where it is no part
    Explanation::Part after;
    std::vector<ClaimChange> records;
    /// Factors that differ, such as what one chip counts for or the share that is kept.
    std::vector<std::pair<Explanation::Part, Explanation::Part>> factors;
};

/// What a value was, is, and which parts and records make the difference; parts that did not change are left out, the largest change first.
struct ValueChange {
    std::string item;         ///< an organization, or a series
    Explanation::Part before; ///< null where there is no value
    Explanation::Part after;
    std::string whyNotBefore; ///< "no headcount"
    std::string whyNotAfter;
    std::vector<PartChange> parts;
};

/// Of `item`, or of all that have a value in one of the two, the largest after first. Nothing is left out for having stayed the same.
/// Throws Cancelled where it is asked to stop.
std::vector<ValueChange> valueChanges(const Dataset& dataset, const ComparedView& before, const ComparedView& after,
    const std::optional<std::string>& item = std::nullopt, const Words& words = {}, Progress progress = {});

/// For a tree: each value with its parts and their records, of more than 200 the first.
std::vector<Operand> changeOperands(const std::vector<ValueChange>& changes, const Words& words = {});

/// Readable lines: each value with its parts and their records.
std::string changesText(const std::vector<ValueChange>& changes, const ComparedView& before, const ComparedView& after,
    const Dataset& dataset, const Words& words = {});

/// JSON with `before`, `after` (their names) and `changes`; words of the form are never translated.
std::string changesJson(
    const std::vector<ValueChange>& changes, const ComparedView& before, const ComparedView& after, const Dataset& dataset);

}

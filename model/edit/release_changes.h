// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/base/words.h"
#include "model/exchange/import_plan.h"
#include "model/figure/compare_tables.h"
#include "model/records/dataset.h"
#include "model/view/view_state.h"

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

namespace model {

/// What the releases of one source say of one position or headcount; `then` is unknown where it is new, `now` where it is gone.
struct ReleasedClaim {
    std::vector<Argument> what; ///< organization, chip, quarter ...; what is usual is left out
    std::optional<double> then;
    std::optional<double> now;
    std::optional<double> low; ///< of what was said then
    std::optional<double> high;

    bool isBeyond() const; ///< outside the interval that it had
};

/// What a new release of a source says otherwise than those it replaces.
struct ReleaseChanges {
    std::size_t same = 0;
    std::vector<ReleasedClaim> changed; ///< the best estimate or its interval
    std::vector<ReleasedClaim> added;
    std::vector<ReleasedClaim> gone;
    std::size_t drawn = 0;           ///< values of the figure
    std::vector<ChangedValue> moved; ///< of them those that leave the interval they had
};

/// What becomes of claims when `newest`, a source of `after`, replaces those it names, and of the figure of `view`. Of several replaced
/// sources the claim that counted is compared; what was replaced already is not.
ReleaseChanges releaseChanges(const Dataset& before, const Dataset& after, SourceId newest, const ViewState& view, const Words& words = {});

/// One line each: how many claims are the same, changed, new and gone, which, and which values move. At most `most` lines of each kind.
std::vector<Sentence> releaseText(const ReleaseChanges& changes, std::size_t most);

/// The records as importTable would leave them; the document is not touched. Throws as importTable does.
Dataset datasetAfter(const Dataset& dataset, std::span<const std::filesystem::path> files, const ImportPlan& plan, Progress progress = {});

/// The source that came with an import and replaces others; nothing where none does.
std::optional<SourceId> newestRelease(const Dataset& before, const Dataset& after);

}

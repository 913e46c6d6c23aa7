// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fleet/fleet_count.h"
#include "model/records/changes.h"
#include "model/store/document.h"
#include "model/store/imported_file.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace model {

/// Whose fleet it is, and what the files cannot tell.
struct FleetPlan {
    std::string recipe;                ///< which tool's output; empty: found out from the first file
    std::string organization;          ///< made (a lab) where the document has none; empty only for a list of many organizations' machines
    std::optional<Quarter> asOf;       ///< the quarter whose end the fleet is of
    std::optional<double> researchers; ///< of the organization at that quarter; nothing: not known
    FleetAnswers answers;              ///< by printed name the chip, by site the organization
    bool leavesOutOpen = false;        ///< what nobody knows is left out and counted, instead of being a problem
    std::vector<std::string> replaces; ///< keys of the sources of which this is a newer list: their claims count no more
    std::string today;                 ///< YYYY-MM-DD, when the source was made
};

/// What importing a fleet did or would do.
struct FleetReport {
    std::string tool;
    std::size_t nodes = 0;  ///< 0: not told
    bool hasOwners = false; ///< a list of many organizations' machines
    FleetCount count;
    std::vector<std::pair<std::string, double>> units; ///< by "H100 SXM" or, of many, "RIKEN: H100 SXM"
    std::vector<Sentence> notes;
    std::vector<Sentence> created; ///< "organization 'Our Lab'"
    bool isThereAlready = false;   ///< the document says the same by the same source
    bool addsPeople = false;       ///< the document says the same, but not of the researchers
    std::string earlier;           ///< key of a source with another list of the same fleet and quarter, if it is not replaced
    std::vector<Sentence> repeats; ///< files that were imported before, into this quarter or another
    Changes changes;               ///< what importFleet touched

    /// "Slurm: 131 devices in 20 nodes", the chips, the steps, what was left out, what was made; a sentence each.
    std::vector<Sentence> sentences(bool isDone) const;
};

/// Throws Error (Invalid, NotFound, Unreadable) in one sentence, with the open names as problems where there are any and they are not to be
/// left out. `imported` are the files that the document knows already.
FleetReport tryFleet(const Dataset& dataset, std::span<const std::filesystem::path> files, const FleetPlan& plan,
    std::span<const ImportedFile> imported = {});

/// The same, and writes it as one undoable step.
FleetReport importFleet(Document& document, std::span<const std::filesystem::path> files, const FleetPlan& plan);

}

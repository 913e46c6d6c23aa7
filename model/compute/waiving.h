// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/checks.h"
#include "model/records/renames.h"

#include <span>
#include <vector>

namespace model {

/// What is to be written, in one step, so that findings are waived or open again.
struct WaiverChanges {
    std::vector<Waiver> added;
    std::vector<Waiver> changed; ///< with the ids they have
    std::vector<WaiverId> removed;

    bool empty() const { return added.empty() && changed.empty() && removed.empty(); }
};

/// Adds these waivers. Where one for the same check, organization, chip and subject is there, it takes in what the new one holds, and both
/// reasons stay.
WaiverChanges waiving(const Dataset& dataset, std::span<const Waiver> waivers);

/// Opens these findings again: what else their waivers hold stays waived, and a waiver that then holds nothing goes.
WaiverChanges reopening(const Dataset& dataset, std::span<const Finding> findings);

/// Both in one: every fingerprint and every reason.
void takeIn(Waiver& waiver, const Waiver& other);

/// A waiver's subject by the names that the things in it have now: a provider's, a source's or a training run's.
std::string renamedSubject(const Waiver& waiver, const Renames& renames);

/// Whether the waiver is for such a finding, whatever the fingerprints.
bool isFor(const Waiver& waiver, const Finding& finding);

}

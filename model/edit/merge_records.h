// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"
#include "model/records/record_ref.h"
#include "model/store/document.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace model {

/// Two records that would have the same key, such as two claims of one source on one position and quarter, and say different things.
struct Meeting {
    RecordRef staying; ///< of what the other is merged into
    RecordRef moved;
    bool canAddUp = false; ///< both are numbers of chips or people
    bool operator==(const Meeting&) const = default;
};

/// What becomes of the two.
enum class MeetingChoice { KeepStaying, KeepMoved, AddUp };

/// What merging one organization, chip or source into another of its kind would do.
struct MergePlan {
    RecordRef from; ///< goes
    RecordRef into; ///< stays
    std::vector<Meeting> meetings;
    std::map<RecordKind, std::size_t> moved; ///< records that refer to what goes, by kind
    std::size_t same = 0;                    ///< of them those that say what another one says already: they become one
    std::optional<Sentence> refusal;         ///< why it cannot be done: somebody would rent from itself, or be part of itself
};

/// The kinds whose records can be merged.
bool canBeMerged(RecordKind kind);

/// Writes nothing. Throws Error (NotFound) where one of the two is not there, (Usage) where they are one or of two kinds.
MergePlan planMerge(const Dataset& dataset, RecordRef from, RecordRef into);

/// Does it, in the step at hand: moves all records, decides each meeting as chosen (a choice that is missing keeps what stays), fills in
/// what the one that stays lacks, carries along what names the other, and removes it. Throws Error (Conflict) with the plan's refusal, or
/// where others meet now than when it was planned.
void merge(Writer& writer, const MergePlan& plan, std::span<const MeetingChoice> choices);

}

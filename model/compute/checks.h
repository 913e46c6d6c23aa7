// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/base/words.h"
#include "model/compute/ledger.h"
#include "model/records/record_ref.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace model {

/// In the order of help method checks.
enum class Check {
    BreaksRule,                ///< a record that no entry would take; a file from elsewhere holds it
    RollForward,               ///< an installed claim differs from the stock rolled forward to it
    ClaimsDiffer,              ///< claims on the same thing by different sources
    MoreLetThanOwned,          ///< of a provider, in H100e; of quarters in a row the one of the largest excess
    ContainedAboveAggregate,   ///< of one kind of chip, by what it contains; of quarters in a row the one of the largest excess
    UnitsBeforeIntroduction,   ///< claims of a position in quarters before the chip was introduced
    ProviderUnknown,           ///< of a rented position
    NegativeStock,             ///< of a position: fewer than none are held
    FlopApart,                 ///< of a training run: what a source states, and what follows from the chips
    ResearchersAboveEmployees, ///< of an organization in one quarter
    OwnerBehind,               ///< of an owner at the view's quarter: its share is an earlier one's, and what it lets has grown since
    ReplacedAlone,             ///< of a replaced source: claims on a position on which what replaces it says nothing
    RentsAndLets,              ///< of an organization at the view's quarter: chips it sublets count with both
    OldSource,                 ///< of a value at the view's quarter: it has long said nothing of the organization
    UnknownName,               ///< in a saved view: no record has it
    BeyondMeasure,             ///< a number far beyond what is known of anything
    FarAhead,                  ///< an actual claim more than two years after today
};

template <> struct EnumWords<Check> {
    static constexpr std::array<std::string_view, 17> words { "breaks-rule", "roll-forward", "claims-differ", "more-let-than-owned",
        "contained-above-aggregate", "units-before-introduction", "provider-unknown", "negative-stock", "flop-apart",
        "researchers-above-employees", "owner-behind", "replaced-alone", "rents-and-lets", "old-source", "unknown-name", "beyond-measure",
        "far-ahead" };
};

/// What a check says of what it finds; of the two that say more than one thing the commonest.
const Message& sentenceOf(Check check);

enum class Severity { Error, Warning, Information };

template <> struct EnumWords<Severity> {
    static constexpr std::array<std::string_view, 3> words { "error", "warning", "information" };
};

/// Errors are what cannot be, warnings what should not be.
Severity severityOf(Check check);

/// A named value of a finding's sentence: an amount with its interval, a plain number, a quarter, a count, a word
/// or a reason.
struct FindingFact {
    std::string_view name;
    std::variant<Estimate, double, Quarter, std::size_t, std::string, Sentence> value;
};

/// Something in the records that does not fit together. model/figure/finding_text.h says it in words.
struct Finding {
    Check check = Check::BreaksRule;
    Severity severity = Severity::Error;
    Message sentence; ///< what the check says here
    std::optional<OrganizationId> organization;
    std::optional<ChipId> chip;
    std::optional<Access> access; ///< of the position it is about
    std::optional<OrganizationId> provider;
    std::string subject;     ///< what it is about beside organization and chip: "owned, 2025Q1"; never empty
    std::string fingerprint; ///< of the values of its records; the same in a copy of the document
    std::vector<FindingFact> facts;
    std::vector<RecordRef> records; ///< the one to look at first stands first
    bool isWaived = false;
    std::string waiverNote;
};

/// All findings in the claims that a view takes, by check, then in the order of the records; `at` is its quarter. Waivers of the dataset
/// are applied. `today` is the quarter of the day; without it no claim lies too far ahead. Throws Cancelled when asked to stop.
std::vector<Finding> findings(
    const Dataset& dataset, const ClaimOptions& options, Quarter at, Progress progress = {}, std::optional<Quarter> today = std::nullopt);

/// A waiver of one finding.
Waiver waiverOf(const Finding& finding, std::string note);

/// A waiver of all these findings of one check, on an organization or a chip or both. It holds for each of them as long as its values stay,
/// and for no other.
Waiver waiverOfPattern(std::span<const Finding> findings, Check check, std::optional<OrganizationId> organization,
    std::optional<ChipId> chip, std::string note);

std::size_t countOpen(std::span<const Finding> findings);

/// Whether two values do not agree: their intervals do not touch; with one interval, the other value lies outside it; without any, they are
/// more than 5 % of the larger one apart. An end that is not given is the value itself.
bool differ(const Estimate& a, const Estimate& b);

}

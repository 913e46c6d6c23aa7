// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/checks.h"

#include "model/base/fingerprint.h"
#include "model/base/text.h"
#include "model/compute/check_rules.h"
#include "model/compute/waiving.h"
#include "model/records/sound_records.h"
#include "words/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace model {

namespace {

constexpr std::array<Message, EnumWords<Check>::words.size()> sentences { say::check::breaksRule, say::check::rollForwardStart,
    say::check::claimsDifferInstalled, say::check::moreLetThanOwned, say::check::containedAboveAggregate,
    say::check::unitsBeforeIntroduction, say::check::providerUnknown, say::check::negativeStock, say::check::flopApart,
    say::check::researchersAboveEmployees, say::check::ownerBehind, say::check::replacedAlone, say::check::rentsAndLets,
    say::check::oldSource, say::check::unknownName, say::check::beyondMeasure, say::check::farAhead }; // in the order of Check

constexpr double sameShare = 0.05; // values without intervals may differ by it

void append(std::string& text, std::string_view word)
{
    text += word;
    text += '|';
}
void append(std::string& text, double number)
{
    append(text, std::string_view(shortestNumber(number)));
}
void append(std::string& text, Quarter quarter)
{
    append(text, std::string_view(quarterText(quarter)));
}
template <class Value> void append(std::string& text, const std::optional<Value>& value)
{
    value ? append(text, *value) : append(text, std::string_view());
}

/// The numbers of a record, without its id, its names and its notes.
std::string valuesOf(const Dataset& dataset, const RecordRef& ref)
{
    std::string text;
    append(text, word(ref.kind));
    if (const auto* claim = ref.kind == RecordKind::Inventory ? dataset.inventory().find({ ref.id }) : nullptr) {
        append(text, claim->quarter);
        append(text, word(claim->measure));
        append(text, word(claim->status));
        append(text, claim->units);
        append(text, claim->unitsLow);
        append(text, claim->unitsHigh);
    } else if (const auto* people = ref.kind == RecordKind::Headcount ? dataset.headcounts().find({ ref.id }) : nullptr) {
        append(text, people->quarter);
        append(text, word(people->population));
        append(text, people->people);
        append(text, people->peopleLow);
        append(text, people->peopleHigh);
    } else if (const auto* run = ref.kind == RecordKind::TrainingRun ? dataset.trainingRuns().find({ ref.id }) : nullptr) {
        append(text, run->chips);
        append(text, run->days);
        append(text, run->mfu);
        append(text, run->flop);
    } else if (const auto* view = ref.kind == RecordKind::SavedView ? dataset.savedViews().find({ ref.id }) : nullptr) {
        append(text, std::string_view(view->view));
    } else if (const auto* chip = ref.kind == RecordKind::Chip ? dataset.chips().find({ ref.id }) : nullptr) {
        append(text, chip->introduced);
        append(text, chip->bf16Tflops);
    }
    return text;
}

std::string fingerprintOf(const Dataset& dataset, const Finding& finding)
{
    std::vector<std::string> values;
    for (const auto& ref : finding.records)
        values.push_back(valuesOf(dataset, ref));
    for (const auto& fact : finding.facts) {
        if (finding.check == Check::BreaksRule && fact.name == "value")
            values.push_back(std::get<std::string>(fact.value));
        if (finding.check == Check::BeyondMeasure && fact.name == "value")
            values.push_back(shortestNumber(std::get<double>(fact.value)));
    }
    std::ranges::sort(values); // ids, and with them the order, differ from copy to copy
    return fmt::format("{:016x}", fingerprint<std::uint64_t>(joined(values, "\n")));
}

/// Waivers by the check they are for and each fingerprint they were given for.
class Waivers {
public:
    explicit Waivers(const Dataset& dataset)
    {
        dataset.table<Waiver>().forEach([&](const Waiver& waiver) {
            for (const auto& fingerprint : split(waiver.fingerprint, ' ')) {
                if (!fingerprint.empty())
                    m_byPrint.emplace(waiver.finding + ' ' + fingerprint, &waiver);
            }
        });
    }

    bool empty() const { return m_byPrint.empty(); }

    /// Null where none fits.
    const Waiver* find(const Finding& finding) const
    {
        const auto [begin, end] = m_byPrint.equal_range(std::string(word(finding.check)) + ' ' + finding.fingerprint);
        const auto found = std::find_if(begin, end, [&](const auto& entry) { return isFor(*entry.second, finding); });
        return found == end ? nullptr : found->second;
    }

private:
    std::unordered_multimap<std::string, const Waiver*> m_byPrint;
};

}

const Message& sentenceOf(Check check)
{
    return sentences[static_cast<std::size_t>(check)];
}

Severity severityOf(Check check)
{
    switch (check) {
    case Check::BreaksRule:
    case Check::RollForward:
    case Check::MoreLetThanOwned:
    case Check::ContainedAboveAggregate:
    case Check::NegativeStock:
    case Check::ResearchersAboveEmployees:
        return Severity::Error;
    case Check::ClaimsDiffer:
    case Check::UnitsBeforeIntroduction:
    case Check::ProviderUnknown:
    case Check::FlopApart:
    case Check::OwnerBehind:
    case Check::ReplacedAlone:
    case Check::UnknownName:
    case Check::BeyondMeasure:
    case Check::FarAhead:
        return Severity::Warning;
    case Check::RentsAndLets:
    case Check::OldSource:
        break;
    }
    return Severity::Information;
}

std::vector<Finding> findings(
    const Dataset& dataset, const ClaimOptions& options, Quarter at, Progress progress, std::optional<Quarter> today)
{
    const auto records = soundRecords(dataset);
    const InventoryOrder order(records.sound, progress);
    const Ledger ledger(records.sound, order, options, progress);
    std::vector<Finding> all;
    CheckContext context { ledger, order, at, progress, all };
    checkRules(dataset, context);
    checkRollForward(context);
    checkClaimsOfPositions(context);
    checkHolders(context);
    checkLessors(context);
    checkReplaced(context);
    checkNegativeStock(context);
    checkTrainingRuns(context);
    checkHeadcounts(context);
    checkOldSources(context);
    checkSavedViews(context);
    checkMeasures(context);
    if (today)
        checkAhead(context, *today);

    const Waivers waivers(dataset);
    const Finding* before = nullptr;
    for (auto& finding : all) {
        progress.update(1);
        finding.severity = severityOf(finding.check);
        // That of a name nobody knows is of the whole view, which may hold very many of them.
        const bool isOfSameView
            = before && finding.check == Check::UnknownName && before->check == finding.check && before->records == finding.records;
        finding.fingerprint = isOfSameView ? before->fingerprint : fingerprintOf(dataset, finding);
        before = &finding;
        if (const auto* waiver = waivers.find(finding)) {
            finding.isWaived = true;
            finding.waiverNote = waiver->notes;
        }
    }
    std::ranges::stable_sort(all, {}, &Finding::check);
    return all;
}

Waiver waiverOf(const Finding& finding, std::string note)
{
    Waiver waiver;
    waiver.finding = word(finding.check);
    waiver.organization = finding.organization;
    waiver.chip = finding.chip;
    waiver.subject = finding.subject;
    waiver.fingerprint = finding.fingerprint;
    waiver.notes = std::move(note);
    return waiver;
}

Waiver waiverOfPattern(std::span<const Finding> findings, Check check, std::optional<OrganizationId> organization,
    std::optional<ChipId> chip, std::string note)
{
    Waiver waiver;
    waiver.finding = word(check);
    waiver.organization = organization;
    waiver.chip = chip;
    waiver.notes = std::move(note);
    std::vector<std::string> prints;
    for (const auto& finding : findings) {
        if (finding.check == check && (!organization || finding.organization == organization) && (!chip || finding.chip == chip))
            prints.push_back(finding.fingerprint);
    }
    std::ranges::sort(prints);
    const auto rest = std::ranges::unique(prints);
    prints.erase(rest.begin(), rest.end());
    waiver.fingerprint = joined(prints, " ");
    return waiver;
}

std::size_t countOpen(std::span<const Finding> findings)
{
    return static_cast<std::size_t>(std::ranges::count(findings, false, &Finding::isWaived));
}

bool differ(const Estimate& a, const Estimate& b)
{
    const auto low = [](const Estimate& value) { return value.low.value_or(value.best); };
    const auto high = [](const Estimate& value) { return value.high.value_or(value.best); };
    const bool hasA = a.low || a.high;
    const bool hasB = b.low || b.high;
    if (hasA || hasB)
        return high(a) < low(b) || high(b) < low(a); // a value without an interval is an interval of one point
    return std::abs(a.best - b.best) > sameShare * std::max(std::abs(a.best), std::abs(b.best));
}

}

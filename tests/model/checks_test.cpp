// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/compute/checks.h"
#include "model/figure/finding_text.h"
#include "model/view/resolve.h"
#include "tests/support/dataset_text.h"
#include "tests/support/golden.h"

#include <nlohmann/json.hpp>

#include <thread>

using namespace model;

namespace {

std::vector<Finding> found(const Dataset& dataset, Check check, std::string_view at = "2024Q4", const ClaimOptions& options = {})
{
    std::vector<Finding> some;
    for (auto& finding : findings(dataset, options, parseQuarter(at).value())) {
        if (finding.check == check)
            some.push_back(std::move(finding));
    }
    return some;
}

std::vector<Finding> found(std::string_view text, Check check, std::string_view at = "2024Q4", const ClaimOptions& options = {})
{
    return found(datasetOf(text), check, at, options);
}

std::string onlyText(std::string_view text, Check check, std::string_view at = "2024Q4")
{
    const auto dataset = datasetOf(text);
    const auto some = found(dataset, check, at);
    REQUIRE(some.size() == 1);
    return findingText(some.front(), dataset);
}

std::vector<std::int64_t> ids(const Finding& finding)
{
    std::vector<std::int64_t> ids;
    for (const auto& ref : finding.records)
        ids.push_back(ref.id);
    return ids;
}

template <class Record, class Change> Dataset changed(Dataset dataset, std::int64_t id, Change change)
{
    auto record = *dataset.table<Record>().find({ id });
    change(record);
    dataset.setTable(dataset.table<Record>().with({ record }, {}));
    return dataset;
}

Dataset withWaivers(Dataset dataset, std::vector<Waiver> waivers)
{
    for (std::size_t i = 0; i < waivers.size(); ++i)
        waivers[i].id.value = static_cast<std::int64_t>(i) + 1;
    dataset.setTable(RecordTable<Waiver>(std::move(waivers)));
    return dataset;
}

}

TEST_CASE("Values differ where their intervals do not touch, one lies outside the other's, or by more than 5 % without any")
{
    REQUIRE(differ({ 100, 90, 110 }, { 130, 111, 150 }));
    REQUIRE_FALSE(differ({ 100, 90, 110 }, { 130, 110, 150 })); // they touch
    REQUIRE(differ({ 100, 90, 110 }, { 111, {}, {} }));
    REQUIRE_FALSE(differ({ 100, 90, 110 }, { 90, {}, {} }));
    REQUIRE(differ({ 100, {}, {} }, { 106, {}, {} })); // 6 / 106 = 5.7 %
    REQUIRE_FALSE(differ({ 100, {}, {} }, { 105, {}, {} }));
    REQUIRE_FALSE(differ({ 0, {}, {} }, { 0, {}, {} }));
    REQUIRE(differ({ 100, 90, {} }, { 101, {}, {} })); // the end that is not given is the value itself
}

TEST_CASE("An installed claim that differs from the stock rolled forward to it is found with its records")
{
    constexpr std::string_view text = R"(
        inventory: A | H100 | 2023Q1 | installed 100
        inventory: A | H100 | 2023Q2 | added 20
        inventory: A | H100 | 2023Q3 | added 30
        inventory: A | H100 | 2023Q4 | installed 200)";

    REQUIRE(onlyText(text, Check::RollForward)
        == "A, H100, owned: 200 installed in 2023Q4, but 100 in 2023Q1 and what was added after come to 150.");
    const auto finding = found(text, Check::RollForward).front();
    REQUIRE(ids(finding) == std::vector<std::int64_t> { 4, 1, 2, 3 });
    REQUIRE(finding.severity == Severity::Error);
    REQUIRE(finding.subject == "owned, 2023Q4");
}

TEST_CASE("A stock rolls forward from nothing where it starts with an added claim, up to and including the claim's own quarter")
{
    REQUIRE(onlyText(R"(
        inventory: A | H100 | 2023Q1 | added 100
        inventory: A | H100 | 2023Q2 | added 20
        inventory: A | H100 | 2023Q2 | installed 100)",
                Check::RollForward)
        == "A, H100, owned: 100 installed in 2023Q2, but what was added since 2023Q1 comes to 120.");
    REQUIRE(found(R"(
        inventory: A | H100 | 2023Q1 | added 100
        inventory: A | H100 | 2023Q1 | installed 104
        inventory: A | H100 | 2023Q2 | added 20
        inventory: A | H100 | 2023Q2 | installed 124)",
        Check::RollForward)
                .empty()); // 104 of 100 and 124 of 124: what was added with the previous installed claim is in it
}

TEST_CASE("An installed claim within the interval of what is rolled forward is none to find, nor one with nothing added before")
{
    REQUIRE(found(R"(
        inventory: A | H100 | 2023Q1 | added 100 80..130
        inventory: A | H100 | 2023Q2 | added 20 10..25
        inventory: A | H100 | 2023Q3 | installed 140)",
        Check::RollForward)
                .empty()); // 120 [97.4, 153.9]
    REQUIRE(found(R"(
        inventory: A | H100 | 2023Q1 | installed 100
        inventory: A | H100 | 2023Q3 | installed 900)",
        Check::RollForward)
                .empty());
}

TEST_CASE("Claims on one thing by different sources that differ are found, the counting one first")
{
    constexpr std::string_view text = R"(
        source: press | press | 2024
        source: filing | filing | 2023
        inventory: A | H100 | 2024Q1 | installed 100 | press
        inventory: A | H100 | 2024Q1 | installed 130 | filing
        inventory: A | H100 | 2024Q2 | installed 100 | press
        inventory: A | H100 | 2024Q2 | installed 104 | filing
        inventory: A | H100 | 2024Q3 | added 5 | press
        inventory: A | H100 | 2024Q3 | installed 500 | filing)";

    REQUIRE(onlyText(text, Check::ClaimsDiffer) == "A, H100, owned, 2024Q1: 130 installed by filing and 100 by press differ.");
    REQUIRE(ids(found(text, Check::ClaimsDiffer).front()) == std::vector<std::int64_t> { 2, 1 });
}

TEST_CASE("Claims that both agree with the counting one may differ from each other")
{
    REQUIRE(found(R"(
        source: a | filing | 2024
        source: b | press | 2024
        source: c | press | 2023
        inventory: A | H100 | 2024Q1 | installed 100 50..200 | a
        inventory: A | H100 | 2024Q1 | installed 60 55..65 | b
        inventory: A | H100 | 2024Q1 | installed 150 140..160 | c)",
                Check::ClaimsDiffer)
                .size()
        == 1);
}

TEST_CASE("A plan that came out otherwise is no contradiction, two plans may be one")
{
    ClaimOptions planned;
    planned.status = Status::Planned;
    constexpr std::string_view text = R"(
        source: press | press | 2024
        inventory: A | H100 | 2024Q1 | installed 100
        inventory: A | H100 | 2024Q1 | installed 900 | planned | press
        inventory: A | H100 | 2024Q2 | installed 100 | planned
        inventory: A | H100 | 2024Q2 | installed 900 | planned | press)";

    REQUIRE(found(text, Check::ClaimsDiffer).empty());
    const auto some = found(text, Check::ClaimsDiffer, "2024Q4", planned);
    REQUIRE(some.size() == 1);
    REQUIRE(some.front().subject == "owned, planned installed, 2024Q2");
}

TEST_CASE("Headcounts and training runs by different sources that differ are found")
{
    constexpr std::string_view text = R"(
        source: press | press | 2024
        people: A | 2024Q1 | researchers 50 40..60 | s
        people: A | 2024Q1 | researchers 90 | press
        people: A | 2024Q1 | employees 90 | press
        run: M | 2024Q1 | flop=1e24 | s | A
        run: M | 2024Q1 | flop=2e24 | press | A
        run: M | 2024Q1 | flop=1e23 | press | B)";
    const auto dataset = datasetOf(text);
    const auto some = found(dataset, Check::ClaimsDiffer);

    REQUIRE(some.size() == 2);
    REQUIRE(findingText(some[0], dataset) == "M: 1e24 FLOP by s and 2e24 by press differ.");
    REQUIRE(findingText(some[1], dataset) == "A, 2024Q1: 50 (40 – 60) researchers by s and 90 by press differ.");
}

TEST_CASE("More let than owned is found at its worst quarter, where what is owned is known")
{
    constexpr std::string_view text = R"(
        inventory: P | H100 SXM | 2024Q1 | installed 100
        inventory: A | H100 SXM | 2024Q1 | installed 80 | rented P
        inventory: B | H100 SXM | 2024Q2 | installed 50 | rented P
        inventory: A | H100 SXM | 2024Q3 | installed 20 | rented P
        inventory: A | H100 SXM | 2024Q1 | installed 900 | rented Nobody)";

    // A holds 80, 50 and 20: with B's 50 it is 100 in 2024Q2 and 70 in 2024Q3.
    REQUIRE(found(text, Check::MoreLetThanOwned).empty());
    REQUIRE(onlyText(std::string(text) + "\ninventory: C | H100 SXM | 2024Q2 | installed 30 | rented P", Check::MoreLetThanOwned)
        == "P lets 130 H100e in 2024Q2, more than the 100 it owns.");
}

TEST_CASE("An owner whose own claims end is found where what it lets has grown by more than a tenth")
{
    constexpr std::string_view text = R"(
        inventory: P | H100 SXM | 2024Q1 | installed 100
        inventory: A | H100 SXM | 2024Q1 | installed 50 | rented P | other
        inventory: A | H100 SXM | 2024Q2 | installed 55 | rented P | other
        inventory: A | H100 SXM | 2024Q3 | installed 56 | rented P | other)";

    REQUIRE(found(text, Check::OwnerBehind, "2024Q1").empty());
    REQUIRE(found(text, Check::OwnerBehind, "2024Q2").empty()); // just a tenth
    REQUIRE(onlyText(text, Check::OwnerBehind, "2024Q3")
        == "P lets 56 H100e in 2024Q3, more than the 50 of 2024Q1, the last quarter that claims on what it owns cover.");
    const auto finding = found(text, Check::OwnerBehind, "2024Q3").front();
    REQUIRE(finding.severity == Severity::Warning);
    REQUIRE(ids(finding) == std::vector<std::int64_t> { 1, 4 });
}

TEST_CASE("Who rents and lets is found, but not who rents within its company")
{
    constexpr std::string_view text = R"(
        org: P | hyperscaler | US | Whole
        inventory: P | H100 SXM | 2024Q1 | installed 100
        inventory: A | H100 SXM | 2024Q1 | installed 40 | rented P
        inventory: P | H100 SXM | 2024Q1 | installed 30 | rented Whole)";

    REQUIRE(found(text, Check::RentsAndLets, "2024Q1").empty());
    REQUIRE(onlyText(std::string(text) + "\ninventory: P | H100 SXM | 2024Q1 | installed 20 | rented Other", Check::RentsAndLets, "2024Q1")
        == "P rents 20 H100e in 2024Q1 and lets 40: chips that it sublets count with both.");
}

TEST_CASE("Claims of a replaced source are found where what replaces it says nothing")
{
    constexpr std::string_view text = R"(
        source: old | dataset | 2024
        source: new | dataset | 2025 | replaces old
        inventory: A | H100 SXM | 2024Q1 | installed 100 | old
        inventory: A | H100 SXM | 2024Q2 | installed 120 | new
        inventory: A | A100 | 2024Q1 | installed 10 | old
        inventory: A | A100 | 2024Q2 | installed 12 | old)";

    REQUIRE(onlyText(text, Check::ReplacedAlone)
        == "A, A100, owned: new replaces old, but says nothing of it; the first of its claims is of 2024Q1.");
    REQUIRE(ids(found(text, Check::ReplacedAlone).front()) == std::vector<std::int64_t> { 3, 4 });
}

TEST_CASE("Claims of a replaced source are not found where one of several that replace it speaks")
{
    constexpr std::string_view text = R"(
        source: old | dataset | 2024
        source: gpus | dataset | 2025 | replaces old
        source: tpus | dataset | 2025 | replaces old
        inventory: A | H100 SXM | 2024Q1 | installed 100 | old
        inventory: A | H100 SXM | 2024Q2 | installed 120 | gpus
        inventory: A | TPU v4 | 2024Q1 | installed 10 | old
        inventory: A | TPU v4 | 2024Q2 | installed 12 | tpus)";

    REQUIRE(found(text, Check::ReplacedAlone).empty());
    REQUIRE(onlyText(std::string(text) + "\ninventory: A | A100 | 2024Q1 | installed 10 | old", Check::ReplacedAlone)
        == "A, A100, owned: tpus replaces old, but says nothing of it; the first of its claims is of 2024Q1.");
}

TEST_CASE("Who rents and lets chips without a known figure is found")
{
    constexpr std::string_view text = R"(
        chip: Odd | ASIC
        inventory: P | H100 SXM | 2024Q1 | installed 100
        inventory: A | H100 SXM | 2024Q1 | installed 40 | rented P
        inventory: P | Odd | 2024Q1 | installed 20 | rented Other)";

    REQUIRE(onlyText(text, Check::RentsAndLets, "2024Q1") == "P rents and lets chips in 2024Q1: those that it sublets count with both.");
}

TEST_CASE("What a part of a company uses of it is not let")
{
    REQUIRE(found(R"(
        org: Part | lab | US | P
        inventory: P | H100 SXM | 2024Q1 | installed 100
        inventory: Part | H100 SXM | 2024Q1 | installed 200 | rented P)",
        Check::MoreLetThanOwned)
                .empty());
}

TEST_CASE("Organizations that hold more than the aggregate they are in are found by kind of chip")
{
    constexpr std::string_view text = R"(
        org: Rest | aggregate
        org: A | lab | US | Rest
        chip: TPU v5 | TPU | bf16=989.4
        inventory: Rest | H100 SXM | 2024Q1 | added 100
        inventory: Rest | TPU v5 | 2024Q1 | added 100
        inventory: A | H100 SXM | 2024Q1 | added 120
        inventory: A | TPU v5 | 2024Q1 | added 20)";

    REQUIRE(onlyText(text, Check::ContainedAboveAggregate) == "Rest, GPU: what it contains holds 120 H100e in 2024Q1, more than its 100.");
}

TEST_CASE("Units before a chip was introduced are found, none of it and later ones are not")
{
    constexpr std::string_view text = R"(
        chip: TPU v5 | TPU | bf16=459 | Google | 2023Q3
        inventory: A | TPU v5 | 2023Q1 | added 0
        inventory: A | TPU v5 | 2023Q2 | added 50
        inventory: A | TPU v5 | 2023Q3 | added 60
        inventory: B | TPU v5 | 2023Q3 | added 60)";

    REQUIRE(onlyText(text, Check::UnitsBeforeIntroduction) == "A, TPU v5, owned: 50 in 2023Q2, before TPU v5 was introduced in 2023Q3.");
    const auto finding = found(text, Check::UnitsBeforeIntroduction).front();
    REQUIRE(finding.records == std::vector<RecordRef> { { RecordKind::Inventory, 2 }, { RecordKind::Chip, 1 } });
}

TEST_CASE("A rented position whose provider nobody names is found")
{
    REQUIRE(onlyText(R"(
        inventory: A | H100 | 2024Q1 | installed 5 | rented
        inventory: A | H100 | 2024Q2 | installed 9 | rented
        inventory: A | H100 | 2024Q2 | installed 9 | rented P)",
                Check::ProviderUnknown)
        == "A, H100, rented: nobody says from whom, since 2024Q1.");
}

TEST_CASE("A negative stock is found where it first is one")
{
    REQUIRE(onlyText(R"(
        inventory: A | H100 | 2024Q1 | added 5
        inventory: A | H100 | 2024Q2 | added -8
        inventory: A | H100 | 2024Q3 | added -1)",
                Check::NegativeStock)
        == "A, H100, owned: −3 are held at the end of 2024Q2, fewer than none.");
}

TEST_CASE("FLOP that are stated and computed more than a factor of 1.5 apart are found")
{
    // 1000 * 989.4e12 * 0.4 * 30 * 86400 = 1.0258e24
    constexpr std::string_view text = R"(
        run: Far | 2024Q1 | flop=2e24 chips=1000 days=30 mfu=0.4 | s | A | H100
        run: Near | 2024Q1 | flop=1.5e24 chips=1000 days=30 mfu=0.4 | s | A | H100)";

    REQUIRE(onlyText(text, Check::FlopApart) == "Far: 2e24 FLOP are stated, but chips, days and MFU make 1.03e24, 1.95 times apart.");
}

TEST_CASE("More researchers than employees in one quarter are found")
{
    REQUIRE(onlyText(R"(
        people: A | 2024Q1 | researchers 90
        people: A | 2024Q1 | employees 80
        people: A | 2024Q2 | researchers 90
        people: A | 2024Q3 | employees 80
        people: B | 2024Q1 | researchers 80
        people: B | 2024Q1 | employees 80)",
                Check::ResearchersAboveEmployees)
        == "A, 2024Q1: 90 researchers, but 80 employees.");
}

TEST_CASE("A source that fell silent more than 8 quarters before the view's quarter is found, for information")
{
    constexpr std::string_view text = R"(
        inventory: A | H100 | 2020Q1 | added 100 | old
        inventory: A | H100 | 2024Q4 | added 100 | new
        inventory: B | H100 | 2020Q1 | added 100 | both
        inventory: B | A100 | 2023Q4 | added 100 | both
        inventory: B | H100 | 2024Q4 | added 100 | new)";

    REQUIRE(onlyText(text, Check::OldSource, "2022Q2") == "A: old made its last claim in 2020Q1, 9 quarters before 2022Q2.");
    REQUIRE(found(text, Check::OldSource, "2022Q2").front().severity == Severity::Information);
    REQUIRE(found(text, Check::OldSource, "2022Q1").empty());
    REQUIRE(found(text, Check::OldSource, "2024Q4").empty());
}

TEST_CASE("A waived finding stays waived until one of its values changes")
{
    const auto dataset = datasetOf(R"(
        inventory: A | H100 | 2023Q1 | installed 100
        inventory: A | H100 | 2023Q2 | added 20
        inventory: A | H100 | 2023Q4 | installed 200
        inventory: B | H100 | 2023Q1 | added 100
        inventory: B | H100 | 2023Q4 | installed 200)");
    const auto first = found(dataset, Check::RollForward);
    REQUIRE(first.size() == 2);
    const auto waived = withWaivers(dataset, { waiverOf(first[0], "counted otherwise") });

    auto now = found(waived, Check::RollForward);
    REQUIRE(now[0].isWaived);
    REQUIRE(now[0].waiverNote == "counted otherwise");
    REQUIRE_FALSE(now[1].isWaived);
    REQUIRE(countOpen(now) == 1);

    const auto renamed = changed<InventoryRecord>(waived, 3, [](InventoryRecord& record) { record.notes = "seen"; });
    REQUIRE(found(renamed, Check::RollForward)[0].isWaived); // a note is no value
    const auto other = changed<InventoryRecord>(waived, 2, [](InventoryRecord& record) { record.units = 21; });
    REQUIRE_FALSE(found(other, Check::RollForward)[0].isWaived);
    const auto back = changed<InventoryRecord>(other, 2, [](InventoryRecord& record) { record.units = 20; });
    REQUIRE(found(back, Check::RollForward)[0].isWaived);
}

TEST_CASE("A pattern waives what it was given for, and what comes later is open")
{
    const auto dataset = datasetOf(R"(
        inventory: A | H100 | 2024Q1 | installed 5 | rented
        inventory: A | A100 | 2024Q1 | installed 6 | rented
        inventory: B | A100 | 2024Q1 | installed 7 | rented)");
    const auto all = found(dataset, Check::ProviderUnknown);
    const auto a = dataset.organizationNamed("A")->id;
    const auto a100 = dataset.chipNamed("A100")->id;

    const auto byOrganization = withWaivers(dataset, { waiverOfPattern(all, Check::ProviderUnknown, a, {}, "undisclosed") });
    REQUIRE(countOpen(found(byOrganization, Check::ProviderUnknown)) == 1);
    const auto byChip = withWaivers(dataset, { waiverOfPattern(all, Check::ProviderUnknown, {}, a100, "undisclosed") });
    REQUIRE(countOpen(found(byChip, Check::ProviderUnknown)) == 1);

    const auto one = changed<InventoryRecord>(byOrganization, 2, [](InventoryRecord& record) { record.units = 60; });
    const auto left = found(one, Check::ProviderUnknown);
    REQUIRE(left[0].isWaived); // the other finding of the pattern keeps its waiver
    REQUIRE_FALSE(left[1].isWaived);
}

TEST_CASE("A waiver of another check, organization, subject or without a fingerprint waives nothing")
{
    const auto dataset = datasetOf("inventory: A | H100 | 2024Q1 | installed 5 | rented\norg: B | lab");
    const auto finding = found(dataset, Check::ProviderUnknown).front();
    const auto isWaivedBy = [&](auto change) {
        auto waiver = waiverOf(finding, "");
        change(waiver);
        return found(withWaivers(dataset, { waiver }), Check::ProviderUnknown).front().isWaived;
    };

    REQUIRE(isWaivedBy([](Waiver&) {}));
    REQUIRE_FALSE(isWaivedBy([](Waiver& waiver) { waiver.finding = "negative-stock"; }));
    REQUIRE_FALSE(isWaivedBy([&](Waiver& waiver) { waiver.organization = dataset.organizationNamed("B")->id; }));
    REQUIRE_FALSE(isWaivedBy([](Waiver& waiver) { waiver.subject = "owned"; }));
    REQUIRE_FALSE(isWaivedBy([](Waiver& waiver) { waiver.fingerprint.clear(); }));
}

TEST_CASE("A narrower view does not find what its claims do not say")
{
    ClaimOptions filings;
    filings.evidence = SourceKind::Filing;
    constexpr std::string_view text = R"(
        source: press | press | 2024
        source: filing | filing | 2023
        inventory: A | H100 | 2024Q1 | installed 100 | press
        inventory: A | H100 | 2024Q1 | installed 130 | filing)";

    REQUIRE(found(text, Check::ClaimsDiffer).size() == 1);
    REQUIRE(found(text, Check::ClaimsDiffer, "2024Q4", filings).empty());
}

TEST_CASE("Checks stop when asked to")
{
    std::stop_source stop;
    stop.request_stop();
    REQUIRE_THROWS_AS(findings(sample(), {}, Quarter::of(2025, 4), Progress(stop.get_token(), {})), Cancelled);
}

TEST_CASE("The JSON form of findings names records by table, id and name")
{
    const auto dataset = datasetOf("inventory: A | H100 | 2024Q1 | installed 5 | rented");
    const auto json = nlohmann::json::parse(findingsJson(findings(dataset, {}, Quarter::of(2024, 1)), dataset, Quarter::of(2024, 1)));

    REQUIRE(json["at"] == "2024Q1");
    REQUIRE(json["open"] == 1);
    REQUIRE(json["waived"] == 0);
    const auto& finding = json["findings"][0];
    REQUIRE(finding["check"] == "provider-unknown");
    REQUIRE(finding["severity"] == "warning");
    REQUIRE(finding["organization"] == "A");
    REQUIRE(finding["records"][0]["table"] == "inventory");
    REQUIRE(finding["records"][0]["name"] == "A, H100, 2024Q1");
}

TEST_CASE("The sample's findings are as accepted, each waived with its reason", "[golden]")
{
    const auto all = findings(sample(), {}, resolve({}, sample()).at);
    std::string text;
    for (const auto& finding : all)
        text += std::string(word(finding.check)) + ": " + findingText(finding, sample()) + "\n    "
            + (finding.isWaived ? finding.waiverNote : "OPEN") + "\n";
    requireGolden("findings.txt", text);
    REQUIRE(countOpen(all) == 0);
}

TEST_CASE("The sample has no open finding at any quarter, with planned claims or without")
{
    ClaimOptions planned;
    planned.status = Status::Planned;
    for (auto quarter = Quarter::of(2012, 1); quarter <= Quarter::of(2029, 4); quarter = quarter + 1) {
        for (const auto& options : { ClaimOptions(), planned }) {
            for (const auto& finding : findings(sample(), options, quarter)) {
                INFO(quarterText(quarter) << " " << word(finding.check) << ": " << findingText(finding, sample()));
                REQUIRE(finding.isWaived);
            }
        }
    }
}

TEST_CASE("A stock of the sample typed wrong is found at once and gone when it is put back")
{
    const auto other = sample().organizationNamed("Other (rest of world)")->id;
    const auto chip = sample().chipNamed("H100/H200")->id;
    std::int64_t id = 0;
    sample().inventory().forEach([&](const InventoryRecord& record) {
        if (record.organization == other && record.chip == chip && record.quarter == Quarter::of(2025, 1)
            && record.measure == Measure::Installed)
            id = record.id.value;
    });
    const auto old = *sample().inventory().find({ id });
    const auto wrong = changed<InventoryRecord>(sample(), id, [](InventoryRecord& record) {
        record.units = 40'838'650;
        record.unitsLow.reset();
        record.unitsHigh.reset();
    });

    const auto open = [](const Dataset& dataset) {
        std::vector<Finding> some;
        for (auto& finding : findings(dataset, {}, Quarter::of(2025, 4))) {
            if (!finding.isWaived)
                some.push_back(std::move(finding));
        }
        return some;
    };
    const auto some = open(wrong);
    REQUIRE(some.size() == 1);
    REQUIRE(some.front().check == Check::RollForward);
    REQUIRE(some.front().records.front() == RecordRef { RecordKind::Inventory, id });
    REQUIRE(open(changed<InventoryRecord>(wrong, id, [&](InventoryRecord& record) { record = old; })).empty());
}

TEST_CASE("A number far beyond what is known of anything is found, with its waiver bound to it")
{
    constexpr std::string_view text
        = "inventory: A | H100 | 2023Q1 | installed 20000000000\n inventory: B | H100 | 2023Q1 | installed 900000000";
    const auto text1 = onlyText(text, Check::BeyondMeasure);
    REQUIRE(text1.find("units") != std::string::npos);
    REQUIRE(text1.find("is far beyond what is known of anything; look at its unit.") != std::string::npos);
}

TEST_CASE("A claim said to be actual more than two years after today is found, where the day is known")
{
    const auto dataset = datasetOf("inventory: A | H100 | 2028Q4 | installed 10\n inventory: A | H100 | 2029Q1 | installed 10");
    const auto ahead = [&](std::optional<Quarter> today) {
        std::vector<std::string> texts;
        for (const auto& finding : findings(dataset, {}, Quarter::of(2026, 4), {}, today)) {
            if (finding.check == Check::FarAhead)
                texts.push_back(findingText(finding, dataset));
        }
        return texts;
    };
    REQUIRE(ahead(Quarter::of(2026, 4))
        == std::vector<std::string> { "A, H100, owned: 10 in 2029Q1 are said to be actual, more than two years after 2026Q4." });
    REQUIRE(ahead(std::nullopt).empty());
}

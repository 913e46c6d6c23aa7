// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/compute/waiving.h"
#include "model/records/words.h"
#include "tests/support/dataset_text.h"

#include <set>

using namespace model;

namespace {

constexpr auto at = Quarter::of(2025, 4);

/// The dataset once the changes are written.
Dataset applied(Dataset dataset, const WaiverChanges& changes)
{
    auto written = changes.changed;
    std::int64_t next = dataset.table<Waiver>().empty() ? 1 : dataset.table<Waiver>()[dataset.table<Waiver>().size() - 1].id.value + 1;
    for (auto waiver : changes.added) {
        waiver.id.value = next++;
        written.push_back(waiver);
    }
    dataset.setTable(dataset.table<Waiver>().with(written, changes.removed));
    return dataset;
}

Dataset withoutWaivers(Dataset dataset)
{
    dataset.setTable(RecordTable<Waiver>());
    return dataset;
}

using Marks = std::vector<bool>; // by finding: whether it is waived

Marks marksOf(const Dataset& dataset)
{
    Marks marks;
    for (const auto& finding : findings(dataset, {}, at))
        marks.push_back(finding.isWaived);
    return marks;
}

}

TEST_CASE("Each finding of the sample that is opened again is open, alone, and waived again by its own waiver")
{
    const auto all = findings(sample(), {}, at);
    REQUIRE(all.size() > 10);
    for (std::size_t i = 0; i < all.size(); ++i) {
        INFO(word(all[i].check) << ", " << all[i].subject);
        const auto opened = applied(sample(), reopening(sample(), { { all[i] } }));
        Marks wanted(all.size(), true);
        wanted[i] = false;
        REQUIRE(marksOf(opened) == wanted);
        const auto again = applied(opened, waiving(opened, { { waiverOf(all[i], "seen") } }));
        REQUIRE(marksOf(again) == Marks(all.size(), true));
    }
}

TEST_CASE("A pattern over the sample's findings waives those of its check on its organization or chip and no other")
{
    const auto bare = withoutWaivers(sample());
    const auto all = findings(bare, {}, at);
    for (const auto& first : all) {
        for (const bool byChip : { false, true }) {
            const auto organization = byChip ? std::nullopt : first.organization;
            const auto chip = byChip ? first.chip : std::nullopt;
            if (!organization && !chip)
                continue;
            Marks wanted;
            for (const auto& finding : all)
                wanted.push_back(finding.check == first.check && (!organization || finding.organization == organization)
                    && (!chip || finding.chip == chip));
            const auto pattern = waiverOfPattern(all, first.check, organization, chip, "seen");
            REQUIRE(marksOf(applied(bare, waiving(bare, { { pattern } }))) == wanted);
        }
    }
}

TEST_CASE("All of the sample's findings waived at once and opened at once leave no waiver behind")
{
    const auto bare = withoutWaivers(sample());
    std::vector<Waiver> waivers;
    for (const auto& finding : findings(bare, {}, at))
        waivers.push_back(waiverOf(finding, "seen"));

    const auto waived = applied(bare, waiving(bare, waivers));
    const auto all = findings(waived, {}, at);
    REQUIRE(countOpen(all) == 0);
    REQUIRE(applied(waived, reopening(waived, all)).table<Waiver>().empty());
}

TEST_CASE("Opening one finding of a pattern leaves the others waived")
{
    const auto dataset = datasetOf(R"(
        inventory: A | H100 | 2024Q1 | installed 5 | rented
        inventory: A | A100 | 2024Q1 | installed 6 | rented)");
    const auto all = findings(dataset, {}, at);
    REQUIRE(all.size() == 2);
    const auto waived
        = applied(dataset, waiving(dataset, { { waiverOfPattern(all, Check::ProviderUnknown, all[0].organization, {}, "undisclosed") } }));
    REQUIRE(marksOf(waived) == Marks { true, true });

    const auto changes = reopening(waived, { { all[0] } });
    REQUIRE(changes.removed.empty());
    REQUIRE(marksOf(applied(waived, changes)) == Marks { false, true });
}

TEST_CASE("A waiver takes in another one for the same thing with its values and its reason")
{
    const auto dataset = datasetOf("inventory: A | H100 | 2024Q1 | installed 5 | rented");
    const auto finding = findings(dataset, {}, at).front();
    auto old = waiverOf(finding, "Said once.");
    old.fingerprint = "of-other-values";
    const auto before = applied(dataset, waiving(dataset, { { old } }));
    REQUIRE(marksOf(before) == Marks { false });

    const auto changes = waiving(before, { { waiverOf(finding, "Said again.") } });
    REQUIRE(changes.added.empty());
    REQUIRE(changes.changed.size() == 1);
    const auto after = applied(before, changes);
    REQUIRE(marksOf(after) == Marks { true });
    REQUIRE(after.table<Waiver>().size() == 1);
    REQUIRE(after.table<Waiver>()[0].notes == "Said once. Said again.");
    REQUIRE(marksOf(applied(after, reopening(after, { { finding } }))) == Marks { false });
    REQUIRE(applied(after, reopening(after, { { finding } })).table<Waiver>()[0].fingerprint == "of-other-values");
}

TEST_CASE("Opening what is not waived changes nothing")
{
    const auto dataset = datasetOf("inventory: A | H100 | 2024Q1 | installed 5 | rented");
    REQUIRE(reopening(dataset, findings(dataset, {}, at)).empty());
}

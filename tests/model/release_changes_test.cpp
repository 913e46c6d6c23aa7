// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/said.h"
#include "tests/support/temp_document.h"

#include "model/base/text.h"
#include "model/edit/release_changes.h"
#include "model/exchange/import_table.h"
#include "model/view/view_query.h"

using namespace model;
using test::said;

namespace {

/// Releases of April (Google's A100 of two quarters, 100 and 80 to 130, 200 without an interval) and of September (of a third, 300, and
/// another word on the second, 220), and the press, which is not theirs.
struct Released {
    Released()
        : document(Document::create(folder / "d.flop"))
    {
        fillBasics(document);
        document.transact("Releases", [&](Writer& writer) {
            auto release = source("april");
            release.publisher = "Epoch AI";
            release.published = "2026-04";
            release.kind = SourceKind::Dataset;
            const auto april = writer.insert(release);
            release.key = "september";
            release.published = "2026-09";
            const auto september = writer.insert(release);
            auto claim = inventory(8100);
            claim.organization = { 1 };
            claim.chip = { 1 };
            claim.measure = Measure::Added;
            claim.source = april;
            claim.units = 100;
            claim.unitsLow = 80;
            claim.unitsHigh = 130;
            writer.insert(claim);
            claim.quarter = { 8101 };
            claim.units = 200;
            claim.unitsLow = claim.unitsHigh = std::nullopt;
            writer.insert(claim);
            claim.source = september;
            claim.units = 220;
            writer.insert(claim);
            claim.quarter = { 8102 };
            claim.units = 300;
            writer.insert(claim);
            writer.insert(inventory(8100));
        });
    }

    ImportPlan plan(std::vector<std::string> replaced, const std::string& rows)
    {
        writeFile(table, "organization,chip,quarter,measure,units,units_low,units_high,access,status\n" + rows);
        auto made = planFor(readPreview(table), RecordKind::Inventory, "2026-12-01").plan;
        made.newSource->key = "december";
        made.newSource->publisher = "Epoch AI";
        made.replaces = std::move(replaced);
        return made;
    }

    std::string refusal(std::vector<std::string> replaced)
    {
        const auto made = plan(std::move(replaced), "Google,A100,2025Q1,added,150,120,180,owned,actual\n");
        const auto before = dumpText(*document.dataset());
        const auto tried = errorOf([&] { tryImport(*document.dataset(), std::vector { table }, made); });
        CHECK(errorOf([&] { importTable(document, std::vector { table }, made); }) == tried);
        CHECK(dumpText(*document.dataset()) == before);
        return tried;
    }

    TempFolder folder;
    const std::filesystem::path table = folder / "december.csv";
    Document document;
};

std::string text(const ReleaseChanges& changes, std::size_t most = 100)
{
    std::string all;
    for (const auto& line : releaseText(changes, most))
        all += said(line) + "\n";
    return all;
}

}

TEST_CASE("A newer release says what is the same, changed, new and gone against those it replaces, before and after it is written")
{
    Released test;
    const auto plan = test.plan({ "april", "september" },
        "Google,A100,2025Q1,added,150,120,180,owned,actual\nGoogle,A100,2025Q2,added,220,,,owned,actual\n"
        "Google,H100 SXM,2025Q1,added,7,,,owned,actual\n");
    const auto before = test.document.dataset();
    const std::vector files { test.table };
    const auto trial = datasetAfter(*before, files, plan);
    CHECK(test.document.dataset() == before);

    importTable(test.document, files, plan);
    const auto after = test.document.dataset();
    CHECK(dumpText(trial) == dumpText(*after));
    const auto newest = newestRelease(*before, *after);
    REQUIRE(newest);
    CHECK(after->sources().find(*newest)->replaces
        == std::vector<SourceId> { before->sourceWithKey("april")->id, before->sourceWithKey("september")->id });
    const auto view = parseQuery("unit=chips&per=none&access=owned&at=2025Q2").view;
    const auto changes = releaseChanges(*before, *after, *newest, view);
    CHECK(changes.same == 1); // September's 220, which counted before April's 200
    REQUIRE(changes.changed.size() == 1);
    CHECK(changes.changed[0].isBeyond());
    CHECK(text(changes).find("changed: Google, A100, 2025Q1, added: 100 [80 - 130] is 150 now (+50 %), beyond its interval\n")
        != std::string::npos);
    CHECK(text(changes).find("new: Google, H100 SXM, 2025Q1, added: 7\n") != std::string::npos);
    CHECK(text(changes).find("gone: Google, A100, 2025Q3, added: 300\n") != std::string::npos);
    // 320 [300, 350] before, 150 and 220 and 7 after.
    CHECK(text(changes).find("1 of 2 drawn values moves beyond its interval\nmoves beyond its interval: Google, 2025Q2: was 320 ")
        != std::string::npos);
    CHECK(text(changes).starts_with("release: 1 claim is the same, 1 changed, 1 new, 1 gone\n"));

    test.document.undo();
    CHECK(dumpText(*test.document.dataset()) == dumpText(*before));
    CHECK_FALSE(newestRelease(*before, *test.document.dataset()));
}

TEST_CASE("A release that says the same but for an interval says so, and lists end")
{
    Released test;
    const auto plan = test.plan({ "april" }, "Google,A100,2025Q1,added,100,90,130,owned,actual\n");
    const auto before = test.document.dataset();
    importTable(test.document, std::vector { test.table }, plan);
    const auto changes = releaseChanges(*before, *test.document.dataset(), *newestRelease(*before, *test.document.dataset()), {});
    CHECK(text(changes).find("changed: Google, A100, 2025Q1, added: 100 [80 - 130] has another interval\n") != std::string::npos);
    CHECK(changes.gone.size() == 1);
    CHECK(text(changes, 0).find("and 1 more\n") != std::string::npos);
}

TEST_CASE("A source replaces what is known, of its own publisher, and only where the import brings one")
{
    Released test;
    CHECK(test.refusal({ "aprl" })
        == "Invalid: Nothing was imported: 'aprl', which is to be replaced, is no known source - did you mean 'april'?");
    CHECK(test.refusal({ "april", "press" })
        == "Invalid: 'press' is of the publisher '', but 'december' of 'Epoch AI': a new release replaces its own publisher's only. "
           "Nothing was imported.");
    auto plan = test.plan({ "april" }, "Google,A100,2025Q1,added,150,120,180,owned,actual\n");
    plan.newSource.reset();
    plan.fields["source"].from = FieldPlan::From::Constant;
    plan.fields["source"].constant = "press";
    CHECK(errorOf([&] {
        tryImport(*test.document.dataset(), std::vector { test.table }, plan);
    }).starts_with("Invalid: This import brings no source of its own that could replace 'april'"));
}

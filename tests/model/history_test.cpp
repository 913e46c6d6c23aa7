// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/temp_document.h"

#include "model/base/error.h"

using namespace model;

namespace {

constexpr int quarter2025q4 = 2025 * 4 + 3;
constexpr RecordRef firstClaim { RecordKind::Inventory, 1 };

/// Steps 1 "Fill", 2 "Add claim", 3 "Correct" (units from 100 to 120).
struct Filled {
    Filled()
    {
        fillBasics(document);
        document.transact("Add claim", [](Writer& writer) { writer.insert(inventory(quarter2025q4)); });
        setUnits("Correct", 120);
    }

    void setUnits(const std::string& label, double units)
    {
        auto claim = document.dataset()->inventory()[0];
        claim.units = units;
        document.transact(label, [&](Writer& writer) { writer.update(claim); });
    }
    template <class Record> void change(const std::string& label, Record record, const std::function<void(Record&)>& edit)
    {
        edit(record);
        document.transact(label, [&](Writer& writer) { writer.update(record); });
    }
    double units() const { return document.dataset()->inventory()[0].units; }

    TempFolder folder;
    Document document = Document::create(folder / "a.flop");
};

std::string text(const StepChanges& changes)
{
    std::string text;
    for (const auto& change : changes.records) {
        text += std::string(change.event == RecordEvent::Added ? "+" : change.event == RecordEvent::Removed ? "-" : "~") + change.name;
        for (const auto& field : change.fields)
            text += "|" + field.field + " " + field.before + ">" + field.after;
        text += "\n";
    }
    return text;
}

}

TEST_CASE("A step tells what it did, with the names of that time")
{
    Filled filled;
    filled.change<Organization>("Rename", *filled.document.dataset()->organizationNamed("OpenAI"), [](auto& o) { o.name = "Open AI"; });
    filled.document.transact("Remove", [](Writer& writer) { writer.remove<InventoryRecord>({ 1 }); });
    filled.document.transact("Remove chip", [](Writer& writer) { writer.remove<Chip>({ 2 }); });

    CHECK(text(filled.document.changesOf(3, 10)) == "~OpenAI, H100 SXM, 2025Q4|units 100>120\n");
    CHECK(text(filled.document.changesOf(2, 10))
        == "+OpenAI, H100 SXM, 2025Q4|organization >OpenAI|chip >H100 SXM|quarter >2025Q4|measure >installed|units >100|units_low >50|"
           "units_high >200|access >owned|status >actual|source >press|notes >noted\n");
    CHECK(text(filled.document.changesOf(4, 10)) == "~Open AI|name OpenAI>Open AI|colour >OpenAI\n");
    CHECK(text(filled.document.changesOf(5, 10)).starts_with("-Open AI, H100 SXM, 2025Q4|organization Open AI>|chip H100 SXM>|"));
    CHECK(filled.document.changesOf(1, 2).records.size() == 2);
    CHECK(filled.document.changesOf(1, 2).total == 6);
    CHECK(errorOf([&] { filled.document.changesOf(77, 10); }).starts_with("NotFound: "));
}

TEST_CASE("A step that is undone tells what it did too")
{
    Filled filled;
    filled.setUnits("Again", 150);
    filled.document.undo();
    filled.document.undo();

    CHECK(text(filled.document.changesOf(3, 10)) == "~OpenAI, H100 SXM, 2025Q4|units 100>120\n");
    CHECK(text(filled.document.changesOf(4, 10)) == "~OpenAI, H100 SXM, 2025Q4|units 120>150\n");
}

TEST_CASE("A step tells how many records of which kinds it touched")
{
    Filled filled;
    const auto steps = filled.document.journal();

    CHECK(steps[0].rows
        == std::map<RecordKind, std::size_t> { { RecordKind::Organization, 2 }, { RecordKind::Chip, 2 }, { RecordKind::Source, 2 } });
    CHECK(steps[2].rows == std::map<RecordKind, std::size_t> { { RecordKind::Inventory, 1 } });
}

TEST_CASE("The steps that touched a record are found, also after a dropped step's number is used again")
{
    Filled filled;
    CHECK(filled.document.stepsTouching(firstClaim) == std::vector<std::int64_t> { 2, 3 });
    CHECK(filled.document.stepsTouching({ RecordKind::Chip, 2 }) == std::vector<std::int64_t> { 1 });
    filled.document.undo();
    CHECK(filled.document.stepsTouching(firstClaim) == std::vector<std::int64_t> { 2, 3 });

    filled.document.transact("Add", [](Writer& writer) { writer.insert(organization("Meta")); });

    CHECK(filled.document.stepsTouching(firstClaim) == std::vector<std::int64_t> { 2 });
    CHECK(filled.document.stepsTouching({ RecordKind::Organization, 3 }) == std::vector<std::int64_t> { 3 });
}

TEST_CASE("An edit out of the middle is taken back in a step of its own, and only in the fields it changed")
{
    Filled filled;
    filled.change<InventoryRecord>("Note", filled.document.dataset()->inventory()[0], [](auto& claim) { claim.notes = "later"; });
    filled.document.transact("Add", [](Writer& writer) { writer.insert(organization("Meta")); });

    const auto changes = filled.document.restore(3, firstClaim);

    CHECK(changes == Changes { { { RecordKind::Inventory, { 1 } } } });
    CHECK(filled.units() == 100);
    CHECK(filled.document.dataset()->inventory()[0].notes == "later");
    CHECK(filled.document.undoLabel() == "Restore OpenAI, H100 SXM, 2025Q4");
    filled.document.undo();
    CHECK(filled.units() == 120);
    filled.document.redo();
    CHECK(dumpText(*Document::open(filled.folder / "a.flop").dataset()) == dumpText(*filled.document.dataset()));
    CHECK(filled.units() == 100);
}

TEST_CASE("An edit is not taken back where the value was changed since, and the refusal has both values")
{
    Filled filled;
    filled.setUnits("Again", 150);
    const auto bytes = readFile(filled.folder / "a.flop");

    CHECK(errorOf([&] { filled.document.restore(3, firstClaim); })
        == "Conflict: OpenAI, H100 SXM, 2025Q4 cannot be restored: its units was changed from '100' to '120' then, and is '150' now. "
           "Nothing was changed.");

    CHECK(readFile(filled.folder / "a.flop") == bytes);
    filled.document.restore(4, firstClaim);
    filled.document.restore(3, firstClaim);
    CHECK(filled.units() == 100);
}

TEST_CASE("An added record goes again, unless it was changed or is referred to")
{
    Filled filled;
    CHECK(errorOf([&] { filled.document.restore(2, firstClaim); })
        == "Conflict: OpenAI, H100 SXM, 2025Q4 cannot be restored: it was changed since it was added, its units from '100' to '120'. "
           "Nothing was changed.");
    CHECK(errorOf([&] {
        filled.document.restore(1, RecordRef { RecordKind::Chip, 2 });
    }) == "Conflict: H100 SXM cannot be restored: 1 inventory record refer to it; change or remove those first. Nothing was changed.");

    filled.document.restore(3, firstClaim);
    filled.document.restore(2, firstClaim);

    CHECK(filled.document.dataset()->inventory().empty());
    filled.document.restore(1, RecordRef { RecordKind::Chip, 2 });
    CHECK(filled.document.dataset()->chipNamed("H100 SXM") == nullptr);
}

TEST_CASE("A removed record comes back under its id, unless the id, the key or what it refers to is gone")
{
    Filled filled;
    filled.document.transact("Remove", [](Writer& writer) { writer.remove<InventoryRecord>({ 1 }); });
    const auto back = [&] { return errorOf([&] { filled.document.restore(4, firstClaim); }); };

    SECTION("nothing in its way")
    {
        CHECK(back().empty());
        CHECK(filled.units() == 120);
        CHECK(filled.document.dataset()->inventory()[0].id.value == 1);
    }
    SECTION("the id is taken")
    {
        filled.document.transact("Add", [](Writer& writer) { writer.insert(inventory(quarter2025q4 + 1)); });
        CHECK(back()
            == "Conflict: OpenAI, H100 SXM, 2025Q4 cannot be restored: its number 1 belongs to 'OpenAI, H100 SXM, 2026Q1' now. Nothing was "
               "changed.");
    }
    SECTION("the key is taken")
    {
        filled.document.transact("Add", [](Writer& writer) {
            writer.insert(inventory(quarter2025q4 + 1));
            writer.insert(inventory(quarter2025q4));
        });
        filled.document.transact("Remove other", [](Writer& writer) { writer.remove<InventoryRecord>({ 1 }); });
        CHECK(back() == "Conflict: OpenAI, H100 SXM, 2025Q4 cannot be restored: number 2 has the same key now. Nothing was changed.");
    }
    SECTION("its chip is gone")
    {
        filled.document.transact("Remove chip", [](Writer& writer) { writer.remove<Chip>({ 2 }); });
        CHECK(back() == "Conflict: It cannot be restored: inventory 1: chip 2 does not exist. Nothing was changed.");
        filled.document.restore(5);
        CHECK(back().empty());
    }
    CHECK(askSql(filled.folder / "a.flop", "PRAGMA foreign_key_check").empty());
}

TEST_CASE("A whole step out of the middle is taken back, or nothing of it")
{
    Filled filled;
    filled.document.transact("Swap", [&](Writer& writer) {
        auto google = filled.document.dataset()->organizations()[0];
        auto openAi = filled.document.dataset()->organizations()[1];
        google.name = "passing";
        writer.update(google);
        openAi.name = "Google";
        writer.update(openAi);
        google.name = "OpenAI";
        writer.update(google);
        writer.insert(organization("Meta"));
    });
    filled.document.transact("Add", [](Writer& writer) { writer.insert(organization("xAI")); });
    const bool isInTheWay = GENERATE(false, true);
    if (isInTheWay)
        filled.change<Organization>("Note", *filled.document.dataset()->organizationNamed("Meta"), [](auto& o) { o.notes = "x"; });
    const auto before = dumpText(*filled.document.dataset());

    const auto error = errorOf([&] { filled.document.restore(4); });

    if (isInTheWay) {
        CHECK(error
            == "Conflict: Meta cannot be restored: it was changed since it was added, its notes from '' to 'x'. Nothing was changed.");
        CHECK(dumpText(*filled.document.dataset()) == before);
    } else {
        CHECK(error.empty());
        CHECK(filled.document.dataset()->organizations()[0].name == "Google");
        CHECK(filled.document.dataset()->organizations()[1].name == "OpenAI");
        CHECK(filled.document.dataset()->organizationNamed("Meta") == nullptr);
        CHECK(filled.document.undoLabel() == "Restore what 'Swap' changed");
        filled.document.undo();
        CHECK(dumpText(*filled.document.dataset()) == before);
    }
}

TEST_CASE("A step that is undone, unknown or did not touch the record is not restored")
{
    Filled filled;
    filled.document.undo();

    CHECK(errorOf([&] { filled.document.restore(3); })
        == "Conflict: 'Correct' is undone already, so there is nothing of it to restore; redo does it again.");
    CHECK(errorOf([&] { filled.document.restore(77); }).starts_with("NotFound: "));
    CHECK(errorOf([&] {
        filled.document.restore(2, RecordRef { RecordKind::Chip, 1 });
    }) == "NotFound: 'Add claim' did not touch that record; look at the history again.");
    CHECK(filled.document.redoLabel() == "Correct");
}

TEST_CASE("A restore that would close a circle of parts is refused")
{
    Filled filled;
    const auto part = [&](std::int64_t of, std::optional<OrganizationId> whole) {
        filled.change<Organization>("Part", *filled.document.dataset()->organizations().find({ of }), [&](auto& o) { o.partOf = whole; });
    };
    part(2, OrganizationId { 1 });
    part(2, std::nullopt);
    part(1, OrganizationId { 2 });

    CHECK(errorOf([&] { filled.document.restore(5); }).find("closes a circle") != std::string::npos);
    CHECK_FALSE(filled.document.dataset()->organizations()[1].partOf);
}

TEST_CASE("A change before another tool's write is restored where its values still stand")
{
    Filled filled;
    runSql(filled.folder / "a.flop", "UPDATE inventory SET notes = 'by hand'");
    filled.document.refresh();

    filled.document.restore(3, firstClaim);

    CHECK(filled.units() == 100);
    CHECK(filled.document.dataset()->inventory()[0].notes == "by hand");
}

TEST_CASE("The history tells what another document did without being asked to refresh")
{
    Filled filled;
    auto other = Document::open(filled.folder / "a.flop");
    filled.setUnits("Again", 150);

    CHECK(other.stepsTouching(firstClaim) == std::vector<std::int64_t> { 2, 3, 4 });
    CHECK(other.refresh() == Changes { { { RecordKind::Inventory, { 1 } } } });
}

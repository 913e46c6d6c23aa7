// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/temp_document.h"

#include "model/base/error.h"

using namespace model;

namespace {

constexpr int quarter2023q1 = 2023 * 4;

struct Filled {
    Filled() { fillBasics(document); }

    TempFolder folder;
    Document document = Document::create(folder / "a.flop");
};

}

TEST_CASE("A new document is empty, one file, and there after opening it again")
{
    TempFolder folder;

    {
        const auto document = Document::create(folder / "a.flop");
        CHECK(dumpText(*document.dataset()).empty());
        CHECK_FALSE(document.isReadOnly());
        CHECK_FALSE(document.undoLabel());
        CHECK(document.path() == folder / "a.flop");
    }

    CHECK(folder.count() == 1);
    CHECK(dumpText(*Document::open(folder / "a.flop").dataset()).empty());
}

TEST_CASE("A document is not created over a file, beside another one's journal or in no folder")
{
    TempFolder folder;
    writeFile(folder / "a.flop", "precious");
    writeFile(folder / "b.flop-journal", "left");

    CHECK(errorOf([&] {
        Document::create(folder / "a.flop");
    }).starts_with("Conflict: '" + (folder / "a.flop").string() + "' exists already"));
    CHECK(errorOf([&] { Document::create(folder / "b.flop"); }).starts_with("Conflict: "));
    CHECK(errorOf([&] { Document::create(folder / "none/b.flop"); }).starts_with("NotFound: "));
    CHECK(readFile(folder / "a.flop") == "precious");
    CHECK(folder.count() == 2);
}

TEST_CASE("A step stores records, tells which, and survives closing")
{
    Filled filled;
    const auto before = filled.document.dataset();

    const auto changes = filled.document.transact("Add stock", [](Writer& writer) {
        CHECK(writer.insert(inventory(quarter2023q1)).value == 1);
        CHECK(writer.insert(inventory(quarter2023q1 + 1)).value == 2);
    });

    CHECK(changes == Changes { { { RecordKind::Inventory, { 1, 2 } } } });
    CHECK(filled.document.dataset()->inventory().size() == 2);
    CHECK(before->inventory().empty());
    CHECK(filled.document.undoLabel() == "Add stock");
    const auto text = dumpText(*filled.document.dataset());
    CHECK(text.find("inventory 1|OpenAI|H100 SXM|2023Q1|installed|100|50|200|owned||actual|press|noted\n") != std::string::npos);
    filled.document = Document::open(filled.folder / "a.flop");
    CHECK(dumpText(*filled.document.dataset()) == text);
    CHECK(filled.document.undoLabel() == "Add stock");
}

TEST_CASE("A dataset after an edit shares the tables nobody touched")
{
    Filled filled;
    const auto before = filled.document.dataset();

    filled.document.transact("Add", [](Writer& writer) { writer.insert(inventory(quarter2023q1)); });

    CHECK(&before->organizations()[0] == &filled.document.dataset()->organizations()[0]);
}

TEST_CASE("A write that fails leaves file, history and dataset as they were")
{
    Filled filled;
    const auto dataset = filled.document.dataset();
    filled.document.transact("Add", [](Writer& writer) { writer.insert(organization("Meta")); });
    filled.document.undo();
    const auto bytes = readFile(filled.folder / "a.flop");
    const auto before = filled.document.dataset();

    CHECK_THROWS_AS(filled.document.transact("Fail",
                        [](Writer& writer) {
                            writer.insert(organization("Meta"));
                            throw std::runtime_error("no");
                        }),
        std::runtime_error);
    CHECK_THROWS_AS(filled.document.transact("Cancel",
                        [](Writer& writer) {
                            writer.insert(organization("Meta"));
                            throw Cancelled();
                        }),
        Cancelled);

    CHECK(filled.document.dataset() == before);
    CHECK(filled.document.undoLabel() == "Fill");
    CHECK(filled.document.redoLabel() == "Add");
    CHECK(readFile(filled.folder / "a.flop") == bytes);
    CHECK(filled.folder.count() == 1);
}

TEST_CASE("A step that changes nothing leaves no trace and keeps what can be done again")
{
    Filled filled;
    filled.document.transact("Add", [](Writer& writer) { writer.insert(organization("Meta")); });
    filled.document.undo();

    const auto changes = filled.document.transact("Nothing", [&](Writer& writer) {
        writer.update(*filled.document.dataset()->organizationNamed("Google"));
        writer.remove<Organization>(writer.insert(organization("Passing")));
    });

    CHECK(changes.empty());
    CHECK(filled.document.journal().size() == 2);
    CHECK(filled.document.redoLabel() == "Add");
}

TEST_CASE("A record that breaks a hard rule is refused in one sentence")
{
    Filled filled;
    const auto insert = [&](const auto& record) {
        return errorOf([&] { filled.document.transact("Bad", [&](Writer& writer) { writer.insert(record); }); });
    };
    auto record = inventory(quarter2023q1);
    record.unitsLow = 900;
    CHECK(insert(record) == "Invalid: inventory: units_low '900' is above units 100");
    record = inventory(quarter2023q1);
    record.provider = OrganizationId { 1 };
    CHECK(insert(record) == "Invalid: inventory: provider 'Google' belongs to what is rented, but access is owned");
    record = inventory(quarter2023q1);
    record.chip = { 77 };
    CHECK(insert(record) == "Invalid: inventory: chip '77' is the number of no chip");
    CHECK(insert(organization(" ")) == "Invalid: organization: name ' ' is empty");
    CHECK(insert(organization("Google")) == "Conflict: organization: there is one with name 'Google' already (number 1); change that one.");
    CHECK(filled.document.journal().size() == 1);
}

TEST_CASE("A doubled key is refused also where a part of it is unknown")
{
    Filled filled;
    auto record = inventory(quarter2023q1);
    filled.document.transact("Add", [&](Writer& writer) { writer.insert(record); });

    const auto error = errorOf([&] { filled.document.transact("Again", [&](Writer& writer) { writer.insert(record); }); });

    CHECK(error
        == "Conflict: inventory: there is one with organization 'OpenAI', chip 'H100 SXM', quarter '2023Q1', measure 'installed', access "
           "'owned', "
           "status 'actual', source 'press' already (number 1); change that one.");
}

TEST_CASE("A refused record may be skipped and the step goes on")
{
    Filled filled;

    filled.document.transact("Import", [](Writer& writer) {
        writer.insert(organization("Meta"));
        CHECK(errorOf([&] { writer.insert(organization("Google")); }).starts_with("Conflict"));
        CHECK(errorOf([&] { writer.insert(organization("")); }).starts_with("Invalid"));
        writer.insert(organization("xAI"));
    });

    CHECK(filled.document.dataset()->organizationNamed("Meta") != nullptr);
    CHECK(filled.document.dataset()->organizationNamed("xAI") != nullptr);
    CHECK(filled.document.dataset()->organizations().size() == 4);
}

TEST_CASE("A step refers to what it has just stored, and no circle of part_of gets in")
{
    Filled filled;

    filled.document.transact("Add", [](Writer& writer) {
        auto child = organization("Google DeepMind");
        child.partOf = OrganizationId { 1 };
        auto grandchild = organization("Isomorphic");
        grandchild.partOf = writer.insert(child);
        writer.insert(grandchild);
    });
    auto google = *filled.document.dataset()->organizationNamed("Google");
    google.partOf = OrganizationId { 4 };
    const auto error = errorOf([&] { filled.document.transact("Circle", [&](Writer& writer) { writer.update(google); }); });

    CHECK(error
        == "Invalid: organization: part_of 'Isomorphic' closes a circle: Google is part of Isomorphic is part of Google DeepMind is part "
           "of Google");
}

TEST_CASE("A record that others refer to is not removed, and the refusal names them")
{
    Filled filled;
    filled.document.transact("Add", [](Writer& writer) {
        writer.insert(inventory(quarter2023q1));
        writer.insert(inventory(quarter2023q1 + 1));
        auto part = organization("Part");
        part.partOf = OrganizationId { 2 };
        writer.insert(part);
    });
    const auto remove = [&]<class Record>(Id<Record> id) {
        return errorOf([&] { filled.document.transact("Remove", [&](Writer& writer) { writer.remove<Record>(id); }); });
    };

    CHECK(remove(OrganizationId { 2 })
        == "Conflict: organization 'OpenAI' cannot be removed: 1 organization record ('Part'), 2 inventory records refer to it; change or "
           "remove those first.");
    CHECK(remove(SourceId { 1 })
        == "Conflict: source 'press' cannot be removed: 2 inventory records refer to it; change or remove those first.");
    CHECK(remove(OrganizationId { 77 }) == "NotFound: organization 77 is not there any more; it was removed meanwhile.");
    CHECK(remove(OrganizationId { 1 }).empty());
}

TEST_CASE("An edit of a record as it was seen is refused where it changed meanwhile")
{
    Filled filled;
    const auto seen = *filled.document.dataset()->organizationNamed("Google");
    auto other = Document::open(filled.folder / "a.flop");
    other.transact("Note", [&](Writer& writer) {
        auto noted = seen;
        noted.notes = "theirs";
        writer.update(noted);
    });

    auto mine = seen;
    mine.notes = "mine";
    const auto error = errorOf([&] { filled.document.transact("Note", [&](Writer& writer) { writer.update(mine, seen); }); });

    CHECK(error
        == "Conflict: organization 'Google' was changed meanwhile: its notes was '' and is now 'theirs'. Your edit was not made; look at "
           "it again.");
    CHECK(filled.document.dataset()->organizationNamed("Google")->notes == "theirs");
    filled.document.transact("Note", [&](Writer& writer) { writer.update(mine, *filled.document.dataset()->organizationNamed("Google")); });
    CHECK(filled.document.dataset()->organizationNamed("Google")->notes == "mine");
}

TEST_CASE("A read-only document refuses every edit")
{
    Filled filled;
    auto document = Document::open(filled.folder / "a.flop", Document::Mode::ReadOnly);

    CHECK(document.isReadOnly());
    CHECK(
        errorOf([&] { document.transact("Add", [](Writer& writer) { writer.insert(organization("Meta")); }); }).starts_with("ReadOnly: "));
    CHECK(errorOf([&] { document.undo(); }).starts_with("ReadOnly: "));
    CHECK(dumpText(*document.dataset()) == dumpText(*filled.document.dataset()));
}

TEST_CASE("A step inside a step is refused")
{
    Filled filled;

    filled.document.transact("Outer", [&](Writer& writer) {
        writer.insert(organization("Meta"));
        CHECK(errorOf([&] { filled.document.transact("Inner", [](Writer&) {}); }).starts_with("Usage: "));
        CHECK(errorOf([&] { filled.document.refresh(); }).starts_with("Usage: "));
    });

    CHECK(filled.document.dataset()->organizationNamed("Meta") != nullptr);
}

TEST_CASE("A document may be moved while it is open")
{
    Filled filled;
    Document moved = std::move(filled.document);

    moved.transact("Add", [](Writer& writer) { writer.insert(organization("Meta")); });

    CHECK(moved.dataset()->organizations().size() == 3);
}

TEST_CASE("A copy has the same records and a history of its own that can be undone")
{
    Filled filled;
    filled.document.transact("Add", [](Writer& writer) { writer.insert(organization("Meta")); });
    filled.document.transact("Add more", [](Writer& writer) { writer.insert(organization("xAI")); });
    filled.document.undo();

    filled.document.saveCopy(filled.folder / "b.flop");

    CHECK(filled.folder.count() == 2);
    auto copy = Document::open(filled.folder / "b.flop");
    CHECK(dumpText(*copy.dataset()) == dumpText(*filled.document.dataset()));
    CHECK(copy.undoLabel() == "Add");
    CHECK(copy.redoLabel() == "Add more");
    copy.undo();
    CHECK(copy.dataset()->organizationNamed("Meta") == nullptr);
    CHECK(filled.document.dataset()->organizationNamed("Meta") != nullptr);
}

TEST_CASE("A copy of a document with one step can be undone")
{
    Filled filled;
    filled.document.saveCopy(filled.folder / "b.flop");
    CHECK(Document::open(filled.folder / "b.flop").undoLabel() == "Fill");
}

TEST_CASE("A copy replaces a file only when told so, and never the document itself")
{
    Filled filled;
    writeFile(filled.folder / "b.flop", "precious");

    CHECK(errorOf([&] { filled.document.saveCopy(filled.folder / "b.flop"); }).starts_with("Conflict: "));
    CHECK(readFile(filled.folder / "b.flop") == "precious");
    CHECK(errorOf([&] { filled.document.saveCopy(filled.folder / "a.flop", true); }).find("document itself") != std::string::npos);
    filled.document.saveCopy(filled.folder / "b.flop", true);
    CHECK(Document::open(filled.folder / "b.flop").dataset()->organizations().size() == 2);
    CHECK(filled.folder.count() == 2);
}

TEST_CASE("A copy can be made of a read-only document")
{
    Filled filled;
    const auto document = Document::open(filled.folder / "a.flop", Document::Mode::ReadOnly);

    document.saveCopy(filled.folder / "b.flop");

    CHECK(dumpText(*Document::open(filled.folder / "b.flop").dataset()) == dumpText(*document.dataset()));
}

TEST_CASE("A copy of a document whose history has ended has none to undo")
{
    Filled filled;
    runSql(filled.folder / "a.flop", "UPDATE organization SET notes = 'by hand'");
    filled.document.refresh();

    filled.document.saveCopy(filled.folder / "b.flop");
    auto copy = Document::open(filled.folder / "b.flop");

    CHECK_FALSE(copy.undoLabel());
    copy.transact("Add", [](Writer& writer) { writer.insert(organization("Meta")); });
    CHECK(copy.undoLabel() == "Add");
    copy.undo();
    CHECK_FALSE(copy.undoLabel());
    CHECK(copy.journal().front().isEnded);
}

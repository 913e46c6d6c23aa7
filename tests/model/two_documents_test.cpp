// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/temp_document.h"

using namespace model;

namespace {

/// Two windows on one file.
struct Two {
    Two()
    {
        fillBasics(a);
        b.refresh();
    }

    TempFolder folder;
    Document a = Document::create(folder / "a.flop");
    Document b = Document::open(folder / "a.flop");
};

void add(Document& document, const std::string& name)
{
    document.transact("Add " + name, [&](Writer& writer) { writer.insert(organization(name)); });
}

const Changes thirdOrganization { { { RecordKind::Organization, { 3 } } } };

}

TEST_CASE("Each of two documents sees the other's steps, undos and redos")
{
    Two two;
    CHECK(two.b.refresh().empty());

    add(two.a, "Meta");
    CHECK(two.b.refresh() == thirdOrganization);
    CHECK(two.b.dataset()->organizationNamed("Meta") != nullptr);
    CHECK(two.b.undoLabel() == "Add Meta");
    CHECK(two.b.refresh().empty());

    two.a.undo();
    CHECK(two.b.refresh() == thirdOrganization);
    CHECK(two.b.dataset()->organizationNamed("Meta") == nullptr);
    CHECK(two.b.redoLabel() == "Add Meta");
    two.b.redo();
    CHECK(two.a.refresh() == thirdOrganization);
    CHECK(dumpText(*two.a.dataset()) == dumpText(*two.b.dataset()));
}

TEST_CASE("Undo goes on with the last step of the shared journal")
{
    Two two;
    add(two.a, "Meta");
    add(two.b, "xAI");

    two.a.undo();

    CHECK(two.a.dataset()->organizationNamed("xAI") == nullptr);
    CHECK(two.a.dataset()->organizationNamed("Meta") != nullptr);
    CHECK(two.a.undoLabel() == "Add Meta");
}

TEST_CASE("A step begins with what the other document committed meanwhile, and returns it too")
{
    Two two;
    add(two.a, "Meta");

    const auto changes = two.b.transact("Add chip", [&](Writer& writer) {
        CHECK(two.b.dataset()->organizationNamed("Meta") != nullptr);
        writer.insert(chip("B200"));
    });

    CHECK(changes == Changes { { { RecordKind::Organization, { 3 } }, { RecordKind::Chip, { 3 } } } });
}

TEST_CASE("What came in before a step that failed is returned by the next call")
{
    Two two;
    add(two.a, "Meta");

    CHECK_THROWS(two.b.transact("Fail", [](Writer&) { throw std::runtime_error("no"); }));

    CHECK(two.b.dataset()->organizationNamed("Meta") != nullptr);
    CHECK(two.b.refresh() == thirdOrganization);
    CHECK(two.b.refresh().empty());
}

TEST_CASE("Steps that cannot be told one by one are found by comparing")
{
    Two two;
    add(two.a, "Meta");
    two.a.undo();
    add(two.a, "xAI");
    add(two.a, "Mistral");

    CHECK(two.b.refresh() == Changes { { { RecordKind::Organization, { 3, 4 } } } });
    CHECK(dumpText(*two.a.dataset()) == dumpText(*two.b.dataset()));
    CHECK(two.b.journal().size() == 3);
}

TEST_CASE("Another tool's write ends the history for both documents")
{
    Two two;
    add(two.a, "Meta");
    runSql(two.folder / "a.flop", "UPDATE chip SET notes = 'by hand'");

    CHECK(two.a.refresh() == Changes { { { RecordKind::Chip, { 1, 2 } } } });
    two.b.refresh();
    CHECK_FALSE(two.a.undoLabel());
    CHECK_FALSE(two.b.undoLabel());
    add(two.b, "xAI");
    two.a.refresh();
    CHECK(two.a.undoLabel() == "Add xAI");
    two.a.undo();
    CHECK_FALSE(two.a.undoLabel());
}

TEST_CASE("A read-only document follows a writing one")
{
    Two two;
    auto reader = Document::open(two.folder / "a.flop", Document::Mode::ReadOnly);

    add(two.a, "Meta");

    CHECK(reader.refresh() == thirdOrganization);
    CHECK(reader.dataset()->organizationNamed("Meta") != nullptr);
}

TEST_CASE("Opening and closing a document beside another one in the same process keeps that one's locks")
{
    Two two;

    two.a.transact("Long", [&](Writer& writer) {
        writer.insert(organization("Meta"));
        CHECK(errorOf([&] { Document::open(two.folder / "a.flop"); }).empty());
        CHECK(errorOf([&] { Document::open(two.folder / "none.flop"); }).starts_with("NotFound"));
        CHECK(errorOf([&] { add(two.b, "xAI"); }).starts_with("Locked: "));
        writer.insert(organization("Mistral"));
    });

    two.b.refresh();
    CHECK(two.b.dataset()->organizations().size() == 4);
}

TEST_CASE("A document whose file was replaced or deleted meanwhile refuses to write")
{
    Two two;
    auto other = Document::create(two.folder / "b.flop");
    fillBasics(other);
    const bool replaces = GENERATE(false, true);

    if (replaces)
        other.saveCopy(two.folder / "a.flop", true);
    else
        std::filesystem::remove(two.folder / "a.flop");

    CHECK(errorOf([&] { add(two.a, "Meta"); })
        == "Unwritable: '" + (two.folder / "a.flop").string()
            + "' was moved, replaced or deleted while it was open, and nothing was changed; open it again.");
    CHECK(two.a.dataset()->organizations().size() == 2);
}

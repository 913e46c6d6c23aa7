// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/temp_document.h"

#include "model/base/error.h"

#include <algorithm>

using namespace model;

namespace {

struct Filled {
    Filled() { fillBasics(document); }

    void add(const std::string& name)
    {
        document.transact("Add " + name, [&](Writer& writer) { writer.insert(organization(name)); });
    }
    void reopen() { document = Document::open(path); }

    std::string labels() const
    {
        std::string text;
        for (const auto& step : document.journal())
            text += (text.empty() ? "" : ", ") + step.label + (step.isUndone ? " (undone)" : "") + (step.isEnded ? " (ended)" : "");
        return text;
    }

    TempFolder folder;
    std::filesystem::path path = folder / "a.flop";
    Document document = Document::create(path);
};

std::string headerCounter(const std::filesystem::path& path)
{
    const auto bytes = readFile(path);
    std::uint32_t counter = 0;
    for (std::size_t i = 24; i < 28; ++i)
        counter = counter << 8 | static_cast<unsigned char>(bytes[i]);
    return std::to_string(counter) + "\n";
}

}

TEST_CASE("Undo and redo go back and forth over restarts")
{
    Filled filled;
    const auto before = dumpText(*filled.document.dataset());
    filled.add("Meta");
    const auto after = dumpText(*filled.document.dataset());

    CHECK(filled.document.undo() == Changes { { { RecordKind::Organization, { 3 } } } });
    CHECK(dumpText(*filled.document.dataset()) == before);
    CHECK(filled.document.redoLabel() == "Add Meta");
    filled.reopen();
    CHECK(filled.document.undoLabel() == "Fill");
    CHECK(filled.document.redo() == Changes { { { RecordKind::Organization, { 3 } } } });
    CHECK(dumpText(*filled.document.dataset()) == after);
    filled.reopen();
    CHECK_FALSE(filled.document.redoLabel());
    filled.document.undo();
    filled.document.undo();
    CHECK(dumpText(*filled.document.dataset()).empty());
    CHECK_FALSE(filled.document.undoLabel());
    CHECK(filled.document.undo().empty());
}

TEST_CASE("A new step drops the steps that were undone")
{
    Filled filled;
    filled.add("Meta");
    filled.add("xAI");
    filled.document.undo();
    filled.document.undo();
    CHECK(filled.labels() == "Fill, Add Meta (undone), Add xAI (undone)");

    filled.add("Mistral");

    CHECK(filled.labels() == "Fill, Add Mistral");
    CHECK(filled.document.redo().empty());
    filled.reopen();
    CHECK(filled.labels() == "Fill, Add Mistral");
}

TEST_CASE("A step tells when it was, how large it is and what it is called")
{
    Filled filled;
    const auto step = filled.document.journal().front();

    CHECK(step.label == "Fill");
    auto shape = step.time;
    std::ranges::replace_if(
        shape, [](char c) { return c >= '0' && c <= '9'; }, '0');
    CHECK(shape == "0000-00-00T00:00:00.000Z");
    CHECK(std::to_string(step.bytes) + "\n" == askSql(filled.path, "SELECT length(changeset) FROM journal"));
}

TEST_CASE("Every commit notes the change counter it leaves in the header")
{
    Filled filled;
    const auto newest = [&] { return askSql(filled.path, "SELECT max(change_counter) FROM journal"); };
    CHECK(newest() == headerCounter(filled.path));
    filled.document.transact("Much", [](Writer& writer) {
        for (int i = 0; i < 30'000; ++i)
            writer.insert(organization("Company " + std::to_string(i)));
    });
    CHECK(newest() == headerCounter(filled.path));
    filled.document.undo();
    CHECK(newest() == headerCounter(filled.path));
    filled.document.redo();
    CHECK(newest() == headerCounter(filled.path));
    CHECK(filled.document.undoLabel() == "Much");
    filled.reopen();
    filled.document.undo();
    CHECK(filled.document.dataset()->organizations().size() == 2);
}

TEST_CASE("The oldest steps go when the journal is over its cap, the newest stays")
{
    Filled filled;
    for (const auto* name : { "a", "b", "c", "d" })
        filled.add(name);
    filled.document.setJournalCap(3 * filled.document.journal().back().bytes);

    filled.add("e");

    CHECK(filled.labels() == "Add c, Add d, Add e");
    filled.reopen();
    CHECK(filled.labels() == "Add c, Add d, Add e");
    for (int i = 0; i < 4; ++i)
        filled.document.undo();
    CHECK(filled.document.dataset()->organizations().size() == 4);
    filled.document.setJournalCap(1);
    filled.add("f");
    CHECK(filled.labels() == "Add f");
    filled.document.undo();
    CHECK(filled.document.redoLabel() == "Add f");
}

TEST_CASE("What another tool writes ends the undo history, which stays listed, also over restarts")
{
    Filled filled;
    filled.add("Meta");
    filled.add("xAI");
    filled.document.undo();
    runSql(filled.path, "UPDATE organization SET notes = 'by hand' WHERE id = 1");
    const bool reopens = GENERATE(false, true);

    if (reopens)
        filled.reopen();
    else
        CHECK(filled.document.refresh() == Changes { { { RecordKind::Organization, { 1 } } } });

    CHECK(filled.document.dataset()->organizations()[0].notes == "by hand");
    CHECK_FALSE(filled.document.undoLabel());
    CHECK_FALSE(filled.document.redoLabel());
    CHECK(filled.document.undo().empty());
    CHECK(filled.labels() == "Fill (ended), Add Meta (ended), Add xAI (undone) (ended)");
    filled.add("Mistral");
    CHECK(filled.labels() == "Fill (ended), Add Meta (ended), Add Mistral");
    filled.document.undo();
    CHECK(filled.labels() == "Fill (ended), Add Meta (ended), Add Mistral (undone)");
    filled.reopen();
    CHECK(filled.labels() == "Fill (ended), Add Meta (ended), Add Mistral (undone)");
    filled.add("Cohere");
    filled.reopen();
    CHECK(filled.labels() == "Fill (ended), Add Meta (ended), Add Cohere");
    CHECK(filled.document.undoLabel() == "Add Cohere");
}

TEST_CASE("A write by another tool is noticed also without asking, before an undo or a step")
{
    Filled filled;
    filled.add("Meta");
    runSql(filled.path, "DELETE FROM organization WHERE id = 3");
    const bool undoes = GENERATE(false, true);

    if (undoes) {
        CHECK(filled.document.undo() == Changes { { { RecordKind::Organization, { 3 } } } });
        CHECK(filled.document.dataset()->organizations().size() == 2);
    } else {
        const auto changes = filled.document.transact("Add", [](Writer& writer) {
            writer.insert(organization("Meta"));
            writer.insert(chip("B200"));
        });
        CHECK(changes == Changes { { { RecordKind::Organization, { 3 } }, { RecordKind::Chip, { 3 } } } });
        CHECK(filled.labels() == "Fill (ended), Add Meta (ended), Add");
    }
}

TEST_CASE("A write by another tool and one by this program in turn keep their order")
{
    Filled filled;
    filled.add("Meta");
    runSql(filled.path, "UPDATE organization SET notes = 'by hand' WHERE id = 1");
    filled.add("xAI");
    runSql(filled.path, "UPDATE organization SET notes = 'by hand again' WHERE id = 1");
    filled.add("Mistral");
    filled.reopen();

    CHECK(filled.labels() == "Fill (ended), Add Meta (ended), Add xAI (ended), Add Mistral");
    filled.document.undo();
    filled.document.undo();
    CHECK(filled.document.dataset()->organizations().size() == 4);
    CHECK(filled.document.dataset()->organizations()[0].notes == "by hand again");
}

TEST_CASE("A document another tool spoiled while it was open keeps what it had and says so")
{
    Filled filled;
    const auto before = filled.document.dataset();
    runSql(filled.path, "CREATE TABLE extra (a)");

    CHECK(errorOf([&] { filled.document.refresh(); }).starts_with("Foreign: "));
    CHECK(errorOf([&] { filled.add("Meta"); }).starts_with("Foreign: "));
    CHECK(filled.document.dataset() == before);
    runSql(filled.path, "DROP TABLE extra");
    filled.add("Meta");
    CHECK(filled.document.dataset()->organizations().size() == 3);
}

TEST_CASE("Two names exchanged in one step are undone and done again")
{
    Filled filled;
    const auto rename = [](Writer& writer, Organization company, const std::string& name) {
        company.name = name;
        writer.update(company);
    };
    const auto google = filled.document.dataset()->organizations()[0];
    const auto openAi = filled.document.dataset()->organizations()[1];
    filled.document.transact("Exchange", [&](Writer& writer) {
        rename(writer, google, "passing");
        rename(writer, openAi, "Google");
        rename(writer, google, "OpenAI");
    });

    filled.document.undo();
    CHECK(filled.document.dataset()->organizations()[0].name == "Google");
    filled.document.redo();
    CHECK(filled.document.dataset()->organizations()[0].name == "OpenAI");
    filled.reopen();
    filled.document.undo();
    CHECK(filled.document.dataset()->organizations()[1].name == "OpenAI");
    CHECK(filled.folder.count() == 1);
}

TEST_CASE("A step of very many records is undone and done again")
{
    Filled filled;
    filled.document.transact("Much", [](Writer& writer) {
        auto record = inventory(8000);
        for (int i = 0; i < 25'000; ++i) {
            record.quarter = { 7600 + i % 1200 };
            record.chip = { 1 + i / 1200 % 2 };
            record.organization = { 1 + i / 2400 % 2 };
            record.source = { 1 + i / 4800 % 2 };
            record.status = i / 9600 % 2 == 0 ? Status::Actual : Status::Planned;
            record.measure = i < 19'200 ? Measure::Added : Measure::Installed;
            writer.insert(record);
        }
    });
    const auto after = dumpText(*filled.document.dataset());

    filled.document.undo();
    CHECK(filled.document.dataset()->inventory().empty());
    filled.document.redo();
    CHECK(dumpText(*filled.document.dataset()) == after);
    filled.reopen();
    CHECK(dumpText(*filled.document.dataset()) == after);
    CHECK(askSql(filled.path, "PRAGMA integrity_check") == "ok\n");
}

TEST_CASE("A journal that holds nonsense cannot be undone and harms nothing")
{
    Filled filled;
    filled.add("Meta");
    const auto blob = GENERATE(as<std::string>(), "x'00'", "x'540601'", "zeroblob(5000)", "randomblob(300)",
        "CAST(changeset || x'54' AS BLOB)", "substr(changeset, 1, 20)");
    // The counter is set as if the program itself had written this.
    runSql(filled.path, "UPDATE journal SET change_counter = change_counter + 1, changeset = " + blob);
    filled.reopen();
    const auto before = dumpText(*filled.document.dataset());
    const auto bytes = readFile(filled.path);
    REQUIRE(filled.document.undoLabel() == "Add Meta");

    INFO(blob);
    CHECK_FALSE(errorOf([&] { filled.document.undo(); }).empty());

    CHECK(dumpText(*filled.document.dataset()) == before);
    CHECK(readFile(filled.path) == bytes);
}

TEST_CASE("A journal that would leave a reference to nothing is refused")
{
    Filled filled;
    filled.document.transact("Add", [](Writer& writer) { writer.insert(inventory(8000)); });
    // As a stranger could make it: the journal says that the first step can be undone while its records are in use.
    runSql(
        filled.path, "DELETE FROM journal WHERE id = 2; UPDATE journal SET change_counter = (SELECT max(change_counter) FROM journal) + 3");
    filled.reopen();
    const auto before = dumpText(*filled.document.dataset());
    REQUIRE(filled.document.undoLabel() == "Fill");

    CHECK(errorOf([&] { filled.document.undo(); })
        == "Conflict: 'Fill' cannot be undone: inventory 1: organization 2 does not exist. Nothing was changed; the history starts anew.");

    CHECK(dumpText(*filled.document.dataset()) == before);
    CHECK_FALSE(filled.document.undoLabel());
    filled.document.transact("Go on", [](Writer& writer) { writer.insert(organization("Meta")); });
    CHECK(filled.labels() == "Fill (ended), Go on");
    CHECK(askSql(filled.path, "PRAGMA foreign_key_check").empty());
}

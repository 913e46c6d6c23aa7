// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/temp_document.h"

#include "model/base/error.h"

#include <random>

using namespace model;

namespace {

constexpr int many = 1500; // so many new records of a kind in a step that most are journaled as a range

InventoryRecord claim(int number)
{
    auto record = inventory(7600 + number % 1200);
    record.chip = { 1 + number / 1200 % 2 };
    record.source = { 1 + number / 2400 % 2 };
    record.notes = number % 3 == 0 ? "n" + std::to_string(number) : "";
    record.unitsHigh = number % 2 == 0 ? std::optional(200.5) : std::nullopt;
    return record;
}

struct Filled {
    Filled() { fillBasics(document); }

    void addMany(const std::string& label = "Much")
    {
        document.transact(label, [](Writer& writer) {
            for (int i = 0; i < many; ++i)
                writer.insert(claim(i));
        });
    }
    std::string now() const { return dumpText(*document.dataset()); }
    std::string stored() const { return dumpText(*Document::open(folder / "a.flop").dataset()); }

    TempFolder folder;
    Document document = Document::create(folder / "a.flop");
};

}

TEST_CASE("Very many new records in a step are stored, journaled in few bytes, undone and done again")
{
    Filled filled;
    const auto before = filled.now();

    filled.addMany();

    const auto after = filled.now();
    CHECK(filled.document.dataset()->inventory().size() == many);
    CHECK(filled.stored() == after);
    const auto step = filled.document.journal().back();
    CHECK(step.rows == std::map<RecordKind, std::size_t> { { RecordKind::Inventory, many } });
    CHECK(std::to_string(step.bytes) + "\n" == askSql(filled.folder / "a.flop", "SELECT length(changeset) FROM journal WHERE id = 2"));
    CHECK(askSql(filled.folder / "a.flop", "SELECT CAST(substr(changeset, 1, 7) AS TEXT) FROM journal WHERE id = 2") == "RANGES2\n");

    for (int i = 0; i < 2; ++i) {
        filled.document.undo();
        CHECK(filled.now() == before);
        CHECK(filled.stored() == before);
        CHECK(std::to_string(filled.document.journal().back().bytes) + "\n"
            == askSql(filled.folder / "a.flop", "SELECT bytes FROM journal WHERE length(changeset) = bytes AND id = 2"));
        filled.document = Document::open(filled.folder / "a.flop");
        filled.document.redo();
        CHECK(filled.now() == after);
        CHECK(filled.stored() == after);
        CHECK(filled.document.journal().back().bytes == step.bytes);
    }
    CHECK(askSql(filled.folder / "a.flop", "PRAGMA integrity_check") == "ok\n");
}

TEST_CASE("A step that inserts very many and edits and removes some of them and others is undone and done again")
{
    Filled filled;
    filled.document.transact("Some", [](Writer& writer) {
        for (int i = 0; i < 10; ++i)
            writer.insert(claim(i));
    });
    const auto before = filled.now();

    filled.document.transact("Update", [&](Writer& writer) {
        writer.remove<InventoryRecord>({ 10 }); // the last id, which must not be given again
        for (int i = 10; i < 10 + many; ++i)
            writer.insert(claim(i));
        auto old = filled.document.dataset()->inventory()[0];
        old.units = 111;
        writer.update(old);
        auto fresh = claim(10 + many - 1);
        fresh.id = { 10 + many };
        fresh.units = 99;
        writer.update(fresh);
        writer.remove<InventoryRecord>({ 10 + many - 1 });
        writer.insert(claim(9)); // the key of the one removed first
        writer.insert(organization("Meta"));
    });

    const auto after = filled.now();
    CHECK(filled.document.dataset()->inventory().size() == 9 + many - 1 + 1);
    CHECK(filled.document.dataset()->inventory().find({ 10 }) == nullptr);
    CHECK(filled.stored() == after);
    filled.document.undo();
    CHECK(filled.now() == before);
    CHECK(filled.stored() == before);
    filled.document.redo();
    CHECK(filled.now() == after);
    CHECK(filled.stored() == after);
}

TEST_CASE("A record among very many is refused as it is among few, and may be skipped")
{
    Filled filled;

    filled.document.transact("Much", [](Writer& writer) {
        for (int i = 0; i < many; ++i)
            writer.insert(claim(i));
        CHECK(errorOf([&] { writer.insert(claim(7)); }).find("already (number 8)") != std::string::npos);
        auto bad = claim(many);
        bad.unitsLow = 1000;
        CHECK(errorOf([&] { writer.insert(bad); }).starts_with("Invalid: "));
        bad = claim(many);
        bad.chip = { 77 };
        CHECK(errorOf([&] { writer.insert(bad); }).starts_with("Invalid: "));
        CHECK(writer.insert(claim(many)).value == many + 1);
    });

    CHECK(filled.document.dataset()->inventory().size() == many + 1);
    CHECK(filled.stored() == filled.now());
}

TEST_CASE("A failed step of very many leaves file, history and dataset as they were")
{
    Filled filled;
    const auto bytes = readFile(filled.folder / "a.flop");

    CHECK_THROWS_AS(filled.document.transact("Much",
                        [](Writer& writer) {
                            for (int i = 0; i < many; ++i)
                                writer.insert(claim(i));
                            throw Cancelled();
                        }),
        Cancelled);

    CHECK(filled.document.dataset()->inventory().empty());
    CHECK(readFile(filled.folder / "a.flop") == bytes);
}

TEST_CASE("Another document follows steps of very many, their undo and their redo")
{
    Filled filled;
    auto other = Document::open(filled.folder / "a.flop");
    const auto follows = [&] {
        CHECK(other.refresh().ids.at(RecordKind::Inventory).size() == many);
        CHECK(dumpText(*other.dataset()) == filled.now());
        CHECK(other.undoLabel() == filled.document.undoLabel());
    };
    filled.addMany();
    follows();
    filled.document.undo();
    follows();
    other.redo();
    filled.document.refresh();
    CHECK(dumpText(*other.dataset()) == filled.now());
    CHECK(filled.document.dataset()->inventory().size() == many);
}

TEST_CASE("What is referred to is not removed, whatever the step wrote before")
{
    Filled filled;
    filled.addMany();

    filled.document.transact("Move", [&](Writer& writer) {
        CHECK(errorOf([&] { writer.remove<Organization>({ 2 }); }).find("1500 inventory records refer to it") != std::string::npos);
        filled.document.dataset()->inventory().forEach([&](const InventoryRecord& record) {
            auto moved = record;
            moved.organization = { 1 };
            writer.update(moved);
        });
        CHECK(errorOf([&] { writer.remove<Organization>({ 1 }); }).find("1500 inventory records refer to it") != std::string::npos);
        writer.remove<Organization>({ 2 });
        const auto fresh = writer.insert(organization("Meta"));
        auto mine = claim(0);
        mine.organization = fresh;
        const auto id = writer.insert(mine);
        CHECK(errorOf([&] { writer.remove<Organization>(fresh); }).find("1 inventory record refer to it") != std::string::npos);
        writer.remove<InventoryRecord>(id);
        writer.remove<Organization>(fresh);
    });

    CHECK(filled.document.dataset()->organizations().size() == 1);
    CHECK(filled.stored() == filled.now());
    CHECK(askSql(filled.folder / "a.flop", "PRAGMA foreign_key_check").empty());
}

TEST_CASE("The history tells and restores what a step of very many did")
{
    Filled filled;
    filled.addMany();
    auto edited = filled.document.dataset()->inventory()[1400];
    edited.units = 150;
    filled.document.transact("Edit", [&](Writer& writer) { writer.update(edited); });

    const auto changes = filled.document.changesOf(2, 1402);
    CHECK(changes.total == many);
    REQUIRE(changes.records.size() == 1402);
    const auto& change = changes.records[1400];
    CHECK(change.event == RecordEvent::Added);
    CHECK(change.name.starts_with("OpenAI, H100 SXM, "));
    CHECK(std::ranges::find(change.fields, FieldChange { "units", "", "100" }) != change.fields.end());
    CHECK(filled.document.stepsTouching({ RecordKind::Inventory, 1401 }) == std::vector<std::int64_t> { 2, 3 });

    CHECK(errorOf([&] {
        filled.document.restore(2, RecordRef { RecordKind::Inventory, 1401 });
    }).find("'Edit' changed")
        != std::string::npos);
    CHECK(errorOf([&] { filled.document.restore(2); }).find("'Edit' changed") != std::string::npos);
    filled.document.restore(2, RecordRef { RecordKind::Inventory, 1400 });
    CHECK(filled.document.dataset()->inventory().size() == many - 1);
    filled.document.undo();
    filled.document.undo();
    filled.document.transact("Go on", [](Writer& writer) { writer.insert(organization("Meta")); });
    filled.document.restore(2);
    CHECK(filled.document.dataset()->inventory().empty());
    filled.document.undo();
    CHECK(filled.document.dataset()->inventory().size() == many);
    CHECK(filled.stored() == filled.now());
}

TEST_CASE("A journal whose ranges hold nonsense cannot be undone and harms nothing")
{
    Filled filled;
    filled.addMany();
    const bool isUndone = GENERATE(false, true);
    if (isUndone)
        filled.document.undo();
    const auto blob = GENERATE(as<std::string>(), "'RANGES1' || x'0a'", "'RANGES1' || x'0aff'", "substr(changeset, 1, 40)",
        "'RANGES1' || x'0a01' || x'09' || 'inventory' || x'01ffffffffff0f00'",
        "'RANGES1' || x'0a01' || x'09' || 'inventory' || x'01d00f00'", "'RANGES1' || x'0a01' || x'07' || 'nothing' || x'01010100'",
        "'RANGES1' || x'0a01' || x'09' || 'inventory' || x'01027fff'");
    runSql(filled.folder / "a.flop",
        "UPDATE journal SET change_counter = change_counter + 1, changeset = CAST(" + blob + " AS BLOB) WHERE id = 2");
    filled.document = Document::open(filled.folder / "a.flop");
    const auto before = filled.now();
    const auto bytes = readFile(filled.folder / "a.flop");

    INFO(blob);
    CHECK_FALSE(errorOf([&] { isUndone ? filled.document.redo() : filled.document.undo(); }).empty());

    CHECK(filled.now() == before);
    CHECK(readFile(filled.folder / "a.flop") == bytes);
    CHECK(filled.document.journal().size() == 2);
}

TEST_CASE("A random walk with steps of very many among edits always shows the records of its place in the history")
{
    std::mt19937 random(31);
    Filled filled;
    std::vector<std::string> states { filled.now() };
    std::size_t place = 0;
    int next = 0;

    for (int move = 0; move < 60; ++move) {
        const auto what = random() % 10;
        if (what < 5) {
            filled.document.transact("Step " + std::to_string(move), [&](Writer& writer) {
                const auto& claims = filled.document.dataset()->inventory();
                for (int i = random() % 2 == 0 ? 1200 : 5; i > 0; --i) {
                    auto record = claim(next % 1200);
                    record.organization = { 1 + next / 1200 % 2 };
                    record.units = 100 + next;
                    record.unitsHigh.reset();
                    record.source = writer.insert(source("s" + std::to_string(next++)));
                    const auto id = writer.insert(record);
                    if (random() % 400 == 0)
                        writer.remove<InventoryRecord>(id);
                }
                for (int i = 0; i < 5 && !claims.empty(); ++i) {
                    const auto& old = claims[random() % claims.size()];
                    try {
                        if (random() % 2 == 0) {
                            writer.remove<InventoryRecord>(old.id);
                        } else {
                            auto edited = old;
                            edited.notes = "edited " + std::to_string(move);
                            writer.update(edited);
                        }
                    } catch (const Error&) {
                        continue; // the same one twice
                    }
                }
            });
            states.resize(++place);
            states.push_back(filled.now());
        } else if (what < 7) {
            if (place > 0) {
                filled.document.undo();
                --place;
            }
        } else if (what < 9) {
            filled.document.redo();
            place += place + 1 < states.size() ? 1 : 0;
        } else {
            filled.document = Document::open(filled.folder / "a.flop");
        }
        REQUIRE(filled.now() == states[place]);
    }

    CHECK(states.size() > 10);
    CHECK(filled.stored() == states[place]);
    CHECK(askSql(filled.folder / "a.flop", "PRAGMA integrity_check") == "ok\n");
    CHECK(askSql(filled.folder / "a.flop", "PRAGMA foreign_key_check").empty());
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/folders.h"
#include "tests/support/temp_document.h"

#include "model/exchange/folder.h"
#include "model/store/schema.h"

#include <chrono>
#include <csignal>
#include <random>
#include <thread>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace model;
namespace fs = std::filesystem;

namespace {

const fs::path kept = SOURCE_DIR "/tests/data/version-1";

/// The kept document of version 1, with its history: nine steps, and a tenth that is undone.
struct Old {
    Old() { fs::copy_file(kept / "document.flop", path); }

    std::string version() const { return askSql(path, "PRAGMA user_version"); }

    TempFolder folder;
    const fs::path path = folder / "old.flop";
    const std::string bytes = readFile(kept / "document.flop");
};

SavedView view(const std::string& name)
{
    auto made = savedView(name);
    made.position = 2;
    return made;
}

void write(Document& document)
{
    document.transact("Save a view", [](Writer& writer) { writer.insert(view("second")); });
}

}

TEST_CASE("A document of version 1 is shown as it is, and only looking at it changes no byte")
{
    Old old;
    const auto mode = GENERATE(Document::Mode::ReadOnly, Document::Mode::ReadWrite);
    {
        auto document = Document::open(old.path, mode);
        const auto& dataset = *document.dataset();
        CHECK(dataset.organizations().size() == 2);
        CHECK(dataset.inventory().size() == 1);
        CHECK(dataset.headcounts().size() == 1010);
        CHECK(dataset.operationalShares().empty());
        CHECK(dataset.organizationNamed("OpenAI")->aliases.empty());
        CHECK_FALSE(dataset.chipNamed("H100 SXM")->fp4Tops);
        CHECK(dataset.sourceWithKey("epoch;old")->replaces.empty());
        CHECK(document.journal().size() == 10);
        CHECK_FALSE(document.undoLabel());
        CHECK_FALSE(document.redoLabel());
        if (mode == Document::Mode::ReadWrite) {
            CHECK(document.undo().empty());
            CHECK(document.redo().empty());
        }
        document.refresh();
        document.saveCopy(old.folder / "copy.flop");
        document.saveShared(old.folder / "shared.flop");
    }
    CHECK(readFile(old.path) == old.bytes);
    CHECK(dumpText(*Document::open(old.folder / "copy.flop").dataset()) == dumpText(*Document::open(old.path).dataset()));
    CHECK(Document::open(old.folder / "shared.flop", Document::Mode::ReadOnly).dataset()->headcounts().size() == 1010);
}

TEST_CASE("The first write leads a document of version 1 to the newest one with every record as it was")
{
    Old old;
    const auto before = dumpText(*Document::open(old.path).dataset());
    const auto hash = dataHash(*Document::open(old.path).dataset());
    {
        auto document = Document::open(old.path);
        write(document);
        CHECK(document.undoLabel() == "Save a view");
        document.undo();
        CHECK_FALSE(document.undoLabel());
        document.redo();
        document.undo();
    }
    CHECK(old.version() == std::to_string(schemaVersion) + "\n");
    CHECK(askSql(old.path, "PRAGMA integrity_check") == "ok\n");
    const auto document = Document::open(old.path);
    CHECK(dumpText(*document.dataset()) == before);
    CHECK(dataHash(*document.dataset()) == hash);
    CHECK(old.folder.count() == 1);
}

TEST_CASE("A file that climbed has the same schema as one that was made new")
{
    Old old;
    {
        auto document = Document::open(old.path);
        write(document);
    }
    {
        Document::create(old.folder / "new.flop");
    }
    const auto schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY name";
    CHECK(askSql(old.path, schema) == askSql(old.folder / "new.flop", schema));
}

TEST_CASE("The history of a document of version 1 can be read after it climbed, and a removed record comes back from it")
{
    Old old;
    auto document = Document::open(old.path);
    const auto told = [&] {
        std::string text;
        for (const auto& step : document.journal()) {
            if (step.isUndone || step.label == "Save a view")
                continue;
            text += step.label + ":";
            for (const auto& record : document.changesOf(step.id, 2).records) {
                text += " " + record.name + " (";
                for (const auto& field : record.fields)
                    text += field.field + " " + field.before + ">" + field.after + ",";
                text += ")";
            }
            text += "\n";
        }
        return text;
    };
    const auto before = told();
    CHECK(before.find("Rename organization: OpenAI (name Open AI>OpenAI,)\n") != std::string::npos);
    CHECK(before.find("Edit the claim: OpenAI, H100 SXM, 2023Q3 (units 500>600,units_high >900,)\n") != std::string::npos);
    write(document);
    CHECK(told() == before);
    for (const auto& step : document.journal())
        CHECK(step.isEnded == (step.id != document.journal().back().id));

    const auto steps = document.stepsTouching({ RecordKind::Chip, 2 });
    REQUIRE_FALSE(steps.empty());
    document.restore(steps.back(), RecordRef { RecordKind::Chip, 2 });
    REQUIRE(document.dataset()->chipNamed("A100") != nullptr);
    CHECK(document.dataset()->chipNamed("A100")->bf16Tflops == 312);
    CHECK(document.dataset()->chipNamed("A100")->aliases.empty());
}

TEST_CASE("The version 1 that the ladder begins with is the one that was given out")
{
    CHECK(readFile(kept / "schema.sql") == readFile(SOURCE_DIR "/model/store/schema/001_initial.sql"));
}

namespace {

/// As many claims as chips, by nobody but version 1's schema.
void makeLarge(const fs::path& path, int count)
{
    runSql(path,
        "PRAGMA application_id = " + std::to_string(applicationId) + "; PRAGMA user_version = 1;" + readFile(kept / "schema.sql")
            + "INSERT INTO source (id, key, title, kind) VALUES (1, 's', 's', 'press');"
              "INSERT INTO organization (id, name, kind) VALUES (1, 'A', 'lab');"
              "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
            + std::to_string(count)
            + ") INSERT INTO chip (id, name, kind, bf16_tflops) SELECT i, 'chip ' || i, 'GPU', i FROM n;"
              "INSERT INTO inventory (organization_id, chip_id, quarter, measure, units, access, status, source_id)"
              " SELECT 1, id, 8092, 'installed', id, 'owned', 'actual', 1 FROM chip ORDER BY id;");
}

/// What `act` answers in a process of its own, which may be killed or limited.
int statusOf(const std::function<bool()>& act, std::optional<std::chrono::milliseconds> killAfter = {})
{
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0)
        ::_exit(act() ? 0 : 1);
    if (killAfter) {
        std::this_thread::sleep_for(*killAfter);
        ::kill(child, SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return status;
}

}

TEST_CASE("A hundred thousand records of version 1 climb with all that is in them")
{
    TempFolder folder;
    const auto path = folder / "a.flop";
    constexpr int count = 100'000; // a million take ten times as long, and tell nothing more
    makeLarge(path, count);
    {
        auto document = Document::open(path);
        write(document);
        CHECK(document.dataset()->inventory().size() == count);
    }
    const auto document = Document::open(path);
    CHECK(document.dataset()->chips().size() == count);
    CHECK(document.dataset()->inventory()[count - 1].units == count);
    CHECK(document.dataset()->chips()[count - 1].bf16Tflops == count);
}

TEST_CASE("Another program that has a document of version 1 open reads it on when it climbed")
{
    Old old;
    auto reader = Document::open(old.path, Document::Mode::ReadOnly);
    auto writer = Document::open(old.path);
    write(writer);
    CHECK(reader.refresh().ids.contains(RecordKind::SavedView));
    CHECK(dumpText(*reader.dataset()) == dumpText(*writer.dataset()));
}

TEST_CASE("Where the folder of a document of version 1 is read-only it stays as it is")
{
    if (::geteuid() == 0)
        return; // who may do everything can write there too
    Old old;
    ::chmod(old.folder.path().c_str(), 0500);
    auto document = Document::open(old.path);
    CHECK(errorOf([&] { write(document); }).starts_with("ReadOnly: "));
    ::chmod(old.folder.path().c_str(), 0700);
    CHECK(readFile(old.path) == old.bytes);
}

TEST_CASE("A kill in the middle of climbing loses nothing, and the next write climbs again")
{
    TempFolder folder;
    const auto made = folder / "made.flop";
    makeLarge(made, 20'000);
    const auto before = dumpText(*Document::open(made, Document::Mode::ReadOnly).dataset());
    std::mt19937 random(7);
    int older = 0;
    for (int round = 0; round < 12; ++round) {
        const auto path = folder / "a.flop";
        fs::copy_file(made, path, fs::copy_options::overwrite_existing);
        statusOf(
            [&] {
                auto document = Document::open(path);
                write(document);
                return true;
            },
            std::chrono::milliseconds(random() % 400));
        auto document = Document::open(path);
        older += document.isOlderVersion() ? 1 : 0;
        if (document.dataset()->savedViews().empty())
            write(document);
        CHECK(document.undoLabel() == "Save a view");
        document.undo();
        CHECK(dumpText(*document.dataset()) == before);
        CHECK(askSql(path, "PRAGMA user_version; ") == std::to_string(schemaVersion) + "\n");
        CHECK(folder.count() == 2);
    }
    CHECK(older > 0);
}

TEST_CASE("A full disk stops a climb in one sentence and leaves the file as it was")
{
    Old old;
    const auto status = statusOf([&] {
        auto document = Document::open(old.path);
        ::signal(SIGXFSZ, SIG_IGN);
        const rlim_t size = 8192; // the file has free pages, so it is its journal that finds no room
        const rlimit limit { size, size };
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const auto error = errorOf([&] { write(document); });
        return (error.starts_with("Full: ") || error.starts_with("Unwritable: ")) && error.find("nothing was changed") != std::string::npos
            && document.isOlderVersion() && document.dataset()->headcounts().size() == 1010;
    });
    CHECK(status == 0);
    CHECK(old.version() == "1\n");
    CHECK(dumpText(*Document::open(old.path).dataset())
        == dumpText(*Document::open(kept / "document.flop", Document::Mode::ReadOnly).dataset()));
}

TEST_CASE("A file of version 1 that would not be sound afterwards does not climb, and is as it was")
{
    Old old;
    runSql(old.path, // an index of other texts: newer versions of SQLite see one that lacks a row as they open the file
        "PRAGMA writable_schema = ON;"
        "UPDATE sqlite_schema SET sql = replace(sql, '(name)', '(name || 1)') WHERE name = 'organization_key';");
    runSql(old.path, "REINDEX organization_key;");
    runSql(old.path,
        "PRAGMA writable_schema = ON;"
        "UPDATE sqlite_schema SET sql = replace(sql, '(name || 1)', '(name)') WHERE name = 'organization_key';");
    const auto bytes = readFile(old.path);
    auto document = Document::open(old.path);
    CHECK(errorOf([&] { write(document); })
        == "Unwritable: '" + old.path.string()
            + "' is of an earlier format and would not be the same in the present one; nothing was changed: save a copy of it, and edit "
              "that.");
    CHECK(document.isOlderVersion());
    CHECK(readFile(old.path) == bytes);
}

TEST_CASE("What is run before a climb sees the file as it was, and stops it where it throws")
{
    Old old;
    auto document = Document::open(old.path);
    int calls = 0;
    document.setBeforeUpgrade([&](const Document& older) {
        ++calls;
        older.saveCopy(old.folder / "backup.flop", true);
        if (calls == 1)
            throw std::runtime_error("no room");
    });
    CHECK_THROWS_AS(write(document), std::runtime_error);
    CHECK(readFile(old.path) == old.bytes);
    write(document);
    document.transact("Another", [](Writer& writer) { writer.insert(view("third")); });
    CHECK(calls == 2);
    CHECK(askSql(old.folder / "backup.flop", "PRAGMA user_version") == "1\n");
}

TEST_CASE("A picture that version 0.1 made still finds its records unchanged, before and after the climb")
{
    Old old;
    const auto picture = readFile(kept / "ranking.svg");
    const auto hash = picture.substr(picture.find("data: ") + 6, 64);
    auto document = Document::open(old.path);
    CHECK(dataHash(*document.dataset()) == hash);
    write(document);
    document.undo();
    CHECK(dataHash(*document.dataset()) == hash);
}

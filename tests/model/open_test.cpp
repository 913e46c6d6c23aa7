// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/temp_document.h"

#include "model/base/error.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <csignal>
#include <limits>
#include <random>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace model;
namespace fs = std::filesystem;

namespace {

/// A filled document that is closed.
struct Closed {
    Closed()
    {
        auto document = Document::create(path);
        fillBasics(document);
        document.transact("Add", [](Writer& writer) {
            for (int i = 0; i < 400; ++i)
                writer.insert(inventory(8000 + i));
        });
    }

    std::string openError(Document::Mode mode = Document::Mode::ReadWrite) const
    {
        return errorOf([&] { Document::open(path, mode); });
    }

    TempFolder folder;
    fs::path path = folder / "a.flop";
};

/// Runs `act` in a process of its own, as a user without rights where this one has all; returns what it returns.
std::string inOtherProcess(const std::function<std::string()>& act)
{
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::close(ends[0]);
        std::string answer = "no rights to give up";
        if (::getuid() != 0 || ::setuid(65534) == 0) {
            try {
                answer = act();
            } catch (const std::exception& error) {
                answer = error.what();
            }
        }
        if (::write(ends[1], answer.data(), answer.size()) < 0)
            ::_exit(1);
        ::_exit(0);
    }
    ::close(ends[1]);
    std::string answer;
    char buffer[4096];
    for (ssize_t size = 0; (size = ::read(ends[0], buffer, sizeof buffer)) > 0;)
        answer.append(buffer, static_cast<std::size_t>(size));
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    return answer;
}

}

TEST_CASE("What is no document is refused in one sentence and stays as it was")
{
    TempFolder folder;
    const auto path = folder / "a.flop";
    const auto [bytes, begin] = GENERATE(table<std::string, std::string>({ { "", "Foreign: 'X' is empty" },
        { "hello", "Foreign: 'X' is no Flopulence document" }, { std::string(10'000, 'x'), "Foreign: 'X' is no Flopulence document" },
        { std::string("SQLite format 3\0", 16), "Foreign: 'X' is no Flopulence document" },
        { std::string("SQLite format 3\0", 16) + std::string(5000, '\0'), "Foreign: 'X' is the database of another program" } }));
    writeFile(path, bytes);

    auto error = errorOf([&] { Document::open(path); });

    error.replace(error.find(path.string()), path.string().size(), "X");
    CHECK(error.starts_with(begin));
    CHECK(readFile(path) == bytes);
    CHECK(folder.count() == 1);
}

TEST_CASE("A file that is not there, a folder and a pipe are told apart")
{
    TempFolder folder;
    CHECK(errorOf([&] { Document::open(folder / "a.flop"); }).starts_with("NotFound: "));
    CHECK(errorOf([&] { Document::open(folder / "none/a.flop"); }).starts_with("NotFound: "));
    CHECK(errorOf([&] { Document::open(folder.path()); }).starts_with("Unreadable: "));
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK(errorOf([&] { Document::open(folder / "pipe"); }).starts_with("Foreign: "));
    CHECK(folder.count() == 1);
}

TEST_CASE("A database of another program is refused and stays as it was")
{
    TempFolder folder;
    const auto path = folder / "a.flop";
    runSql(path, "CREATE TABLE organization (id INTEGER PRIMARY KEY); PRAGMA user_version = 1");
    const auto bytes = readFile(path);

    CHECK(errorOf([&] { Document::open(path); }).starts_with("Foreign: '" + path.string() + "' is the database of another program"));
    CHECK(readFile(path) == bytes);
}

TEST_CASE("A newer document is refused with both versions")
{
    Closed closed;
    runSql(closed.path, "PRAGMA user_version = 7");

    CHECK(closed.openError()
        == "Newer: '" + closed.path.string()
            + "' was written by a newer Flopulence (format 7, this one reads up to 2); update the program.");
}

TEST_CASE("A document with anything that does not belong in it is refused, naming it")
{
    Closed closed;
    const auto [sql, what] = GENERATE(table<std::string, std::string>({
        { "CREATE TABLE extra (a)", "the table 'extra' does not belong in it" },
        { "CREATE VIEW extra AS SELECT 1", "the view 'extra' does not belong in it" },
        { "CREATE TRIGGER extra AFTER INSERT ON chip BEGIN DELETE FROM chip; END", "the trigger 'extra' does not belong in it" },
        { "CREATE INDEX extra ON chip (vendor)", "the index 'extra' does not belong in it" },
        { "ALTER TABLE chip ADD COLUMN extra TEXT", "the table 'chip' was changed" },
        { "DROP INDEX inventory_key", "the index 'inventory_key' is missing" },
        { "DROP TABLE recipe", "the table 'recipe' is missing" },
        { "DROP INDEX recipe_key; CREATE VIEW recipe_key AS SELECT 1", "the view 'recipe_key' was changed" },
        { "CREATE VIRTUAL TABLE extra USING fts5 (a)", "the table 'extra' does not belong in it" },
    }));
    runSql(closed.path, sql);
    const auto bytes = readFile(closed.path);

    CHECK(closed.openError()
        == "Foreign: '" + closed.path.string() + "' is not a document as Flopulence makes it: " + what
            + ". It was not opened; take that out with the program that put it in.");
    CHECK(readFile(closed.path) == bytes);
}

TEST_CASE("Statistics of ANALYZE are tolerated")
{
    Closed closed;
    runSql(closed.path, "ANALYZE");

    CHECK(closed.openError().empty());
}

TEST_CASE("A document switched to write-ahead logging is refused and stays as it was")
{
    Closed closed;
    runSql(closed.path, "PRAGMA journal_mode = WAL");
    const auto bytes = readFile(closed.path);

    CHECK(closed.openError().find("was switched to write-ahead logging by another program") != std::string::npos);
    CHECK(readFile(closed.path) == bytes);
    CHECK(closed.folder.count() == 1);

    SQLite::Database other(closed.path.string(), SQLite::OPEN_READWRITE);
    other.exec("INSERT INTO recipe (name, mapping) VALUES ('a', 'b')");
    CHECK(closed.openError().starts_with("Foreign: "));
    CHECK(readFile(closed.path) == bytes);
}

TEST_CASE("A truncated document is damaged, in one sentence, and stays as it was")
{
    Closed closed;
    const auto whole = readFile(closed.path);
    const auto size
        = GENERATE_COPY(from_range(std::vector<std::size_t> { 100, 512, 4095, 4096, 8192, 20'000, whole.size() - 4096, whole.size() - 1 }));
    const auto bytes = whole.substr(0, size);
    writeFile(closed.path, bytes);

    INFO(size);
    CHECK(closed.openError().starts_with("Damaged: '" + closed.path.string() + "' is damaged ("));
    CHECK(readFile(closed.path) == bytes);
    CHECK(closed.folder.count() == 1);
}

TEST_CASE("A document with flipped bytes opens or is refused in one sentence, and stays as it was")
{
    Closed closed;
    const auto whole = readFile(closed.path);
    std::mt19937 random(3);
    int refused = 0;
    for (int round = 0; round < 300; ++round) {
        auto bytes = whole;
        const auto reach = round % 3 == 0 ? 200 : round % 3 == 1 ? 4096 : bytes.size();
        for (int flips = 1 + round % 4; flips > 0; --flips)
            bytes[random() % reach] ^= static_cast<char>(1u << random() % 8);
        writeFile(closed.path, bytes);

        const auto error = closed.openError();

        refused += error.empty() ? 0 : 1;
        INFO(error);
        const bool isKnown
            = error.empty() || error.starts_with("Damaged: ") || error.starts_with("Foreign: ") || error.starts_with("Newer: ");
        REQUIRE(isKnown);
        REQUIRE(error.find('\n') == std::string::npos);
        REQUIRE(readFile(closed.path) == bytes);
        REQUIRE(closed.folder.count() == 1);
    }
    CHECK(refused > 80);
}

TEST_CASE("A page of rubbish anywhere in a document is found")
{
    Closed closed;
    const auto whole = readFile(closed.path);
    for (std::size_t page = 4096; page < whole.size(); page += 4096) {
        auto bytes = whole;
        bytes.replace(page, 4096, std::string(4096, '\x5a'));
        writeFile(closed.path, bytes);
        INFO(page);
        CHECK(closed.openError().starts_with("Damaged: "));
    }
}

TEST_CASE("A record no rule of the program allows makes a document damaged")
{
    Closed closed;
    const auto [sql, what] = GENERATE(table<std::string, std::string>({
        { "PRAGMA ignore_check_constraints = ON; UPDATE inventory SET access = 'stolen' WHERE id = 7", "" },
        { "UPDATE inventory SET source_id = 99 WHERE id = 7", "inventory 7: source 99 does not exist" },
        { "UPDATE inventory SET units_high = 9e999 WHERE id = 7", "inventory 7: units_high 'Inf' cannot be" },
    }));
    runSql(closed.path, sql);

    const auto error = closed.openError();

    CHECK(error.starts_with("Damaged: "));
    CHECK(error.find(what) != std::string::npos);
}

TEST_CASE("A document with records that break a rule opens, and they can be changed, removed and brought back")
{
    Closed closed;
    runSql(closed.path,
        "PRAGMA ignore_check_constraints = ON; UPDATE inventory SET units = 1e308 WHERE id = 7; UPDATE inventory SET units_low = 900 WHERE "
        "id "
        "= 8; UPDATE inventory SET provider_id = 1 WHERE id = 9; UPDATE inventory SET quarter = 99999999999 WHERE id = 10;"
        "UPDATE chip SET memory_gb = -1; UPDATE organization SET part_of_id = id, country = 'nowhere' WHERE id = 1");
    auto document = Document::open(closed.path);
    const auto before = dumpText(*document.dataset());
    const auto record = [&](int id) { return *document.dataset()->inventory().find({ id }); };
    CHECK(record(7).units == 1e308);
    CHECK(record(8).unitsLow == 900);
    CHECK(record(10).quarter.index == std::numeric_limits<std::int32_t>::max());

    document.transact("Mend", [&](Writer& writer) {
        auto mended = record(7);
        mended.units = 100;
        writer.update(mended);
        auto company = *document.dataset()->organizations().find({ 1 });
        company.partOf.reset();
        company.country.clear();
        writer.update(company);
    });
    document.transact("Remove", [&](Writer& writer) {
        for (int id = 8; id <= 10; ++id)
            writer.remove<InventoryRecord>({ id });
    });
    CHECK(errorOf([&] {
        document.transact("Spoil", [&](Writer& writer) {
            auto spoiled = record(7);
            spoiled.units = 1e308;
            writer.update(spoiled);
        });
    }) == "Invalid: inventory: units '1e308' is beyond 1e30 (and 1 more)");
    document.undo();
    document.undo();
    CHECK(dumpText(*document.dataset()) == before);
    document.saveCopy(closed.folder / "copy.flop");
    CHECK(dumpText(*Document::open(closed.folder / "copy.flop").dataset()) == before);
}

TEST_CASE("A locked document says so after a short wait, and nothing is lost")
{
    Closed closed;
    auto document = Document::open(closed.path);
    SQLite::Database other(closed.path.string(), SQLite::OPEN_READWRITE);
    other.exec("BEGIN EXCLUSIVE");
    const auto add = [&] { document.transact("Add", [](Writer& writer) { writer.insert(organization("Meta")); }); };

    CHECK(errorOf(add)
        == "Locked: '" + closed.path.string()
            + "' is being written by another program, and nothing was changed; try again when it is done.");
    CHECK(closed.openError().starts_with("Locked: "));
    CHECK(document.refresh().empty());
    CHECK(document.undoLabel() == "Add");

    other.exec("ROLLBACK");
    add();
    CHECK(document.dataset()->organizationNamed("Meta") != nullptr);
}

TEST_CASE("A reader that stays keeps a step from being written, and the step is undone whole")
{
    Closed closed;
    auto document = Document::open(closed.path);
    SQLite::Database other(closed.path.string(), SQLite::OPEN_READWRITE);
    other.exec("BEGIN");
    other.execAndGet("SELECT count(*) FROM chip");
    const auto before = dumpText(*document.dataset());

    CHECK(errorOf([&] { document.transact("Add", [](Writer& writer) { writer.insert(organization("Meta")); }); }).starts_with("Locked: "));

    CHECK(dumpText(*document.dataset()) == before);
    other.exec("COMMIT");
    document.transact("Add", [](Writer& writer) { writer.insert(organization("Meta")); });
    CHECK(document.undoLabel() == "Add");
}

TEST_CASE("A full disk is told, and nothing is lost")
{
    Closed closed;
    // A limit on the size of files stands in for the disk; it would stay with this process.
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        auto document = Document::open(closed.path);
        ::signal(SIGXFSZ, SIG_IGN);
        const auto size = fs::file_size(closed.path) + 20'000;
        const rlimit limit { size, size };
        ::setrlimit(RLIMIT_FSIZE, &limit);
        const auto before = dumpText(*document.dataset());
        const auto error = errorOf([&] {
            document.transact("Much", [](Writer& writer) {
                for (int i = 0; i < 20'000; ++i)
                    writer.insert(organization("Company " + std::to_string(i)));
            });
        });
        const bool isFine = (error.starts_with("Full: ") || error.starts_with("Unwritable: "))
            && error.find("nothing was changed") != std::string::npos && dumpText(*document.dataset()) == before
            && document.undoLabel() == "Add";
        ::_exit(isFine ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK(status == 0);
    auto document = Document::open(closed.path);
    CHECK(document.dataset()->organizations().size() == 2);
    CHECK(closed.folder.count() == 1);
}

TEST_CASE("A read-only file, or one in a read-only folder, is opened read-only")
{
    Closed closed;
    const auto state = [&] {
        auto document = Document::open(closed.path);
        const auto error = errorOf([&] { document.transact("Add", [](Writer& writer) { writer.insert(organization("Meta")); }); });
        return std::string(document.isReadOnly() ? "read-only " : "writable ") + error.substr(0, error.find(':'));
    };
    fs::permissions(closed.folder.path(), fs::perms(0755));
    fs::permissions(closed.path, fs::perms(0444));
    CHECK(inOtherProcess(state) == "read-only ReadOnly");

    fs::permissions(closed.path, fs::perms(0666));
    fs::permissions(closed.folder.path(), fs::perms(0555));
    CHECK(inOtherProcess(state) == "read-only ReadOnly");

    fs::permissions(closed.folder.path(), fs::perms(0777));
    fs::permissions(closed.path, fs::perms(0000));
    CHECK(inOtherProcess([&] { return errorOf([&] { Document::open(closed.path); }); }).starts_with("Unreadable: "));
    fs::permissions(closed.path, fs::perms(0644));
}

TEST_CASE("A document interrupted in a write is put right when it is opened, also only for reading")
{
    Closed closed;
    const auto before = dumpText(*Document::open(closed.path).dataset());
    const auto interrupt = [&] {
        const auto child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            SQLite::Database database(closed.path.string(), SQLite::OPEN_READWRITE);
            database.exec(
                "PRAGMA cache_size = 1; PRAGMA cache_spill = ON; BEGIN IMMEDIATE; UPDATE inventory SET notes = hex(randomblob(400))");
            ::_exit(0); // without closing
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        REQUIRE(fs::exists(closed.path.string() + "-journal"));
    };

    interrupt();
    fs::permissions(closed.folder.path(), fs::perms(0755));
    fs::permissions(closed.path, fs::perms(0444));
    fs::permissions(closed.path.string() + "-journal", fs::perms(0444));
    const auto bytes = readFile(closed.path);
    const auto error = inOtherProcess([&] { return errorOf([&] { Document::open(closed.path); }); });
    INFO(error);
    CHECK(error.starts_with("ReadOnly: "));
    CHECK(error.find("was interrupted while it was written") != std::string::npos);
    CHECK(readFile(closed.path) == bytes);

    fs::permissions(closed.path, fs::perms(0644));
    const auto mode = GENERATE(Document::Mode::ReadWrite, Document::Mode::ReadOnly);
    CHECK(dumpText(*Document::open(closed.path, mode).dataset()) == before);
    CHECK(closed.folder.count() == 1);
}

TEST_CASE("A name that looks like a URI is a name")
{
    TempFolder folder;
    const auto here = fs::current_path();
    fs::current_path(folder.path());
    {
        Document::create("file:a.flop?mode=memory");
        CHECK(Document::open("file:a.flop?mode=memory").dataset()->chips().empty());
    }
    fs::current_path(here);

    CHECK(fs::exists(folder / "file:a.flop?mode=memory"));
    CHECK(folder.count() == 1);
}

TEST_CASE("Opening can be stopped, says how far it is, and the file opens whole afterwards")
{
    const Closed closed;
    Document::open(closed.path).transact("Add many", [](Writer& writer) {
        TrainingRun run;
        run.quarter = { 8000 };
        run.source = { 1 };
        for (int i = 0; i < 20'000; ++i) {
            run.name = "Run " + std::to_string(i);
            writer.insert(run);
        }
    });
    std::stop_source stop;
    std::vector<double> shares;
    const Progress watched(stop.get_token(), [&](double share) { shares.push_back(share); });
    const auto runs = Document::open(closed.path, Document::Mode::ReadWrite, watched).dataset()->table<TrainingRun>().size();
    CHECK(runs == 20'000);
    REQUIRE_FALSE(shares.empty());
    CHECK(std::ranges::is_sorted(shares));
    CHECK(shares.front() > 0);
    CHECK(shares.back() <= 1);

    stop.request_stop();
    CHECK_THROWS_AS(Document::open(closed.path, Document::Mode::ReadWrite, watched), Cancelled);

    CHECK(Document::open(closed.path).dataset()->table<TrainingRun>().size() == runs);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/temp_document.h"

#include "model/exchange/folder.h"
#include "model/store/backups.h"

#include <algorithm>
#include <chrono>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace model;
namespace fs = std::filesystem;

namespace {

/// A document in which a number of a record can be damaged without SQLite's noticing it.
struct Sealed {
    Sealed()
    {
        fillBasics(document);
        document.transact("Add", [](Writer& writer) {
            auto record = inventory(8100);
            record.notes = "ABCDEFGHIJ";
            writer.insert(record);
        });
    }

    /// One letter of a note is another one.
    void damage() const
    {
        auto bytes = readFile(path);
        auto place = bytes.find("ABCDEFGHIJ");
        REQUIRE(place != std::string::npos);
        for (; place != std::string::npos; place = bytes.find("ABCDEFGHIJ", place + 1))
            bytes[place + 3] = 'X'; // in the record; in the journal too, where it is looked at only by an undo
        writeFile(path, bytes);
    }

    static std::string seen(const Document& opened)
    {
        return errorOf([&] { requireWhole(opened.written()); });
    }

    TempFolder folder;
    const fs::path path = folder / "a.flop";
    Document document = Document::create(path);
};

/// Whether the file's seal is that of the records in it, and known.
bool isSealed(const fs::path& path)
{
    const auto opened = Document::open(path, Document::Mode::ReadOnly);
    const auto written = opened.written();
    return written.seal && requireWhole(written) == *written.seal;
}

}

TEST_CASE("A record that is damaged without SQLite's noticing it is seen, with the time of the last step")
{
    Sealed sealed;
    CHECK(isSealed(sealed.path));
    sealed.damage();
    const auto opened = Document::open(sealed.path);
    const auto said = Sealed::seen(opened);
    CHECK(said.starts_with("Damaged: The records in '" + sealed.path.string() + "' are not those that were last written, at 20"));
    CHECK(said.find(" UTC: ") != std::string::npos);
}

TEST_CASE("Damage stays seen over edits, copies and backups until the records are taken as they are")
{
    Sealed sealed;
    sealed.damage();
    auto opened = Document::open(sealed.path);
    opened.transact("Another", [](Writer& writer) { writer.insert(organization("Mistral")); });
    CHECK(Sealed::seen(opened) != "");
    opened.undo();
    CHECK(Sealed::seen(opened) != "");
    opened.saveCopy(sealed.folder / "copy.flop");
    CHECK(Sealed::seen(Document::open(sealed.folder / "copy.flop")) != "");

    opened.renewSeal();
    CHECK(Sealed::seen(opened) == "");
    CHECK(isSealed(sealed.path));
    CHECK(opened.undoLabel() == std::string("Add"));
    opened.undo();
    CHECK(isSealed(sealed.path));
}

TEST_CASE("A damaged document is not backed up by the day, and a backup that is restored is whole again")
{
    Sealed sealed;
    const BackupFolder backups(sealed.folder / "backups");
    const auto now = backupTimeNow();
    const auto whole = backups.make(sealed.document, BackupReason::Daily, now);
    CHECK(isSealed(whole.path));
    sealed.damage();
    auto opened = Document::open(sealed.path);
    const auto tomorrow = now + std::chrono::hours(24);
    CHECK(errorOf([&] { backups.make(opened, BackupReason::Daily, tomorrow); }).starts_with("Damaged: "));
    CHECK(backups.list().size() == 1);

    backups.restore(whole, opened, tomorrow);
    CHECK(Sealed::seen(opened) == "");
    CHECK(isSealed(sealed.path));
}

TEST_CASE("An index that does not fit its table stops the daily backup")
{
    Sealed sealed;
    runSql(sealed.path,
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'chip_key') "
        "WHERE name = 'organization_key'");
    const auto said = errorOf([&] {
        const auto opened = Document::open(sealed.path);
        BackupFolder(sealed.folder / "backups").make(opened, BackupReason::Daily, backupTimeNow());
    });
    CHECK(said.starts_with("Damaged: "));
}

TEST_CASE("Every way of writing keeps the seal: new, loaded, imported, undone, done again, copied, restored")
{
    Sealed sealed;
    CHECK(isSealed(sealed.path));
    sealed.document.undo();
    CHECK(isSealed(sealed.path));
    sealed.document.redo();
    CHECK(isSealed(sealed.path));
    sealed.document.restore(sealed.document.journal().back().id);
    CHECK(isSealed(sealed.path));
    sealed.document.transact("Many", [](Writer& writer) {
        for (int i = 0; i < 3000; ++i) {
            auto each = chip("Chip " + std::to_string(i));
            each.bf16Tflops = i == 7 ? -0.0 : i; // SQLite knows no -0
            writer.insert(each);
        }
    });
    CHECK(isSealed(sealed.path));
    sealed.document.undo();
    CHECK(isSealed(sealed.path));
    sealed.document.redo();
    CHECK(isSealed(sealed.path));
    sealed.document.saveCopy(sealed.folder / "copy.flop");
    CHECK(isSealed(sealed.folder / "copy.flop"));
    dumpFolder(*sealed.document.dataset(), sealed.folder / "dump");
    loadFolder(sealed.folder / "dump", sealed.folder / "loaded.flop");
    CHECK(isSealed(sealed.folder / "loaded.flop"));
    Document::create(sealed.folder / "new.flop");
    CHECK(isSealed(sealed.folder / "new.flop"));
    auto other = Document::open(sealed.path);
    other.transact("Other", [](Writer& writer) { writer.insert(organization("Mistral")); });
    sealed.document.refresh();
    CHECK(sealed.document.written().seal == other.written().seal);
    CHECK(Sealed::seen(sealed.document) == "");
}

TEST_CASE("What another tool writes is no damage, and the next step seals it")
{
    Sealed sealed;
    runSql(sealed.path, "UPDATE organization SET notes = 'by another tool'");
    auto opened = Document::open(sealed.path);
    CHECK_FALSE(opened.written().seal);
    CHECK(Sealed::seen(opened) == "");
    opened.transact("Another", [](Writer& writer) { writer.insert(organization("Mistral")); });
    CHECK(isSealed(sealed.path));
}

TEST_CASE("A shared copy without notes is no damaged one")
{
    Sealed sealed;
    sealed.document.saveShared(sealed.folder / "shared.flop");
    CHECK(Sealed::seen(Document::open(sealed.folder / "shared.flop")) == "");
}

TEST_CASE("A file overwritten by another with the same change counter is read anew before an edit")
{
    Sealed sealed;
    TempFolder other;
    auto twin = Document::create(other / "b.flop");
    fillBasics(twin);
    twin.transact("Add", [](Writer& writer) { writer.insert(organization("Somebody else")); });
    const auto bytes = readFile(other / "b.flop");
    REQUIRE(bytes.substr(24, 4) == readFile(sealed.path).substr(24, 4)); // the change counter

    const bool asks = GENERATE(false, true);
    const int file = ::open(sealed.path.c_str(), O_WRONLY | O_TRUNC);
    REQUIRE(::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    ::close(file);
    if (asks)
        CHECK_FALSE(sealed.document.refresh().empty());
    sealed.document.transact("Another", [](Writer& writer) { writer.insert(organization("Mistral")); });
    CHECK(sealed.document.dataset()->organizationNamed("Somebody else"));
    CHECK(sealed.document.dataset()->inventory().empty());
    CHECK(isSealed(sealed.path));
    const auto opened = Document::open(sealed.path);
    CHECK(dumpText(*opened.dataset()) == dumpText(*sealed.document.dataset()));
}

TEST_CASE("A file whose time changes and nothing else is not read anew")
{
    Sealed sealed;
    const auto before = sealed.document.dataset();
    fs::last_write_time(sealed.path, fs::last_write_time(sealed.path) + std::chrono::seconds(5));
    CHECK(sealed.document.refresh().empty());
    CHECK(sealed.document.dataset() == before);
}

TEST_CASE("A damaged schema format is damage, whatever SQLite calls it")
{
    Sealed sealed;
    auto bytes = readFile(sealed.path);
    bytes[47] = '\x07';
    writeFile(sealed.path, bytes);
    CHECK(errorOf([&] { Document::open(sealed.path); }).starts_with("Damaged: "));
}

TEST_CASE("An undo that fails keeps what was undone before for being done again")
{
    Sealed sealed;
    for (const auto* name : { "first", "second", "third" })
        sealed.document.transact(name, [&](Writer& writer) { writer.insert(organization(name)); });
    sealed.document.undo(); // the third
    // As if nobody else had written it: the journal's counter goes along.
    runSql(sealed.path, "UPDATE organization SET notes = 'another' WHERE name = 'second'");
    runSql(sealed.path, "UPDATE journal SET change_counter = (SELECT max(change_counter) + 2 FROM journal) WHERE label = 'third'");
    auto opened = Document::open(sealed.path);
    REQUIRE(opened.redoLabel() == std::string("third"));
    CHECK(errorOf([&] { opened.undo(); }).starts_with("Conflict: "));
    CHECK(opened.redoLabel() == std::string("third"));
    opened.redo();
    CHECK(opened.dataset()->organizationNamed("third"));
}

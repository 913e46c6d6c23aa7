// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/temp_document.h"

#include "model/base/error.h"
#include "model/store/backups.h"

using namespace model;

namespace {

using namespace std::chrono_literals;

BackupTime on(int y, unsigned m, unsigned d)
{
    return std::chrono::sys_days(std::chrono::year(y) / std::chrono::month(m) / std::chrono::day(d)) + 12h;
}

struct Filled {
    Filled() { fillBasics(document); }

    TempFolder folder;
    Document document = Document::create(folder / "a.flop");
    BackupFolder backups { folder / "backups" };
};

std::string days(const std::vector<Backup>& backups)
{
    std::string text;
    for (const auto& backup : backups)
        text += (text.empty() ? "" : " ") + backup.path.filename().string().substr(0, 8);
    return text;
}

}

TEST_CASE("A backup is a complete document, listed with its time, reason and size")
{
    Filled filled;
    CHECK(filled.backups.list().empty());

    const auto made = filled.backups.make(filled.document, BackupReason::Import, on(2026, 2, 3));
    filled.backups.make(filled.document, BackupReason::Import, on(2026, 2, 3));

    const auto list = filled.backups.list();
    REQUIRE(list.size() == 2);
    CHECK(list[1].path == filled.folder / "backups/20260203T120000Z-before-import.flop");
    CHECK(list[0].path == filled.folder / "backups/20260203T120000Z-before-import-2.flop");
    CHECK(list[1].path == made.path);
    CHECK(list[1].time == on(2026, 2, 3));
    CHECK(list[1].reason == BackupReason::Import);
    CHECK(list[1].bytes == std::filesystem::file_size(made.path));
    const auto copy = Document::open(made.path);
    CHECK(dumpText(*copy.dataset()) == dumpText(*filled.document.dataset()));
    CHECK(copy.undoLabel() == "Fill");
}

TEST_CASE("The ten newest backups stay, and of each month the newest")
{
    Filled filled;
    writeFile(filled.folder / "backups", "");
    std::filesystem::remove(filled.folder / "backups");
    for (unsigned month = 1; month <= 3; ++month) {
        for (unsigned day = 1; day <= 4; ++day)
            filled.backups.make(filled.document, BackupReason::Daily, on(2026, month, day));
    }
    CHECK(days(filled.backups.list()) == "20260304 20260303 20260302 20260301 20260204 20260203 20260202 20260201 20260104 20260103");
    for (unsigned day = 1; day <= 9; ++day)
        filled.backups.make(filled.document, BackupReason::Daily, on(2026, 4, day));
    CHECK(days(filled.backups.list())
        == "20260409 20260408 20260407 20260406 20260405 20260404 20260403 20260402 20260401 20260304 20260204 20260104");
}

TEST_CASE("What is no backup is left alone in the folder")
{
    Filled filled;
    filled.backups.make(filled.document, BackupReason::Daily, on(2026, 1, 1));
    for (const auto* name : { "notes.flop", "20260101T120000Z-other.flop", "20261301T120000Z-daily.flop", "20260101T120000Z-daily.txt",
             "20260101T120000Z-daily-x.flop", "x" })
        writeFile(filled.folder / "backups" / name, "mine");
    for (unsigned day = 2; day <= 15; ++day)
        filled.backups.make(filled.document, BackupReason::Daily, on(2026, 2, day));

    CHECK(filled.backups.list().size() == 11);
    CHECK(readFile(filled.folder / "backups/notes.flop") == "mine");
    CHECK(readFile(filled.folder / "backups/20260101T120000Z-other.flop") == "mine");
}

TEST_CASE("A backup is due once a day, where the document was written since the last one")
{
    Filled filled;
    const auto file = filled.folder / "a.flop";
    const auto written = [&](BackupTime time) { std::filesystem::last_write_time(file, std::chrono::file_clock::from_sys(time)); };
    CHECK(filled.backups.isDue(file, on(2026, 1, 1)));
    filled.backups.make(filled.document, BackupReason::Daily, on(2026, 1, 1));

    written(on(2026, 1, 1) + 1h);
    CHECK_FALSE(filled.backups.isDue(file, on(2026, 1, 1) + 2h));
    CHECK(filled.backups.isDue(file, on(2026, 1, 2)));
    written(on(2026, 1, 1) - 1h);
    CHECK_FALSE(filled.backups.isDue(file, on(2026, 1, 2)));
}

TEST_CASE("Backups of a clock that ran ahead stop no later ones, and take no place of theirs")
{
    Filled filled;
    for (unsigned day = 1; day <= 15; ++day)
        filled.backups.make(filled.document, BackupReason::Import, on(2027, 4, day));
    const auto file = filled.folder / "a.flop";
    std::filesystem::last_write_time(file, std::chrono::file_clock::from_sys(on(2027, 4, 1)));
    CHECK(filled.backups.isDue(file, on(2026, 4, 1)));

    for (unsigned day = 1; day <= 3; ++day)
        filled.backups.make(filled.document, BackupReason::Daily, on(2026, 4, day));

    CHECK(days(filled.backups.list())
        == "20270415 20270414 20270413 20270412 20270411 20270410 20270409 20270408 20270407 20270406 20260403 20260402 20260401");
}

TEST_CASE("A backup has the rights of its document, and its folder is its owner's")
{
    Filled filled;
    using std::filesystem::perms;
    const auto rights = [](const std::filesystem::path& path) { return std::filesystem::status(path).permissions(); };
    for (const auto& [mode, day] : { std::pair { perms::owner_read | perms::owner_write, 1U },
             std::pair { perms::owner_read | perms::owner_write | perms::group_read, 2U } }) {
        std::filesystem::permissions(filled.folder / "a.flop", mode);
        CHECK(rights(filled.backups.make(filled.document, BackupReason::ByHand, on(2026, 1, day)).path) == mode);
    }
    CHECK(rights(filled.folder / "backups") == perms::owner_all);
}

TEST_CASE("A copy has the rights of its document, and can be written to")
{
    Filled filled;
    using std::filesystem::perms;
    const auto copied = [&](perms mode) {
        std::filesystem::permissions(filled.folder / "a.flop", mode);
        filled.document.saveCopy(filled.folder / "copy.flop");
        const auto rights = std::filesystem::status(filled.folder / "copy.flop").permissions();
        std::filesystem::remove(filled.folder / "copy.flop");
        return rights;
    };
    const auto own = perms::owner_read | perms::owner_write;
    CHECK(copied(own) == own);
    CHECK(copied(own | perms::group_read) == (own | perms::group_read));
    CHECK(copied(perms::owner_read) == own);
}

TEST_CASE("A backup that cannot be made leaves the older ones")
{
    Filled filled;
    for (unsigned day = 1; day <= 10; ++day)
        filled.backups.make(filled.document, BackupReason::Daily, on(2026, 1, day));
    const auto before = days(filled.backups.list());
    // The copy would not open: an index of the document does not say what the table says.
    runSql(filled.folder / "a.flop", "CREATE TABLE extra (a)");

    CHECK_FALSE(errorOf([&] { filled.backups.make(filled.document, BackupReason::Daily, on(2026, 1, 11)); }).empty());

    CHECK(days(filled.backups.list()) == before);
    CHECK(std::distance(std::filesystem::directory_iterator(filled.folder / "backups"), std::filesystem::directory_iterator()) == 10);
}

TEST_CASE("A backup is restored in one step that can be undone, and what was there is backed up first")
{
    Filled filled;
    const auto then = dumpText(*filled.document.dataset());
    const auto backup = filled.backups.make(filled.document, BackupReason::ByHand, on(2026, 1, 1));
    filled.document.transact("Change much", [&](Writer& writer) {
        auto google = filled.document.dataset()->organizations()[0];
        auto openAi = filled.document.dataset()->organizations()[1];
        google.name = "passing";
        writer.update(google);
        openAi.name = "Google";
        writer.update(openAi);
        google.name = "OpenAI";
        writer.update(google);
        writer.remove<Chip>({ 1 });
        writer.insert(inventory(8000));
        writer.insert(chip("B200"));
    });
    const auto now = dumpText(*filled.document.dataset());
    auto other = Document::open(filled.folder / "a.flop");

    const auto changes = filled.backups.restore(backup, filled.document, on(2026, 1, 2));

    CHECK(changes
        == Changes { { { RecordKind::Organization, { 1, 2 } }, { RecordKind::Chip, { 1, 3 } }, { RecordKind::Inventory, { 1 } } } });
    CHECK(dumpText(*filled.document.dataset()) == then);
    CHECK(filled.document.undoLabel() == "Restore the backup of 2026-01-01 12:00 UTC");
    CHECK(other.refresh() == changes);
    CHECK(dumpText(*other.dataset()) == then);
    const auto list = filled.backups.list();
    CHECK(list[0].reason == BackupReason::Restore);
    CHECK(dumpText(*Document::open(list[0].path).dataset()) == now);
    filled.document.undo();
    CHECK(dumpText(*filled.document.dataset()) == now);
    CHECK(dumpText(*Document::open(filled.folder / "a.flop").dataset()) == now);
}

TEST_CASE("A backup that is damaged restores nothing and says so")
{
    Filled filled;
    const auto backup = filled.backups.make(filled.document, BackupReason::ByHand, on(2026, 1, 1));
    auto bytes = readFile(backup.path);
    writeFile(backup.path, bytes.substr(0, bytes.size() / 2));
    const auto before = readFile(filled.folder / "a.flop");

    CHECK(errorOf([&] { filled.backups.restore(backup, filled.document, on(2026, 1, 2)); }).starts_with("Damaged: "));

    CHECK(readFile(filled.folder / "a.flop") == before);
    CHECK(filled.backups.list().size() == 1);
}

TEST_CASE("A copy to be shared has neither journal nor notes, not even in free pages")
{
    Filled filled;
    const std::string secret = "the-secret-of-the-house";
    filled.document.transact("Whisper " + secret, [&](Writer& writer) {
        auto claim = inventory(8000);
        claim.notes = secret;
        writer.insert(claim);
        auto company = organization("Meta");
        company.notes = std::string(9000, 'x') + secret;
        writer.insert(company);
        Waiver waiver;
        waiver.finding = "stock-falls";
        waiver.notes = secret;
        writer.insert(waiver);
        Recipe recipe;
        recipe.name = "r";
        recipe.mapping = "{}";
        recipe.notes = secret;
        writer.insert(recipe);
        auto run = TrainingRun();
        run.name = "GPT";
        run.quarter = { 8000 };
        run.source = { 1 };
        run.notes = secret;
        writer.insert(run);
    });
    REQUIRE(readFile(filled.folder / "a.flop").find(secret) != std::string::npos);

    filled.document.saveShared(filled.folder / "b.flop");

    CHECK(readFile(filled.folder / "b.flop").find(secret) == std::string::npos);
    const auto shared = Document::open(filled.folder / "b.flop");
    CHECK(shared.journal().empty());
    CHECK(shared.dataset()->inventory()[0].units == 100);
    CHECK(shared.dataset()->organizations().size() == 3);
    CHECK(filled.document.dataset()->inventory()[0].notes == secret);
    CHECK(filled.folder.count() == 2);
    CHECK(errorOf([&] { filled.document.saveShared(filled.folder / "b.flop"); }).starts_with("Conflict: "));
}

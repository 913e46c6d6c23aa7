// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/files.h"
#include "model/exchange/folder.h"
#include "tests/support/catch.h"
#include "tests/support/temp_document.h"

#include <chrono>

using namespace model;
namespace fs = std::filesystem;

namespace {

constexpr auto onlyOwner = fs::perms::owner_read | fs::perms::owner_write;

fs::perms rightsOf(const fs::path& path)
{
    return fs::status(path).permissions();
}

}

TEST_CASE("What killed programs left beside a file goes after a day, and all else stays")
{
    const TempFolder folder;
    const auto leave = [&](const std::string& name, std::chrono::hours age) {
        writeFile(folder / name, "left");
        fs::last_write_time(folder / name, fs::file_time_type::clock::now() - age);
    };
    constexpr std::chrono::hours old(25), young(23);
    leave(".a.flop-0123abcd.tmp", old);
    leave(".a.flop-0123abcd.tmp-journal", old);
    leave(".a.flop-89abcdef.tmp", young);
    leave(".b.flop-0123abcd.tmp", old);
    leave(".a.flop-0123abcd.tmp.mine", old);
    leave(".a.flop-0123ABCD.tmp", old);
    leave(".a.flop-notes.tmp", old);
    leave("a.flop-0123abcd.tmp", old);

    Document::create(folder / "a.flop");

    CHECK_FALSE(fs::exists(folder / ".a.flop-0123abcd.tmp"));
    CHECK_FALSE(fs::exists(folder / ".a.flop-0123abcd.tmp-journal"));
    for (const auto* name : { ".a.flop-89abcdef.tmp", ".b.flop-0123abcd.tmp", ".a.flop-0123abcd.tmp.mine", ".a.flop-0123ABCD.tmp",
             ".a.flop-notes.tmp", "a.flop-0123abcd.tmp" })
        CHECK(readFile(folder / name) == "left");
    CHECK(folder.count() == 7);
}

TEST_CASE("The folder that a killed dump left goes after a day")
{
    const TempFolder folder;
    auto document = Document::create(folder / "a.flop");
    const auto left = folder / "tables" / ".dump-0123abcd.tmp";
    fs::create_directories(left);
    writeFile(left / "chips.csv", "left");
    fs::last_write_time(left, fs::file_time_type::clock::now() - std::chrono::hours(25));
    dumpFolder(*document.dataset(), folder / "tables");
    CHECK_FALSE(fs::exists(left));
}

TEST_CASE("What replaces a file has its rights")
{
    const TempFolder folder;
    auto document = Document::create(folder / "a.flop");
    document.saveCopy(folder / "copy.flop");
    CHECK(rightsOf(folder / "copy.flop") == rightsOf(folder / "a.flop"));
    dumpFolder(*document.dataset(), folder / "tables");
    for (const auto* name : { "copy.flop", "tables/chips.csv" })
        fs::permissions(folder / name, onlyOwner);

    document.saveCopy(folder / "copy.flop", true);
    dumpFolder(*document.dataset(), folder / "tables", true);

    CHECK(rightsOf(folder / "copy.flop") == onlyOwner);
    CHECK(rightsOf(folder / "tables/chips.csv") == onlyOwner);
    loadFolder(folder / "tables", folder / "copy.flop", true);
    CHECK(rightsOf(folder / "copy.flop") == onlyOwner);
}

TEST_CASE("A dump that replaces some tables and not all says that the folder is of two dumps")
{
    const TempFolder folder;
    auto document = Document::create(folder / "a.flop");
    fillBasics(document);
    const auto tables = folder / "tables";
    dumpFolder(*document.dataset(), tables);
    fs::remove(tables / "inventory.csv");
    fs::create_directories(tables / "inventory.csv" / "something");
    document.transact("Another", [](Writer& writer) { writer.insert(chip("B200")); });

    const auto said = errorOf([&] { dumpFolder(*document.dataset(), tables, true); });

    CHECK(said
        == "Unwritable: '" + tables.string() + "' holds tables of two dumps now, so make the dump again: '"
            + (tables / "inventory.csv").string()
            + "' was written, but could not be brought into its place: Is a directory. What stood there is as it was; choose another "
              "folder.");
    CHECK(readFile(tables / "chips.csv").find("B200") != std::string::npos);
}

TEST_CASE("A dump that cannot take away a table of an earlier one says that the folder is of two dumps")
{
    const TempFolder folder;
    auto document = Document::create(folder / "a.flop");
    const auto tables = folder / "tables";
    fs::create_directories(tables / "waivers.csv" / "something");
    const auto said = errorOf([&] { dumpFolder(*document.dataset(), tables, true); });
    CHECK(said.starts_with("Unwritable: '" + tables.string() + "' holds tables of two dumps now, so make the dump again: '"
        + (tables / "waivers.csv").string() + "' of an earlier dump could not be removed: "));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output_file.h"
#include "model/base/error.h"
#include "tests/app/folder.h"
#include "tests/app/lack.h"
#include "tests/support/catch.h"

#include <sys/stat.h>

namespace fs = std::filesystem;

TEST_CASE("A written file holds the bytes and nothing lies beside it")
{
    const test::Folder folder;
    app::writeOutput(folder / "a.csv", "first");
    app::writeOutput(folder / "a.csv", std::string_view("sec\0nd", 6));
    CHECK(test::contents(folder / "a.csv") == std::string("sec\0nd", 6));
    CHECK(folder.names() == std::vector<std::string> { "a.csv" });
}

TEST_CASE("A replaced file keeps its permissions and a link its target")
{
    const test::Folder folder;
    app::writeOutput(folder / "a.csv", "old");
    fs::permissions(folder / "a.csv", fs::perms::owner_read | fs::perms::owner_write);
    fs::create_symlink("a.csv", folder / "link.csv");

    app::writeOutput(folder / "link.csv", "new");

    CHECK(fs::is_symlink(folder / "link.csv"));
    CHECK(test::contents(folder / "a.csv") == "new");
    CHECK(fs::status(folder / "a.csv").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("Where nothing can be written the sentence says what and where")
{
    const test::Folder folder;
    const auto refusal = [](const fs::path& path) {
        try {
            app::writeOutput(path, "x");
        } catch (const model::Error& error) {
            return std::string(error.what());
        }
        return std::string("written");
    };
    CHECK(test::lack(refusal(folder / "none" / "a.csv"), { "a.csv: there is no folder", "none" }) == "");
    CHECK(test::lack(refusal(folder.path()), { "a folder has this name" }) == "");
    CHECK(test::lack(refusal("/dev/full"), { "/dev/full: not everything could be written" }) == "");
    CHECK(folder.names().empty());
}

TEST_CASE("A pipe is written to, not replaced")
{
    app::writeOutput("/dev/null", "x");
    CHECK(fs::is_character_file("/dev/null"));
}

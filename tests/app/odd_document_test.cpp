// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/view/figure_facts.h"
#include "tests/app/folder.h"
#include "tests/app/run_in_process.h"
#include "tests/support/catch.h"
#include "tests/support/odd_document.h"

#include <ctime>

#include <sys/resource.h>

using test::flopulence;

TEST_CASE("A document with anything in every field is exported, reported, explained and checked in bounded time and memory")
{
    const test::Folder folder;
    const auto file = (folder / "odd.flop").string();
    makeOddDocument(file);
    const auto begin = std::clock(); // of a processor: others may be at work beside
    // A workbook has no room for a text of more than 32,767 letters, and says so.
    const auto isAnswered = [](const auto& ran) { return ran.code == 0 || (ran.code == 1 && ran.err.find("32767") != std::string::npos); };
    for (const auto& facts : model::figureFacts) {
        const std::string figure(facts.word);
        for (const auto* format : { "png", "svg", "pdf", "csv", "json", "xlsx" }) {
            CAPTURE(figure, format);
            const auto out = (folder / ("a." + std::string(format))).string();
            CHECK(isAnswered(flopulence({ "export", file, "--figure", figure, "--size", "800x450", "--dpi", "96", "-o", out })));
        }
        const auto explained = flopulence({ "explain", file, "--figure", figure, "--item", "A", "--at", "2025Q4" });
        CHECK((explained.code == 0 || !explained.err.empty()));
    }
    for (const auto* format : { "html", "pdf" }) {
        CAPTURE(format);
        CHECK(flopulence({ "report", file, "-o", (folder / ("a." + std::string(format))).string() }).code == 0);
    }
    CHECK(flopulence({ "explain", file, "--item", "A", "--at", "2025Q4" }).code == 0);
    const auto checked = flopulence({ "check", file });
    CHECK(checked.code == 2);
    CHECK(checked.out.find("is beyond 1e30") != std::string::npos);
    CHECK(checked.out.find("has more than 300 letters") != std::string::npos);
    CHECK(checked.out.find("closes a circle") != std::string::npos);
    CHECK((std::clock() - begin) / CLOCKS_PER_SEC < 90);
    rusage used {};
    ::getrusage(RUSAGE_SELF, &used);
    CHECK(used.ru_maxrss < 1'500'000); // kB
}

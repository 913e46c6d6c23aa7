// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/view/figure_facts.h"
#include "tests/app/folder.h"
#include "tests/app/run_in_process.h"
#include "tests/support/catch.h"
#include "tests/support/odd_document.h"

#include <chrono>

using test::flopulence;

TEST_CASE("A document with anything in every field is exported, reported, explained and checked in bounded time")
{
    const test::Folder folder;
    const auto file = (folder / "odd.flop").string();
    makeOddDocument(file);
    const auto begin = std::chrono::steady_clock::now();
    for (const auto& facts : model::figureFacts) {
        const std::string figure(facts.word);
        CAPTURE(figure);
        for (const auto* format : { "png", "csv" })
            CHECK(flopulence({ "export", file, "--figure", figure, "-o", (folder / ("a." + std::string(format))).string() }).code == 0);
    }
    for (const auto* format : { "svg", "pdf", "json" })
        CHECK(flopulence({ "export", file, "-o", (folder / ("a." + std::string(format))).string() }).code == 0);
    CHECK(flopulence({ "report", file, "-o", (folder / "a.html").string(), "--view", "figure=growth" }).code == 0);
    CHECK(flopulence({ "explain", file, "--item", "A", "--at", "2025Q4" }).code == 0);
    const auto checked = flopulence({ "check", file });
    CHECK(checked.code == 2);
    CHECK(checked.out.find("is beyond 1e30") != std::string::npos);
    CHECK(checked.out.find("has more than 300 letters") != std::string::npos);
    CHECK(checked.out.find("closes a circle") != std::string::npos);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(90));
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What README says in numbers, against the program.
#include "app/command_table.h"
#include "model/store/document.h"
#include "model/view/figure_facts.h"
#include "tests/app/folder.h"
#include "tests/app/run_in_process.h"
#include "tests/support/catch.h"
#include "tests/support/folders.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <regex>

namespace {

std::string readme()
{
    const auto text = test::contents(std::filesystem::path(SOURCE_DIR) / "README.md");
    return std::regex_replace(text, std::regex("\\s+"), " ");
}

}

TEST_CASE("README says how much the sample holds")
{
    const test::Folder folder;
    const auto file = (folder / "s.flop").string();
    REQUIRE(test::flopulence({ "new", file, "--sample" }).code == 0);
    const auto records = model::Document::open(file, model::Document::Mode::ReadOnly).dataset();

    const auto text = fmt::format("{} inventory claims on {} organizations and {} chips from {} sources", records->inventory().size(),
        records->organizations().size(), records->chips().size(), records->sources().size());
    INFO(text);
    CHECK(readme().find(text) != std::string::npos);
}

TEST_CASE("README says how many figures and commands there are")
{
    constexpr std::array words { "ten", "eleven", "twelve", "thirteen", "fourteen" };
    const auto figures = words.at(model::allValues<model::FigureKind>().size() - 10);
    CHECK(readme().find(fmt::format("{0} figures answer {0} questions", figures)) != std::string::npos);
    for (const auto& name : app::commandNames())
        CHECK(readme().find("flopulence " + name + " ") != std::string::npos);
}

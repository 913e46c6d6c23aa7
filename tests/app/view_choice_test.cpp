// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view_choice.h"
#include "model/view/view_query.h"
#include "tests/app/folder.h"
#include "tests/app/lack.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <sstream>

namespace {

/// Two organizations and two saved views, one of which names what nobody knows.
model::Dataset smallDataset()
{
    model::Organization openAi;
    openAi.id = { 1 };
    openAi.name = "OpenAI";
    model::Organization meta;
    meta.id = { 2 };
    meta.name = "Meta";
    model::SavedView tpus;
    tpus.id = { 1 };
    tpus.name = "growth of TPUs";
    tpus.view = "figure=growth&chip-kind=TPU";
    model::SavedView future;
    future.id = { 2 };
    future.name = "from the future";
    future.view = "figure=growth&glow=strong&organization=Hooli";

    model::Dataset dataset;
    dataset.setTable(model::RecordTable<model::Organization>({ openAi, meta }));
    dataset.setTable(model::RecordTable<model::SavedView>({ tpus, future }));
    return dataset;
}

struct Choice {
    std::string line;
    std::string err;
};

Choice choose(const std::string& view, const std::vector<std::pair<std::string, std::string>>& options = {})
{
    std::ostringstream out;
    std::ostringstream err;
    app::Terminal terminal(out, err);
    Choice choice;
    app::guarded(terminal, [&] {
        choice.line = model::viewQuery(app::chosenView(smallDataset(), view, options, terminal));
        return 0;
    });
    choice.err = err.str();
    return choice;
}

}

TEST_CASE("Without a view and options the view is the default")
{
    CHECK(choose("").line.empty());
    CHECK(choose("").err.empty());
}

TEST_CASE("A view is a line, a saved view's name or a file that holds a line")
{
    const test::Folder folder;
    test::write(folder / "view.txt", "figure=growth&chip-kind=TPU\n");

    const auto line = choose("figure=growth&chip-kind=TPU").line;
    CHECK(line == "figure=growth&chip-kind=TPU");
    CHECK(choose("growth of TPUs").line == line);
    CHECK(choose((folder / "view.txt").string()).line == line);
}

TEST_CASE("Options go over the view, and those of one list add up")
{
    CHECK(choose("figure=growth&chip-kind=TPU", { { "chip-kind", "GPU" } }).line == "figure=growth&chip-kind=GPU");
    CHECK(choose("", { { "organization", "OpenAI" }, { "organization", "Meta" } }).line == "organization=OpenAI,Meta");
    CHECK(choose("figure=growth", { { "figure", "ranking" } }).line.empty());
}

TEST_CASE("Unknown keys, values and names are named with the nearest")
{
    CHECK(test::lack(choose("figur=growth").err, { "figur", "did you mean 'figure'" }) == "");
    CHECK(test::lack(choose("figure=grwth").err, { "grwth", "did you mean 'growth'" }) == "");
    CHECK(test::lack(choose("", { { "unit", "h100" } }).err, { "h100", "did you mean 'h100e'" }) == "");
    CHECK(test::lack(choose("organization=OpenIA").err, { "OpenIA", "did you mean 'OpenAI'" }) == "");
    CHECK(test::lack(choose("growth of TPU").err, { "neither a saved view", "did you mean 'growth of TPUs'" }) == "");
}

TEST_CASE("Several problems are a summary and a line each")
{
    const auto text = choose("figure=grwth", { { "unit", "h100" }, { "at", "2025Q7" } }).err;
    CHECK(test::lack(text, { "flopulence: the view has 3 problems:\n", "grwth", "h100", "2025Q7" }) == "");
    CHECK(std::ranges::count(text, '\n') == 4);
}

TEST_CASE("What a saved view has of unknown keys and names is noted and ignored")
{
    const auto choice = choose("from the future", { { "measure", "stock" } });
    CHECK(test::lack(choice.line, { "figure=growth", "measure=stock" }) == "");
    CHECK(test::lack(choice.err, { "note: saved view 'from the future'", "glow", "Hooli" }) == "");
}

TEST_CASE("A file that holds more than a line is no view")
{
    const test::Folder folder;
    const auto path = (folder / "view.txt").string();
    test::write(path, "figure=growth\nfigure=ranking\n");
    CHECK(test::lack(choose(path).err, { path, "one line of text" }) == "");
    test::write(path, std::string(200'000, 'x'));
    CHECK(test::lack(choose(path).err, { path, "one line of text" }) == "");
    test::write(path, "\xff\xfe");
    CHECK(test::lack(choose(path).err, { path, "one line of text" }) == "");
}

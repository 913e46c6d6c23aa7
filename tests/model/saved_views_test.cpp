// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/view/saved_views.h"

using namespace model;

namespace {

SavedView saved(std::int64_t id, const std::string& name, double position)
{
    SavedView view;
    view.id = SavedViewId { id };
    view.name = name;
    view.position = position;
    return view;
}

std::vector<std::string> names(const std::vector<SavedView>& views)
{
    std::vector<std::string> result;
    for (const auto& view : views)
        result.push_back(view.name);
    return result;
}

}

TEST_CASE("Saved views come in the order of their positions, those of one position by name")
{
    Dataset dataset;
    dataset.setTable(RecordTable<SavedView>({ saved(1, "late", 7), saved(2, "b", 1), saved(3, "a", 1), saved(4, "first", -2.5) }));
    CHECK(names(savedViewsInOrder(dataset)) == std::vector<std::string> { "first", "a", "b", "late" });
}

TEST_CASE("Moving a saved view gives back those whose position changes, in a new order")
{
    const std::vector views { saved(1, "a", 1), saved(2, "b", 2), saved(3, "c", 3), saved(4, "d", 4) };
    auto changed = movedView(views, 3, 1); // d before b
    CHECK(names(changed) == std::vector<std::string> { "d", "b", "c" });
    CHECK(changed[0].position == 2);
    CHECK(changed[2].position == 4);
    CHECK(movedView(views, 2, 2).empty());
    // Equal positions are told apart.
    CHECK(names(movedView({ saved(1, "a", 0), saved(2, "b", 0) }, 1, 0)) == std::vector<std::string> { "b", "a" });
}

TEST_CASE("Names of files are safe, and no two are alike where case does not count")
{
    CHECK(fileNames({ "TPU v5, chips", "a/b\\c:d", "A?", "a*", " .hidden. ", "", "tab\there" })
        == std::vector<std::string> { "TPU v5, chips", "a-b-c-d", "A-", "a- (2)", "hidden", "view", "tab-here" });
    const std::string umlauts = std::string(119, 'x') + "ü" + "rest"; // the cut would go through a letter
    CHECK(fileNames({ umlauts }) == std::vector<std::string> { std::string(119, 'x') });
    CHECK(fileNames({}).empty());
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/temp_document.h"

#include <algorithm>
#include <chrono>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace model;

namespace {

/// A file with the saved views "count", "a" and "b", all with the caption 0.
struct Counted {
    Counted()
    {
        document.transact("Begin", [](Writer& writer) {
            for (const auto* name : { "count", "a", "b" }) {
                auto view = savedView(name);
                view.caption = "0";
                writer.insert(view);
            }
        });
    }

    long value(const std::string& name) const { return std::stol(document.dataset()->savedViewNamed(name)->caption); }
    /// Steps after the first one; one that was undone before another edit stands with what took it back.
    long inForce() const
    {
        const auto steps = document.journal();
        const auto isOf = [](bool takesBack) {
            return [takesBack](const auto& step) { return !step.isUndone && step.label.starts_with("Undo of") == takesBack; };
        };
        return std::ranges::count_if(steps, isOf(false)) - std::ranges::count_if(steps, isOf(true)) - 1;
    }

    TempFolder folder;
    std::filesystem::path path = folder / "a.flop";
    Document document = Document::create(path);
};

pid_t start(const std::filesystem::path& path, const std::string& name, int times, bool undoes = false)
{
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::execl(EDIT_MANY, "edit_many", path.c_str(), name.c_str(), std::to_string(times).c_str(), undoes ? "undo" : nullptr, nullptr);
        ::_exit(127);
    }
    return child;
}

int exitCode(pid_t child)
{
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}

TEST_CASE("Ten thousand edits from two programs at once: none is lost, none doubled")
{
    constexpr int times = 5000;
    Counted counted;

    const auto a = start(counted.path, "a", times);
    const auto b = start(counted.path, "b", times);
    CHECK(exitCode(a) == 0);
    CHECK(exitCode(b) == 0);

    CHECK_FALSE(counted.document.refresh().empty());
    CHECK(counted.value("count") == 2 * times);
    CHECK(counted.value("a") == times);
    CHECK(counted.value("b") == times);
    const auto steps = counted.document.journal();
    CHECK(steps.size() == 2 * times + 1);
    CHECK(std::ranges::count(steps, "a", &JournalStep::label) == times);
    CHECK(std::ranges::none_of(steps, &JournalStep::isEnded));

    const auto begin = std::chrono::steady_clock::now();
    CHECK(counted.document.stepsTouching({ RecordKind::SavedView, 2 }).size() == times + 1);
    CHECK(counted.document.stepsTouching({ RecordKind::SavedView, 3 }).size() == times + 1);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
    for (int i = 0; i < 300; ++i)
        counted.document.undo();
    CHECK(counted.value("count") == 2 * times - 300);
    CHECK(counted.value("a") + counted.value("b") == 2 * times - 300);
    CHECK(askSql(counted.path, "PRAGMA integrity_check") == "ok\n");
    CHECK(counted.folder.count() == 1);
}

TEST_CASE("A program that undoes while another one edits leaves one history")
{
    Counted counted;

    const auto a = start(counted.path, "a", 400);
    const auto b = start(counted.path, "a", 200, true);
    while (::waitpid(a, nullptr, WNOHANG) == 0) {
        counted.document.refresh();
        REQUIRE(counted.value("count") == counted.value("a"));
        REQUIRE(counted.value("count") == counted.inForce());
        ::usleep(5000);
    }
    CHECK(exitCode(b) == 0);

    counted.document.refresh();
    CHECK(counted.value("count") >= 200);
    CHECK(counted.value("count") == counted.inForce());
    const auto now = dumpText(*counted.document.dataset());
    counted.document = Document::open(counted.path);
    CHECK(dumpText(*counted.document.dataset()) == now);
    while (counted.inForce() > 0)
        counted.document.undo();
    CHECK(counted.value("count") == 0);
}

TEST_CASE("A locked document says so after a short wait, and can be looked at all the while")
{
    Counted counted;
    SQLite::Database other(counted.path.string(), SQLite::OPEN_READWRITE);
    other.exec("BEGIN EXCLUSIVE");
    const auto begin = std::chrono::steady_clock::now();

    const auto error = errorOf([&] { counted.document.transact("Edit", [](Writer& writer) { writer.insert(organization("Meta")); }); });

    const auto waited = std::chrono::steady_clock::now() - begin;
    CHECK(error
        == "Locked: '" + counted.path.string()
            + "' is being written by another program, and nothing was changed; try again when it is done.");
    CHECK(waited > std::chrono::milliseconds(1500));
    CHECK(waited < std::chrono::seconds(10));
    CHECK(errorOf([&] { Document::open(counted.path); }).starts_with("Locked: "));
    CHECK(counted.document.refresh().empty());
    CHECK(counted.value("count") == 0);
    CHECK(counted.document.journal().size() == 1);
    other.exec("ROLLBACK");
    counted.document.transact("Edit", [](Writer& writer) { writer.insert(organization("Meta")); });
    CHECK(counted.document.dataset()->organizations().size() == 1);
}

TEST_CASE("A document that cannot be written to is opened to be looked at")
{
    if (::geteuid() == 0)
        return; // root may write anywhere
    Counted counted;
    const auto what = GENERATE(as<std::string>(), "a.flop", ".");
    std::filesystem::permissions(counted.folder / what, std::filesystem::perms::owner_write, std::filesystem::perm_options::remove);

    auto document = Document::open(counted.path);

    CHECK(document.isReadOnly());
    CHECK(errorOf([&] { document.undo(); }).starts_with("ReadOnly: "));
    CHECK(document.journal().size() == 1);
    CHECK(document.changesOf(1, 10).total == 3);
    std::filesystem::permissions(counted.folder / what, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
}

TEST_CASE("A step that another program undid stays in the history after a third edit, and can be done again or is refused with both values")
{
    Counted counted;
    const auto edit = [](Document& document, const std::string& name, const std::string& caption) {
        document.transact(name + " " + caption, [&](Writer& writer) {
            auto view = *document.dataset()->savedViewNamed(name);
            view.caption = caption;
            writer.update(view);
        });
    };
    const auto labels = [](const Document& document) {
        std::string all;
        for (const auto& step : document.journal())
            all += step.label + (step.isUndone ? " (undone)" : "") + "; ";
        return all;
    };
    auto other = Document::open(counted.path);
    edit(counted.document, "a", "1");
    edit(counted.document, "a", "2");
    other.undo();
    const bool isElsewhere = GENERATE(true, false);
    auto& third = GENERATE(true, false) ? other : counted.document;
    edit(third, isElsewhere ? "b" : "a", "9");
    counted.document.refresh();
    other.refresh();

    CHECK(labels(counted.document) == std::string("Begin; a 1; a 2; Undo of 'a 2'; ") + (isElsewhere ? "b 9; " : "a 9; "));
    CHECK(labels(Document::open(counted.path)) == labels(other));
    CHECK(counted.value("a") == (isElsewhere ? 1 : 9));
    const auto taken = counted.document.journal()[3].id;
    const auto again = errorOf([&] { counted.document.restore(taken); });
    if (isElsewhere) {
        CHECK(again == "");
        CHECK(counted.value("a") == 2);
        CHECK(counted.value("b") == 9);
    } else {
        CHECK(again.starts_with("Conflict: "));
        CHECK(again.find("'2'") != std::string::npos);
        CHECK(again.find("'9'") != std::string::npos);
        CHECK(counted.value("a") == 9);
    }
    while (counted.document.undoLabel())
        counted.document.undo();
    CHECK(counted.document.dataset()->savedViews().empty());
}

TEST_CASE("A step of very many records that another program undid stays in the history too")
{
    Counted counted;
    auto other = Document::open(counted.path);
    constexpr std::size_t many = 3000;
    counted.document.transact("Many", [](Writer& writer) {
        for (std::size_t i = 0; i < many; ++i)
            writer.insert(organization("Organization " + std::to_string(i)));
    });
    other.undo();
    CHECK(other.dataset()->organizations().empty());
    other.transact("One", [](Writer& writer) { writer.insert(savedView("one")); });
    counted.document.refresh();
    CHECK(counted.document.dataset()->organizations().empty());
    CHECK(counted.document.journal().size() == 4);
    counted.document.restore(counted.document.journal()[2].id);
    CHECK(counted.document.dataset()->organizations().size() == many);
    while (counted.document.undoLabel())
        counted.document.undo();
    CHECK(dumpText(*counted.document.dataset()).empty());
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/temp_document.h"

#include <chrono>
#include <csignal>
#include <random>

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace model;

namespace {

/// Lets the editing program work for a while, kills it and returns the last number it acknowledged, 0 where it did not come to it.
long killAfter(const std::filesystem::path& path, std::chrono::milliseconds time)
{
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::dup2(ends[1], 1);
        ::close(ends[0]);
        ::close(ends[1]);
        ::execl(EDIT_FOREVER, "edit_forever", path.c_str(), nullptr);
        ::_exit(127);
    }
    ::close(ends[1]);

    std::string told;
    char buffer[4096];
    const auto until = std::chrono::steady_clock::now() + time;
    for (auto left = time; left.count() > 0;
         left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now())) {
        pollfd wait { ends[0], POLLIN, 0 };
        if (::poll(&wait, 1, static_cast<int>(left.count())) > 0) {
            const auto size = ::read(ends[0], buffer, sizeof buffer);
            if (size <= 0)
                break;
            told.append(buffer, static_cast<std::size_t>(size));
        }
    }
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    for (ssize_t size = 0; (size = ::read(ends[0], buffer, sizeof buffer)) > 0;)
        told.append(buffer, static_cast<std::size_t>(size));
    ::close(ends[0]);
    REQUIRE(WIFSIGNALED(status));

    const auto end = told.rfind('\n');
    if (end == std::string::npos)
        return 0;
    const auto begin = told.rfind('\n', end - 1);
    return std::stol(told.substr(begin == std::string::npos ? 0 : begin + 1, end));
}

}

TEST_CASE("A hundred kills in the middle of edits lose nothing that was acknowledged")
{
    std::mt19937 random(5);
    TempFolder folder;
    const auto path = folder / "a.flop";
    {
        auto document = Document::create(path);
        document.setJournalCap(1u << 20);
        document.transact("Begin", [](Writer& writer) {
            auto view = savedView("count");
            view.caption = "0";
            writer.insert(view);
        });
    }
    const auto start = std::chrono::steady_clock::now();

    long last = 0;
    int kills = 0;
    for (; kills < 100 && std::chrono::steady_clock::now() - start < std::chrono::seconds(35); ++kills) {
        const auto told = std::max(last, killAfter(path, std::chrono::milliseconds(20 + random() % 150)));

        auto document = Document::open(path);
        const auto* count = document.dataset()->savedViewNamed("count");
        REQUIRE(count != nullptr);
        const auto stored = std::stol(count->caption);
        INFO("told " << told << ", stored " << stored);
        REQUIRE(stored >= told - (document.redoLabel() ? 1 : 0)); // killed between an undo and its redo: the step is one key away
        REQUIRE(stored <= told + 1);
        REQUIRE(document.dataset()->savedViews().size() == static_cast<std::size_t>(stored) + 1);
        if (document.redoLabel())
            document.redo();
        last = std::stol(document.dataset()->savedViewNamed("count")->caption);
        if (kills % 10 == 9) {
            document.undo();
            REQUIRE(document.dataset()->savedViewNamed("count")->caption == std::to_string(last - 1));
            document.redo();
        }
    }

    CHECK(kills > 20);
    CHECK(last > 20);
    CHECK(folder.count() == 1);
    CHECK(askSql(path, "PRAGMA integrity_check") == "ok\n");
}

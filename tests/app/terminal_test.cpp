// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal.h"
#include "tests/support/catch.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <sstream>
#include <thread>

namespace {

struct Buffers {
    std::ostringstream out;
    std::ostringstream err;
    app::Terminal terminal { out, err };
};

}

TEST_CASE("An error is one line, whatever its text holds")
{
    Buffers buffers;
    buffers.terminal.error({ model::ErrorCode::Invalid, model::asWritten("a\nb\x1b[31mc\xc2\x9b d \xe4\xb8\xad") });
    CHECK(buffers.err.str() == "flopulence: a b?[31mc? d \xe4\xb8\xad\n");
    CHECK(buffers.out.str().empty());
}

TEST_CASE("Up to 100 problems follow an error's first line")
{
    Buffers buffers;
    std::vector<model::Sentence> problems;
    for (int i = 1; i <= 150; ++i)
        problems.push_back(model::asWritten(fmt::format("line {}: wrong", i)));
    buffers.terminal.error({ model::ErrorCode::Invalid, model::asWritten("inventory.csv has 150 problems"), problems });

    const auto text = buffers.err.str();
    CHECK(std::ranges::count(text, '\n') == 101);
    CHECK(text.starts_with("flopulence: inventory.csv has 150 problems\nline 1: wrong\n"));
}

TEST_CASE("Whatever is thrown becomes one line and exit code 1")
{
    Buffers buffers;
    CHECK(app::guarded(buffers.terminal, [] { return 0; }) == 0);
    CHECK(
        app::guarded(buffers.terminal, []() -> int { throw model::Error(model::ErrorCode::NotFound, model::asWritten("not here")); }) == 1);
    CHECK(app::guarded(buffers.terminal, []() -> int { throw std::bad_alloc(); }) == 1);
    CHECK(app::guarded(buffers.terminal, []() -> int { throw model::Cancelled(); }) == 1);
    CHECK(app::guarded(buffers.terminal, []() -> int { throw std::runtime_error("odd"); }) == 1);
    CHECK(app::guarded(buffers.terminal, []() -> int { return static_cast<int>(std::filesystem::file_size("/nowhere/at/all")); }) == 1);
    const auto text = buffers.err.str();
    CHECK(std::ranges::count(text, '\n') == 5);
}

TEST_CASE("A single problem stands in the error's line")
{
    Buffers buffers;
    buffers.terminal.error({ model::ErrorCode::Invalid, model::asWritten("'tables' was not loaded: 1 problem."),
        { model::asWritten("chips.csv: does not exist") } });
    CHECK(buffers.err.str() == "flopulence: 'tables' was not loaded: 1 problem. chips.csv: does not exist\n");
}

TEST_CASE("Ctrl-C stops work that tells its progress")
{
    Buffers buffers;
    auto progress = buffers.terminal.progress(model::asWritten("loading"));
    CHECK_NOTHROW(progress.update(0));
    std::raise(SIGINT);
    std::this_thread::sleep_for(std::chrono::milliseconds(110));
    CHECK_THROWS_AS(progress.update(0.5), model::Cancelled);
}

TEST_CASE("Results that cannot be written are an error")
{
    std::ostringstream out;
    std::ostringstream err;
    out.setstate(std::ios::failbit);
    app::Terminal terminal(out, err);
    CHECK_THROWS_AS(terminal.write("result"), model::Error);
}

TEST_CASE("Progress is a line that is gone in the end, and nothing where nobody looks")
{
    std::ostringstream out;
    std::ostringstream err;
    app::Terminal watched(out, err, true);
    watched.progress(model::asWritten("loading")).update(0.5);
    watched.note(model::asWritten("done"));
    CHECK(err.str() == "\rloading ... 50 %\r" + std::string(16, ' ') + "\rflopulence: note: done\n");

    Buffers buffers;
    buffers.terminal.progress(model::asWritten("loading")).update(0.5);
    CHECK(buffers.err.str().empty());
}

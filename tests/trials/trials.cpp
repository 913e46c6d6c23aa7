// SPDX-License-Identifier: GPL-3.0-or-later
// Hard trials of what is kept: trials kills|writes|damage|together ROUNDS [SEED], see tests/trials/README.md.
#include "model/base/error.h"
#include "model/exchange/folder.h"
#include "model/records/each_record_type.h"
#include "model/store/document.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>
#include <random>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using Texts = std::vector<std::string>;

struct Failed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

[[noreturn]] void fail(const std::string& why)
{
    throw Failed(why);
}

std::string bytesOf(const fs::path& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

void write(const fs::path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

struct Ended {
    int code = 0; ///< -1: killed
    std::string said;
};

/// Runs a program in a folder until it ends, or for some time.
Ended run(const fs::path& folder, const Texts& words, const std::map<std::string, std::string>& environment = {},
    std::optional<std::chrono::microseconds> killAfter = std::nullopt)
{
    const auto errors = folder / "errors.txt";
    const auto child = ::fork();
    if (child == 0) {
        ::setpgid(0, 0);
        if (::chdir(folder.c_str()) != 0)
            ::_exit(126);
        const int nothing = ::open("/dev/null", O_RDWR);
        const int file = ::open(errors.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        ::dup2(nothing, 0);
        ::dup2(nothing, 1);
        ::dup2(file, 2);
        for (const auto* home : { "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME" })
            ::setenv(home, (folder / "home").c_str(), 1);
        ::setenv("QT_QPA_PLATFORM", "offscreen", 1);
        for (const auto& [name, value] : environment)
            ::setenv(name.c_str(), value.c_str(), 1);
        std::vector<char*> arguments;
        for (const auto& word : words)
            arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        ::execv(arguments[0], arguments.data());
        ::_exit(127);
    }
    if (killAfter) {
        std::this_thread::sleep_for(*killAfter);
        ::kill(child, SIGKILL);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    Ended ended { WIFEXITED(status) ? WEXITSTATUS(status) : -1, bytesOf(errors) };
    fs::remove(errors);
    if (!killAfter && ended.code < 0)
        fail(fmt::format("'{}' ended by signal {}: {}", words[1], WTERMSIG(status), ended.said));
    return ended;
}

/// The hash of the records in a document, which must be whole.
std::string sealOf(const fs::path& path)
{
    const auto document = model::Document::open(path);
    const auto written = document.written();
    document.requireIntact();
    return model::requireWhole(written);
}

/// A command that writes, and the document or the file it leaves.
struct Command {
    std::string name;
    Texts words;
    fs::path target;
    bool isDocument = true;
};

class Place {
public:
    explicit Place(fs::path program)
        : m_program(std::move(program))
        , m_kept(folder("kept"))
    {
        must({ "new", "fleet.flop", "--sample" });
        must({ "dump", "fleet.flop", "-o", "tables" });
        const auto heads = m_kept / "tables" / "headcount.csv";
        std::string later;
        std::ifstream lines(heads);
        for (std::string line; std::getline(lines, line);)
            later += std::regex_replace(line, std::regex("20([0-9][0-9]Q)"), "21$1", std::regex_constants::format_first_only) + "\n";
        write(m_kept / "later.csv", later);
        fs::copy_file(SOURCE_DIR "/tests/data/version-1/document.flop", m_kept / "old.flop");
        write(m_kept / "more.csv", "name,kind,country\nAnother,lab,US\n");
    }
    ~Place()
    {
        std::error_code ignored;
        fs::remove_all(m_kept, ignored);
        fs::remove_all(m_work, ignored);
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

    std::vector<Command> commands() const
    {
        return { { "new", { "new", "made.flop", "--sample" }, "made.flop" },
            { "load", { "load", "tables", "-o", "made.flop" }, "made.flop" },
            { "import", { "import", "fleet.flop", "later.csv", "--table", "headcount" }, "fleet.flop" },
            { "backup", { "backup", "fleet.flop", "made.flop" }, "made.flop" },
            { "migration", { "import", "old.flop", "more.csv", "--table", "organization" }, "old.flop" },
            { "dump", { "dump", "fleet.flop", "-o", "tables", "--force" }, "tables/inventory.csv", false },
            { "share", { "backup", "fleet.flop", "made.flop", "--share" }, "made.flop" },
            { "export", { "export", "fleet.flop", "-o", "made.svg" }, "made.svg", false },
            { "workbook", { "dump", "fleet.flop", "-o", "made.xlsx" }, "made.xlsx", false },
            { "report", { "report", "fleet.flop", "-o", "made.html", "--view", "start" }, "made.html", false } };
    }

    /// A fresh copy of everything.
    const fs::path& fresh()
    {
        std::error_code ignored;
        fs::remove_all(m_work, ignored);
        m_work = folder("work");
        fs::copy(m_kept, m_work, fs::copy_options::recursive);
        return m_work;
    }
    Ended run(const Texts& words, const std::map<std::string, std::string>& environment = {},
        std::optional<std::chrono::microseconds> killAfter = std::nullopt) const
    {
        Texts all { m_program.string() };
        all.insert(all.end(), words.begin(), words.end());
        return ::run(m_work, all, environment, killAfter);
    }

    /// What the target may hold: as it was, and as it is after the whole command.
    std::set<std::string> allowed(const Command& command)
    {
        std::set<std::string> texts;
        fresh();
        texts.insert(stateOf(command));
        if (const auto ended = run(command.words); ended.code != 0)
            fail(fmt::format("'{}' failed by itself: {}", command.name, ended.said));
        texts.insert(stateOf(command));
        return texts;
    }
    std::string stateOf(const Command& command) const
    {
        const auto target = m_work / command.target;
        if (!fs::exists(target))
            return "nothing";
        return command.isDocument ? sealOf(target) : bytesOf(target);
    }
    const fs::path& work() const { return m_work; }

private:
    static fs::path folder(const std::string& name)
    {
        auto pattern = (fs::temp_directory_path() / ("flopulence-trial-" + name + "-XXXXXX")).string();
        if (::mkdtemp(pattern.data()) == nullptr)
            fail("no folder for the trial");
        return pattern;
    }
    void must(const Texts& words) const
    {
        Texts all { m_program.string() };
        all.insert(all.end(), words.begin(), words.end());
        if (const auto ended = ::run(m_kept, all); ended.code != 0)
            fail(ended.said);
    }

    fs::path m_program;
    fs::path m_kept;
    fs::path m_work;
};

/// Edits one after the other, of every kind, each told when it is acknowledged; the same each time.
void edit(model::Document& document, int number)
{
    model::Organization organization;
    organization.name = fmt::format("Trial {}", number);
    switch (number % 6) {
    case 0:
        document.transact("Add", [&](model::Writer& writer) { writer.insert(organization); });
        break;
    case 1:
        document.transact("Edit", [&](model::Writer& writer) {
            auto first = writer.before().organizations()[0];
            first.notes = organization.name;
            writer.update(first);
        });
        break;
    case 2:
        document.transact("Many", [&](model::Writer& writer) {
            for (int i = 0; i < 2000; ++i) {
                auto each = organization;
                each.name += fmt::format("-{}", i);
                writer.insert(each);
            }
        });
        break;
    case 3:
    case 4:
        document.undo();
        break;
    default:
        document.redo();
    }
}

/// Kills a program that edits at random moments: what it acknowledged is there, and at most the next step.
void killEdits(const fs::path& folder, int rounds, std::mt19937& random)
{
    const auto path = folder / "edits.flop";
    constexpr int most = 30;
    std::vector<std::string> seals;
    model::Document::create(path);
    const auto empty = bytesOf(path);
    std::chrono::microseconds whole {};
    {
        auto document = model::Document::open(path);
        document.transact("First", [](model::Writer& writer) {
            model::Organization first;
            first.name = "First";
            writer.insert(first);
        });
    }
    const auto begin = bytesOf(path);
    {
        auto document = model::Document::open(path);
        const auto start = Clock::now();
        seals.push_back(*document.written().seal);
        for (int i = 0; i < most; ++i) {
            edit(document, i);
            seals.push_back(*document.written().seal);
        }
        whole = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
    }
    for (int round = 0; round < rounds; ++round) {
        write(path, begin);
        int ends[2];
        if (::pipe(ends) != 0)
            fail("no pipe");
        const auto child = ::fork();
        if (child == 0) {
            ::close(ends[0]);
            auto document = model::Document::open(path);
            for (int i = 0; i < most; ++i) {
                edit(document, i);
                if (::write(ends[1], "x", 1) != 1)
                    ::_exit(1);
            }
            ::_exit(0);
        }
        ::close(ends[1]);
        std::this_thread::sleep_for(std::chrono::microseconds(random() % static_cast<unsigned>(whole.count() + 20'000)));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        std::size_t told = 0;
        char letter = 0;
        while (::read(ends[0], &letter, 1) == 1)
            ++told;
        ::close(ends[0]);
        const auto found = sealOf(path);
        if (found != seals[told] && (told + 1 >= seals.size() || found != seals[told + 1]))
            fail(fmt::format("round {}: {} steps were acknowledged, and the records are others", round, told));
    }
    std::cout << rounds << " kills of a program that edits: nothing acknowledged was lost\n";
}

void killCommands(Place& place, int rounds, std::mt19937& random)
{
    std::map<std::string, int> halves;
    for (const auto& command : place.commands()) {
        const auto allowed = place.allowed(command);
        place.fresh();
        const auto start = Clock::now();
        place.run(command.words);
        const auto whole = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count();
        for (int round = 0; round < rounds; ++round) {
            place.fresh();
            place.run(command.words, {}, std::chrono::microseconds(random() % static_cast<unsigned long>(whole + whole / 4)));
            if (!allowed.contains(place.stateOf(command)))
                fail(fmt::format("'{}' was killed in round {} and left half of it", command.name, round));
        }
        std::cout << rounds << " kills of '" << command.name << "': all or nothing\n";
    }
}

/// Kills the window while it makes its private sample: that is not there, or whole.
void killFirstStarts(Place& place, int rounds, std::mt19937& random)
{
    const auto sample = [&]() -> std::optional<fs::path> {
        for (const auto& entry : fs::recursive_directory_iterator(place.work() / "home")) {
            if (entry.path().filename() == "sample.flop")
                return entry.path();
        }
        return std::nullopt;
    };
    auto whole = std::chrono::microseconds(500'000);
    for (;; whole *= 2) {
        fs::create_directories(place.fresh() / "home");
        place.run({}, {}, whole);
        if (sample())
            break;
        if (whole > std::chrono::minutes(1))
            fail("the first start makes no sample");
    }
    const auto seal = sealOf(*sample());
    int made = 0;
    for (int round = 0; round < rounds; ++round) {
        fs::create_directories(place.fresh() / "home");
        place.run({}, {}, std::chrono::microseconds(random() % static_cast<unsigned long>(whole.count())));
        const auto found = sample();
        made += found ? 1 : 0;
        if (found && sealOf(*found) != seal)
            fail(fmt::format("the first start was killed in round {} and left half of the sample", round));
    }
    std::cout << rounds << " kills of a first start: " << made << " had made the sample, whole\n";
}

/// Every call that changes a disk fails once, one after the other: the command says so in a sentence and leaves all or nothing.
void failWrites(Place& place, int most)
{
    for (const auto& command : place.commands()) {
        const auto allowed = place.allowed(command);
        const auto count = place.fresh() / "count.txt";
        place.run(command.words, { { "LD_PRELOAD", FAILING_CALLS }, { "FAIL_COUNT", count.string() } });
        const long calls = std::atol(bytesOf(count).c_str());
        if (calls == 0)
            fail("no call was counted");
        const long stride = std::max(1L, calls / most);
        int refused = 0, done = 0;
        for (const int error : { ENOSPC, EIO }) {
            for (long at = 1; at <= calls; at += stride) {
                place.fresh();
                const auto ended = place.run(command.words,
                    { { "LD_PRELOAD", FAILING_CALLS }, { "FAIL_AT", std::to_string(at) }, { "FAIL_WITH", std::to_string(error) } });
                const auto told = fmt::format("'{}', call {} of {}, error {}: {}", command.name, at, calls, error, ended.said);
                if (!allowed.contains(place.stateOf(command)))
                    fail("half is left. " + told);
                if (ended.said.find(".tmp") != std::string::npos)
                    fail("a temporary name is told. " + told);
                if (ended.code != 0 && ended.said.find("lopulence") == std::string::npos && ended.said.size() < 10)
                    fail("nothing is said. " + told);
                ++(ended.code == 0 ? done : refused);
            }
        }
        std::cout << "'" << command.name << "': of " << calls << " calls " << refused + done << " failures, " << refused << " told, "
                  << done << " that did not matter\n";
    }
}

/// Damaged copies of a document: refused in a sentence, or the same records, or the damage is seen.
void damage(Place& place, int rounds, std::mt19937& random)
{
    const auto path = place.fresh() / "fleet.flop";
    {
        auto document = model::Document::open(path);
        for (int i = 0; i < 6; ++i)
            edit(document, i);
    }
    const auto whole = bytesOf(path);
    const auto seal = sealOf(path);
    std::map<std::string, int> outcomes;
    for (int round = 0; round < rounds; ++round) {
        auto bytes = whole;
        const auto place1 = [&] { return static_cast<std::size_t>(random() % bytes.size()); };
        switch (round % 5) {
        case 0:
            bytes[place1()] ^= static_cast<char>(1u << random() % 8);
            break;
        case 1:
            for (int flips = 0; flips < 8; ++flips)
                bytes[place1()] = static_cast<char>(random());
            break;
        case 2: {
            const auto begin = place1() / 512 * 512;
            bytes.replace(begin, std::min<std::size_t>(512, bytes.size() - begin), 512, '\0');
            bytes.resize(whole.size());
            break;
        }
        case 3: {
            const auto page = place1() / 4096 * 4096;
            const auto other = place1() / 4096 * 4096;
            bytes.replace(page, 4096, whole.substr(other, 4096));
            bytes.resize(whole.size());
            break;
        }
        default:
            bytes.resize(place1());
        }
        write(path, bytes);
        std::string outcome;
        try {
            const auto document = model::Document::open(path);
            const auto written = document.written();
            try {
                const auto found = model::requireWhole(written);
                outcome = found == seal ? "same records" : written.seal ? "UNSEEN" : "UNSEEN, without a seal";
            } catch (const model::Error&) {
                outcome = "damage seen";
            }
        } catch (const model::Error& error) {
            outcome = "refused";
            if (std::string(error.what()).find('\n') != std::string::npos)
                fail(error.what());
        }
        ++outcomes[outcome];
        if (outcome.starts_with("UNSEEN"))
            write(fs::temp_directory_path() / fmt::format("flopulence-unseen-{}.flop", round), bytes);
    }
    for (const auto& [outcome, times] : outcomes)
        std::cout << times << " of " << rounds << " damaged files: " << outcome << "\n";
    for (const auto& [outcome, times] : outcomes) {
        if (outcome.starts_with("UNSEEN"))
            fail("damage that nobody sees");
    }
}

/// Four programs on one file, two of which undo: each acknowledged edit is in the history, and the records are what the steps make them.
void together(const fs::path& folder, int steps)
{
    for (const bool withUndo : { false, true }) {
        const auto path = folder / (withUndo ? "undone.flop" : "together.flop");
        model::Document::create(path);
        std::vector<pid_t> children;
        for (int program = 0; program < 4; ++program) {
            children.push_back(::fork());
            if (children.back() != 0)
                continue;
            try {
                auto document = model::Document::open(path);
                for (int i = 0; i < steps; ++i) {
                    model::Organization organization;
                    organization.name = fmt::format("{} of {}", i, program);
                    for (bool isDone = false; !isDone;) {
                        try {
                            document.transact(organization.name, [&](model::Writer& writer) { writer.insert(organization); });
                            isDone = true;
                        } catch (const model::Error& error) {
                            if (error.code != model::ErrorCode::Locked)
                                throw;
                        }
                    }
                    if (withUndo && program < 2 && i % 3 == 0) {
                        try {
                            document.undo();
                        } catch (const model::Error& error) {
                            if (error.code != model::ErrorCode::Locked && error.code != model::ErrorCode::Conflict)
                                throw;
                        }
                    }
                }
            } catch (const std::exception& error) {
                std::cerr << error.what() << "\n";
                ::_exit(1);
            }
            ::_exit(0);
        }
        for (const auto child : children) {
            int status = 0;
            ::waitpid(child, &status, 0);
            if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
                fail("one of four programs ended badly");
        }
        sealOf(path);
        auto document = model::Document::open(path);
        std::set<std::string> told;
        for (const auto& step : document.journal())
            told.insert(step.label);
        std::size_t missing = 0, present = 0;
        for (int program = 0; program < 4; ++program) {
            for (int i = 0; i < steps; ++i) {
                const auto name = fmt::format("{} of {}", i, program);
                const bool isThere = document.dataset()->organizationNamed(name) != nullptr;
                present += isThere ? 1 : 0;
                missing += !isThere && !told.contains(name) ? 1 : 0; // a step one has undone oneself goes with the next edit
                if (isThere && !told.contains(name))
                    fail("a record without its step: " + name);
            }
        }
        const auto most = withUndo ? static_cast<std::size_t>(2 * (steps / 3 + 1)) : 0;
        if (missing > most)
            fail(fmt::format("{} acknowledged steps are neither there nor in the history", missing));
        std::cout << "four programs, " << 4 * steps << " edits" << (withUndo ? " and undo" : "") << ": " << present << " there, " << missing
                  << " undone by who made them\n";
    }
}

}

int main(int argc, char* argv[])
{
    if (argc < 4) {
        std::cerr << "trials FLOPULENCE kills|writes|damage|together ROUNDS [SEED]\n";
        return 1;
    }
    const std::string trial = argv[2];
    const int rounds = std::max(1, std::atoi(argv[3]));
    std::mt19937 random(argc > 4 ? static_cast<unsigned>(std::atol(argv[4])) : 1);
    try {
        Place place(fs::absolute(argv[1]));
        if (trial == "kills") {
            killEdits(place.fresh(), rounds, random);
            killCommands(place, std::max(1, rounds / 8), random);
            killFirstStarts(place, std::max(1, rounds / 8), random);
        } else if (trial == "writes") {
            failWrites(place, rounds);
        } else if (trial == "damage") {
            damage(place, rounds, random);
        } else if (trial == "together") {
            together(place.fresh(), rounds);
        } else {
            fail("no such trial");
        }
    } catch (const std::exception& error) {
        std::cerr << trial << ": " << error.what() << "\n";
        return 1;
    }
    return 0;
}

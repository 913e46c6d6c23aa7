// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/command_table.h"
#include "app/help.h"
#include "app/view_options.h"
#include "model/base/error.h"
#include "model/base/text.h"
#include "model/base/wrap.h"
#include "model/view/view_query.h"
#include "packaging/texts/packaged_text.h"
#include "tests/support/catch.h"

#include <algorithm>
#include <map>
#include <set>

namespace {

/// The words that begin with a dash at the beginning of an item's line, as in "  -o, --output FILE  the document".
std::set<std::string> optionsIn(const std::string& text)
{
    std::set<std::string> found;
    for (const auto& line : model::split(text, '\n')) {
        if (!line.starts_with("  -"))
            continue;
        for (const auto& word : model::split(model::trimmed(line), ' ')) {
            if (!word.starts_with('-'))
                break;
            found.insert(word.ends_with(',') ? word.substr(0, word.size() - 1) : word);
        }
    }
    return found;
}

std::set<std::string> optionsInTable(const app::CommandSpec& command)
{
    std::set<std::string> names;
    for (const auto& option : app::optionsOf(command)) {
        names.insert(option.name);
        if (!option.otherName.empty())
            names.insert(option.otherName);
    }
    return names;
}

/// How many files a command needs: the words of its first usage that are neither optional nor behind an option.
std::size_t filesOf(const app::CommandSpec& command)
{
    std::size_t files = 0;
    bool isBehindOption = false;
    bool isOptional = false;
    for (const auto& word : model::split(command.usages.front().words, ' ')) {
        isOptional = isOptional || word.starts_with('[');
        files += word != command.name && !isOptional && !word.starts_with('-') && !isBehindOption;
        isBehindOption = word.starts_with('-');
        isOptional = isOptional && !word.ends_with(']');
    }
    return files;
}

/// What the parser says of a command with these options beside what it needs.
std::string refusal(const app::CommandSpec& command, const std::vector<std::string>& more)
{
    std::vector<std::string> arguments { command.name };
    arguments.insert(arguments.end(), filesOf(command), "file");
    const bool needsOutput = std::ranges::find(command.options, "-o", &app::OptionSpec::name) != command.options.end();
    if (needsOutput && more.front() != "-o" && more.front() != "--output")
        arguments.insert(arguments.end(),
            { "-o",
                more.front() == "--text"        ? "o.svg"
                    : more.front() == "--table" ? "o.csv"
                                                : "o.pdf" }); // the only ones that have it
    arguments.insert(arguments.end(), more.begin(), more.end());
    try {
        app::parseCommandLine(arguments, [](const std::string&) { return false; });
    } catch (const model::Error& error) {
        return error.what();
    }
    return "";
}

/// A value that each kind of option takes.
std::string valueFor(const app::OptionSpec& option)
{
    static const std::map<std::string, std::string> values { { "QUARTER", "2025Q4" }, { "WxH", "800x600" }, { "N", "96" }, { "MONTH", "6" },
        { "NAME=OURS", "OAI=OpenAI" }, { "COLUMN=NUMBER", "count=1000" }, { "CONDITION", "state=running" },
        { "FIELD=VALUE", "measure=added" }, { "FIELD=COLUMN", "units=#3" } };
    if (!option.words.empty())
        return option.words.front();
    if (option.name == "--encoding")
        return "UTF-8";
    const auto found = values.find(option.value);
    return found != values.end() ? found->second : "o.pdf";
}

}

TEST_CASE("The parser takes every option of the table, under each of its names")
{
    for (const auto& command : app::allCommands()) {
        for (const auto& option : app::optionsOf(command)) {
            for (const auto& name : { option.name, option.otherName }) {
                INFO(command.name << " " << name);
                if (!name.empty())
                    CHECK(refusal(command, option.value.empty() ? std::vector { name } : std::vector { name, valueFor(option) }) == "");
            }
        }
    }
}

TEST_CASE("Every word of an option is taken, and another one is refused with the nearest")
{
    for (const auto& command : app::allCommands()) {
        for (const auto& option : command.options) {
            for (const auto& word : option.words) {
                INFO(command.name << " " << option.name << " " << word);
                CHECK(refusal(command, { option.name, word }) == "");
                const auto wrong = refusal(command, { option.name, word + "x" });
                CHECK(wrong.find(option.name + " '" + word + "x' is none of ") == 0);
                CHECK(wrong.find("did you mean '") != std::string::npos);
            }
        }
    }
}

TEST_CASE("Every word of a view key is a value that a view takes")
{
    std::vector<std::string> keys;
    for (const auto& option : app::viewOptionSpecs()) {
        INFO(option.name);
        keys.push_back(option.name.substr(2));
        CHECK(option.value != "VALUE");
        CHECK(!option.meaning.text.empty());
        for (const auto& word : option.words) {
            model::ViewState view;
            CHECK_FALSE(model::setViewKey(view, keys.back(), word));
        }
    }
    CHECK(keys == model::viewKeys());
}

TEST_CASE("The help of a command names its options, no other and in lines of 80 columns")
{
    for (const auto& command : app::allCommands()) {
        INFO(command.name);
        const auto help = app::helpText(command.name);
        CHECK(optionsIn(help) == optionsInTable(command));
        for (const auto& line : model::split(help, '\n')) {
            if (!line.starts_with("  flopulence") && !line.starts_with("flopulence"))
                CHECK(model::widthOf(line) <= 80);
        }
    }
}

TEST_CASE("The overview names every way to call a command")
{
    const auto overview = app::helpText();
    for (const auto& command : app::allCommands()) {
        for (const auto& usage : command.usages)
            CHECK(std::ranges::any_of(model::split(overview, '\n'),
                [&](const std::string& line) { return (line + "  ").starts_with("  flopulence " + usage.words + "  "); }));
    }
}

TEST_CASE("Completions and man page have every option of the table and the words it takes")
{
    auto manPage = packaged::manPage();
    std::erase(manPage, '\\'); // dashes are escaped
    const auto withoutDashes = [](const std::string& option) { return option.substr(option.find_first_not_of('-')); };
    const auto fish = packaged::fishCompletion();
    for (const auto& command : app::allCommands()) {
        for (const auto& option : app::optionsOf(command)) {
            INFO(command.name << ' ' << option.name);
            CHECK(manPage.find("fB" + option.name) != std::string::npos);
            CHECK(fish.find(' ' + withoutDashes(option.name)) != std::string::npos);
            for (const auto& text : { packaged::bashCompletion(), packaged::zshCompletion() })
                CHECK(text.find(option.name) != std::string::npos);
            for (const auto& text : { packaged::bashCompletion(), fish, packaged::zshCompletion() })
                CHECK(std::ranges::all_of(option.words, [&](const auto& word) { return text.find(word) != std::string::npos; }));
        }
    }
}

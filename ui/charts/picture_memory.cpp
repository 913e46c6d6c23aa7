// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/picture_memory.h"

#include "model/base/error.h"
#include "model/base/sha256.h"
#include "model/base/text.h"
#include "model/figure/figure_text.h"
#include "words/picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

namespace charts {

namespace {

using model::Error;
using model::ErrorCode;

constexpr std::string_view first = "flopulence ";
constexpr std::string_view viewKey = "view: ";
constexpr std::string_view dataKey = "data: ";
constexpr std::string_view checkKey = "check: ";
constexpr std::string_view tableKey = "table:";

/// In a view's line any byte may be written as %XX: those that are no ASCII, or that XML or PDF would take for something of theirs.
std::string asciiLine(std::string_view line)
{
    std::string ascii;
    for (const char c : line) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte > 0x7E || std::string_view("()<>\\").find(c) != std::string_view::npos)
            ascii += fmt::format("%{:02X}", byte);
        else
            ascii += c;
    }
    return ascii;
}

std::string withoutControls(std::string text)
{
    std::erase_if(text, [](char c) { return (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F; });
    return text;
}

}

PictureMemory memoryOf(const model::Figure& figure, std::string version, std::string dataHash)
{
    return { std::move(version), asciiLine(figure.view), std::move(dataHash), withoutControls(model::figureCsv(figure)) };
}

namespace {

/// Of all the rest, so that what is changed by accident is not taken for what the program wrote.
std::string checkOf(std::initializer_list<std::string_view> parts)
{
    constexpr std::size_t digits = 16;
    model::Sha256 hash;
    for (const auto part : parts) {
        hash.add(part);
        hash.add("\n");
    }
    return hash.hex().substr(0, digits);
}

std::string checkOf(const PictureMemory& memory)
{
    return checkOf({ memory.version, memory.view, memory.dataHash, model::trimmed(memory.table) }); // an editor may drop a line's end
}

}

std::string memoryText(const PictureMemory& memory)
{
    return fmt::format("{}{}\n{}{}\n{}{}\n{}{}\n{}\n{}", first, memory.version, viewKey, memory.view, dataKey, memory.dataHash, checkKey,
        checkOf(memory), tableKey, memory.table);
}

PictureMemory parseMemory(std::string_view whole)
{
    std::string lines(whole);
    std::erase(lines, '\r'); // of an editor: none is written
    std::string_view text(lines);
    const auto lineOf = [&text](std::string_view key) {
        const auto end = text.find('\n');
        if (!text.starts_with(key) || end == std::string_view::npos)
            throw Error(ErrorCode::Damaged, model::say::picture::noLine, { { "key", model::trimmed(key) } });
        const auto value = text.substr(key.size(), end - key.size());
        text.remove_prefix(end + 1);
        return std::string(value);
    };
    PictureMemory memory;
    memory.version = lineOf(first);
    memory.view = lineOf(viewKey);
    memory.dataHash = lineOf(dataKey);
    const auto check = text.starts_with(checkKey) ? std::optional(lineOf(checkKey)) : std::nullopt; // earlier pictures have none
    lineOf(tableKey);
    memory.table = text;
    if (check && *check != checkOf(memory))
        throw Error(ErrorCode::Damaged, model::say::picture::changed);
    return memory;
}

namespace {

constexpr std::string_view shortFirst = "Flopulence ";
constexpr std::string_view shortData = "; data ";
constexpr std::string_view shortCheck = "; check ";
constexpr std::string_view shortView = "; view";

std::string shortCheckOf(const PictureMemory& memory)
{
    return checkOf({ memory.version, memory.view, memory.dataHash });
}

/// What of `text` is in front of `mark`, which is taken off with it; nullopt where it is not there.
std::optional<std::string> takeUpTo(std::string_view& text, std::string_view mark)
{
    const auto end = text.find(mark);
    if (end == std::string_view::npos)
        return std::nullopt;
    std::string front(text.substr(0, end));
    text.remove_prefix(end + mark.size());
    return front;
}

}

std::string shortMemory(const PictureMemory& memory)
{
    return fmt::format("{}{}{}{}{}{}{} {}", shortFirst, memory.version, shortData, memory.dataHash, shortCheck, shortCheckOf(memory),
        shortView, memory.view);
}

std::optional<PictureMemory> parseShortMemory(std::string_view text)
{
    for (auto begin = text.find(shortFirst); begin != std::string_view::npos; begin = text.find(shortFirst, begin + 1)) {
        auto line = text.substr(begin + shortFirst.size());
        line = line.substr(0, line.find_first_of("\r\n"));
        PictureMemory memory;
        auto version = takeUpTo(line, shortData);
        auto dataHash = takeUpTo(line, shortCheck);
        const auto check = takeUpTo(line, shortView);
        if (!version || !dataHash || !check)
            continue; // a sentence about the program
        memory.version = std::move(*version);
        memory.dataHash = std::move(*dataHash);
        memory.view = model::trimmed(line);
        if (*check != shortCheckOf(memory))
            throw Error(ErrorCode::Damaged, model::say::picture::changed);
        return memory;
    }
    return std::nullopt;
}

}

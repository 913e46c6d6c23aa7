// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/picture_memory.h"

#include "model/base/error.h"
#include "model/base/sha256.h"
#include "model/base/text.h"
#include "model/figure/figure_text.h"
#include "words/picture.h"

#include <fmt/format.h>

#include <algorithm>
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
std::string checkOf(const PictureMemory& memory)
{
    constexpr std::size_t digits = 16;
    model::Sha256 hash;
    for (const std::string_view part : { std::string_view(memory.version), std::string_view(memory.view), std::string_view(memory.dataHash),
             model::trimmed(memory.table) }) { // an editor may drop a line's end
        hash.add(part);
        hash.add("\n");
    }
    return hash.hex().substr(0, digits);
}

}

std::string memoryText(const PictureMemory& memory)
{
    return fmt::format("{}{}\n{}{}\n{}{}\n{}{}\n{}\n{}", first, memory.version, viewKey, memory.view, dataKey, memory.dataHash, checkKey,
        checkOf(memory), tableKey, memory.table);
}

PictureMemory parseMemory(std::string_view text)
{
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

}

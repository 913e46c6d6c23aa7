// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fleet/device_names.h"

#include "model/base/csv.h"
#include "model/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace model {

extern const char* const deviceNamesTable;

namespace {

std::optional<NameOrigin> originNamed(std::string_view word)
{
    static constexpr std::array<std::pair<std::string_view, NameOrigin>, 8> origins { { { "driver", NameOrigin::Driver },
        { "slurm", NameOrigin::Slurm }, { "kubernetes", NameOrigin::Kubernetes }, { "mlperf", NameOrigin::Mlperf },
        { "top500", NameOrigin::Top500 }, { "pci", NameOrigin::Pci }, { "cloud", NameOrigin::Cloud }, { "gcp", NameOrigin::Gcp } } };
    const auto found = std::ranges::find(origins, word, [](const auto& origin) { return origin.first; });
    return found == origins.end() ? std::nullopt : std::optional(found->second);
}

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

/// "80", "gb" -> "80gb"; "80g" -> "80gb".
void joinSizes(std::vector<std::string>& words)
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto& word = words[i];
        const bool isNumber = !word.empty() && std::ranges::all_of(word, isDigit);
        if (isNumber && i + 1 < words.size() && words[i + 1] == "gb") {
            word += "gb";
            words.erase(words.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        } else if (word.size() > 1 && word.back() == 'g' && std::all_of(word.begin(), word.end() - 1, isDigit)) {
            word += "b";
        }
    }
}

/// The names that NVIDIA's virtual GPUs have in their machines end in their memory and a letter: "GRID T4-16Q", "NVIDIA A100-1-5C".
bool isVirtual(std::string_view name)
{
    const auto end = lowered(name.substr(name.find_last_of("- _") + 1));
    constexpr std::string_view kinds = "abcq";
    return name.find('-') != name.npos && end.size() > 1 && kinds.find(end.back()) != kinds.npos
        && std::all_of(end.begin(), end.end() - 1, isDigit);
}

/// Beyond this share a card's memory is another's.
constexpr double memoryTolerance = 0.1;

}

std::vector<std::string> wordsOfDevice(std::string_view name)
{
    static constexpr std::array<std::string_view, 7> makers { "nvidia", "amd", "instinct", "geforce", "intel", "corporation",
        "virtualized" };
    std::vector<std::string> words(1);
    for (const char letter : lowered(name)) {
        if (isDigit(letter) || (letter >= 'a' && letter <= 'z') || letter == ':')
            words.back() += letter;
        else if (!words.back().empty())
            words.emplace_back();
    }
    if (words.back().empty())
        words.pop_back();
    std::erase_if(words, [](const std::string& word) { return std::ranges::find(makers, word) != makers.end(); });
    joinSizes(words);
    return words;
}

DeviceNames::DeviceNames()
{
    CsvReader reader(deviceNamesTable, "device_names.csv");
    CsvRow line;
    reader.next(line); // the header
    while (reader.next(line)) {
        auto& row = m_rows.emplace_back();
        row.origin = originNamed(line.values[0]);
        auto words = line.values[1];
        row.isExact = words.starts_with('=');
        if (row.isExact)
            words.remove_prefix(1);
        for (auto& word : split(words, ' '))
            row.words.push_back(std::move(word));
        row.memoryGib = parseNumber(line.values[2]);
        const auto chip = line.values[3];
        if (chip == "none")
            row.meaning.isNoAccelerator = true;
        else if (chip == "part")
            row.meaning.isPartOfCard = true;
        else if (chip.starts_with('-'))
            row.meaning.otherCard = chip.substr(1);
        else
            row.meaning.chips = split(chip, '|');
        row.meaning.perChip = static_cast<std::uint64_t>(parseNumber(line.values[4]).value_or(1));
        row.meaning.cores = static_cast<std::uint64_t>(parseNumber(line.values[5]).value_or(0));
        row.parts = static_cast<std::uint64_t>(parseNumber(line.values[6]).value_or(0));
    }
    // Single letters and short numbers would be found in words that mean something else.
    const auto tells = [](const std::string& word) { return word.size() > 3 || (word.size() > 1 && !std::ranges::all_of(word, isDigit)); };
    for (const auto& row : m_rows)
        std::ranges::copy_if(row.words, std::inserter(m_words, m_words.end()), tells);
    m_words.insert({ "sxm", "sxm2", "sxm3", "sxm4", "tesla", "quadro", "oam" });
}

std::vector<std::string> DeviceNames::wordsOf(std::string_view name) const
{
    std::vector<std::string> words;
    for (auto& word : wordsOfDevice(name)) {
        if (auto parts = m_words.contains(word) ? std::vector<std::string>() : takenApart(word); !parts.empty())
            std::ranges::move(parts, std::back_inserter(words));
        else
            words.push_back(std::move(word));
    }
    return words;
}

/// "rtxa6000" -> rtx a6000, nothing for a word that known words do not fill.
std::vector<std::string> DeviceNames::takenApart(std::string_view word) const
{
    for (auto size = word.size(); size > 1; --size) {
        const auto first = word.substr(0, size);
        if (!m_words.contains(first))
            continue;
        if (size == word.size())
            return { std::string(first) };
        if (auto rest = takenApart(word.substr(size)); !rest.empty()) {
            rest.insert(rest.begin(), std::string(first));
            return rest;
        }
    }
    return {};
}

DeviceMeaning DeviceNames::meaning(const PrintedDevices& devices) const
{
    if (isVirtual(devices.name)) {
        DeviceMeaning part;
        part.isPartOfCard = true;
        return part;
    }
    const auto words = wordsOf(devices.name);
    using Rank = std::tuple<bool, bool, std::size_t>; // exact, of the origin, words
    Rank best;
    std::vector<const Row*> rows;
    for (const auto& row : m_rows) {
        if (row.origin && *row.origin != devices.origin)
            continue;
        if (row.isExact ? row.words != words
                        : !std::ranges::all_of(row.words, [&](const auto& word) { return std::ranges::find(words, word) != words.end(); }))
            continue;
        if (row.meaning.isNoAccelerator || row.meaning.isPartOfCard)
            return row.meaning;
        const Rank rank { row.isExact, row.origin.has_value(), row.words.size() };
        if (rows.empty() || rank > best)
            rows.clear();
        else if (rank < best)
            continue;
        best = rank;
        rows.push_back(&row);
    }
    if (rows.empty())
        return {};
    const auto hasMemory = [](const Row* row) { return row->memoryGib.has_value(); };
    if (devices.memoryGib && std::ranges::any_of(rows, hasMemory)) {
        const auto away = [&](const Row* row) { return row->memoryGib ? std::abs(*devices.memoryGib / *row->memoryGib - 1) : 1.0; };
        const auto nearest = *std::ranges::min_element(rows, {}, away);
        if (away(nearest) <= memoryTolerance)
            return nearest->meaning;
    }
    if (!std::ranges::all_of(rows, hasMemory))
        std::erase_if(rows, hasMemory);
    return together(rows);
}

/// Rows of the same rank all hold, so that what each of them allows is meant; where that is nothing, what any of them allows.
DeviceMeaning DeviceNames::together(const std::vector<const Row*>& rows)
{
    auto meaning = rows.front()->meaning;
    const auto allows
        = [](const Row* row, const std::string& chip) { return std::ranges::find(row->meaning.chips, chip) != row->meaning.chips.end(); };
    std::erase_if(
        meaning.chips, [&](const auto& chip) { return !std::ranges::all_of(rows, [&](auto* row) { return allows(row, chip); }); });
    if (!meaning.chips.empty())
        return meaning;
    for (const auto* row : rows) {
        for (const auto& chip : row->meaning.chips) {
            if (std::ranges::find(meaning.chips, chip) == meaning.chips.end())
                meaning.chips.push_back(chip);
        }
    }
    return meaning;
}

std::uint64_t DeviceNames::perChip(std::string_view chip) const
{
    for (const auto& row : m_rows) {
        if (row.meaning.chips.size() == 1 && row.meaning.chips.front() == chip)
            return row.meaning.perChip;
    }
    return 1;
}

std::uint64_t DeviceNames::coresOf(std::string_view chip) const
{
    for (const auto& row : m_rows) {
        if (row.meaning.cores > 0 && row.meaning.chips.size() == 1 && row.meaning.chips.front() == chip)
            return row.meaning.cores;
    }
    return 0;
}

std::uint64_t DeviceNames::partsOf(std::string_view chip) const
{
    for (const auto& row : m_rows) {
        if (row.parts > 0 && row.meaning.chips.size() == 1 && row.meaning.chips.front() == chip)
            return row.parts;
    }
    return 7;
}

SliceShare shareOfSlice(std::string_view profile)
{
    static constexpr std::array<std::pair<std::string_view, double>, 5> eighths { { { "1g.", 1 }, { "2g.", 2 }, { "3g.", 4 }, { "4g.", 4 },
        { "7g.", 8 } } };
    const auto found = std::ranges::find_if(eighths, [profile](const auto& share) { return profile.starts_with(share.first); });
    if (found == eighths.end())
        return {};
    const auto end = profile.find("gb");
    return { static_cast<std::uint64_t>(profile.front() - '0'), found->second,
        end == profile.npos ? std::nullopt : parseNumber(profile.substr(3, end - 3)) };
}

std::string_view sliceProfileIn(std::string_view name)
{
    for (auto dot = name.find("g."); dot != name.npos; dot = name.find("g.", dot + 1)) {
        const auto end = name.find("gb", dot);
        if (dot == 0 || end == name.npos)
            continue;
        const auto profile = name.substr(dot - 1, end + 3 - dot);
        if ((dot == 1 || !isDigit(name[dot - 2])) && shareOfSlice(profile).memoryGb)
            return profile;
    }
    return {};
}

std::optional<double> cardMemoryOfSlice(std::string_view profile)
{
    const auto share = shareOfSlice(profile);
    return share.memoryGb ? std::optional(*share.memoryGb * 8 / share.eighths) : std::nullopt;
}

}

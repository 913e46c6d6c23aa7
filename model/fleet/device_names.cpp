// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fleet/device_names.h"

#include "model/base/csv.h"
#include "model/base/text.h"

#include <algorithm>
#include <array>
#include <cmath>

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
        else if (chip.starts_with('-'))
            row.meaning.otherCard = chip.substr(1);
        else
            row.meaning.chips = split(chip, '|');
        row.meaning.perChip = static_cast<std::uint64_t>(parseNumber(line.values[4]).value_or(1));
        row.meaning.cores = static_cast<std::uint64_t>(parseNumber(line.values[5]).value_or(0));
    }
}

DeviceMeaning DeviceNames::meaning(const PrintedDevices& devices) const
{
    const auto words = wordsOfDevice(devices.name);
    using Rank = std::tuple<bool, bool, std::size_t>; // exact, of the origin, words
    Rank best;
    std::vector<const Row*> rows;
    for (const auto& row : m_rows) {
        if (row.origin && *row.origin != devices.origin)
            continue;
        if (row.isExact ? row.words != words
                        : !std::ranges::all_of(row.words, [&](const auto& word) { return std::ranges::find(words, word) != words.end(); }))
            continue;
        if (row.meaning.isNoAccelerator)
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
    if (rows.size() > 1 && devices.memoryGib) {
        const auto away = [&](const Row* row) { return row->memoryGib ? std::abs(*devices.memoryGib / *row->memoryGib - 1) : 1.0; };
        const auto nearest = *std::ranges::min_element(rows, {}, away);
        if (away(nearest) <= memoryTolerance)
            return nearest->meaning;
    }
    auto meaning = rows.front()->meaning;
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

SliceShare shareOfSlice(std::string_view profile)
{
    static constexpr std::array<std::pair<std::string_view, SliceShare>, 5> shares { { { "1g.", { 1, 1 } }, { "2g.", { 2, 2 } },
        { "3g.", { 3, 4 } }, { "4g.", { 4, 4 } }, { "7g.", { 7, 8 } } } };
    const auto found = std::ranges::find_if(shares, [profile](const auto& share) { return profile.starts_with(share.first); });
    return found == shares.end() ? SliceShare() : found->second;
}

std::optional<double> cardMemoryOfSlice(std::string_view profile)
{
    const auto share = shareOfSlice(profile);
    const auto end = profile.find("gb");
    if (share.eighths == 0 || end == profile.npos)
        return std::nullopt;
    const auto memory = parseNumber(profile.substr(3, end - 3));
    return memory ? std::optional(*memory * 8 / share.eighths) : std::nullopt;
}

}

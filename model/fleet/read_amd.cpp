// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/fleet/readers.h"
#include "words/fleet.h"

#include <algorithm>
#include <array>

namespace model {

/// Source: AMD's partition modes of the MI300 series (SPX whole, CPX one a compute die, of which an MI300A has six and the others eight).
std::uint64_t devicesOfMode(std::string_view mode, std::string_view name)
{
    const auto word = lowered(mode);
    if (word.starts_with("cpx"))
        return lowered(name).find("mi300a") != std::string::npos ? 6 : 8;
    if (word.starts_with("qpx"))
        return 4;
    if (word.starts_with("tpx"))
        return 3;
    return word.starts_with("dpx") ? 2 : 1;
}

namespace {

/// The most cards a server of this series has; more in one are parts of cards.
constexpr std::size_t mostCards = 8;

/// Cards of the MI300 series and later can show as several, which a list of names alone does not tell.
void requireWhole(const FleetFile& file, const PrintedFleet& fleet, std::size_t first, bool tellsMode)
{
    const auto canBeCut = [](const PrintedDevices& devices) {
        const auto name = lowered(devices.name);
        return name.find("mi3") != name.npos;
    };
    const auto cut = std::count_if(fleet.devices.begin() + static_cast<std::ptrdiff_t>(first), fleet.devices.end(), canBeCut);
    if (!tellsMode && static_cast<std::size_t>(cut) > mostCards)
        refuseFleet(file, { say::fleet::modeUnknown, { { "devices", cut } } });
}

bool isName(std::string_view text)
{
    return !text.empty() && !text.starts_with("0x") && text != "N/A";
}

/// The keys have changed with the releases; "Card model" never was a name.
std::string nameOfCard(const nlohmann::json& card)
{
    static constexpr std::array<std::string_view, 4> keys { "Card Series", "Card series", "Device Name", "Market Name" };
    for (const auto key : keys) {
        if (const auto name = jsonText(card, key); isName(name))
            return name;
    }
    return jsonText(card, "Card series");
}

}

PrintedFleet readRocmSmi(std::span<const FleetFile> files)
{
    PrintedFleet fleet { "rocm-smi", {}, files.size(), {} };
    for (const auto& file : files) {
        const auto tree = parseFleetJson(file, { say::fleet::notOfRocm });
        const auto first = fleet.devices.size();
        bool tellsMode = false;
        std::size_t cards = 0;
        for (const auto& [key, card] : tree.items()) {
            if (!key.starts_with("card") || !wholeCount(std::string_view(key).substr(4)))
                continue;
            ++cards;
            auto& devices = fleet.devices.emplace_back();
            devices.name = nameOfCard(card);
            if (devices.name.empty())
                refuseFleet(file, { say::fleet::rocmWithoutNames });
            devices.count = 1;
            devices.node = file.name;
            const auto mode = jsonText(card, "Compute Partition");
            tellsMode = tellsMode || isName(mode);
            devices.devicesPerCard = devicesOfMode(mode, devices.name);
            if (const auto bytes = parseNumber(jsonText(card, "VRAM Total Memory (B)")))
                devices.memoryGib = *bytes / (1024.0 * 1024 * 1024);
        }
        if (cards == 0)
            refuseFleet(file, { say::fleet::notOfRocm });
        requireWhole(file, fleet, first, tellsMode);
    }
    return fleet;
}

PrintedFleet readAmdSmi(std::span<const FleetFile> files)
{
    PrintedFleet fleet { "amd-smi", {}, files.size(), {} };
    for (const auto& file : files) {
        const auto tree = parseFleetJson(file, { say::fleet::notOfAmdSmi });
        const auto& list = tree.is_array() ? tree : jsonMember(tree, "gpu_data");
        if (!list.is_array())
            refuseFleet(file, { say::fleet::notOfAmdSmi });
        const auto first = fleet.devices.size();
        bool tellsMode = false;
        for (const auto& gpu : list) {
            const auto& asic = jsonMember(gpu, "asic");
            const auto& board = jsonMember(gpu, "board");
            auto& devices = fleet.devices.emplace_back();
            devices.name = jsonText(asic, "market_name");
            if (!isName(devices.name))
                devices.name = jsonText(board, "product_name");
            if (devices.name.empty())
                devices.name = jsonText(asic, "device_id");
            if (devices.name.empty())
                refuseFleet(file, { say::fleet::notOfAmdSmi });
            devices.count = 1;
            devices.node = file.name;
            const auto& partition = jsonMember(gpu, "partition");
            auto mode = jsonText(partition, "accelerator_partition"); // from ROCm 6.4 on
            if (!isName(mode))
                mode = jsonText(partition, "compute_partition");
            tellsMode = tellsMode || isName(mode);
            devices.devicesPerCard = devicesOfMode(mode, devices.name);
        }
        if (list.empty())
            refuseFleet(file, { say::fleet::notOfAmdSmi });
        requireWhole(file, fleet, first, tellsMode);
    }
    return fleet;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/fleet/readers.h"
#include "words/fleet.h"

#include <algorithm>
#include <array>

namespace model {

namespace {

/// How many devices a card shows as in a mode of its compute units. Source: AMD's partition modes of the MI300 series (SPX whole, CPX one a
/// compute die, of which an MI300A has six and the others eight).
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
        const auto tree = parseFleetJson(file);
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
            devices.devicesPerCard = devicesOfMode(jsonText(card, "Compute Partition"), devices.name);
            if (const auto bytes = parseNumber(jsonText(card, "VRAM Total Memory (B)")))
                devices.memoryGib = *bytes / (1024.0 * 1024 * 1024);
        }
        if (cards == 0)
            refuseFleet(file, { say::fleet::notOfRocm });
    }
    return fleet;
}

PrintedFleet readAmdSmi(std::span<const FleetFile> files)
{
    PrintedFleet fleet { "amd-smi", {}, files.size(), {} };
    for (const auto& file : files) {
        const auto tree = parseFleetJson(file);
        const auto& list = tree.is_array() ? tree : jsonMember(tree, "gpu_data");
        if (!list.is_array())
            refuseFleet(file, { say::fleet::notOfAmdSmi });
        for (const auto& gpu : list) {
            const auto& asic = jsonMember(gpu, "asic");
            const auto& board = jsonMember(gpu, "board");
            auto& devices = fleet.devices.emplace_back();
            devices.name = jsonText(asic, "market_name");
            if (!isName(devices.name))
                devices.name = jsonText(board, "product_name");
            if (devices.name.empty())
                refuseFleet(file, { say::fleet::notOfAmdSmi });
            devices.count = 1;
            devices.node = file.name;
            const auto& partition = jsonMember(gpu, "partition");
            devices.devicesPerCard = devicesOfMode(jsonText(partition, "compute_partition"), devices.name);
        }
    }
    return fleet;
}

}

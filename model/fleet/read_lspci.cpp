// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/fleet/readers.h"
#include "words/fleet.h"

#include <algorithm>
#include <array>
#include <regex>

namespace model {

namespace {

/// A line of lspci: "18:00.0 3D controller [0302]: NVIDIA Corporation GH100 [H100 SXM5 80GB] [10de:2330] (rev a1)".
struct Line {
    std::string kind;        ///< "3D controller"
    std::string code;        ///< "0302" with -nn or -n
    std::string name;        ///< without the maker, if that is one of accelerators
    std::string id;          ///< "10de:2330" with -nn or -n
    std::string_view vendor; ///< "10de", of one who makes accelerators
};

constexpr std::string_view nvidia = "10de";

/// By class, not by name: switches between cards have the cards' name.
bool canCompute(const Line& line)
{
    static constexpr std::array<std::string_view, 4> kinds { "3D controller", "VGA compatible controller", "Display controller",
        "Processing accelerators" };
    static constexpr std::array<std::string_view, 4> codes { "0302", "0300", "0380", "1200" };
    return line.code.empty() ? std::ranges::find(kinds, line.kind) != kinds.end() : std::ranges::find(codes, line.code) != codes.end();
}

/// The accelerators of clouds are of classes of their own.
bool isOfCloud(const Line& line)
{
    return line.name.starts_with("NeuronDevice") || line.id.starts_with("1d0f:7") || line.id.starts_with("1ae0:00");
}

Line parsed(std::string text)
{
    static const std::regex shape(
        R"(^(?:[0-9a-fA-F]{4,}:)?[0-9a-fA-F]{2}:[0-9a-fA-F]{2}\.[0-9a-fA-F] ([^:\[]*?)(?: \[([0-9a-f]{4})\])?: (.*)$)");
    std::smatch found;
    Line line;
    if (!std::regex_match(text, found, shape))
        return line;
    line.kind = found[1];
    line.code = found[2];
    line.name = found[3];
    if (line.code.empty() && line.kind.size() == 4 && line.kind.find_first_not_of("0123456789abcdef") == line.kind.npos) { // -n
        line.code = line.kind;
        line.id = line.name.substr(0, 9);
        line.name.clear();
    }
    static const std::regex end(R"(^(.*?)(?: \[([0-9a-f]{4}:[0-9a-f]{4})\])?(?: \(rev [0-9a-f]+\))?(?: \(prog-if .*\))?$)");
    if (line.id.empty() && std::regex_match(text = line.name, found, end)) {
        line.id = found[2];
        line.name = found[1];
    }
    struct Maker {
        std::string_view name;
        std::string_view vendor; ///< of PCI
    };
    static constexpr std::array<Maker, 8> makers { Maker { "NVIDIA Corporation ", nvidia },
        Maker { "Advanced Micro Devices, Inc. [AMD/ATI] ", "1002" }, Maker { "Advanced Micro Devices [AMD/ATI] ", "1002" },
        Maker { "Habana Labs Ltd. ", "1da3" }, Maker { "Amazon.com, Inc. ", "1d0f" }, Maker { "Intel Corporation ", "8086" },
        Maker { "Huawei Technologies Co., Ltd. ", "19e5" }, Maker { "Google, Inc. ", "1ae0" } };
    for (const auto& [maker, vendor] : makers) {
        if (!line.name.starts_with(maker) && !line.id.starts_with(vendor))
            continue;
        line.vendor = vendor;
        if (line.name.starts_with(maker))
            line.name.erase(0, maker.size());
        if (line.id.empty() && line.name.starts_with("Device "))
            line.id = std::string(vendor) + ":" + line.name.substr(7);
    }
    return line;
}

}

PrintedFleet readLspci(std::span<const FleetFile> files)
{
    PrintedFleet fleet { "lspci", {}, files.size(), {} };
    std::size_t others = 0;
    for (const auto& file : files) {
        std::size_t lines = 0;
        for (const auto& text : linesOf(file.text)) {
            const auto line = parsed(std::string(text));
            lines += !line.kind.empty();
            if (line.kind.empty() || !(canCompute(line) || isOfCloud(line)))
                continue;
            // The graphics of boards and processors are no accelerators.
            const bool isScreen = line.code == "0300" || line.kind == "VGA compatible controller";
            const bool isGraphics = isScreen || line.code == "0380" || line.kind == "Display controller";
            if ((isGraphics && line.vendor.empty()) || (isScreen && line.vendor != nvidia)) {
                ++others;
                continue;
            }
            auto& devices = fleet.devices.emplace_back();
            devices.name = line.name;
            if (!line.id.empty())
                devices.name += (devices.name.empty() ? "[" : " [") + line.id + "]";
            devices.count = 1;
            devices.node = file.name;
            devices.origin = NameOrigin::Pci;
        }
        if (lines == 0)
            refuseFleet(file, { say::fleet::notOfLspci });
    }
    if (others > 0)
        fleet.notes.push_back({ say::fleet::otherGraphics, { { "n", others } } });
    return fleet;
}

}

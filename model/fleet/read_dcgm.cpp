// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/fleet/readers.h"
#include "words/fleet.h"

#include <algorithm>
#include <map>
#include <set>

namespace model {

namespace {

/// The value of a label, its escapes undone; empty where there is none.
std::string labelOf(std::string_view labels, std::string_view name)
{
    const auto key = std::string(name) + "=\"";
    auto at = labels.find(key);
    while (at != labels.npos && at > 0 && labels[at - 1] != ',' && labels[at - 1] != '{')
        at = labels.find(key, at + 1);
    if (at == labels.npos)
        return {};
    std::string value;
    for (auto i = at + key.size(); i < labels.size() && labels[i] != '"'; ++i) {
        if (labels[i] == '\\' && i + 1 < labels.size())
            ++i;
        value += labels[i];
    }
    return value;
}

}

PrintedFleet readDcgm(std::span<const FleetFile> files)
{
    PrintedFleet fleet { "DCGM", {}, 0, {} };
    std::map<std::string, std::size_t> cards; // by identity
    std::set<std::string> hosts;
    std::size_t slices = 0;
    std::set<std::pair<std::string, std::string>> cut;
    for (const auto& file : files) {
        std::size_t series = 0;
        for (const auto line : linesOf(file.text)) {
            if (!line.starts_with("DCGM_FI_"))
                continue;
            ++series;
            const auto open = line.find('{');
            const auto close = line.rfind('}');
            if (open == line.npos || close == line.npos || close < open)
                refuseFleet(file, { say::fleet::endsEarly });
            const auto labels = line.substr(open, close - open);
            const auto host = labelOf(labels, "Hostname") + labelOf(labels, "hostname");
            auto identity = labelOf(labels, "UUID");
            if (identity.empty())
                identity = host + " " + labelOf(labels, "gpu");
            auto name = labelOf(labels, "modelName");
            if (name.empty())
                refuseFleet(file, { say::fleet::seriesWithoutName });
            name.resize(std::min(name.size(), name.find(" MIG "))); // a series a slice, the card is one
            if (const auto profile = labelOf(labels, "GPU_I_PROFILE"); !profile.empty())
                slices += cut.emplace(identity, labelOf(labels, "GPU_I_ID")).second;
            hosts.insert(host);
            const auto [known, isNew] = cards.try_emplace(identity, fleet.devices.size());
            if (!isNew) {
                if (fleet.devices[known->second].name != name)
                    refuseFleet(file, { say::fleet::twoKindsOfNode, { { "node", identity } } });
                continue;
            }
            auto& devices = fleet.devices.emplace_back();
            devices.name = name;
            devices.count = 1;
            devices.node = host;
        }
        if (series == 0)
            refuseFleet(file, { say::fleet::notOfDcgm });
    }
    fleet.nodes = hosts.size();
    if (slices > 0)
        fleet.notes.push_back({ say::fleet::slicesOfCards, { { "slices", slices } } });
    return fleet;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/csv.h"
#include "model/base/text.h"
#include "model/fleet/readers.h"
#include "words/fleet.h"

#include <algorithm>
#include <map>
#include <regex>

namespace model {

namespace {

/// "MI300X 192GB (x32), MI325X 256GB (x16)": each name with its number over all nodes; nothing where the field names one kind.
std::vector<std::pair<std::string, std::uint64_t>> namedTogether(const std::string& names)
{
    static const std::regex shape(R"(\s*([^()]*?)\s*\(x(\d+)\)\s*(?:,|$))");
    std::vector<std::pair<std::string, std::uint64_t>> together;
    for (std::sregex_iterator i(names.begin(), names.end(), shape), end; i != end; ++i)
        together.emplace_back((*i)[1], wholeCount((*i)[2].str()).value_or(0));
    return together;
}

}

PrintedFleet readMlperf(std::span<const FleetFile> files)
{
    PrintedFleet fleet { "MLPerf", {}, 0, {} };
    std::map<std::string, PrintedDevices> largest; // one cluster is described at many sizes
    std::size_t smaller = 0;
    for (const auto& file : files) {
        const auto tree = parseFleetJson(file, { say::fleet::notOfMlperf });
        const auto each = wholeCount(jsonText(tree, "accelerators_per_node"));
        const auto nodes = wholeCount(jsonText(tree, "number_of_nodes"));
        if (!each || !nodes)
            refuseFleet(file, { say::fleet::notOfMlperf });
        const auto names = jsonText(tree, "accelerator_model_name");
        if (*each == 0 || names.empty() || names == "N/A") {
            fleet.notes.push_back({ say::fleet::noAccelerators, { { "file", file.name } } });
            continue;
        }
        auto together = namedTogether(names);
        std::uint64_t sum = 0;
        for (const auto& [name, count] : together)
            sum += count;
        if (together.empty())
            together.emplace_back(names, *each * *nodes);
        else if (sum != *each * *nodes)
            refuseFleet(file, { say::fleet::sumsApart, { { "sum", sum }, { "product", *each * *nodes } } });
        fleet.nodes = std::max<std::size_t>(fleet.nodes, *nodes);
        for (const auto& [name, count] : together) {
            auto& devices = largest[name];
            smaller += devices.count > 0;
            if (static_cast<double>(count) <= devices.count)
                continue;
            devices.name = name;
            devices.count = static_cast<double>(count);
            devices.origin = NameOrigin::Mlperf;
            devices.memoryGib = together.size() == 1 ? memoryGib(jsonText(tree, "accelerator_memory_capacity")) : std::nullopt;
        }
    }
    for (auto& [name, devices] : largest)
        fleet.devices.push_back(std::move(devices));
    if (smaller > 0)
        fleet.notes.push_back({ say::fleet::largestTaken, { { "n", smaller } } });
    return fleet;
}

PrintedFleet readTop500(std::span<const FleetFile> files)
{
    PrintedFleet fleet { "TOP500", {}, 0, {} };
    std::size_t without = 0;
    for (const auto& file : files) {
        if (file.text.find("top500:list") != std::string::npos && file.text.find("<") < file.text.find("top500:list"))
            refuseFleet(file, { say::fleet::listWithoutAccelerators });
        CsvReader reader(file.text, file.name, {});
        CsvRow row;
        std::map<std::string, std::size_t, std::less<>> columns;
        if (reader.next(row)) {
            for (std::size_t i = 0; i < row.values.size(); ++i)
                columns.emplace(trimmed(row.values[i]), i);
        }
        for (const auto* needed : { "Site", "Accelerator/Co-Processor", "Accelerator/Co-Processor Cores" }) {
            if (!columns.contains(needed))
                refuseFleet(file, { say::fleet::listLacksColumn, { { "column", needed } } });
        }
        const auto width = columns.size();
        while (reader.next(row)) {
            if (row.values.size() < width)
                refuseFleet(file, { say::fleet::oddLine, { { "line", row.line } } });
            const auto cores = wholeCount(row.values[columns.at("Accelerator/Co-Processor Cores")]);
            const auto name = trimmed(row.values[columns.at("Accelerator/Co-Processor")]);
            if (name.empty() || name == "None" || !cores) {
                ++without;
                continue;
            }
            auto& devices = fleet.devices.emplace_back();
            devices.name = name;
            devices.of = PrintedDevices::Of::Cores;
            devices.count = static_cast<double>(*cores);
            devices.origin = NameOrigin::Top500;
            devices.site = trimmed(row.values[columns.at("Site")]);
            if (const auto machine = columns.find("Name"); machine != columns.end())
                devices.node = trimmed(row.values[machine->second]);
        }
    }
    if (without > 0)
        fleet.notes.push_back({ say::fleet::machinesWithout, { { "n", without } } });
    return fleet;
}

}

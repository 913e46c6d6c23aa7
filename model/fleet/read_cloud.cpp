// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/fleet/readers.h"
#include "words/fleet.h"

#include <map>

namespace model {

PrintedFleet readNeuronLs(std::span<const FleetFile> files)
{
    PrintedFleet fleet { "neuron-ls", {}, files.size(), {} };
    for (const auto& file : files) {
        const auto tree = parseFleetJson(file, { say::fleet::notOfNeuron });
        const auto& listed = jsonMember(tree, "neuron_devices");
        const auto& elements = tree.is_array() ? tree : listed;
        if (!elements.is_array() || elements.empty())
            refuseFleet(file, { say::fleet::notOfNeuron });
        const auto ofAll = jsonText(tree, "instance_type");
        for (const auto& element : elements) {
            if (!jsonMember(element, "neuron_device").is_number())
                refuseFleet(file, { say::fleet::notOfNeuron });
            auto& devices = fleet.devices.emplace_back();
            auto type = jsonText(element, "instance_type");
            if (type.empty())
                type = ofAll;
            devices.name = type.empty() ? "neuron_device" : type.substr(0, type.find('.'));
            if (const auto bytes = parseNumber(jsonText(element, "memory_size")))
                devices.memoryGib = *bytes / (1024.0 * 1024 * 1024);
            devices.count = 1; // elements are chips, nc_count are logical cores
            devices.node = file.name;
            devices.origin = NameOrigin::Cloud;
        }
    }
    return fleet;
}

namespace {

/// Devices of one kind that an instance of a type has: a part of one where the type has only that.
struct TypeDevices {
    std::string name;
    double count = 0;
    std::optional<double> memoryGib;
};

std::vector<TypeDevices> devicesOf(const nlohmann::json& type)
{
    std::vector<TypeDevices> devices;
    const auto read = [&devices](const nlohmann::json& list) {
        if (!list.is_array())
            return;
        for (const auto& device : list) {
            const auto count = wholeCount(jsonText(device, "Count")).value_or(0);
            const auto logical = wholeCount(jsonText(device, "LogicalGpuCount")).value_or(0);
            const auto part = parseNumber(jsonText(device, "GpuPartitionSize")).value_or(0);
            const auto mebibytes = jsonText(jsonMember(device, "MemoryInfo"), "SizeInMiB");
            devices.push_back({ jsonText(device, "Name"), count > 0 ? static_cast<double>(count) : part * static_cast<double>(logical),
                count > 0 ? memoryGib(mebibytes) : std::nullopt });
        }
    };
    read(jsonMember(jsonMember(type, "GpuInfo"), "Gpus"));
    read(jsonMember(jsonMember(type, "NeuronInfo"), "NeuronDevices"));
    if (devices.empty()) // where the older of the two still stands beside the newer
        read(jsonMember(jsonMember(type, "InferenceAcceleratorInfo"), "Accelerators"));
    return devices;
}

struct Instances {
    std::map<std::string, std::uint64_t> running; ///< by type
    std::uint64_t gone = 0;                       ///< terminated or stopped: they hold no hardware
};

void addInstances(const nlohmann::json& tree, Instances& instances)
{
    for (const auto& reservation : jsonMember(tree, "Reservations")) {
        for (const auto& instance : jsonMember(reservation, "Instances")) {
            const auto state = jsonText(jsonMember(instance, "State"), "Name");
            if (state == "terminated" || state == "shutting-down" || state == "stopped")
                ++instances.gone;
            else
                ++instances.running[jsonText(instance, "InstanceType")];
        }
    }
}

}

PrintedFleet readAws(std::span<const FleetFile> files)
{
    PrintedFleet fleet { "AWS", {}, 0, {} };
    std::map<std::string, std::vector<TypeDevices>> types;
    Instances instances;
    bool hasInstances = false;
    for (const auto& file : files) {
        const auto tree = parseFleetJson(file, { say::fleet::notOfAws });
        if (jsonMember(tree, "InstanceTypes").is_array()) {
            for (const auto& type : tree["InstanceTypes"])
                types.insert_or_assign(jsonText(type, "InstanceType"), devicesOf(type));
        } else if (jsonMember(tree, "Reservations").is_array()) {
            hasInstances = true;
            addInstances(tree, instances);
        } else {
            refuseFleet(file, { say::fleet::notOfAws });
        }
    }
    if (!hasInstances)
        refuseFleet(files.front(), { say::fleet::typesOnly });
    if (types.empty())
        refuseFleet(files.front(), { say::fleet::instancesOnly });
    for (const auto& [type, count] : instances.running) {
        fleet.nodes += count;
        const auto known = types.find(type);
        if (known == types.end())
            refuseFleet(files.front(), { say::fleet::unknownType, { { "type", type } } });
        for (const auto& each : known->second) {
            auto& devices = fleet.devices.emplace_back();
            devices.name = each.name;
            devices.count = each.count * static_cast<double>(count);
            devices.memoryGib = each.memoryGib;
            devices.origin = NameOrigin::Cloud;
            if (each.count < 1)
                fleet.notes.push_back({ say::fleet::partsOfCards,
                    { { "n", count }, { "type", type }, { "part", shortestNumber(each.count) }, { "name", each.name } } });
        }
    }
    if (instances.gone > 0)
        fleet.notes.push_back({ say::fleet::goneInstances, { { "n", instances.gone } } });
    return fleet;
}

}

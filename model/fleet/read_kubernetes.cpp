// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/fleet/readers.h"
#include "words/fleet.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace model {

namespace {

using Labels = nlohmann::json;

std::string withoutEnd(std::string name, std::string_view end)
{
    if (name.ends_with(end))
        name.resize(name.size() - end.size());
    return name;
}

/// Capacity counts cards that are ill too, which allocatable leaves out.
std::uint64_t capacityOf(const nlohmann::json& node, std::string_view resource)
{
    return wholeCount(jsonText(jsonMember(jsonMember(node, "status"), "capacity"), resource)).value_or(0);
}

/// A card that is cut or shared counts once: gpu.count is of cards but where every slice has the card's own resource name (strategy
/// "single").
void addNvidia(const nlohmann::json& node, const Labels& labels, PrintedDevices devices, PrintedFleet& fleet, std::size_t& sharedNodes)
{
    auto product = jsonText(labels, "nvidia.com/gpu.product");
    auto capacity = capacityOf(node, "nvidia.com/gpu");
    const auto shared = capacityOf(node, "nvidia.com/gpu.shared");
    const auto count = wholeCount(jsonText(labels, "nvidia.com/gpu.count"));
    const auto replicas = wholeCount(jsonText(labels, "nvidia.com/gpu.replicas")).value_or(1);
    const auto strategy = jsonText(labels, "nvidia.com/mig.strategy");
    const auto& resources = jsonMember(jsonMember(node, "status"), "capacity");
    constexpr std::string_view sliceResource = "nvidia.com/mig-";
    std::map<std::string, std::uint64_t> slices; // by profile
    if (resources.is_object()) {
        for (const auto& [name, amount] : resources.items()) {
            if (const auto n = wholeCount(jsonText(amount)).value_or(0); name.starts_with(sliceResource) && n > 0)
                slices[name.substr(sliceResource.size())] = n;
        }
    }
    const bool hasSliceResources = !slices.empty();
    if (product.empty() && capacity == 0 && shared == 0 && !hasSliceResources)
        return;
    devices.memoryGib = memoryGib(jsonText(labels, "nvidia.com/gpu.memory"));
    const bool isShared = product.ends_with("-SHARED") || replicas > 1 || shared > 0;
    product = withoutEnd(std::move(product), "-SHARED");
    if (const auto slice = product.find("-MIG-"); slice != product.npos) {
        devices.of = PrintedDevices::Of::Slices;
        devices.profile = lowered(product.substr(slice + 5));
        devices.memoryGib.reset(); // it is the slice's
        product.resize(slice);
        devices.count = static_cast<double>(count.value_or(replicas > 1 ? capacity / replicas : capacity));
    } else if (hasSliceResources && !count) {
        // Without the labels of cards, which are as many as the slices take, and those that are not cut.
        for (const auto& [profile, n] : slices) {
            auto& part = fleet.devices.emplace_back(devices);
            part.of = PrintedDevices::Of::Slices;
            part.name = product;
            part.profile = profile;
            part.memoryGib.reset();
            part.count = static_cast<double>(n / std::max(replicas, std::uint64_t { 1 }));
        }
        devices.count = static_cast<double>(capacity);
        ++sharedNodes;
    } else if (hasSliceResources || strategy == "mixed") {
        devices.count = static_cast<double>(count.value_or(capacity));
        ++sharedNodes;
    } else if (isShared) {
        devices.count = static_cast<double>(count.value_or(replicas > 0 ? capacity / replicas : capacity));
        ++sharedNodes;
    } else {
        devices.count = static_cast<double>(capacity);
    }
    devices.origin = NameOrigin::Driver;
    if (product.empty()) {
        product = jsonText(labels, "cloud.google.com/gke-accelerator");
        devices.origin = product.empty() ? NameOrigin::Kubernetes : NameOrigin::Gcp;
    }
    devices.name = product.empty() ? "nvidia.com/gpu" : product;
    if (devices.count > 0)
        fleet.devices.push_back(std::move(devices));
}

void addAmd(const nlohmann::json& node, const Labels& labels, PrintedDevices devices, PrintedFleet& fleet)
{
    devices.origin = NameOrigin::Driver;
    devices.name = jsonText(labels, "amd.com/gpu.product-name");
    auto id = jsonText(labels, "amd.com/gpu.device-id");
    std::string mode;
    if (labels.is_object()) {
        for (const auto& [name, value] : labels.items()) {
            constexpr std::string_view olderId = "beta.amd.com/gpu.device-id."; // its value is how many
            if (name.starts_with("amd.com/") && name.find("partition") != name.npos && name.find("supported") == name.npos)
                mode += lowered(jsonText(value)) + " ";
            else if (id.empty() && name.starts_with(olderId))
                id = name.substr(olderId.size());
        }
    }
    if (devices.name.empty() && !id.empty()) {
        devices.origin = NameOrigin::Pci;
        devices.name = "1002:" + lowered(id);
    } else if (devices.name.empty()) {
        devices.name = "amd.com/gpu";
    }
    const auto& capacity = jsonMember(jsonMember(node, "status"), "capacity");
    if (!capacity.is_object())
        return;
    for (const auto& [resource, amount] : capacity.items()) {
        if (!resource.starts_with("amd.com/"))
            continue;
        auto part = devices;
        part.count = static_cast<double>(wholeCount(jsonText(amount)).value_or(0));
        const auto named = resource.substr(8);
        part.devicesPerCard = devicesOfMode(named == "gpu" ? mode : named, devices.name);
        if (part.count > 0)
            fleet.devices.push_back(std::move(part));
    }
}

/// What a resource of another vendor counts; the letters of its kind stand in its name, but those of shares of a card do too.
bool countsAccelerators(std::string_view resource)
{
    static constexpr std::array<std::string_view, 7> kinds { "gpu", "gaudi", "tpu", "npu", "mlu", "ascend", "neuron" };
    static constexpr std::array<std::string_view, 6> shares { "mem", "core", "percent", "shared", "monitoring", "millicores" };
    const auto slash = resource.find('/');
    if (slash == resource.npos || resource.starts_with("nvidia.com/") || resource.starts_with("amd.com/"))
        return false;
    const auto name = lowered(resource.substr(slash + 1));
    const auto isIn = [&](std::string_view part) { return name.find(part) != name.npos; };
    return (std::ranges::any_of(kinds, isIn) || resource == "gpu.intel.com/i915" || resource == "gpu.intel.com/xe")
        && std::ranges::none_of(shares, isIn);
}

void addOthers(const nlohmann::json& node, const Labels& labels, const PrintedDevices& devices, PrintedFleet& fleet)
{
    const auto& capacity = jsonMember(jsonMember(node, "status"), "capacity");
    if (!capacity.is_object())
        return;
    bool hasNeuron = false; // the same devices stand under two names
    for (const auto& [resource, amount] : capacity.items()) {
        const auto count = wholeCount(jsonText(amount)).value_or(0);
        const bool isNeuron = resource.starts_with("aws.amazon.com/neuron");
        if (count == 0 || !countsAccelerators(resource) || (isNeuron && hasNeuron))
            continue;
        hasNeuron = hasNeuron || isNeuron;
        auto& part = fleet.devices.emplace_back(devices);
        part.origin = NameOrigin::Kubernetes;
        part.name = resource;
        part.count = static_cast<double>(count);
        if (const auto tpu = jsonText(labels, "cloud.google.com/gke-tpu-accelerator"); resource == "google.com/tpu" && !tpu.empty()) {
            part.name = tpu;
        } else if (const auto type = jsonText(labels, "node.kubernetes.io/instance-type"); isNeuron && !type.empty()) {
            part.origin = NameOrigin::Cloud;
            part.name = type.substr(0, type.find('.'));
        }
    }
}

}

PrintedFleet readKubernetes(std::span<const FleetFile> files)
{
    PrintedFleet fleet { "Kubernetes", {}, 0, {} };
    std::size_t sharedNodes = 0;
    std::set<std::string> seen;
    for (const auto& file : files) {
        const auto tree = parseFleetJson(file, { say::fleet::notNodes });
        const auto& items = jsonMember(tree, "items");
        const auto single = nlohmann::json::array({ tree });
        const auto& nodes = items.is_array() ? items : single;
        for (const auto& node : nodes) {
            if (jsonText(node, "kind") != "Node")
                refuseFleet(file, { say::fleet::notNodes });
            PrintedDevices devices;
            devices.node = jsonText(jsonMember(node, "metadata"), "name");
            if (!seen.insert(devices.node).second)
                refuseFleet(file, { say::fleet::nodeTwice, { { "node", devices.node } } });
            const auto& labels = jsonMember(jsonMember(node, "metadata"), "labels");
            if (jsonText(labels, "nvidia.com/gpu.product").ends_with("-MIG-INVALID"))
                refuseFleet(file, { say::fleet::invalidSlices, { { "node", devices.node } } });
            addNvidia(node, labels, devices, fleet, sharedNodes);
            addAmd(node, labels, devices, fleet);
            addOthers(node, labels, devices, fleet);
            ++fleet.nodes;
        }
    }
    if (sharedNodes > 0)
        fleet.notes.push_back({ say::fleet::sharedNodes, { { "nodes", sharedNodes } } });
    return fleet;
}

}

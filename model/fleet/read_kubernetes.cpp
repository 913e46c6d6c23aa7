// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/fleet/readers.h"
#include "words/fleet.h"

#include <algorithm>
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
    bool hasSliceResources = false;
    if (resources.is_object()) {
        for (const auto& [name, amount] : resources.items())
            hasSliceResources = hasSliceResources || (name.starts_with("nvidia.com/mig-") && wholeCount(jsonText(amount)).value_or(0) > 0);
    }
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
    std::string mode;
    if (labels.is_object()) {
        for (const auto& [name, value] : labels.items()) {
            if (name.starts_with("amd.com/") && name.find("partition") != name.npos)
                mode += lowered(jsonText(value)) + " ";
        }
    }
    if (devices.name.empty())
        devices.name = "amd.com/gpu";
    const auto& capacity = jsonMember(jsonMember(node, "status"), "capacity");
    if (!capacity.is_object())
        return;
    for (const auto& [resource, amount] : capacity.items()) {
        if (!resource.starts_with("amd.com/"))
            continue;
        auto part = devices;
        part.count = static_cast<double>(wholeCount(jsonText(amount)).value_or(0));
        const auto named = resource.substr(8);
        const bool isCut = named.starts_with("cpx") || (named == "gpu" && mode.find("cpx") != mode.npos);
        part.devicesPerCard = isCut    ? (lowered(devices.name).find("mi300a") != std::string::npos ? 6 : 8)
            : named.starts_with("dpx") ? 2
                                       : 1;
        if (part.count > 0)
            fleet.devices.push_back(std::move(part));
    }
}

void addOthers(const nlohmann::json& node, const PrintedDevices& devices, PrintedFleet& fleet)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> resources {
        std::pair { "habana.ai/gaudi", "habana.ai/gaudi" }, std::pair { "aws.amazon.com/neurondevice", "aws.amazon.com/neurondevice" }
    };
    for (const auto& [resource, name] : resources) {
        if (const auto count = capacityOf(node, resource)) {
            auto& part = fleet.devices.emplace_back(devices);
            part.origin = NameOrigin::Kubernetes;
            part.name = name;
            part.count = static_cast<double>(count);
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
        const auto tree = parseFleetJson(file);
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
            addOthers(node, devices, fleet);
            ++fleet.nodes;
        }
    }
    if (sharedNodes > 0)
        fleet.notes.push_back({ say::fleet::sharedNodes, { { "nodes", sharedNodes } } });
    return fleet;
}

}

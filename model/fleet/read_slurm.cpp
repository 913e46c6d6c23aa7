// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/text.h"
#include "model/fleet/device_names.h"
#include "model/fleet/host_list.h"
#include "model/fleet/readers.h"
#include "words/fleet.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace model {

namespace {

/// One `gpu` entry of a node's generic resources.
struct GresEntry {
    std::string type; ///< empty where the site gives none
    std::uint64_t count = 0;
    auto operator<=>(const GresEntry&) const = default;
};

struct Node {
    std::vector<GresEntry> entries;
    bool isCloud = false;
    bool isOut = false;
    const FleetFile* file = nullptr;
};

/// The parts between commas that are outside parentheses and brackets.
std::vector<std::string_view> entriesOf(std::string_view gres)
{
    std::vector<std::string_view> entries;
    std::size_t begin = 0;
    int depth = 0;
    for (std::size_t i = 0; i <= gres.size(); ++i) {
        if (i == gres.size() || (gres[i] == ',' && depth == 0)) {
            entries.push_back(gres.substr(begin, i - begin));
            begin = i + 1;
        } else if (gres[i] == '(' || gres[i] == '[') {
            ++depth;
        } else if (gres[i] == ')' || gres[i] == ']') {
            --depth;
        }
    }
    return entries;
}

/// What of `gpu:a100:8(S:0-1),shard:a100:16` are devices: shards, MPS shares and disks stand there too, some with the card's type.
std::vector<GresEntry> readGres(std::string_view gres)
{
    std::vector<GresEntry> devices;
    if (gres == "(null)" || gres == "null" || gres == "N/A")
        return devices;
    for (auto entry : entriesOf(gres)) {
        entry = trimmed(entry.substr(0, entry.find('(')));
        auto parts = split(entry, ':');
        const auto name = lowered(parts.front());
        if (name != "gpu" && name != "mig")
            continue;
        GresEntry device;
        const auto count = parts.size() > 1 ? wholeCount(parts.back(), 1024) : std::nullopt;
        device.count = count.value_or(1); // without a number Slurm means one
        if (count)
            parts.pop_back();
        parts.erase(parts.begin());
        std::erase(parts, "no_consume");
        device.type = joined(parts, ":");
        if (device.count > 0)
            devices.push_back(std::move(device));
    }
    std::ranges::sort(devices);
    return devices;
}

/// Slurm makes types of the driver's names itself, which tell the form factor. A site that shortens one of an H100 means no card of 94 GB.
bool isOfDriver(std::string_view type)
{
    const auto name = lowered(type);
    return name.starts_with("nvidia_") && name != "nvidia_h100";
}

/// What is owned all the same, though no job runs on it.
bool isOut(std::string_view state)
{
    static constexpr std::array<std::string_view, 7> words { "down", "drain", "drng", "fail", "inval", "maint", "resv" };
    return std::ranges::any_of(words, [state](std::string_view word) { return state.find(word) != state.npos; });
}

/// Nodes by their names, and groups of nodes without; those of several files are one cluster's.
class Cluster {
public:
    void begin(const FleetFile& file) { m_file = &file; }

    void add(const std::string& name, std::string_view gres, std::string_view state)
    {
        const auto states = lowered(state);
        if (states.find("future") != states.npos) {
            for (const auto& entry : readGres(gres))
                m_future += entry.count;
            return;
        }
        Node node { readGres(gres), states.find("power") != states.npos || states.find("cloud") != states.npos || states.ends_with('~'),
            isOut(states), m_file };
        const auto [known, isNew] = m_nodes.try_emplace(name, node);
        if (!isNew && known->second.entries != node.entries)
            refuseFleet(*m_file, { say::fleet::twoKindsOfNode, { { "node", name } } });
        if (!isNew && known->second.file != m_file)
            m_again.insert(name);
    }

    /// `nodes` alike, each once whatever the partitions.
    void addGroup(std::uint64_t nodes, std::string_view gres, std::string_view state)
    {
        for (std::uint64_t i = 0; i < nodes; ++i)
            add("\n" + std::to_string(m_nodes.size()), gres, state);
    }

    PrintedFleet take(std::string tool)
    {
        PrintedFleet fleet { std::move(tool), {}, m_nodes.size(), {} };
        std::uint64_t cloudDevices = 0;
        std::size_t cloudNodes = 0;
        std::size_t nodesOut = 0;
        for (const auto& [name, node] : m_nodes) {
            cloudNodes += node.isCloud && !node.entries.empty();
            nodesOut += node.isOut && !node.entries.empty();
            for (const auto& entry : node.entries) {
                cloudDevices += node.isCloud ? entry.count : 0;
                fleet.devices.push_back(printed(entry, name));
            }
        }
        if (cloudDevices > 0)
            fleet.notes.push_back({ say::fleet::cloudNodes, { { "devices", cloudDevices }, { "nodes", cloudNodes } } });
        if (nodesOut > 0)
            fleet.notes.push_back({ say::fleet::nodesOut, { { "n", nodesOut } } });
        if (!m_again.empty())
            fleet.notes.push_back({ say::fleet::nodesAgain, { { "n", m_again.size() } } });
        if (m_future > 0)
            fleet.notes.push_back({ say::fleet::futureNodes, { { "devices", m_future } } });
        return fleet;
    }

private:
    static PrintedDevices printed(const GresEntry& entry, const std::string& node)
    {
        PrintedDevices devices;
        devices.origin = isOfDriver(entry.type) ? NameOrigin::Driver : NameOrigin::Slurm;
        devices.node = node;
        devices.count = static_cast<double>(entry.count);
        devices.name = entry.type.empty() ? "gpu" : entry.type;
        devices.profile = std::string(sliceProfileIn(devices.name));
        if (!devices.profile.empty()) {
            devices.of = PrintedDevices::Of::Slices;
            devices.name.erase(devices.name.find(devices.profile));
            while (!devices.name.empty() && (devices.name.back() == '_' || devices.name.back() == '-' || devices.name.back() == '.'))
                devices.name.pop_back();
        }
        return devices;
    }

    const FleetFile* m_file = nullptr;
    std::map<std::string, Node> m_nodes;
    std::set<std::string> m_again; ///< in several files
    std::uint64_t m_future = 0;
};

/// A state that is a text, or a list of texts, with the flags beside it.
std::string stateOf(const nlohmann::json& node)
{
    std::string state;
    for (const auto* key : { "state", "state_flags" }) {
        const auto& value = jsonMember(node, key);
        if (value.is_array()) {
            for (const auto& one : value)
                state += jsonText(one) + " ";
        } else {
            state += jsonText(value) + " ";
        }
    }
    return state;
}

/// `sinfo --json` of 22.05 and `scontrol show node --json`: an element a node. Of 23.02 and later `sinfo --json`: one a group of like nodes
/// in a partition, so that a node in two partitions stands in two groups.
void readTree(const FleetFile& file, const nlohmann::json& tree, Cluster& cluster)
{
    const auto& nodes = jsonMember(tree, "nodes");
    const auto& groups = jsonMember(tree, "sinfo");
    if (!nodes.is_array() && !groups.is_array())
        refuseFleet(file, { say::fleet::notOfSlurm });
    const auto requireGres = [&file](const nlohmann::json& gres) {
        if (gres.is_null())
            refuseFleet(file, { say::fleet::noGres });
    };
    if (nodes.is_array()) {
        for (const auto& node : nodes) {
            if (!node.is_object() || !node.contains("gres"))
                requireGres(nullptr);
            cluster.add(jsonText(node, "name"), jsonText(node, "gres"), stateOf(node));
        }
        return;
    }
    for (const auto& group : groups) {
        const auto& gres = jsonMember(group, "gres");
        requireGres(jsonMember(gres, "total"));
        const auto& listed = jsonMember(jsonMember(group, "nodes"), "nodes");
        if (!listed.is_array())
            refuseFleet(file, { say::fleet::groupsWithoutNames });
        for (const auto& list : listed) {
            for (const auto& name : hostsOf(jsonText(list)))
                cluster.add(name, jsonText(gres, "total"), stateOf(jsonMember(group, "node")));
        }
    }
}

/// The tags `!!str` say what is a text anyway, so that all is read as text.
nlohmann::json jsonOf(const YAML::Node& node)
{
    if (node.IsMap()) {
        auto object = nlohmann::json::object();
        for (const auto& entry : node)
            object[entry.first.Scalar()] = jsonOf(entry.second);
        return object;
    }
    if (node.IsSequence()) {
        auto array = nlohmann::json::array();
        for (const auto& entry : node)
            array.push_back(jsonOf(entry));
        return array;
    }
    return node.IsScalar() ? nlohmann::json(node.Scalar()) : nlohmann::json("");
}

nlohmann::json parseYaml(const FleetFile& file)
{
    try {
        return jsonOf(YAML::Load(file.text));
    } catch (const YAML::Exception& error) {
        refuseFleet(file, { say::fleet::noYaml, { { "line", error.mark.line + 1 } } });
    }
}

/// `scontrol show node`: `Key=value` in blocks or, with -o, one line a node. A value may hold blanks, which nothing here does that is asked
/// for.
void readScontrol(const FleetFile& file, Cluster& cluster)
{
    std::string name;
    std::string gres;
    std::string state;
    bool hasGres = false;
    const auto finish = [&] {
        if (name.empty())
            return;
        if (!hasGres)
            refuseFleet(file, { say::fleet::noGresOfNode, { { "node", name } } });
        for (const auto& host : hostsOf(name)) // slurm.conf writes ranges: NodeName=n[1-3]
            cluster.add(host, gres, state);
        hasGres = false;
    };
    for (const auto line : linesOf(file.text)) {
        for (const auto word : wordsOf(line)) {
            const auto equals = word.find('=');
            const auto key = word.substr(0, equals);
            const auto value = equals == word.npos ? std::string_view() : word.substr(equals + 1);
            if (key == "NodeName") {
                finish();
                if (value == "DEFAULT") // of slurm.conf, whose lines lack what they have from elsewhere
                    refuseFleet(file, { say::fleet::notOfSlurm });
                name = value;
                state.clear();
            } else if (key == "Gres") {
                gres = value;
                hasGres = true;
            } else if (key == "State") {
                state = value;
            }
        }
    }
    finish();
}

/// The cells of a line of sinfo, between blanks or, where the format has them, bars.
std::vector<std::string_view> cellsOf(std::string_view line, bool hasBars)
{
    if (!hasBars)
        return wordsOf(line);
    std::vector<std::string_view> cells;
    for (auto bar = line.find('|'); bar != line.npos; bar = line.find('|')) {
        cells.push_back(trimmed(line.substr(0, bar)));
        line.remove_prefix(bar + 1);
    }
    cells.push_back(trimmed(line));
    return cells;
}

/// Where a column of a table of sinfo is; nothing where it has none.
struct Columns {
    std::optional<std::size_t> node;
    std::optional<std::size_t> nodes;
    std::optional<std::size_t> gres;
    std::optional<std::size_t> state;
    std::optional<std::size_t> partition;
    std::size_t count = 0;
};

Columns columnsOf(std::string_view header)
{
    Columns columns;
    for (const auto word : cellsOf(header, header.find('|') != header.npos)) {
        const auto place = columns.count++;
        if (word == "NODELIST" || word == "HOSTNAMES")
            columns.node = place;
        else if (word == "NODES")
            columns.nodes = place;
        else if (word == "GRES")
            columns.gres = place;
        else if (word == "STATE")
            columns.state = place;
        else if (word == "PARTITION")
            columns.partition = place;
    }
    return columns;
}

/// A column of fixed width is cut without a mark: 16 cards of a long name read as one.
bool isCut(std::string_view header)
{
    const auto gres = header.find("GRES");
    return gres != header.npos && header.find('|') == header.npos && header.substr(gres).find("  ") != header.npos;
}

void readSinfo(const FleetFile& file, Cluster& cluster)
{
    const auto lines = linesOf(file.text);
    const auto header = std::ranges::find_if(lines, [](std::string_view line) {
        const auto columns = columnsOf(line);
        return columns.gres || columns.node || columns.nodes;
    });
    if (header == lines.end())
        refuseFleet(file, { say::fleet::notOfSlurm });
    const auto columns = columnsOf(*header);
    if (!columns.gres)
        refuseFleet(file, { say::fleet::noGres });
    if (isCut(*header))
        refuseFleet(file, { say::fleet::cutColumns });
    if (!columns.node && (columns.partition || !columns.nodes))
        refuseFleet(file, { say::fleet::noNodes });
    const bool hasBars = header->find('|') != header->npos;
    for (auto line = header + 1; line != lines.end(); ++line) {
        const auto words = cellsOf(*line, hasBars);
        if (trimmed(*line).empty() || *line == *header)
            continue;
        if (words.size() != columns.count)
            refuseFleet(file, { say::fleet::oddLine, { { "line", line - lines.begin() + 1 } } });
        const auto gres = words[*columns.gres];
        const auto state = columns.state ? words[*columns.state] : std::string_view();
        if (columns.node) {
            for (const auto& name : hostsOf(words[*columns.node]))
                cluster.add(name, gres, state);
        } else if (const auto nodes = wholeCount(words[*columns.nodes], 1024); nodes && *nodes <= 1'000'000) {
            cluster.addGroup(*nodes, gres, state);
        } else {
            refuseFleet(file, { say::fleet::oddLine, { { "line", line - lines.begin() + 1 } } });
        }
    }
}

void readOne(const FleetFile& file, Cluster& cluster)
{
    const auto begin = file.text.find_first_not_of(" \t\r\n");
    if (begin == file.text.npos)
        refuseFleet(file, { say::fleet::empty });
    if (file.text[begin] == '{' || file.text[begin] == '[')
        return readTree(file, parseFleetJson(file, { say::fleet::notOfSlurm }), cluster);
    if (isSlurmYaml(file.text))
        return readTree(file, parseYaml(file), cluster);
    if (file.text.find("PartitionName=") != file.text.npos && file.text.find("NodeName=") == file.text.npos)
        refuseFleet(file, { say::fleet::partitions });
    if (file.text.find("NodeName=") != file.text.npos)
        return readScontrol(file, cluster);
    readSinfo(file, cluster);
}

}

bool isSlurmYaml(std::string_view text)
{
    static constexpr std::array<std::string_view, 5> beginnings { "%YAML", "---", "meta:", "nodes:", "sinfo:" };
    return std::ranges::any_of(beginnings, [text](std::string_view beginning) { return text.starts_with(beginning); })
        || text.substr(0, 64 * 1024).find("!!str") != text.npos;
}

PrintedFleet readSlurm(std::span<const FleetFile> files)
{
    Cluster cluster;
    for (const auto& file : files) {
        cluster.begin(file);
        readOne(file, cluster);
    }
    return cluster.take("Slurm");
}

}

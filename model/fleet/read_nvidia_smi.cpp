// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/csv.h"
#include "model/base/text.h"
#include "model/fleet/readers.h"
#include "model/fleet/xml_tree.h"
#include "words/fleet.h"

#include <algorithm>
#include <set>

namespace model {

namespace {

/// Cards by their identity, so that one that is listed twice is one.
class Cards {
public:
    explicit Cards(PrintedFleet& fleet)
        : m_fleet(fleet)
    {
    }

    void begin(const FleetFile& file) { m_file = &file; }

    void add(std::string_view name, std::string_view uuid, std::optional<double> memory)
    {
        if (name.empty() || name.starts_with('['))
            refuseFleet(*m_file, { say::fleet::cardWithoutName });
        if (!uuid.empty() && !uuid.starts_with('[') && !m_seen.emplace(name, uuid).second) {
            ++m_again;
            return;
        }
        auto& devices = m_fleet.devices.emplace_back();
        devices.name = name;
        devices.count = 1;
        devices.memoryGib = memory;
        devices.node = m_file->name;
    }

    void noteDoubles()
    {
        if (m_again > 0)
            m_fleet.notes.push_back({ say::fleet::listedAgain, { { "devices", m_again } } });
    }

private:
    const FleetFile* m_file = nullptr;
    PrintedFleet& m_fleet;
    std::set<std::pair<std::string, std::string>> m_seen; ///< by name too, as people blacken identities
    std::size_t m_again = 0;
};

/// `--query-gpu=... --format=csv`: ", " between cells, units in the header and, without nounits, in the cells.
void readQuery(const FleetFile& file, Cards& cards)
{
    CsvReader reader(file.text, file.name, { .separator = ',', .quotes = CsvQuotes::None });
    CsvRow row;
    if (!reader.next(row))
        refuseFleet(file, { say::fleet::empty });
    std::optional<std::size_t> name;
    std::optional<std::size_t> uuid;
    std::optional<std::size_t> memory;
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        const auto head = trimmed(row.values[i]);
        const auto word = trimmed(head.substr(0, head.find('[')));
        if (word == "name" || word == "gpu_name")
            name = i;
        else if (word == "uuid" || word == "gpu_uuid")
            uuid = i;
        else if (word == "memory.total")
            memory = i;
        else if (word == "pid") // of processes, so that cards without one are missing
            refuseFleet(file, { say::fleet::queryWithoutName });
    }
    if (!name)
        refuseFleet(file, { say::fleet::queryWithoutName });
    const std::vector<std::string> header(row.values.begin(), row.values.end());
    while (reader.next(row)) {
        if (std::ranges::equal(row.values, header)) // of the next node
            continue;
        if (row.values.size() != header.size())
            refuseFleet(file, { say::fleet::oddLine, { { "line", row.line } } });
        cards.add(trimmed(row.values[*name]), uuid ? trimmed(row.values[*uuid]) : std::string_view(),
            memory ? memoryGib(row.values[*memory]) : std::nullopt);
    }
}

/// `-L`: a line a card, and below it one a slice.
void readList(const FleetFile& file, Cards& cards, PrintedFleet& fleet)
{
    std::size_t slices = 0;
    std::size_t number = 0;
    for (const auto line : linesOf(file.text)) {
        ++number;
        if (trimmed(line).empty())
            continue;
        if (trimmed(line).starts_with("MIG ")) {
            ++slices;
            continue;
        }
        const auto colon = line.find(": ");
        const auto identity = line.rfind(" (UUID: ");
        if (!line.starts_with("GPU ") || colon == line.npos || identity == line.npos || identity < colon)
            refuseFleet(file, { say::fleet::oddLine, { { "line", number } } });
        const auto uuid = line.substr(identity + 8);
        cards.add(trimmed(line.substr(colon + 2, identity - colon - 2)), uuid.substr(0, uuid.find(')')), std::nullopt);
    }
    if (slices > 0)
        fleet.notes.push_back({ say::fleet::slicesOfCards, { { "slices", slices } } });
}

/// `-q -x`: the memory of slices stands before the card's own.
void readXml(const FleetFile& file, Cards& cards, PrintedFleet& fleet)
{
    const auto log = parseXml(file);
    std::size_t count = 0;
    for (const auto& gpu : log.children) {
        if (gpu.name != "gpu")
            continue;
        ++count;
        const auto* memory = gpu.child("fb_memory_usage");
        cards.add(gpu.textOf("product_name"), gpu.textOf("uuid"), memory ? memoryGib(memory->textOf("total")) : std::nullopt);
    }
    if (const auto attached = wholeCount(log.textOf("attached_gpus")); attached && *attached != count)
        fleet.notes.push_back({ say::fleet::attached, { { "attached", *attached }, { "devices", count } } });
}

}

PrintedFleet readNvidiaSmi(std::span<const FleetFile> files)
{
    PrintedFleet fleet { "nvidia-smi", {}, 0, {} };
    Cards cards(fleet);
    for (const auto& file : files) {
        cards.begin(file);
        const auto begin = std::string_view(file.text).substr(0, 4096);
        if (begin.find("<nvidia_smi_log") != begin.npos)
            readXml(file, cards, fleet);
        else if (begin.find("| NVIDIA-SMI") != begin.npos || begin.find("+-----") != begin.npos)
            refuseFleet(file, { say::fleet::plainTable });
        else if (begin.find("NVSMI LOG") != begin.npos)
            refuseFleet(file, { say::fleet::queryAsText });
        else if (begin.starts_with("GPU ") && begin.find("(UUID: ") != begin.npos)
            readList(file, cards, fleet);
        else
            readQuery(file, cards);
    }
    cards.noteDoubles();
    fleet.nodes = files.size();
    return fleet;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fleet/fleet_count.h"

#include "model/base/error.h"
#include "model/base/sentences.h"
#include "model/base/text.h"
#include "model/fleet/device_names.h"
#include "model/records/validate.h"
#include "words/fleet.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace model {

namespace {

using Of = PrintedDevices::Of;

/// Names are the same where their words are.
std::string key(std::string_view name)
{
    return joined(wordsOfDevice(name), " ");
}

class Counting {
public:
    Counting(const PrintedFleet& fleet, const Dataset& dataset, const FleetAnswers& answers)
        : m_fleet(fleet)
        , m_dataset(dataset)
        , m_isCloud(std::ranges::all_of(fleet.devices, [](const auto& devices) { return devices.origin == NameOrigin::Cloud; }))
    {
        dataset.table<Chip>().forEach([this](const Chip& chip) { know(chip); });
        for (const auto& [name, meant] : answers)
            m_answers.insert_or_assign(key(name), answer(name, meant));
    }

    FleetCount take()
    {
        for (const auto& devices : m_fleet.devices)
            add(devices);
        finishNodes();
        for (const auto& [where, units] : m_units)
            m_count.chips.push_back({ where.first, m_chips.at(where.second), units });
        for (auto& [name, open] : m_open)
            m_count.open.push_back(std::move(open));
        tellSteps();
        return std::move(m_count);
    }

private:
    void know(const Chip& chip)
    {
        m_chips.insert_or_assign(chip.name, chip.id);
        m_names.push_back(chip.name);
        if (chip.memoryGb && *chip.memoryGb > 0)
            m_memory.emplace(chip.name, *chip.memoryGb);
        m_known.try_emplace(key(chip.name), chip.name);
        for (const auto& alias : split(chip.aliases, ';')) {
            if (!key(alias).empty())
                m_aliases.insert_or_assign(key(alias), chip.name);
        }
    }

    std::string answer(const std::string& name, const std::string& meant) const
    {
        if (m_chips.contains(meant))
            return meant;
        if (const auto alias = m_aliases.find(key(meant)); alias != m_aliases.end())
            return alias->second;
        const auto known = m_known.find(key(meant));
        if (known == m_known.end())
            throw Error(ErrorCode::NotFound, say::fleet::answerUnknown,
                { { "name", inQuotes(name) }, { "chip", inQuotes(meant) }, { "near", didYouMean(meant, m_names) } });
        return known->second;
    }

    /// The chip that the devices are, by what the person said, what the document calls it, and the table of names.
    std::optional<std::string> chipOf(const PrintedDevices& devices, const DeviceMeaning& meaning) const
    {
        if (const auto answered = m_answers.find(key(devices.name)); answered != m_answers.end())
            return answered->second;
        if (const auto alias = m_aliases.find(key(devices.name)); alias != m_aliases.end())
            return alias->second;
        if (meaning.chips.size() == 1 && m_chips.contains(meaning.chips.front()))
            return meaning.chips.front();
        return std::nullopt;
    }

    /// A slice that has its card's name before it is a slice, though a tool lists it as a device.
    static PrintedDevices asSlice(PrintedDevices devices)
    {
        const auto name = lowered(devices.name);
        const auto cut = name.find("mig");
        const auto profile = cut == std::string::npos ? std::string_view() : sliceProfileIn(std::string_view(name).substr(cut));
        if (devices.of != Of::Devices || profile.empty())
            return devices;
        devices.of = Of::Slices;
        devices.profile = std::string(profile);
        devices.memoryGib.reset(); // it is the slice's
        devices.name.resize(cut);
        return devices;
    }

    void add(const PrintedDevices& printed)
    {
        const auto devices = asSlice(printed);
        m_count.devices += devices.of == Of::Cores ? 0 : devices.count;
        auto asked = devices;
        if (devices.of == Of::Slices && !devices.memoryGib)
            asked.memoryGib = cardMemoryOfSlice(devices.profile);
        if (devices.of == Of::Slices && key(devices.name).empty())
            asked.name = "mig"; // without its card's name: its memory tells the card where only one can be cut so
        auto meaning = m_deviceNames.meaning(asked);
        if (asked.name == "mig")
            asked.name = devices.profile;
        if (meaning.isNoAccelerator) {
            m_count.devices -= devices.count;
            return;
        }
        const auto chip = chipOf(asked, meaning);
        if (!chip) {
            leaveOpen(asked, meaning);
            return;
        }
        if (devices.of == Of::Slices) {
            auto& share = m_slices[{ devices.node, devices.site, *chip }];
            const auto one = shareOfSlice(devices.profile);
            share.slices += devices.count;
            share.parts += devices.count * static_cast<double>(one.parts);
            share.eighths += devices.count * eighthsOf(one, *chip);
        } else if (devices.of == Of::Cores) {
            addCores(devices, *chip);
        } else {
            const auto each = std::max(devices.devicesPerCard, std::uint64_t { 1 }) * m_deviceNames.perChip(*chip);
            m_perNode[{ devices.node, devices.site, *chip, each }] += devices.count;
        }
    }

    /// Some profiles take more memory than others of the same parts, which the memory of the card tells.
    double eighthsOf(const SliceShare& share, const std::string& chip) const
    {
        const auto memory = m_memory.find(chip);
        if (!share.memoryGb || memory == m_memory.end())
            return share.eighths;
        return std::clamp(std::round(*share.memoryGb * 8 / memory->second), 1.0, 8.0);
    }

    void addCores(const PrintedDevices& devices, const std::string& chip)
    {
        const auto each = static_cast<double>(m_deviceNames.coresOf(chip));
        if (each == 0 || std::fmod(devices.count, each) != 0) {
            auto& open = m_open["\n" + devices.site + "\n" + devices.node];
            open.of = OpenName::Of::Machine;
            open.name = devices.node;
            open.reason = { each == 0 ? say::fleet::coresUnknown : say::fleet::coresLeave,
                { { "cores", static_cast<std::uint64_t>(devices.count) }, { "chip", chip },
                    { "each", static_cast<std::uint64_t>(each) } } };
            return;
        }
        m_units[{ devices.site, chip }] += devices.count / each;
        m_coreChips.insert(chip);
    }

    void finishNodes()
    {
        for (const auto& [where, count] : m_perNode) {
            const auto& [node, site, chip, each] = where;
            // Instances of clouds may have a part of a card.
            if (each > 1 && !m_isCloud && std::fmod(count, static_cast<double>(each)) != 0)
                throw Error(ErrorCode::Invalid, node.empty() ? say::fleet::countLeaves : say::fleet::countOfNodeLeaves,
                    { { "node", std::string(trimmed(node)) }, { "devices", static_cast<std::uint64_t>(count) }, { "chip", chip },
                        { "each", each } });
            const auto units = count / static_cast<double>(each);
            m_units[{ site, chip }] += units;
            if (each > 1) {
                m_halved[{ chip, each }].first += count;
                m_halved[{ chip, each }].second += units;
            }
        }
        for (const auto& [where, share] : m_slices) {
            const auto& [node, site, chip] = where;
            const auto cards
                = std::max(std::ceil(share.parts / static_cast<double>(m_deviceNames.partsOf(chip))), std::ceil(share.eighths / 8));
            m_units[{ site, chip }] += cards;
            m_together[chip].first += share.slices;
            m_together[chip].second += cards;
        }
    }

    void leaveOpen(const PrintedDevices& devices, const DeviceMeaning& meaning)
    {
        auto& open = m_open[key(devices.name).empty() ? devices.name : key(devices.name)];
        open.devices += devices.count;
        if (!open.name.empty())
            return;
        open.name = devices.name;
        if (meaning.chips.size() > 1) {
            open.candidates = meaning.chips;
            std::vector<Argument> chips;
            for (const auto& chip : meaning.chips)
                chips.emplace_back(chip);
            open.reason = { say::fleet::oneOf, { { "chips", listed(chips) } } };
        } else if (meaning.chips.size() == 1) {
            open.reason = { say::fleet::notInDocument, { { "chip", inQuotes(meaning.chips.front()) } } };
        } else if (meaning.isPartOfCard) {
            open.reason = { say::fleet::partOfCard };
        } else if (!meaning.otherCard.empty()) {
            open.reason = { say::fleet::otherCard, { { "card", meaning.otherCard } } };
        } else {
            const auto near = nearest(devices.name, m_names);
            if (!near.empty())
                open.nearest = { near };
            open.reason = { say::fleet::unknownDevice, { { "near", didYouMean(near) } } };
        }
    }

    void tellSteps()
    {
        for (const auto& [chip, count] : m_halved)
            m_count.steps.push_back({ say::fleet::dies,
                { { "devices", shortestNumber(count.first) }, { "chip", chip.first }, { "each", chip.second },
                    { "chips", shortestNumber(count.second) } } });
        for (const auto& [chip, count] : m_together)
            m_count.steps.push_back({ say::fleet::slicesTogether,
                { { "slices", static_cast<std::uint64_t>(count.first) }, { "chip", chip },
                    { "n", static_cast<std::uint64_t>(count.second) } } });
        for (const auto& chip : m_coreChips)
            m_count.steps.push_back({ say::fleet::coresDivided, { { "chip", chip }, { "each", m_deviceNames.coresOf(chip) } } });
    }

    struct Shares {
        double slices = 0;
        double parts = 0;
        double eighths = 0;
    };

    const PrintedFleet& m_fleet;
    const Dataset& m_dataset;
    bool m_isCloud;
    DeviceNames m_deviceNames;
    std::map<std::string, ChipId, std::less<>> m_chips;
    std::vector<std::string> m_names;
    std::map<std::string, double> m_memory;       ///< in GB, of the chips that have it
    std::map<std::string, std::string> m_known;   ///< names of chips by their words
    std::map<std::string, std::string> m_aliases; ///< the same of their aliases
    std::map<std::string, std::string> m_answers; ///< chips by the words of a printed name
    std::map<std::tuple<std::string, std::string, std::string, std::uint64_t>, double> m_perNode;
    std::map<std::tuple<std::string, std::string, std::string>, Shares> m_slices;
    std::map<std::pair<std::string, std::string>, double> m_units; ///< by site and chip
    std::map<std::string, OpenName> m_open;
    std::map<std::pair<std::string, std::uint64_t>, std::pair<double, double>> m_halved;
    std::map<std::string, std::pair<double, double>> m_together;
    std::set<std::string> m_coreChips;
    FleetCount m_count;
};

}

FleetCount countFleet(const PrintedFleet& fleet, const Dataset& dataset, const FleetAnswers& answers)
{
    return Counting(fleet, dataset, answers).take();
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace model {

/// Who gives a device its name: the same letters mean different cards elsewhere ("NVIDIA H100" of a driver is the card of 94 GB).
enum class NameOrigin { Driver, Slurm, Kubernetes, Mlperf, Top500, Pci, Cloud, Gcp };

/// Devices of one name as a tool prints them, before anybody knows which chips they are.
struct PrintedDevices {
    /// What is counted. Slices are parts of a card that was cut for several users, cores the compute units of a list of supercomputers.
    enum class Of { Devices, Slices, Cores };

    std::string name; ///< as printed; where the file gives no name, what it says instead ("gpu")
    Of of = Of::Devices;
    double count = 0;                 ///< whole but where an instance has a part of a card
    std::string profile;              ///< of slices: "1g.5gb"
    std::uint64_t devicesPerCard = 1; ///< above 1 where the card's mode shows it as several
    std::optional<double> memoryGib;  ///< of one device
    std::string node;                 ///< a card lies in one node, so that counts divide node by node; empty: not known
    std::string site;                 ///< of a list of many organizations' machines: whose
    NameOrigin origin = NameOrigin::Driver;
};

/// What the files of a fleet say.
struct PrintedFleet {
    std::string tool; ///< "sinfo --json"
    std::vector<PrintedDevices> devices;
    std::size_t nodes = 0;       ///< 0: the form does not tell
    std::vector<Sentence> notes; ///< what was passed over, and what was counted though somebody may not expect it
};

/// A file of the fleet, read whole.
struct FleetFile {
    std::string name; ///< without its folder
    std::string text;
};

/// At most this large: the nodes of the largest clusters as JSON are a tenth of it.
inline constexpr std::size_t mostFleetBytes = 256u << 20;

/// Throws Error (NotFound, Unreadable).
FleetFile readFleetFile(const std::filesystem::path& path);

}

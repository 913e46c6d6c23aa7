// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fleet/printed_fleet.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// What a printed name may mean.
struct DeviceMeaning {
    std::vector<std::string> chips; ///< names of chips; one: known, several: to be asked, none: nobody knows
    std::string otherCard;          ///< a card that is known, but no chip of the catalogue
    bool isNoAccelerator = false;   ///< a switch
    std::uint64_t perChip = 1;      ///< devices that are one chip: two dies of a module
    std::uint64_t cores = 0;        ///< compute units of one chip; 0 where no list counts in them
};

/// Which chips the names of tools mean: resources/fleet/device_names.csv. A row's words must all stand in the name; of several rows the one
/// of the same origin, and then the one with the most words, says it. "=" before the words: nothing else stands there.
class DeviceNames {
public:
    DeviceNames();

    DeviceMeaning meaning(const PrintedDevices& devices) const;

    /// By the name of the chip: devices that are one chip.
    std::uint64_t perChip(std::string_view chip) const;
    /// By the name of the chip: its compute units, 0 where they are not known.
    std::uint64_t coresOf(std::string_view chip) const;

private:
    struct Row {
        std::optional<NameOrigin> origin;
        std::vector<std::string> words;
        bool isExact = false;
        std::optional<double> memoryGib;
        DeviceMeaning meaning;
    };
    std::vector<Row> m_rows;
};

/// The words of a device's name in small letters, makers left out, sizes with their unit: "NVIDIA A100-SXM4-80GB" -> a100 sxm4 80gb.
std::vector<std::string> wordsOfDevice(std::string_view name);

/// The cards that slices of these profiles must lie in at least: a card has seven parts of computing and eight of memory, of which a slice
/// of "3g" takes three and four. Source: the profiles of NVIDIA's Multi-Instance GPU of A100 and later. 0 for a profile that is none.
struct SliceShare {
    double sevenths = 0;
    double eighths = 0;
};
SliceShare shareOfSlice(std::string_view profile);

/// The memory in GB of the card that a slice of this profile was cut from, as its maker names it; nothing where the profile does not tell
/// it: "1g.5gb" -> 40.
std::optional<double> cardMemoryOfSlice(std::string_view profile);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fleet/printed_fleet.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// What a printed name may mean.
struct DeviceMeaning {
    std::vector<std::string> chips; ///< names of chips; one: known, several: to be asked, none: nobody knows
    std::string otherCard;          ///< a card that is known, but no chip of the catalogue
    bool isNoAccelerator = false;   ///< a switch
    bool isPartOfCard = false;      ///< what a virtual machine sees of a card
    std::uint64_t perChip = 1;      ///< devices that are one chip: two dies of a module
    std::uint64_t cores = 0;        ///< compute units of one chip; 0 where no list counts in them
};

/// Which chips the names of tools mean: resources/fleet/device_names.csv. A row's words must all stand in the name, apart or run together
/// ("h100nvl"); of several rows the one of the same origin, and then the one with the most words, says it. "=" before the words: nothing
/// else stands there. Rows of the same words differ by the memory of one device; the one without memory holds where none of them fits.
class DeviceNames {
public:
    DeviceNames();

    DeviceMeaning meaning(const PrintedDevices& devices) const;

    /// By the name of the chip: devices that are one chip.
    std::uint64_t perChip(std::string_view chip) const;
    /// By the name of the chip: its compute units, 0 where they are not known.
    std::uint64_t coresOf(std::string_view chip) const;
    /// By the name of the chip: into how many slices a card can be cut at most. Source: NVIDIA's user guide of Multi-Instance GPU.
    std::uint64_t partsOf(std::string_view chip) const;

private:
    struct Row {
        std::optional<NameOrigin> origin;
        std::vector<std::string> words;
        bool isExact = false;
        std::optional<double> memoryGib;
        DeviceMeaning meaning;
        std::uint64_t parts = 0; ///< 0: the seven of most cards
    };
    std::vector<std::string> wordsOf(std::string_view name) const;
    std::vector<std::string> takenApart(std::string_view word) const;
    static DeviceMeaning together(const std::vector<const Row*>& rows);

    std::vector<Row> m_rows;
    std::set<std::string, std::less<>> m_words; ///< that run together in names
};

/// The words of a device's name in small letters, makers left out, sizes with their unit: "NVIDIA A100-SXM4-80GB" -> a100 sxm4 80gb.
std::vector<std::string> wordsOfDevice(std::string_view name);

/// What a slice of a profile takes of a card: "3g.20gb" three parts of computing and 20 GB. Source: the profiles of NVIDIA's Multi-Instance
/// GPU. No parts for a profile that is none.
struct SliceShare {
    std::uint64_t parts = 0;
    double eighths = 0; ///< of the memory, by the profiles that every such card has
    std::optional<double> memoryGb;
};
SliceShare shareOfSlice(std::string_view profile);

/// "1g.5gb" of "1g.5gb", "nvidia_a100_3g.40gb" and "A100 MIG 1g.5gb+me"; empty where the name has none.
std::string_view sliceProfileIn(std::string_view name);

/// The memory in GB of the card that a slice of this profile was cut from, as its maker names it; nothing where the profile does not tell
/// it: "1g.5gb" -> 40.
std::optional<double> cardMemoryOfSlice(std::string_view profile);

}

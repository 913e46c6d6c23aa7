// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fleet/printed_fleet.h"
#include "model/records/dataset.h"

#include <map>
#include <string>
#include <vector>

namespace model {

/// Chips of one model that a fleet has.
struct CountedChips {
    std::string site; ///< of a list of many organizations' machines: whose; else empty
    ChipId chip;
    double units = 0;
};

/// A name that leads to no single chip of the document: to be answered, or left out.
struct OpenName {
    /// What a device is answered with a chip, a site with an organization; a machine whose cores do not divide into chips is only left out.
    enum class Of { Device, Site, Machine };

    Of of = Of::Device;
    std::string name;                    ///< as printed, what the answer refers to
    double devices = 0;                  ///< 0 but of devices
    std::vector<std::string> candidates; ///< chips that it may be; empty where nobody knows
    std::vector<std::string> nearest;    ///< where there are none: chips of the document with a similar name
    Sentence reason;                     ///< continues the name: "is A100 40GB or A100 80GB"
};

/// A fleet in chips of a document.
struct FleetCount {
    double devices = 0;              ///< all that are printed, slices too
    std::vector<CountedChips> chips; ///< by site and name of the chip
    std::vector<OpenName> open;
    std::vector<Sentence> steps; ///< how devices became chips: dies halved, slices put together, cores divided
};

/// What a printed name means to a person who was asked: the name of a chip or an alias.
using FleetAnswers = std::map<std::string, std::string>;

/// Names and aliases of the document's chips go before the table of device names. Throws Error (Invalid) for an answer that is no chip, and
/// for a number of devices of a node that does not divide into chips: the sentence names them.
FleetCount countFleet(const PrintedFleet& fleet, const Dataset& dataset, const FleetAnswers& answers);

}

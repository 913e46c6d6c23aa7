// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/error.h"
#include "model/fleet/printed_fleet.h"

#include <nlohmann/json.hpp>

#include <string_view>

// The readers of the single tools: what fleet_recipes.h lists. Each throws Error (Invalid) for what is not its tool's, half a file, and a
// form that cannot know the count.

namespace model {

PrintedFleet readSlurm(std::span<const FleetFile> files);
PrintedFleet readNvidiaSmi(std::span<const FleetFile> files);
PrintedFleet readRocmSmi(std::span<const FleetFile> files);
PrintedFleet readAmdSmi(std::span<const FleetFile> files);
PrintedFleet readKubernetes(std::span<const FleetFile> files);
PrintedFleet readDcgm(std::span<const FleetFile> files);
PrintedFleet readNeuronLs(std::span<const FleetFile> files);
PrintedFleet readLspci(std::span<const FleetFile> files);
PrintedFleet readMlperf(std::span<const FleetFile> files);
PrintedFleet readTop500(std::span<const FleetFile> files);
PrintedFleet readAws(std::span<const FleetFile> files);

/// The YAML of Slurm's tools, with the tags of 22.05 or without.
bool isSlurmYaml(std::string_view text);

/// How many devices one of AMD's cards shows as in a mode of its compute units: "CPX", "cpx_nps4".
std::uint64_t devicesOfMode(std::string_view mode, std::string_view name);

/// "nodes.json: <reason>"; `reason` says which call gives the right file.
[[noreturn]] void refuseFleet(const FleetFile& file, Sentence reason);

/// Throws Error (Invalid) with the line where the text is no JSON, or ends in the middle of it; what does not even begin as one is refused
/// with `noJsonAtAll`, which says which call gives it.
nlohmann::json parseFleetJson(const FleetFile& file, Sentence noJsonAtAll);

/// The text of a JSON value that may be a string or a number, and of anything else nothing.
std::string jsonText(const nlohmann::json& value);
/// The same of a member; nothing where there is none, or `object` is no object.
std::string jsonText(const nlohmann::json& object, std::string_view key);

/// A member that may not be there, as null.
const nlohmann::json& jsonMember(const nlohmann::json& object, std::string_view key);

/// A whole count: "8", "1K" (`kilo` each), "1,024" with thousands commas. Nothing for anything else.
std::optional<std::uint64_t> wholeCount(std::string_view text, std::uint64_t kilo = 1000);

/// "81559 MiB", "80 GB", "81559" (MiB where no unit stands) as GiB. GB are taken for GiB, as makers of cards do. Nothing where it is no
/// number.
std::optional<double> memoryGib(std::string_view text);

/// The lines of a text without their ends.
std::vector<std::string_view> linesOf(std::string_view text);
/// The parts between blanks.
std::vector<std::string_view> wordsOf(std::string_view line);

}

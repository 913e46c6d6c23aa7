// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fleet/fleet_recipes.h"

#include "model/base/text.h"
#include "model/fleet/readers.h"

#include <array>

namespace model {

namespace {

/// What tells a tool's output is looked for at its beginning only.
std::string_view beginning(std::string_view text)
{
    return text.substr(0, 64 * 1024);
}

bool has(std::string_view text, std::string_view part)
{
    return beginning(text).find(part) != std::string_view::npos;
}

bool isJson(std::string_view text)
{
    const auto begin = text.find_first_not_of(" \t\r\n");
    return begin != text.npos && (text[begin] == '{' || text[begin] == '[');
}

bool isSlurm(std::string_view text)
{
    if (isJson(text))
        return has(text, "\"Slurm\"") || has(text, "\"gres\"");
    const auto line = text.substr(0, text.find('\n'));
    return (isSlurmYaml(text) && (has(text, "gres:") || has(text, "slurm"))) || has(text, "NodeName=") || has(text, "PartitionName=")
        || line.find("NODES") != line.npos || line.find("GRES") != line.npos || line.find("NODELIST") != line.npos;
}

bool isNvidiaSmi(std::string_view text)
{
    const auto line = text.substr(0, text.find('\n'));
    return has(text, "<nvidia_smi_log") || has(text, "NVIDIA-SMI") || has(text, "NVSMI LOG")
        || (line.starts_with("GPU ") && has(line, "(UUID: "))
        || (!isJson(text) && line.find("name") != line.npos && (has(line, "memory.") || has(line, "index,") || has(line, "uuid")))
        || (trimmed(line) == "name" && has(text, "\nNVIDIA "));
}

bool isRocmSmi(std::string_view text)
{
    return isJson(text) && (has(text, "\"card0\"") || has(text, "\"Card series\"") || has(text, "\"Card Series\""));
}

bool isAmdSmi(std::string_view text)
{
    return isJson(text) && (has(text, "\"market_name\"") || has(text, "\"gpu_data\""));
}

bool isKubernetes(std::string_view text)
{
    return isJson(text) && has(text, "\"apiVersion\"");
}

bool isDcgm(std::string_view text)
{
    return has(text, "DCGM_FI_");
}

bool isNeuronLs(std::string_view text)
{
    return isJson(text) && has(text, "\"neuron_device\"");
}

bool isLspci(std::string_view text)
{
    const auto word = text.substr(0, text.find(' '));
    return word.size() >= 7 && word[word.size() - 2] == '.' && word[word.size() - 5] == ':';
}

bool isMlperf(std::string_view text)
{
    return isJson(text) && has(text, "\"accelerators_per_node\"");
}

bool isTop500(std::string_view text)
{
    return has(text, "Accelerator/Co-Processor") || has(text, "top500:list");
}

bool isAws(std::string_view text)
{
    return isJson(text) && (has(text, "\"InstanceTypes\"") || has(text, "\"Reservations\""));
}

constexpr std::array recipes {
    FleetRecipe { "nvidia-smi", readNvidiaSmi, isNvidiaSmi },
    FleetRecipe { "rocm-smi", readRocmSmi, isRocmSmi },
    FleetRecipe { "amd-smi", readAmdSmi, isAmdSmi },
    FleetRecipe { "kubernetes", readKubernetes, isKubernetes },
    FleetRecipe { "dcgm", readDcgm, isDcgm },
    FleetRecipe { "neuron-ls", readNeuronLs, isNeuronLs },
    FleetRecipe { "lspci", readLspci, isLspci },
    FleetRecipe { "mlperf", readMlperf, isMlperf },
    FleetRecipe { "top500", readTop500, isTop500 },
    FleetRecipe { "aws", readAws, isAws },
    FleetRecipe { "slurm", readSlurm, isSlurm },
};

}

std::span<const FleetRecipe> fleetRecipes()
{
    return recipes;
}

const FleetRecipe* fleetRecipeNamed(std::string_view name)
{
    const auto found = std::ranges::find(recipes, name, &FleetRecipe::name);
    return found == recipes.end() ? nullptr : &*found;
}

const FleetRecipe* fleetRecipeOf(std::string_view text)
{
    const auto found = std::ranges::find_if(recipes, [text](const FleetRecipe& recipe) { return recipe.knows(text); });
    return found == recipes.end() ? nullptr : &*found;
}

}

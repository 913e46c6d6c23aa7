// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/csv.h"
#include "model/base/error.h"
#include "model/base/text.h"
#include "model/fleet/device_names.h"
#include "model/fleet/fleet_count.h"
#include "model/fleet/fleet_recipes.h"
#include "model/fleet/host_list.h"
#include "model/fleet/import_fleet.h"
#include "model/workbook/workbook_writer.h"
#include "tests/support/catch.h"
#include "tests/support/folders.h"
#include "tests/support/said.h"
#include "tests/support/temp_document.h"

#include <cmath>
#include <set>

using namespace model;

namespace {

std::filesystem::path fleetFile(const std::string& name)
{
    return std::filesystem::path(SOURCE_DIR) / "tests/data/fleet" / name;
}

/// A document with every chip that the table of device names knows, and nothing else.
const Dataset& catalogue()
{
    static const TempFolder folder;
    static const auto dataset = [] {
        auto document = Document::create(folder / "chips.flop");
        document.transact("chips", [](Writer& writer) {
            std::set<std::string> names;
            CsvReader reader(std::filesystem::path(SOURCE_DIR) / "resources/fleet/device_names.csv");
            CsvRow row;
            reader.next(row);
            while (reader.next(row)) {
                if (row.values[3] != "none" && !row.values[3].starts_with('-')) {
                    for (const auto& name : split(row.values[3], '|'))
                        names.insert(name);
                }
            }
            for (const auto& name : names)
                writer.insert(chip(name));
        });
        return document.dataset();
    }();
    return *dataset;
}

using Counts = std::map<std::string, double>;

struct Counted {
    Counts chips;
    Counts open;
    std::vector<std::string> said;
};

Counted counted(const std::string& recipe, const std::vector<std::string>& names, const FleetAnswers& answers = {})
{
    std::vector<FleetFile> files;
    for (const auto& name : names)
        files.push_back(readFleetFile(fleetFile(name)));
    const auto fleet = fleetRecipeNamed(recipe)->read(files);
    const auto count = countFleet(fleet, catalogue(), answers);
    Counted result;
    for (const auto& chips : count.chips)
        result.chips[std::string(catalogue().name(chips.chip))] += chips.units;
    for (const auto& open : count.open)
        result.open[open.name] = open.devices;
    result.said = test::said(fleet.notes);
    for (const auto& step : count.steps)
        result.said.push_back(test::said(step));
    return result;
}

PrintedFleet readText(const std::string& recipe, const std::string& text)
{
    const std::vector files { FleetFile { "fleet.txt", text } };
    return fleetRecipeNamed(recipe)->read(files);
}

std::string refusal(const std::string& recipe, const std::string& text)
{
    try {
        readText(recipe, text);
    } catch (const Error& error) {
        return test::said(error.sentence);
    }
    return {};
}

std::string refusalOf(const std::string& recipe, const std::string& file)
{
    return refusal(recipe, readFile(fleetFile(file)));
}

const std::vector<std::string> wholeCluster { "slurm-2205-sinfo-N-G.txt", "slurm-2205-sinfo-groups-G.txt",
    "slurm-2205-sinfo-O-unbounded.txt", "slurm-2205-sinfo.json", "slurm-2205-sinfo.yaml", "slurm-2205-scontrol-show-node.txt" };

}

TEST_CASE("Host lists stand for names")
{
    CHECK(hostsOf("a[002-004],d[1-2]") == std::vector<std::string> { "a002", "a003", "a004", "d1", "d2" });
    CHECK(hostsOf("r[1-2]n[08,10]") == std::vector<std::string> { "r1n08", "r1n10", "r2n08", "r2n10" });
    CHECK(hostsOf("z4") == std::vector<std::string> { "z4" });
    CHECK(hostsOf("a[1") == std::vector<std::string> { "a[1" });
    CHECK(hostsOf("").empty());
    CHECK(hostsOf("n[0-999999999999]").size() == 1);
}

TEST_CASE("One Slurm cluster is the same in every form that can know it")
{
    for (const auto& file : wholeCluster) {
        INFO(file);
        const auto cluster = counted("slurm", { file });
        CHECK(cluster.chips == Counts { { "A100 40GB", 4 }, { "GH200", 4 }, { "H100 SXM", 16 }, { "V100", 8 } });
        CHECK(cluster.open == Counts { { "a100", 60 }, { "gpu", 17 }, { "h100", 16 } });
        CHECK(joined(cluster.said, "\n").find("7 slices of A100 40GB take at least 1 card") != std::string::npos);
    }
    double devices = 0;
    for (const auto& file : { wholeCluster.front(), wholeCluster[3] }) {
        devices = 0;
        for (const auto& one : readText("slurm", readFile(fleetFile(file))).devices)
            devices += one.count;
        CHECK(devices == 131);
    }
}

TEST_CASE("Cloud nodes of Slurm count and future nodes do not, and both are said")
{
    const auto cluster = counted("slurm", { "slurm-2205-scontrol-show-node.txt", "slurm-2205-scontrol-F-future.txt" });
    CHECK(cluster.open.at("h100") == 16);
    CHECK_FALSE(cluster.chips.contains("H200"));
    CHECK(joined(cluster.said, "\n").find("16 devices in 2 cloud nodes") != std::string::npos);
    CHECK(joined(cluster.said, "\n").find("8 devices in future nodes") != std::string::npos);
}

TEST_CASE("The newer JSON of sinfo lists groups of nodes")
{
    const auto cluster = counted("slurm", { "slurm-2302-and-later-sinfo.json" });
    CHECK(cluster.chips.empty());
    CHECK(cluster.open == Counts { { "a100", 40 } });
}

TEST_CASE("A node in two partitions of the newer JSON counts once")
{
    const std::string group
        = R"({"node":{"state":["IDLE"]},"nodes":{"total":2,"nodes":["a[1-2]"]},"gres":{"total":"gpu:v100:4"},"partition":{"name":"PART"}})";
    auto other = group;
    other.replace(other.find("PART"), 4, "more");
    const auto fleet = readText("slurm", R"({"sinfo":[)" + group + "," + other + R"(],"meta":{"Slurm":{}}})");
    CHECK(fleet.nodes == 2);
    CHECK(fleet.devices.size() == 2);
}

TEST_CASE("Forms of Slurm that cannot know the count say what they lack")
{
    CHECK(refusalOf("slurm", "slurm-2205-sinfo-O-truncated.txt").find("fixed width") != std::string::npos);
    CHECK(refusalOf("slurm", "slurm-2205-sinfo-plain.txt").find("which cards a node has") != std::string::npos);
    CHECK(refusalOf("slurm", "slurm-2205-sinfo-N-l.txt").find("which cards a node has") != std::string::npos);
    CHECK(refusalOf("slurm", "slurm-2205-sinfo-partition-groups-G.txt").find("would count twice") != std::string::npos);
    CHECK(refusalOf("slurm", "slurm-2205-scontrol-show-partition.txt").find("partitions, not nodes") != std::string::npos);
    CHECK(refusal("slurm", "NODELIST GRES\na1 gpu:a100:8\na1 gpu:a100:4\n").find("a1 twice with different cards") != std::string::npos);
    CHECK(refusal("slurm", "NODELIST GRES STATE\na1 gpu:a100:8\n").find("line 2") != std::string::npos);
    CHECK(refusal("slurm", "{\"nodes\": [").find("ends in the middle") != std::string::npos);
    CHECK(refusal("slurm", "Name Age\nAda 36\n").find("no list of Slurm's nodes") != std::string::npos);
    CHECK(refusal("slurm", "").find("is empty") != std::string::npos);
}

TEST_CASE("Lines of slurm.conf stand for all their nodes, and are refused where they leave out what they have from elsewhere")
{
    const auto fleet = readText("slurm", "NodeName=n[1-3,7] CPUs=64 Gres=gpu:v100:8 State=UNKNOWN\nNodeName=m1 Gres=gpu:t4:2\n");
    Counts counts;
    for (const auto& devices : fleet.devices)
        counts[devices.name] += devices.count;
    CHECK(counts == Counts { { "v100", 32 }, { "t4", 2 } });
    CHECK(fleet.nodes == 5);
    CHECK(refusal("slurm", "NodeName=DEFAULT Gres=gpu:v100:8\nNodeName=n[1-3]\n").find("use sinfo -N") != std::string::npos);
}

TEST_CASE("Of a node's resources only cards count")
{
    const auto fleet = readText(
        "slurm", "NODES GRES\n2 gpu:a40:8,nvme:40000\n1 gpu:gh200:4,shard:gh200:1K,mps:400\n3 gpu:v100\n1 gpu:a30:1K\n1 gpu:0\n");
    Counts counts;
    for (const auto& devices : fleet.devices)
        counts[devices.name] += devices.count;
    CHECK(counts == Counts { { "a40", 16 }, { "gh200", 4 }, { "v100", 3 }, { "a30", 1024 } });
    CHECK(fleet.nodes == 8);
}

TEST_CASE("nvidia-smi lists a card in a row, whatever its slices")
{
    CHECK(counted("nvidia-smi", { "nvidia-smi-query.csv" }).chips
        == Counts { { "GH200", 1 }, { "H100 SXM", 2 }, { "L40S", 1 }, { "T4", 1 } });
    const auto list = counted("nvidia-smi", { "nvidia-smi-L-mig.txt" });
    CHECK(list.chips == Counts { { "H200", 2 } });
    CHECK(joined(list.said, "\n").find("5 slices") != std::string::npos);
    const auto xml = counted("nvidia-smi", { "nvidia-smi-q-x-mig.xml" });
    CHECK(xml.chips == Counts { { "A100 80GB", 1 } });
    CHECK(joined(xml.said, "\n").find("4 cards are attached, the file lists 1") != std::string::npos);
    CHECK(counted("nvidia-smi", { "nvidia-smi-query.csv", "nvidia-smi-L-mig.txt" }).chips.at("H200") == 2);
}

TEST_CASE("nvidia-smi's memory tells variants apart")
{
    const auto fleet = readText("nvidia-smi", "name, memory.total [MiB]\nA100-PCIE, 40536\nA100-PCIE, 81920\n");
    const auto count = countFleet(fleet, catalogue(), {});
    REQUIRE(count.chips.size() == 2);
    CHECK(catalogue().name(count.chips[0].chip) == "A100 PCIe 40GB");
    CHECK(catalogue().name(count.chips[1].chip) == "A100 PCIe 80GB");
}

TEST_CASE("Forms of nvidia-smi that cut names are refused with the right call")
{
    CHECK(refusal("nvidia-smi", "Mon Nov 30 02:58:54 2026\n+-----------------+\n| NVIDIA-SMI 590.48 |\n").find("which cuts names")
        != std::string::npos);
    CHECK(refusal("nvidia-smi", "==============NVSMI LOG==============\n").find("-q -x") != std::string::npos);
    CHECK(refusal("nvidia-smi", "index, uuid\n0, GPU-1\n").find("no column \"name\"") != std::string::npos);
    CHECK(refusal("nvidia-smi", "index, name\n0, [N/A]\n").find("without a name") != std::string::npos);
    CHECK(refusal("nvidia-smi", "<?xml version=\"1.0\"?><nvidia_smi_log><gpu>").find("ends in the middle") != std::string::npos);
    CHECK(refusal("nvidia-smi", "index, name\n0\n").find("line 2") != std::string::npos);
}

TEST_CASE("AMD's tools list dies and parts, a module counts once")
{
    CHECK(counted("rocm-smi", { "rocm-smi-5-mi100.json" }).chips == Counts { { "MI100", 1 } });
    CHECK(counted("rocm-smi", { "rocm-smi-6-mi300a.json" }).chips == Counts { { "MI300A", 2 } });
    const auto dies = counted("rocm-smi", { "rocm-smi-mi250-two-dies.json" });
    CHECK(dies.chips == Counts { { "MI250", 1 } });
    CHECK(joined(dies.said, "\n").find("2 devices are 1 MI250") != std::string::npos);
    CHECK(counted("amd-smi", { "amd-smi-static-list.json" }).chips == Counts { { "MI300X", 1 } });
    const auto nameless = counted("rocm-smi", { "rocm-smi-5-names-missing.json" });
    CHECK(nameless.open == Counts { { "0x1002", 1 } });
    CHECK(counted("rocm-smi", { "rocm-smi-5-names-missing.json" }, { { "0x1002", "MI210" } }).chips == Counts { { "MI210", 1 } });
}

TEST_CASE("A card that its mode shows as eight is one")
{
    std::string list;
    for (int i = 0; i < 16; ++i)
        list += std::string(i > 0 ? "," : "") + R"({"gpu":)" + std::to_string(i)
            + R"(,"asic":{"market_name":"AMD Instinct MI300X"},"partition":{"compute_partition":"CPX"}})";
    const auto count = countFleet(readText("amd-smi", R"({"gpu_data":[)" + list + "]}"), catalogue(), {});
    REQUIRE(count.chips.size() == 1);
    CHECK(count.chips.front().units == 2);
}

TEST_CASE("A count that does not divide into chips is refused")
{
    const auto odd = readText("slurm", "NODELIST GRES\nn1 gpu:mi250:7\n");
    CHECK(errorOf([&] { countFleet(odd, catalogue(), {}); }).find("7 devices are no whole number of MI250X") != std::string::npos);
    const auto pair = readText("slurm", "NODELIST GRES\nn1 gpu:mi250:7\nn2 gpu:mi250:1\n"); // eight together, but a module lies in one node
    CHECK(errorOf([&] { countFleet(pair, catalogue(), {}); }).find("n1") != std::string::npos);
}

TEST_CASE("Kubernetes counts cards that are ill, cut and shared once")
{
    CHECK(counted("kubernetes", { "k8s-nodes-plain.json" }).chips == Counts { { "H100 SXM", 8 } });
    const auto node = [](const std::string& labels, const std::string& capacity) {
        return R"({"apiVersion":"v1","items":[{"kind":"Node","metadata":{"name":"n","labels":{)" + labels + R"(}},"status":{"capacity":{)"
            + capacity + "}}}]}";
    };
    const auto counts = [](const std::string& text) {
        Counts chips;
        for (const auto& one : countFleet(readText("kubernetes", text), catalogue(), {}).chips)
            chips[std::string(catalogue().name(one.chip))] = one.units;
        return chips;
    };
    CHECK(counts(node(R"("nvidia.com/gpu.product":"NVIDIA-A100-SXM4-40GB-SHARED","nvidia.com/gpu.count":"2","nvidia.com/gpu.replicas":"4")",
              R"("nvidia.com/gpu":"8")"))
        == Counts { { "A100 40GB", 2 } });
    CHECK(
        counts(node(R"("nvidia.com/gpu.product":"A100-SXM4-40GB-MIG-1g.5gb","nvidia.com/gpu.count":"7","nvidia.com/mig.strategy":"single")",
            R"("nvidia.com/gpu":"7")"))
        == Counts { { "A100 40GB", 1 } });
    CHECK(
        counts(node(
            R"("nvidia.com/gpu.product":"NVIDIA-A100-SXM4-80GB","nvidia.com/gpu.count":"8","nvidia.com/gpu.replicas":"0","nvidia.com/mig.strategy":"mixed")",
            R"("nvidia.com/gpu":"0","nvidia.com/mig-1g.10gb":"16","nvidia.com/mig-2g.20gb":"8","nvidia.com/mig-3g.40gb":"8")"))
        == Counts { { "A100 80GB", 8 } });
    CHECK(counts(node(R"("amd.com/gpu.product-name":"AMD_Instinct_MI300X_OAM")", R"("amd.com/cpx_nps4":"64")"))
        == Counts { { "MI300X", 8 } });
    CHECK(counts(node(R"("amd.com/gpu.product-name":"AMD_Instinct_MI300X_OAM")", R"("amd.com/gpu":"8")")) == Counts { { "MI300X", 8 } });
    CHECK(counts(node("", R"("cpu":"64")")).empty());
    CHECK(refusal("kubernetes", node(R"("nvidia.com/gpu.product":"NVIDIA-A100-MIG-INVALID")", "")).find("nvidia-smi -L")
        != std::string::npos);
    CHECK(refusal("kubernetes", R"({"apiVersion":"v1","items":[{"kind":"Pod"}]})").find("kubectl get nodes") != std::string::npos);
}

TEST_CASE("DCGM's series are told apart by the card's identity")
{
    for (const auto* file : { "dcgm-metrics.txt", "dcgm-metrics-after-rename.txt" }) {
        const auto cards = counted("dcgm", { file });
        CHECK(cards.chips == Counts { { "A100 40GB", 2 } });
        CHECK(joined(cards.said, "\n").find("2 slices") != std::string::npos);
    }
}

TEST_CASE("neuron-ls lists chips, not cores")
{
    CHECK(counted("neuron-ls", { "neuron-ls.json" }).chips == Counts { { "Trainium2", 2 } });
    CHECK(refusal("neuron-ls", "[]").find("no Neuron devices") != std::string::npos);
}

TEST_CASE("lspci counts by class and number, not by name")
{
    const auto cards = counted("lspci", { "lspci-debian12.txt" });
    CHECK(cards.chips
        == Counts { { "A100 80GB", 1 }, { "H100 PCIe", 1 }, { "H100 SXM", 1 }, { "H200", 1 }, { "MI250X", 1 }, { "MI300X", 1 } });
    CHECK(cards.open.empty());
    const auto numbered = readText("lspci",
        "18:00.0 3D controller [0302]: NVIDIA Corporation GH100 [H100 SXM5 80GB] [10de:2330] (rev a1)\n"
        "19:00.0 3D controller [0302]: NVIDIA Corporation Device [10de:2901] (rev a1)\n"
        "02:00.0 VGA compatible controller [0300]: ASPEED Technology, Inc. ASPEED Graphics Family [1a03:2000] (rev 41)\n");
    const auto count = countFleet(numbered, catalogue(), {});
    REQUIRE(count.chips.size() == 2);
    CHECK(catalogue().name(count.chips[0].chip) == "B200");
    CHECK(test::said(numbered.notes.front()).find("1 graphics device") != std::string::npos);
}

TEST_CASE("MLPerf's descriptions give accelerators a node, or all by name")
{
    CHECK(counted("mlperf", { "mlperf-system-inference.json" }).chips == Counts { { "MI300X", 32 }, { "MI325X", 16 } });
    const auto none = counted("mlperf", { "mlperf-system-cpu.json" });
    CHECK(none.chips.empty());
    CHECK(joined(none.said, "\n").find("without accelerators") != std::string::npos);
}

TEST_CASE("TOP500 counts compute units, which must divide")
{
    const std::vector files { readFleetFile(fleetFile("top500-202506-extract.csv")) };
    const auto text = files.front().text;
    auto lines = split(text, '\n');
    const auto of = [&](const std::string& machine) {
        for (const auto& line : lines) {
            if (line.find("," + machine + ",") != std::string::npos)
                return countFleet(readText("top500", lines.front() + "\n" + line + "\n"), catalogue(), {}).chips.front();
        }
        throw std::out_of_range(machine);
    };
    const auto units = [&](const std::string& machine) {
        const auto chips = of(machine);
        return std::pair(std::string(catalogue().name(chips.chip)), chips.units);
    };
    CHECK(units("El Capitan") == std::pair(std::string("MI300A"), 43808.0));
    CHECK(units("Frontier") == std::pair(std::string("MI250X"), 38416.0));
    CHECK(units("Aurora") == std::pair(std::string("Max 1550"), 63744.0));
    CHECK(units("Eagle") == std::pair(std::string("H100 SXM"), 14400.0));
    CHECK(of("Eagle").site == "Microsoft Azure");
    CHECK(refusalOf("top500", "top500-xml-2019.xml").find("which accelerators") != std::string::npos);
    const auto rest
        = readText("top500", "Name,Site,Accelerator/Co-Processor,Accelerator/Co-Processor Cores\nOdd,Lab,NVIDIA HGX H100,1000\n");
    const auto count = countFleet(rest, catalogue(), {});
    REQUIRE(count.open.size() == 1);
    CHECK(count.chips.empty());
    CHECK(count.open.front().of == OpenName::Of::Machine);
    CHECK(test::said(count.open.front().reason).find("1000 accelerator cores, which are no whole number of H100 SXM") != std::string::npos);
}

TEST_CASE("AWS needs instances and their types together")
{
    const auto types = readFile(fleetFile("aws-describe-instance-types.json"));
    CHECK(refusal("aws", types).find("not how many there are") != std::string::npos);
    const std::string instances = R"({"Reservations":[{"Instances":[
        {"InstanceType":"g6.12xlarge","State":{"Name":"running"}}, {"InstanceType":"g6.12xlarge","State":{"Name":"terminated"}},
        {"InstanceType":"g6f.xlarge","State":{"Name":"running"}}, {"InstanceType":"dl1.24xlarge","State":{"Name":"pending"}},
        {"InstanceType":"inf2.24xlarge","State":{"Name":"running"}}, {"InstanceType":"m5.large","State":{"Name":"running"}}]}]})";
    CHECK(refusal("aws", instances).find("describe-instance-types") != std::string::npos);
    const std::vector files { FleetFile { "i.json", instances }, FleetFile { "t.json", types } };
    const auto fleet = fleetRecipeNamed("aws")->read(files);
    Counts chips;
    for (const auto& one : countFleet(fleet, catalogue(), {}).chips)
        chips[std::string(catalogue().name(one.chip))] = one.units;
    CHECK(chips == Counts { { "L4", 4.125 }, { "Gaudi", 8 }, { "Inferentia2", 6 } });
    CHECK(joined(test::said(fleet.notes), "\n").find("1 instance that is stopped or gone was left out") != std::string::npos);
}

TEST_CASE("Every printed name is the chip it is")
{
    CsvReader reader(fleetFile("printed_names.csv"));
    CsvRow row;
    reader.next(row);
    const DeviceNames names;
    static const std::map<std::string, NameOrigin> origins { { "driver", NameOrigin::Driver }, { "slurm", NameOrigin::Slurm },
        { "mlperf", NameOrigin::Mlperf }, { "top500", NameOrigin::Top500 }, { "pci", NameOrigin::Pci }, { "cloud", NameOrigin::Cloud },
        { "gcp", NameOrigin::Gcp } };
    std::size_t checked = 0;
    while (reader.next(row)) {
        const std::string printed(row.values[1]);
        INFO(row.values[0] << ": " << printed);
        std::string meant;
        if (row.values[0] == "slurm") {
            const auto count = countFleet(readText("slurm", "NODELIST GRES\nn1 " + printed + "\n"), catalogue(), {});
            const auto& open = count.open;
            meant = !count.chips.empty()             ? std::string(catalogue().name(count.chips.front().chip))
                : open.front().candidates.size() > 1 ? joined(open.front().candidates, " or ")
                                                     : "other";
        } else {
            PrintedDevices devices;
            devices.name = printed;
            if (row.values[0] == "pci" && printed.starts_with("Device "))
                devices.name = (printed == "Device 74a1" ? "1002:" : "10de:") + printed.substr(7);
            devices.origin = origins.at(std::string(row.values[0]));
            devices.memoryGib = parseNumber(row.values[2]);
            const auto meaning = names.meaning(devices);
            meant = meaning.isNoAccelerator ? "none"
                : meaning.isPartOfCard      ? "part"
                : meaning.chips.empty()     ? "other"
                                            : joined(meaning.chips, " or ");
        }
        CHECK(meant == row.values[3]);
        ++checked;
    }
    CHECK(checked > 220);
}

TEST_CASE("Slices take cards by their parts and by their memory")
{
    const auto cards = [](const std::string& gres) {
        const auto count = countFleet(readText("slurm", "NODELIST GRES\nn1 " + gres + "\n"), catalogue(), {});
        REQUIRE(count.chips.size() == 1);
        return count.chips.front().units;
    };
    CHECK(cards("gpu:nvidia_a100-sxm4-40gb_1g.5gb:7") == 1);
    CHECK(cards("gpu:nvidia_a100-sxm4-40gb_1g.5gb:8") == 2);
    CHECK(cards("gpu:nvidia_a100-sxm4-40gb_3g.20gb:4") == 2);
    CHECK(cards("gpu:nvidia_a100-sxm4-40gb_7g.40gb:4") == 4);
    CHECK(cards("gpu:nvidia_a30_1g.6gb:12") == 3); // an A30 has four parts
    CHECK(cards("gpu:nvidia_rtx_pro_6000_blackwell_server_edition_1g.24gb:8") == 2);
    CHECK(cards("gpu:nvidia_h100_80gb_hbm3_1g.10gb+me:1,gpu:nvidia_h100_80gb_hbm3_3g.40gb:1") == 1);
}

TEST_CASE("A slice that is listed as a device is none")
{
    const auto fleet = readText("nvidia-smi", "name\nNVIDIA A100-SXM4-40GB MIG 3g.20gb\nNVIDIA A100-SXM4-40GB MIG 3g.20gb\n");
    const auto count = countFleet(fleet, catalogue(), {});
    REQUIRE(count.chips.size() == 1);
    CHECK(count.chips.front().units == 1);
}

TEST_CASE("Slurm's newer forms and formats of sites read the same")
{
    const auto counts = [](const std::string& text) {
        Counts devices;
        for (const auto& one : readText("slurm", text).devices)
            devices[one.name] += one.count;
        return devices;
    };
    const Counts eight { { "l40s", 8 } };
    CHECK(counts("NODELIST|GRES|STATE\nn1|gpu:l40s:4(S:0-1)|idle\nn2|gpu:l40s:4|drained*\nn3|(null)|mixed\n") == eight);
    CHECK(counts("HOSTNAMES GRES\nn1 gpu:l40s:8\n") == eight);
    CHECK(counts("---\nnodes:\n- name: n1\n  gres: gpu:l40s:8\n  state:\n  - IDLE\n") == eight);
    CHECK(counts(R"({"nodes":[{"name":"n1","gres":"gpu:l40s:8","state":["IDLE","DRAIN"]}],"meta":{"slurm":{"version":{}}}})") == eight);
    CHECK(counts("NODELIST GRES\nn1 gpu:l40s:8\nNODELIST GRES\nn1 gpu:l40s:8\n") == eight);
    const auto drained = readText("slurm", "NODELIST|GRES|STATE\nn1|gpu:l40s:4|idle\nn2|gpu:l40s:4|drained*\n");
    CHECK(joined(test::said(drained.notes), "\n").find("1 node that is down, drained or reserved counts too") != std::string::npos);
}

TEST_CASE("One cluster in several files counts once")
{
    const std::string text = "NODELIST GRES\nn1 gpu:l40s:8\n";
    const std::vector files { FleetFile { "a.txt", text }, FleetFile { "b.txt", text } };
    const auto fleet = fleetRecipeNamed("slurm")->read(files);
    CHECK(fleet.devices.size() == 1);
    CHECK(joined(test::said(fleet.notes), "\n").find("1 node is listed in several files and counts once") != std::string::npos);
    const std::string card = "name, uuid\nNVIDIA L40S, GPU-1\n";
    const std::vector twice { FleetFile { "a.csv", card }, FleetFile { "b.csv", card } };
    CHECK(fleetRecipeNamed("nvidia-smi")->read(twice).devices.size() == 1);
}

TEST_CASE("What is no JSON at all is answered with the call that gives it")
{
    CHECK(refusal("kubernetes", "NAME STATUS ROLES\nnode-1 Ready <none>\n").find("kubectl get nodes -o json") != std::string::npos);
    CHECK(refusal("rocm-smi", "GPU[0] : Card Series: MI300X\n").find("rocm-smi --showproductname --json") != std::string::npos);
    CHECK(refusal("amd-smi", "GPU: 0\n").find("amd-smi static --json") != std::string::npos);
    CHECK(refusal("neuron-ls", "+---+\n").find("neuron-ls --json-output") != std::string::npos);
    CHECK(refusal("aws", "p5.48xlarge 8\n").find("aws ec2 describe-instances") != std::string::npos);
    CHECK(refusal("kubernetes", "{\"apiVersion\":\"v1\",\"items\":[{\"kind\":\"No").find("ends in the middle") != std::string::npos);
}

TEST_CASE("A list of processes is none of cards")
{
    CHECK(refusal("nvidia-smi", "gpu_name, gpu_uuid, pid\nNVIDIA L40S, GPU-1, 12\n").find("no column \"name\"") != std::string::npos);
}

TEST_CASE("Cards that can show as several are asked for their mode")
{
    std::string cards;
    for (int i = 0; i < 64; ++i)
        cards += (i > 0 ? ",\"card" : "\"card") + std::to_string(i) + R"(":{"Card Series":"AMD Instinct MI300X OAM"MODE})";
    const auto with = [&](const std::string& mode) {
        auto text = "{" + cards + "}";
        for (auto at = text.find("MODE"); at != text.npos; at = text.find("MODE"))
            text.replace(at, 4, mode);
        return text;
    };
    CHECK(refusal("rocm-smi", with("")).find("--showcomputepartition") != std::string::npos);
    const auto count = countFleet(readText("rocm-smi", with(R"(,"Compute Partition":"CPX")")), catalogue(), {});
    CHECK(count.chips.front().units == 8);
    const auto newer = readText("amd-smi",
        R"({"gpu_data":[{"gpu":0,"asic":{"market_name":"AMD Instinct MI300X"},"partition":{"accelerator_partition":"DPX"}},
            {"gpu":1,"asic":{"market_name":"AMD Instinct MI300X"},"partition":{"accelerator_partition":"DPX"}}]})");
    CHECK(countFleet(newer, catalogue(), {}).chips.front().units == 1);
}

TEST_CASE("Kubernetes counts what other vendors' plugins offer")
{
    const auto node = [](const std::string& labels, const std::string& capacity) {
        const auto text = R"({"apiVersion":"v1","items":[{"kind":"Node","metadata":{"name":"n","labels":{)" + labels
            + R"(}},"status":{"capacity":{)" + capacity + "}}}]}";
        Counted result;
        const auto count = countFleet(readText("kubernetes", text), catalogue(), {});
        for (const auto& chips : count.chips)
            result.chips[std::string(catalogue().name(chips.chip))] = chips.units;
        for (const auto& open : count.open)
            result.open[open.name] = open.devices;
        return result;
    };
    CHECK(node(R"("cloud.google.com/gke-tpu-accelerator":"tpu-v5-lite-podslice")", R"("google.com/tpu":"4")").chips
        == Counts { { "TPU v5e", 4 } });
    CHECK(node(R"("node.kubernetes.io/instance-type":"trn1.32xlarge")",
              R"("aws.amazon.com/neuron":"16","aws.amazon.com/neuroncore":"32","aws.amazon.com/neurondevice":"16")")
              .chips
        == Counts { { "Trainium1", 16 } });
    CHECK(node("", R"("habana.ai/gaudi":"8")").open == Counts { { "habana.ai/gaudi", 8 } });
    CHECK(node("", R"("huawei.com/Ascend910":"8")").open == Counts { { "huawei.com/Ascend910", 8 } });
    CHECK(node("", R"("aliyun.com/gpu-mem":"80")").open.empty());
    CHECK(node(R"("beta.amd.com/gpu.device-id.740f":"8")", R"("amd.com/gpu":"8")").chips == Counts { { "MI210", 8 } });
    CHECK(node(R"("nvidia.com/gpu.product":"NVIDIA-A100-SXM4-40GB")", R"("nvidia.com/gpu":"0","nvidia.com/mig-1g.5gb":"14")").chips
        == Counts { { "A100 40GB", 2 } });
    CHECK(node(R"("nvidia.com/gpu.product":"GRID-T4-4Q","nvidia.com/gpu.count":"1")", R"("nvidia.com/gpu":"1")").chips.empty());
}

TEST_CASE("lspci is read by number too, and unknown accelerators are asked for")
{
    const auto numbers
        = countFleet(readText("lspci", "18:00.0 0302: 10de:2330 (rev a1)\n02:00.0 0300: 1a03:2000 (rev 41)\n"), catalogue(), {});
    REQUIRE(numbers.chips.size() == 1);
    CHECK(catalogue().name(numbers.chips.front().chip) == "H100 SXM");
    const auto neuron
        = countFleet(readText("lspci", "00:1e.0 System peripheral: Amazon.com, Inc. NeuronDevice (Trainium) (rev 01)\n"), catalogue(), {});
    REQUIRE(neuron.chips.size() == 1);
    const auto other
        = countFleet(readText("lspci", "18:00.0 Processing accelerators [1200]: Maker Ltd. Thing [1234:5678]\n"), catalogue(), {});
    REQUIRE(other.open.size() == 1);
    CHECK(other.open.front().name.find("Maker Ltd. Thing") != std::string::npos);
}

TEST_CASE("AWS names chips without their form, which it has one of")
{
    const std::string types = R"({"InstanceTypes":[
        {"InstanceType":"p4d.24xlarge","GpuInfo":{"Gpus":[{"Name":"A100","Count":8,"MemoryInfo":{"SizeInMiB":40960}}]}},
        {"InstanceType":"p4de.24xlarge","GpuInfo":{"Gpus":[{"Name":"A100","Count":8,"MemoryInfo":{"SizeInMiB":81920}}]}},
        {"InstanceType":"p5.48xlarge","GpuInfo":{"Gpus":[{"Name":"H100","Count":8,"MemoryInfo":{"SizeInMiB":81920}}]}},
        {"InstanceType":"p2.xlarge","GpuInfo":{"Gpus":[{"Name":"K80","Count":1,"MemoryInfo":{"SizeInMiB":12288}}]}},
        {"InstanceType":"inf2.xlarge","NeuronInfo":{"NeuronDevices":[{"Name":"Inferentia2","Count":1}]},
         "InferenceAcceleratorInfo":{"Accelerators":[{"Name":"Inferentia2","Count":1}]}}]})";
    std::string instances;
    for (const auto* type : { "p4d.24xlarge", "p4de.24xlarge", "p5.48xlarge", "p2.xlarge", "inf2.xlarge" })
        instances += std::string(instances.empty() ? "" : ",") + R"({"InstanceType":")" + type + R"(","State":{"Name":"running"}})";
    const std::vector files { FleetFile { "i.json", R"({"Reservations":[{"Instances":[)" + instances + "]}]}" },
        FleetFile { "t.json", types } };
    Counts chips;
    for (const auto& one : countFleet(fleetRecipeNamed("aws")->read(files), catalogue(), {}).chips)
        chips[std::string(catalogue().name(one.chip))] = one.units;
    CHECK(chips == Counts { { "A100 40GB", 8 }, { "A100 80GB", 8 }, { "H100 SXM", 8 }, { "Inferentia2", 1 }, { "K80", 0.5 } });
}

TEST_CASE("A list that a shell of Windows has written, and one in a workbook, are read")
{
    const TempFolder folder;
    std::string wide = "\xFF\xFE";
    for (const char letter : std::string("name\r\nNVIDIA L40S\r\n"))
        wide += { letter, '\0' };
    writeFile(folder / "cards.csv", wide);
    CHECK(readFleetFile(folder / "cards.csv").text == "name\r\nNVIDIA L40S\r\n");
    WorkbookWriter workbook;
    const std::vector<SheetColumn> columns { { "Name", SheetColumn::Kind::Text }, { "Site", SheetColumn::Kind::Text },
        { "Accelerator/Co-Processor", SheetColumn::Kind::Text }, { "Accelerator/Co-Processor Cores", SheetColumn::Kind::Number } };
    workbook.beginSheet("TOP500", columns, 2);
    for (const auto* text : { "Eagle", "Microsoft Azure", "NVIDIA H100" })
        workbook.add(text);
    workbook.add(1'900'800.0);
    workbook.endRow();
    for (const auto* text : { "Fugaku", "RIKEN", "None" })
        workbook.add(text);
    workbook.endRow();
    writeFile(folder / "top500.xlsx", workbook.finish());
    const std::vector files { readFleetFile(folder / "top500.xlsx") };
    const auto fleet = fleetRecipeNamed("top500")->read(files);
    REQUIRE(fleet.devices.size() == 1);
    CHECK(fleet.devices.front().count == 1'900'800);
    CHECK(fleetRecipeOf(files.front().text) == fleetRecipeNamed("top500"));
}

TEST_CASE("Answers say what an open name is")
{
    const auto cluster
        = counted("slurm", { "slurm-2205-sinfo-N-G.txt" }, { { "A100", "A100 80GB" }, { "gpu", "V100" }, { "h100", "H100 PCIe" } });
    CHECK(cluster.open.empty());
    CHECK(cluster.chips
        == Counts { { "A100 40GB", 4 }, { "A100 80GB", 60 }, { "GH200", 4 }, { "H100 PCIe", 16 }, { "H100 SXM", 16 }, { "V100", 25 } });
    CHECK(errorOf([&] {
        counted("slurm", { "slurm-2205-sinfo-N-G.txt" }, { { "a100", "A100 8GB" } });
    }).find("the document has no such chip")
        != std::string::npos);
}

TEST_CASE("An alias of a chip goes before what a tool's name usually is")
{
    const TempFolder folder;
    auto document = Document::create(folder / "chips.flop");
    document.transact("chips", [](Writer& writer) {
        auto ours = chip("MI250");
        ours.aliases = "our big one;mi250";
        writer.insert(ours);
        writer.insert(chip("MI250X"));
    });
    const auto count = countFleet(readText("slurm", "NODELIST GRES\nn1 gpu:mi250:8\n"), *document.dataset(), {});
    REQUIRE(count.chips.size() == 1);
    CHECK(document.dataset()->name(count.chips.front().chip) == "MI250");
    CHECK(count.chips.front().units == 4);
}

TEST_CASE("Files are known by their beginning")
{
    for (const auto& [file, recipe] : std::map<std::string, std::string> { { "nvidia-smi-query.csv", "nvidia-smi" },
             { "nvidia-smi-L-mig.txt", "nvidia-smi" }, { "nvidia-smi-q-x-mig.xml", "nvidia-smi" }, { "rocm-smi-5-mi100.json", "rocm-smi" },
             { "amd-smi-static-list.json", "amd-smi" }, { "k8s-nodes-plain.json", "kubernetes" }, { "dcgm-metrics.txt", "dcgm" },
             { "neuron-ls.json", "neuron-ls" }, { "lspci-debian12.txt", "lspci" }, { "mlperf-system-cpu.json", "mlperf" },
             { "top500-202506-extract.csv", "top500" }, { "aws-describe-instance-types.json", "aws" }, { "slurm-2205-sinfo.json", "slurm" },
             { "slurm-2205-sinfo.yaml", "slurm" }, { "slurm-2205-sinfo-N-G.txt", "slurm" }, { "slurm-2302-and-later-sinfo.json", "slurm" },
             { "slurm-2205-scontrol-show-node.txt", "slurm" } }) {
        INFO(file);
        const auto* known = fleetRecipeOf(readFile(fleetFile(file)));
        REQUIRE(known);
        CHECK(known->name == recipe);
    }
    CHECK_FALSE(fleetRecipeOf("organization,chip,quarter,units\nOpenAI,H100 SXM,2025Q4,5\n"));
    CHECK_FALSE(fleetRecipeOf("chip,name\nA,B\n"));
}

TEST_CASE("A fleet becomes claims, a source and a headcount in one step")
{
    const TempFolder folder;
    auto document = Document::create(folder / "lab.flop");
    document.transact("chips", [](Writer& writer) {
        for (const auto* name : { "H100 SXM", "L40S", "GH200", "T4" })
            writer.insert(chip(name));
    });
    const std::vector files { fleetFile("nvidia-smi-query.csv") };
    FleetPlan plan;
    plan.organization = "Our Lab";
    plan.asOf = parseQuarter("2025Q4");
    plan.researchers = 12;
    plan.today = "2026-01-10";
    const auto before = dumpText(*document.dataset());
    const auto trial = tryFleet(*document.dataset(), files, plan);
    CHECK(dumpText(*document.dataset()) == before);
    const auto report = importFleet(document, files, plan);
    CHECK(report.units == trial.units);
    const auto& dataset = *document.dataset();
    REQUIRE(dataset.organizationNamed("Our Lab"));
    CHECK(dataset.organizationNamed("Our Lab")->kind == OrganizationKind::Lab);
    const auto* source = dataset.sourceWithKey("our-lab-nvidia-smi-2025q4");
    REQUIRE(source);
    CHECK(source->kind == SourceKind::Disclosure);
    CHECK(source->published == "2026-01-10");
    double units = 0;
    dataset.inventory().forEach([&](const InventoryRecord& claim) {
        CHECK(claim.measure == Measure::Installed);
        CHECK(claim.access == Access::Owned);
        CHECK(claim.source == source->id);
        units += claim.units;
    });
    CHECK(units == 5);
    std::size_t people = 0;
    dataset.headcounts().forEach(
        [&](const HeadcountRecord& headcount) { people += headcount.population == Population::Researchers && headcount.people == 12; });
    CHECK(people == 1);

    CHECK(importFleet(document, files, plan).isThereAlready);
    CHECK(document.journal().size() == 2);
    plan.researchers = 15;
    CHECK(importFleet(document, files, plan).addsPeople);
    CHECK(document.dataset()->headcounts().size() == 1);
    CHECK(document.dataset()->inventory().size() == 4);
    document.undo();
    document.undo();
    CHECK(dumpText(*document.dataset()) == before);
}

TEST_CASE("A newer list of a fleet replaces the earlier one where that is asked for")
{
    const TempFolder folder;
    auto document = Document::create(folder / "lab.flop");
    document.transact("chips", [](Writer& writer) { writer.insert(chip("L40S")); });
    FleetPlan plan;
    plan.organization = "Our Lab";
    plan.asOf = parseQuarter("2025Q4");
    const std::vector files { folder / "cards.csv" };
    writeFile(files.front(), "name\nNVIDIA L40S\n");
    CHECK(importFleet(document, files, plan).earlier.empty());
    writeFile(files.front(), "name\nNVIDIA L40S\nNVIDIA L40S\n");
    const auto beside = tryFleet(*document.dataset(), files, plan);
    CHECK(beside.earlier == "our-lab-nvidia-smi-2025q4");
    CHECK(
        joined(test::said(beside.sentences(false)), "\n").find("has another list of this fleet in the same quarter") != std::string::npos);
    plan.replaces = { "our-lab-nvidia-smi-2025q3" };
    CHECK(errorOf([&] { importFleet(document, files, plan); }).find("no source has this key") != std::string::npos);
    plan.replaces = { beside.earlier };
    CHECK(importFleet(document, files, plan).earlier.empty());
    const auto* newer = document.dataset()->sourceWithKey("our-lab-nvidia-smi-2025q4-2");
    REQUIRE(newer);
    CHECK(newer->replaces == std::vector { document.dataset()->sourceWithKey(beside.earlier)->id });
    CHECK(importFleet(document, files, plan).isThereAlready);
}

TEST_CASE("What a fleet's import lacks is one sentence, and nothing is written")
{
    const TempFolder folder;
    auto document = Document::create(folder / "lab.flop");
    document.transact("chips", [](Writer& writer) { writer.insert(chip("V100")); });
    const auto before = dumpText(*document.dataset());
    const std::vector files { fleetFile("slurm-2205-sinfo-N-G.txt") };
    FleetPlan plan;
    CHECK(errorOf([&] { importFleet(document, files, plan); }).find("--as-of 2025Q4") != std::string::npos);
    plan.asOf = parseQuarter("2025Q4");
    CHECK(errorOf([&] { importFleet(document, files, plan); }).find("--organization") != std::string::npos);
    plan.organization = "Our Lab";
    CHECK(errorOf([&] { importFleet(document, files, plan); }).find("--map NAME=CHIP") != std::string::npos);
    plan.researchers = 0;
    CHECK(errorOf([&] { importFleet(document, files, plan); }).find("above 0") != std::string::npos);
    plan.researchers.reset();
    CHECK(dumpText(*document.dataset()) == before);
    plan.leavesOutOpen = true;
    const auto report = importFleet(document, files, plan);
    CHECK(report.units == std::vector<std::pair<std::string, double>> { { "V100", 8 } });
    CHECK(joined(test::said(report.notes), "\n").find("'a100', 60 of them") != std::string::npos);
    const std::vector other { fleetFile("README.md") };
    plan.recipe.clear();
    CHECK(errorOf([&] { importFleet(document, other, plan); }).find("no output of a tool that is known") != std::string::npos);
}

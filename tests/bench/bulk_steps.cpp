// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/document.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <random>
#include <string>

using namespace model;

namespace {

constexpr int organizations = 1000;
constexpr int chips = 25;
constexpr int quarters = 40;

template <class Act> void time(const char* what, Act act)
{
    const auto start = std::chrono::steady_clock::now();
    const auto startOfWork = std::clock();
    act();
    fmt::print("{:<36}{:8.2f} s, at work {:6.2f} s\n", what,
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
        static_cast<double>(std::clock() - startOfWork) / CLOCKS_PER_SEC);
}

/// Each a record of its own, by organization, chip and quarter, or in no order.
std::vector<InventoryRecord> claims(bool areShuffled)
{
    std::vector<InventoryRecord> made;
    InventoryRecord claim;
    claim.source = { 1 };
    for (int organization = 1; organization <= organizations; ++organization) {
        for (int chip = 1; chip <= chips; ++chip) {
            for (int quarter = 0; quarter < quarters; ++quarter) {
                claim.organization = { organization };
                claim.chip = { chip };
                claim.quarter = { 2016 * 4 + quarter };
                claim.units = 100 + organization + quarter;
                claim.unitsLow = claim.units / 2;
                claim.unitsHigh = claim.units * 2;
                made.push_back(claim);
            }
        }
    }
    if (areShuffled)
        std::shuffle(made.begin(), made.end(), std::mt19937(1));
    return made;
}

}

/// bulk_steps <file to make> [shuffled]: how long a step of a million new records takes, its undo, its redo and what comes after.
int main(int argc, char* argv[])
{
    if (argc < 2)
        return 1;
    auto document = Document::create(argv[1]);
    document.transact("Fill", [](Writer& writer) {
        Source source;
        source.key = source.title = "press";
        writer.insert(source);
        for (int i = 1; i <= organizations; ++i) {
            Organization organization;
            organization.name = fmt::format("Organization {}", i);
            writer.insert(organization);
        }
        for (int i = 1; i <= chips; ++i) {
            Chip chip;
            chip.name = fmt::format("Chip {}", i);
            writer.insert(chip);
        }
    });
    const auto added = claims(argc > 2);

    time("a million records in one step", [&] {
        document.transact("Import", [&](Writer& writer) {
            for (const auto& claim : added)
                writer.insert(claim);
        });
    });
    fmt::print("{:<36}{:8.1f} MB\n", "its row in the journal", static_cast<double>(document.journal().back().bytes) / 1e6);
    time("undo", [&] { document.undo(); });
    fmt::print("{:<36}{:8.1f} MB\n", "its row in the journal", static_cast<double>(document.journal().back().bytes) / 1e6);
    time("redo", [&] { document.redo(); });
    auto organization = document.dataset()->organizations()[0];
    time("an edit", [&] {
        organization.notes = "noted";
        document.transact("Note", [&](Writer& writer) { writer.update(organization); });
    });
    time("an organization added and removed", [&] {
        organization.name = "Passing";
        document.transact("Pass", [&](Writer& writer) { writer.remove<Organization>(writer.insert(organization)); });
    });
    time("opening it", [&] { Document::open(argv[1]); });
    time("a verified copy", [&] { document.saveCopy(std::string(argv[1]) + ".copy", true); });
}

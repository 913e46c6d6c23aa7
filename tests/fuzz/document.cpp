// SPDX-License-Identifier: GPL-3.0-or-later
// A document with bytes of it changed: it opens or is refused, and what it opens to can be undone, done again and checked. The input is a
// list of changes, each of a place (three bytes) and what stands there then (one byte).
#include "tests/fuzz/fuzz.h"

#include "model/compute/checks.h"
#include "model/figure/finding_text.h"
#include "model/store/document.h"
#include "model/view/resolve.h"

#include <iterator>

using namespace model;

namespace {

/// A document with every kind of step in its history.
std::string made()
{
    const auto path = fuzz::file("made.flop");
    std::filesystem::remove(path);
    {
        auto document = Document::create(path);
        const auto source = [](const char* key) {
            Source source;
            source.key = source.title = key;
            return source;
        };
        Organization organization;
        organization.name = "A";
        Chip chip;
        chip.name = "H100 SXM";
        chip.bf16Tflops = 989.4;
        InventoryRecord claim;
        document.transact("Fill", [&](Writer& writer) {
            claim.source = writer.insert(source("s"));
            claim.organization = writer.insert(organization);
            claim.chip = writer.insert(chip);
        });
        document.transact("Add", [&](Writer& writer) {
            for (int i = 0; i < 1100; ++i) { // beyond what is journaled row by row
                claim.quarter = Quarter::of(1900 + i / 4, 1 + i % 4);
                claim.units = i;
                claim.id = writer.insert(claim);
            }
        });
        document.transact("Edit", [&](Writer& writer) {
            claim.units = 7;
            writer.update(claim);
            writer.remove<InventoryRecord>({ 1 });
        });
        document.undo();
    }
    std::ifstream file(path, std::ios::binary);
    const std::string bytes { std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>() };
    std::filesystem::remove(path);
    return bytes;
}

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto whole = made();
    static const auto path = fuzz::file("changed.flop");
    auto bytes = whole;
    for (std::size_t i = 0; i + 4 <= size; i += 4)
        bytes[(data[i] << 16U | data[i + 1] << 8U | data[i + 2]) % bytes.size()] = static_cast<char>(data[i + 3]);
    fuzz::write(path, bytes);
    fuzz::answered([&] {
        auto document = Document::open(path);
        const auto look = [&] {
            const auto& dataset = *document.dataset();
            for (const auto& finding : findings(dataset, {}, resolve({}, dataset).at))
                findingText(finding, dataset);
        };
        look();
        for (const auto& step : document.journal())
            fuzz::answered([&] { document.changesOf(step.id, 10); });
        for (int i = 0; i < 4; ++i)
            fuzz::answered([&] { document.undo(); });
        look();
        for (int i = 0; i < 4; ++i)
            fuzz::answered([&] { document.redo(); });
        look();
    });
    for (const auto* leftover : { "", "-journal", "-wal" })
        std::filesystem::remove(path.string() + leftover);
    return 0;
}

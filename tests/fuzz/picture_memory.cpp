// SPDX-License-Identifier: GPL-3.0-or-later
// What a picture carries along, in a file that says it is a PNG, an SVG or a PDF.
#include "tests/fuzz/fuzz.h"

#include "model/figure/compare_tables.h"
#include "ui/charts/picture_memory.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto bytes = fuzz::text(data, size);
    fuzz::answered([&] { charts::readMemory(bytes, "picture"); });
    fuzz::answered([&] {
        const auto memory = charts::parseMemory(bytes);
        fuzz::require(charts::parseMemory(charts::memoryText(memory)) == memory);
    });
    return 0;
}

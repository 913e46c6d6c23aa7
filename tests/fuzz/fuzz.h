// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/error.h"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <unistd.h>

/// What libFuzzer calls with one input after the other.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace fuzz {

inline std::string_view text(const std::uint8_t* data, std::size_t size)
{
    return { reinterpret_cast<const char*>(data), size };
}

/// A sentence is an answer; everything else that is thrown ends the fuzzer.
template <class Act> void answered(Act act)
{
    try {
        act();
    } catch (const model::Error&) {
    }
}

/// Ends the fuzzer where what must hold does not.
inline void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// A file of this process, in memory where there is such a place.
inline std::filesystem::path file(std::string_view name)
{
    const std::filesystem::path memory = "/dev/shm";
    const auto place = std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
    return place / ("flopulence-fuzz-" + std::to_string(::getpid()) + "-" + std::string(name));
}

inline void write(const std::filesystem::path& path, std::string_view bytes)
{
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}

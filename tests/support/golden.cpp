// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/golden.h"

#include "tests/support/catch.h"
#include "tests/support/folders.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

void write(const std::filesystem::path& path, std::string_view text)
{
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

}

void requireGolden(const std::string& name, std::string_view text)
{
    requireAccepted("tests/golden/" + name, text);
}

void requireAccepted(const std::string& name, std::string_view text)
{
    const auto path = std::filesystem::path(SOURCE_DIR) / name;
    const char* mode = std::getenv("FLOPULENCE_GOLDEN");
    if (mode && std::string_view(mode) == "write") {
        write(path, text);
        return;
    }
    std::ostringstream accepted;
    accepted << std::ifstream(path, std::ios::binary).rdbuf();
    if (accepted.str() != text)
        write(std::filesystem::path(BINARY_DIR) / "failed" / name, text);
    INFO("accept with FLOPULENCE_GOLDEN=write: " << name);
    REQUIRE(std::string(text) == accepted.str());
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "packaging/texts/packaged_text.h"

#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>

/// Writes the man page and the completions into a folder: packaged_texts <folder>
int main(int count, char** arguments)
try {
    if (count != 2) {
        std::cerr << "usage: packaged_texts <folder>\n";
        return 2;
    }
    const std::filesystem::path folder(arguments[1]);
    std::filesystem::create_directories(folder);
    std::ofstream file;
    file.exceptions(std::ios::failbit | std::ios::badbit);
    const auto write = [&](const char* name, const std::string& text) {
        file.open(folder / name, std::ios::binary);
        file << text;
        file.close();
    };
    write("flopulence.1", packaged::manPage());
    write("flopulence.bash", packaged::bashCompletion());
    write("flopulence.fish", packaged::fishCompletion());
    write("_flopulence", packaged::zshCompletion());
} catch (const std::exception& error) {
    std::cerr << "packaged_texts: " << error.what() << '\n';
    return 1;
}

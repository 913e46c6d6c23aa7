// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// The encodings that are read, as people see them and recipes keep them: "UTF-8", "UTF-16 LE", "UTF-16 BE", "Windows-1252".
std::vector<std::string> encodingNames();

/// In the place of a name: the encoding that a file's text is most likely written in.
inline constexpr std::string_view detectedEncoding = "detect";

/// The name as encodingNames() or detectedEncoding writes it, letters' case ignored; nothing where it is neither.
std::optional<std::string> encodingNamed(std::string_view name);

/// How a file's text is most likely written: by its byte order mark, by zero bytes, by whether it is well-formed UTF-8, else by what
/// uchardet knows of its letters, else Windows-1252 (which holds Latin-1's letters). Reads the whole file once. Throws Error (Unreadable).
std::string detectEncoding(const std::filesystem::path& path);

/// Turns the bytes of `source` into UTF-8 while they are read; what has no meaning in the encoding becomes a byte that is no UTF-8, so
/// that whoever reads refuses it. `encoding` is one of encodingNames().
std::unique_ptr<std::streambuf> decoded(std::unique_ptr<std::streambuf> source, std::string_view encoding);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace model {

enum class Encoding { Utf8, Utf16LittleEndian, Utf16BigEndian, Windows1252 };

/// "UTF-8", "UTF-16 LE", "UTF-16 BE", "Windows-1252": what people see and recipes keep.
std::string_view encodingName(Encoding encoding);
std::optional<Encoding> encodingNamed(std::string_view name);

/// How a file's text is most likely written: by its byte order mark, by zero bytes, by whether it is well-formed UTF-8, else
/// Windows-1252 (which holds Latin-1's letters). Reads the whole file once. Throws Error (Unreadable).
Encoding detectEncoding(const std::filesystem::path& path);

/// Turns the bytes of `source` into UTF-8 while they are read, without the byte order mark; what has no meaning in the encoding
/// becomes a byte that is no UTF-8, so that whoever reads refuses it.
std::unique_ptr<std::streambuf> decoded(std::unique_ptr<std::streambuf> source, Encoding encoding);

}

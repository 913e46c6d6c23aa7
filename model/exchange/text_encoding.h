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

/// The encodings that are read, as people see them and recipes keep them: "UTF-8", "UTF-16 LE", "GB18030", "Windows-1252", ...
std::vector<std::string> encodingNames();

/// The name as encodingNames() writes it, by that name or another one ("gbk", "latin1"), case and signs ignored; nothing where it is none.
std::optional<std::string> encodingNamed(std::string_view name);

/// How a text is most likely written.
struct EncodingGuess {
    std::string name;
    std::string other;       ///< in which it may be written as well; empty where that is not so
    std::string sample = {}; ///< the first value with a letter beyond ASCII, so decoded; empty where it is UTF-8 or UTF-16
};

/// By its byte order mark, by zero bytes, by whether it is well-formed UTF-8, by where the common letters of GB18030, Big5, Shift-JIS,
/// EUC-JP and EUC-KR are, else by what uchardet knows of its letters, else Windows-1252 (which holds Latin-1's letters). Reads the whole
/// file once. Throws Error (Unreadable).
EncodingGuess detectEncoding(const std::filesystem::path& path);

/// Turns the bytes of `source` into UTF-8 while they are read; what has no meaning in the encoding becomes a byte that is no UTF-8, so
/// that whoever reads refuses it. `encoding` is one of encodingNames().
std::unique_ptr<std::streambuf> decoded(std::unique_ptr<std::streambuf> source, std::string_view encoding);

}

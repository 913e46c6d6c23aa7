// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/workbook/file_kind.h"

#include "model/base/error.h"
#include "model/base/text.h"
#include "model/workbook/package.h"
#include "words/workbook.h"

#include <algorithm>
#include <array>
#include <fstream>

namespace model {

namespace {

using namespace std::string_view_literals;
namespace fs = std::filesystem;

constexpr std::size_t bytesToLookAt = 4096;
constexpr std::size_t mostOfOleFile = 64u << 10; // its list of streams is near its beginning, or is not found

std::string beginningOf(const fs::path& path, std::size_t size)
{
    std::string bytes(size, '\0');
    std::ifstream in(path, std::ios::binary);
    in.read(bytes.data(), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

struct Known {
    std::string_view bytes;
    std::size_t at;
    const Message* message;
};

const std::array knownBeginnings { Known { "\x89PNG\r\n\x1A\n"sv, 0, &say::workbook::picture },
    Known { "\xFF\xD8\xFF"sv, 0, &say::workbook::picture }, Known { "GIF8"sv, 0, &say::workbook::picture },
    Known { "WEBP"sv, 8, &say::workbook::picture }, Known { "II*\0"sv, 0, &say::workbook::picture },
    Known { "MM\0*"sv, 0, &say::workbook::picture }, Known { "%PDF-"sv, 0, &say::workbook::pdf },
    Known { "SQLite format 3\0"sv, 0, &say::workbook::database }, Known { "\x1F\x8B"sv, 0, &say::workbook::archive },
    Known { "BZh"sv, 0, &say::workbook::archive },
    Known { "\xFD"
            "7zXZ\0"sv,
        0, &say::workbook::archive },
    Known { "7z\xBC\xAF\x27\x1C"sv, 0, &say::workbook::archive }, Known { "Rar!\x1A\x07"sv, 0, &say::workbook::archive },
    Known { "\x28\xB5\x2F\xFD"sv, 0, &say::workbook::archive }, Known { "PAR1"sv, 0, &say::workbook::parquet },
    Known { "{\\rtf"sv, 0, &say::workbook::document } };

[[noreturn]] void refuse(const Message& message, const fs::path& path)
{
    throw Error(ErrorCode::Invalid, message, { { "file", path.filename().string() } });
}

/// ASCII as a compound file names its streams.
std::string wide(std::string_view name)
{
    std::string bytes;
    for (const char letter : name) {
        bytes += letter;
        bytes += '\0';
    }
    return bytes;
}

/// What older Office programs wrote, and newer ones with a password.
[[noreturn]] void refuseCompound(const fs::path& path)
{
    const auto bytes = beginningOf(path, mostOfOleFile);
    const auto ending = lowered(path.extension().string());
    if (bytes.find(wide("EncryptedPackage")) != std::string::npos || ending == ".xlsx" || ending == ".xlsm")
        refuse(say::workbook::password, path);
    if (bytes.find(wide("Workbook")) != std::string::npos || bytes.find(wide("Book")) != std::string::npos || ending == ".xls")
        refuse(say::workbook::xls, path);
    refuse(say::workbook::document, path);
}

FileKind kindOfZip(const fs::path& path)
{
    const Package package(path);
    const auto names = package.names();
    const auto hasPart = [&names](std::string_view part) {
        return std::ranges::any_of(names, [part](const std::string& name) { return lowered(name) == part; });
    };
    const auto hasFolder = [&names](std::string_view folder) {
        return std::ranges::any_of(names, [folder](const std::string& name) { return lowered(name).starts_with(folder); });
    };
    if (hasPart("xl/workbook.bin"))
        refuse(say::workbook::xlsb, path);
    if (hasFolder("index/") || hasPart("index.zip") || hasPart("index.xml"))
        refuse(say::workbook::numbers, path);
    if (hasPart("mimetype") && hasPart("content.xml")) {
        const auto type = package.text("mimetype", bytesToLookAt);
        if (type.starts_with("application/vnd.oasis.opendocument.spreadsheet"))
            return FileKind::Ods;
        refuse(say::workbook::document, path);
    }
    if (hasPart("content.xml") && hasPart("meta-inf/manifest.xml"))
        return FileKind::Ods;
    if (hasFolder("word/") || hasFolder("ppt/"))
        refuse(say::workbook::document, path);
    if (hasPart("_rels/.rels"))
        return FileKind::Xlsx;
    refuse(say::workbook::archive, path);
}

}

FileKind fileKindOf(const fs::path& path)
{
    const auto bytes = beginningOf(path, bytesToLookAt);
    if (bytes.starts_with("PK\x03\x04"sv))
        return kindOfZip(path);
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv))
        refuseCompound(path);
    for (const auto& [beginning, at, message] : knownBeginnings) {
        if (bytes.size() > at && std::string_view(bytes).substr(at).starts_with(beginning))
            refuse(*message, path);
    }
    const auto text = lowered(trimmed(std::string_view(bytes).substr(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0)));
    const bool isXml = text.starts_with("<?xml");
    const auto says = [&text](std::string_view part) { return text.find(part) != std::string::npos; };
    if (isXml && (says("urn:schemas-microsoft-com:office:spreadsheet") || says("<office:document")))
        refuse(say::workbook::flatXml, path);
    if (text.starts_with("<svg") || (isXml && says("<svg")))
        refuse(say::workbook::picture, path);
    if (text.starts_with("<!doctype html") || text.starts_with("<html") || text.starts_with("<table"))
        refuse(say::workbook::webPage, path);
    return FileKind::Text;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/pictures_in_file.h"

#include "model/base/error.h"
#include "model/base/text.h"
#include "model/workbook/package.h"
#include "words/picture.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

namespace charts {

namespace {

using model::Error;
using model::ErrorCode;

constexpr std::uintmax_t largestFile = 1 << 28;
constexpr std::size_t largestPart = 1 << 26;
constexpr std::size_t mostParts = 2000;

std::string bytesOf(const std::filesystem::path& file, const std::string& shown)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    std::ifstream stream(file, std::ios::binary);
    if (error || !stream)
        throw Error(ErrorCode::Unreadable, model::say::picture::unreadable, { { "file", shown } });
    if (size > largestFile)
        throw Error(ErrorCode::Invalid, model::say::picture::tooLarge, { { "file", shown } });
    return { std::istreambuf_iterator<char>(stream), {} };
}

bool isPicture(const std::string& part)
{
    constexpr std::array<std::string_view, 3> endings { ".png", ".svg", ".pdf" };
    const auto name = model::lowered(part);
    return std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

/// What of a document's parts is no picture of ours, or a damaged one, is passed over: most of them are somebody else's.
std::vector<FoundPicture> picturesInDocument(const std::filesystem::path& file, const std::string& shown)
{
    const model::Package package(file);
    std::vector<FoundPicture> found;
    std::size_t looked = 0;
    auto names = package.names();
    std::ranges::sort(names);
    for (const auto& name : names) {
        if (!isPicture(name) || package.sizeOf(name) > largestPart || ++looked > mostParts)
            continue;
        try {
            for (auto& one : findPictures(package.text(name, largestPart), name)) {
                one.part = std::filesystem::path(name).filename().string();
                if (std::ranges::none_of(found, [&](const FoundPicture& other) { return other.memory == one.memory; }))
                    found.push_back(std::move(one));
            }
        } catch (const Error&) {
            continue;
        }
    }
    if (found.empty())
        throw Error(ErrorCode::NotFound, model::say::picture::noneInside, { { "file", shown } });
    return found;
}

}

std::vector<FoundPicture> picturesInFile(const std::filesystem::path& file)
{
    const auto name = file.filename().u8string();
    const std::string shown(name.begin(), name.end());
    const auto bytes = bytesOf(file, shown);
    constexpr std::string_view zipSignature = "PK\x03\x04";
    return bytes.starts_with(zipSignature) ? picturesInDocument(file, shown) : findPictures(bytes, shown);
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
// Where a PNG, an SVG and a PDF keep a picture's memory.
#include "model/base/error.h"
#include "model/base/text.h"
#include "ui/base/text.h"
#include "ui/charts/picture_memory.h"

#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace charts {

namespace {

using model::Error;
using model::ErrorCode;
using ui::fromQt;
using ui::toQt;

constexpr std::string_view pngSignature = "\x89PNG\r\n\x1a\n";
constexpr std::string_view keyword = "flopulence";
constexpr QLatin1String svgElement("metadata");
constexpr QLatin1String svgKey("id");
constexpr std::size_t chunkFrame = 12; // length, type and checksum of a PNG's chunk

/// The checksum of PNG's chunks (ISO 3309).
std::uint32_t crc32(std::string_view bytes)
{
    static const auto table = [] {
        std::array<std::uint32_t, 256> remainders {};
        for (std::uint32_t i = 0; i < remainders.size(); ++i) {
            auto remainder = i;
            for (int bit = 0; bit < 8; ++bit)
                remainder = (remainder & 1) != 0 ? 0xEDB88320U ^ (remainder >> 1) : remainder >> 1;
            remainders[i] = remainder;
        }
        return remainders;
    }();
    auto crc = 0xFFFFFFFFU;
    for (const char c : bytes)
        crc = table[(crc ^ static_cast<unsigned char>(c)) & 0xFF] ^ (crc >> 8);
    return crc ^ 0xFFFFFFFFU;
}

std::string bigEndian(std::uint32_t number)
{
    std::string bytes;
    for (const int shift : { 24, 16, 8, 0 })
        bytes += static_cast<char>(number >> shift & 0xFF);
    return bytes;
}

std::uint32_t numberAt(std::string_view bytes, std::size_t place)
{
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number = number << 8 | static_cast<unsigned char>(bytes[place + i]);
    return number;
}

[[noreturn]] void refuseCut()
{
    throw Error(ErrorCode::Damaged, "its end is missing");
}

[[noreturn]] void refuseChanged()
{
    throw Error(ErrorCode::Damaged, "what Flopulence wrote into it has been changed");
}

std::optional<std::string> textOfPng(std::string_view png)
{
    const auto begin = std::string(keyword) + '\0';
    std::optional<std::string> text;
    auto place = pngSignature.size();
    for (;;) {
        if (png.size() - place < chunkFrame || numberAt(png, place) > png.size() - place - chunkFrame)
            refuseCut();
        const auto length = numberAt(png, place);
        const auto type = png.substr(place + 4, 4);
        auto data = png.substr(place + 8, length);
        if (type == "IEND")
            return text;
        if (type == "iTXt" && data.starts_with(begin)) {
            if (crc32(png.substr(place + 4, 4 + length)) != numberAt(png, place + 8 + length))
                refuseChanged();
            data.remove_prefix(begin.size());
            // Not packed (two zeros), of no language and no translated keyword (an ended text each).
            if (data.size() < 4 || data.substr(0, 4) != std::string_view("\0\0\0\0", 4))
                throw Error(ErrorCode::Damaged, "what Flopulence wrote into it has been packed by another program");
            text = std::string(data.substr(4));
        }
        place += length + chunkFrame;
    }
}

std::optional<std::string> textOfSvg(std::string_view svg)
{
    QXmlStreamReader xml(QByteArray::fromRawData(svg.data(), static_cast<qsizetype>(svg.size())));
    std::optional<std::string> text;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == svgElement && xml.attributes().value(svgKey) == toQt(keyword))
            text = fromQt(xml.readElementText(QXmlStreamReader::IncludeChildElements));
    }
    if (xml.error() == QXmlStreamReader::PrematureEndOfDocumentError)
        refuseCut();
    if (xml.hasError())
        refuseChanged();
    return text;
}

constexpr std::string_view pdfKey = "/Flopulence (";
constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF"; // a PDF's text that begins with it is UTF-8

std::optional<std::string> textOfPdf(std::string_view pdf)
{
    if (!model::trimmed(pdf).ends_with("%%EOF"))
        refuseCut();
    const auto key = pdf.rfind(pdfKey);
    if (key == std::string_view::npos)
        return std::nullopt;
    std::string text;
    for (auto place = key + pdfKey.size(); place < pdf.size() && pdf[place] != ')'; ++place) {
        if (pdf[place] == '\\' && ++place == pdf.size())
            break;
        text += pdf[place];
    }
    return text.starts_with(byteOrderMark) ? text.substr(byteOrderMark.size()) : text;
}

std::optional<std::string> textOf(std::string_view picture)
{
    if (picture.starts_with(pngSignature))
        return textOfPng(picture);
    if (picture.starts_with("%PDF-"))
        return textOfPdf(picture);
    const auto head = picture.substr(0, 1000);
    if (head.find("<svg") != std::string_view::npos)
        return textOfSvg(picture);
    throw Error(ErrorCode::Foreign, "it is neither a PNG nor an SVG nor a PDF");
}

}

std::string pngWithMemory(std::string_view png, const PictureMemory& memory)
{
    constexpr std::size_t headerLength = 13;
    const auto place = pngSignature.size() + chunkFrame + headerLength;
    if (!png.starts_with(pngSignature) || png.size() < place)
        return std::string(png);
    const auto chunk = "iTXt" + std::string(keyword) + std::string(5, '\0') + memoryText(memory);
    std::string result(png.substr(0, place));
    result += bigEndian(static_cast<std::uint32_t>(chunk.size() - 4)) + chunk + bigEndian(crc32(chunk));
    return result.append(png.substr(place));
}

QByteArray svgMemory(const PictureMemory& memory)
{
    QByteArray element;
    QXmlStreamWriter xml(&element);
    xml.writeStartElement(svgElement);
    xml.writeAttribute(svgKey, toQt(keyword));
    xml.writeCDATA(toQt(memoryText(memory)));
    xml.writeEndElement();
    return element + '\n';
}

std::string pdfMemory(const PictureMemory& memory)
{
    const auto text = memoryText(memory);
    std::string entry(pdfKey);
    const auto isAscii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (!std::all_of(text.begin(), text.end(), isAscii))
        entry += byteOrderMark;
    for (const char c : text) {
        if (c == '(' || c == ')' || c == '\\')
            entry += '\\';
        entry += c;
    }
    return entry + ")\n";
}

PictureMemory readMemory(std::string_view picture, const std::string& shown)
{
    std::optional<std::string> text;
    try {
        text = textOf(picture);
        if (text)
            return parseMemory(*text);
    } catch (const Error& error) {
        throw Error(error.code,
            error.code == ErrorCode::Foreign
                ? fmt::format("{} cannot be shown: {}.", shown, error.what())
                : fmt::format("{} is damaged: {}; export the picture again, or find an undamaged copy.", shown, error.what()));
    }
    throw Error(ErrorCode::NotFound,
        fmt::format("{} says nothing of a view: it is a report, or another program has made it or saved it since.", shown));
}

}

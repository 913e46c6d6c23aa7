// SPDX-License-Identifier: GPL-3.0-or-later
// Where a PNG and an SVG keep a picture's memory.
#include "model/base/error.h"
#include "ui/base/text.h"
#include "ui/charts/pdf_memory.h"
#include "words/picture.h"

#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <optional>
#include <utility>

namespace charts {

namespace {

using model::Error;
using model::ErrorCode;
using ui::fromQt;
using ui::toQt;

constexpr std::string_view pngSignature = "\x89PNG\r\n\x1a\n";
constexpr std::string_view keyword = "flopulence";
constexpr std::string_view lineKeyword = "Comment"; // which GIMP and ImageMagick keep
constexpr QLatin1String svgElement("metadata");
constexpr QLatin1String svgKey("id");
constexpr QLatin1String svgLineKey("data-flopulence");

/// The whole text where it is there, else the short line.
std::optional<PictureMemory> memoryOf(const std::optional<std::string>& text, const std::optional<std::string>& line)
{
    if (text)
        return parseMemory(*text);
    return line ? parseShortMemory(*line) : std::nullopt;
}

std::optional<PictureMemory> memoryInPng(std::string_view png)
{
    std::optional<std::string> text;
    std::optional<std::string> line;
    for (auto& one : pngTexts(png)) {
        if (one.keyword == keyword)
            text = std::move(one.text);
        else if (one.keyword == lineKeyword)
            line = std::move(one.text);
    }
    return memoryOf(text, line);
}

std::optional<PictureMemory> memoryInSvg(std::string_view svg)
{
    QXmlStreamReader xml(QByteArray::fromRawData(svg.data(), static_cast<qsizetype>(svg.size())));
    std::optional<std::string> text;
    std::optional<std::string> line;
    bool isRoot = true;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (std::exchange(isRoot, false) && xml.attributes().hasAttribute(svgLineKey))
            line = fromQt(xml.attributes().value(svgLineKey).toString());
        if (xml.name() == svgElement && xml.attributes().value(svgKey) == toQt(keyword))
            text = fromQt(xml.readElementText(QXmlStreamReader::IncludeChildElements));
    }
    if (xml.error() == QXmlStreamReader::PrematureEndOfDocumentError)
        throw Error(ErrorCode::Damaged, model::say::picture::cut);
    if (xml.hasError())
        throw Error(ErrorCode::Damaged, model::say::picture::changed);
    return memoryOf(text, line);
}

std::vector<FoundPicture> picturesIn(std::string_view file)
{
    const auto alone = [](std::optional<PictureMemory> memory) {
        return memory ? std::vector { FoundPicture { 0, {}, std::move(*memory) } } : std::vector<FoundPicture>();
    };
    if (file.starts_with(pngSignature))
        return alone(memoryInPng(file));
    if (file.starts_with("%PDF-"))
        return picturesInPdf(file);
    constexpr std::size_t head = 4000; // an editor's remark may stand in front
    if (file.substr(0, head).find("<svg") != std::string_view::npos)
        return alone(memoryInSvg(file));
    throw Error(ErrorCode::Foreign, model::say::picture::noPicture);
}

}

std::vector<PngText> pngMemory(const PictureMemory& memory)
{
    return { { std::string(keyword), memoryText(memory) }, { std::string(lineKeyword), shortMemory(memory), true } };
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

QByteArray svgShortMemory(const PictureMemory& memory)
{
    return QStringLiteral(" %1=\"%2\"").arg(svgLineKey, toQt(shortMemory(memory)).toHtmlEscaped()).toUtf8();
}

std::vector<FoundPicture> findPictures(std::string_view file, const std::string& shown)
{
    std::vector<FoundPicture> found;
    try {
        found = picturesIn(file);
    } catch (const Error& error) {
        throw Error(error.code, error.code == ErrorCode::Foreign ? model::say::picture::notShown : model::say::picture::damaged,
            { { "file", shown }, { "why", error.sentence } });
    }
    if (found.empty())
        throw Error(ErrorCode::NotFound, model::say::picture::saysNothing, { { "file", shown } });
    return found;
}

PictureMemory readMemory(std::string_view picture, const std::string& shown)
{
    return findPictures(picture, shown).front().memory;
}

}

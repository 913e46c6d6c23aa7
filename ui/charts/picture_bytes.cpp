// SPDX-License-Identifier: GPL-3.0-or-later
// Where a PNG, an SVG and a PDF keep a picture's memory.
#include "model/base/error.h"
#include "model/base/text.h"
#include "ui/base/text.h"
#include "ui/charts/picture_memory.h"
#include "words/picture.h"

#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <qpdf/QPDF.hh>

#include <algorithm>
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
[[noreturn]] void refuseCut()
{
    throw Error(ErrorCode::Damaged, model::say::picture::cut);
}

[[noreturn]] void refuseChanged()
{
    throw Error(ErrorCode::Damaged, model::say::picture::changed);
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

constexpr auto pdfKey = "/Flopulence";

std::optional<std::string> textOfPdf(std::string_view bytes)
{
    if (!model::trimmed(bytes).ends_with("%%EOF"))
        refuseCut();
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("picture", bytes.data(), bytes.size());
        auto text = pdf.getTrailer().getKeyIfDict("/Info").getKeyIfDict(pdfKey);
        return text.isString() ? std::optional(text.getUTF8Value()) : std::nullopt;
    } catch (const std::exception&) {
        refuseChanged();
    }
}

std::optional<std::string> textOf(std::string_view picture)
{
    if (picture.starts_with(pngSignature))
        return pngText(picture, keyword);
    if (picture.starts_with("%PDF-"))
        return textOfPdf(picture);
    const auto head = picture.substr(0, 1000);
    if (head.find("<svg") != std::string_view::npos)
        return textOfSvg(picture);
    throw Error(ErrorCode::Foreign, model::say::picture::noPicture);
}

}

PngText pngMemory(const PictureMemory& memory)
{
    return { std::string(keyword), memoryText(memory) };
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

void addMemory(QPDF& pdf, const PictureMemory& memory)
{
    const auto text = memoryText(memory);
    const auto isAscii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    // Written out here, for QPDF writes the ends of lines as \n, and texts of many foreign letters in hexadecimal.
    std::string written = std::ranges::all_of(text, isAscii) ? "(" : "(\xEF\xBB\xBF"; // the mark of UTF-8
    for (const char c : text) {
        if (c == '(' || c == ')' || c == '\\')
            written += '\\';
        written += c;
    }
    pdf.getTrailer().getKey("/Info").replaceKey(pdfKey, QPDFObjectHandle::newOperator(written + ')'));
}

PictureMemory readMemory(std::string_view picture, const std::string& shown)
{
    std::optional<std::string> text;
    try {
        text = textOf(picture);
        if (text)
            return parseMemory(*text);
    } catch (const Error& error) {
        throw Error(error.code, error.code == ErrorCode::Foreign ? model::say::picture::notShown : model::say::picture::damaged,
            { { "file", shown }, { "why", error.sentence } });
    }
    throw Error(ErrorCode::NotFound, model::say::picture::saysNothing, { { "file", shown } });
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/stable_pdf.h"

#include "ui/charts/pdf_text.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace charts {

namespace {

void removeMoment(QPDF& pdf)
{
    auto trailer = pdf.getTrailer();
    trailer.removeKey("/ID"); // a random one from Qt 6.8 on, half of which would stay
    auto info = trailer.getKey("/Info");
    info.removeKey("/CreationDate");
    info.removeKey("/ModDate");
    pdf.getRoot().removeKey("/Metadata"); // the same once more in XML, with a random number: from Qt 6.8 on
}

/// QPdfWriter rounds pages to whole points.
void sizePages(QPDF& pdf, QSizeF size)
{
    using Object = QPDFObjectHandle;
    constexpr int places = 4;
    const auto box = Object::newArray(
        { Object::newInteger(0), Object::newInteger(0), Object::newReal(size.width(), places), Object::newReal(size.height(), places) });
    for (auto page : pdf.getAllPages()) {
        page.replaceKey("/MediaBox", box);
        page.removeKey("/TrimBox"); // from Qt 6.8 on; without it it is the same as the other
    }
}

/// Qt marks what it embeds as a part of a font in the font's description only, not in its names, and by the order of a hash of its own.
void nameSubsets(QPDF& pdf)
{
    char mark = 'A';
    for (auto font : pdf.getAllObjects()) { // by their numbers: in the order they are first drawn with
        if (!font.isDictionaryOfType("/Font", "/Type0"))
            continue;
        auto letters = font.getKey("/DescendantFonts").getArrayItem(0);
        auto description = letters.getKey("/FontDescriptor");
        auto name = description.getKey("/FontName").getName();
        name.replace(1, name.find('+') - 1, std::string("AAAAA") + mark++);
        description.replaceKey("/FontName", QPDFObjectHandle::newName(name));
        letters.replaceKey("/BaseFont", QPDFObjectHandle::newName(name));
        font.replaceKey("/BaseFont", QPDFObjectHandle::newName(name));
    }
}

}

QByteArray stablePdf(const QByteArray& pdf, QSizeF pageInPoints, const std::function<void(QPDF&)>& complete)
{
    QPDF file;
    file.processMemoryFile("QPdfWriter", pdf.constData(), static_cast<std::size_t>(pdf.size()));
    removeMoment(file);
    sizePages(file, pageInPoints);
    nameSubsets(file);
    meanSearchedLetters(file);
    complete(file);

    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.setStreamDataMode(qpdf_s_preserve); // what Qt has packed stays so
    writer.setDeterministicID(true);
    writer.write();
    const auto bytes = writer.getBufferSharedPointer();
    return { reinterpret_cast<const char*>(bytes->getBuffer()), static_cast<qsizetype>(bytes->getSize()) };
}

}

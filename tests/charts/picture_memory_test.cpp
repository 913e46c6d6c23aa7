// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/error.h"
#include "model/base/text.h"
#include "model/figure/figure_text.h"
#include "model/figure/make_figure.h"
#include "model/view/view_query.h"
#include "tests/support/catch.h"
#include "tests/support/dataset_text.h"
#include "ui/base/text.h"
#include "ui/charts/picture_memory.h"
#include "ui/charts/stable_pdf.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

using namespace charts;
using namespace std::string_literals;

namespace {

/// Of one pixel.
std::string pngOf(const std::vector<PngText>& texts)
{
    QImage image(1, 1, QImage::Format_RGB32);
    image.fill(Qt::gray);
    return pngFile(image, texts).toStdString();
}

std::string pngOf(const PictureMemory& memory)
{
    return pngOf(pngMemory(memory));
}

/// As a PDF another program has written it: the pages as they are, with what `change` does to them.
std::string rewritten(std::string_view pdf, const std::function<void(QPDF&, QPDFWriter&)>& change)
{
    QPDF file;
    file.processMemoryFile("a.pdf", pdf.data(), pdf.size());
    QPDFWriter writer(file);
    writer.setOutputMemory();
    change(file, writer);
    writer.write();
    const auto bytes = writer.getBufferSharedPointer();
    return { reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize() };
}

PictureMemory memory()
{
    return { "1.2.3", "figure=growth&unit=h100e", std::string(64, 'a'), "figure,series\ngrowth,\"a ]]> (b\\) & <c>, Université\"\n" };
}

std::string svgOf(const PictureMemory& memory)
{
    return "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\">\n" + svgMemory(memory).toStdString() + "<g/>\n</svg>\n";
}

/// Of one empty page.
std::string pdfOf(const std::function<void(QPDF&)>& complete)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    QPainter(&writer).end();
    return stablePdf(buffer.data(), { 100, 100 }, complete).toStdString();
}

std::string pdfOf(const PictureMemory& memory)
{
    return pdfOf([&memory](QPDF& pdf) { addMemory(pdf, memory); });
}

std::string refusal(std::string_view picture)
{
    try {
        readMemory(picture, "a.png");
    } catch (const model::Error& error) {
        return error.what();
    }
    return {};
}

}

TEST_CASE("PNG, SVG and PDF give back what they were told to remember")
{
    CHECK(readMemory(pngOf(memory()), "a.png") == memory());
    CHECK(readMemory(svgOf(memory()), "a.svg") == memory());
    CHECK(readMemory(pdfOf(memory()), "a.pdf") == memory());
}

TEST_CASE("The line of the view stands in every picture as it is")
{
    const auto line = "view: figure=growth&unit=h100e\n";

    CHECK(pngOf(memory()).find(line) != std::string::npos);
    CHECK(svgOf(memory()).find(line) != std::string::npos);
    CHECK(pdfOf(memory()).find(line) != std::string::npos);
}

TEST_CASE("The memory of a PNG is an iTXt chunk with a sound checksum, not packed, before the pixels")
{
    const auto bytes = pngOf(std::vector { pngMemory(PictureMemory { "1", "", "h", "t\n" }).front() });

    // crc32 of "iTXtflopulence" and what follows, by another program
    const auto chunk = "iTXtflopulence\0\0\0\0\0flopulence 1\nview: \ndata: h\ncheck: 2a5339f9007ddf26\ntable:\nt\n"s;
    const auto place = bytes.find(chunk);
    REQUIRE(place < bytes.find("IDAT"));
    CHECK(bytes.substr(place - 4, 4) == "\0\0\0\x4c"s);
    CHECK(bytes.substr(place + chunk.size(), 4) == "\x6E\xB7\xDA\x8F"s);
    CHECK(bytes.substr(0, place - 4) + bytes.substr(place + chunk.size() + 4) == pngOf(std::vector<PngText>()));
}

TEST_CASE("A PNG with a part that says it is longer than the file is damaged, at once")
{
    const auto whole = "\x89PNG\r\n\x1a\n\0\0\0\xdIHDR\0\0\0\1\0\0\0\1\x8\0\0\0\0\x3A\x7E\x9B\x55"s;
    CHECK_THROWS_AS(readMemory(whole + "\x7f\xff\xff\xf0iTXtflopulence\0\0\0\0\0flop"s, "a.png"), model::Error);
}

TEST_CASE("A PNG that another program has packed anew is read as well")
{
    QImage image(1, 1, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    auto longer = memory();
    longer.table += std::string(1000, '-');
    image.setText(QStringLiteral("flopulence"), ui::toQt(memoryText(longer)));
    QByteArray packed;
    QBuffer buffer(&packed);
    REQUIRE(image.save(&buffer, "PNG"));
    REQUIRE_FALSE(packed.contains("-----"));

    CHECK(readMemory(packed.toStdString(), "a.png").view == memory().view);
}

TEST_CASE("A view's line is ASCII in a picture and the same view")
{
    auto figure = model::makeFigure(sample(), model::parseQuery("organization=Université (Paris) <x>").view);

    const auto made = memoryOf(figure, "1", "h");

    CHECK(made.view == "organization=Universit%C3%A9 %28Paris%29 %3Cx%3E");
    CHECK(model::parseQuery(made.view).view == model::parseQuery(figure.view).view);
    CHECK(made.table == model::figureCsv(figure));
}

TEST_CASE("What an editor of SVGs writes anew is read as well")
{
    const auto svg = "<svg>\n<metadata id=\"flopulence\" about=\"\">flopulence 1\nview: a=b&amp;c=&lt;\ndata: h\ntable:\n&quot;x&quot;\n"
                     "</metadata></svg>";

    CHECK(readMemory(svg, "a.svg") == PictureMemory { "1", "a=b&c=<", "h", "\"x\"\n" });
}

TEST_CASE("An SVG that Inkscape has saved is read as well: its attributes stand on lines of their own")
{
    auto svg = svgOf(memory());
    svg.replace(svg.find("<metadata id="), 13, "<metadata\n     id=");
    CHECK(readMemory("<?xml version=\"1.0\"?>\n<!-- " + std::string(1500, 'x') + " -->\n" + svg.substr(svg.find("<svg")), "a.svg")
        == memory());
}

TEST_CASE("A PDF that another program has packed anew is read as well")
{
    const auto anew = rewritten(pdfOf(memory()), [](QPDF&, QPDFWriter& writer) {
        writer.setObjectStreamMode(qpdf_o_generate);
        writer.setLinearization(true);
    });
    REQUIRE(anew.find("view: ") == std::string::npos);

    CHECK(readMemory(anew, "a.pdf") == memory());
}

TEST_CASE("A PDF is read however its line ends are written")
{
    // \n by qpdf, \012 by pdfTeX, and by mutool without a blank before the parenthesis
    const auto* lineEnd = GENERATE("\\n", "\\012");
    auto pdf = pdfOf(memory());
    const auto begin = pdf.find("/Flopulence (") + 13;
    auto text = pdf.substr(begin, pdf.find(") /Keywords", pdf.find("table:")) - begin);
    const auto whole = text;
    for (auto place = text.find('\n'); place != std::string::npos; place = text.find('\n'))
        text.replace(place, 1, lineEnd);
    pdf.replace(begin - 2, whole.size() + 2, "(" + text); // its table of places is found anew

    CHECK(readMemory(pdf, "a.pdf") == memory());
}

TEST_CASE("A paper has the pictures that are set in it, with the pages they stand on")
{
    auto second = memory();
    second.view = "figure=shares";
    const auto paper = rewritten(pdfOf([](QPDF&) {}), [&](QPDF& pdf, QPDFWriter& writer) {
        QPDFPageDocumentHelper pages(pdf);
        auto first = pages.getAllPages().front();
        pages.addPage(first.shallowCopyPage(), false);
        pages.addPage(first.shallowCopyPage(), false);
        int page = 0;
        for (const auto& each : { memory(), second }) {
            auto form = pdf.newStream("q Q");
            form.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/Form"));
            auto info = QPDFObjectHandle::newDictionary();
            info.replaceKey("/Flopulence", QPDFObjectHandle::newUnicodeString(memoryText(each)));
            form.getDict().replaceKey("/PTEX.InfoDict", info);
            auto forms = QPDFObjectHandle::newDictionary();
            forms.replaceKey("/Im1", form);
            auto resources = QPDFObjectHandle::newDictionary();
            resources.replaceKey("/XObject", forms);
            auto owner = pdf.getAllPages().at(static_cast<std::size_t>(++page));
            owner.replaceKey("/Resources", resources);
        }
        writer.setObjectStreamMode(qpdf_o_generate);
    });

    const auto found = findPictures(paper, "paper.pdf");
    REQUIRE(found.size() == 2);
    CHECK(found[0] == FoundPicture { 2, {}, memory() });
    CHECK(found[1] == FoundPicture { 3, {}, second });
}

TEST_CASE("Pages of several pictures in one PDF are told apart by their short lines")
{
    auto second = memory();
    second.view = "figure=shares";
    const auto a = pdfOf(memory());
    const auto b = pdfOf(second);
    QPDF other;
    other.processMemoryFile("b.pdf", b.data(), b.size());
    const auto both = rewritten(a, [&](QPDF& pdf, QPDFWriter&) {
        pdf.addPage(other.getAllPages().front(), false);
        pdf.getTrailer().removeKey("/Info");
    });

    const auto found = findPictures(both, "both.pdf");
    REQUIRE(found.size() == 2);
    CHECK(found[0].page == 1);
    CHECK(found[1].page == 2);
    CHECK(found[1].memory.view == "figure=shares");
    CHECK(found[1].memory.dataHash == second.dataHash);
    CHECK_FALSE(found[1].memory.hasTable());
}

TEST_CASE("Where another program drops the text the short line gives back the view and the hash of the records")
{
    auto lean = memory();
    lean.table.clear();

    CHECK(readMemory(pngOf(std::vector { pngMemory(memory()).back() }), "a.png") == lean);
    CHECK(pngMemory(memory()).back().keyword == "Comment");
    CHECK(pngOf(memory()).find("tEXtComment") != std::string::npos);

    const auto svg = "<svg" + svgShortMemory(memory()).toStdString() + " xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>";
    CHECK(readMemory(svg, "a.svg") == lean);

    const auto without
        = [&](const std::function<void(QPDF&)>& drop) { return rewritten(pdfOf(memory()), [&](QPDF& pdf, QPDFWriter&) { drop(pdf); }); };
    CHECK(readMemory(without([](QPDF& pdf) { pdf.getTrailer().removeKey("/Info"); }), "a.pdf") == lean);
    CHECK(readMemory(without([](QPDF& pdf) {
        auto page = pdf.getAllPages().front();
        page.removeKey("/PieceInfo");
        pdf.getTrailer().getKey("/Info").removeKey("/Flopulence");
    }),
              "a.pdf")
        == lean);
}

TEST_CASE("A short line is ASCII and found in any text, and one that was changed is refused")
{
    auto lean = memory();
    lean.table.clear();
    const auto line = shortMemory(memory());
    CHECK(std::ranges::all_of(line, [](char c) { return c >= ' ' && c < 127; }));
    CHECK(parseShortMemory("Flopulence; a picture. " + line + "\nmore") == lean);
    CHECK(parseShortMemory("made with Flopulence 0.1.0") == std::nullopt);
    auto other = line;
    other[other.find("growth")] = 'G';
    CHECK_THROWS_AS(parseShortMemory(other), model::Error);
    lean.view.clear();
    CHECK(parseShortMemory(model::trimmed(shortMemory(lean))) == lean);
}

TEST_CASE("A picture without a memory, and what is no picture, is refused in one sentence")
{
    CHECK(refusal(pngOf(std::vector<PngText>()))
        == "a.png says nothing of a view: it is a report, or another program has made it or saved it since.");
    CHECK(refusal("<svg></svg>") == refusal(pngOf(std::vector<PngText>())));
    CHECK(refusal(pdfOf([](QPDF&) {})) == refusal(pngOf(std::vector<PngText>())));
    CHECK(refusal("GIF89a") == "a.png cannot be shown: it is neither a PNG nor an SVG nor a PDF.");
    CHECK(refusal("") == refusal("GIF89a"));
}

TEST_CASE("A picture cut anywhere is refused, whatever is missing")
{
    const auto whole = GENERATE_COPY(pngOf(memory()), svgOf(memory()), pdfOf(memory()));
    for (std::size_t length = 0; length + 2 < whole.size(); ++length)
        if (refusal(whole.substr(0, length)).empty())
            FAIL("read although cut to " << length << " of " << whole.size() << " bytes");
    CHECK(refusal(whole.substr(0, whole.size() / 2)).find("a.png is damaged: its end is missing; ") == 0);
}

TEST_CASE("A changed memory is refused where it can be told")
{
    auto bytes = pngOf(memory());
    bytes[bytes.find("h100e")] = 'H';
    CHECK(refusal(bytes).find("what Flopulence wrote into it has been changed") != std::string::npos);

    for (const auto* part : { "h100e", "view: figure" }) {
        auto other = svgOf(memory());
        other[other.find(part) + 1] = '2';
        CHECK(refusal(other) != "");
        auto document = pdfOf(memory());
        document[document.find(part) + 1] = '2';
        CHECK(refusal(document) != "");
    }

    auto svg = svgOf(memory());
    svg.replace(svg.find("data: "), 4, "date");
    CHECK(refusal(svg).find("has no line 'data:'") != std::string::npos);
}

TEST_CASE("A picture of an earlier version, which has no checksum of its memory, is read as well")
{
    const auto kept = memory();
    CHECK(
        charts::parseMemory("flopulence " + kept.version + "\nview: " + kept.view + "\ndata: " + kept.dataHash + "\ntable:\n" + kept.table)
        == kept);
}

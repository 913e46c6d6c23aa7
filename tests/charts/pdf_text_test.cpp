// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "ui/charts/export_figure.h"
#include "ui/charts/pdf_text.h"

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>

using charts::withSearchedLetters;

TEST_CASE("A ligature means its letters, and a radical the character that looks like it")
{
    CHECK(withSearchedLetters("2 beginbfrange\n<0000> <0000> <0000>\n<0001> <0003> [<0049> <FB02> <2F08> ]\nendbfrange\n")
        == "2 beginbfrange\n<0000> <0000> <0000>\n<0001> <0003> [<0049> <0066006C> <4EBA> ]\nendbfrange\n");
    CHECK(withSearchedLetters("<0001> <0001> <2EA0>\n") == "<0001> <0001> [<6C11> ]\n"); // of the supplement
    CHECK(withSearchedLetters("<0001> <0002> <FB01>\n") == "<0001> <0002> [<00660069> <0066006C> ]\n");
}

TEST_CASE("Tables of letters that are searched for as they are stay byte for byte")
{
    const QByteArray table
        = "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n<0001> <0020> <0041>\n<0021> <0022> [<4EBA> <00E9> ]";
    CHECK(withSearchedLetters(table) == table);
}

TEST_CASE("A name with a ligature is found in the text of a figure's PDF")
{
    model::Figure figure;
    figure.title = "Inflection AI, office, \xE4\xBA\xBA\xE5\xB7\xA5"; // and two characters that are radicals too
    const auto bytes = charts::pictureOf(figure, { charts::PictureFormat::Pdf, { 400, 300 } });
    QPDF pdf;
    pdf.processMemoryFile("a.pdf", bytes.constData(), static_cast<std::size_t>(bytes.size()));
    int tables = 0;
    for (auto font : pdf.getAllObjects()) {
        if (!font.isDictionaryOfType("/Font", "/Type0"))
            continue;
        const auto buffer = font.getKey("/ToUnicode").getStreamData(qpdf_dl_generalized);
        const std::string table(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
        CHECK(table.find("<FB0") == std::string::npos);
        CHECK(table.find("<2F") == std::string::npos);
        ++tables;
    }
    CHECK(tables > 0);
}

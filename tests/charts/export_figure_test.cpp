// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/sample_figures.h"
#include "ui/base/text.h"
#include "ui/charts/export_figure.h"
#include "ui/charts/typesetter.h"

#include <QApplication>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QLocale>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QThread>
#include <QXmlStreamReader>

#include <map>

#include <clocale>

namespace {

using charts::PictureFormat;
using charts::PictureSpec;

QByteArray picture(const std::string& name, PictureSpec spec)
{
    return charts::pictureOf(test::sampleFigure(name), spec);
}

}

TEST_CASE("A PNG has the asked number of pixels and says its resolution")
{
    PictureSpec spec { PictureFormat::Png, { 321, 227 }, 300, charts::ThemeKind::Light, false };

    const auto image = QImage::fromData(picture("growth", spec));

    CHECK(image.size() == QSize(1003, 709));
    CHECK(image.dotsPerMeterX() == 11811);
    CHECK(image.text(QStringLiteral("Title")) == QStringLiteral("TPU and GPU additions by quarter"));
}

TEST_CASE("A transparent PNG has no ground")
{
    PictureSpec spec { PictureFormat::Png, { 400, 300 }, 96, charts::ThemeKind::Dark, true };

    const auto image = QImage::fromData(picture("growth", spec));

    CHECK(qAlpha(image.pixel(2, 2)) == 0);
    spec.isTransparent = false;
    CHECK(QImage::fromData(picture("growth", spec)).pixelColor(2, 2) == charts::theme(charts::ThemeKind::Dark).ground);
}

TEST_CASE("An SVG is well formed, has the page's size and its text as text")
{
    auto figure = test::sampleFigure("ranking");
    figure.title = "Rich & <poor> \x01";
    PictureSpec spec;
    spec.format = PictureFormat::Svg;

    const auto svg = charts::pictureOf(figure, spec);

    QXmlStreamReader reader(svg);
    QString texts;
    QString viewBox;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() && reader.name() == QStringLiteral("svg"))
            viewBox = reader.attributes().value(QStringLiteral("viewBox")).toString();
        if (reader.isStartElement() && reader.name() == QStringLiteral("text"))
            texts += reader.readElementText().trimmed() + QLatin1Char('\n');
    }
    CHECK(ui::fromQt(reader.errorString()) == "");
    CHECK(svg.contains("<title>Rich &amp; &lt;poor&gt; </title>"));
    CHECK(viewBox == QStringLiteral("0 0 1600 900"));
    CHECK(texts.contains(QStringLiteral("Rich & <poor>")));
    CHECK(texts.contains(QStringLiteral("Meta Superintelligence Labs\n")));
    CHECK(svg.contains("font-family=\"'Noto Sans', "));
}

TEST_CASE("Texts of an SVG keep their places and lengths without the font")
{
    PictureSpec spec;
    spec.format = PictureFormat::Svg;
    const auto svg = picture("ranking", spec);

    QXmlStreamReader reader(svg);
    charts::Typesetter typesetter;
    int texts = 0;
    std::map<QString, int> anchors;
    while (!reader.atEnd()) {
        reader.readNext();
        if (!reader.isStartElement() || reader.name() != QStringLiteral("text"))
            continue;
        const auto attributes = reader.attributes();
        const charts::Face face { attributes.value(QStringLiteral("font-size")).toInt(),
            attributes.hasAttribute(QStringLiteral("font-weight")) };
        const auto length = attributes.value(QStringLiteral("textLength")).toDouble();
        ++anchors[attributes.value(QStringLiteral("text-anchor")).toString()];
        const auto text = reader.readElementText();
        INFO(ui::fromQt(text));
        if (text.size() > 1)
            CHECK(length == Approx(typesetter.width(text, face)).epsilon(1e-4));
        ++texts;
    }
    CHECK(texts > 60);
    CHECK(anchors[QStringLiteral("end")] >= 23);   // names, flush with their dots' column
    CHECK(anchors[QStringLiteral("middle")] >= 4); // of the axis
    CHECK(svg.contains("'DejaVu Sans', sans-serif\""));
}

TEST_CASE("A PDF has the page's exact size, the bundled font and a sound table of its objects")
{
    PictureSpec spec;
    spec.format = PictureFormat::Pdf;
    spec.sizePx = { 321, 227 };

    const auto pdf = picture("ranking", spec);

    CHECK(pdf.contains("/MediaBox [ 0 0 240.75 170.25 ]"));
    CHECK(pdf.count("+NotoSans-Bold") == 3); // a part of the font, by each of its names
    CHECK(pdf.contains("/FontFile2"));
    CHECK_FALSE(pdf.contains("/CreationDate"));
    CHECK_FALSE(pdf.contains("/Metadata"));
    const auto marker = pdf.lastIndexOf("startxref\n");
    const auto table = pdf.mid(marker + 10, pdf.indexOf('\n', marker + 10) - marker - 10).toLongLong();
    REQUIRE(pdf.mid(table, 7) == "xref\n0 ");
    const auto count = pdf.mid(table + 7, pdf.indexOf('\n', table + 7) - table - 7).toInt();
    const auto first = pdf.indexOf('\n', table + 7) + 1;
    for (int object = 1; object < count; ++object) {
        const auto at = pdf.mid(first + 20 * object, 10).toLongLong();
        const auto begin = QByteArray::number(object) + " 0 obj";
        CHECK(pdf.mid(at, begin.size()) == begin);
    }
}

TEST_CASE("The same figure gives the same bytes")
{
    PictureSpec spec;
    spec.format = GENERATE(PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf);
    spec.sizePx = { 700, 500 };
    const auto name = GENERATE(std::string("ranking"), std::string("growth-marks"), std::string("growth-lines"));

    const auto first = picture(name, spec);
    picture("ranking-linear", spec); // what was drawn between does not matter
    if (spec.format == PictureFormat::Pdf)
        QThread::msleep(1100); // a date would have moved on

    CHECK(!first.isEmpty());
    CHECK(first == picture(name, spec));
}

TEST_CASE("A picture remembers what it was told, in every format, and is the same picture")
{
    PictureSpec spec;
    spec.format = GENERATE(PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf);
    spec.sizePx = { 700, 500 };
    const auto figure = test::sampleFigure("growth");
    const charts::PictureMemory memory { "1.2", "figure=growth&unit=h100e", "abc", "a,b\n\"(c) \\ Universit\u00e9\",]]>\n" };

    const auto bytes = charts::pictureOf(figure, spec, memory);

    CHECK(charts::readMemory(bytes.toStdString(), "a") == memory);
    CHECK(bytes.contains("view: figure=growth&unit=h100e\n"));
    CHECK(bytes == charts::pictureOf(figure, spec, memory));
    if (spec.format == PictureFormat::Png)
        CHECK(QImage::fromData(bytes) == QImage::fromData(charts::pictureOf(figure, spec)));
    if (spec.format == PictureFormat::Png) // as libpng reads it
        CHECK(QImage::fromData(bytes).text(QStringLiteral("flopulence")) == ui::toQt(charts::memoryText(memory)));
    if (spec.format == PictureFormat::Svg) {
        QXmlStreamReader reader(bytes);
        while (!reader.atEnd())
            reader.readNext();
        CHECK(ui::fromQt(reader.errorString()) == "");
    }
}

TEST_CASE("An SVG of shapes has no text and looks the same")
{
    PictureSpec spec;
    spec.format = PictureFormat::Svg;
    spec.sizePx = { 700, 500 };
    spec.svgText = charts::SvgText::Paths;

    const auto svg = picture("ranking", spec);

    CHECK_FALSE(svg.contains("<text"));
    const auto drawn = [](const QByteArray& bytes) {
        QImage image(700, 500, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        QSvgRenderer(bytes).render(&painter);
        return image;
    };
    const auto shapes = drawn(svg);
    spec.svgText = charts::SvgText::Text;
    // Qt takes a list of families for one name.
    static const QRegularExpression families(QStringLiteral("font-family=\"'Noto Sans'[^\"]*\""));
    const auto words = QString::fromUtf8(picture("ranking", spec)).replace(families, QStringLiteral("font-family=\"Noto Sans\""));
    const auto text = drawn(words.toUtf8());
    int different = 0;
    for (int y = 0; y < 500; ++y)
        for (int x = 0; x < 700; ++x)
            different += std::abs(qGray(shapes.pixel(x, y)) - qGray(text.pixel(x, y))) > 96 ? 1 : 0;
    CHECK(different < 700 * 500 / 100);
}

TEST_CASE("The locale of the process does not change a byte")
{
    PictureSpec spec;
    spec.format = GENERATE(PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf);
    spec.sizePx = { 700, 500 };
    const auto before = picture("growth-marks", spec);
    const QLocale usual;
    const std::string categories = std::setlocale(LC_ALL, nullptr);

    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    std::setlocale(LC_ALL, "de_DE.UTF-8"); // where there is one
    const auto after = picture("growth-marks", spec);
    QLocale::setDefault(usual);
    std::setlocale(LC_ALL, categories.c_str());

    CHECK(before == after);
}

TEST_CASE("The program's own font does not change a byte")
{
    PictureSpec spec;
    spec.format = GENERATE(PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf);
    spec.sizePx = { 700, 500 };
    const auto before = picture("ranking", spec);
    const auto usual = QApplication::font();

    QApplication::setFont(QFont(usual.family(), usual.pointSize() * 2));
    const auto after = picture("ranking", spec);
    QApplication::setFont(usual);

    CHECK((before == after));
}

TEST_CASE("A picture that no memory can hold is empty")
{
    PictureSpec spec;
    spec.sizePx = GENERATE(QSize(40000, 100), QSize(0, 100), QSize(-5, 100));

    CHECK(picture("ranking", spec).isEmpty());
}

TEST_CASE("Writing a file replaces it whole, or says why not")
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("a.svg"));

    CHECK(charts::writeFile(path, "old") == QString());
    CHECK(charts::writeFile(path, "new") == QString());

    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == "new");
    CHECK(ui::fromQt(charts::writeFile(folder.path(), "x")) == ui::fromQt(folder.path()) + " could not be written: it is a folder.");
    const auto absent = folder.filePath(QStringLiteral("none/a.svg"));
    CHECK(ui::fromQt(charts::writeFile(absent, "x")) == ui::fromQt(absent) + " could not be written: there is no such folder.");
}

TEST_CASE("A full disk is said, and a device is not replaced")
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        return;

    CHECK(ui::fromQt(charts::writeFile(QStringLiteral("/dev/full"), "x")).find("/dev/full could not be written: ") == 0);
    CHECK_FALSE(QFileInfo(QStringLiteral("/dev/full")).isFile());
}

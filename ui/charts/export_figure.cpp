// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/export_figure.h"

#include "ui/base/text.h"
#include "ui/charts/figure_item.h"
#include "ui/charts/layout_parts.h"
#include "ui/charts/stable_pdf.h"
#include "ui/charts/svg_text.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace charts {

namespace {

constexpr int mostPixelsASide = 32767; // QPainter's limit on images
constexpr int pdfDpi = 1200;

/// What a picture carries beside what is seen, the same in all formats.
struct Metadata {
    QString title;
    QString description;
    const std::optional<PictureMemory>& memory;
};

FigureItem::Ground groundOf(const PictureSpec& spec)
{
    return spec.isTransparent ? FigureItem::Ground::Transparent : FigureItem::Ground::Opaque;
}

FigureItem::WordsAs wordsOf(const PictureSpec& spec)
{
    if (spec.format != PictureFormat::Svg)
        return FigureItem::WordsAs::Text;
    return spec.svgText == SvgText::Paths ? FigureItem::WordsAs::Shapes : FigureItem::WordsAs::Elsewhere;
}

QByteArray pngOf(FigureItem& item, const PictureSpec& spec, const Metadata& metadata)
{
    const auto width = std::lround(spec.sizePx.width() * spec.dpi / cssDpi);
    const auto height = std::lround(spec.sizePx.height() * spec.dpi / cssDpi);
    if (width < 1 || height < 1 || width > mostPixelsASide || height > mostPixelsASide)
        return {};
    QImage image(
        static_cast<int>(width), static_cast<int>(height), spec.isTransparent ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
    if (image.isNull())
        return {};
    image.fill(spec.isTransparent ? QColor(Qt::transparent) : theme(spec.theme).ground);
    const auto dotsPerMeter = static_cast<int>(std::lround(spec.dpi / 0.0254));
    QPainter painter(&image);
    painter.scale(static_cast<double>(width) / spec.sizePx.width(), static_cast<double>(height) / spec.sizePx.height());
    paintFigure(item, painter);
    painter.end();
    image.setDotsPerMeterX(dotsPerMeter);
    image.setDotsPerMeterY(dotsPerMeter);
    std::vector<PngText> texts { { "Title", ui::fromQt(metadata.title) } };
    if (metadata.memory)
        std::ranges::move(pngMemory(*metadata.memory), std::back_inserter(texts));
    return pngFile(image, texts);
}

/// Qt writes the state of the painter around every item, also where the item draws nothing.
QByteArray withoutEmptyGroups(QByteArray svg)
{
    static const QRegularExpression emptyGroup(QStringLiteral("<g [^>]*>\\s*</g>\\s*"));
    return QString::fromUtf8(svg).remove(emptyGroup).toUtf8();
}

QByteArray svgOf(FigureItem& item, const PictureSpec& spec, const Metadata& metadata, Typesetter& typesetter)
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(static_cast<int>(cssDpi));
    generator.setSize(spec.sizePx);
    generator.setViewBox(QRect(QPoint(0, 0), spec.sizePx));
    QPainter painter(&generator);
    paintFigure(item, painter);
    painter.end();
    auto svg = withoutEmptyGroups(buffer.data());
    if (spec.svgText == SvgText::Text)
        svg.insert(svg.lastIndexOf("</svg>"), svgTexts(item.layoutOfFigure().texts, typesetter));
    // Written here because QSvgGenerator does not escape its title.
    auto about = QStringLiteral("<title>%1</title>\n<desc>%2</desc>\n")
                     .arg(metadata.title.toHtmlEscaped(), metadata.description.toHtmlEscaped())
                     .toUtf8();
    if (metadata.memory)
        about += svgMemory(*metadata.memory);
    svg.replace(QByteArray("<title>Qt SVG Document</title>\n"), QByteArray());
    svg.replace(QByteArray("<desc>Generated with Qt</desc>\n"), QByteArray());
    const auto rootEnd = svg.indexOf('>', svg.indexOf("<svg"));
    svg.insert(rootEnd + 1, '\n' + about);
    return metadata.memory ? svg.insert(rootEnd, svgShortMemory(*metadata.memory)) : svg;
}

QByteArray pdfOf(FigureItem& item, const PictureSpec& spec, const Metadata& metadata)
{
    const auto pageInPoints = QSizeF(spec.sizePx) * pointsPerPx;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(pdfDpi);
    writer.setPageSize(QPageSize(pageInPoints, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins({});
    writer.setTitle(metadata.title);
    writer.setCreator(QStringLiteral("Flopulence"));
    QPainter painter(&writer);
    // The page is a whole number of points high here, and the painter counts from its top.
    const auto roundedHeight = writer.pageLayout().fullRect(QPageLayout::Point).height();
    painter.scale(pdfDpi / cssDpi, pdfDpi / cssDpi);
    painter.translate(0, (roundedHeight - pageInPoints.height()) / pointsPerPx);
    paintFigure(item, painter);
    painter.end();
    return stablePdf(buffer.data(), pageInPoints, [&metadata](QPDF& pdf) {
        if (metadata.memory)
            addMemory(pdf, *metadata.memory);
    });
}

}

QByteArray pictureOf(const model::Figure& figure, const PictureSpec& spec, const std::optional<PictureMemory>& memory)
{
    if (spec.sizePx.isEmpty() || !(spec.dpi > 0))
        return {};
    loadFonts();
    Typesetter typesetter;
    FigureItem item(figure, theme(spec.theme), spec.sizePx, typesetter, groundOf(spec), typeScaleOf(spec.sizePx), wordsOf(spec));
    const Metadata metadata { drawnText(figure.title), drawnText(figure.summary), memory };
    switch (spec.format) {
    case PictureFormat::Png:
        return pngOf(item, spec, metadata);
    case PictureFormat::Svg:
        return svgOf(item, spec, metadata, typesetter);
    case PictureFormat::Pdf:
        return pdfOf(item, spec, metadata);
    }
    return {};
}

void paintPicture(const model::Figure& figure, const PictureSpec& spec, QPainter& painter)
{
    loadFonts();
    Typesetter typesetter;
    const bool isShapes = wordsOf(spec) == FigureItem::WordsAs::Shapes;
    FigureItem item(figure, theme(spec.theme), spec.sizePx, typesetter, groundOf(spec), typeScaleOf(spec.sizePx),
        isShapes ? FigureItem::WordsAs::Shapes : FigureItem::WordsAs::Text);
    paintFigure(item, painter);
}

QString writeFile(const QString& path, const QByteArray& bytes)
{
    const auto sentence = [&path](const QString& reason) {
        return QCoreApplication::translate("charts", "%1 could not be written: %2.").arg(path, reason);
    };
    const QFileInfo info(path);
    if (info.isDir())
        return sentence(QCoreApplication::translate("charts", "it is a folder"));
    if (!info.absoluteDir().exists())
        return sentence(QCoreApplication::translate("charts", "there is no such folder"));
    const auto writeTo = [&](auto& file, const auto& finish) {
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !finish())
            return sentence(file.errorString());
        return QString();
    };
    if (info.exists() && !info.isFile()) { // a pipe or a device is written to, not replaced
        QFile file(path);
        return writeTo(file, [&file] { return file.flush(); });
    }
    // Written beside and renamed: whoever reads the old file meanwhile reads all of it.
    QSaveFile file(path);
    return writeTo(file, [&file] { return file.commit(); });
}

}

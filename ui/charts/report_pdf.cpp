// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/report_pdf.h"

#include "ui/base/text.h"
#include "ui/charts/figure_item.h"
#include "ui/charts/layout_parts.h"
#include "ui/charts/pdf_outline.h"
#include "ui/charts/report_layout.h"
#include "ui/charts/stable_pdf.h"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QTextLayout>

namespace charts {

using ui::toQt;

namespace {

constexpr int dpi = 1200;

/// Without ligatures, so that a reader who searches or copies finds letters: the least spacing Qt knows turns them off.
QFont readableFont(Face face)
{
    constexpr double leastPercent = 100.02;
    auto font = figureFont(face);
    font.setLetterSpacing(QFont::PercentageSpacing, leastPercent);
    return font;
}

/// A text that leads somewhere, which QPdfWriter takes from its format.
void paintLinked(QPainter& painter, const PageText& text)
{
    QTextLayout layout(text.text, readableFont(text.face));
    QTextLayout::FormatRange range { 0, static_cast<int>(text.text.size()), {} };
    range.format.setForeground(text.color);
    range.format.setAnchor(true);
    range.format.setAnchorHref(text.link);
    layout.setFormats({ range });
    layout.beginLayout();
    auto line = layout.createLine();
    line.setNumColumns(static_cast<int>(text.text.size()));
    layout.endLayout();
    layout.draw(&painter, text.baseline - QPointF(0, line.ascent()));
}

/// What leads through the file: a little above where each part begins.
PdfPaths pathsOf(const PrintedReport& printed, const QString& language)
{
    constexpr double above = 12;
    PdfPaths paths;
    paths.language = language;
    for (const auto& part : printed.parts) {
        const PdfPlace place { part.page, (printed.page.height() - part.top + above) * pointsPerPx };
        paths.outline.push_back({ part.title, place, part.isBelow });
        if (!part.anchor.isEmpty())
            paths.anchors.insert(QLatin1Char('#') + part.anchor, place);
    }
    return paths;
}

void paintTexts(QPainter& painter, const PrintedPage& page)
{
    for (const auto& rect : page.rects)
        painter.fillRect(rect.rect, rect.color);
    for (const auto& text : page.texts) {
        if (!text.link.isEmpty()) {
            paintLinked(painter, text);
            continue;
        }
        painter.setFont(readableFont(text.face));
        painter.setPen(text.color);
        painter.drawText(text.baseline, text.text);
    }
}

}

struct ReportPdf::Painting {
    Painting(const model::Report& shown, const model::Words& words)
        : report(shown)
        , printed(layoutReport(report, words, typesetter))
        , writer(&buffer)
    {
        buffer.open(QIODevice::WriteOnly);
        writer.setResolution(dpi);
        writer.setPageSize(QPageSize(printed.page * pointsPerPx, QPageSize::Point, QString(), QPageSize::ExactMatch));
        writer.setPageMargins({});
        writer.setTitle(drawnText(report.title));
        writer.setCreator(QStringLiteral("Flopulence"));
        painter.begin(&writer);
        // The page is a whole number of points high here, and the painter counts from its top.
        const auto roundedHeight = writer.pageLayout().fullRect(QPageLayout::Point).height();
        painter.scale(dpi / cssDpi, dpi / cssDpi);
        painter.translate(0, roundedHeight / pointsPerPx - printed.page.height());
    }

    void paint(const PrintedPage& page)
    {
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        painter.save();
        paintTexts(painter, page);
        painter.restore();
        for (const auto& place : page.figures) {
            FigureItem item(report.figures[place.figure].figure, theme(ThemeKind::Light), place.rect.size(), typesetter,
                FigureItem::Ground::Transparent, reportTypeScale);
            painter.save();
            painter.translate(place.rect.topLeft());
            paintFigure(item, painter);
            painter.restore();
        }
    }

    model::Report report;
    Typesetter typesetter;
    PrintedReport printed;
    QBuffer buffer;
    QPdfWriter writer;
    QPainter painter;
    std::size_t painted = 0;
};

ReportPdf::ReportPdf(const model::Report& report, const model::Words& words)
{
    loadFonts();
    m_painting = std::make_unique<Painting>(report, words);
}

ReportPdf::~ReportPdf() = default;

int ReportPdf::pages() const
{
    return static_cast<int>(m_painting->printed.pages.size());
}

bool ReportPdf::paintNext()
{
    auto& painting = *m_painting;
    const auto& pages = painting.printed.pages;
    if (painting.painted == pages.size())
        return false;
    if (painting.painted > 0)
        painting.writer.newPage();
    painting.paint(pages[painting.painted++]);
    return painting.painted < pages.size();
}

QByteArray ReportPdf::take()
{
    m_painting->painter.end();
    const auto& printed = m_painting->printed;
    const auto paths = pathsOf(printed, toQt(m_painting->report.language));
    return stablePdf(m_painting->buffer.data(), printed.page * pointsPerPx, [&paths](QPDF& pdf) { addPaths(pdf, paths); });
}

}

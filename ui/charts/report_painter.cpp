// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/report_painter.h"

#include "model/figure/report_html.h"
#include "ui/base/text.h"
#include "ui/charts/export_figure.h"
#include "ui/charts/report_layout.h"

#include <QFile>

#include <array>

namespace charts {

using ui::fromQt;

namespace {

constexpr double pictureWidth = 1000;
constexpr double highestPicture = 1400;

std::string pictureOfReport(const model::Figure& figure)
{
    PictureSpec spec;
    spec.format = PictureFormat::Svg;
    spec.sizePx = reportFigureSize(figure, pictureWidth, highestPicture).toSize();
    if (figure.rows.empty())
        spec.sizePx.setHeight(static_cast<int>(pictureWidth * 0.6));
    return pictureOf(figure, spec).toStdString();
}

/// Those of one family and weight are one font to a browser, which looks into the last first.
std::vector<model::PageFont> pageFonts()
{
    const auto family = fromQt(loadFonts().first());
    std::vector<model::PageFont> fonts;
    for (const auto& [name, weight] : { std::pair("NotoSansMath-Signs", 400), std::pair("NotoSansMath-Signs", 700),
             std::pair("NotoSans-Regular", 400), std::pair("NotoSans-Bold", 700) }) {
        QFile file(QStringLiteral(":/fonts/%1.ttf").arg(QLatin1String(name)));
        if (file.open(QIODevice::ReadOnly))
            fonts.push_back({ family, weight, file.readAll().toStdString() });
    }
    return fonts;
}

}

ReportPainter::ReportPainter(model::Report report, ReportFormat format, model::Words words)
    : m_report(std::move(report))
    , m_words(std::move(words))
{
    if (format == ReportFormat::Pdf)
        m_pdf = std::make_unique<ReportPdf>(m_report, m_words);
    m_steps = m_pdf ? static_cast<std::size_t>(m_pdf->pages()) : m_report.figures.size();
}

bool ReportPainter::step()
{
    if (m_done == m_steps)
        return false;
    if (m_pdf)
        m_pdf->paintNext();
    else
        m_pictures.push_back(pictureOfReport(m_report.figures[m_done].figure));
    return ++m_done < m_steps;
}

double ReportPainter::share() const
{
    return m_steps == 0 ? 1 : static_cast<double>(m_done) / static_cast<double>(m_steps);
}

QByteArray ReportPainter::bytes()
{
    if (m_pdf)
        return m_pdf->take();
    return QByteArray::fromStdString(model::reportHtml(m_report, m_pictures, pageFonts(), m_words));
}

}

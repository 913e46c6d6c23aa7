// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/svg_text.h"

namespace charts {

namespace {

/// From the font that was measured to those of other machines, the narrow ones first.
constexpr QLatin1String families("'Noto Sans', 'Open Sans', 'Segoe UI', 'Liberation Sans', Arial, Helvetica, 'DejaVu Sans Condensed', "
                                 "'DejaVu Sans', sans-serif");

QString number(double value)
{
    constexpr int digits = 6;
    return QString::number(value, 'g', digits);
}

QString anchorOf(Align align)
{
    return align == Align::Left ? QString()
                                : QStringLiteral(" text-anchor=\"%1\"").arg(QLatin1String(align == Align::Center ? "middle" : "end"));
}

QString elementOf(const TextRun& run, double width)
{
    const auto share = run.align == Align::Left ? 0 : run.align == Align::Center ? 0.5 : 1;
    QString place;
    if (run.isUpright) {
        const QPointF anchor(run.baseline.x(), run.baseline.y() - share * width);
        place = QStringLiteral("transform=\"translate(%1,%2) rotate(-90)\"").arg(number(anchor.x()), number(anchor.y()));
    } else {
        place = QStringLiteral("x=\"%1\" y=\"%2\"").arg(number(run.baseline.x() + share * width), number(run.baseline.y()));
    }
    const auto length
        = run.text.size() > 1 ? QStringLiteral(" textLength=\"%1\" lengthAdjust=\"spacingAndGlyphs\"").arg(number(width)) : QString();
    return QStringLiteral("<text %1 font-size=\"%2\"%3%4%5 fill=\"%6\">%7</text>\n")
        .arg(place, QString::number(run.face.sizePx), run.face.isBold ? QStringLiteral(" font-weight=\"700\"") : QString(),
            anchorOf(run.align), length, run.color.name(), run.text.toHtmlEscaped());
}

}

QByteArray svgTexts(const std::vector<TextRun>& texts, Typesetter& typesetter)
{
    QString elements = QStringLiteral("<g font-family=\"%1\" stroke=\"none\" xml:space=\"preserve\">\n").arg(families);
    for (const auto& run : texts)
        elements += elementOf(run, typesetter.width(run.text, run.face));
    return (elements + QStringLiteral("</g>\n")).toUtf8();
}

}

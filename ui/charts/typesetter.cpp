// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/typesetter.h"

#include "ui/charts/theme.h"

#include <algorithm>
#include <utility>

namespace charts {

namespace {

constexpr qsizetype rememberedWidths = 4000;

/// Whether a text fits; one so long that it cannot is not measured.
bool isWithin(Typesetter& typesetter, const QString& text, Face face, double maxWidth)
{
    constexpr double narrowest = 0.05; // of a size: the mean width of letters is several times as much
    return static_cast<double>(text.size()) * face.sizePx * narrowest <= maxWidth && typesetter.width(text, face) <= maxWidth;
}

/// The longest beginning of `word`, which does not fit, that does; at least one character.
qsizetype fittingLength(Typesetter& typesetter, const QString& word, Face face, double maxWidth)
{
    qsizetype fits = 1;
    qsizetype fails = 2;
    while (fails < word.size() && typesetter.width(word.left(fails), face) <= maxWidth)
        fits = std::exchange(fails, 2 * fails);
    fails = std::min(fails, word.size());
    while (fails - fits > 1) {
        const auto middle = (fits + fails) / 2;
        (typesetter.width(word.left(middle), face) <= maxWidth ? fits : fails) = middle;
    }
    if (fits > 1 && word.at(fits - 1).isHighSurrogate())
        --fits;
    else if (fits == 1 && word.at(0).isHighSurrogate())
        ++fits;
    return fits;
}

}

QFont figureFont(Face face)
{
    QFont font(loadFonts());
    font.setPixelSize(std::max(1, face.sizePx));
    font.setWeight(face.isBold ? QFont::Bold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::PreferAntialias);
    return font;
}

double Typesetter::width(const QString& text, Face face)
{
    auto& measured = m_faces.try_emplace(face, face).first->second;
    const auto known = measured.widths.constFind(text);
    if (known != measured.widths.constEnd())
        return *known;
    if (measured.widths.size() > rememberedWidths)
        measured.widths.clear();
    const auto width = measured.metrics.horizontalAdvance(text);
    measured.widths.insert(text, width);
    return width;
}

double Typesetter::widest(const QStringList& texts, Face face)
{
    double widest = 0;
    for (const auto& text : texts)
        widest = std::max(widest, width(text, face));
    return widest;
}

QStringList cut(QStringList lines, qsizetype most)
{
    if (lines.size() <= most)
        return lines;
    lines = lines.first(most);
    lines.last().chop(2);
    lines.last() += QChar(0x2026);
    return lines;
}

QStringList Typesetter::lines(const QString& text, Face face, double maxWidth)
{
    QStringList lines;
    QString line;
    auto words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (qsizetype i = words.size(); i-- > 1;)
        if (words[i] == QStringLiteral("·") || words[i] == QStringLiteral("%")) // may end a line, begins none
            words[i - 1] += QLatin1Char(' ') + words.takeAt(i);
    for (auto word : words) {
        const auto longer = line.isEmpty() ? word : line + QLatin1Char(' ') + word;
        if (isWithin(*this, longer, face, maxWidth)) {
            line = longer;
            continue;
        }
        if (!line.isEmpty())
            lines.append(line);
        while (word.size() > 1 && !isWithin(*this, word, face, maxWidth)) {
            const auto length = fittingLength(*this, word, face, maxWidth);
            if (length >= word.size())
                break;
            lines.append(word.left(length));
            word = word.mid(length);
        }
        line = word;
    }
    if (!line.isEmpty())
        lines.append(line);
    return lines;
}

}

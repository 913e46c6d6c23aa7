// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ranking_columns.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace charts {

namespace {

/// Where a text lines up; words without a number ("no interval") do not.
std::optional<qsizetype> lengthBefore(const QString& text, Joint joint)
{
    const auto at = joint == Joint::Decimal ? text.indexOf(QLatin1Char('.')) : text.indexOf(QChar(0x2013));
    if (at >= 0)
        return at;
    if (std::none_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); }))
        return std::nullopt;
    return text.size();
}

/// A number of thousands ("45.2 k") among plain ones would look small beside its decimal point: such columns end flush.
bool hasUnitLetters(const QStringList& texts)
{
    return std::any_of(texts.begin(), texts.end(), [](const QString& text) { return !text.isEmpty() && text.back().isLetter(); });
}

}

Column alignedColumn(Typesetter& typesetter, const QStringList& texts, Face face, Joint joint, const QString& head, Face headFace)
{
    Column column;
    column.isShown = std::any_of(texts.begin(), texts.end(), [](const auto& text) { return !text.isEmpty(); });
    if (!column.isShown)
        return column;
    column.texts = texts;
    column.face = face;
    const bool isFlush = joint == Joint::Decimal && hasUnitLetters(texts);
    std::vector<std::optional<double>> before;
    for (const auto& text : texts) {
        const auto length = lengthBefore(text, joint);
        before.push_back(length ? std::optional(typesetter.width(isFlush ? text : text.left(*length), face)) : std::nullopt);
        column.joint = std::max(column.joint, before.back().value_or(0));
    }
    const auto headWidth = typesetter.width(head, headFace);
    if (joint == Joint::Decimal)
        column.joint = std::max(column.joint, headWidth);
    for (std::size_t i = 0; i < before.size(); ++i) {
        column.offsets.push_back(before[i] ? column.joint - *before[i] : 0);
        column.width = std::max(column.width, column.offsets.back() + typesetter.width(texts[static_cast<qsizetype>(i)], face));
    }
    column.width = std::max(column.width, headWidth);
    // Over numbers the head ends where they line up; over ranges it begins with the column.
    column.headLeft = joint == Joint::Decimal ? column.joint - headWidth : 0;
    return column;
}

Name fittedName(Typesetter& typesetter, const QString& text, Face face, double width, double rowHeight)
{
    constexpr int leastPx = 2;
    for (;; --face.sizePx) {
        const auto lines = typesetter.lines(text, face, width);
        const auto most = std::max(1.0, std::floor(rowHeight / (face.sizePx * nameLineHeight)));
        if (static_cast<double>(lines.size()) <= most || face.sizePx <= leastPx)
            return { cut(lines, static_cast<qsizetype>(most)), face };
    }
}

}

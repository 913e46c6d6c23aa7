// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/pdf_text.h"

#include <QRegularExpression>
#include <QString>

#include <qpdf/QPDF.hh>

#include <algorithm>
#include <array>
#include <vector>

namespace charts {

namespace {

constexpr char16_t firstRadical = 0x2E80;

/// Of the supplement of radicals, which normalization leaves: Unicode's EquivalentUnifiedIdeograph; 0 where there is none.
constexpr std::array<char32_t, 0x2EF4 - firstRadical> ideographs { 0, 0x5382, 0x4E5B, 0x4E5A, 0x4E59, 0x4EBB, 0x5182, 0x20628, 0x5200,
    0x5202, 0x535C, 0x353E, 0x5C0F, 0x5C0F, 0x5140, 0x5C23, 0x5C22, 0x21BC2, 0x5DF3, 0x5E7A, 0x5F51, 0x5F50, 0x5FC4, 0x5FC3, 0x624C, 0x6535,
    0, 0x65E1, 0x65E5, 0x6708, 0x6B7A, 0x6BCD, 0x6C11, 0x6C35, 0x6C3A, 0x706C, 0x722B, 0x722B, 0x4E2C, 0x725B, 0x72AD, 0x738B, 0x24D14,
    0x76EE, 0x793A, 0x793B, 0x25AD7, 0x7CF9, 0x7E9F, 0x7F53, 0x7F52, 0x34C1, 0x5197, 0x2626B, 0x7F8A, 0x2634C, 0x2634B, 0x8002, 0x8080,
    0x807F, 0x8089, 0x26951, 0x8279, 0x8279, 0x8279, 0x864E, 0x8864, 0x8980, 0x897F, 0x89C1, 0x89D2, 0x278B2, 0x8BA0, 0x8D1D, 0x27FB7,
    0x8F66, 0x8FB6, 0x8FB6, 0x8FB6, 0x9091, 0x9485, 0x9577, 0x9578, 0x957F, 0x95E8, 0x28E0F, 0x961D, 0x96E8, 0x9752, 0x97E6, 0x9875, 0x98CE,
    0x98DE, 0x98DF, 0x2967F, 0x98E0, 0x9963, 0x29810, 0x9A6C, 0x9AA8, 0x9B3C, 0x9C7C, 0x9E1F, 0x5364, 0x9EA6, 0x9EC4, 0x9EFE, 0x6589,
    0x9F50, 0x6B6F, 0x9F7F, 0x7ADC, 0x9F99, 0x9F9C, 0x4E80, 0x9F9F };

/// Qt takes the first of all characters that a font draws by one sign.
QString searched(char16_t letter)
{
    const auto isIn = [letter](char16_t first, char16_t last) { return letter >= first && letter <= last; };
    if (isIn(firstRadical, firstRadical + ideographs.size() - 1) && ideographs.at(letter - firstRadical) != 0)
        return QString::fromUcs4(&ideographs.at(letter - firstRadical), 1);
    const bool isLigature = isIn(0xFB00, 0xFB06);
    const bool isRadical = isIn(firstRadical, 0x2FDF);
    const bool isCompatibility = isIn(0xF900, 0xFAFF);
    const QString same { QChar(letter) };
    return isLigature || isRadical || isCompatibility ? same.normalized(QString::NormalizationForm_KC) : same;
}

/// As an operand of the table.
QByteArray written(const QString& text)
{
    QByteArray hex;
    for (const auto unit : text)
        hex += QByteArray::number(unit.unicode(), 16).toUpper().rightJustified(4, '0');
    return '<' + hex + '>';
}

/// A line of one of two forms: <0001> <003F> [<0032> <002C> ...] has a letter a sign, <0040> <0042> <0061> those that follow one another.
QByteArray withSearchedLine(const QByteArray& line)
{
    static const QRegularExpression operand(QStringLiteral("<([0-9A-Fa-f]{4})>"));
    const auto list = line.indexOf('[');
    std::vector<char16_t> numbers;
    for (auto found = operand.globalMatch(QString::fromLatin1(line)); found.hasNext();)
        numbers.push_back(static_cast<char16_t>(found.next().captured(1).toUShort(nullptr, 16)));
    const bool isOfFollowing = list < 0 && numbers.size() == 3 && numbers[1] >= numbers[0];
    if (numbers.size() < 3 || (list < 0 && !isOfFollowing))
        return line;
    std::vector<char16_t> letters(numbers.begin() + 2, numbers.end());
    for (int next = numbers[0] + 1; isOfFollowing && next <= numbers[1]; ++next)
        letters.push_back(static_cast<char16_t>(letters.back() + 1));
    if (std::ranges::all_of(letters, [](char16_t letter) { return searched(letter) == QString(QChar(letter)); }))
        return line;
    QByteArray changed = written(QString(QChar(numbers[0]))) + ' ' + written(QString(QChar(numbers[1]))) + " [";
    for (const auto letter : letters)
        changed += written(searched(letter)) + ' ';
    return changed + ']';
}

}

QByteArray withSearchedLetters(const QByteArray& table)
{
    auto lines = table.split('\n');
    for (auto& line : lines)
        line = withSearchedLine(line);
    return lines.join('\n');
}

void meanSearchedLetters(QPDF& pdf)
{
    for (auto font : pdf.getAllObjects()) {
        if (!font.isDictionaryOfType("/Font", "/Type0") || !font.getKey("/ToUnicode").isStream())
            continue;
        auto stream = font.getKey("/ToUnicode");
        const auto bytes = stream.getStreamData(qpdf_dl_generalized);
        const QByteArray table(reinterpret_cast<const char*>(bytes->getBuffer()), static_cast<qsizetype>(bytes->getSize()));
        if (const auto changed = withSearchedLetters(table); changed != table)
            stream.replaceStreamData(changed.toStdString(), QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
    }
}

}

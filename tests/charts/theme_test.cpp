// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/make_figure.h"
#include "model/view/view_query.h"
#include "tests/support/catch.h"
#include "tests/support/dataset_text.h"
#include "tests/support/sample_views.h"
#include "ui/charts/layout.h"
#include "ui/charts/theme.h"

#include <QDir>
#include <QFontDatabase>
#include <QFontInfo>
#include <QRawFont>
#include <QSet>

#include <algorithm>
#include <vector>

namespace {

using model::Paint;

std::vector<Paint> allPaints()
{
    std::vector<Paint> paints { { Paint::Kind::Rich, 0 }, { Paint::Kind::Middle, 0 }, { Paint::Kind::Poor, 0 }, { Paint::Kind::Other, 0 } };
    for (int slot = 0; slot < model::paletteSlots; ++slot)
        paints.push_back({ Paint::Kind::Category, slot });
    return paints;
}

}

TEST_CASE("Colours stand out from the ground of their theme")
{
    const auto kind = GENERATE(charts::ThemeKind::Light, charts::ThemeKind::Dark);
    const auto paint = GENERATE(from_range(allPaints()));
    const auto& theme = charts::theme(kind);
    CAPTURE(static_cast<int>(kind), static_cast<int>(paint.kind), paint.slot);

    CHECK(charts::contrast(theme.color(paint), theme.ground) >= 3);
    CHECK(charts::contrast(theme.textColor(paint), theme.ground) >= 4.5);
}

TEST_CASE("Texts of a theme can be read")
{
    const auto& theme = charts::theme(GENERATE(charts::ThemeKind::Light, charts::ThemeKind::Dark));

    CHECK(charts::contrast(theme.text, theme.ground) >= 7);
    CHECK(charts::contrast(theme.mutedText, theme.ground) >= 4.5);
}

TEST_CASE("Figures are set in the bundled fonts")
{
    CHECK(charts::loadFonts().first() == QStringLiteral("Noto Sans"));
    CHECK(QFontInfo(charts::theme(charts::ThemeKind::Light).font(15, true)).family() == QStringLiteral("Noto Sans"));
}

TEST_CASE("The bundled fonts have every letter and sign of the figures of the sample")
{
    const auto line = GENERATE(from_range(test::sampleViews()));
    const auto figure = model::makeFigure(sample(), model::parseQuery(line).view);
    std::vector<QRawFont> fonts;
    for (const auto& file : QDir(QStringLiteral(":/fonts")).entryList({ QStringLiteral("*.ttf") }))
        fonts.emplace_back(QStringLiteral(":/fonts/") + file, 12);
    REQUIRE(fonts.size() == 3);
    charts::Typesetter typesetter;
    QSet<char32_t> lacking;
    for (const auto& run : charts::layoutFigure(figure, charts::theme(charts::ThemeKind::Light), { 1600, 900 }, typesetter).texts) {
        for (const auto letter : run.text.toUcs4()) {
            if (std::ranges::none_of(fonts, [&](const QRawFont& font) { return font.supportsCharacter(letter); }))
                lacking << letter;
        }
    }
    CAPTURE(line);
    CHECK(lacking.isEmpty());
}

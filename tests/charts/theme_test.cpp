// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "ui/charts/theme.h"

#include <QFontDatabase>
#include <QFontInfo>

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

TEST_CASE("Figures are set in the bundled font")
{
    CHECK(charts::loadFonts() == QStringLiteral("Noto Sans"));
    CHECK(QFontInfo(charts::theme(charts::ThemeKind::Light).font(15, true)).family() == QStringLiteral("Noto Sans"));
}

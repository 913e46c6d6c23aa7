// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "ui/charts/theme.h"

#include <QFontDatabase>
#include <QFontInfo>

#include <cmath>

namespace {

using model::Paint;

std::vector<Paint> allPaints()
{
    std::vector<Paint> paints { { Paint::Kind::Rich, 0 }, { Paint::Kind::Middle, 0 }, { Paint::Kind::Poor, 0 }, { Paint::Kind::Other, 0 } };
    for (int slot = 0; slot < model::paletteSlots; ++slot)
        paints.push_back({ Paint::Kind::Category, slot });
    return paints;
}

/// Distance in Oklab (Björn Ottosson, https://bottosson.github.io/posts/oklab/), where equal steps look equal.
double difference(const QColor& a, const QColor& b)
{
    const auto lab = [](const QColor& color) {
        const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
        const double r = linear(color.redF());
        const double g = linear(color.greenF());
        const double bl = linear(color.blueF());
        const auto l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * bl);
        const auto m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * bl);
        const auto s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * bl);
        return std::array { 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s };
    };
    const auto x = lab(a);
    const auto y = lab(b);
    return std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
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

TEST_CASE("Colours of the palette differ from one another")
{
    const auto& theme = charts::theme(GENERATE(charts::ThemeKind::Light, charts::ThemeKind::Dark));

    for (int a = 0; a < model::paletteSlots; ++a) {
        for (int b = a + 1; b < model::paletteSlots; ++b) {
            CAPTURE(a, b);
            CHECK(difference(theme.color({ Paint::Kind::Category, a }), theme.color({ Paint::Kind::Category, b })) > 0.065);
        }
    }
}

TEST_CASE("Figures are set in the bundled font")
{
    CHECK(charts::loadFonts() == QStringLiteral("Noto Sans"));
    CHECK(QFontInfo(charts::theme(charts::ThemeKind::Light).font(15, true)).family() == QStringLiteral("Noto Sans"));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/theme.h"

#include "ui/charts/typesetter.h"

#include <QDir>
#include <QFontDatabase>

#include <array>
#include <cmath>

// Resources of a static library are not registered by themselves; the macro has to stand outside any namespace.
static void initResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace charts {

namespace {

using Palette = std::array<QRgb, model::paletteSlots>;

// Okabe and Ito's colours first (https://jfly.uni-koeln.de/color/), each made lighter or darker until it has 3:1 against the
// ground and keeps apart from the other seven where one kind of cone is missing; then those that are farthest from all before.
// A slot has the same hue in both themes, but for the eighth, which is nearly without one.
constexpr Palette lightPalette {
    0xff215fa8, 0xffc98200, 0xff1d876b, 0xffa76d97, 0xff009bdf, 0xffad4a12, 0xff94965e, 0xff3a3f47, //
    0xff8e0f4c, 0xff391ea2, 0xff7474fe, 0xff633b00, 0xff6a5979, 0xff144522, 0xfff450c0, 0xff5345d0, //
    0xffe01d30, 0xff015b5f, 0xff527326, 0xffcd546d, 0xff89674d, 0xff0e3878, 0xff56265b, 0xffa918a5, //
};
constexpr Palette darkPalette {
    0xff356db2, 0xffe29202, 0xff2d9e7d, 0xffbc85b3, 0xff6ac6fe, 0xffc14e1c, 0xfff0e435, 0xffe8e6df, //
    0xfff0709a, 0xffb07cfb, 0xff7379ee, 0xffcaaf83, 0xff7b62a4, 0xff8fbc8d, 0xfff066c4, 0xff9e54d6, //
    0xffff8069, 0xff4fa6a8, 0xffb9dc8a, 0xfff5a0ae, 0xff8f6c4f, 0xff9db2e0, 0xffdcbfe0, 0xfff0a8f5, //
};

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

QColor mixed(const QColor& color, const QColor& ground, double part)
{
    const auto channel = [part](float a, float b) { return static_cast<float>(part * a + (1 - part) * b); };
    return QColor::fromRgbF(
        channel(color.redF(), ground.redF()), channel(color.greenF(), ground.greenF()), channel(color.blueF(), ground.blueF()));
}

Theme lightTheme()
{
    return { ThemeKind::Light, QColor(0xff, 0xff, 0xff), QColor(0x1b, 0x1e, 0x24), QColor(0x5f, 0x66, 0x70), QColor(0xe4, 0xe6, 0xea),
        QColor(0x5f, 0x66, 0x70), QColor(0x0b, 0x63, 0xce) };
}

Theme darkTheme()
{
    return { ThemeKind::Dark, QColor(0x1d, 0x20, 0x25), QColor(0xf0, 0xf1, 0xf3), QColor(0xa3, 0xa9, 0xb3), QColor(0x34, 0x38, 0x3f),
        QColor(0xa3, 0xa9, 0xb3), QColor(0x6c, 0xb4, 0xff) };
}

}

double contrast(const QColor& a, const QColor& b)
{
    const auto [darker, lighter] = std::minmax({ luminance(a), luminance(b) });
    return (lighter + 0.05) / (darker + 0.05);
}

QColor Theme::color(const model::Paint& paint) const
{
    const bool isLight = kind == ThemeKind::Light;
    switch (paint.kind) {
    case model::Paint::Kind::Category: {
        const auto slot = static_cast<std::size_t>(((paint.slot % model::paletteSlots) + model::paletteSlots) % model::paletteSlots);
        return QColor::fromRgb(isLight ? lightPalette[slot] : darkPalette[slot]);
    }
    case model::Paint::Kind::Rich:
        return isLight ? QColor(0x00, 0x72, 0xb2) : QColor(0x56, 0xb4, 0xe9);
    case model::Paint::Kind::Middle:
        return isLight ? QColor(0x80, 0x86, 0x90) : QColor(0x98, 0x9d, 0xa6);
    case model::Paint::Kind::Poor:
        return isLight ? QColor(0xd5, 0x5e, 0x00) : QColor(0xf0, 0x86, 0x3c);
    case model::Paint::Kind::Other:
        break;
    }
    return isLight ? QColor(0x8d, 0x92, 0x9b) : QColor(0x87, 0x8c, 0x96);
}

QColor Theme::textColor(const model::Paint& paint) const
{
    const auto plain = color(paint);
    auto readable = plain;
    for (double part = 1; part > 0 && contrast(readable, ground) < 4.6; part -= 0.02)
        readable = mixed(plain, text, part);
    return readable;
}

QColor Theme::bandColor(const model::Paint& paint) const
{
    auto band = color(paint);
    band.setAlphaF(kind == ThemeKind::Light ? 0.36F : 0.42F);
    return band;
}

QColor Theme::zoneColor(const model::Paint& paint) const
{
    auto zone = color(paint);
    zone.setAlphaF(kind == ThemeKind::Light ? 0.06F : 0.075F);
    return zone;
}

QFont Theme::font(double sizePx, bool bold) const
{
    return figureFont({ static_cast<int>(std::lround(sizePx)), bold });
}

const Theme& theme(ThemeKind kind)
{
    static const Theme light = lightTheme();
    static const Theme dark = darkTheme();
    return kind == ThemeKind::Light ? light : dark;
}

QStringList loadFonts()
{
    static const QStringList all = [] {
        initResources();
        QStringList families;
        for (const auto& name :
            QDir(QStringLiteral(":/fonts")).entryList({ QStringLiteral("*.ttf"), QStringLiteral("*.otf") }, QDir::Files, QDir::Name)) {
            const auto id = QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/") + name);
            for (const auto& family : QFontDatabase::applicationFontFamilies(id))
                if (!families.contains(family))
                    families << family;
        }
        return families;
    }();
    return all;
}

}

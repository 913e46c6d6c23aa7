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
// ground; then those that are farthest from all before, also as people without green receptors see them.
constexpr Palette lightPalette {
    0xff0072b2, 0xffc77f00, 0xff009e73, 0xffcc6fa3, 0xff2f9bd6, 0xffd55e00, 0xff8a9400, 0xff3a3f47, //
    0xff9f1d57, 0xff611ba7, 0xff856af5, 0xff864900, 0xff7c5a87, 0xff1f5c21, 0xffb43dae, 0xff3447c8, //
    0xffc21b0d, 0xff01676f, 0xff587341, 0xfff44f62, 0xff9a6c45, 0xff2d4a88, 0xff69356e, 0xff93158e, //
};
constexpr Palette darkPalette {
    0xff2f86cc, 0xffe69f00, 0xff14a87d, 0xffd183ae, 0xff6cc3f2, 0xffe2691b, 0xfff0e442, 0xffe8e6df, //
    0xff2cf697, 0xff887311, 0xffb84086, 0xff7456e0, 0xffb770f8, 0xfff5b8fa, 0xff99cda3, 0xff14cc61, //
    0xff9e615d, 0xfff95577, 0xff2da9c3, 0xff9c72b6, 0xff5d9a07, 0xffa79bfe, 0xffc7a192, 0xffa3d048, //
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

QString loadFonts()
{
    static const QString family = [] {
        initResources();
        QString first;
        for (const auto& name :
            QDir(QStringLiteral(":/fonts")).entryList({ QStringLiteral("*.ttf"), QStringLiteral("*.otf") }, QDir::Files, QDir::Name)) {
            const auto id = QFontDatabase::addApplicationFont(QStringLiteral(":/fonts/") + name);
            const auto families = QFontDatabase::applicationFontFamilies(id);
            if (first.isEmpty() && !families.isEmpty())
                first = families.first();
        }
        return first;
    }();
    return family;
}

}

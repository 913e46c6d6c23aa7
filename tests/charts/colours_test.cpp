// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "ui/charts/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

constexpr double pi = 3.14159265358979;

double degrees(double radians)
{
    return radians * 180 / pi;
}

double radians(double degrees)
{
    return degrees * pi / 180;
}

Triple product(const Matrix& matrix, const Triple& v)
{
    Triple result {};
    for (std::size_t i = 0; i < 3; ++i)
        result[i] = matrix[i][0] * v[0] + matrix[i][1] * v[1] + matrix[i][2] * v[2];
    return result;
}

struct Eyes {
    const char* name;
    Matrix seen; ///< of linear red, green and blue
};

/// Machado, Oliveira and Fernandes 2009, with one kind of cones missing altogether.
const Eyes usual { "usual", { { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } } } };
const std::vector<Eyes> colourBlind {
    { "protanopia", { { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } } } },
    { "deuteranopia", { { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } } } },
    { "tritanopia", { { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } } } },
};

/// L*, a* and b* of what these eyes see.
Triple labOf(const QColor& color, const Eyes& eyes)
{
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    auto rgb = product(eyes.seen, { linear(color.redF()), linear(color.greenF()), linear(color.blueF()) });
    for (auto& channel : rgb)
        channel = std::clamp(channel, 0.0, 1.0);
    const Matrix toXyz { { { 0.4124564, 0.3575761, 0.1804375 }, { 0.2126729, 0.7151522, 0.0721750 },
        { 0.0193339, 0.1191920, 0.9503041 } } };
    const auto xyz = product(toXyz, rgb);
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const auto x = f(xyz[0] / 0.95047), y = f(xyz[1]), z = f(xyz[2] / 1.08883);
    return { 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

/// CIEDE2000 (Sharma, Wu and Dalal 2005): 1 is just seen, 100 is black against white.
double difference(const Triple& p, const Triple& q)
{
    const auto seventh = [](double c) { return std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25.0, 7))); };
    const auto meanOfBoth = (std::hypot(p[1], p[2]) + std::hypot(q[1], q[2])) / 2;
    const auto stretched = 1 + 0.5 * (1 - seventh(meanOfBoth));
    const auto c1 = std::hypot(stretched * p[1], p[2]), c2 = std::hypot(stretched * q[1], q[2]);
    const auto hueOf = [&](const Triple& lab) { return std::fmod(degrees(std::atan2(lab[2], stretched * lab[1])) + 360, 360); };
    const auto h1 = hueOf(p), h2 = hueOf(q);
    const bool isGrey = c1 * c2 == 0;
    auto turn = isGrey ? 0 : h2 - h1;
    turn += turn > 180 ? -360 : turn < -180 ? 360 : 0;
    const auto hueStep = 2 * std::sqrt(c1 * c2) * std::sin(radians(turn / 2));
    auto hue = (h1 + h2) / 2;
    if (isGrey)
        hue = h1 + h2;
    else if (std::abs(h1 - h2) > 180)
        hue += h1 + h2 < 360 ? 180 : -180;
    const auto lightness = (p[0] + q[0]) / 2;
    const auto chroma = (c1 + c2) / 2;
    const auto t = 1 - 0.17 * std::cos(radians(hue - 30)) + 0.24 * std::cos(radians(2 * hue)) + 0.32 * std::cos(radians(3 * hue + 6))
        - 0.2 * std::cos(radians(4 * hue - 63));
    const auto off = std::pow(lightness - 50, 2);
    const auto l = (q[0] - p[0]) / (1 + 0.015 * off / std::sqrt(20 + off));
    const auto c = (c2 - c1) / (1 + 0.045 * chroma);
    const auto h = hueStep / (1 + 0.015 * chroma * t);
    const auto rotation = -2 * seventh(chroma) * std::sin(radians(60 * std::exp(-std::pow((hue - 275) / 25, 2))));
    return std::sqrt(l * l + c * c + h * h + rotation * c * h);
}

QColor slotColor(charts::ThemeKind kind, int slot)
{
    return charts::theme(kind).color({ model::Paint::Kind::Category, slot });
}

}

TEST_CASE("The measure of colours gives the published differences")
{
    // Sharma, Wu and Dalal 2005, table 1, pairs 1, 10, 17 and 20.
    CHECK(difference({ 50, 2.6772, -79.7751 }, { 50, 0, -82.7485 }) == Approx(2.0425).margin(1e-4));
    CHECK(difference({ 50, -0.0010, 2.4900 }, { 50, 0.0009, -2.4900 }) == Approx(4.8045).margin(1e-4));
    CHECK(difference({ 50, 2.5, 0 }, { 73, 25, -18 }) == Approx(27.1492).margin(1e-4));
    CHECK(difference({ 50, 2.5, 0 }, { 58, 24, 15 }) == Approx(19.4535).margin(1e-4));
    CHECK(labOf(Qt::white, usual)[0] == Approx(100).margin(0.01));
}

// 10 is what one tells apart side by side, not what one finds in a key: beyond the first eight, and where colours meet that no
// hand chose, marker shapes, hatching and names beside what they name carry the rest.
TEST_CASE("The first eight colours keep apart for colour-blind eyes")
{
    const auto kind = GENERATE(charts::ThemeKind::Light, charts::ThemeKind::Dark);
    const auto& eyes = GENERATE_REF(from_range(colourBlind));
    constexpr int first = 8;
    for (int a = 0; a < first; ++a) {
        for (int b = a + 1; b < first; ++b) {
            CAPTURE(eyes.name, a, b, static_cast<int>(kind));
            CHECK(difference(labOf(slotColor(kind, a), eyes), labOf(slotColor(kind, b), eyes)) >= 10);
            CHECK(difference(labOf(slotColor(kind, a), usual), labOf(slotColor(kind, b), usual)) >= 20);
        }
    }
}

TEST_CASE("All colours of the palette keep apart for usual eyes")
{
    const auto kind = GENERATE(charts::ThemeKind::Light, charts::ThemeKind::Dark);
    for (int a = 0; a < model::paletteSlots; ++a) {
        for (int b = a + 1; b < model::paletteSlots; ++b) {
            CAPTURE(a, b, static_cast<int>(kind));
            CHECK(difference(labOf(slotColor(kind, a), usual), labOf(slotColor(kind, b), usual)) >= 10);
        }
    }
}

TEST_CASE("A colour has the same hue in both themes")
{
    for (int slot = 0; slot < model::paletteSlots; ++slot) {
        const auto light = labOf(slotColor(charts::ThemeKind::Light, slot), usual);
        const auto dark = labOf(slotColor(charts::ThemeKind::Dark, slot), usual);
        CAPTURE(slot);
        constexpr double grey = 8; // chroma below which there is no hue to speak of
        if (std::hypot(light[1], light[2]) < grey && std::hypot(dark[1], dark[2]) < grey) {
            CHECK(slot == 7);
            continue;
        }
        const auto apart = std::abs(degrees(std::atan2(light[2], light[1])) - degrees(std::atan2(dark[2], dark[1])));
        CHECK(std::min(apart, 360 - apart) <= 25);
    }
}

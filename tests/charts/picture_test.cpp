// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/sample_figures.h"
#include "ui/charts/export_figure.h"
#include "ui/charts/text.h"

#include <QDir>
#include <QFile>
#include <QImage>

#include <algorithm>
#include <cstdlib>

namespace {

/// Share of the pixels that look different, not merely rounded or hinted otherwise.
double difference(const QImage& a, const QImage& b)
{
    constexpr int tolerance = 32;
    if (a.size() != b.size())
        return 1;
    qint64 different = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const auto p = a.pixel(x, y);
            const auto q = b.pixel(x, y);
            if (std::max({ std::abs(qRed(p) - qRed(q)), std::abs(qGreen(p) - qGreen(q)), std::abs(qBlue(p) - qBlue(q)) }) > tolerance)
                ++different;
        }
    }
    return static_cast<double>(different) / (static_cast<double>(a.width()) * a.height());
}

}

TEST_CASE("Pictures look as they did")
{
    struct Wanted {
        const char* name;
        charts::ThemeKind theme;
    };
    const auto wanted = GENERATE(Wanted { "ranking", charts::ThemeKind::Light }, Wanted { "ranking-linear", charts::ThemeKind::Dark },
        Wanted { "growth", charts::ThemeKind::Light }, Wanted { "growth-marks", charts::ThemeKind::Dark },
        Wanted { "growth-lines", charts::ThemeKind::Light }, Wanted { "growth-many", charts::ThemeKind::Dark },
        Wanted { "growth-alternatives", charts::ThemeKind::Light }, Wanted { "ranking-alternatives", charts::ThemeKind::Light },
        Wanted { "ranking-alternatives-linear", charts::ThemeKind::Dark });
    const auto file = QString::fromLatin1(wanted.name) + QStringLiteral(".png");
    const auto golden = QStringLiteral(SOURCE_DIR "/tests/golden/pictures/") + file;
    CAPTURE(wanted.name);

    const auto bytes
        = charts::pictureOf(test::sampleFigure(wanted.name), { charts::PictureFormat::Png, { 800, 500 }, 96, wanted.theme, false });

    if (qgetenv("FLOPULENCE_GOLDEN") == "write") {
        QDir().mkpath(QFileInfo(golden).absolutePath());
        CHECK(charts::fromQt(charts::writeFile(golden, bytes)) == "");
        return;
    }
    const auto share = difference(QImage::fromData(bytes), QImage(golden));
    if (share > 0.002) {
        const auto failed = QStringLiteral(BINARY_DIR "/failed");
        QDir().mkpath(failed);
        charts::writeFile(failed + QLatin1Char('/') + file, bytes); // to be looked at
    }
    CHECK(share <= 0.002);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/make_figure.h"
#include "model/view/view_query.h"
#include "model/view/view_words.h"
#include "tests/support/catch.h"
#include "tests/support/dataset_text.h"
#include "tests/support/folders.h"
#include "tests/support/sample_figures.h"
#include "ui/base/text.h"
#include "ui/charts/export_figure.h"

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

/// Compares a figure's picture with the accepted one, or accepts it.
void checkPicture(const model::Figure& figure, charts::ThemeKind theme, const std::string& name)
{
    const auto file = ui::toQt(name) + QStringLiteral(".png");
    const auto golden = QStringLiteral(SOURCE_DIR "/tests/golden/pictures/") + file;
    CAPTURE(name);

    const auto bytes = charts::pictureOf(figure, { charts::PictureFormat::Png, { 800, 500 }, 96, theme, false });

    if (qgetenv("FLOPULENCE_GOLDEN") == "write") {
        QDir().mkpath(QFileInfo(golden).absolutePath());
        CHECK(ui::fromQt(charts::writeFile(golden, bytes)) == "");
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

}

// For tests/e2e/same_bytes_test.sh, which runs it in several environments.
TEST_CASE("Pictures are written to a folder", "[.written]")
{
    const auto folder = qEnvironmentVariable("FLOPULENCE_PICTURES");
    REQUIRE_FALSE(folder.isEmpty());
    for (const auto* view : { "", "figure=growth", "figure=wealth", "figure=decode" }) {
        const auto figure = model::makeFigure(sample(), model::parseQuery(view).view);
        charts::PictureSpec spec;
        for (const auto& [format, ending] : { std::pair(charts::PictureFormat::Png, ".png"), std::pair(charts::PictureFormat::Svg, ".svg"),
                 std::pair(charts::PictureFormat::Pdf, ".pdf") }) {
            spec.format = format;
            const auto bytes = charts::pictureOf(figure, spec, charts::memoryOf(figure, "1", "2"));
            const auto name = ui::toQt(std::string(model::word(figure.kind)) + ending);
            CHECK(ui::fromQt(charts::writeFile(folder + QLatin1Char('/') + name, bytes)) == "");
        }
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

    checkPicture(test::sampleFigure(wanted.name), wanted.theme, wanted.name);
}

TEST_CASE("Pictures of the sample look as they did")
{
    struct Wanted {
        const char* name;
        const char* view;
        charts::ThemeKind theme = charts::ThemeKind::Light;
    };
    const auto wanted = GENERATE(Wanted { "shares", "figure=shares" }, Wanted { "wealth", "figure=wealth" },
        Wanted { "wealth-dark", "figure=wealth&trails=on", charts::ThemeKind::Dark },
        Wanted { "lorenz", "figure=lorenz&quarters=2023Q4,2025Q4" }, Wanted { "versus", "figure=versus" },
        Wanted { "training", "figure=training" }, Wanted { "chips", "figure=chips" },
        Wanted { "chips-dark", "figure=chips&x=introduced&y=price&vendor=NVIDIA", charts::ThemeKind::Dark },
        Wanted { "decode", "figure=decode" }, Wanted { "suppliers", "figure=suppliers&at=2025Q4" });
    const auto parsed = model::parseQuery(wanted.view);
    REQUIRE(parsed.problems.empty());

    checkPicture(model::makeFigure(sample(), parsed.view), wanted.theme, wanted.name);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "ui/base/text.h"
#include "ui/charts/theme.h"
#include "ui/window/style.h"

#include <QRegularExpression>
#include <QSet>

#include <initializer_list>

namespace ui {

extern const char* const windowSheet;

}

namespace {

constexpr double leastOfText = 4.5; // WCAG 2.1, 1.4.3

}

TEST_CASE("Texts of the window can be read on every ground of both themes")
{
    const auto kind = GENERATE(charts::ThemeKind::Light, charts::ThemeKind::Dark);
    const auto colors = ui::styleColors(kind);
    const auto check = [&](const char* text, const char* ground) {
        CAPTURE(static_cast<int>(kind), text, ground);
        CHECK(charts::contrast(colors.at(text), colors.at(ground)) >= leastOfText);
    };
    for (const auto* text : { "text", "muted", "warning", "link" }) {
        for (const auto* ground : { "ground", "panel", "bar", "selected", "hover" })
            check(text, ground);
    }
    check("onAccent", "accent");
    check("onAccent", "accentDown");
    check("ground", "warning");
    check("okText", "okGround");
    check("infoText", "infoGround");
    check("plainText", "plainGround");
    check("guessText", "guessGround");
}

TEST_CASE("The style sheet writes texts in colours that can be read, but for what is disabled")
{
    const QSet<QString> readable { QStringLiteral("text"), QStringLiteral("muted"), QStringLiteral("warning"), QStringLiteral("link"),
        QStringLiteral("onAccent"), QStringLiteral("okText"), QStringLiteral("infoText"), QStringLiteral("plainText"),
        QStringLiteral("guessText") };
    const QRegularExpression textColor(QStringLiteral("[ ;{]color: @(\\w+)"));
    int rules = 0;
    for (const auto& line : QString::fromUtf8(ui::windowSheet).split(QLatin1Char('\n'))) {
        const auto match = textColor.match(line);
        if (!match.hasMatch() || line.contains(QStringLiteral(":disabled")) || line.startsWith(QStringLiteral("#dangerButton")))
            continue;
        ++rules;
        INFO(ui::fromQt(line));
        CHECK(readable.contains(match.captured(1)));
    }
    CHECK(rules > 40);
}

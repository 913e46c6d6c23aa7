// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/folders.h"
#include "tests/ui/sample_window.h"
#include "ui/base/text.h"
#include "ui/import/fleet_dialog.h"
#include "ui/window/record_commands.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace test;

namespace {

QString fleetFile(const char* name)
{
    return QStringLiteral(SOURCE_DIR) + QStringLiteral("/tests/data/fleet/") + QLatin1String(name);
}

struct Dialog {
    ui::FleetDialog& dialog;

    explicit Dialog(SampleWindow& test, const char* file)
        : dialog(opened(test, file))
    {
    }

    static ui::FleetDialog& opened(SampleWindow& test, const char* file)
    {
        test.window.findChild<ui::RecordCommands*>()->importTables({ fleetFile(file) });
        pass();
        auto* dialog = test.window.findChild<ui::FleetDialog*>();
        REQUIRE(dialog);
        return *dialog;
    }

    QComboBox& owner() { return *named<QComboBox>(dialog, QStringLiteral("Whose fleet")); }
    QLineEdit& people() { return *named<QLineEdit>(dialog, QStringLiteral("How many researchers")); }
    QPushButton& import() { return *dialog.findChild<QPushButton*>(QStringLiteral("primaryButton")); }
    bool says(const QString& words)
    {
        const auto labels = dialog.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](QLabel* label) { return label->text().contains(words); });
    }
};

}

TEST_CASE("A tool's output that is opened becomes a lab in the league")
{
    SampleWindow test;
    Dialog dialog(test, "nvidia-smi-query.csv");
    CHECK_FALSE(dialog.import().isEnabled());
    CHECK(dialog.says(QStringLiteral("2 H100 SXM")));
    dialog.owner().setCurrentText(QStringLiteral("Our Lab"));
    dialog.people().setText(QStringLiteral("12"));
    REQUIRE(dialog.import().isEnabled());
    QTest::mouseClick(&dialog.import(), Qt::LeftButton);
    REQUIRE(QTest::qWaitFor([&] { return test.workspace.dataset()->organizationNamed("Our Lab") != nullptr; }));
    REQUIRE(QTest::qWaitFor([&] { return nameOf(test.workspace.selection()) == "Our Lab"; }));
    REQUIRE(QTest::qWaitFor([&] { return !test.workspace.inspection().standing.empty(); }));
    CHECK(test.workspace.inspection().heading.find("Our Lab") == 0);
    CHECK(test.workspace.inspection().standing.find("next above") != std::string::npos);
    CHECK(test.workspace.inspection().standing.find("no longer GPU-poor") != std::string::npos);
}

TEST_CASE("Names that a tool does not tell are asked for, or left out knowingly")
{
    SampleWindow test;
    Dialog dialog(test, "slurm-2205-sinfo-N-G.txt");
    dialog.owner().setCurrentText(QStringLiteral("Our Lab"));
    CHECK_FALSE(dialog.import().isEnabled());
    auto* a100 = named<QComboBox>(dialog.dialog, QStringLiteral("Which chip a100 is"));
    CHECK(a100->itemText(1) == QStringLiteral("A100 40GB"));
    a100->setCurrentIndex(2);
    emit a100->activated(2);
    CHECK(dialog.says(QStringLiteral("60 A100 80GB")));
    CHECK_FALSE(dialog.import().isEnabled());
    auto* rest = dialog.dialog.findChild<QCheckBox*>();
    rest->setChecked(true);
    CHECK(dialog.import().isEnabled());
}

TEST_CASE("What a fleet's file lacks is said in its dialog")
{
    SampleWindow test;
    Dialog dialog(test, "slurm-2205-sinfo-O-truncated.txt");
    CHECK_FALSE(dialog.import().isEnabled());
    CHECK(dialog.says(QStringLiteral("fixed width")));
}

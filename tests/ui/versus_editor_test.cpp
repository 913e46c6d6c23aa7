// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/versus_editor.h"

#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/base/text.h"
#include "ui/panels/check_tree.h"
#include "ui/panels/organization_panel.h"
#include "ui/window/actions.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace test;
using ui::ActionId;
using ui::toQt;

namespace {

struct Editor : SampleWindow {
    ui::VersusEditor* editor = nullptr;

    Editor()
    {
        window.actions()[ActionId::Compare].trigger();
        pass();
        editor = window.findChild<ui::VersusEditor*>();
    }
    QListWidget& groups() const { return *named<QListWidget>(*editor, QStringLiteral("Groups")); }
    template <class Button> void press(const QString& text) const
    {
        for (auto* button : editor->findChildren<Button*>()) {
            if (button->text().remove(QLatin1Char('&')) == text) {
                button->click();
                pass();
                return;
            }
        }
        throw std::runtime_error("no button says " + text.toStdString());
    }
    std::vector<std::string> drawn() const
    {
        std::vector<std::string> names;
        for (const auto& series : workspace.figure().series)
            names.push_back(series.name);
        std::ranges::sort(names);
        return names;
    }
};

}

TEST_CASE("The editor of groups opens on the figure that compares, with the groups that are drawn")
{
    Editor test;
    CHECK(test.workspace.figure().kind == model::FigureKind::Versus);
    REQUIRE(test.groups().count() == 2);
    CHECK(test.groups().item(0)->text() == QStringLiteral("Google"));
    CHECK(test.groups().item(1)->text() == QStringLiteral("others"));
}

TEST_CASE("TPUs against GPUs is one click, and the largest against all others another")
{
    Editor test;
    test.press<QPushButton>(QStringLiteral("TPUs against GPUs"));
    CHECK(test.drawn() == std::vector<std::string> { "GPUs", "TPUs" });
    test.press<QPushButton>(QStringLiteral("Largest against all others"));
    CHECK(test.drawn() == std::vector<std::string> { "Google", "others" });
    CHECK(test.workspace.view().groups.empty());
}

TEST_CASE("A group is added, filled, named and removed, and every change is drawn at once")
{
    Editor test;
    test.press<QPushButton>(QStringLiteral("TPUs against GPUs"));
    test.press<QToolButton>(QStringLiteral("Add"));
    REQUIRE(test.groups().count() == 3);
    CHECK(test.groups().currentRow() == 2);
    auto* tree = test.editor->findChild<ui::OrganizationPanel*>()->findChild<ui::CheckTreeModel*>();
    tree->setData(tree->indexOf(QStringLiteral("Meta")), Qt::Checked, Qt::CheckStateRole);
    pass();
    test.groups().item(2)->setText(QStringLiteral("Meta alone"));
    pass();
    CHECK(test.drawn() == std::vector<std::string> { "GPUs", "Meta alone", "TPUs" });
    REQUIRE(test.workspace.view().groups.size() == 3);
    CHECK(test.workspace.view().groups[2].organization == std::vector<std::string> { "Meta" });

    test.groups().item(2)->setText(QStringLiteral("GPUs")); // taken
    pass();
    CHECK(test.groups().item(2)->text() == QStringLiteral("Meta alone"));

    test.press<QToolButton>(QStringLiteral("Remove"));
    CHECK(test.drawn() == std::vector<std::string> { "GPUs", "TPUs" });
    for (auto* button : test.editor->findChildren<QToolButton*>())
        if (button->text() == QStringLiteral("Remove"))
            CHECK_FALSE(button->isEnabled()); // two are the fewest
}

TEST_CASE("The editor follows where the view goes back")
{
    Editor test;
    test.press<QPushButton>(QStringLiteral("TPUs against GPUs"));
    test.window.actions()[ActionId::Back].trigger();
    pass();
    CHECK(test.groups().item(0)->text() == QStringLiteral("Google"));
}

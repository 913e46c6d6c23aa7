// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/base/icons.h"
#include "ui/base/text.h"
#include "ui/panels/check_tree.h"
#include "ui/panels/chip_panel.h"
#include "ui/panels/filter_names.h"
#include "ui/panels/organization_panel.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace test;

namespace {

QList<ui::CheckGroup> groups()
{
    return { { QStringLiteral("lab"), QStringLiteral("Labs"), { { QStringLiteral("Ada"), {} }, { QStringLiteral("Bell"), {} } } },
        { QStringLiteral("cloud"), QStringLiteral("Clouds"), { { QStringLiteral("Cumulus"), {} } } } };
}

struct Tree {
    ui::CheckTree tree { QStringLiteral("Names") };
    QTreeView* view = tree.findChild<QTreeView*>();
    QSignalSpy picks { &tree, &ui::CheckTree::checkedPicked };
    QSignalSpy names { &tree, &ui::CheckTree::namePicked };

    Tree()
    {
        tree.setGroups(groups());
        tree.setChecked(tree.names());
        tree.setValues({ { QStringLiteral("Ada"), { QStringLiteral("5"), 5, Qt::blue } },
            { QStringLiteral("Bell"), { QStringLiteral("70"), 70, Qt::red } } });
        tree.resize(240, 400);
        tree.show();
        pass();
    }

    QModelIndex at(int group, int item) const { return view->model()->index(item, 0, view->model()->index(group, 0)); }
    QSet<QString> picked() const { return picks.last().first().value<QSet<QString>>(); }
    void clickBox(const QModelIndex& index) const
    {
        const auto row = view->visualRect(index);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, { row.left() + 9, row.center().y() });
    }
};

}

TEST_CASE("CheckTreeModel is a well-behaved item model")
{
    ui::CheckTreeModel tree;
    ui::CheckTreeOrder order;
    order.setSourceModel(&tree);
    const QAbstractItemModelTester tester(&tree, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QAbstractItemModelTester orderTester(&order, QAbstractItemModelTester::FailureReportingMode::Fatal);

    tree.setGroups(groups());
    tree.setChecked({ QStringLiteral("Ada") });
    tree.setValues({ { QStringLiteral("Bell"), { QStringLiteral("7"), 7, Qt::red } } });
    tree.setData(tree.indexOfGroup(QStringLiteral("cloud")), Qt::Checked, Qt::CheckStateRole);
    order.setSearch(QStringLiteral("b"));
    order.setSortedByValue(false);
    order.setSearch({});
    tree.setGroups({});

    CHECK(tree.checked() == QSet<QString> { QStringLiteral("Ada"), QStringLiteral("Cumulus") });
}

TEST_CASE("CheckTree puts the highest value first and what has none last")
{
    Tree test;

    CHECK(test.at(0, 0).data().toString() == QStringLiteral("Bell"));
    CHECK(test.at(0, 1).data().toString() == QStringLiteral("Ada"));
}

TEST_CASE("CheckTree unticks by mouse and by Space, and its groups follow")
{
    Tree test;

    test.clickBox(test.at(0, 0));
    CHECK(test.picked() == QSet<QString> { QStringLiteral("Ada"), QStringLiteral("Cumulus") });
    CHECK(test.at(0, 0).parent().data(Qt::CheckStateRole).toInt() == Qt::PartiallyChecked);

    test.view->setCurrentIndex(test.at(0, 1));
    QTest::keyClick(test.view, Qt::Key_Space);
    CHECK(test.picked() == QSet<QString> { QStringLiteral("Cumulus") });
    CHECK(test.at(0, 0).parent().data(Qt::CheckStateRole).toInt() == Qt::Unchecked);

    test.clickBox(test.at(0, 0).parent());
    CHECK(test.picked().size() == 3);
}

TEST_CASE("CheckTree leaves only what is double-clicked, and twice brings all back")
{
    Tree test;
    const auto row = test.view->visualRect(test.at(0, 1));
    const QPoint text(row.left() + 60, row.center().y());

    QTest::mouseClick(test.view->viewport(), Qt::LeftButton, {}, text);
    QTest::mouseDClick(test.view->viewport(), Qt::LeftButton, {}, text);
    CHECK(test.picked() == QSet<QString> { QStringLiteral("Ada") });

    QTest::mouseDClick(test.view->viewport(), Qt::LeftButton, {}, text);
    CHECK(test.picked().size() == 3);
}

TEST_CASE("CheckTree finds names and goes from the search into the tree")
{
    Tree test;
    auto* search = test.tree.findChild<QLineEdit*>();

    QTest::keyClicks(search, QStringLiteral("cumu"));
    CHECK(test.view->model()->rowCount() == 1);
    CHECK(test.at(0, 0).data().toString() == QStringLiteral("Cumulus"));
    CHECK(test.names.isEmpty());

    QTest::keyClick(search, Qt::Key_Escape);
    CHECK(test.view->model()->rowCount() == 2);
}

TEST_CASE("A search in a CheckTree moves neither the mark nor the folds, and Enter ticks what it found")
{
    Tree test;
    auto* search = test.tree.findChild<QLineEdit*>();
    const auto selectedName = [&] {
        const auto rows = test.view->selectionModel()->selectedRows();
        return rows.isEmpty() ? QString() : rows.first().data().toString();
    };
    test.tree.setSelected(QStringLiteral("Ada"));
    test.view->collapse(test.view->model()->index(1, 0)); // the clouds

    search->setText(QStringLiteral("cum"));
    CHECK(selectedName().isEmpty());
    CHECK(test.view->isExpanded(test.view->model()->index(0, 0)));
    QTest::keyClick(search, Qt::Key_Return);
    CHECK(test.picked() == QSet<QString> { QStringLiteral("Ada"), QStringLiteral("Bell") });
    QTest::keyClick(search, Qt::Key_Return);
    CHECK(test.picked().contains(QStringLiteral("Cumulus")));
    search->clear();

    CHECK(selectedName() == QStringLiteral("Ada"));
    CHECK(test.view->isExpanded(test.view->model()->index(0, 0)));
    CHECK_FALSE(test.view->isExpanded(test.view->model()->index(1, 0)));
    CHECK(test.names.isEmpty()); // nobody picked anything
}

TEST_CASE("What is unticked stays where it is in a CheckTree until another quarter or unit")
{
    Tree test;
    REQUIRE(test.at(0, 0).data().toString() == QStringLiteral("Bell"));

    test.tree.setChecked({ QStringLiteral("Ada"), QStringLiteral("Cumulus") });
    test.tree.setValues({ { QStringLiteral("Ada"), { QStringLiteral("5"), 5, Qt::blue } } });
    CHECK(test.at(0, 0).data().toString() == QStringLiteral("Bell"));

    test.tree.forgetOrder();
    test.tree.setValues({ { QStringLiteral("Ada"), { QStringLiteral("6"), 6, Qt::blue } } });
    CHECK(test.at(0, 0).data().toString() == QStringLiteral("Ada"));
}

TEST_CASE("Several rows of a CheckTree can be left alone together, and swatches keep their colour when selected")
{
    Tree test;
    test.view->selectionModel()->select(test.at(0, 0), QItemSelectionModel::Select);
    test.view->selectionModel()->select(test.at(1, 0), QItemSelectionModel::Select);
    emit test.view->customContextMenuRequested(test.view->visualRect(test.at(0, 0)).center());
    auto* menu = test.tree.findChild<QMenu*>();
    REQUIRE(menu);
    menu->actions().first()->trigger();
    CHECK(test.picked() == QSet<QString> { QStringLiteral("Bell"), QStringLiteral("Cumulus") });
    menu->close();

    const auto icon = ui::swatch(Qt::red);
    CHECK(icon.pixmap(QSize(12, 12), QIcon::Selected).toImage() == icon.pixmap(QSize(12, 12), QIcon::Normal).toImage());
}

TEST_CASE("CheckTree tells of a selection only when a person makes it")
{
    Tree test;

    test.tree.setSelected(QStringLiteral("Ada"));
    CHECK(test.names.isEmpty());
    CHECK(test.view->currentIndex().data().toString() == QStringLiteral("Ada"));

    QTest::keyClick(test.view, Qt::Key_Up);
    REQUIRE(test.names.size() == 1);
    CHECK(test.names.last().first().toString() == QStringLiteral("Bell"));
}

TEST_CASE("Filters say whole kinds where they can, and nothing for all")
{
    using ui::filterFor;
    const auto all = filterFor({ { "a", "GPU", true }, { "b", "TPU", true } });
    CHECK_FALSE(all.kinds);
    CHECK_FALSE(all.names);

    const auto kind = filterFor({ { "a", "GPU", true }, { "b", "GPU", true }, { "c", "TPU", false } });
    CHECK(kind.kinds == std::vector<std::string> { "GPU" });
    CHECK_FALSE(kind.names);

    const auto names = filterFor({ { "a", "GPU", true }, { "b", "GPU", false }, { "c", "TPU", false } });
    CHECK_FALSE(names.kinds);
    CHECK(names.names == std::vector<std::string> { "a" });

    CHECK(filterFor({ { "a", "GPU", false } }).kinds == std::vector<std::string> {});
}

TEST_CASE("OrganizationPanel unticks what the view's filters hold back")
{
    SampleWorkspace sample;
    ui::OrganizationPanel panel;
    panel.setDataset(sample.workspace.dataset());
    auto* tree = panel.findChild<ui::CheckTree*>();
    auto* model = panel.findChild<ui::CheckTreeModel*>();
    CHECK(model->checked() == tree->names());

    panel.setView(viewOf("organization=OpenAI,Meta"));
    CHECK(model->checked() == QSet<QString> { QStringLiteral("OpenAI"), QStringLiteral("Meta") });

    model::ViewState picked;
    QObject::connect(&panel, &ui::OrganizationPanel::viewPicked, &panel, [&](const model::ViewState& view) { picked = view; });
    model->setData(model->indexOf(QStringLiteral("Meta")), Qt::Unchecked, Qt::CheckStateRole);
    CHECK(picked.organization == std::vector<std::string> { "OpenAI" });

    model->setChecked(tree->names());
    model->setData(model->indexOfGroup(QStringLiteral("academia")), Qt::Unchecked, Qt::CheckStateRole);
    CHECK_FALSE(picked.organization);
    REQUIRE(picked.kind);
    CHECK(picked.kind->size() == 7);
}

TEST_CASE("ChipPanel ticks and unticks kinds of chips")
{
    SampleWorkspace sample;
    ui::ChipPanel panel;
    panel.setDataset(sample.workspace.dataset());
    panel.setView(viewOf("chip-kind=TPU"));
    auto* model = panel.findChild<ui::CheckTreeModel*>();
    CHECK(model->checked().contains(QStringLiteral("TPU v4")));
    CHECK_FALSE(model->checked().contains(QStringLiteral("A100")));

    model::ViewState picked;
    QObject::connect(&panel, &ui::ChipPanel::viewPicked, &panel, [&](const model::ViewState& view) { picked = view; });
    model->setData(model->indexOfGroup(QStringLiteral("GPU")), Qt::Checked, Qt::CheckStateRole);
    CHECK(picked.chipKind == std::vector<std::string> { "GPU", "TPU" });
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says and keeps: the history, what is found, what a source is, what is off, long names, and what stays folded.
#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/base/text.h"
#include "ui/base/web_address.h"
#include "ui/charts/chart_view.h"
#include "ui/charts/layout.h"
#include "ui/import/import_dialog.h"
#include "ui/import/import_pages.h"
#include "ui/panels/check_tree_model.h"
#include "ui/panels/organization_panel.h"
#include "ui/tables/find_bar.h"
#include "ui/tables/history_panel.h"
#include "ui/tables/record_page.h"
#include "ui/tables/record_table_view.h"
#include "ui/tables/records_dock.h"
#include "ui/window/actions.h"
#include "ui/window/style.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

#include <algorithm>
#include <cmath>
#include <map>

using namespace test;
using model::RecordKind;
using ui::ActionId;
using ui::toQt;

namespace {

struct Telling : SampleWindow {
    ui::RecordsDock& dock { *window.findChild<ui::RecordsDock*>() };

    ui::RecordPage& inventory()
    {
        dock.parentWidget()->show();
        dock.showKind(RecordKind::Inventory);
        pass();
        return *dock.page(RecordKind::Inventory);
    }
    void trigger(ActionId id)
    {
        window.actions()[id].trigger();
        pass();
    }
    /// Of the first records of the inventory.
    void note(std::size_t records, const char* text)
    {
        REQUIRE_FALSE(workspace.edit(QStringLiteral("Note"), [&](model::Writer& writer) {
            for (std::size_t i = 0; i < records; ++i) {
                auto record = workspace.dataset()->inventory()[i];
                record.notes = text;
                writer.update(record);
            }
        }));
        pass();
    }
    void rename(const std::string& from, const std::string& to)
    {
        REQUIRE_FALSE(workspace.edit(QStringLiteral("Rename"), [&](model::Writer& writer) {
            auto organization = *workspace.dataset()->organizationNamed(from);
            organization.name = to;
            writer.update(organization);
        }));
        workspace.refreshNow();
        pass();
    }
};

double luminance(const QColor& color)
{
    const auto linear = [](double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// The most that anything stands out from the ground, which most of the picture has: from 1 to 21.
double contrastIn(const QImage& image)
{
    std::map<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ++counts[image.pixel(x, y)];
    }
    const auto ground = luminance(std::ranges::max_element(counts, {}, [](const auto& each) { return each.second; })->first);
    double most = 1;
    for (const auto& [color, count] : counts) {
        const auto other = luminance(QColor(color));
        most = std::max(most, (std::max(ground, other) + 0.05) / (std::min(ground, other) + 0.05));
    }
    return most;
}

/// The line below `item` whose first words are these.
QTreeWidgetItem* childOf(QTreeWidgetItem* item, int column, const QString& begin)
{
    for (int i = 0; i < item->childCount(); ++i) {
        if (item->child(i)->text(column).startsWith(begin))
            return item->child(i);
    }
    return nullptr;
}

}

TEST_CASE("The history has words for one and for many, says where nothing was before, and stays as it is unfolded")
{
    Telling test;
    test.inventory();
    test.note(1, "");
    test.note(1, "now there is one");
    test.note(3, "and in three");
    auto& panel = *test.window.findChild<ui::HistoryPanel*>();
    test.dock.showTab(&panel);
    pass();
    auto& tree = *panel.findChild<QTreeWidget*>();
    REQUIRE(tree.topLevelItemCount() >= 2);
    CHECK(tree.topLevelItem(0)->text(2) == QStringLiteral("3 records"));
    CHECK(tree.topLevelItem(1)->text(2) == QStringLiteral("1 record"));

    auto* step = tree.topLevelItem(1);
    step->setExpanded(true);
    REQUIRE(step->childCount() == 1);
    auto* field = childOf(step->child(0), 1, QStringLiteral("Notes"));
    REQUIRE(field);
    CHECK(field->text(2) == QStringLiteral("(empty)"));
    CHECK(field->text(3) == QStringLiteral("now there is one"));

    tree.setCurrentItem(field);
    test.note(2, "meanwhile");
    step = tree.topLevelItem(2);
    CHECK(step->isExpanded());
    CHECK(step->child(0)->isExpanded());
    REQUIRE(tree.currentItem());
    CHECK(tree.currentItem()->text(3) == QStringLiteral("now there is one"));
    CHECK(tree.currentItem()->parent()->parent() == step);
}

TEST_CASE("Find says which of how many it found, goes on by F3, and stands in the menu Edit")
{
    Telling test;
    auto& page = test.inventory();
    test.trigger(ActionId::FindRecord);
    auto& bar = *page.findChild<ui::FindBar*>();
    REQUIRE(bar.isVisible());
    auto& field = *bar.findChild<QLineEdit*>();
    const auto said = [&] {
        for (const auto* label : bar.findChildren<QLabel*>()) {
            if (label->objectName() == QStringLiteral("muted"))
                return label->text();
        }
        return QString();
    };
    QTest::keyClicks(&field, QStringLiteral("openai"));
    const auto count = page.table()->list().findAll("openai").size();
    REQUIRE(count > 2);
    CHECK(said() == QStringLiteral("1 of %1").arg(count));
    const int first = page.view()->currentIndex().row();
    CHECK(page.view()->currentIndex().data().toString().contains(QStringLiteral("openai"), Qt::CaseInsensitive));
    CHECK(page.view()->viewport()->rect().contains(page.view()->visualRect(page.view()->currentIndex()).center()));
    test.trigger(ActionId::FindNext);
    CHECK(said() == QStringLiteral("2 of %1").arg(count));
    CHECK(page.view()->currentIndex().row() > first);
    test.trigger(ActionId::FindPrevious);
    CHECK(said() == QStringLiteral("1 of %1").arg(count));
    CHECK(page.view()->currentIndex().row() == first);
    QTest::keyClicks(&field, QStringLiteral("zzz"));
    CHECK(said() == QStringLiteral("not in these rows"));

    CHECK(test.window.actions()[ActionId::FindNext].shortcut() == QKeySequence(Qt::Key_F3));
    CHECK(test.window.actions()[ActionId::FindPrevious].shortcut() == QKeySequence(Qt::SHIFT | Qt::Key_F3));
    const auto menus = test.window.findChild<QMenuBar*>()->actions();
    const auto menuOf = [&](ActionId id) {
        for (auto* menu : menus) {
            if (menu->menu()->actions().contains(&test.window.actions()[id]))
                return menu->text().remove(QLatin1Char('&'));
        }
        return QString();
    };
    for (const auto id : { ActionId::FindRecord, ActionId::FindNext, ActionId::FindPrevious })
        CHECK(menuOf(id) == QStringLiteral("Edit"));
    CHECK(menuOf(ActionId::NewWindow) == QStringLiteral("Window"));
    CHECK(menuOf(ActionId::CloseWindow) == QStringLiteral("Window"));
    test.trigger(ActionId::CloseWindow);
    CHECK_FALSE(test.window.isVisible());
}

TEST_CASE("A row's menu opens its source by its title and leads to the history of its record")
{
    Telling test;
    auto& page = test.inventory();
    const auto& dataset = *test.workspace.dataset();
    // A row whose source has an address.
    int row = 0;
    const model::Source* source = nullptr;
    for (; row < page.table()->rowCount(); ++row) {
        source = dataset.sources().find(dataset.inventory().find({ page.table()->idAt(row) })->source);
        if (ui::webAddress(toQt(source->url)).isValid())
            break;
    }
    REQUIRE(row < page.table()->rowCount());
    page.view()->setCurrentIndex(page.table()->index(row, 0));
    emit page.view()->menuWanted(QPoint(10, 10));
    pass();
    auto* menu = page.findChild<QMenu*>();
    REQUIRE(menu);
    QAction *open = nullptr, *history = nullptr;
    for (auto* action : menu->actions()) {
        const auto text = action->text().remove(QLatin1Char('&'));
        open = text.startsWith(QStringLiteral("Open the source: ") + toQt(source->title).remove(QLatin1Char('&')).left(12)) ? action : open;
        history = text == QStringLiteral("History of this record") ? action : history;
    }
    REQUIRE(open);
    REQUIRE(history);
    open->trigger();
    CHECK(test.prompts.urls == QList<QUrl> { ui::webAddress(toQt(source->url)) });
    history->trigger();
    pass();
    CHECK(test.window.findChild<ui::HistoryPanel*>()->isVisible());
    CHECK(test.window.findChild<ui::HistoryPanel*>()->findChild<QCheckBox*>()->isChecked());
    menu->close();
}

TEST_CASE("What is disabled looks so, in each class of control and both themes")
{
    const auto theme = GENERATE(charts::ThemeKind::Light, charts::ThemeKind::Dark);
    QWidget window;
    window.setPalette(ui::windowPalette(theme));
    window.setStyleSheet(ui::windowStyleSheet(theme));
    const auto text = QStringLiteral("Words");
    auto* combo = new QComboBox(&window);
    combo->addItem(text);
    auto* checked = new QCheckBox(text, &window);
    checked->setChecked(true);
    auto* picked = new QRadioButton(text, &window);
    picked->setChecked(true);
    auto* primary = new QPushButton(text, &window);
    primary->setObjectName(QStringLiteral("primaryButton"));
    auto* tool = new QToolButton(&window);
    tool->setText(text);
    auto* list = new QListWidget(&window);
    list->addItem(text);
    list->item(0)->setCheckState(Qt::Checked);
    const QList<QWidget*> controls { new QPushButton(text, &window), primary, tool, combo, checked, new QCheckBox(text, &window), picked,
        new QRadioButton(text, &window), new QLineEdit(text, &window), new QPlainTextEdit(text, &window), new QSpinBox(&window),
        new QLabel(text, &window), list };
    window.resize(400, 900);
    for (int i = 0; i < controls.size(); ++i)
        controls[i]->setGeometry(10, 10 + i * 60, 200, 50);
    window.show();
    pass();
    for (auto* control : controls) {
        CAPTURE(control->metaObject()->className(), static_cast<int>(theme));
        const auto on = control->grab().toImage();
        control->setEnabled(false);
        pass();
        const auto off = control->grab().toImage();
        CHECK(on != off);
        // The box of a check box as well as its words.
        const QRect box(0, 0, 18, 50);
        if (qobject_cast<QCheckBox*>(control) || qobject_cast<QRadioButton*>(control))
            CHECK(on.copy(box) != off.copy(box));
    }
}

TEST_CASE("What is chosen in a list can be read, in both themes")
{
    const auto theme = GENERATE(ActionId::ThemeLight, ActionId::ThemeDark);
    Telling test;
    test.trigger(theme);
    test.inventory();
    for (const auto id :
        { ActionId::Compare, ActionId::Backups, ActionId::AllKeys, ActionId::Method, ActionId::Report, ActionId::FindAction })
        test.trigger(id);
    int lists = 0;
    for (auto* view : test.window.findChildren<QAbstractItemView*>()) {
        if (!view->isVisible() || !view->model() || qobject_cast<QHeaderView*>(view))
            continue;
        auto index = view->indexAt(QPoint(30, 10));
        if (!index.isValid() || index.data().toString().isEmpty())
            continue;
        ++lists;
        view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
        pass();
        CAPTURE(view->metaObject()->className(), view->accessibleName().toStdString(), index.data().toString().toStdString());
        constexpr double readable = 4.5;
        const auto box = view->visualRect(index).adjusted(3, 3, -3, -3); // without the frame of the current cell
        const auto image = view->viewport()->grab(box).toImage();
        const auto words = image.copy(image.rect().adjusted(std::min(40, image.width() / 3), 0, 0, 0)); // without a box or a swatch
        CHECK(contrastIn(words) >= readable);
    }
    CHECK(lists >= 6);
}

TEST_CASE("A page of the import that has nothing says so and has no button that does nothing")
{
    Telling test;
    QFile file(test.folder.filePath(QStringLiteral("known.csv")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("organization,chip,quarter,measure,units,source\nOpenAI,H100 SXM,1999Q1,installed,5,epoch-chip-owners-2026-09\n");
    file.close();
    ui::ImportDialog dialog(test.workspace, { file.fileName() });
    dialog.show();
    auto* import = dialog.findChild<QPushButton*>(QStringLiteral("primaryButton"));
    REQUIRE(QTest::qWaitFor([&] { return import->isEnabled(); }, 10000));
    auto* pages = dialog.findChild<ui::ImportPages*>();
    REQUIRE(pages);
    for (int page = 0; page < pages->count(); ++page) {
        if (!pages->isTabVisible(page))
            continue;
        pages->setCurrentIndex(page);
        pass();
        CAPTURE(pages->tabText(page).toStdString());
        bool isSaid = false;
        for (const auto* view : pages->widget(page)->findChildren<QAbstractItemView*>())
            isSaid = isSaid || (view->isVisible() && view->model()->rowCount() > 0);
        if (const auto* view = qobject_cast<QAbstractItemView*>(pages->widget(page)))
            isSaid = isSaid || view->model()->rowCount() > 0;
        for (const auto* label : pages->widget(page)->findChildren<QLabel*>())
            isSaid = isSaid || (label->isVisible() && !label->text().isEmpty());
        CHECK(isSaid);
        if (pages->tabText(page) == QStringLiteral("Unknown names")) {
            for (const auto* button : pages->widget(page)->findChildren<QPushButton*>())
                CHECK_FALSE(button->isEnabled());
        }
    }
}

TEST_CASE("What is folded in a tree stays so through edits, and nothing moves under the mouse")
{
    Telling test;
    auto& panel = *test.window.findChild<ui::OrganizationPanel*>();
    auto& view = *panel.findChild<QTreeView*>();
    REQUIRE(view.model()->rowCount() > 2);
    view.collapse(view.model()->index(0, 0));
    const auto folded = view.model()->index(0, 0).data().toString();
    const auto names = [&] {
        QStringList all;
        for (int group = 0; group < view.model()->rowCount(); ++group)
            all << view.model()->index(group, 0).data().toString();
        return all;
    };
    const auto before = names();
    test.note(1, "something else");
    test.rename("Meta", "Meta Platforms");
    test.trigger(ActionId::Undo);
    test.workspace.refreshNow();
    CHECK(names() == before);
    for (int group = 0; group < view.model()->rowCount(); ++group) {
        const auto index = view.model()->index(group, 0);
        CAPTURE(index.data().toString().toStdString());
        CHECK(view.isExpanded(index) == (index.data().toString() != folded));
    }
}

TEST_CASE("A very long name is cut with a sign, and whole in its tooltips")
{
    Telling test;
    const std::string name
        = "The Very Long Named Institute for the Study of Rather Large Clusters and of Those Who Own Them, Rent Them or Dream of Them";
    test.rename("OpenAI", name);
    auto& chart = *test.window.findChild<charts::ChartView*>();
    const auto& layout = chart.layoutOfFigure();
    bool isDrawn = false;
    for (const auto& text : layout.texts) {
        if (!text.text.startsWith(QStringLiteral("The Very Long")) || text.role == charts::TextRole::Title)
            continue;
        isDrawn = true;
        CAPTURE(text.text.toStdString());
        const bool goesOn
            = std::ranges::any_of(layout.texts, [&](const auto& other) { return toQt(name) == text.text + QLatin1Char(' ') + other.text; });
        CHECK((text.text.endsWith(QChar(0x2026)) || goesOn || text.text == toQt(name)));
        CHECK(chart.rect().contains(text.box.toAlignedRect()));
    }
    CHECK(isDrawn);
    const auto target = std::ranges::find_if(layout.targets, [&](const auto& each) { return model::nameOf(each.selection) == name; });
    REQUIRE(target != layout.targets.end());
    CHECK(target->tip.contains(toQt(name)));
    auto& tree = *test.window.findChild<ui::OrganizationPanel*>()->findChild<ui::CheckTreeModel*>();
    CHECK(tree.indexOf(toQt(name)).data(Qt::ToolTipRole).toString().contains(toQt(name).left(40)));
}

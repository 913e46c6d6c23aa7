// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/base/text.h"
#include "ui/charts/chart_view.h"
#include "ui/panels/check_tree.h"
#include "ui/panels/chip_panel.h"
#include "ui/panels/inspector.h"
#include "ui/panels/organization_panel.h"
#include "ui/panels/quarter_rail.h"
#include "ui/window/actions.h"

#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QDropEvent>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace test;
using ui::ActionId;
using ui::toQt;

namespace {

struct Window : SampleWindow {
    using SampleWindow::SampleWindow;

    const model::Figure& shown() const { return window.findChild<charts::ChartView*>()->figure(); }
    void trigger(ActionId id)
    {
        window.actions()[id].trigger();
        pass();
    }
    ui::CheckTreeModel* organizations() const { return window.findChild<ui::OrganizationPanel*>()->findChild<ui::CheckTreeModel*>(); }
    void drop(const QString& path)
    {
        QMimeData data;
        data.setUrls({ QUrl::fromLocalFile(path) });
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &enter);
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &drop);
        pass();
    }
};

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Controls that show less of their words than they ask room for, or stand over each other.
QStringList cutControls(const QWidget& window)
{
    QStringList cut;
    const auto buttons = window.findChildren<QAbstractButton*>();
    for (const auto* button : buttons) {
        if (!button->isVisible() || button->text().isEmpty())
            continue;
        const auto place = button->rect().translated(button->mapTo(&window, QPoint(0, 0)));
        if (button->width() < button->sizeHint().width() || button->height() < button->sizeHint().height())
            cut << button->text() + QStringLiteral(" is cut");
        if (!window.rect().contains(place))
            cut << button->text() + QStringLiteral(" is outside");
        for (const auto* other : buttons) {
            if (other > button && other->isVisible() && !other->text().isEmpty()
                && place.intersects(other->rect().translated(other->mapTo(&window, QPoint(0, 0)))))
                cut << button->text() + QStringLiteral(" is over ") + other->text();
        }
    }
    return cut;
}

}

TEST_CASE("MainWindow shows the sample's ranking at once")
{
    const Window test;

    CHECK(test.prompts.errors.isEmpty());
    CHECK(test.shown().kind == model::FigureKind::Ranking);
    CHECK_FALSE(test.shown().isEmpty());
    CHECK(test.window.windowTitle().startsWith(QStringLiteral("sample.flop")));
}

TEST_CASE("MainWindow draws another figure when a word of the toolbar changes")
{
    Window test;
    const auto before = test.shown();

    choose(test.window, QStringLiteral("Unit"), QStringLiteral("power"));
    CHECK(test.shown().title != before.title);
    choose(test.window, QStringLiteral("Access"), QStringLiteral("own"));
    CHECK(test.workspace.view().access == model::Holding::Owned);
    CHECK(test.shown() == test.workspace.figure());
}

TEST_CASE("MainWindow switches figures by tab and by key")
{
    Window test;
    auto* tabs = test.window.findChild<QTabBar*>();

    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(2).center());
    pass();
    CHECK(test.shown().kind == model::FigureKind::Growth);
    CHECK(test.window.actions()[ui::figureAction(model::FigureKind::Growth)].isChecked());

    test.trigger(ui::figureAction(model::FigureKind::Ranking));
    CHECK(tabs->currentIndex() == 0);
    test.trigger(ui::figureAction(model::FigureKind::Timeline));
    CHECK(tabs->currentIndex() == 1);
    test.trigger(ActionId::Back);
    test.trigger(ActionId::Back);
    CHECK(tabs->currentIndex() == 2);
    CHECK(test.shown().kind == model::FigureKind::Growth);
}

TEST_CASE("MainWindow follows the quarter by key and by typing")
{
    Window test;
    auto* handle = named<ui::QuarterHandle>(test.window, QStringLiteral("Quarter"));
    const auto before = test.shown().timeline.at;

    QTest::keyClick(handle, Qt::Key_Left);
    pass();
    CHECK(test.shown().timeline.at == before - 1);

    auto* box = named<QLineEdit>(test.window, QStringLiteral("Quarter"));
    box->selectAll();
    QTest::keyClicks(box, QStringLiteral("24q1"));
    QTest::keyClick(box, Qt::Key_Return);
    pass();
    CHECK(test.shown().timeline.at == model::Quarter::of(2024, 1));
    CHECK(handle->quarter() == model::Quarter::of(2024, 1));
}

TEST_CASE("MainWindow leaves out what is unticked")
{
    Window test;
    REQUIRE_FALSE(test.shown().rows.empty());
    const auto first = test.shown().rows.front().label;

    auto* tree = test.organizations();
    tree->setData(tree->indexOf(toQt(first)), Qt::Unchecked, Qt::CheckStateRole);
    pass();

    for (const auto& row : test.shown().rows)
        CHECK(row.label != first);
    test.trigger(ActionId::ShowAll);
    CHECK(test.shown().rows.front().label == first);
}

TEST_CASE("MainWindow marks one selection everywhere and explains it")
{
    Window test;
    auto* chart = test.window.findChild<charts::ChartView*>();
    const auto first = test.shown().rows.front().label;

    emit chart->picked(model::SelectedOrganization { first });
    pass();
    const auto* view = test.window.findChild<ui::OrganizationPanel*>()->findChild<QTreeView*>();
    CHECK(view->currentIndex().data().toString() == toQt(first));
    const auto& inspection = test.window.findChild<ui::Inspector*>()->inspection();
    CHECK(toQt(inspection.heading).startsWith(toQt(first)));
    CHECK(inspection.value == test.shown().rows.front().value);

    test.trigger(ActionId::ClearSelection);
    CHECK(isEmpty(chart->selection()));
    CHECK(view->selectionModel()->selectedRows().isEmpty());
    CHECK(test.window.findChild<ui::Inspector*>()->inspection() == model::Inspection {});
}

TEST_CASE("MainWindow marks in the figure what is picked in the tree")
{
    Window test;
    auto* view = test.window.findChild<ui::OrganizationPanel*>()->findChild<QTreeView*>();
    const auto labs = view->model()->index(1, 0);
    view->expand(labs);
    view->scrollTo(view->model()->index(0, 0, labs));
    pass();
    const auto row = view->visualRect(view->model()->index(0, 0, labs));

    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, { row.left() + 60, row.center().y() });
    pass();

    CHECK_FALSE(nameOf(test.workspace.selection()).empty());
    CHECK(toQt(nameOf(test.window.findChild<charts::ChartView*>()->selection())) == view->currentIndex().data().toString());
    CHECK(QTest::qWaitFor([&] { return !test.workspace.inspection().heading.empty(); }));
}

TEST_CASE("MainWindow explains a column of growth")
{
    Window test;
    test.trigger(ui::figureAction(model::FigureKind::Growth));
    auto* chips = test.window.findChild<ui::ChipPanel*>();
    auto* view = chips->findChild<QTreeView*>();

    view->setCurrentIndex(view->model()->index(0, 0));
    pass();

    CHECK(std::get<model::SelectedSeries>(test.workspace.selection()).name == "GPU");
    CHECK_FALSE(test.workspace.inspection().heading.empty());
}

TEST_CASE("MainWindow turns the log scale and the intervals off and on")
{
    Window test;
    REQUIRE(test.window.actions()[ActionId::LogScale].isChecked());

    test.trigger(ActionId::LogScale);
    CHECK(test.shown().values.kind == model::AxisKind::Linear);
    test.trigger(ActionId::Intervals);
    CHECK_FALSE(test.shown().showsIntervals);
    test.trigger(ActionId::LogScale);
    test.trigger(ActionId::Intervals);
    CHECK(test.workspace.view() == model::ViewState {});
}

TEST_CASE("MainWindow turns alternatives on and off")
{
    Window test;
    REQUIRE_FALSE(test.window.actions()[ActionId::Alternatives].isChecked());

    test.trigger(ActionId::Alternatives);
    CHECK(test.workspace.view().alternatives);
    CHECK(test.window.actions()[ActionId::Alternatives].isChecked());
    test.trigger(ActionId::Alternatives);
    CHECK(test.workspace.view() == model::ViewState {});
}

TEST_CASE("MainWindow offers no log scale for stacked columns")
{
    Window test;
    test.trigger(ui::figureAction(model::FigureKind::Growth));
    CHECK_FALSE(test.window.actions()[ActionId::LogScale].isEnabled());

    choose(test.window, QStringLiteral("Columns or lines"), QStringLiteral("lines"));
    test.trigger(ActionId::LogScale);
    CHECK(test.shown().values.kind == model::AxisKind::Log);
}

TEST_CASE("MainWindow exports the picture and the data of the figure")
{
    Window test;
    test.prompts.file = test.folder.filePath(QStringLiteral("figure.png"));
    charts::PictureSpec spec;
    spec.sizePx = { 800, 600 };
    spec.dpi = 96;
    test.prompts.spec = spec;
    test.trigger(ActionId::ExportPicture);
    CHECK(QImage(*test.prompts.file).size() == QSize(800, 600));
    CHECK(test.window.settings().picture.spec.sizePx == QSize(800, 600));

    test.prompts.file = test.folder.filePath(QStringLiteral("figure.csv"));
    test.trigger(ActionId::ExportData);
    CHECK(contents(*test.prompts.file).startsWith("figure,series,item,quarter"));

    test.prompts.file = test.folder.filePath(QStringLiteral("figure.json"));
    test.trigger(ActionId::ExportData);
    CHECK(contents(*test.prompts.file).contains("\"data_hash\""));
    CHECK(test.prompts.errors.isEmpty());
}

TEST_CASE("MainWindow says why a picture was not written, and writes nothing on cancel")
{
    Window test;
    test.trigger(ActionId::ExportPicture);
    CHECK(test.prompts.errors.isEmpty());

    test.prompts.file = test.folder.filePath(QStringLiteral("no/such/folder/figure.png"));
    test.trigger(ActionId::ExportPicture);
    CHECK(test.prompts.errors.size() == 1);
}

TEST_CASE("MainWindow copies the command that makes the figure")
{
    Window test;
    choose(test.window, QStringLiteral("Unit"), QStringLiteral("power"));
    test.trigger(ActionId::CopyCommand);

    const auto command = QGuiApplication::clipboard()->text();
    CHECK(command.startsWith(QStringLiteral("flopulence export ")));
    CHECK(command.contains(QStringLiteral("unit=power")));
}

TEST_CASE("MainWindow copies the figure as a picture, as SVG and as a table")
{
    Window test;
    test.trigger(ActionId::CopyPicture);

    const auto* forms = QGuiApplication::clipboard()->mimeData();
    CHECK(forms->hasImage());
    CHECK(forms->data(QStringLiteral("image/svg+xml")).contains("<svg"));
    CHECK(forms->data(QStringLiteral("text/csv")).startsWith("figure,"));
}

TEST_CASE("MainWindow opens files, remembers them and keeps the old one where that fails")
{
    Window test;
    const auto other = sampleFile(test.folder, QStringLiteral("other.flop"));
    QSignalSpy saves(&test.window, &ui::MainWindow::settingsChanged);
    test.prompts.file = other;
    test.trigger(ActionId::Open);
    CHECK(test.workspace.path() == other);
    CHECK(test.window.settings().recentFiles.first() == other);
    CHECK(saves.size() == 2); // while it is opened, and when its figure is seen

    test.prompts.file = test.folder.filePath(QStringLiteral("missing.flop"));
    test.trigger(ActionId::Open);
    CHECK(test.workspace.path() == other);
    CHECK(test.prompts.errors.size() == 1);
    CHECK(test.window.settings().recentFiles.first() == other);

    test.drop(test.folder.filePath(QStringLiteral("sample.flop")));
    CHECK(test.window.windowTitle().startsWith(QStringLiteral("sample.flop")));
}

TEST_CASE("MainWindow makes a new, empty document and says the next step")
{
    Window test;
    test.prompts.file = test.folder.filePath(QStringLiteral("new.flop"));
    test.trigger(ActionId::New);

    CHECK(test.workspace.path() == *test.prompts.file);
    CHECK(test.shown().isEmpty());
    CHECK_FALSE(test.shown().emptyText.empty());
    CHECK(cutControls(test.window) == QStringList {});
}

TEST_CASE("MainWindow closes its panels and brings them back")
{
    Window test;
    const auto docks = test.window.findChildren<QDockWidget*>();
    REQUIRE(docks.size() == 4);
    for (auto* dock : docks)
        dock->close();

    test.trigger(ActionId::ResetLayout);

    for (const auto* dock : docks)
        CHECK(dock->isVisible());
}

TEST_CASE("MainWindow shows only the figure on the full screen until Escape")
{
    Window test;
    test.trigger(ActionId::FullScreen);
    CHECK(test.window.isFullScreen());
    CHECK_FALSE(test.window.findChild<QMenuBar*>()->isVisible());
    CHECK_FALSE(test.window.findChildren<QDockWidget*>().first()->isVisible());

    test.trigger(ActionId::ClearSelection);
    CHECK_FALSE(test.window.isFullScreen());
    CHECK(test.window.findChild<QMenuBar*>()->isVisible());
    CHECK(test.window.findChildren<QDockWidget*>().first()->isVisible());
}

TEST_CASE("MainWindow enables Undo by name when there is something to undo")
{
    Window test;
    auto& undo = test.window.actions()[ActionId::Undo];
    CHECK_FALSE(undo.isEnabled());
    auto other = model::Document::open(ui::fromQt(test.workspace.path()));
    model::Source source;
    source.key = "x";
    source.title = "X";
    other.transact("Add a source", [&](model::Writer& writer) { writer.insert(source); });

    test.workspace.lookForChanges();

    CHECK(undo.isEnabled());
    CHECK(undo.text() == QStringLiteral("&Undo Add a source"));
    CHECK(cutControls(test.window) == QStringList {});
}

TEST_CASE("MainWindow cuts nothing and lays nothing over anything else")
{
    const auto size = GENERATE(QSize(1280, 720), QSize(1600, 1000), QSize(1000, 700));
    Window test(size);

    CHECK(test.window.size() == size);
    CHECK(cutControls(test.window) == QStringList {});
    test.trigger(ui::figureAction(model::FigureKind::Growth));
    CHECK(cutControls(test.window) == QStringList {});
    test.trigger(ActionId::ThemeDark);
    CHECK(cutControls(test.window) == QStringList {});
    test.trigger(ActionId::ThemeLight);
}

namespace {

/// Controls that a screen reader could not call by a name.
QStringList namelessControls(const QWidget& window)
{
    QStringList nameless;
    for (const auto* widget : window.findChildren<QWidget*>()) {
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool isNamed = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        if (widget->isVisible() && widget->focusPolicy() != Qt::NoFocus && !isNamed)
            nameless << QString::fromLatin1(widget->metaObject()->className()) + QLatin1Char(' ') + widget->objectName();
    }
    return nameless;
}

}

TEST_CASE("MainWindow gives every control a name")
{
    const Window test;
    CHECK(namelessControls(test.window) == QStringList {});
}

TEST_CASE("Panels and themes are in the menu View itself")
{
    const Window test;
    const QMenu* view = nullptr;
    for (const auto* top : test.window.findChild<QMenuBar*>()->actions()) {
        if (top->text() == QStringLiteral("&View"))
            view = top->menu();
    }
    REQUIRE(view);
    QStringList below;
    for (const auto* action : view->actions())
        if (action->menu())
            below << action->text().remove(QLatin1Char('&'));
    CHECK(below == QStringList { QStringLiteral("Saved view"), QStringLiteral("Panels"), QStringLiteral("Theme") });
}

TEST_CASE("No two controls of the window answer to the same letter")
{
    const Window test;
    QHash<QString, QString> owners;
    const auto add = [&](const QString& text) {
        const auto key = QKeySequence::mnemonic(text).toString();
        if (key.isEmpty())
            return;
        INFO(owners.value(key).toStdString() << " and " << text.toStdString());
        CHECK_FALSE(owners.contains(key));
        owners.insert(key, text);
    };
    for (const auto* action : test.window.findChild<QMenuBar*>()->actions())
        add(action->text());
    for (const auto* button : test.window.findChildren<QAbstractButton*>())
        if (button->isVisible())
            add(button->text());
    for (const auto* label : test.window.findChildren<QLabel*>())
        if (label->isVisible() && label->buddy())
            add(label->text());
    CHECK(owners.size() >= 7);
}

TEST_CASE("No two entries of a menu answer to the same letter")
{
    const Window test;
    for (const auto* top : test.window.findChild<QMenuBar*>()->actions()) {
        QHash<QString, QString> owners;
        for (const auto* action : top->menu()->actions()) {
            const auto key = QKeySequence::mnemonic(action->text()).toString();
            if (key.isEmpty())
                continue;
            INFO(owners.value(key).toStdString() << " and " << action->text().toStdString());
            CHECK_FALSE(owners.contains(key));
            owners.insert(key, action->text());
        }
    }
}

TEST_CASE("Dialogs give every control a name and cut none")
{
    const auto id
        = GENERATE(ActionId::Calculator, ActionId::Compare, ActionId::SaveView, ActionId::FindAction, ActionId::Backups, ActionId::Method);
    Window test({ 1280, 720 });
    test.trigger(id);
    int dialogs = 0;
    for (const auto* dialog : test.window.findChildren<QWidget*>()) {
        if (!dialog->isWindow() || !dialog->isVisible())
            continue;
        ++dialogs;
        CAPTURE(dialog->metaObject()->className());
        CHECK(namelessControls(*dialog) == QStringList {});
        CHECK(cutControls(*dialog) == QStringList {});
        CHECK(dialog->height() <= test.window.height());
    }
    CHECK(dialogs >= 1);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// What a hand meets in the window: one selection, panels, tabs, menus, dialogs.
#include "model/figure/method.h"
#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/base/text.h"
#include "ui/charts/axis_band.h"
#include "ui/charts/chart_view.h"
#include "ui/charts/layout.h"
#include "ui/panels/fitting_tab_bar.h"
#include "ui/panels/quarter_rail.h"
#include "ui/panels/sentence_bar.h"
#include "ui/tables/merge_dialog.h"
#include "ui/tables/paste_dialog.h"
#include "ui/tables/record_page.h"
#include "ui/tables/record_table_view.h"
#include "ui/tables/records_dock.h"
#include "ui/window/actions.h"
#include "ui/window/method_window.h"
#include "ui/window/picture_dialog.h"
#include "ui/window/report_dialog.h"
#include "ui/window/save_view_dialog.h"
#include "ui/window/style.h"

#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QStatusBar>
#include <QStyle>
#include <QStyleOptionViewItem>
#include <QTabBar>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>

using namespace test;
using model::FigureKind;
using model::RecordKind;
using ui::ActionId;
using ui::toQt;

namespace {

struct Window : SampleWindow {
    using SampleWindow::SampleWindow;

    charts::ChartView& chart() const { return *window.findChild<charts::ChartView*>(); }
    ui::RecordsDock& dock() const { return *window.findChild<ui::RecordsDock*>(); }
    void trigger(ActionId id)
    {
        window.actions()[id].trigger();
        pass();
    }
    void show(FigureKind figure) { trigger(ui::figureAction(figure)); }
    QMenu& openMenu(const charts::Target& target)
    {
        const auto place = target.box.center().toPoint();
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, chart().mapToGlobal(place));
        QApplication::sendEvent(&chart(), &event);
        pass();
        auto* menu = chart().findChild<QMenu*>();
        REQUIRE(menu);
        return *menu;
    }
    static QAction* entry(const QMenu& menu, const QString& begin)
    {
        for (auto* action : menu.actions()) {
            if (action->text().remove(QLatin1Char('&')).startsWith(begin))
                return action;
        }
        return nullptr;
    }
};

bool isDrawn(const model::Figure& figure, const std::string& name)
{
    return std::ranges::any_of(figure.table, [&](const auto& row) { return row.item == name && row.value; });
}

}

TEST_CASE("Going into a table of records picks no record, and a click on the row one is at picks it again after Esc")
{
    Window test;
    test.workspace.setSelection(model::SelectedOrganization { "Meta" });
    test.dock().showKind(RecordKind::Headcount);
    auto& view = *test.dock().page(RecordKind::Headcount)->view();

    view.setFocus(Qt::TabFocusReason);
    pass();
    CHECK(test.workspace.selection() == model::Selection(model::SelectedOrganization { "Meta" }));
    CHECK(view.currentIndex().isValid()); // the keys have a place to begin at

    const int row = view.table()->firstMarked();
    REQUIRE(row >= 0);
    view.scrollTo(view.table()->index(row, 0));
    const auto click = [&] {
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(view.table()->index(row, 0)).center());
        pass();
    };
    click();
    CHECK(model::nameOf(test.workspace.selection()) == "Meta");
    test.trigger(ActionId::ClearSelection);
    CHECK(isEmpty(test.workspace.selection()));
    click();
    CHECK(model::nameOf(test.workspace.selection()) == "Meta");
}

TEST_CASE("The first record of what is picked is the first row in sight, in every table")
{
    Window test;
    test.workspace.setSelection(model::SelectedOrganization { "xAI" });
    pass();
    for (const auto kind : { RecordKind::Inventory, RecordKind::Headcount }) {
        test.dock().showKind(kind);
        pass();
        auto& view = *test.dock().page(kind)->view();
        const int first = view.table()->firstMarked();
        REQUIRE(first >= 0);
        const int top = view.rowAt(0);
        const bool isAtEnd = first + view.viewport()->height() / view.rowHeight(0) >= view.table()->rowCount();
        CHECK((top == first || isAtEnd));
    }
}

TEST_CASE("After an added or renamed record the mark is on it")
{
    Window test;
    auto& page = *test.dock().page(RecordKind::Organization);
    test.dock().showKind(RecordKind::Organization);
    page.add();
    const int draft = page.table()->draftRow();
    const auto name = page.table()->index(draft, static_cast<int>(*model::fieldNamed(RecordKind::Organization, "name")));
    page.table()->setData(name, QStringLiteral("My lab"));
    page.table()->storeDraft(false);
    pass();
    CHECK(model::nameOf(test.workspace.selection()) == "My lab");
    REQUIRE(test.workspace.record());

    const int row = page.table()->rowOf(test.workspace.record()->id);
    page.table()->setData(page.table()->index(row, name.column()), QStringLiteral("Our lab"));
    test.workspace.refreshNow();
    CHECK(model::nameOf(test.workspace.selection()) == "Our lab");
}

TEST_CASE("F6 goes from panel to panel that is seen, and back")
{
    Window test;
    test.window.activateWindow();
    test.chart().setFocus();
    pass();
    const auto isIn = [&](const char* dock) {
        const auto* panel = test.window.findChild<QDockWidget*>(QString::fromLatin1(dock));
        const auto* focus = test.window.focusWidget();
        return focus && panel->isAncestorOf(focus);
    };
    test.trigger(ActionId::NextPanel);
    CHECK(isIn("inspector"));
    test.trigger(ActionId::NextPanel);
    CHECK(isIn("records"));
    test.trigger(ActionId::PreviousPanel);
    CHECK(isIn("inspector"));
    test.trigger(ActionId::PreviousPanel);
    CHECK(test.window.focusWidget() == &test.chart()); // where the focus was there
    test.window.findChild<QDockWidget*>(QStringLiteral("inspector"))->hide();
    test.trigger(ActionId::NextPanel);
    CHECK(isIn("records"));
}

TEST_CASE("Save says that everything is saved, undo says what it took back")
{
    Window test;
    test.trigger(ActionId::Save);
    const auto* bar = test.window.findChild<QStatusBar*>();
    CHECK(bar->currentMessage().startsWith(QStringLiteral("Everything is saved")));

    test.workspace.edit(QStringLiteral("Something"), [&](model::Writer& writer) {
        auto record = *test.workspace.dataset()->inventory().find(test.workspace.dataset()->inventory()[4].id);
        record.notes = "other";
        writer.update(record);
    });
    test.trigger(ActionId::Undo);
    CHECK(bar->currentMessage() == QStringLiteral("Undone: Something"));
    CHECK(test.dock().page(RecordKind::Inventory)->view()->selectedIds()
        == std::vector<std::int64_t> { test.workspace.dataset()->inventory()[4].id.value });
}

TEST_CASE("A right click on the figure leaves one alone, hides it, shows its records")
{
    Window test;
    const auto row = test.chart().layoutOfFigure().targets.front();
    const auto name = model::nameOf(row.selection);
    auto& menu = test.openMenu(row);
    REQUIRE(Window::entry(menu, QStringLiteral("Hide")));
    CHECK(Window::entry(menu, QStringLiteral("Copy picture")));
    CHECK(Window::entry(menu, QStringLiteral("How this number is made")));

    Window::entry(menu, QStringLiteral("Hide"))->trigger();
    menu.close();
    test.workspace.refreshNow();
    CHECK_FALSE(isDrawn(test.workspace.figure(), name));
    test.trigger(ActionId::Back);
    test.workspace.refreshNow();
    CHECK(isDrawn(test.workspace.figure(), name));
    pass();

    const auto again = test.chart().layoutOfFigure().targets.front();
    auto& second = test.openMenu(again);
    Window::entry(second, QStringLiteral("Only"))->trigger();
    test.workspace.refreshNow();
    CHECK(test.workspace.figure().rows.size() == 1);
    Window::entry(second, QStringLiteral("Show records"))->trigger();
    CHECK(test.dock().page(RecordKind::Inventory)->table()->list().isFiltered());
    second.close();
}

TEST_CASE("What is zoomed in says so, with a way back")
{
    Window test;
    test.show(FigureKind::Wealth);
    auto* whole = named<QToolButton>(test.window, QStringLiteral("Zoomed in"));
    CHECK_FALSE(whole->isVisible());
    const auto& plot = test.chart().layoutOfFigure().plot;
    const auto from = plot.center().toPoint();
    QTest::mousePress(&test.chart(), Qt::LeftButton, {}, from);
    QTest::mouseMove(&test.chart(), from + QPoint(60, 60));
    QMouseEvent move(QEvent::MouseMove, QPointF(from + QPoint(60, 60)), test.chart().mapToGlobal(QPointF(from + QPoint(60, 60))),
        Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&test.chart(), &move);
    QTest::mouseRelease(&test.chart(), Qt::LeftButton, {}, from + QPoint(60, 60));
    pass();
    REQUIRE(test.workspace.view().zoom);
    CHECK(whole->isVisible());

    QTest::mouseClick(whole, Qt::LeftButton);
    pass();
    CHECK_FALSE(test.workspace.view().zoom);
    CHECK_FALSE(whole->isVisible());
}

TEST_CASE("The toolbar is as high for every figure")
{
    const auto size = GENERATE(QSize(960, 560), QSize(1280, 720), QSize(1600, 1000));
    Window test(size);
    test.window.resize(size); // laid out, it needs less than before it was shown
    pass();
    CHECK(test.window.size() == size);
    const auto* bar = test.window.findChild<ui::SentenceBar*>();
    std::set<int> heights;
    for (const auto figure : model::allValues<FigureKind>()) {
        test.show(figure);
        heights.insert(bar->height());
        UNSCOPED_INFO(static_cast<int>(figure) << ": " << bar->height());
    }
    CAPTURE(size.width());
    CHECK(heights.size() == 1);
    CHECK(*heights.begin() < 3 * named<QToolButton>(*bar, QStringLiteral("Method options"))->height());
}

TEST_CASE("In a low window the rows of the ranking stay readable and the figure scrolls")
{
    Window test({ 1280, 600 });
    test.window.resize(1280, 600); // laid out, it needs less than before it was shown
    pass();
    REQUIRE(test.window.height() < 700);
    const auto& layout = test.chart().layoutOfFigure();
    const auto pitch = layout.plot.height() / static_cast<double>(test.chart().figure().rows.size());
    CHECK(pitch >= 13.9);
    QScrollArea* scroll = nullptr;
    for (auto* parent = test.chart().parentWidget(); parent && !scroll; parent = parent->parentWidget())
        scroll = qobject_cast<QScrollArea*>(parent);
    REQUIRE(scroll);
    CHECK(test.chart().height() > scroll->viewport()->height());
    for (const auto& text : layout.texts)
        CHECK(text.face.sizePx >= 9);
    // The axis stays in sight at the lower edge, and is gone where the figure's own is.
    auto* band = scroll->viewport()->findChild<charts::AxisBand*>();
    REQUIRE(band);
    CHECK(band->isVisible());
    CHECK(band->geometry().bottom() == scroll->viewport()->rect().bottom());
    const auto shown = band->grab().toImage();
    const auto below = shown.rect().adjusted(0, 1, 0, 0); // the edge
    CHECK(shown.copy(below) == test.chart().grab(test.chart().axisBox()).toImage().copy(below));
    scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
    pass();
    CHECK_FALSE(band->isVisible());
    scroll->verticalScrollBar()->setValue(0);
    pass();

    test.show(FigureKind::Growth);
    CHECK(test.chart().height() <= scroll->viewport()->height());
    CHECK_FALSE(band->isVisible());
}

TEST_CASE("A figure that scrolls keeps what its colours mean in sight")
{
    Window test({ 1280, 600 });
    test.window.resize(1280, 600); // laid out, it needs less than before it was shown
    pass();
    test.show(FigureKind::Suppliers);
    test.workspace.refreshNow();
    pass();
    const auto* band = test.window.findChild<charts::AxisBand*>();
    REQUIRE(band);
    REQUIRE(band->isVisible());
    const auto box = test.chart().axisBox();
    int keys = 0;
    for (const auto& text : test.chart().layoutOfFigure().texts) {
        if (text.role != charts::TextRole::Key)
            continue;
        ++keys;
        CAPTURE(text.text.toStdString());
        CHECK(QRectF(box).contains(text.box));
    }
    CHECK(keys > 2);
    CHECK(band->height() < test.chart().parentWidget()->height() / 2);
}

TEST_CASE("The panels of a small window are as wide for every figure, and say everything or end in a sign")
{
    Window test({ 948, 560 });
    test.window.resize(948, 560); // laid out, it needs less than before it was shown
    test.trigger(ActionId::ResetLayout);
    const auto* inspector = test.window.findChild<QDockWidget*>(QStringLiteral("inspector"));
    const auto* status = named<QLabel>(*test.window.findChild<QStatusBar*>(), QStringLiteral("What is drawn"));
    const int width = inspector->width();
    for (const auto figure : model::allValues<FigureKind>()) {
        test.show(figure);
        test.workspace.refreshNow();
        pass();
        CAPTURE(static_cast<int>(figure));
        CHECK(inspector->width() == width);
        const auto whole = toQt(test.workspace.figure().status);
        CHECK((status->text() == whole || status->text().endsWith(QChar(0x2026))));
        CHECK(status->fontMetrics().horizontalAdvance(status->text()) <= status->contentsRect().width());
        CHECK((status->text() == whole || status->toolTip().contains(whole.left(20))));
    }
    for (const auto* tabs : inspector->findChildren<QTabBar*>()) {
        for (int tab = 0; tab < tabs->count(); ++tab)
            CHECK(tabs->rect().contains(tabs->tabRect(tab)));
    }
}

TEST_CASE("No text of a figure on the screen is smaller than 9 px")
{
    Window test({ 1280, 720 });
    for (const auto figure : model::allValues<FigureKind>()) {
        test.show(figure);
        test.workspace.refreshNow();
        for (const auto& text : test.chart().layoutOfFigure().texts) {
            CAPTURE(static_cast<int>(figure), text.text.toStdString());
            CHECK(text.face.sizePx >= 9);
        }
    }
}

TEST_CASE("A filter that is typed moves no tab")
{
    Window test;
    auto* tabs = test.dock().tabs();
    const auto places = [&] {
        QList<QRect> all;
        for (int tab = 0; tab < tabs->count(); ++tab)
            all << tabs->tabRect(tab);
        return all;
    };
    const auto before = places();
    test.dock().page(RecordKind::Inventory)->setFilter(QStringLiteral("organization"), QStringLiteral("=OpenAI"));
    pass();
    CHECK(tabs->tabToolTip(0).contains(QStringLiteral(" of ")));
    CHECK(tabs->tabText(0) != QStringLiteral("Inventory %1").arg(test.workspace.dataset()->inventory().size()));
    CHECK(places() == before);
}

TEST_CASE("Going from tab to tab of the records moves no tab")
{
    const auto size = GENERATE(QSize(1280, 900), QSize(1600, 1000), QSize(2400, 1200));
    Window test(size);
    auto* tabs = test.dock().tabs();
    QList<QPoint> before;
    for (int round = 0; round < 2; ++round) {
        for (int current = 0; current < tabs->count(); ++current) {
            tabs->setCurrentIndex(current);
            pass();
            pass();
            CAPTURE(size.width(), current);
            // The current one is bold and may be a little wider.
            constexpr int boldPx = 12;
            for (int tab = 0; tab < tabs->count(); ++tab) {
                if (before.size() < tabs->count())
                    before << tabs->tabRect(tab).topLeft();
                CHECK(std::abs(tabs->tabRect(tab).left() - before[tab].x()) <= boldPx);
            }
        }
    }
}

TEST_CASE("Every tab of the records is in sight, where there is little room without its count")
{
    const auto size = GENERATE(QSize(1280, 720), QSize(1600, 1000), QSize(2400, 1200));
    Window test(size);
    test.dock().window()->findChild<QDockWidget*>(QStringLiteral("records"))->show();
    pass();
    const auto* tabs = test.dock().tabs();
    CAPTURE(size.width(), tabs->width());
    for (int tab = 0; tab < tabs->count(); ++tab) {
        CAPTURE(tabs->tabText(tab).toStdString());
        CHECK(tabs->rect().contains(tabs->tabRect(tab)));
    }
    CHECK(tabs->tabText(0).startsWith(QStringLiteral("Inventory")));
}

TEST_CASE("What marks nothing in a figure is off and says why")
{
    Window test;
    for (const auto figure : model::allValues<FigureKind>()) {
        test.show(figure);
        CAPTURE(static_cast<int>(figure));
        for (const auto id : { ActionId::LogScale, ActionId::Intervals, ActionId::Alternatives, ActionId::Trails }) {
            const auto& action = test.window.actions()[id];
            CAPTURE(action.text().toStdString());
            CHECK(action.toolTip() != action.text().remove(QLatin1Char('&'))); // a sentence, which says why where it is off
            CHECK((action.isEnabled() || !action.isChecked()));
        }
    }
}

TEST_CASE("The records open at a third of the window, and its panels can be caught")
{
    Window test;
    const auto* records = test.window.findChild<QDockWidget*>(QStringLiteral("records"));
    CHECK(records->height() >= test.window.height() * 3 / 10);
    const int handle = test.window.style()->pixelMetric(QStyle::PM_DockWidgetSeparatorExtent, nullptr, &test.window);
    CHECK(handle >= 5);
    CHECK(handle <= 7);
}

TEST_CASE("A double click on a saved view's tab renames it, on a figure's does nothing")
{
    Window test;
    auto* tabs = test.window.findChild<ui::FittingTabBar*>();
    const int saved = static_cast<int>(model::figureFacts.size());
    REQUIRE(tabs->count() > saved);
    const auto doubleClick = [&](int tab) {
        tabs->setCurrentIndex(tab);
        pass();
        QTest::mouseDClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
        pass();
        return test.window.findChild<ui::SaveViewDialog*>();
    };
    CHECK_FALSE(doubleClick(1));
    auto* dialog = doubleClick(saved);
    REQUIRE(dialog);
    CHECK(named<QLineEdit>(*dialog, QStringLiteral("Name"))->text()
        == tabs->tabText(saved).replace(QStringLiteral("&&"), QStringLiteral("&")));
    dialog->reject();
}

TEST_CASE("Help of a caption opens its page, which can be read beside the dialog")
{
    Window test;
    test.trigger(ActionId::SaveView);
    auto* dialog = test.window.findChild<ui::SaveViewDialog*>();
    REQUIRE(dialog);
    dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Help)->click();
    pass();
    auto* method = test.window.findChild<ui::MethodWindow*>();
    REQUIRE(method);
    CHECK(method->page() == QStringLiteral("captions"));
    CHECK(method->findChild<QTextEdit*>()->toPlainText().contains(QStringLiteral("{[OpenAI|interval]}")));
    CHECK(method->isVisible());
    CHECK(QApplication::activeModalWidget() == nullptr);
    dialog->reject();
}

TEST_CASE("Every page that help leads to is there")
{
    const auto ids = model::methodPageIds();
    for (const char* page : { "captions", "training" })
        CHECK(std::ranges::find(ids, page) != ids.end());
    for (const auto figure : model::allValues<FigureKind>()) {
        model::ViewState view;
        view.figure = figure;
        for (const auto part : { model::FigurePart::Values, model::FigurePart::Positions }) {
            const auto page = model::methodPageFor(view, model::resolve(view, {}), part);
            CAPTURE(page);
            CHECK(std::ranges::find(ids, page) != ids.end());
        }
    }
}

TEST_CASE("The check boxes of the report react on all their area")
{
    Window test;
    test.trigger(ActionId::Report);
    auto* dialog = test.window.findChild<ui::ReportDialog*>();
    REQUIRE(dialog);
    dialog->setStyleSheet(ui::windowStyleSheet(charts::ThemeKind::Light));
    pass();
    auto* list = named<QListWidget>(*dialog, QStringLiteral("Views of the report"));
    // Where the box is painted: its frame is the only thing at the left of the words.
    list->setCurrentItem(nullptr); // the ground of a chosen row is shaded
    pass();
    const auto row = list->visualItemRect(list->item(0));
    const auto image = list->viewport()->grab(row).toImage();
    QRect box;
    for (int y = 2; y < image.height() - 2; ++y) { // the edge of a chosen row is no box
        for (int x = 2; x < 24 && x < image.width(); ++x) {
            if (image.pixelColor(x, y) != image.pixelColor(image.width() - 3, y)) // the ground of a chosen row is shaded
                box |= QRect(x, y, 1, 1);
        }
    }
    REQUIRE(box.width() >= 8);
    box &= QRect(box.left(), box.top(), 14, 14);
    for (const auto& corner : { box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight(), box.center() }) {
        const auto before = list->item(0)->checkState();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, row.topLeft() + corner);
        CAPTURE(corner.x(), corner.y(), box.width(), box.height());
        CHECK(list->item(0)->checkState() != before);
    }
    dialog->reject();
}

TEST_CASE("The dialog of a picture stays as it is until a file is written")
{
    SampleWorkspace sample;
    ui::PictureDialog dialog({}, sample.workspace.figure(), sample.workspace.figure());
    std::optional<QString> answer;
    int asked = 0;
    dialog.setAsksFile([&](const ui::PictureRequest&) {
        ++asked;
        return answer;
    });
    dialog.show();
    named<QLineEdit>(dialog, QStringLiteral("Title"))->setText(QStringLiteral("Mine"));
    dialog.accept();
    CHECK(asked == 1);
    CHECK(dialog.isVisible());
    CHECK(dialog.request().words.title == "Mine");

    answer = QStringLiteral("/somewhere/x.png");
    bool canWrite = false;
    QStringList tried;
    dialog.setWrites([&](const ui::PictureRequest& request) {
        tried << request.path;
        return canWrite;
    });
    dialog.accept();
    CHECK(dialog.isVisible()); // and says why
    CHECK(dialog.request().words.title == "Mine");
    canWrite = true;
    dialog.accept();
    CHECK_FALSE(dialog.isVisible());
    CHECK(tried == QStringList { *answer, *answer });
    CHECK(dialog.request().path == *answer);
}

TEST_CASE("A legend has each sign once")
{
    Window test;
    for (const auto* line :
        { "figure=ranking", "figure=growth", "figure=growth&style=lines", "figure=shares", "figure=wealth", "figure=lorenz",
            "figure=versus", "figure=training", "figure=chips", "figure=decode", "figure=suppliers", "figure=ranking&scale=linear" }) {
        test.workspace.setView(viewOf(line));
        test.workspace.refreshNow();
        CAPTURE(line);
        std::set<std::pair<int, int>> signs;
        for (const auto& entry : test.workspace.figure().key) {
            CAPTURE(entry.text);
            const bool isSwatch = entry.symbol == model::KeyEntry::Symbol::Swatch;
            CHECK(
                signs
                    .insert({ static_cast<int>(entry.symbol), isSwatch ? entry.paint.slot + 100 * static_cast<int>(entry.paint.kind) : -1 })
                    .second);
        }
    }
}

TEST_CASE("Intervals are off in stacked columns, with the reason")
{
    Window test;
    test.workspace.setView(viewOf("figure=growth&style=stacked"));
    pass();
    const auto& action = test.window.actions()[ActionId::Intervals];
    CHECK_FALSE(action.isEnabled());
    CHECK(action.toolTip().contains(QStringLiteral("medians")));
    test.workspace.setView(viewOf("figure=growth&style=lines"));
    pass();
    CHECK(action.isEnabled());
    // Groups that are compared stand side by side.
    test.workspace.setView(viewOf("figure=versus"));
    test.workspace.refreshNow();
    CHECK(action.isEnabled());
    const auto with = test.workspace.figure();
    test.trigger(ActionId::Intervals);
    test.workspace.refreshNow();
    CHECK(with.showsIntervals != test.workspace.figure().showsIntervals);
}

TEST_CASE("Dialogs fit into a small screen")
{
    // 1920x1200 at 200 %, less what a desktop and a frame take.
    constexpr QSize room(960, 560);
    const auto id = GENERATE(ActionId::Calculator, ActionId::Compare, ActionId::SaveView, ActionId::FindAction, ActionId::Backups,
        ActionId::Method, ActionId::Report, ActionId::Preferences, ActionId::AllKeys);
    Window test({ 960, 560 });
    test.trigger(id);
    for (const auto* dialog : test.window.findChildren<QWidget*>()) {
        if (!dialog->isWindow() || !dialog->isVisible())
            continue;
        CAPTURE(dialog->metaObject()->className(), dialog->minimumSizeHint().width(), dialog->minimumSizeHint().height());
        CHECK(dialog->minimumSizeHint().width() <= room.width());
        CHECK(dialog->minimumSizeHint().height() <= room.height());
        CHECK(dialog->minimumSize().boundedTo(room) == dialog->minimumSize());
    }
    SampleWorkspace sample;
    ui::PictureDialog picture({}, sample.workspace.figure(), sample.workspace.figure());
    CHECK(picture.minimumSizeHint().boundedTo(room) == picture.minimumSizeHint());
    const auto& organizations = sample.workspace.dataset()->organizations();
    ui::MergeDialog merge(sample.workspace, model::refOf(organizations[0]), model::refOf(organizations[1]));
    CHECK(merge.minimumSizeHint().boundedTo(room) == merge.minimumSizeHint());
    ui::PasteDialog paste(sample.workspace, RecordKind::Inventory, { { "OpenAI", "A100" } }, { 0, 1 });
    CHECK(paste.minimumSizeHint().boundedTo(room) == paste.minimumSizeHint());
}

TEST_CASE("The first window opens within the screen, frame included")
{
    SampleWorkspace sample;
    ui::MainWindow window(sample.workspace, ui::Settings {});
    const auto room = window.screen()->availableSize();
    CHECK(window.width() <= room.width());
    CHECK(window.height() < room.height()); // a frame has a title
}

TEST_CASE("Each class of control has a rule in the style sheet")
{
    const auto sheet = ui::windowStyleSheet(charts::ThemeKind::Light);
    const auto hasRule = [&](const QMetaObject* type) {
        for (; type; type = type->superClass()) {
            const auto name = QString::fromLatin1(type->className());
            if (name == QStringLiteral("QAbstractItemView") || name == QStringLiteral("QWidget"))
                return false;
            if (QRegularExpression(QStringLiteral("(^|[\\s,}])%1([\\s,{:\\[#]|$)").arg(name)).match(sheet).hasMatch())
                return true;
        }
        return false;
    };
    QStringList without;
    const auto collect = [&](const QWidget& window) {
        for (const auto* widget : window.findChildren<QWidget*>()) {
            const bool isControl = qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget)
                || qobject_cast<const QComboBox*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget)
                || qobject_cast<const QTextEdit*>(widget) || qobject_cast<const QPlainTextEdit*>(widget)
                || qobject_cast<const QTabBar*>(widget) || qobject_cast<const QMenu*>(widget);
            const auto* dock = qobject_cast<const QDockWidget*>(widget->parentWidget());
            if (dock && dock->titleBarWidget())
                continue; // the buttons of a title that another one stands for are never shown
            const auto name = QString::fromLatin1(widget->metaObject()->className());
            if (isControl && !hasRule(widget->metaObject()) && !without.contains(name))
                without << name;
        }
    };
    Window test;
    for (const auto id :
        { ActionId::Calculator, ActionId::Compare, ActionId::SaveView, ActionId::Backups, ActionId::Method, ActionId::Report })
        test.trigger(id);
    collect(test.window);
    ui::PictureDialog picture({}, test.workspace.figure(), test.workspace.figure());
    collect(picture);
    CHECK(without == QStringList {});
}

TEST_CASE("The figure follows when many records come and are taken back at once, every time")
{
    Window test;
    test.workspace.refreshNow();
    const auto before = test.workspace.figure();
    for (int i = 0; i < 8; ++i) {
        test.workspace.edit(QStringLiteral("Many"), [&](model::Writer& writer) {
            auto record = test.workspace.dataset()->inventory()[0];
            record.id = {};
            for (int n = 0; n < 40; ++n) {
                record.quarter = model::Quarter::of(2001, 1) + n;
                writer.insert(record);
            }
        });
        pass();
        test.trigger(ActionId::Undo);
        REQUIRE(QTest::qWaitFor([&] { return test.workspace.isDrawn() && test.chart().figure() == before; }, 5000));
    }
}

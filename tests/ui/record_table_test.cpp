// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/records/shown_names.h"
#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/base/text.h"
#include "ui/base/web_address.h"
#include "ui/import/import_dialog.h"
#include "ui/tables/filter_header.h"
#include "ui/tables/name_picker.h"
#include "ui/tables/notice_bar.h"
#include "ui/tables/paste_dialog.h"
#include "ui/tables/record_form.h"
#include "ui/tables/record_page.h"
#include "ui/tables/record_table_view.h"
#include "ui/tables/record_words.h"
#include "ui/tables/records_dock.h"
#include "words/records.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScreen>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableWidget>
#include <QTest>

using namespace test;
using model::RecordKind;
using ui::toQt;

namespace {

/// The sample in the words of a window.
struct TitledWorkspace {
    QTemporaryDir folder;
    ScriptedPrompts prompts;
    ui::Workspace workspace { prompts, ui::titledWords() };

    TitledWorkspace()
    {
        workspace.open(sampleFile(folder));
        workspace.refreshNow();
    }
};

/// The dock alone, over the sample.
struct SampleDock : TitledWorkspace {
    SampleDock()
        : dock(workspace)
    {
        dock.resize(1400, 400);
        dock.show();
        pass();
    }

    ui::RecordPage& page(RecordKind kind = RecordKind::Inventory)
    {
        dock.showKind(kind);
        return *dock.page(kind);
    }
    ui::RecordTableView& view(RecordKind kind = RecordKind::Inventory) { return *page(kind).view(); }
    int column(const char* name, RecordKind kind = RecordKind::Inventory)
    {
        return static_cast<int>(model::fieldNamed(kind, name).value());
    }
    QString text(int row, const char* name, RecordKind kind = RecordKind::Inventory)
    {
        return page(kind).table()->index(row, column(name, kind)).data().toString();
    }

    QModelIndex cell(int row, const char* name, RecordKind kind = RecordKind::Inventory)
    {
        return view(kind).table()->index(row, column(name, kind));
    }
    QPoint place(int row, const char* name) { return view().visualRect(cell(row, name)).center(); }

    /// The one that is open.
    QWidget* editor(RecordKind kind = RecordKind::Inventory)
    {
        QWidget* open = nullptr; // earlier ones may still wait to be deleted
        for (auto* each : view(kind).viewport()->findChildren<QWidget*>(QStringLiteral("cellEditor")))
            open = each->isVisible() ? each : open;
        return open;
    }
    QWidget* edit(int row, const char* name, RecordKind kind = RecordKind::Inventory)
    {
        auto& table = view(kind);
        table.setFocus();
        table.setCurrentIndex(cell(row, name, kind));
        QTest::keyClick(&table, Qt::Key_F2);
        return editor(kind);
    }

    /// Types into a cell as a person does and ends with a key.
    void type(int row, const char* name, const QString& typed, Qt::Key end = Qt::Key_Return, RecordKind kind = RecordKind::Inventory)
    {
        auto* open = edit(row, name, kind);
        REQUIRE(open);
        if (!qobject_cast<QComboBox*>(open)) { // a list would look for these keys too
            QTest::keyClick(open, Qt::Key_A, Qt::ControlModifier);
            QTest::keyClick(open, Qt::Key_Delete);
        }
        QTest::keyClicks(open, typed);
        QTest::keyClick(open, end);
        pass();
    }
    /// 200 units without an interval.
    void bare(int row)
    {
        for (const char* name : { "units_low", "units_high" })
            type(row, name, {});
        type(row, "units", QStringLiteral("200"));
        REQUIRE(workspace.dataset()->inventory().find({ page().table()->idAt(row) })->units == 200);
    }
    /// A name that is none yet: the last entry of the list below it.
    void typeNew(int row, const char* name, const QString& typed)
    {
        auto* open = edit(row, name);
        REQUIRE(open);
        QTest::keyClick(open, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(open, typed);
        QTest::keyClick(open, Qt::Key_Up);
        QTest::keyClick(open, Qt::Key_Return);
        pass();
    }
    /// A button of the notice above the table.
    void press(const char* button)
    {
        for (auto* each : page().notice()->findChildren<QPushButton*>()) {
            if (!each->isHidden() && each->text().remove(QLatin1Char('&')) == QLatin1String(button)) {
                each->click();
                pass();
                return;
            }
        }
        throw std::runtime_error(std::string("no button says ") + button);
    }

    ui::RecordsDock dock;
};

}

TEST_CASE("RecordTableModel keeps the rules of item models through edits, filters, drafts and undo")
{
    SampleDock sample;
    auto* table = sample.page().table();
    QAbstractItemModelTester tester(table, QAbstractItemModelTester::FailureReportingMode::Fatal);

    sample.page().setFilter(QStringLiteral("organization"), QStringLiteral("OpenAI"));
    sample.type(0, "units", QStringLiteral("1234"));
    table->setSort({ { 4, true } });
    sample.workspace.undo();
    sample.page().add();
    table->dropDraft();
    sample.page().clearFilters();
    sample.workspace.redo();
    sample.workspace.lookForChanges();

    CHECK(table->rowCount() == static_cast<int>(sample.workspace.dataset()->inventory().size()));
}

TEST_CASE("RecordsDock counts the rows of each kind, and those in sight")
{
    SampleDock sample;
    const auto all = sample.workspace.dataset()->inventory().size();
    sample.dock.resize(2400, 400);
    CHECK(sample.dock.tabs()->tabText(0) == QStringLiteral("Inventory %1").arg(all));

    sample.page().setFilter(QStringLiteral("organization"), QStringLiteral("=OpenAI"));

    CHECK(sample.dock.tabs()->tabText(0) == QStringLiteral("Inventory %1 of %2").arg(sample.page().table()->rowCount()).arg(all));
    CHECK(sample.page().table()->rowCount() > 0);
    CHECK(sample.text(0, "organization") == QStringLiteral("OpenAI"));
    sample.dock.resize(1400, 400);
    pass();
    CHECK(sample.dock.tabs()->tabText(0) == QStringLiteral("Inventory %1").arg(sample.page().table()->rowCount()));
}

TEST_CASE("A filter that is none is marked, says why and leaves all rows")
{
    SampleDock sample;
    auto* head = sample.view().head();
    const int all = sample.page().table()->rowCount();

    head->setFilterText(sample.column("units"), QStringLiteral("> many"));
    pass();

    auto* field = head->findChildren<QLineEdit*>(QStringLiteral("filterField"))[sample.column("units")];
    CHECK(field->property("isRefused").toBool());
    CHECK(sample.page().table()->rowCount() == all);

    head->setFilterText(sample.column("units"), QStringLiteral("> 100000"));
    pass();

    CHECK_FALSE(field->property("isRefused").toBool());
    CHECK(sample.page().table()->rowCount() < all);
}

TEST_CASE("An edited cell is written at once as a named step, and undone")
{
    SampleDock sample;
    const auto before = sample.text(0, "units");
    const auto id = sample.page().table()->idAt(0);

    sample.type(0, "units", QStringLiteral("1.2k"));

    CHECK(sample.text(0, "units") == QStringLiteral("1,200"));
    CHECK(sample.workspace.dataset()->inventory().find({ id })->units == 1200);
    const auto record = *model::recordOf(*sample.workspace.dataset(), { RecordKind::Inventory, id });
    CHECK(sample.workspace.undoLabel()
        == QStringLiteral("Edit units of %1").arg(toQt(model::recordName(record, *sample.workspace.dataset()))));
    CHECK(sample.view().currentIndex().row() == 1); // Enter goes down

    sample.workspace.undo();
    CHECK(sample.text(0, "units") == before);
}

TEST_CASE("A text that is not taken stays in its cell with its reason until Esc")
{
    SampleDock sample;
    auto& view = sample.view();
    const auto before = sample.text(2, "units");

    sample.type(2, "units", QStringLiteral("a lot"));

    const auto cell = view.table()->index(2, sample.column("units"));
    CHECK(cell.data().toString() == QStringLiteral("a lot"));
    CHECK(view.table()->reasonAt(cell).contains(QStringLiteral("is no number")));
    CHECK(view.currentIndex() == cell); // one stays where something is to be done
    CHECK_FALSE(sample.workspace.undoLabel());

    QTest::keyClick(&view, Qt::Key_Escape);

    CHECK(cell.data().toString() == before);
    CHECK(view.table()->reasonAt(cell).isEmpty());
}

TEST_CASE("An edit against the rules says which, with both values")
{
    SampleDock sample;

    sample.type(0, "units_low", QStringLiteral("9e9"));

    const auto cell = sample.page().table()->index(0, sample.column("units_low"));
    CHECK(sample.page().table()->reasonAt(cell) == QStringLiteral("5 % '9000000000' is above Units %1").arg(sample.text(0, "units")));
    CHECK(cell.data().toString() == QStringLiteral("9e9"));
}

TEST_CASE("Shares that are none, and releases in a circle, are refused in one sentence and leave the document as it was")
{
    SampleDock sample;
    const auto before = sample.workspace.dataset();
    const auto refused = [&](RecordKind kind, const char* field, const QString& typed) {
        sample.type(0, field, typed, Qt::Key_Return, kind);
        const auto reason = sample.page(kind).table()->reasonAt(sample.page(kind).table()->index(0, sample.column(field, kind)));
        CHECK(sample.workspace.dataset() == before);
        QTest::keyClick(&sample.view(kind), Qt::Key_Escape);
        pass();
        return reason;
    };
    CHECK(refused(RecordKind::OperationalShare, "share", QStringLiteral("1.2")).contains(QStringLiteral("from 0 to 1")));
    CHECK(refused(RecordKind::OperationalShare, "share", QStringLiteral("-0.1")).contains(QStringLiteral("from 0 to 1")));
    CHECK(refused(RecordKind::OperationalShare, "organization", QStringLiteral("Other (rest of world)"))
              .contains(QStringLiteral("aggregate")));

    const auto key = sample.text(0, "key", RecordKind::Source);
    CHECK(refused(RecordKind::Source, "replaces", key).contains(QStringLiteral("itself")));
    const auto other = sample.text(1, "key", RecordKind::Source);
    sample.type(1, "replaces", key, Qt::Key_Return, RecordKind::Source);
    const auto after = sample.workspace.dataset();
    REQUIRE(after != before);
    sample.type(0, "replaces", other, Qt::Key_Return, RecordKind::Source);
    const auto cell = sample.page(RecordKind::Source).table()->index(0, sample.column("replaces", RecordKind::Source));
    CHECK(sample.page(RecordKind::Source).table()->reasonAt(cell).contains(QStringLiteral("circle")));
    CHECK(sample.workspace.dataset() == after);
}

TEST_CASE("An edit of a record that changed meanwhile is refused with both values")
{
    SampleDock sample;
    const auto id = sample.page().table()->idAt(0);
    const auto units = sample.workspace.dataset()->inventory().find({ id })->units;
    auto other = model::Document::open(ui::fromQt(sample.workspace.path()));
    other.transact("Elsewhere", [&](model::Writer& writer) {
        auto record = *other.dataset()->inventory().find({ id });
        record.notes = "written elsewhere";
        writer.update(record);
    });

    sample.type(0, "units", QStringLiteral("77777"));

    const auto cell = sample.page().table()->index(0, sample.column("units"));
    CHECK(sample.page().table()->reasonAt(cell).contains(QStringLiteral("now 'written elsewhere'")));
    CHECK(sample.workspace.dataset()->inventory().find({ id })->units == units);
}

TEST_CASE("The picker offers names with the letters anywhere, and makes a new one in the same step")
{
    SampleDock sample;
    const auto count = sample.workspace.dataset()->organizations().size();

    sample.type(0, "organization", QStringLiteral("penai"));
    CHECK(sample.text(0, "organization") == QStringLiteral("OpenAI"));

    sample.typeNew(1, "organization", QStringLiteral("Quite New"));
    CHECK(sample.text(1, "organization") == QStringLiteral("Quite New"));
    CHECK(sample.workspace.dataset()->organizations().size() == count + 1);
    CHECK(sample.page().notice()->text()
        == QStringLiteral("New organization Quite New, without a country and of no kind yet: fill them in."));

    sample.press("Undo");
    CHECK(sample.workspace.dataset()->organizations().size() == count);
    CHECK(sample.page().notice()->text().isEmpty());
}

TEST_CASE("A mistyped name is offered the nearest ones and makes nothing by itself")
{
    SampleDock sample;
    const auto chips = sample.workspace.dataset()->chips().size();
    const auto before = sample.text(0, "chip");

    auto* editor = qobject_cast<ui::NamePicker*>(sample.edit(0, "chip"));
    REQUIRE(editor);
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("H1000 Ultra"));
    auto* names = editor->findChild<QListWidget*>(QStringLiteral("nameList"));
    REQUIRE(names->count() >= 2);
    CHECK(names->currentRow() == -1); // nothing is chosen yet
    CHECK(names->item(names->count() - 1)->text().startsWith(QStringLiteral("New chip")));
    CHECK_FALSE(names->item(0)->text().startsWith(QStringLiteral("New chip")));

    QTest::keyClick(editor, Qt::Key_Return);
    pass();
    CHECK(editor->isVisible());
    CHECK(names->currentRow() == 0);
    QTest::keyClick(editor, Qt::Key_Escape);
    pass();
    CHECK(sample.text(0, "chip") == before);

    // A click elsewhere stores no unknown name either.
    editor = qobject_cast<ui::NamePicker*>(sample.edit(0, "chip"));
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("H1000 Ultra"));
    QTest::mouseClick(sample.view().viewport(), Qt::LeftButton, {}, sample.place(3, "notes"));
    pass();
    CHECK(sample.view().table()->reasonAt(sample.cell(0, "chip")).contains(QStringLiteral("is no known chip")));
    CHECK(sample.workspace.dataset()->chips().size() == chips);
}

TEST_CASE("The list of names stays on the screen, above its field where the screen ends")
{
    SampleDock sample;
    QWidget window;
    ui::NamePicker picker(*sample.workspace.dataset(), model::FieldType::Chip, &window);
    picker.resize(200, 30);
    window.resize(200, 30);
    const auto room = window.screen()->availableGeometry();
    auto* names = picker.findChild<QListWidget*>(QStringLiteral("nameList"));
    for (const auto& place : { room.topLeft(), QPoint(room.left(), room.bottom() - 40), QPoint(room.right() - 90, room.bottom() - 40) }) {
        window.move(place);
        window.show();
        pass();
        picker.clear();
        QTest::keyClicks(&picker, QStringLiteral("H2"));
        REQUIRE(names->isVisible());
        CAPTURE(place.x(), place.y(), names->y(), names->height());
        CHECK(room.contains(names->geometry()));
        CHECK_FALSE(names->geometry().intersects(QRect(picker.mapToGlobal(QPoint(0, 0)), picker.size())));
    }
}

TEST_CASE("A new name is told also where the record is stored with it")
{
    SampleDock sample;
    auto& page = sample.page();
    page.view()->setCurrentIndex(page.table()->index(3, 0));
    page.add();
    const int draft = page.table()->draftRow();
    sample.type(draft, "quarter", QStringLiteral("1999Q1"), Qt::Key_Tab);
    sample.type(draft, "chip", QStringLiteral("H100 SXM"), Qt::Key_Tab);
    sample.type(draft, "units", QStringLiteral("12"), Qt::Key_Tab);
    const auto count = sample.workspace.dataset()->inventory().size();
    sample.typeNew(draft, "source", QStringLiteral("our-list"));
    CHECK(sample.workspace.dataset()->inventory().size() == count + 1);
    CHECK(page.table()->draftRow() == -1);
    CHECK(page.notice()->text().startsWith(QStringLiteral("New source our-list")));
}

TEST_CASE("A name that is near to no other makes nothing by Enter alone")
{
    SampleDock sample;
    const auto chips = sample.workspace.dataset()->chips().size();
    auto* editor = qobject_cast<ui::NamePicker*>(sample.edit(0, "chip"));
    REQUIRE(editor);
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("My lab"));
    auto* names = editor->findChild<QListWidget*>(QStringLiteral("nameList"));
    REQUIRE(names->count() == 1);
    for (int times = 0; times < 3; ++times) {
        QTest::keyClick(editor, Qt::Key_Return);
        pass();
        CHECK(names->currentRow() == -1);
        CHECK(sample.workspace.dataset()->chips().size() == chips);
    }
    QTest::keyClick(editor, Qt::Key_Down);
    QTest::keyClick(editor, Qt::Key_Return);
    pass();
    CHECK(sample.workspace.dataset()->chips().size() == chips + 1);
}

TEST_CASE("A draft is for the organization and quarter of the row above, and stored by Enter once it has all it needs")
{
    SampleDock sample;
    auto& page = sample.page();
    const auto count = sample.workspace.dataset()->inventory().size();
    page.setFilter(QStringLiteral("access"), QStringLiteral("rented"));
    page.setFilter(QStringLiteral("provider"), QStringLiteral("not empty"));
    page.view()->setCurrentIndex(page.table()->index(3, 0));
    const auto organization = sample.text(3, "organization");

    page.add();

    const int draft = page.table()->draftRow();
    CHECK(draft == 4);
    CHECK(sample.text(draft, "organization") == organization);
    CHECK(sample.text(draft, "quarter") == sample.text(3, "quarter"));
    CHECK(sample.text(draft, "source") == sample.text(3, "source"));
    CHECK(sample.text(draft, "chip").isEmpty());
    CHECK(sample.text(draft, "units").isEmpty());
    CHECK(sample.text(draft, "access") == QStringLiteral("owned"));
    CHECK(sample.text(draft, "provider").isEmpty());

    sample.type(draft, "quarter", QStringLiteral("Q1 1999"));
    CHECK(page.view()->currentIndex().column() == sample.column("chip")); // what is needed next
    sample.type(draft, "units", QStringLiteral("3e5"), Qt::Key_Tab);
    CHECK(sample.workspace.dataset()->inventory().size() == count);
    sample.type(draft, "chip", QStringLiteral("H100"));

    CHECK(sample.workspace.dataset()->inventory().size() == count + 1);
    CHECK(page.table()->draftRow() == -1);
    CHECK(sample.workspace.undoLabel()->startsWith(QStringLiteral("Add ") + organization));
    CHECK(sample.workspace.undoLabel()->endsWith(QStringLiteral("1999Q1")));
    CHECK(sample.text(page.view()->currentIndex().row(), "quarter") == QStringLiteral("1999Q1")); // in spite of the filter
}

TEST_CASE("A draft of another organization takes over neither source nor provider, and is stored when its row is left")
{
    SampleDock sample;
    auto& page = sample.page();
    const auto count = sample.workspace.dataset()->inventory().size();
    page.view()->setCurrentIndex(page.table()->index(3, 0));
    page.add();
    const int draft = page.table()->draftRow();
    const auto other = sample.text(3, "organization") == QStringLiteral("OpenAI") ? QStringLiteral("Meta") : QStringLiteral("OpenAI");

    sample.type(draft, "organization", other);
    CHECK(sample.text(draft, "source").isEmpty());
    CHECK(page.table()->index(draft, sample.column("source")).data(ui::RecordTableModel::MissingRole).toBool());
    sample.type(draft, "chip", QStringLiteral("H100"), Qt::Key_Tab);
    sample.type(draft, "quarter", QStringLiteral("1999Q1"), Qt::Key_Tab);
    sample.type(draft, "units", QStringLiteral("12"), Qt::Key_Tab);
    sample.type(draft, "source", toQt(sample.workspace.dataset()->sources()[0].key), Qt::Key_Tab);
    CHECK(sample.workspace.dataset()->inventory().size() == count); // still there
    page.view()->setCurrentIndex(page.table()->index(1, 0));
    pass();

    CHECK(sample.workspace.dataset()->inventory().size() == count + 1);
    CHECK(page.table()->draftRow() == -1);
    CHECK(page.view()->currentIndex().row() == 1); // where the person went
}

TEST_CASE("What a draft refers to is needed again once it is gone")
{
    SampleDock sample;
    sample.page().add();
    const int draft = sample.page().table()->draftRow();
    sample.typeNew(draft, "organization", QStringLiteral("My lab"));
    CHECK(sample.text(draft, "organization") == QStringLiteral("My lab"));

    sample.workspace.undo();

    CHECK(sample.text(draft, "organization").isEmpty());
    CHECK(sample.cell(draft, "organization").data(ui::RecordTableModel::MissingRole).toBool());
}

TEST_CASE("A refused text is tried again beside new values of its record, and twice where it is written twice")
{
    SampleDock sample;
    sample.bare(0);
    sample.type(0, "units_low", QStringLiteral("500"));
    const auto low = sample.cell(0, "units_low");
    const auto id = sample.page().table()->idAt(0);
    CHECK(sample.page().table()->reasonAt(low) == QStringLiteral("5 % '500' is above Units 200"));

    sample.type(0, "units", QStringLiteral("600"));

    CHECK(sample.page().table()->reasonAt(low).isEmpty());
    CHECK(sample.workspace.dataset()->inventory().find({ id })->unitsLow == 500);

    // From elsewhere it is not written behind one's back, but its reason is that of now, and the same text goes through.
    sample.type(0, "units_low", QStringLiteral("700"));
    CHECK_FALSE(sample.page().table()->reasonAt(low).isEmpty());
    auto other = model::Document::open(ui::fromQt(sample.workspace.path()));
    other.transact("Elsewhere", [&](model::Writer& writer) {
        auto record = *other.dataset()->inventory().find({ id });
        record.units = 800;
        writer.update(record);
    });
    sample.workspace.lookForChanges();
    CHECK(sample.page().table()->reasonAt(low).contains(QStringLiteral("5th percentile is now “500”")));
    CHECK(sample.workspace.dataset()->inventory().find({ id })->unitsLow == 500);
    sample.type(0, "units_low", QStringLiteral("700"));
    CHECK(sample.page().table()->reasonAt(low).isEmpty());
    CHECK(sample.workspace.dataset()->inventory().find({ id })->unitsLow == 700);
}

TEST_CASE("A refused text goes once the record says it, whoever wrote that")
{
    SampleDock sample;
    sample.page().setFilter(QStringLiteral("provider"), QStringLiteral("not empty"));
    sample.page().setFilter(QStringLiteral("access"), QStringLiteral("rented"));
    const auto id = sample.page().table()->idAt(0);
    sample.type(0, "access", QStringLiteral("owned"));
    const auto access = sample.cell(0, "access");
    CHECK(sample.page().table()->reasonAt(access).toStdString().find("belongs to what is rented") != std::string::npos);

    sample.page().view()->setFocus(); // an open editor would be left alone
    pass();
    sample.workspace.edit(QStringLiteral("By the form"), [&](model::Writer& writer) {
        auto record = *sample.workspace.dataset()->inventory().find({ id });
        record.access = model::Access::Owned;
        record.provider.reset();
        writer.update(record);
    });

    pass();
    const auto now = sample.page().table()->index(sample.page().table()->rowOf(id), access.column());
    CHECK(sample.page().table()->reasonAt(now).isEmpty());
    CHECK(now.data().toString() == QStringLiteral("owned"));
}

TEST_CASE("What others write leaves an open editor alone, and both values are told when it is closed")
{
    SampleDock sample;
    const auto id = sample.page().table()->idAt(0);
    sample.bare(0);
    const double units = 200;
    auto* editor = qobject_cast<QLineEdit*>(sample.edit(0, "units"));
    REQUIRE(editor);
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("77777"));
    auto other = model::Document::open(ui::fromQt(sample.workspace.path()));
    other.transact("Elsewhere", [&](model::Writer& writer) {
        auto record = *other.dataset()->inventory().find({ id });
        record.units = units + 1;
        writer.update(record);
        record.id = {};
        record.quarter = model::Quarter::of(1999, 1); // a row more
        writer.insert(record);
    });

    sample.workspace.lookForChanges();
    pass();
    CHECK(editor->isVisible());
    CHECK(editor->text() == QStringLiteral("77777"));

    QTest::keyClick(editor, Qt::Key_Return);
    pass();
    const auto cell = sample.page().table()->index(sample.page().table()->rowOf(id), sample.column("units"));
    CHECK(cell.data().toString() == QStringLiteral("77777"));
    CHECK(sample.page().table()->reasonAt(cell).contains(QStringLiteral("Units is now “201”")));
    CHECK(sample.workspace.dataset()->inventory().find({ id })->units == units + 1);

    sample.type(cell.row(), "units", QStringLiteral("77777")); // now that both are known
    CHECK(sample.workspace.dataset()->inventory().find({ id })->units == 77777);
}

TEST_CASE("Tab goes cell by cell and into the next row, Enter edits and goes down")
{
    SampleDock sample;
    auto& view = sample.view();
    view.setFocus();
    const auto shown = view.shownColumns();
    view.setCurrentIndex(view.table()->index(2, static_cast<int>(shown.back())));

    QTest::keyClick(&view, Qt::Key_Tab);
    CHECK(view.currentIndex() == view.table()->index(3, static_cast<int>(shown.front())));
    QTest::keyClick(&view, Qt::Key_Backtab, Qt::ShiftModifier);
    CHECK(view.currentIndex() == view.table()->index(2, static_cast<int>(shown.back())));
    CHECK(view.hasFocus());

    view.setCurrentIndex(sample.cell(2, "units"));
    QTest::keyClick(&view, Qt::Key_Return);
    auto* editor = sample.editor();
    REQUIRE(editor);
    qobject_cast<QLineEdit*>(editor)->selectAll();
    QTest::keyClicks(editor, QStringLiteral("4321"));
    QTest::keyClick(editor, Qt::Key_Return);
    pass();
    CHECK(sample.text(2, "units") == QStringLiteral("4,321"));
    CHECK(view.currentIndex() == sample.cell(3, "units"));
}

TEST_CASE("Del empties what may be empty, Shift+Del deletes the record and offers it back")
{
    SampleDock sample;
    auto& view = sample.view();
    const auto count = sample.workspace.dataset()->inventory().size();
    sample.type(0, "notes", QStringLiteral("something"));
    const auto id = sample.page().table()->idAt(0);
    view.setFocus();
    view.setCurrentIndex(sample.cell(0, "notes"));

    QTest::keyClick(&view, Qt::Key_Delete);
    CHECK(sample.text(0, "notes").isEmpty());
    view.setCurrentIndex(sample.cell(0, "units"));
    QTest::keyClick(&view, Qt::Key_Delete);
    CHECK(sample.workspace.dataset()->inventory().size() == count);
    CHECK(sample.page().notice()->text() == QStringLiteral("Units cannot be empty. Shift+Del deletes the whole record."));

    QTest::keyClick(&view, Qt::Key_Delete, Qt::ShiftModifier);
    CHECK_FALSE(sample.workspace.dataset()->inventory().find({ id }));
    CHECK(sample.page().notice()->text() == QStringLiteral("1 inventory record deleted."));
    sample.press("Undo");
    CHECK(sample.workspace.dataset()->inventory().find({ id }));
    CHECK(view.currentIndex().row() == sample.page().table()->rowOf(id)); // and is shown
    QTest::keyClick(&view, Qt::Key_Delete);                               // whole as it is selected now
    CHECK(sample.workspace.dataset()->inventory().find({ id }));
    CHECK(sample.page().notice()->text() == QStringLiteral("Shift+Del deletes 1 inventory record."));

    QTest::keyClick(&view, Qt::Key_Minus, Qt::ControlModifier);
    CHECK_FALSE(sample.workspace.dataset()->inventory().find({ id }));
}

TEST_CASE("An edited row stays under its filter until the filter is set again")
{
    SampleDock sample;
    sample.page().setFilter(QStringLiteral("organization"), QStringLiteral("=OpenAI"));
    const auto id = sample.page().table()->idAt(0);
    const int rows = sample.page().table()->rowCount();

    sample.type(0, "organization", QStringLiteral("Meta"));

    CHECK(sample.page().table()->rowOf(id) >= 0);
    CHECK(sample.page().table()->rowCount() == rows);
    sample.page().setFilter(QStringLiteral("organization"), QStringLiteral("=OpenAI"));
    CHECK(sample.page().table()->rowOf(id) == -1);
}

TEST_CASE("Several rows are repeated in the next quarter in one step")
{
    SampleDock sample;
    sample.page().setFilter(QStringLiteral("organization"), QStringLiteral("=OpenAI"));
    sample.page().setFilter(QStringLiteral("quarter"), QStringLiteral("2025Q4"));
    sample.page().setFilter(QStringLiteral("status"), QStringLiteral("actual"));
    const int rows = sample.page().table()->rowCount();
    REQUIRE(rows >= 1);
    const auto count = sample.workspace.dataset()->inventory().size();
    ui::RecordEdits::Ids before;
    for (int row = 0; row < rows; ++row)
        before.push_back(sample.page().table()->idAt(row));
    sample.page().clearFilters();
    sample.page().setFilter(QStringLiteral("quarter"), QStringLiteral("1999Q1"));
    sample.workspace.edit(QStringLiteral("Two"), [&](model::Writer& writer) {
        for (const auto chip : { 0u, 1u }) {
            auto record = *sample.workspace.dataset()->inventory().find({ before.front() });
            record.id = {};
            record.chip = sample.workspace.dataset()->chips()[chip].id;
            record.quarter = model::Quarter::of(1999, 1);
            writer.insert(record);
        }
    });
    REQUIRE(sample.page().table()->rowCount() == 2);
    auto& view = sample.view();
    view.setFocus();
    view.selectAll();

    QTest::keyClick(&view, Qt::Key_D, Qt::ControlModifier);

    CHECK(sample.workspace.dataset()->inventory().size() == count + 4);
    CHECK(sample.page().table()->rowCount() == 4); // shown in spite of the filter
    CHECK(view.selectedIds().size() == 2);
    for (const auto id : view.selectedIds())
        CHECK(view.viewport()->rect().contains(view.visualRect(view.table()->index(view.table()->rowOf(id), 0)).center()));
    CHECK(sample.text(view.currentIndex().row(), "quarter") == QStringLiteral("1999Q2"));
    sample.press("Undo");
    CHECK(sample.workspace.dataset()->inventory().size() == count + 2);
}

TEST_CASE("Notes have several lines in table and form")
{
    SampleDock sample;
    const auto id = sample.page().table()->idAt(0);
    auto* lines = qobject_cast<QPlainTextEdit*>(sample.edit(0, "notes"));
    REQUIRE(lines);
    lines->selectAll();
    QTest::keyClicks(lines, QStringLiteral("first"));
    QTest::keyClick(lines, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(lines, QStringLiteral("second"));
    QTest::keyClick(lines, Qt::Key_Return);
    pass();
    CHECK(sample.workspace.dataset()->inventory().find({ id })->notes == "first\nsecond");

    ui::RecordForm form(sample.workspace);
    form.show();
    sample.view().setCurrentIndex(sample.cell(1, "notes"));
    sample.view().setCurrentIndex(sample.cell(0, "notes"));
    auto* notes = qobject_cast<QPlainTextEdit*>(form.field(sample.column("notes")));
    REQUIRE(notes);
    CHECK(notes->toPlainText() == QStringLiteral("first\nsecond"));
    // The source is named and can be opened, and the record's history is a click away.
    const auto* source = sample.workspace.dataset()->sources().find(sample.workspace.dataset()->inventory().find({ id })->source);
    bool isTitled = false;
    for (const auto* label : form.findChildren<QLabel*>())
        isTitled = isTitled || label->text() == toQt(source->title);
    CHECK(isTitled);
    QSignalSpy opened(&form, &ui::RecordForm::urlPicked);
    QSignalSpy history(&form, &ui::RecordForm::historyWanted);
    for (auto* button : form.findChildren<QPushButton*>()) {
        if (!button->isHidden()
            && (button->text() == QStringLiteral("&Open source") || button->text() == QStringLiteral("&History of this record")))
            button->click();
    }
    CHECK(opened.count() == (ui::webAddress(toQt(source->url)).isValid() ? 1 : 0));
    CHECK(history.count() == 1);
}

TEST_CASE("A form tries a refused field again, and holds what is typed against what was seen")
{
    SampleDock sample;
    ui::RecordForm form(sample.workspace);
    form.resize(320, 900);
    form.show();
    form.activateWindow();
    sample.bare(0);
    sample.view().setCurrentIndex(sample.cell(1, "units"));
    sample.view().setCurrentIndex(sample.cell(0, "units"));
    const auto id = sample.page().table()->idAt(0);
    auto* low = qobject_cast<QLineEdit*>(form.field(sample.column("units_low")));
    auto* units = qobject_cast<QLineEdit*>(form.field(sample.column("units")));
    REQUIRE(low);
    low->setText(QStringLiteral("500"));
    QTest::keyClick(low, Qt::Key_Return);
    CHECK(low->property("isRefused").toBool());

    units->setText(QStringLiteral("600"));
    QTest::keyClick(units, Qt::Key_Return);
    CHECK_FALSE(low->property("isRefused").toBool());
    CHECK(sample.workspace.dataset()->inventory().find({ id })->unitsLow == 500);

    units->setFocus();
    units->selectAll();
    QTest::keyClicks(units, QStringLiteral("650"));
    auto other = model::Document::open(ui::fromQt(sample.workspace.path()));
    other.transact("Elsewhere", [&](model::Writer& writer) {
        auto record = *other.dataset()->inventory().find({ id });
        record.units = 999;
        writer.update(record);
    });
    sample.workspace.lookForChanges();
    CHECK(units->text() == QStringLiteral("650"));
    if (units->hasFocus()) {
        QTest::keyClick(units, Qt::Key_Return);
        CHECK(units->property("isRefused").toBool());
        CHECK(sample.workspace.dataset()->inventory().find({ id })->units == 999);
        QTest::keyClick(units, Qt::Key_Return);
        CHECK(sample.workspace.dataset()->inventory().find({ id })->units == 650);
    }
}

TEST_CASE("Sentences of a window call every column as its table does")
{
    const auto words = ui::titledWords();
    for (const auto kind : model::tableKinds) {
        const auto all = model::fieldsOf(kind);
        for (std::size_t i = 0; i < all.size(); ++i) {
            CAPTURE(std::string(all[i].name));
            const auto said = words(model::Sentence { model::say::record::problem,
                { { "field", model::shownColumn(kind, all[i].name) }, { "value", "'1'" }, { "reason", "is odd" } } });
            CHECK(toQt(said) == ui::columnTitle(kind, i) + QStringLiteral(" '1' is odd"));
        }
    }
}

TEST_CASE("An import calls fields as their tables do, offers near names before new ones and fits into a small screen")
{
    TitledWorkspace sample;
    QFile file(sample.folder.filePath(QStringLiteral("typed.csv")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("organization,chip,quarter,units_low,units,source\nOpenAl,H100 SXM,2025Q1,4,5,epoch-owners\n");
    file.close();
    ui::ImportDialog dialog(sample.workspace, { file.fileName() });
    dialog.show();
    const auto* names = named<QTableWidget>(dialog, QStringLiteral("Unknown names"));
    REQUIRE(QTest::qWaitFor([&] { return names->rowCount() > 0; }, 10000));

    const auto* fields = named<QTableWidget>(dialog, QStringLiteral("Fields and columns"));
    for (int row = 0; row < fields->rowCount(); ++row)
        CHECK(fields->item(row, 0)->text() == ui::columnTitle(RecordKind::Inventory, static_cast<std::size_t>(row)));
    CHECK(names->item(0, 0)->text() == QStringLiteral("Organization: OpenAl"));
    const auto* meanings = qobject_cast<QComboBox*>(names->cellWidget(0, 2));
    REQUIRE(meanings);
    CHECK(meanings->currentIndex() == 0); // nothing is chosen
    CHECK(meanings->itemText(1) == QStringLiteral("OpenAI"));
    CHECK(meanings->findText(QStringLiteral("a new one: OpenAl")) > 1);
    CAPTURE(dialog.minimumSizeHint().width(), dialog.minimumSizeHint().height());
    CHECK(dialog.minimumSizeHint().boundedTo({ 960, 560 }) == dialog.minimumSizeHint());
}

TEST_CASE("A duplicate waits until something tells it from its original")
{
    SampleDock sample;
    auto& page = sample.page();
    const auto count = sample.workspace.dataset()->inventory().size();
    page.view()->setFocus();
    page.view()->setCurrentIndex(page.table()->index(0, 0));

    QTest::keyClick(page.view(), Qt::Key_D, Qt::ControlModifier);
    const int draft = page.table()->draftRow();
    sample.type(draft, "notes", QStringLiteral("a copy"));
    CHECK(sample.workspace.dataset()->inventory().size() == count);
    CHECK(page.table()->draftReason().contains(QStringLiteral("already")));

    sample.type(draft, "quarter", QStringLiteral("1998q2"));
    CHECK(sample.workspace.dataset()->inventory().size() == count + 1);
}

TEST_CASE("The same value goes into many rows in one step")
{
    SampleDock sample;
    auto& page = sample.page();
    page.setFilter(QStringLiteral("organization"), QStringLiteral("=OpenAI"));
    const int notes = sample.column("notes");
    page.view()->selectionModel()->select(
        QItemSelection(page.table()->index(0, notes), page.table()->index(2, notes)), QItemSelectionModel::ClearAndSelect);
    QApplication::clipboard()->setText(QStringLiteral("looked at"));

    page.paste();

    CHECK(sample.text(0, "notes") == QStringLiteral("looked at"));
    CHECK(sample.text(2, "notes") == QStringLiteral("looked at"));
    CHECK(sample.text(3, "notes") != QStringLiteral("looked at"));
    CHECK(sample.workspace.undoLabel() == QStringLiteral("Edit notes of 3 inventory records"));
    CHECK(sample.page().notice()->text() == QStringLiteral("3 inventory records changed."));
    sample.press("Undo");
    CHECK(sample.text(2, "notes") != QStringLiteral("looked at"));
}

TEST_CASE("Fill down gives the values of the first row to those below in one step")
{
    SampleDock sample;
    auto& page = sample.page();
    const int notes = sample.column("notes");
    sample.type(0, "notes", QStringLiteral("first"));
    page.view()->setFocus();
    page.view()->selectionModel()->select(
        QItemSelection(page.table()->index(0, notes), page.table()->index(4, notes)), QItemSelectionModel::ClearAndSelect);

    QTest::keyClick(page.view(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);

    CHECK(sample.text(4, "notes") == QStringLiteral("first"));
    CHECK(sample.workspace.undoLabel() == QStringLiteral("Fill 5 inventory records down"));
    CHECK(sample.page().notice()->text().endsWith(QStringLiteral("inventory records changed.")));
}

TEST_CASE("Deleting says what goes with it first and stops nobody from going on")
{
    SampleDock sample;
    auto& page = sample.page(RecordKind::Organization);
    page.setFilter(QStringLiteral("name"), QStringLiteral("=OpenAI"));
    page.view()->setFocus();
    page.view()->setCurrentIndex(page.table()->index(0, 0));
    const auto organizations = sample.workspace.dataset()->organizations().size();
    const auto inventory = sample.workspace.dataset()->inventory().size();

    QTest::keyClick(page.view(), Qt::Key_Delete, Qt::ShiftModifier);

    CHECK(page.notice()->text().startsWith(QStringLiteral("Delete OpenAI and ")));
    CHECK(page.notice()->text().contains(QStringLiteral("records that refer to it?")));
    CHECK(sample.workspace.dataset()->organizations().size() == organizations);

    page.notice()->findChild<QPushButton*>(QStringLiteral("dangerButton"))->click();
    CHECK(sample.workspace.dataset()->organizations().size() == organizations - 1);
    CHECK(sample.workspace.dataset()->inventory().size() < inventory);
    CHECK(sample.workspace.undoLabel() == QStringLiteral("Delete OpenAI"));

    sample.workspace.undo();
    CHECK(sample.workspace.dataset()->inventory().size() == inventory);
}

TEST_CASE("A chosen row is selected in the figure, and a selection there marks its rows")
{
    SampleDock sample;
    auto& page = sample.page();
    page.setFilter(QStringLiteral("organization"), QStringLiteral("=OpenAI"));

    page.view()->setCurrentIndex(page.table()->index(1, 0));

    CHECK(sample.workspace.selection() == model::Selection(model::SelectedOrganization { "OpenAI" }));
    CHECK(sample.workspace.record() == model::RecordRef { RecordKind::Inventory, page.table()->idAt(1) });

    page.clearFilters();
    sample.workspace.setSelection(model::SelectedOrganization { "Meta" });

    const int marked = page.table()->firstMarked();
    REQUIRE(marked >= 0);
    CHECK(sample.text(marked, "organization") == QStringLiteral("Meta"));
}

TEST_CASE("RecordsDock shows a record in its table whatever hides it")
{
    SampleDock sample;
    const auto id = sample.page().table()->idAt(5);
    sample.page().setFilter(QStringLiteral("notes"), QStringLiteral("nothing has this"));
    sample.dock.showKind(RecordKind::Source);

    sample.dock.showRecord({ RecordKind::Inventory, id });

    CHECK(sample.dock.currentPage() == sample.dock.page(RecordKind::Inventory));
    CHECK(sample.page().table()->idAt(sample.view().currentIndex().row()) == id);
}

TEST_CASE("Only what the figure shows leaves out other organizations and follows the view")
{
    SampleDock sample;
    auto view = sample.workspace.view();
    view.organization = std::vector<std::string> { "Meta", "OpenAI" };
    sample.workspace.setView(view);
    pass();

    sample.dock.setOnlyShown(true);
    const int both = sample.page(RecordKind::Organization).table()->rowCount();
    view.organization = std::vector<std::string> { "Meta" };
    sample.workspace.setView(view);
    pass();

    CHECK(both == sample.page(RecordKind::Organization).table()->rowCount() + 1);
    CHECK(sample.page(RecordKind::TrainingRun).table()->rowCount() == 0);
    sample.dock.setOnlyShown(false);
    CHECK(sample.page().table()->rowCount() == static_cast<int>(sample.workspace.dataset()->inventory().size()));
}

TEST_CASE("The look of a table is restored, and a broken one is not taken")
{
    SampleDock sample;
    auto* head = sample.view().head();
    head->moveSection(head->visualIndex(10), 0);
    head->resizeSection(4, 133);
    head->hideSection(3);
    sample.page().table()->setSort({ { 2, true }, { 0, false } });
    const auto states = sample.dock.saveStates();

    SampleDock other;
    other.dock.restoreStates(states);

    CHECK(other.view().head()->visualIndex(10) == 0);
    CHECK(other.view().head()->sectionSize(4) == 133);
    CHECK(other.view().head()->isSectionHidden(3));
    CHECK(other.page().table()->list().sort() == sample.page().table()->list().sort());
    CHECK_FALSE(other.view().restoreState(QByteArray("nonsense")));
    CHECK_FALSE(other.view().restoreState(states.value(QStringLiteral("inventory")).left(40)));
}

TEST_CASE("Whole rows are copied with titles, a block without")
{
    SampleDock sample;
    auto& view = sample.view();
    view.selectRow(0);
    CHECK(view.hasWholeRows());
    CHECK(view.selectedIds().size() == 1);
    sample.page().copy();
    auto lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].startsWith(QStringLiteral("organization\tchip\tquarter")));

    view.selectionModel()->select(
        QItemSelection(view.table()->index(0, 0), view.table()->index(1, 1)), QItemSelectionModel::ClearAndSelect);
    sample.page().copy();
    lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    CHECK(lines.size() == 2);
    CHECK(lines[0] == sample.text(0, "organization") + QLatin1Char('\t') + sample.text(0, "chip"));
}

TEST_CASE("A pasted block is looked at first and becomes one step")
{
    SampleDock sample;
    const auto source = toQt(sample.workspace.dataset()->sources()[0].key);
    const auto count = sample.workspace.dataset()->inventory().size();
    QApplication::clipboard()->setText(
        QStringLiteral("organization\tchip\tquarter\tunits\tsource\n"
                       "OpenAI\tA100\t1999Q1\t1,200\t%1\nOpenAI\tA100\tQ2 1999\t1.3k\t%1\nOpenAI\tA100\t1999Q3\tmany\t%1\n")
            .arg(source));

    sample.page().setFilter(QStringLiteral("notes"), QStringLiteral("nothing has this"));
    sample.page().paste();
    auto* dialog = sample.page().findChild<ui::PasteDialog*>();
    REQUIRE(dialog);
    CHECK(dialog->plan().inserts.size() == 2);
    auto* paste = dialog->findChild<QPushButton*>(QStringLiteral("primaryButton"));
    CHECK_FALSE(paste->isEnabled()); // all or nothing
    const auto boxes = dialog->findChildren<QCheckBox*>();
    boxes.last()->setChecked(true);
    CHECK(paste->isEnabled());
    paste->click();

    CHECK(sample.workspace.dataset()->inventory().size() == count + 2);
    CHECK(sample.workspace.undoLabel() == QStringLiteral("Paste 2 rows into Inventory"));
    CHECK(sample.page().notice()->text() == QStringLiteral("2 inventory records pasted."));
    CHECK(sample.view().selectedIds().size() == 2); // in spite of the filter
    sample.press("Undo");
    CHECK(sample.workspace.dataset()->inventory().size() == count);
}

TEST_CASE("A block that is pasted over records goes by what others wrote while it was looked at")
{
    SampleDock sample;
    const auto id = sample.page().table()->idAt(0);
    sample.bare(0);
    const auto record = *model::recordOf(*sample.workspace.dataset(), { RecordKind::Inventory, id });
    QStringList titles, values;
    for (const char* name : { "organization", "chip", "quarter", "measure", "access", "provider", "status", "source", "units" }) {
        titles << QString::fromLatin1(name);
        const auto column = model::fieldNamed(RecordKind::Inventory, name).value();
        values << (titles.last() == QStringLiteral("units") ? QStringLiteral("4321")
                                                            : toQt(model::cellText(record, column, *sample.workspace.dataset())));
    }
    QApplication::clipboard()->setText(titles.join(QLatin1Char('\t')) + QLatin1Char('\n') + values.join(QLatin1Char('\t')));
    sample.page().paste();
    auto* dialog = sample.page().findChild<ui::PasteDialog*>();
    REQUIRE(dialog);
    named<QComboBox>(*dialog, QStringLiteral("What to do with the rows"))->setCurrentIndex(1);
    REQUIRE(dialog->plan().updates.size() == 1);

    auto other = model::Document::open(ui::fromQt(sample.workspace.path()));
    other.transact("Elsewhere", [&](model::Writer& writer) {
        auto changed = *other.dataset()->inventory().find({ id });
        changed.notes = "written elsewhere";
        writer.update(changed);
    });
    sample.workspace.lookForChanges();
    dialog->findChild<QPushButton*>(QStringLiteral("primaryButton"))->click();

    CHECK(sample.workspace.dataset()->inventory().find({ id })->units == 4321);
    CHECK(sample.workspace.dataset()->inventory().find({ id })->notes == "written elsewhere");
}

TEST_CASE("What is said about a row leaves it in sight")
{
    SampleDock sample;
    auto& view = sample.view();
    sample.dock.resize(1400, 220);
    pass();
    const auto isInSight = [&] {
        pass();
        return view.viewport()->rect().contains(view.visualRect(view.currentIndex()).center());
    };
    const int lowest = view.rowAt(view.viewport()->height() - 4);
    REQUIRE(lowest > 1);
    for (const int row : { 0, lowest }) {
        CAPTURE(row);
        view.setCurrentIndex(sample.cell(row, "units"));
        QTest::keyClick(&view, Qt::Key_Delete); // says that it cannot be empty
        REQUIRE_FALSE(sample.page().notice()->text().isEmpty());
        CHECK(sample.page().notice()->geometry().bottom() < view.geometry().top());
        CHECK(isInSight());
        sample.page().notice()->dismiss();
    }
}

TEST_CASE("RecordForm edits the current record by the rules of its table")
{
    SampleDock sample;
    ui::RecordForm form(sample.workspace);
    form.resize(300, 700);
    form.show();
    CHECK_FALSE(form.field(0));
    sample.view().setCurrentIndex(sample.page().table()->index(0, 0));
    const auto id = sample.page().table()->idAt(0);
    auto* units = qobject_cast<QLineEdit*>(form.field(sample.column("units")));
    REQUIRE(units);
    const auto before = units->text();

    units->setText(QStringLiteral("lots"));
    QTest::keyClick(units, Qt::Key_Return);
    CHECK(units->property("isRefused").toBool());
    CHECK(units->text() == QStringLiteral("lots"));
    QTest::keyClick(units, Qt::Key_Escape);
    CHECK(units->text() == before);
    CHECK_FALSE(units->property("isRefused").toBool());

    units->setText(QStringLiteral("1.4k"));
    QTest::keyClick(units, Qt::Key_Return);
    CHECK(sample.workspace.dataset()->inventory().find({ id })->units == 1400);
    CHECK(units->text() == QStringLiteral("1,400"));
    CHECK(sample.text(0, "units") == QStringLiteral("1,400"));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/table_record.h"
#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/charts/chart_view.h"
#include "ui/checks/check_panel.h"
#include "ui/checks/write_waivers.h"
#include "ui/panels/caption_bar.h"
#include "ui/tables/history_panel.h"
#include "ui/tables/record_page.h"
#include "ui/tables/records_dock.h"
#include "ui/window/actions.h"
#include "ui/window/view_bar.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QFile>
#include <QHelpEvent>
#include <QImage>
#include <QLabel>
#include <QPointer>
#include <QTabBar>
#include <QTest>
#include <QTextEdit>
#include <QTreeView>

#include <sys/inotify.h>
#include <unistd.h>

using namespace test;
using model::RecordKind;
using ui::ActionId;
using ui::fromQt;
using ui::toQt;

namespace {

/// A picture that must never be read, and whether it was.
class Bait {
public:
    explicit Bait(const QString& path)
        : m_watch(inotify_init1(IN_NONBLOCK))
    {
        QImage picture(16, 16, QImage::Format_RGB32);
        picture.fill(Qt::red);
        picture.save(path);
        inotify_add_watch(m_watch, path.toUtf8().constData(), IN_OPEN);
    }
    Bait(const Bait&) = delete;
    Bait& operator=(const Bait&) = delete;
    ~Bait() { ::close(m_watch); }

    bool wasOpened() const
    {
        char events[4096];
        return ::read(m_watch, events, sizeof events) > 0;
    }

private:
    int m_watch;
};

/// The sample with markup in every text that a record may have, and in a caption, a waiver's note and the labels of steps.
struct MarkedUp : SampleWindow {
    QString picture { folder.filePath(QStringLiteral("probe.png")) };
    Bait bait { picture };
    std::string markup { "<b>x</b><img src=\"file://" + fromQt(picture) + "\">" };
    ui::RecordsDock& records = *window.findChild<ui::RecordsDock*>();

    MarkedUp()
    {
        const auto refusal = workspace.edit(toQt("Mark up " + markup), [&](model::Writer& writer) {
            const auto mark = [&](std::string& text) { text = markup + text; };
            workspace.dataset()->organizations().forEach([&](model::Organization record) {
                mark(record.name);
                mark(record.notes);
                writer.update(record);
            });
            workspace.dataset()->chips().forEach([&](model::Chip record) {
                for (auto* text : { &record.name, &record.vendor, &record.codename, &record.notes })
                    mark(*text);
                writer.update(record);
            });
            workspace.dataset()->sources().forEach([&](model::Source record) {
                for (auto* text : { &record.key, &record.title, &record.publisher, &record.notes })
                    mark(*text);
                writer.update(record);
            });
            workspace.dataset()->trainingRuns().forEach([&](model::TrainingRun record) {
                mark(record.name);
                mark(record.notes);
                writer.update(record);
            });
            workspace.dataset()->inventory().forEach([&](model::InventoryRecord record) {
                mark(record.notes);
                writer.update(record);
            });
            writer.insert(model::SavedView { {}, markup, 100, "figure=growth", "Caption " + markup });
        });
        REQUIRE_FALSE(refusal);
        pass();
    }

    void trigger(ActionId id)
    {
        window.actions()[id].trigger();
        pass();
    }
};

bool isMarkup(const QString& text)
{
    return text.contains(QLatin1String("<img")) || text.contains(QLatin1String("<b>"));
}

/// What Qt would take for HTML in a text that it looks at.
bool isObeyed(const QString& text)
{
    return Qt::mightBeRichText(text) && isMarkup(text);
}

/// All that is on the screen or would be by a tooltip.
struct Shown {
    int places = 0;      ///< that show the markup
    QStringList obeying; ///< it

    void look(bool isShown, bool isFollowed, const QObject& where)
    {
        places += isShown ? 1 : 0;
        if (isFollowed)
            obeying << QString::fromLatin1(where.metaObject()->className()) + QLatin1Char(' ') + where.objectName();
    }
    void lookAtTip(const QString& tip, const QObject& where) { look(tip.contains(QLatin1String("&lt;img")), isObeyed(tip), where); }
    void lookAtModel(const QAbstractItemModel& model, const QModelIndex& parent)
    {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            lookAtTip(model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString(), model);
            for (int row = 0; row < std::min(model.rowCount(parent), 200); ++row)
                lookAtTip(model.index(row, column, parent).data(Qt::ToolTipRole).toString(), model);
        }
        for (int row = 0; row < std::min(model.rowCount(parent), 200); ++row) {
            if (const auto child = model.index(row, 0, parent); model.hasChildren(child))
                lookAtModel(model, child);
        }
    }
};

Shown shown()
{
    Shown found;
    for (const auto* widget : QApplication::allWidgets()) {
        found.lookAtTip(widget->toolTip(), *widget);
        if (const auto* label = qobject_cast<const QLabel*>(widget)) {
            const bool isPlain
                = label->textFormat() == Qt::PlainText || (label->textFormat() == Qt::AutoText && !Qt::mightBeRichText(label->text()));
            found.look(isPlain && isMarkup(label->text()), !isPlain && isMarkup(label->text()), *label);
        }
        if (const auto* page = qobject_cast<const QTextEdit*>(widget))
            found.look(isMarkup(page->toPlainText()), page->toPlainText().contains(QChar::ObjectReplacementCharacter), *page);
        if (const auto* view = qobject_cast<const QAbstractItemView*>(widget); view && view->model())
            found.lookAtModel(*view->model(), {});
        if (const auto* tabs = qobject_cast<const QTabBar*>(widget)) {
            for (int tab = 0; tab < tabs->count(); ++tab)
                found.lookAtTip(tabs->tabToolTip(tab), *tabs);
        }
    }
    return found;
}

/// Everything is drawn, and the tooltip of the middle of each item view and tab is asked for.
void showAll()
{
    pass();
    const auto all = QApplication::allWidgets();
    // A tooltip takes the one before it away.
    for (const auto& widget : QList<QPointer<QWidget>>(all.begin(), all.end())) {
        if (!widget || !widget->isVisible())
            continue;
        if (auto* view = qobject_cast<QAbstractItemView*>(widget.data()); view && view->model()) {
            const auto place = view->visualRect(view->model()->index(0, 0)).center();
            QHelpEvent asked(QEvent::ToolTip, place, view->viewport()->mapToGlobal(place));
            QApplication::sendEvent(view->viewport(), &asked);
        }
        if (widget && widget->isWindow())
            widget->grab();
    }
    pass();
}

}

TEST_CASE("A tooltip shows markup as it is written, keeps its lines and ends where a text is endless")
{
    CHECK(ui::plainToolTip(QStringLiteral("<b>x</b>\na & b"))
        == QStringLiteral("<p style=\"white-space: pre\">&lt;b&gt;x&lt;/b&gt;<br>a &amp; b</p>"));
    CHECK(ui::plainToolTip(QString(100, QLatin1Char('x'))) == QStringLiteral("<p>%1</p>").arg(QString(100, QLatin1Char('x'))));
    CHECK(ui::plainToolTip({}).isEmpty());
    CHECK(ui::plainToolTip(QString(100'000, QLatin1Char('x'))).size() < 3000);
}

TEST_CASE("A link shows markup in its text as it is written")
{
    ui::LinkLabel label;
    label.setLink(QStringLiteral("<i>a</i>"), QStringLiteral("<b>x</b>"));
    CHECK(label.text() == QStringLiteral("&lt;i&gt;a&lt;/i&gt; <a href=\"#\">&lt;b&gt;x&lt;/b&gt;</a>"));
}

TEST_CASE("Markup in every text of a document is shown as it is written in every figure, and no picture it names is read")
{
    MarkedUp test;
    int places = 0;
    for (const auto figure : model::allValues<model::FigureKind>()) {
        test.trigger(ui::figureAction(figure));
        auto& chart = *test.window.findChild<charts::ChartView*>();
        chart.setFocus();
        QTest::keyClick(&chart, Qt::Key_Right);
        QTest::keyClick(&chart, Qt::Key_Return);
        showAll();
        const auto found = shown();
        CAPTURE(model::word(figure));
        CHECK(found.obeying == QStringList());
        places += found.places;
    }
    CHECK(places > 100);
    CHECK_FALSE(test.bait.wasOpened());
    QFile picture(test.picture);
    REQUIRE(picture.open(QIODevice::ReadOnly));
    CHECK(test.bait.wasOpened()); // it would have been seen
}

TEST_CASE("Markup is shown as it is written in tables, history, findings and captions, and no picture it names is read")
{
    MarkedUp test;
    auto& views = *test.window.findChild<ui::ViewBar*>();
    views.pickSaved(test.workspace.dataset()->savedViewNamed(test.markup)->id);
    pass();
    CHECK(test.window.findChild<ui::CaptionBar*>()->findChild<QLabel*>()->text().contains(toQt(test.markup)));
    // A waiver whose note has it.
    const auto& findings = test.workspace.findings()->all;
    REQUIRE_FALSE(findings.empty());
    const std::vector waivers { model::waiverOf(findings.front(), test.markup) };
    REQUIRE_FALSE(ui::writeWaivers(test.workspace, QStringLiteral("Waive"), model::waiving(*test.workspace.dataset(), waivers)));
    pass();
    for (int tab = 0; tab < test.records.tabs()->count(); ++tab) {
        test.records.tabs()->setCurrentIndex(tab);
        pass();
        for (auto* tree : test.records.findChildren<QTreeView*>()) {
            if (!tree->isVisible())
                continue;
            tree->setFocus();
            tree->setCurrentIndex(tree->model()->index(0, 0));
            tree->expandToDepth(1);
        }
        if (auto* page = test.records.currentPage())
            test.workspace.setRecord(model::RecordRef { page->kind(), 1 });
        showAll();
        const auto found = shown();
        CAPTURE(tab);
        CHECK(found.obeying == QStringList());
        CHECK(found.places > 0);
    }
    CHECK_FALSE(test.bait.wasOpened());
}

TEST_CASE("Markup is shown as it is written in every dialog and in a table that is imported or pasted, and no picture it names is read")
{
    MarkedUp test;
    const auto table = test.folder.filePath(QStringLiteral("table.csv"));
    QFile file(table);
    REQUIRE(file.open(QIODevice::WriteOnly));
    const auto cell = QByteArray::fromStdString(test.markup).replace('"', "\"\"");
    file.write("organization,\"" + cell + "\",quarter,units,source\n\"" + cell + "OpenAI\",\"" + cell + "\",\"" + cell + "\",x,nobody\n");
    file.close();
    test.prompts.tables = { table };
    QApplication::clipboard()->setText(toQt(test.markup + "\t" + test.markup + "\n" + test.markup + "\t1"));
    const auto action = GENERATE(ActionId::ImportTables, ActionId::PasteRows, ActionId::Report, ActionId::SaveView, ActionId::FindAction,
        ActionId::Compare, ActionId::Calculator, ActionId::Backups, ActionId::Method);
    CAPTURE(static_cast<int>(action));
    test.trigger(action);
    QTest::qWait(300); // the import is tried on a thread
    for (auto* dialog : test.window.findChildren<QDialog*>()) {
        for (auto* tabs : dialog->findChildren<QTabBar*>()) {
            for (int tab = 0; tab < tabs->count(); ++tab) {
                tabs->setCurrentIndex(tab);
                showAll();
                CHECK(shown().obeying == QStringList());
            }
        }
    }
    showAll();
    const auto found = shown();
    CHECK(found.obeying == QStringList());
    CHECK(found.places > 0);
    CHECK_FALSE(test.bait.wasOpened());
}

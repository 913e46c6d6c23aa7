// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/base/text.h"
#include "ui/panels/job_bar.h"
#include "ui/window/actions.h"
#include "ui/window/report_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QStatusBar>
#include <QTest>
#include <QToolButton>

using namespace test;
using ui::fromQt;

namespace {

/// The window with the dialog open, and a place for its file.
struct Reporting : SampleWindow {
    QPointer<ui::ReportDialog> dialog;
    QString path = folder.filePath(QStringLiteral("out.html"));

    Reporting()
    {
        window.actions()[ui::ActionId::Report].trigger();
        pass();
        dialog = window.findChild<ui::ReportDialog*>();
        REQUIRE(dialog);
        prompts.file = path;
    }

    QListWidget& list() const { return *named<QListWidget>(*dialog, QStringLiteral("Views of the report")); }
    QPushButton& write() const { return *dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save); }
    QPushButton& cancel() const { return *dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Cancel); }
    void choose(const QList<int>& rows) const
    {
        for (int row = 0; row < list().count(); ++row)
            list().item(row)->setCheckState(rows.contains(row) ? Qt::Checked : Qt::Unchecked);
    }
    void asHtml() const { named<QComboBox>(*dialog, QStringLiteral("Format"))->setCurrentIndex(1); }
    bool isWritten() const
    {
        return QTest::qWaitFor([this] { return !dialog; }, 60'000);
    }
};

QString contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The headings of the figures of a report in HTML.
QStringList figures(const QString& html)
{
    static const QRegularExpression heading(QStringLiteral("<span class=\"number\">\\d+</span>([^<]*)</h2>"));
    QStringList names;
    for (auto found = heading.globalMatch(html); found.hasNext();)
        names << found.next().captured(1);
    return names;
}

}

TEST_CASE("The report dialog offers all saved views in their order, and what is shown")
{
    const Reporting reporting;
    const auto& list = reporting.list();

    REQUIRE(list.count() > 20);
    CHECK(fromQt(list.item(0)->text()) == "What a document opens with");
    CHECK(fromQt(list.item(1)->text()) == "20,000 chips or poor");
    CHECK(list.item(1)->checkState() == Qt::Checked);
    const auto* shown = list.item(list.count() - 1);
    CHECK(shown->text() == QStringLiteral("What is shown now: GPUs per researcher"));
    CHECK(shown->checkState() == Qt::Unchecked);
}

TEST_CASE("The report dialog writes the chosen views, in the order given, under the title given")
{
    Reporting reporting;
    reporting.asHtml();
    reporting.choose({ 0, 2, 3 });
    reporting.list().setCurrentRow(3);
    reporting.list().setFocus();
    QTest::keyClick(&reporting.list(), Qt::Key_Up, Qt::AltModifier);
    CHECK(reporting.list().currentRow() == 2);
    QTest::mouseClick(named<QToolButton>(*reporting.dialog, QStringLiteral("Move the view up")), Qt::LeftButton);
    QTest::mouseClick(named<QToolButton>(*reporting.dialog, QStringLiteral("Move the view up")), Qt::LeftButton);
    CHECK(reporting.list().currentRow() == 0);
    CHECK(reporting.list().currentItem()->checkState() == Qt::Checked);
    CHECK_FALSE(named<QToolButton>(*reporting.dialog, QStringLiteral("Move the view up"))->isEnabled());
    named<QLineEdit>(*reporting.dialog, QStringLiteral("Title"))->setText(QStringLiteral("Ours & theirs"));

    reporting.write().click();
    REQUIRE(reporting.isWritten());

    const auto html = contents(reporting.path);
    CHECK(figures(html) == QStringList { QStringLiteral("100,000 by 2024"), QStringLiteral("Pet projects") });
    CHECK(html.contains(QStringLiteral("<h1>Ours &amp; theirs</h1>")));
    CHECK(html.contains(QStringLiteral("sample.flop")));
    CHECK(reporting.prompts.suggestions.last().endsWith(QStringLiteral("/sample report.html")));
    CHECK(reporting.prompts.errors.isEmpty());
    CHECK(reporting.window.statusBar()->currentMessage().startsWith(QStringLiteral("Report written: ")));
}

TEST_CASE("The report dialog writes a PDF of what is shown now")
{
    Reporting reporting;
    reporting.choose({ reporting.list().count() - 1 });

    reporting.write().click();
    REQUIRE(reporting.isWritten());

    QFile file(reporting.path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll().startsWith("%PDF-"));
}

TEST_CASE("The window stays awake while a report is written, and stopping leaves the old file as it was")
{
    Reporting reporting;
    {
        QFile old(reporting.path);
        REQUIRE(old.open(QIODevice::WriteOnly));
        old.write("old");
    }
    // Every page takes a pass of the event loop, so that the third is long before the last.
    const auto* bar = reporting.dialog->findChild<ui::JobBar*>();
    int passes = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        if (++passes == 3)
            named<QToolButton>(*bar, QStringLiteral("Stop the job"))->click();
    });
    timer.start(0);

    reporting.write().click();
    CHECK_FALSE(reporting.write().isEnabled());
    CHECK(bar->isVisible());
    REQUIRE(QTest::qWaitFor([&] { return !reporting.dialog || !bar->isVisible(); }, 10'000));

    REQUIRE(reporting.dialog);
    CHECK(reporting.write().isEnabled());
    CHECK(contents(reporting.path) == QStringLiteral("old"));
    reporting.cancel().click();
    CHECK(QTest::qWaitFor([&] { return !reporting.dialog; }));
}

TEST_CASE("Escape stops the report that is written before it closes the dialog")
{
    Reporting reporting;
    reporting.write().click();
    QTest::keyClick(reporting.dialog.data(), Qt::Key_Escape);
    const auto* bar = reporting.dialog->findChild<ui::JobBar*>();
    REQUIRE(QTest::qWaitFor([&] { return !bar->isVisible(); }, 10'000));

    CHECK(reporting.dialog);
    CHECK_FALSE(QFile::exists(reporting.path));
}

TEST_CASE("A report without views cannot be written, and none is where nobody names a file")
{
    Reporting reporting;
    named<QToolButton>(*reporting.dialog, QStringLiteral("Choose no view"))->click();
    CHECK_FALSE(reporting.write().isEnabled());
    named<QToolButton>(*reporting.dialog, QStringLiteral("Choose all views"))->click();
    CHECK(reporting.write().isEnabled());

    reporting.prompts.file.reset();
    reporting.write().click();
    pass();
    CHECK(reporting.dialog);
    CHECK(reporting.write().isEnabled());
}

TEST_CASE("A report is not written over its document, and a place that takes none is said")
{
    Reporting reporting;
    reporting.choose({ 0 });
    reporting.prompts.file = reporting.workspace.path();
    reporting.write().click();
    pass();
    REQUIRE(reporting.prompts.errors.size() == 1);
    CHECK(reporting.prompts.errors.last().contains(QStringLiteral("is the open document itself")));

    reporting.prompts.file = reporting.folder.filePath(QStringLiteral("none/report.pdf"));
    reporting.write().click();
    REQUIRE(QTest::qWaitFor([&] { return reporting.prompts.errors.size() == 2; }, 30'000));
    CHECK(reporting.prompts.errors.last().contains(QStringLiteral("there is no such folder")));
    CHECK(reporting.dialog);
    CHECK(reporting.write().isEnabled());
}

TEST_CASE("A report of a document without saved views offers what is shown")
{
    Reporting reporting;
    reporting.dialog->reject();
    REQUIRE(QTest::qWaitFor([&] { return !reporting.dialog; }));
    std::vector<model::SavedViewId> ids;
    reporting.workspace.dataset()->savedViews().forEach([&](const model::SavedView& view) { ids.push_back(view.id); });
    REQUIRE_FALSE(reporting.workspace.edit(QStringLiteral("Delete"), [&](model::Writer& writer) {
        for (const auto id : ids)
            writer.remove<model::SavedView>(id);
    }));

    ui::ReportDialog dialog(reporting.workspace, reporting.folder.path());
    const auto* list = named<QListWidget>(dialog, QStringLiteral("Views of the report"));
    REQUIRE(list->count() == 1);
    CHECK(list->item(0)->checkState() == Qt::Checked);
}

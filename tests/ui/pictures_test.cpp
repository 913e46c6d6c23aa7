// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/commands/export.h"
#include "tests/app/folder.h"
#include "tests/app/run_in_process.h"
#include "tests/support/catch.h"
#include "tests/support/zip_file.h"
#include "tests/ui/sample_window.h"
#include "ui/base/text.h"
#include "ui/charts/picture_memory.h"
#include "ui/window/actions.h"
#include "ui/window/picture_dialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDialog>
#include <QDropEvent>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QMimeData>
#include <QProcess>
#include <QStatusBar>
#include <QTest>
#include <QTreeWidget>

#include <cmath>

using namespace test;
using charts::PictureFormat;
using ui::ActionId;
using ui::toQt;

namespace {

struct Window : SampleWindow {
    void trigger(ActionId id)
    {
        window.actions()[id].trigger();
        pass();
    }

    void show(const std::string& line)
    {
        workspace.setView(viewOf(line));
        pass();
    }

    /// The present figure as a picture in a file.
    QString exported(const QString& name, PictureFormat format)
    {
        charts::PictureSpec spec;
        spec.format = format;
        spec.sizePx = { 800, 600 };
        prompts.spec = spec;
        prompts.file = folder.filePath(name);
        trigger(ActionId::ExportPicture);
        return *prompts.file;
    }

    void drop(const QString& path)
    {
        QMimeData data;
        data.setUrls({ QUrl::fromLocalFile(path) });
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &enter);
        REQUIRE(enter.isAccepted());
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &drop);
        pass();
    }

    QDialog* changes() const { return window.findChild<QDialog*>(QStringLiteral("pictureChanges")); }

    /// Halves all researchers of an organization.
    void halve(const std::string& organization)
    {
        workspace.edit(QStringLiteral("Halve"), [&](model::Writer& writer) {
            workspace.dataset()->headcounts().forEach([&](const model::HeadcountRecord& record) {
                if (workspace.dataset()->organizations().find(record.organization)->name != organization)
                    return;
                auto halved = record;
                halved.people = std::ceil(record.people / 2);
                halved.peopleLow.reset();
                halved.peopleHigh.reset();
                writer.update(halved);
            });
        });
        pass();
    }
};

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

}

TEST_CASE("A picture dropped on the window shows its view again and says that the data is the same")
{
    Window test;
    const auto format = GENERATE(PictureFormat::Png, PictureFormat::Svg, PictureFormat::Pdf);
    const auto ending = format == PictureFormat::Png ? "a.png" : format == PictureFormat::Svg ? "a.svg" : "a.pdf";
    test.show("figure=growth&unit=h100e&by=vendor&at=2024Q4");
    const auto shown = test.workspace.view();
    const auto path = test.exported(QString::fromLatin1(ending), format);
    test.show("at=2023Q1");
    const auto before = test.workspace.view();

    test.drop(path);

    CHECK(test.workspace.view() == shown);
    CHECK(test.prompts.errors.isEmpty());
    CHECK(test.changes() == nullptr);
    CHECK(test.window.statusBar()->currentMessage().contains(QStringLiteral("the data is the same")));
    QTest::keyClick(&test.window, Qt::Key_Left, Qt::AltModifier);
    pass();
    CHECK(test.workspace.view() == before);
}

TEST_CASE("A picture opened after an edit lists the values that are other ones, with both")
{
    Window test;
    const auto path = test.exported(QStringLiteral("ranking.png"), PictureFormat::Png);
    test.halve("OpenAI");
    test.show("figure=growth");
    test.prompts.file = path;

    test.trigger(ActionId::Open);

    CHECK(test.workspace.view().figure == model::FigureKind::Ranking);
    REQUIRE(test.changes() != nullptr);
    CHECK(test.changes()->isVisible());
    const auto* list = named<QTreeWidget>(*test.changes(), QStringLiteral("Values that differ"));
    REQUIRE(list->topLevelItemCount() == 1);
    CHECK(list->topLevelItem(0)->text(0) == QStringLiteral("OpenAI"));
    CHECK(list->topLevelItem(0)->text(1) == QStringLiteral("2025Q4"));
    CHECK(list->topLevelItem(0)->text(2).startsWith(QStringLiteral("1,740 [")));
    CHECK(list->topLevelItem(0)->text(3).startsWith(QStringLiteral("3,490 [")));
    CHECK(test.prompts.errors.isEmpty());
}

TEST_CASE("A document dropped on the window offers the pictures in it")
{
    Window test;
    test.show("figure=shares&by=organization");
    const auto shares = contents(test.exported(QStringLiteral("shares.png"), PictureFormat::Png));
    test.show("figure=growth");
    const auto growth = contents(test.exported(QStringLiteral("growth.png"), PictureFormat::Png));
    const auto path = test.folder.filePath(QStringLiteral("talk.odp"));
    writeZip(path.toStdString(), { { "Pictures/a.png", growth.toStdString() }, { "Pictures/b.png", shares.toStdString() } });

    test.drop(path); // and nothing is chosen
    CHECK(test.workspace.view().figure == model::FigureKind::Growth);
    test.prompts.one = 1;
    test.drop(path);

    REQUIRE(test.prompts.ones.size() == 2);
    CHECK(test.prompts.ones[1].contains(QStringLiteral("b.png")));
    CHECK(test.prompts.ones[1].contains(QStringLiteral("figure=shares")));
    CHECK(test.workspace.view() == viewOf("figure=shares&by=organization"));
    CHECK(test.prompts.errors.isEmpty());
}

TEST_CASE("A picture of which another program has kept the short line only shows its view and says whether the data is the same")
{
    Window test;
    test.show("figure=growth&by=vendor");
    const auto whole = contents(test.exported(QStringLiteral("whole.png"), PictureFormat::Png)).toStdString();
    QImage plain(3, 3, QImage::Format_RGB32);
    plain.fill(Qt::red);
    const auto path = test.folder.filePath(QStringLiteral("short.png"));
    write(path, charts::pngFile(plain, { charts::pngMemory(charts::readMemory(whole, "whole.png")).back() }));
    test.show("figure=shares");

    test.drop(path);
    CHECK(test.workspace.view() == viewOf("figure=growth&by=vendor"));
    CHECK(test.window.statusBar()->currentMessage().contains(QStringLiteral("the data is the same")));
    test.halve("OpenAI");
    test.drop(path);
    CHECK(test.window.statusBar()->currentMessage().contains(QStringLiteral("no table is left")));
    CHECK(test.prompts.errors.isEmpty());
}

TEST_CASE("A picture remembers nothing where that is switched off, and the dialog says so")
{
    Window test;
    test.prompts.remembers = false;
    const auto path = test.exported(QStringLiteral("lean.svg"), PictureFormat::Svg);
    CHECK_FALSE(contents(path).contains("flopulence"));

    const auto& figure = test.workspace.figure();
    ui::PictureDialog dialog({}, figure, figure);
    const auto says = [&](const QString& words) {
        const auto labels = dialog.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->text().contains(words); });
    };
    CHECK(dialog.request().remembers);
    CHECK(says(QStringLiteral("rows of its table travel inside")));
    for (auto* box : dialog.findChildren<QCheckBox*>())
        if (box->text().contains(QStringLiteral("view and table")))
            box->click();
    CHECK_FALSE(dialog.request().remembers);
    CHECK(QTest::qWaitFor([&] { return says(QStringLiteral("Nothing travels inside")); }));
}

TEST_CASE("Records that changed without changing the picture's values are said, without a list")
{
    Window test;
    test.show("figure=growth");
    const auto path = test.exported(QStringLiteral("growth.png"), PictureFormat::Png);
    test.halve("OpenAI");

    test.drop(path);

    CHECK(test.changes() == nullptr);
    CHECK(test.window.statusBar()->currentMessage().contains(QStringLiteral("but none of its values")));
}

TEST_CASE("A picture that says nothing, is cut or has a view of a later version is refused in a sentence and changes nothing")
{
    Window test;
    test.show("figure=growth&by=vendor");
    const auto before = test.workspace.view();
    const auto bytes = contents(test.exported(QStringLiteral("whole.png"), PictureFormat::Png));
    QImage plain(3, 3, QImage::Format_RGB32);
    plain.fill(Qt::red);
    const auto path = test.folder.filePath(QStringLiteral("b.png"));

    REQUIRE(plain.save(path));
    test.drop(path);
    write(path, bytes.left(bytes.size() / 2));
    test.drop(path);
    auto memory = charts::readMemory(bytes.toStdString(), "b.png");
    memory.view += "&colour=mauve";
    write(path, charts::pngFile(plain, charts::pngMemory(memory)));
    test.drop(path);
    memory.view = "figure=growth";
    memory.table = "not a table";
    write(path, charts::pngFile(plain, charts::pngMemory(memory)));
    test.drop(path);
    write(path, {});
    test.drop(path);
    QFile::remove(path);
    test.drop(path);

    REQUIRE(test.prompts.errors.size() == 6);
    CHECK(test.prompts.errors[0].startsWith(QStringLiteral("b.png says nothing of a view")));
    CHECK(test.prompts.errors[1].startsWith(QStringLiteral("b.png is damaged: its end is missing")));
    CHECK(test.prompts.errors[2].contains(QStringLiteral("colour")));
    CHECK(test.prompts.errors[2].contains(QStringLiteral("The figure stays as it was")));
    CHECK(test.prompts.errors[3].contains(QStringLiteral("b.png is damaged")));
    CHECK(test.prompts.errors[4].contains(QStringLiteral("neither a PNG nor an SVG nor a PDF")));
    CHECK(test.prompts.errors[5].startsWith(QStringLiteral("b.png cannot be read")));
    CHECK(test.workspace.view() == before);
}

TEST_CASE("The same view gives the same bytes in the window and from the command line")
{
    const auto* view = GENERATE("figure=wealth&at=2024Q4", "figure=shares&by=organization", "figure=training");
    const auto [ending, format] = GENERATE(
        table<const char*, PictureFormat>({ { "png", PictureFormat::Png }, { "svg", PictureFormat::Svg }, { "pdf", PictureFormat::Pdf } }));
    CAPTURE(view, ending);
    // As the program sets it when it opens its window.
    QCoreApplication::setApplicationVersion(
        toQt(flopulence({ "--version" }).out).section(QLatin1Char('\n'), 0, 0).section(QLatin1Char(' '), 1));
    Window test;
    test.show(view);
    const auto fromWindow = test.exported(QStringLiteral("window.") + QLatin1String(ending), format);
    const auto other = test.folder.filePath(QStringLiteral("command.") + QLatin1String(ending)).toStdString();

    const auto result = flopulence({ "export", test.workspace.path().toStdString(), "-o", other, "--view", view, "--size", "800x600" });

    CHECK(result.err == "");
    CHECK(contents(fromWindow.toStdString()).size() > 1000);
    CHECK((contents(fromWindow.toStdString()) == contents(other)));
}

TEST_CASE("Copying gives a picture, an SVG and the table in the forms that spreadsheets and editors take")
{
    Window test;
    test.trigger(ActionId::CopyPicture);

    const auto* forms = QGuiApplication::clipboard()->mimeData();
    CHECK(qvariant_cast<QImage>(forms->imageData()).width() == 3200);
    CHECK(forms->data(QStringLiteral("image/svg+xml")).contains("<metadata id=\"flopulence\">"));
    const auto memory = charts::readMemory(forms->data(QStringLiteral("image/png")).toStdString(), "clipboard");
    CHECK(memory.table == forms->data(QStringLiteral("text/csv")).toStdString());
    CHECK(forms->text().startsWith(QStringLiteral("figure\tseries\titem\tquarter\t")));
    CHECK(forms->html().contains(QStringLiteral("<td>OpenAI</td>")));
    const auto openAi = forms->text().section(QStringLiteral("\tOpenAI\t"), 1, 1).section(QLatin1Char('\t'), 4, 4);
    CHECK(openAi.toDouble() == Approx(1743).epsilon(0.01));
    CHECK(openAi.size() > 8); // not rounded
}

TEST_CASE("The copied command makes the picture that was exported, with its size, colours and words")
{
    Window test;
    charts::PictureSpec spec;
    spec.format = PictureFormat::Svg;
    spec.sizePx = GENERATE(QSize(1080, 1080), QSize(777, 555));
    spec.theme = charts::ThemeKind::Dark;
    spec.svgText = charts::SvgText::Paths;
    test.show("figure=growth&organization=OpenAI,Meta");
    test.prompts.spec = spec;
    test.prompts.words = { "Whose 'chips'?", "--when", "Draft; not for print" };
    test.prompts.file = test.folder.filePath(QStringLiteral("a.svg"));
    test.trigger(ActionId::ExportPicture);

    test.trigger(ActionId::CopyCommand);

    // What a shell makes of it.
    QProcess shell;
    shell.start(QStringLiteral("sh"),
        { QStringLiteral("-c"),
            QStringLiteral("for word in %1; do printf '%s\\n' \"$word\"; done").arg(QGuiApplication::clipboard()->text()) });
    REQUIRE(shell.waitForFinished());
    std::vector<std::string> arguments;
    for (const auto& line : QString::fromUtf8(shell.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        arguments.push_back(line.toStdString());
    REQUIRE(arguments.size() > 2);
    CHECK(arguments.front() == "flopulence");
    arguments.erase(arguments.begin());
    const auto parsed = std::get<app::Command>(app::parseCommandLine(arguments, [](const std::string&) { return true; }));
    const auto command = *parsed.target<app::ExportFigure>();
    CHECK(command.file == test.workspace.path().toStdString());
    CHECK(command.picture == spec);
    CHECK(command.words == test.prompts.words);
    CHECK(viewOf(command.view) == test.workspace.view());

    // Words are of their figure alone.
    test.show("figure=shares");
    test.trigger(ActionId::CopyCommand);
    CHECK_FALSE(QGuiApplication::clipboard()->text().contains(QStringLiteral("--title")));
}

TEST_CASE("The figure is printed as vectors on the page's printable part")
{
    Window test;
    test.prompts.file = test.folder.filePath(QStringLiteral("page.pdf"));

    test.trigger(ActionId::Print);

    const auto pdf = contents(*test.prompts.file);
    CHECK(pdf.startsWith("%PDF-"));
    CHECK(pdf.contains("+NotoSans"));
    CHECK_FALSE(pdf.contains("/Subtype /Image"));
}

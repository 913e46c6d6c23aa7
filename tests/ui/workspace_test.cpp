// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/store/document.h"
#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/base/text.h"
#include "ui/workspace/view_history.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace test;
using model::Quarter;
using model::ViewState;

TEST_CASE("Workspace makes one figure however often the view changes in one pass")
{
    SampleWorkspace sample;
    int figures = 0;
    int views = 0;
    QObject::connect(&sample.workspace, &ui::Workspace::figureChanged, &sample.workspace, [&] { ++figures; });
    QObject::connect(&sample.workspace, &ui::Workspace::viewChanged, &sample.workspace, [&] { ++views; });

    for (int i = 1; i <= 3; ++i) {
        auto view = sample.workspace.view();
        view.at = Quarter::of(2023, i);
        sample.workspace.setView(view);
    }
    pass();

    CHECK(views == 3);
    CHECK(figures == 1);
    CHECK(sample.workspace.figure().timeline.at == Quarter::of(2023, 3));
}

TEST_CASE("Workspace says nothing where the view stays the same")
{
    SampleWorkspace sample;
    int views = 0;
    QObject::connect(&sample.workspace, &ui::Workspace::viewChanged, &sample.workspace, [&] { ++views; });

    auto same = sample.workspace.view();
    same.unit = model::Unit::H100e; // what a ranking takes anyway
    sample.workspace.setView(same);

    CHECK(views == 0);
}

TEST_CASE("Workspace keeps the open document where another cannot be opened")
{
    SampleWorkspace sample;
    const auto before = sample.workspace.path();
    const auto dataset = sample.workspace.dataset();
    QFile other(sample.folder.filePath(QStringLiteral("letter.flop")));
    REQUIRE(other.open(QIODevice::WriteOnly));
    other.write("Dear reader");
    other.close();

    CHECK_FALSE(sample.workspace.open(other.fileName()));
    CHECK_FALSE(sample.workspace.open(sample.folder.filePath(QStringLiteral("nothing.flop"))));

    CHECK(sample.workspace.path() == before);
    CHECK(sample.workspace.dataset() == dataset);
    CHECK(sample.prompts.errors.size() == 2);
    CHECK(sample.prompts.errors.first().contains(QStringLiteral("letter.flop")));
}

TEST_CASE("Workspace does not save a copy over the open document")
{
    SampleWorkspace sample;

    CHECK_FALSE(sample.workspace.saveCopy(sample.workspace.path()));
    CHECK(sample.workspace.saveCopy(sample.folder.filePath(QStringLiteral("copy.flop"))));

    CHECK(sample.prompts.errors.size() == 1);
    CHECK(QFile::exists(sample.folder.filePath(QStringLiteral("copy.flop"))));
}

TEST_CASE("Workspace notices what another program wrote and undoes it by name")
{
    SampleWorkspace sample;
    const auto count = sample.workspace.dataset()->sources().size();
    auto other = model::Document::open(ui::fromQt(sample.workspace.path()));
    model::Source source;
    source.key = "somebody-else";
    source.title = "Somebody else";
    other.transact("Add a source", [&](model::Writer& writer) { writer.insert(source); });

    sample.workspace.lookForChanges();

    CHECK(sample.workspace.dataset()->sources().size() == count + 1);
    CHECK(sample.workspace.undoLabel() == QStringLiteral("Add a source"));

    sample.workspace.undo();

    CHECK(sample.workspace.dataset()->sources().size() == count);
    CHECK_FALSE(sample.workspace.undoLabel());
    CHECK(sample.workspace.redoLabel() == QStringLiteral("Add a source"));
}

TEST_CASE("Workspace explains what is selected")
{
    SampleWorkspace sample;
    QSignalSpy inspections(&sample.workspace, &ui::Workspace::inspectionChanged);

    sample.workspace.setSelection(model::SelectedOrganization { "OpenAI" });
    pass();

    CHECK(inspections.size() == 1);
    CHECK_FALSE(sample.workspace.inspection().value.empty());
    CHECK_FALSE(sample.workspace.inspection().sources.empty());

    sample.workspace.setSelection({});
    pass();

    CHECK(sample.workspace.inspection() == model::Inspection {});
}

TEST_CASE("Workspace goes back and forward over views")
{
    SampleWorkspace sample;
    auto growth = sample.workspace.view();
    growth.figure = model::FigureKind::Growth;
    sample.workspace.setView(growth);

    sample.workspace.goBack();
    CHECK(sample.workspace.view() == ViewState {});
    CHECK_FALSE(sample.workspace.canGoBack());

    sample.workspace.goForward();
    CHECK(sample.workspace.view().figure == model::FigureKind::Growth);
    CHECK_FALSE(sample.workspace.canGoForward());
}

TEST_CASE("ViewHistory takes a run of quarters as one stop")
{
    ui::ViewHistory history;
    history.start({});
    for (int year = 2020; year < 2026; ++year)
        history.visit(viewOf("at=" + std::to_string(year) + "Q1"));

    CHECK(history.goBack() == ViewState {});
    CHECK(history.goForward() == viewOf("at=2025Q1"));
}

TEST_CASE("ViewHistory forgets what lay ahead when another way is taken")
{
    ui::ViewHistory history;
    history.start({});
    history.visit(viewOf("figure=growth"));
    history.goBack();
    history.visit(viewOf("intervals=off"));

    CHECK_FALSE(history.canGoForward());
    CHECK(history.goBack() == ViewState {});
}

TEST_CASE("Damaged records are told after the first figure of their document, once, and can be taken as they are")
{
    SampleWindow test;
    REQUIRE(QTest::qWaitFor([&] { return !test.workspace.isBusy(); }, 10'000));
    CHECK(test.prompts.damages.isEmpty());
    const auto path = sampleFile(test.folder, QStringLiteral("damaged.flop"));
    {
        auto document = model::Document::open(path.toStdString());
        document.transact("Add", [](model::Writer& writer) {
            model::Organization organization;
            organization.name = "Mistral";
            organization.notes = "ABCDEFGHIJ";
            writer.insert(organization);
        });
    }
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadWrite));
    auto bytes = file.readAll();
    bytes.replace("ABCDEFGHIJ", "ABCXEFGHIJ");
    file.seek(0);
    file.write(bytes);
    file.close();

    test.prompts.damage = ui::Prompts::Damage::Keep;
    const auto open = [&] {
        test.window.open(path);
        QSignalSpy drawn(&test.workspace, &ui::Workspace::figureDrawn);
        REQUIRE(drawn.wait(10'000));
    };
    open();
    REQUIRE(QTest::qWaitFor([&] { return !test.prompts.damages.isEmpty(); }, 10'000));
    CHECK(test.prompts.damages.first().contains(QStringLiteral("are not those that were last written")));
    CHECK(test.prompts.errors.isEmpty());
    open();
    QTest::qWait(500);
    CHECK(test.prompts.damages.size() == 1);
}

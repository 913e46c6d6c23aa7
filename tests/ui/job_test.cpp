// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/base/text.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace test;
using model::Organization;

namespace {

Organization named(const std::string& name)
{
    Organization organization;
    organization.name = name;
    return organization;
}

/// What a job gave in the end.
struct Ended {
    std::optional<ui::JobOutcome> outcome;
    void operator()(const ui::JobOutcome& given) { outcome = given; }

    void wait()
    {
        REQUIRE(QTest::qWaitFor([this] { return outcome.has_value(); }, 10'000));
    }
};

}

TEST_CASE("A job writes on its thread what the window then shows and can undo")
{
    SampleWorkspace sample;
    Ended ended;
    const auto before = sample.workspace.dataset()->organizations().size();

    sample.workspace.runJob(
        QStringLiteral("Adding"),
        [](model::Document& document, const model::Progress&) {
            return document.transact("Add Anyscale", [](model::Writer& writer) { writer.insert(named("Anyscale")); });
        },
        [&](const ui::JobOutcome& outcome) { ended(outcome); });
    CHECK(sample.workspace.isBusy());
    CHECK(sample.workspace.isOpen());
    ended.wait();

    CHECK(ended.outcome->isDone());
    CHECK_FALSE(sample.workspace.isBusy());
    CHECK(sample.workspace.dataset()->organizationNamed("Anyscale"));
    CHECK(sample.workspace.undoLabel() == QStringLiteral("Add Anyscale"));
    sample.workspace.undo();
    CHECK(sample.workspace.dataset()->organizations().size() == before);
}

TEST_CASE("A job that is cancelled ends soon and leaves everything as it was")
{
    SampleWorkspace sample;
    Ended ended;
    std::atomic<bool> isWriting = false;
    const auto before = sample.workspace.dataset();

    sample.workspace.runJob(
        QStringLiteral("Adding"),
        [&](model::Document& document, model::Progress progress) {
            return document.transact("Add many", [&](model::Writer& writer) {
                for (int i = 0;; ++i) {
                    writer.insert(named("Organization " + std::to_string(i)));
                    isWriting = true;
                    progress.update(0.5);
                }
            });
        },
        [&](const ui::JobOutcome& outcome) { ended(outcome); });
    REQUIRE(QTest::qWaitFor([&] { return isWriting.load(); }));
    sample.workspace.cancelJob();
    ended.wait();

    CHECK(ended.outcome->isCancelled);
    CHECK(sample.workspace.dataset() == before);
    CHECK_FALSE(sample.workspace.undoLabel());
    CHECK_FALSE(sample.workspace.edit(QStringLiteral("Add one"), [](model::Writer& writer) { writer.insert(named("One")); }));
}

TEST_CASE("While a job is at work nothing is edited and nothing else opened, but figures are still drawn")
{
    SampleWorkspace sample;
    Ended ended;
    std::atomic<bool> mayEnd = false;
    sample.workspace.runJob(
        QStringLiteral("Waiting"),
        [&](model::Document&, const model::Progress&) {
            while (!mayEnd)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            return model::Changes {};
        },
        [&](const ui::JobOutcome& outcome) { ended(outcome); });

    const auto refusal = sample.workspace.edit(QStringLiteral("Add one"), [](model::Writer& writer) { writer.insert(named("One")); });
    CHECK(refusal.has_value());
    CHECK_FALSE(sample.workspace.open(sample.workspace.path()));
    CHECK(sample.prompts.errors.size() == 1);
    auto view = sample.workspace.view();
    view.at = model::Quarter::of(2023, 3);
    sample.workspace.setView(view);
    sample.workspace.refreshNow();
    CHECK(sample.workspace.figure().timeline.at == model::Quarter::of(2023, 3));

    mayEnd = true;
    ended.wait();
    CHECK(ended.outcome->isDone());
}

TEST_CASE("A job's refusal comes back with its problems and is told by whoever started it")
{
    SampleWorkspace sample;
    Ended ended;

    sample.workspace.runJob(
        QStringLiteral("Reading"),
        [](model::Document&, const model::Progress&) -> model::Changes {
            throw model::Error(model::ErrorCode::Invalid, model::asWritten("2 rows cannot be read."),
                { model::asWritten("line 1"), model::asWritten("line 2") });
        },
        [&](const ui::JobOutcome& outcome) { ended(outcome); });
    ended.wait();

    CHECK(ended.outcome->refusal == QStringLiteral("2 rows cannot be read."));
    CHECK(ended.outcome->problems.size() == 2);
    CHECK(sample.prompts.errors.isEmpty());
}

TEST_CASE("A workspace that goes while a job is at work stops it first")
{
    std::atomic<bool> hasEnded = false;
    {
        SampleWorkspace sample;
        sample.workspace.runJob(
            QStringLiteral("Endless"),
            [&](model::Document&, model::Progress progress) -> model::Changes {
                try {
                    for (;;)
                        progress.update(0);
                } catch (const model::Cancelled&) {
                    hasEnded = true;
                    throw;
                }
            },
            [](const ui::JobOutcome&) { FAIL("nobody is there to be told"); });
    }
    CHECK(hasEnded);
}

TEST_CASE("What takes longer than a second can be stopped by the person who waits for it")
{
    SampleWorkspace sample;
    sample.prompts.stopsWaiting = true;

    CHECK_THROWS_AS(sample.workspace.runNow(QStringLiteral("Counting"),
                        [](model::Progress progress) {
                            for (;;)
                                progress.update(0.5);
                        }),
        model::Cancelled);

    CHECK(sample.prompts.waits == QStringList { QStringLiteral("Counting") });
    CHECK(sample.prompts.errors.isEmpty());
}

TEST_CASE("What is done in a moment asks nobody to wait, and what it throws comes back")
{
    SampleWorkspace sample;
    int runs = 0;

    sample.workspace.runNow(QStringLiteral("Counting"), [&runs](const model::Progress&) { ++runs; });
    CHECK_THROWS_AS(sample.workspace.runNow(QStringLiteral("Counting"), [](const model::Progress&) { throw std::runtime_error("no"); }),
        std::runtime_error);

    CHECK(runs == 1);
    CHECK(sample.prompts.waits.isEmpty());
}

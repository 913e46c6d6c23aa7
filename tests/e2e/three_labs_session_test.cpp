// SPDX-License-Identifier: GPL-3.0-or-later
// Three labs over time as a picture for print, in the real window with its real dialogs. An action is a click, a drag, a key or chord, or
// one text typed and confirmed; this file is the sequence, and counts them.
#include "tests/support/catch.h"

#include "tests/e2e/session.h"
#include "ui/base/text.h"
#include "ui/charts/picture_memory.h"
#include "ui/window/dialog_prompts.h"
#include "ui/window/picture_dialog.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QKeySequence>
#include <QLineEdit>
#include <QTest>
#include <QTimer>

#include <exception>

using namespace test;

namespace {

constexpr int mostActions = 8;

struct Session {
    QTemporaryDir folder;
    ui::DialogPrompts prompts;
    ui::Workspace workspace { prompts };
    ui::MainWindow window { workspace, ui::Settings {} };
    int actions = 0;

    Session()
    {
        prompts.setWindow(&window);
        window.open(sampleFile(folder));
        window.resize(1600, 1000);
        window.show();
        workspace.refreshNow();
    }

    void chord(const char* keys)
    {
        ++actions;
        const auto combination = QKeySequence(QLatin1String(keys))[0];
        press(combination.key(), combination.keyboardModifiers());
    }
    void click(QWidget& widget)
    {
        ++actions;
        QTest::mouseClick(&widget, Qt::LeftButton);
        pass();
    }
    /// One text, confirmed by a key.
    void enter(const QString& text, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        ++actions;
        type(text);
        press(Qt::Key_Return, modifiers);
    }
    /// From a box to the item that begins so.
    void dragTo(QComboBox& box, const QString& item)
    {
        ++actions;
        QTest::mousePress(&box, Qt::LeftButton);
        auto* list = box.view()->viewport();
        REQUIRE(QTest::qWaitFor([list] { return list->isVisible(); }, patienceMs));
        const int row = box.findText(item, Qt::MatchStartsWith);
        REQUIRE(row >= 0);
        const auto place = box.view()->visualRect(box.model()->index(row, 0)).center();
        const auto global = QPointF(list->mapToGlobal(place));
        QMouseEvent move(QEvent::MouseMove, place, global, Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(list, &move);
        QMouseEvent release(QEvent::MouseButtonRelease, place, global, Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(list, &release);
        pass();
        CHECK(box.currentIndex() == row);
    }
};

/// What to do once a dialog of this kind has the keys; a failure inside closes it.
template <class Dialog> void inDialog(std::exception_ptr& failure, const std::function<void(Dialog&)>& act)
{
    auto* timer = new QTimer(qApp);
    timer->setInterval(50);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, act, &failure] {
        auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget());
        if (!dialog || !dialog->isActiveWindow())
            return;
        timer->stop();
        timer->deleteLater();
        try {
            act(*dialog);
        } catch (...) {
            failure = std::current_exception();
            dialog->reject();
        }
    });
    timer->start();
}

}

TEST_CASE("Three labs over time become a picture for print in eight actions")
{
    Session session;
    waitForWindow(session.window);
    std::exception_ptr failure;
    inDialog<ui::PictureDialog>(failure, [&](ui::PictureDialog& dialog) {
        session.dragTo(*named<QComboBox>(dialog, QStringLiteral("Format")), QStringLiteral("PDF"));
        session.dragTo(*named<QComboBox>(dialog, QStringLiteral("Size")), QStringLiteral("Column"));
        inDialog<QFileDialog>(failure, [&](QFileDialog& files) {
            files.setDirectory(session.folder.path()); // wherever the last picture went
            session.enter(QStringLiteral("labs"));
        });
        session.chord("Return");
    });

    session.chord("Ctrl+Shift+1");
    session.click(*named<QLineEdit>(session.window, QStringLiteral("Search ")));
    session.enter(QStringLiteral("openai, anthropic, xai"), Qt::ControlModifier);
    session.chord("Ctrl+E"); // returns when the dialogs are gone

    if (failure)
        std::rethrow_exception(failure);
    CHECK(session.actions <= mostActions);
    QFile file(session.folder.filePath(QStringLiteral("labs.pdf")));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto bytes = file.readAll().toStdString();
    const auto memory = charts::readMemory(bytes, "labs.pdf");
    CHECK(viewOf(memory.view).figure == model::FigureKind::Timeline);
    for (const auto* name : { "OpenAI", "Anthropic", "xAI" })
        CHECK(memory.table.find(std::string("timeline,") + name) != std::string::npos);
    CHECK(memory.table.find("Meta") == std::string::npos);
    CHECK(bytes.find("/MediaBox [ 0 0 240.75 ") != std::string::npos); // 85 mm in points
}

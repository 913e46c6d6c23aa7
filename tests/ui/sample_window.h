// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scripted_prompts.h"
#include "ui/window/main_window.h"
#include "ui/workspace/workspace.h"

#include <QTemporaryDir>
#include <QWidget>

namespace test {

/// A new file with the bundled sample, of which `name` is the file's name in `folder`.
QString sampleFile(const QTemporaryDir& folder, const QString& name = QStringLiteral("sample.flop"));

/// A workspace with the sample open and its figure made.
struct SampleWorkspace {
    QTemporaryDir folder;
    ScriptedPrompts prompts;
    ui::Workspace workspace { prompts };

    SampleWorkspace();
};

/// The whole window over it.
struct SampleWindow : SampleWorkspace {
    ui::MainWindow window;

    explicit SampleWindow(QSize size = { 1600, 1000 });
};

/// The view of a line such as "figure=growth&unit=chips".
model::ViewState viewOf(const std::string& line);

/// One pass of the event loop.
void pass();

/// The visible widget of this kind under `parent` whose accessible name starts like this; fails the test where there is none.
template <class Widget> Widget* named(const QWidget& parent, const QString& name)
{
    const auto widgets = parent.findChildren<Widget*>();
    for (auto* widget : widgets) {
        if (widget->accessibleName().startsWith(name))
            return widget;
    }
    throw std::runtime_error("no control is named " + name.toStdString());
}

/// Picks a word in the menu of the button named so.
void choose(const QWidget& parent, const QString& button, const QString& word);

}

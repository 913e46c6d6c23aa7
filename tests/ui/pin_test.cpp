// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/base/text.h"
#include "ui/charts/chart_view.h"
#include "ui/panels/check_tree_model.h"
#include "ui/panels/figure_table.h"
#include "ui/panels/next_steps_bar.h"
#include "ui/window/actions.h"
#include "ui/window/keys_dialog.h"
#include "ui/window/picture_dialog.h"
#include "ui/window/preferences_dialog.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

#include <algorithm>

using namespace test;
using ui::ActionId;
using ui::fromQt;
using ui::toQt;

namespace {

bool isPinnedInFigure(const model::Figure& figure, const std::string& name)
{
    return std::ranges::any_of(figure.rows, [&](const model::Row& row) { return row.isPinned && row.label == name; });
}

QAction& action(SampleWindow& sample, ActionId id)
{
    return sample.window.actions()[id];
}

void pinOpenAi(SampleWindow& sample)
{
    sample.workspace.setSelection(model::SelectedOrganization { "OpenAI" });
    pass();
    REQUIRE(action(sample, ActionId::Pin).isEnabled());
    action(sample, ActionId::Pin).trigger();
    sample.workspace.refreshNow();
}

/// One item of a box by dragging from the box to it.
void dragTo(QComboBox& box, const QString& text)
{
    const int row = box.findText(text, Qt::MatchStartsWith);
    REQUIRE(row >= 0);
    box.setCurrentIndex(row);
    emit box.activated(row);
}

}

TEST_CASE("What is pinned is marked in the figure and the tree, and stays when another figure or saved view is shown")
{
    SampleWindow sample;
    pinOpenAi(sample);
    CHECK(isPinnedInFigure(sample.workspace.figure(), "OpenAI"));
    REQUIRE(sample.workspace.figure().standings.size() == 1);
    CHECK(sample.workspace.figure().standings.front().starts_with("OpenAI: rank "));

    const auto* tree = named<QTreeView>(sample.window, QStringLiteral("Organizations"));
    QModelIndex found;
    for (int group = 0; group < tree->model()->rowCount() && !found.isValid(); ++group) {
        const auto under = tree->model()->index(group, 0);
        const auto rows
            = tree->model()->match(tree->model()->index(0, 0, under), Qt::DisplayRole, QStringLiteral("OpenAI"), 1, Qt::MatchExactly);
        found = rows.isEmpty() ? QModelIndex() : rows.first();
    }
    REQUIRE(found.isValid());
    CHECK(found.data(Qt::FontRole).value<QFont>().bold());
    CHECK(found.data(Qt::AccessibleTextRole).toString().endsWith(QStringLiteral("pinned")));

    action(sample, ui::figureAction(model::FigureKind::Timeline)).trigger();
    pass();
    CHECK(sample.workspace.view().pin == std::vector<std::string> { "OpenAI" });
    action(sample, ActionId::NextTab).trigger();
    action(sample, ActionId::PreviousTab).trigger();
    for (int i = 0; i < 11; ++i)
        action(sample, ActionId::NextTab).trigger(); // among saved views now
    pass();
    CHECK(sample.workspace.view().pin == std::vector<std::string> { "OpenAI" });
    action(sample, ActionId::Back).trigger();
    CHECK(sample.workspace.view().pin == std::vector<std::string> { "OpenAI" });

    sample.workspace.setSelection(model::SelectedOrganization { "OpenAI" });
    sample.workspace.setView(viewOf("at=2025Q4&pin=OpenAI"));
    sample.workspace.refreshNow();
    CHECK(action(sample, ActionId::Pin).isChecked());
    action(sample, ActionId::Pin).trigger();
    sample.workspace.refreshNow();
    CHECK_FALSE(isPinnedInFigure(sample.workspace.figure(), "OpenAI"));
}

TEST_CASE("A document keeps what is pinned in it")
{
    QString path;
    ui::Settings settings;
    {
        SampleWindow sample;
        pinOpenAi(sample);
        settings = sample.window.settings();
        CHECK(settings.pins.value(sample.workspace.path()) == QStringList { QStringLiteral("OpenAI") });
        ScriptedPrompts prompts;
        ui::Workspace workspace(prompts);
        ui::MainWindow window(workspace, settings);
        REQUIRE(window.open(sample.workspace.path()));
        CHECK(workspace.view().pin == std::vector<std::string> { "OpenAI" });
        CHECK_FALSE(workspace.canGoBack());
    }
    const QTemporaryDir folder;
    QSettings store(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    ui::saveSettings(settings, store);
    CHECK(ui::loadSettings(store).pins == settings.pins);
}

TEST_CASE("A picture marks what is pinned, or does not where that is switched off")
{
    SampleWindow sample;
    pinOpenAi(sample);
    const auto write = [&](bool marks) {
        const auto path = sample.folder.filePath(QStringLiteral("p.svg"));
        sample.prompts.file = path;
        sample.prompts.spec = charts::PictureSpec { charts::PictureFormat::Svg, { 1600, 900 } };
        sample.prompts.marksPinned = marks;
        action(sample, ActionId::ExportPicture).trigger();
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    };
    CHECK(write(true).contains("pin=OpenAI"));
    CHECK_FALSE(write(false).contains("pin=OpenAI"));
    QApplication::clipboard()->clear();
    action(sample, ActionId::CopyCommand).trigger();
    CHECK_FALSE(QApplication::clipboard()->text().contains(QStringLiteral("pin=OpenAI"))); // as pictures are made here
    write(true);
    action(sample, ActionId::CopyCommand).trigger();
    CHECK(QApplication::clipboard()->text().contains(QStringLiteral("pin=OpenAI")));
}

TEST_CASE("The table beside a figure has the rows of its export, is sorted by its heads and copied")
{
    SampleWindow sample;
    action(sample, ActionId::ShowTable).trigger();
    auto* table = sample.window.findChild<ui::FigureTable*>();
    REQUIRE(table);
    CHECK(table->isVisibleTo(&sample.window));
    auto& view = *table->view();
    CHECK(view.accessibleName() == QStringLiteral("Table of the figure"));
    const auto& rows = sample.workspace.figure().table;
    REQUIRE(view.model()->rowCount() == static_cast<int>(rows.size()));
    const auto column = [&](const QString& head) {
        for (int i = 0; i < view.model()->columnCount(); ++i)
            if (view.model()->headerData(i, Qt::Horizontal).toString() == head)
                return i;
        return -1;
    };
    const int name = column(QStringLiteral("name"));
    REQUIRE(name >= 0);
    CHECK(view.model()->index(0, name).data().toString() == toQt(rows.front().item)); // as the figure has them
    view.sortByColumn(name, Qt::DescendingOrder);
    CHECK(QString::localeAwareCompare(view.model()->index(0, name).data().toString(), view.model()->index(1, name).data().toString()) >= 0);
    const int low = column(QStringLiteral("low"));
    REQUIRE(low >= 0);
    for (const auto order : { Qt::AscendingOrder, Qt::DescendingOrder }) {
        view.sortByColumn(low, order);
        CHECK_FALSE(view.model()->index(0, low).data().toString().isEmpty()); // what has none is last
        CHECK(view.model()->index(view.model()->rowCount() - 1, low).data().toString().isEmpty());
    }
    view.sortByColumn(-1, Qt::AscendingOrder);
    view.selectRow(1);
    CHECK(nameOf(sample.workspace.selection()) == rows[1].item);
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    const auto lines = QApplication::clipboard()->text().trimmed().split(QLatin1Char('\n'));
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].contains(toQt(rows[1].item)));
    action(sample, ActionId::ShowTable).trigger();
    CHECK_FALSE(table->isVisibleTo(&sample.window));
}

TEST_CASE("An empty figure offers what helps against its own reason, as links")
{
    SampleWindow sample;
    sample.workspace.setView(viewOf("at=2025Q4&organization="));
    sample.workspace.refreshNow();
    const auto* bar = sample.window.findChild<ui::NextStepsBar*>();
    REQUIRE(bar);
    CHECK(bar->isVisibleTo(&sample.window));
    auto* link = bar->findChild<QPushButton*>();
    REQUIRE(link);
    CHECK(link->text() == QStringLiteral("Show all organizations and chips"));
    link->click();
    REQUIRE(QTest::qWaitFor([&] { return !sample.workspace.figure().isEmpty(); }));
    CHECK_FALSE(bar->isVisibleTo(&sample.window));
}

TEST_CASE("Preferences say how exports begin and where documents open")
{
    ui::Preferences wanted;
    wanted.theme = ui::ThemeChoice::Dark;
    wanted.startQuarter = model::Quarter::of(2024, 2);
    wanted.picture = charts::PictureSpec { charts::PictureFormat::Pdf, { 321, 491 } };
    ui::Settings settings;
    settings.preferences = wanted;
    const QTemporaryDir folder;
    QSettings store(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    ui::saveSettings(settings, store);
    const auto read = ui::loadSettings(store).preferences;
    CHECK(read.theme == wanted.theme);
    CHECK(read.startQuarter == wanted.startQuarter);
    CHECK(read.picture == wanted.picture);

    ui::PreferencesDialog dialog(wanted);
    CHECK(dialog.preferences().startQuarter == wanted.startQuarter);
    CHECK(dialog.preferences().picture->format == charts::PictureFormat::Pdf);
    named<QLineEdit>(dialog, QStringLiteral("Quarter a document opens at"))->setText(QStringLiteral("soon"));
    dialog.show();
    dialog.accept();
    CHECK(dialog.isVisible()); // until it is a quarter
    named<QLineEdit>(dialog, QStringLiteral("Quarter a document opens at"))->setText(QStringLiteral("23q3"));
    dialog.accept();
    CHECK_FALSE(dialog.isVisible());
    CHECK(dialog.preferences().startQuarter == model::Quarter::of(2023, 3));

    ScriptedPrompts prompts;
    ui::Workspace workspace(prompts);
    ui::MainWindow window(workspace, settings);
    REQUIRE(window.open(sampleFile(folder)));
    CHECK(workspace.resolvedView().at == *wanted.startQuarter);
    prompts.file = folder.filePath(QStringLiteral("x.pdf"));
    workspace.refreshNow();
    window.actions()[ActionId::ExportPicture].trigger();
    QFile file(*prompts.file);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll().startsWith("%PDF"));
    window.actions()[ActionId::ThemeLight].trigger(); // as other tests expect it
}

TEST_CASE("The page of keys has every key of every action")
{
    SampleWindow sample;
    action(sample, ActionId::AllKeys).trigger();
    const auto* dialog = sample.window.findChild<ui::KeysDialog*>();
    REQUIRE(dialog);
    const auto* keys = dialog->findChild<QTreeWidget*>();
    QStringList shown;
    for (int i = 0; i < keys->topLevelItemCount(); ++i)
        for (int k = 0; k < keys->topLevelItem(i)->childCount(); ++k)
            shown << keys->topLevelItem(i)->child(k)->text(1);
    for (int id = 0; id < static_cast<int>(ActionId::Count); ++id) {
        for (const auto& key : action(sample, static_cast<ActionId>(id)).shortcuts()) {
            const auto text = key.toString(QKeySequence::NativeText);
            INFO(fromQt(text));
            CHECK(std::ranges::any_of(shown, [&](const QString& one) { return one.split(QStringLiteral(", ")).contains(text); }));
        }
    }
}

TEST_CASE("The details of the version are copied for who tells of a fault")
{
    SampleWindow sample;
    action(sample, ActionId::CopyVersion).trigger();
    const auto details = QGuiApplication::clipboard()->text();
    CHECK(details.startsWith(QStringLiteral("flopulence ")));
    CHECK(details.contains(QStringLiteral("\nQt 6.")));
    CHECK(details.contains(QStringLiteral("\nSQLite 3.")));
    CHECK(details.endsWith(QGuiApplication::platformName()));
}

TEST_CASE("File, New makes an empty document, one with the sample's chips, or the sample")
{
    SampleWindow sample;
    QStringList made;
    sample.workspace.setMaker([&](const std::filesystem::path& path, ui::Workspace::Bundled records) {
        made << (records == ui::Workspace::Bundled::Chips ? QStringLiteral("chips") : QStringLiteral("sample"));
        std::filesystem::copy_file(std::filesystem::path(sample.workspace.path().toStdU16String()), path);
    });
    for (const auto id : { ActionId::NewWithChips, ActionId::NewWithSample, ActionId::New }) {
        sample.prompts.file = sample.folder.filePath(QStringLiteral("new-%1.flop").arg(static_cast<int>(id)));
        action(sample, id).trigger();
        CHECK(sample.workspace.path().endsWith(QStringLiteral("new-%1.flop").arg(static_cast<int>(id))));
    }
    CHECK(made == QStringList { QStringLiteral("chips"), QStringLiteral("sample") });
    CHECK(sample.workspace.dataset()->chips().empty());
}

TEST_CASE("Three labs over time become a print picture in eight actions")
{
    SampleWindow sample;
    int actions = 0;
    // 1: a chord
    QTest::keyClick(&sample.window, Qt::Key_1, Qt::ControlModifier | Qt::ShiftModifier);
    action(sample, ui::figureAction(model::FigureKind::Timeline)).trigger(); // offscreen the chord may reach nobody
    ++actions;
    // 2: a click
    auto* search = named<QLineEdit>(sample.window, QStringLiteral("Search "));
    QTest::mouseClick(search, Qt::LeftButton);
    ++actions;
    // 3: a text, typed and confirmed
    QTest::keyClicks(search, QStringLiteral("openai, anthropic, xai"));
    QTest::keyClick(search, Qt::Key_Return, Qt::ControlModifier);
    ++actions;
    sample.workspace.refreshNow();
    const auto& figure = sample.workspace.figure();
    CHECK(figure.kind == model::FigureKind::Timeline);
    REQUIRE(figure.series.size() == 3);
    for (const auto* name : { "OpenAI", "Anthropic", "xAI" })
        CHECK(std::ranges::find(figure.series, name, &model::Series::name) != figure.series.end());

    // 4: a chord opens the dialog
    REQUIRE(action(sample, ActionId::ExportPicture).shortcut() == QKeySequence(QStringLiteral("Ctrl+E")));
    ++actions;
    ui::PictureDialog dialog({}, figure, figure);
    const auto path = sample.folder.filePath(QStringLiteral("labs.pdf"));
    dialog.setAsksFile([&](const ui::PictureRequest&) { return std::optional(path); });
    dialog.show();
    // 5 and 6: drags from a box to its item
    dragTo(*named<QComboBox>(dialog, QStringLiteral("Format")), QStringLiteral("PDF"));
    dragTo(*named<QComboBox>(dialog, QStringLiteral("Size")), QStringLiteral("Column"));
    actions += 2;
    // 7: a key takes the dialog's own button; 8: a name, typed and confirmed
    const auto* buttons = dialog.findChild<QDialogButtonBox*>();
    CHECK(qobject_cast<QPushButton*>(buttons->button(QDialogButtonBox::Save))->isDefault());
    dialog.accept();
    actions += 2;
    CHECK(actions <= 8);
    const auto request = dialog.request();
    CHECK(request.spec.format == charts::PictureFormat::Pdf);
    CHECK(request.isInMm);
    const auto picture = charts::pictureOf(figure, request.spec);
    CHECK(picture.startsWith("%PDF"));
}

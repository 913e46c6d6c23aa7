// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/folders.h"
#include "tests/ui/sample_window.h"
#include "ui/base/text.h"
#include "ui/import/import_dialog.h"
#include "ui/window/record_commands.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

using namespace test;

namespace {

struct Import {
    SampleWindow& test;
    ui::ImportDialog& dialog;

    Import(SampleWindow& window, const QString& file)
        : test(window)
        , dialog(opened(window, file))
    {
        settle();
    }

    static ui::ImportDialog& opened(SampleWindow& test, const QString& file)
    {
        test.window.findChild<ui::RecordCommands*>()->importTables({ file });
        pass();
        auto* dialog = test.window.findChild<ui::ImportDialog*>();
        REQUIRE(dialog);
        return *dialog;
    }

    /// Until the rows are tried as the dialog stands now.
    void settle()
    {
        QTest::qWait(150);
        REQUIRE(QTest::qWaitFor([&] { return !summary().startsWith(QStringLiteral("Looking")) && !summary().isEmpty(); }, 20000));
    }

    QString summary() const { return named<QLabel>(dialog, QStringLiteral("What the import would do"))->text(); }
    QPushButton& import() { return *dialog.findChild<QPushButton*>(QStringLiteral("primaryButton")); }

    void pick(const QString& box, const QString& item)
    {
        auto* choice = named<QComboBox>(dialog, box);
        const int index = choice->findText(item);
        INFO(ui::fromQt(box));
        REQUIRE(index >= 0);
        choice->setCurrentIndex(index);
        emit choice->activated(index);
        settle();
    }

    QStringList listed(const QString& list) const
    {
        QStringList lines;
        const auto* widget = named<QListWidget>(dialog, list);
        for (int i = 0; i < widget->count(); ++i)
            lines << widget->item(i)->text();
        return lines;
    }

    std::size_t claims() const { return test.workspace.dataset()->inventory().size(); }

    void importAll()
    {
        REQUIRE(import().isEnabled());
        const auto before = claims();
        QTest::mouseClick(&import(), Qt::LeftButton);
        REQUIRE(QTest::qWaitFor([&] { return !test.workspace.isBusy() && claims() > before; }, 20000));
        pass();
    }
};

QString written(const SampleWindow& test, const QString& name, const QByteArray& csv)
{
    QFile file(test.folder.filePath(name));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(csv);
    return file.fileName();
}

QString data(const char* name)
{
    return QStringLiteral(SOURCE_DIR) + QStringLiteral("/tests/data/") + QLatin1String(name);
}

}

TEST_CASE("Import of a table with a column per quarter asks for its measure and shows what was unfolded")
{
    SampleWindow test;
    Import import(test, written(test, QStringLiteral("wide.csv"), "organization,chip,2023Q4,2024Q1\nOpenAI,H100 SXM,80,100\n"));
    CHECK(import.summary().contains(QStringLiteral("one of installed, added")));
    CHECK_FALSE(import.import().isEnabled());
    CHECK(named<QComboBox>(import.dialog, QStringLiteral("A column each has got"))->currentText().contains(QStringLiteral("quarters")));
    const auto before = import.claims();
    import.pick(QStringLiteral("In all rows the measure is"), QStringLiteral("installed"));
    CHECK(import.summary().contains(QStringLiteral("2 rows go into Inventory")));
    import.importAll();
    CHECK(import.claims() == before + 2);
}

TEST_CASE("Import of a workbook lists its sheets and reads the one that is picked")
{
    SampleWindow test;
    Import import(test, data("workbooks/openpyxl.xlsx"));
    auto* sheets = named<QComboBox>(import.dialog, QStringLiteral("The sheet is"));
    CHECK(sheets->isEnabled());
    REQUIRE(sheets->count() > 2);
    const auto second = sheets->itemText(2);
    import.pick(QStringLiteral("The sheet is"), second);
    CHECK(import.dialog.plan().dialect.sheet == ui::fromQt(sheets->itemData(2).toString()));
    CHECK_FALSE(named<QComboBox>(import.dialog, QStringLiteral("Text is encoded as"))->isEnabled());
}

TEST_CASE("Import takes several conditions, and lists the rows that it leaves out beside the table")
{
    SampleWindow test;
    const auto file = written(test, QStringLiteral("survey.csv"),
        "organization,chip,quarter,measure,units,state,site\nOpenAI,A100,2019Q1,installed,1,done,a\nMeta,A100,2019Q1,installed,x,done,a\n"
        "Google,A100,2019Q1,installed,3,draft,a\nMicrosoft,A100,2019Q1,installed,4,done,b\n");
    Import import(test, file);
    CHECK_FALSE(import.import().isEnabled());
    const auto setFilter = [&](int row, const QString& column, const QString& value) {
        const auto columns = import.dialog.findChildren<QComboBox*>();
        QList<QComboBox*> shown;
        for (auto* box : columns) {
            if (box->accessibleName() == QStringLiteral("Only rows whose") && box->isVisibleTo(&import.dialog))
                shown << box;
        }
        REQUIRE(shown.size() > row);
        shown[row]->setCurrentIndex(shown[row]->findText(column));
        emit shown[row]->activated(shown[row]->currentIndex());
        auto* line = shown[row]->parentWidget()->findChild<QLineEdit*>();
        line->setText(value);
        emit line->editingFinished();
        import.settle();
    };
    setFilter(0, QStringLiteral("state"), QStringLiteral("done"));
    setFilter(1, QStringLiteral("site"), QStringLiteral("a"));
    CHECK(import.dialog.plan().filters.size() == 2);
    named<QCheckBox>(import.dialog, QString())->setChecked(true);
    import.settle();
    CHECK(import.listed(QStringLiteral("Rows left out")).size() == 3);
    import.importAll();
    QFile list(test.folder.filePath(QStringLiteral("survey-left-out.csv")));
    REQUIRE(list.open(QIODevice::ReadOnly));
    const auto text = QString::fromUtf8(list.readAll());
    CHECK(text.contains(QStringLiteral("survey.csv,3,")));
    CHECK(text.contains(QStringLiteral("survey.csv,4,")));
    CHECK(text.contains(QStringLiteral("survey.csv,5,")));
}

TEST_CASE("Import of a file that was imported before says when")
{
    SampleWindow test;
    const auto file
        = written(test, QStringLiteral("once.csv"), "organization,chip,quarter,measure,units\nOpenAI,A100,2019Q1,installed,1\n");
    {
        Import import(test, file);
        import.importAll();
    }
    REQUIRE(QTest::qWaitFor([&] { return test.window.findChild<ui::ImportDialog*>() == nullptr; }));
    Import again(test, file);
    CHECK(again.summary().contains(QStringLiteral("once.csv: the same file was imported on ")));
}

TEST_CASE("Import shows the encoding that was found and reads in the one that is picked")
{
    SampleWindow test;
    Import import(test, data("imports/companies-gb18030.csv"));
    auto* encoding = named<QComboBox>(import.dialog, QStringLiteral("Text is encoded as"));
    CHECK(encoding->currentText().contains(QStringLiteral("GB18030")));
    CHECK(import.listed(QStringLiteral("What is assumed")).join(QLatin1Char('\n')).contains(QStringLiteral("its text is read as GB18030")));
    import.pick(QStringLiteral("Text is encoded as"), QStringLiteral("Big5"));
    CHECK(import.dialog.plan().dialect.encoding == "Big5");
}

TEST_CASE("Import with the recipe of Epoch AI's users asks whether their compute is rented")
{
    SampleWindow test;
    Import import(test, data("epoch-forms/labs.csv"));
    auto* access = named<QComboBox>(import.dialog, QStringLiteral("In all rows the access is"));
    CHECK(access->currentText() == QStringLiteral("rented"));
    import.pick(QStringLiteral("In all rows the access is"), QStringLiteral("owned"));
    CHECK(import.dialog.plan().fields.at("access").constant == "owned");
}

TEST_CASE("Import of a newer release shows what it changes, and refuses what is no release of its publisher")
{
    SampleWindow test;
    Import import(test, data("epoch-owners/trainium_owners_quarters_by_chip.csv"));
    auto* replaces = named<QLineEdit>(import.dialog, QStringLiteral("Keys of the releases that this one replaces"));
    const auto enter = [&](const char* keys) {
        replaces->setText(QLatin1String(keys));
        emit replaces->editingFinished();
        import.settle();
    };
    const auto before = import.claims();

    enter("nobody");
    CHECK(import.summary().contains(QStringLiteral("'nobody', which is to be replaced, is no known source")));
    CHECK_FALSE(import.import().isEnabled());
    enter("own-chip-inference");
    CHECK(import.summary().contains(QStringLiteral("a new release replaces its own publisher's only")));
    CHECK_FALSE(import.import().isEnabled());
    CHECK(import.claims() == before);

    enter("epoch-chip-owners-2026-04");
    const auto changes = import.listed(QStringLiteral("What the release changes"));
    REQUIRE_FALSE(changes.isEmpty());
    CHECK(changes.front().contains(QStringLiteral("12 claims are the same")));
    CHECK(changes.filter(QStringLiteral("gone: Meta, H100/H200, 2025Q4")).size() == 1);
    CHECK(changes.filter(QStringLiteral("drawn values move beyond their interval")).size() == 1);
    CHECK(changes.filter(QStringLiteral("moves beyond its interval: Meta")).size() == 1);
    import.importAll();
    test.workspace.undo();
    REQUIRE(QTest::qWaitFor([&] { return !test.workspace.isBusy() && import.claims() == before; }, 20000));
}

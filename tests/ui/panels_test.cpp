// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/ui/sample_window.h"
#include "ui/base/labels.h"
#include "ui/panels/choice_button.h"
#include "ui/panels/inspector.h"
#include "ui/panels/operand_tree.h"
#include "ui/panels/sentence_bar.h"
#include "ui/window/picture_dialog.h"
#include "ui/window/picture_preview.h"
#include "ui/window/settings.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace test;
using model::ViewState;

namespace {

struct Sentence {
    ui::SentenceBar bar;
    ViewState picked;
    int picks = 0;

    explicit Sentence(const ViewState& view = {})
    {
        show(view);
        QObject::connect(&bar, &ui::SentenceBar::viewPicked, &bar, [this](const ViewState& next) {
            ++picks;
            picked = next;
            show(next);
        });
        bar.resize(1600, 60);
        bar.show();
        pass();
    }

    void show(const ViewState& view) { bar.setView(view, model::resolve(view, {})); }
    QString text(const char* name) const { return named<QToolButton>(bar, QString::fromLatin1(name))->text(); }
};

ViewState with(model::Unit unit, model::Basis basis)
{
    ViewState view;
    view.unit = unit;
    view.basis = basis;
    return view;
}

model::Inspection inspection()
{
    model::Inspection inspection;
    inspection.heading = "OpenAI · 2025Q4";
    inspection.rank = "rank 1–6";
    inspection.value = "1,740";
    inspection.unit = "H100-equivalents per researcher";
    inspection.interval = "90 %: 905 – 3,570";
    inspection.formula = "1.74 M H100e ÷ 1,000 researchers";
    model::Operand chips;
    chips.label = "H100e it has access to";
    chips.value = "1.74 M";
    chips.operands.push_back({ "H100/H200, rented from Microsoft", "480 k", "", "", model::Mark::Carried, {}, {}, {} });
    inspection.operands.push_back(chips);
    inspection.sources.push_back(
        { {}, "epoch", "dataset", "AI <b>users</b>", "Epoch AI, 2026-09", "https://epoch.ai/data", "86 % of this number", true });
    inspection.sources.push_back({ {}, "trap", "press", "A trap", "Somebody", "file:///etc/passwd", "", true });
    return inspection;
}

}

TEST_CASE("SentenceBar reads as the view and changes one word of it")
{
    Sentence test;
    CHECK(test.text("Unit") == QStringLiteral("H100-equivalents (BF16)"));
    CHECK(test.text("Per head") == QStringLiteral("per researcher"));

    choose(test.bar, QStringLiteral("Unit"), QStringLiteral("H100-equivalents (memory)"));
    CHECK(test.picked == with(model::Unit::H100e, model::Basis::Memory));
    choose(test.bar, QStringLiteral("Unit"), QStringLiteral("power"));
    CHECK(test.picked.unit == model::Unit::Power);
    CHECK(test.text("Unit") == QStringLiteral("power"));
    choose(test.bar, QStringLiteral("Access"), QStringLiteral("own"));
    CHECK(test.picked.access == model::Holding::Owned);
    choose(test.bar, QStringLiteral("Weakest evidence"), QStringLiteral("filings or better"));
    CHECK(test.picked.evidence == model::SourceKind::Filing);
    CHECK(test.picks == 4);
}

TEST_CASE("SentenceBar shows the words of growth in growth only")
{
    Sentence test;
    CHECK_FALSE(named<QToolButton>(test.bar, QStringLiteral("One series"))->isVisible());

    test.show(viewOf("figure=growth"));
    CHECK(named<QToolButton>(test.bar, QStringLiteral("One series"))->isVisible());
    CHECK(test.text("Unit") == QStringLiteral("chips"));
    CHECK_FALSE(named<QToolButton>(test.bar, QStringLiteral("Quarter the index"))->isVisible());

    choose(test.bar, QStringLiteral("Added, held"), QStringLiteral("as an index"));
    CHECK(named<QToolButton>(test.bar, QStringLiteral("Quarter the index"))->isVisible());
}

TEST_CASE("SentenceBar sets TPU against GPU in one click, and back in another")
{
    Sentence test(viewOf("figure=growth&by=vendor"));
    QToolButton* button = nullptr;
    for (auto* candidate : test.bar.findChildren<QToolButton*>()) {
        if (candidate->text() == QStringLiteral("TPU against GPU"))
            button = candidate;
    }
    REQUIRE(button);

    QTest::mouseClick(button, Qt::LeftButton);
    CHECK(test.picked.chipKind == std::vector<std::string> { "GPU", "TPU" });
    CHECK(test.picked.by == model::Grouping::ChipKind);
    CHECK(button->isChecked());

    QTest::mouseClick(button, Qt::LeftButton);
    CHECK_FALSE(test.picked.chipKind);
    CHECK_FALSE(button->isChecked());
}

TEST_CASE("SentenceBar says that some chips are shown where no word names them")
{
    Sentence test(viewOf("chip=A100"));
    CHECK(test.text("Chips") == QStringLiteral("Some chips"));

    choose(test.bar, QStringLiteral("Chips"), QStringLiteral("All chips"));
    CHECK(test.picked == ViewState {});
}

TEST_CASE("SentenceBar breaks its line rather than cut a word")
{
    Sentence test;
    test.bar.resize(500, test.bar.heightForWidth(500));
    pass();

    for (const auto* button : test.bar.findChildren<QToolButton*>()) {
        if (button->isVisible())
            CHECK(button->width() >= button->sizeHint().width());
    }
    CHECK(test.bar.heightForWidth(500) > test.bar.heightForWidth(1600));
}

TEST_CASE("Inspector shows the next step where nothing is selected")
{
    ui::Inspector inspector;
    inspector.show();

    CHECK(inspector.findChild<QLabel*>(QStringLiteral("emptyText"))->isVisible());
    CHECK_FALSE(inspector.findChild<QPushButton*>()->isVisible());
}

TEST_CASE("Inspector shows value, parts and sources")
{
    ui::Inspector inspector;
    inspector.resize(296, 700);
    inspector.show();
    inspector.setInspection(inspection());
    pass();

    CHECK(inspector.findChild<QLabel*>(QStringLiteral("inspectorValue"))->text() == QStringLiteral("1,740"));
    const auto* tree = inspector.findChild<QTreeWidget*>();
    REQUIRE(tree->topLevelItemCount() == 1);
    CHECK(tree->topLevelItem(0)->childCount() == 1);
    CHECK(tree->height() > 0);
    CHECK(inspector.findChildren<QFrame*>(QStringLiteral("sourceCard")).size() == 2);
}

TEST_CASE("Inspector opens web addresses and nothing else")
{
    ui::Inspector inspector;
    inspector.setInspection(inspection());
    QSignalSpy urls(&inspector, &ui::Inspector::urlPicked);

    int links = 0;
    for (auto* label : inspector.findChildren<QLabel*>()) {
        if (label->text().contains(QStringLiteral("<a "))) {
            ++links;
            CHECK(label->text().contains(QStringLiteral("&lt;b&gt;"))); // a title is text, not markup
            emit label->linkActivated(QStringLiteral("https://epoch.ai/data"));
        }
    }

    CHECK(links == 1);
    REQUIRE(urls.size() == 1);
    CHECK(urls.first().first().toUrl() == QUrl(QStringLiteral("https://epoch.ai/data")));
}

TEST_CASE("Inspector copies a footnote, or its sources as references")
{
    ui::Inspector inspector;
    inspector.setInspection(inspection());
    inspector.show();
    QSignalSpy copies(&inspector, &ui::Inspector::copyPicked);
    auto* copy = inspector.findChild<QToolButton*>();
    REQUIRE(copy != nullptr);
    copy->click();
    REQUIRE(copies.count() == 1);
    CHECK(copies.takeFirst().at(0).value<ui::Inspector::Copied>() == ui::Inspector::Copied::Footnote);
    REQUIRE(copy->menu()->actions().size() == 3);
    copy->menu()->actions().at(2)->trigger();
    REQUIRE(copies.count() == 1);
    CHECK(copies.takeFirst().at(0).value<ui::Inspector::Copied>() == ui::Inspector::Copied::Bibtex);
}

TEST_CASE("Inspector shows what others claim and lets one prefer them")
{
    auto shown = inspection();
    model::Operand other { "installed Q4 2025", "500 k", "", "Press", {}, {}, model::SourceId { 7 }, {}, true };
    shown.operands[0].operands[0].operands.push_back(other);
    shown.preferred = { "filing" };
    ui::Inspector inspector;
    inspector.setInspection(shown);
    inspector.show();
    auto* tree = inspector.findChild<ui::OperandTree*>();
    auto* prefer = inspector.findChild<QPushButton*>();
    CHECK_FALSE(prefer->isVisible());
    auto* item = tree->topLevelItem(0)->child(0)->child(0);
    CHECK(item->text(0) == QStringLiteral("or installed Q4 2025"));
    QSignalSpy preferred(&inspector, &ui::Inspector::sourcePreferred);
    tree->setCurrentItem(item);
    REQUIRE(prefer->isVisible());
    prefer->click();
    REQUIRE(preferred.count() == 1);
    CHECK(preferred.at(0).at(0).value<model::SourceId>() == model::SourceId { 7 });
}

TEST_CASE("Inspector offers who the value can be compared with and says what comes of it")
{
    auto shown = inspection();
    shown.others = { "xAI", "Meta" };
    shown.against = "Meta";
    shown.comparison = "43 % likely above Meta";
    ui::Inspector inspector;
    inspector.setInspection(shown);
    inspector.show();
    auto* against = inspector.findChild<QComboBox*>();
    REQUIRE(against->count() == 3);
    CHECK(against->currentText() == QStringLiteral("Meta"));
    QSignalSpy picked(&inspector, &ui::Inspector::againstPicked);
    emit against->activated(1);
    CHECK(picked.at(0).at(0).toString() == QStringLiteral("xAI"));
    emit against->activated(0);
    CHECK(picked.at(1).at(0).toString().isEmpty());
}

TEST_CASE("Labels have a word for every value")
{
    for (int i = 0; i < 8; ++i) {
        CHECK_FALSE(ui::organizationKindLabel(static_cast<model::OrganizationKind>(i)).isEmpty());
        CHECK_FALSE(ui::groupingLabel(static_cast<model::Grouping>(i)).isEmpty());
    }
    CHECK(ui::countryLabel(QStringLiteral("FR")) == QStringLiteral("France"));
    CHECK(ui::countryLabel(QStringLiteral("QQ")) == QStringLiteral("QQ"));
}

TEST_CASE("PictureDialog gives the size of a preset and its own")
{
    ui::PictureDialog dialog({}, {}, {});
    CHECK(dialog.request().spec == charts::PictureSpec {});
    auto* preset = named<QComboBox>(dialog, QStringLiteral("Size"));
    CHECK(preset->currentText().contains(QStringLiteral("16:9")));

    named<QDoubleSpinBox>(dialog, QStringLiteral("Width"))->setValue(700);
    CHECK(preset->currentText() == QStringLiteral("Own size"));
    CHECK(dialog.request().spec.sizePx == QSize(700, 900));
}

TEST_CASE("PictureDialog takes a preset of print in millimetres and keeps its size in pixels")
{
    ui::PictureDialog dialog({}, {}, {});
    auto* preset = named<QComboBox>(dialog, QStringLiteral("Size"));
    auto* width = named<QDoubleSpinBox>(dialog, QStringLiteral("Width"));
    auto* unit = named<QComboBox>(dialog, QStringLiteral("Unit of width"));

    preset->setFocus();
    QTest::keyClick(preset, Qt::Key_Down);
    CHECK(preset->currentText().contains(QStringLiteral("85 mm")));
    CHECK(unit->currentText() == QStringLiteral("mm"));
    CHECK(width->value() == 85);
    CHECK(dialog.request().spec.sizePx.width() == 321);
    CHECK(dialog.request().isInMm);

    QTest::keyClick(unit, Qt::Key_Up);
    CHECK(width->value() == 321);
    CHECK(dialog.request().spec.sizePx.width() == 321);
    CHECK(preset->currentText().contains(QStringLiteral("85 mm")));
}

TEST_CASE("PictureDialog offers what a format has, and three sets of colours")
{
    ui::PictureRequest suggestion;
    suggestion.spec.format = charts::PictureFormat::Svg;
    suggestion.spec.svgText = charts::SvgText::Paths;
    suggestion.spec.theme = charts::ThemeKind::Dark;
    ui::PictureDialog dialog(suggestion, {}, {});
    CHECK(dialog.request().spec == suggestion.spec);
    CHECK_FALSE(named<QSpinBox>(dialog, QStringLiteral("Resolution"))->isEnabled());
    CHECK(named<QComboBox>(dialog, QStringLiteral("Words"))->isEnabled());

    QTest::keyClick(named<QComboBox>(dialog, QStringLiteral("Format")), Qt::Key_Up);
    CHECK(named<QSpinBox>(dialog, QStringLiteral("Resolution"))->isEnabled());
    CHECK_FALSE(named<QComboBox>(dialog, QStringLiteral("Words"))->isEnabled());
    QTest::keyClick(named<QComboBox>(dialog, QStringLiteral("Colours")), Qt::Key_Down);
    CHECK(dialog.request().spec.isTransparent);
    CHECK(dialog.request().spec.format == charts::PictureFormat::Png);
}

TEST_CASE("PictureDialog's words begin with the figure's, and are nobody's where they stay")
{
    model::Figure figure;
    figure.title = "GPUs per researcher";
    figure.subtitle = "H100e, 2025Q4";
    ui::PictureRequest suggestion;
    suggestion.words.note = "Draft";
    ui::PictureDialog dialog(suggestion, figure, figure);
    auto* title = named<QLineEdit>(dialog, QStringLiteral("Title"));
    CHECK(title->text() == QStringLiteral("GPUs per researcher"));
    CHECK(dialog.request().words == suggestion.words);

    title->setText(QStringLiteral("Who has them?"));
    CHECK(dialog.request().words.title == "Who has them?");
    title->clear();
    CHECK(dialog.request().words == suggestion.words);
}

TEST_CASE("PictureDialog's preview is the picture and follows soon after a change")
{
    const SampleWorkspace sample;
    const auto& figure = sample.workspace.figure();
    ui::PictureDialog dialog({}, figure, figure);
    dialog.show();
    pass();
    auto* preview = dialog.findChild<ui::PicturePreview*>();
    const auto before = preview->pixmap().toImage();
    REQUIRE(!before.isNull());
    CHECK(static_cast<double>(before.width()) / before.height() == Approx(1600.0 / 900).epsilon(0.01));
    const auto file
        = QImage::fromData(charts::pictureOf(figure, {})).scaled(before.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    qint64 difference = 0;
    for (int y = 0; y < before.height(); ++y)
        for (int x = 0; x < before.width(); ++x)
            difference += std::abs(qGray(before.pixel(x, y)) - qGray(file.pixel(x, y)));
    CHECK(static_cast<double>(difference) / (before.width() * before.height()) < 4); // of 255: the same, smoothed otherwise

    auto* title = named<QLineEdit>(dialog, QStringLiteral("Title"));
    title->setFocus();
    QTest::keyClicks(title, QStringLiteral("Other "));
    CHECK(preview->pixmap().toImage() == before); // nobody who types waits
    CHECK(QTest::qWaitFor([&] { return preview->pixmap().toImage() != before; }, 2000));
}

TEST_CASE("Settings come back as they were saved")
{
    const QTemporaryDir folder;
    QSettings store(folder.filePath(QStringLiteral("settings.ini")), QSettings::IniFormat);
    ui::Settings settings;
    settings.geometry = "here";
    settings.preferences.theme = ui::ThemeChoice::Dark;
    settings.picture.spec.format = charts::PictureFormat::Pdf;
    settings.picture.spec.sizePx = { 700, 500 };
    settings.picture.spec.dpi = 300;
    settings.picture.spec.svgText = charts::SvgText::Paths;
    settings.picture.words = { "Who?", "When", "Universit\u00e9" };
    settings.picture.view = "figure=growth";
    settings.picture.isInMm = true;
    for (int i = 0; i < 12; ++i)
        ui::remember(settings.recentFiles, QString::number(i));
    ui::remember(settings.recentFiles, QStringLiteral("5"));

    ui::saveSettings(settings, store);
    const auto read = ui::loadSettings(store);

    CHECK(read.geometry == settings.geometry);
    CHECK(read.preferences.theme == ui::ThemeChoice::Dark);
    CHECK(read.picture.spec == settings.picture.spec);
    CHECK(read.picture.words == settings.picture.words);
    CHECK(read.picture.view == "figure=growth");
    CHECK(read.picture.isInMm);
    CHECK(read.recentFiles.size() == ui::maxRecentFiles);
    CHECK(read.recentFiles.first() == QStringLiteral("5"));
}

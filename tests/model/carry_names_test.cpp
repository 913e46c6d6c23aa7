// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/base/text.h"
#include "model/compute/waiving.h"
#include "model/edit/prepare_to_edit.h"
#include "model/exchange/folder.h"
#include "model/exchange/recipes.h"
#include "model/figure/caption.h"
#include "model/figure/figure_text.h"
#include "model/figure/make_figure.h"
#include "model/figure/rename_caption.h"
#include "model/figure/report_html.h"
#include "model/records/own_name.h"
#include "model/view/rename_view.h"
#include "model/view/unknown_names.h"
#include "model/view/view_query.h"
#include "tests/support/dataset_text.h"
#include "tests/support/sample_views.h"
#include "tests/support/temp_document.h"

#include <ctime>

using namespace model;

namespace {

/// The sample as a document that can be edited.
struct SampleDocument {
    SampleDocument()
        : document([this] {
            copySample(folder / "sample");
            loadFolder(folder / "sample", folder / "sample.flop");
            return Document::open(folder / "sample.flop");
        }())
    {
        prepareToEdit(document, {});
    }
    const Dataset& dataset() const { return *document.dataset(); }

    template <class Record> void rename(const Record& record, const std::string& name)
    {
        auto renamed = record;
        ownName(renamed) = name;
        document.transact("Rename", [&](Writer& writer) { writer.update(renamed); });
    }

    TempFolder folder;
    Document document;
};

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    for (auto place = text.find(from); place != text.npos; place = text.find(from, place + to.size()))
        text.replace(place, from.size(), to);
    return text;
}

/// Every figure a reader can see of the saved views, with its caption and what is said of it, and the report of them.
std::vector<std::string> shown(const Dataset& dataset)
{
    const auto kept = std::make_shared<const Dataset>(dataset);
    const auto report = makeReport(kept, { .views = reportViews(dataset) });
    std::vector<std::string> texts;
    for (const auto& figure : report.figures)
        texts.push_back(figureText(figure.figure) + "\n" + figure.caption + "\n" + joined(figure.notes, "\n"));
    texts.push_back(reportHtml(report, std::vector<std::string>(report.figures.size(), "<svg></svg>"), {}));
    return texts;
}

std::vector<std::string> viewLines(const Dataset& dataset)
{
    std::vector<std::string> lines;
    dataset.savedViews().forEach([&](const SavedView& view) { lines.push_back(view.view + "\n" + view.caption); });
    return lines;
}

Figure savedFigure(const Dataset& dataset, std::string_view name)
{
    return makeFigure(dataset, parseQuery(dataset.savedViewNamed(name)->view).view);
}

}

TEST_CASE("The sample with an organization, a chip, a source or a run renamed shows the same but for the name, and undo gives it back")
{
    SampleDocument sample;
    const auto before = dumpText(sample.dataset());
    const auto shownBefore = shown(sample.dataset());
    const auto check = [&](const std::string& from, const std::string& to) {
        INFO(from << " is " << to);
        const auto now = shown(sample.dataset());
        REQUIRE(now.size() == shownBefore.size());
        for (std::size_t i = 0; i < now.size(); ++i) {
            INFO("saved view " << i + 1);
            CHECK(replaced(now[i], to, from) == shownBefore[i]);
        }
        sample.document.undo();
        CHECK(dumpText(sample.dataset()) == before);
    };
    sample.rename(*sample.dataset().organizationNamed("OpenAI"), "OpenAI Group");
    check("OpenAI", "OpenAI Group");
    sample.rename(*sample.dataset().chipNamed("TPU v5p"), "TPU v5p (pod)");
    check("TPU v5p", "TPU v5p (pod)");
    const std::string source = "epoch-chip-owners-2026-09";
    sample.rename(*sample.dataset().sourceWithKey(source), source + "b");
    check(source, source + "b");
    const TrainingRun* meena = nullptr;
    sample.dataset().trainingRuns().forEach([&](const TrainingRun& run) { meena = run.name == "Meena" ? &run : meena; });
    REQUIRE(meena != nullptr);
    sample.rename(*meena, "Meena (2020)");
    check("Meena", "Meena (2020)");
}

TEST_CASE("GPUs of the five are of five once one of them has another name")
{
    SampleDocument sample;
    const auto view = "TPU v5 or five, H100e";
    const auto valueOf = [&] { return savedFigure(sample.dataset(), view).series.at(1).labelValue; };
    CHECK(valueOf() == "2.02 M");
    sample.rename(*sample.dataset().organizationNamed("OpenAI"), "OpenAI Group");
    CHECK(valueOf() == "2.02 M");
    CHECK(sample.dataset().savedViewNamed(view)->view.find("OpenAI Group|Meta") != std::string::npos);
    std::size_t naming = 0;
    sample.dataset().savedViews().forEach([&](const SavedView& saved) {
        const auto parsed = parseQuery(saved.view);
        CHECK(unknownNames(parsed.view, sample.dataset()).empty());
        naming += saved.view.find("OpenAI Group") == std::string::npos ? 0 : 1;
    });
    CHECK(naming == 9);
}

TEST_CASE("Any name can be given and taken back, and every view and caption of the sample is as it was")
{
    SampleDocument sample;
    const auto lines = viewLines(sample.dataset());
    for (const auto* name : { "A, B & C = D", "100% | A;B:C+D", "[x] {y} @2024Q1 > z", "Made in X=1|low", "名字", "'quoted' \"", "?" }) {
        INFO(name);
        const auto shownBefore = shown(sample.dataset());
        const auto changed = *sample.dataset().organizationNamed("OpenAI");
        sample.rename(changed, name);
        for (const auto& figure : makeReport(sample.document.dataset(), { .views = reportViews(sample.dataset()) }).figures)
            CHECK(figure.notes == std::vector<std::string> {});
        sample.rename(*sample.dataset().organizationNamed(name), "OpenAI");
        CHECK(viewLines(sample.dataset()) == lines);
    }
}

TEST_CASE("Two things that swap their names swap them in views too")
{
    SampleDocument sample;
    auto a = *sample.dataset().organizationNamed("OpenAI");
    auto b = *sample.dataset().organizationNamed("Meta");
    std::swap(a.name, b.name);
    auto free = a;
    free.name = "nobody yet";
    sample.document.transact("Swap", [&](Writer& writer) {
        writer.update(free);
        writer.update(b);
        writer.update(a);
    });
    CHECK(sample.dataset().savedViewNamed("TPU v5 or five, chips")->view.find("organization=Meta|OpenAI|CoreWeave") != std::string::npos);
    CHECK(sample.dataset().savedViewNamed("OpenAI in two years")->caption.find("{[Meta@2023Q3]} chips in 2023Q3") != std::string::npos);
}

TEST_CASE("A caption's names are of what its figure shows")
{
    const Renames renames { { { RecordKind::Organization, { { "Google", "Alphabet" }, { "OpenAI", "OpenAI Group" } } },
        { RecordKind::Chip, { { "TPU v5p", "v5p" } } }, { RecordKind::TrainingRun, { { "GPT-4", "GPT-4 (2023)" } } } } };
    const auto now
        = [&](std::string_view caption, std::string_view view) { return renamedCaption(caption, parseQuery(view).view, renames); };
    CHECK(now("Google has {[Google@2024Q1|low]} and {[ Google ] / [OpenAI] as fold}", "figure=ranking")
        == "Google has {[Alphabet@2024Q1|low]} and {[Alphabet] / [OpenAI Group] as fold}");
    // Of vendors Google is none of the organizations.
    CHECK(now("{[Google]} {[Google in organization=Google]} {[Google in by=organization]}", "figure=shares&by=vendor")
        == "{[Google]} {[Google in organization=Alphabet]} {[Alphabet in by=organization]}");
    CHECK(now("{[Google > OpenAI|x]} {[own > OpenAI]} {[#1|name]} {sum([Google > *])}", "figure=suppliers")
        == "{[Alphabet > OpenAI Group|x]} {[own > OpenAI Group]} {[#1|name]} {sum([Alphabet > *])}");
    CHECK(now("{[TPU v5p]}", "figure=chips") == "{[v5p]}");
    // Whatever a name holds, the reference ends where it ended and its view begins where it began.
    const Renames odd { { { RecordKind::Organization, { { "Google", "X in Y] = Z" } } } } };
    const auto caption = renamedCaption("{[Google in organization=Google]}", {}, odd);
    CHECK(caption == "{[X in Y%5D %3D Z in organization=X%20in Y%5D %3D Z]}");
    CHECK(renamedCaption(caption, {}, { { { RecordKind::Organization, { { "X in Y] = Z", "Google" } } } } })
        == "{[Google in organization=Google]}");
    CHECK(now("{[#1]} {sum(*)} {sum([*])}", "") == "{[#1]} {sum(*)} {sum([*])}");
    CHECK(now("{[TPU v5p]}", "figure=growth&by=chip") == "{[v5p]}");
    CHECK(now("{[stated > GPT-4]} {[GPT-4]}", "figure=training") == "{[stated > GPT-4 (2023)]} {[GPT-4 (2023)]}");
    // A group keeps its own name, but one that is called as what it holds is renamed with it.
    constexpr auto groups = "figure=versus&groups=Google:organization=Google,Both with OpenAI:organization=Google|OpenAI,OpenAI:kind=lab";
    CHECK(now("{[Google]} {[Both with OpenAI]} {[OpenAI]}", groups) == "{[Alphabet]} {[Both with OpenAI]} {[OpenAI]}");
    CHECK(now("{[OpenAI]} {{[OpenAI]} {[OpenAI] > 1 ? [OpenAI] : less} {[OpenAI", "")
        == "{[OpenAI Group]} {{[OpenAI]} {[OpenAI Group] > 1 ? [OpenAI] : less} {[OpenAI");
}

TEST_CASE("A line of a hundred thousand names is renamed in time in line with its length")
{
    std::string line = "organization=OpenAI";
    for (int i = 0; i < 100'000; ++i)
        line += ",Nobody " + std::to_string(i);
    const auto begin = std::clock();
    const auto renamed = renamedLine(line, { { { RecordKind::Organization, { { "OpenAI", "Open AI" } } } } });
    CHECK((std::clock() - begin) / CLOCKS_PER_SEC < 5);
    CHECK(renamed.starts_with("organization=Open AI,Nobody 0,"));
    CHECK(renamed.ends_with(",Nobody 99999"));
}

TEST_CASE("A line is renamed by its keys, and what cannot be read in it stays")
{
    const Renames renames { { { RecordKind::Organization, { { "A", "B" }, { "C", "C, D" } } }, { RecordKind::Source, { { "s", "t" } } },
        { RecordKind::Chip, { { "A", "chip" } } } } };
    const auto now = [&](std::string_view line) { return renamedLine(line, renames); };
    CHECK(now("figure=growth&organization=A,C&chip=A&country=A&prefer=s,A")
        == "figure=growth&organization=B,C%2C D&chip=chip&country=A&prefer=t,A");
    CHECK(now("org=A&lens=A&organization=x%20y, z &at=nowhere") == "org=B&lens=A&organization=x%20y, z &at=nowhere");
    CHECK(now("organization=B,A") == "organization=B"); // each once
    CHECK(now("organization=") == "organization=");
    CHECK(now("groups=A:organization=A|C,B:chip=A,C:organization=C")
        == "groups=A:organization=B|C%2C D,B:chip=chip,C%2C D:organization=C%2C D"); // another group is called B
    CHECK(now("groups=A:organization=A") == "groups=A:organization=A");              // one group alone is no comparison
    for (const auto& line : test::sampleViews())
        CHECK(now(line) == line);
}

TEST_CASE("Every key of a view that takes names of records is renamed with them")
{
    for (const auto& key : viewKeys()) {
        ViewState view;
        const bool takesNames = !setViewKey(view, key, "somebody nobody knows");
        const bool isOfRecords = key != "country" && key != "vendor" && key != "groups"; // groups are renamed filter by filter
        CHECK((takesNames && isOfRecords) == kindNamedBy(key).has_value());
    }
}

TEST_CASE("A run that another claim still calls so keeps its name in captions")
{
    TempFolder folder;
    auto document = Document::create(folder / "d.flop");
    fillBasics(document);
    const auto run = [](std::int64_t source) {
        TrainingRun record;
        record.name = "GPT-4";
        record.quarter = Quarter::of(2023, 1);
        record.flop = 2e25;
        record.source = { source };
        return record;
    };
    document.transact("Runs", [&](Writer& writer) {
        writer.insert(run(1));
        writer.insert(run(2));
        auto view = savedView("runs");
        view.view = "figure=training";
        view.caption = "{[stated > GPT-4]}";
        writer.insert(view);
    });
    prepareToEdit(document, {});
    const auto rename = [&](std::int64_t id) {
        document.transact("Rename", [&](Writer& writer) {
            auto record = *document.dataset()->trainingRuns().find({ id });
            record.name = "GPT-4 (2023)";
            writer.update(record);
        });
        return document.dataset()->savedViewNamed("runs")->caption;
    };
    CHECK(rename(1) == "{[stated > GPT-4]}");
    CHECK(rename(2) == "{[stated > GPT-4 (2023)]}");
}

TEST_CASE("Waivers hold for what they were given for when a provider, a source or a run is renamed")
{
    SampleDocument sample;
    const auto open = [&] { return countOpen(findings(sample.dataset(), {}, Quarter::of(2025, 4))); };
    REQUIRE(open() == 0);
    const auto* source = sample.dataset().sourceWithKey("msr-about");
    REQUIRE(source != nullptr);
    sample.rename(*source, "microsoft-research-about");
    CHECK(open() == 0);

    const Renames renames { { { RecordKind::Organization, { { "P", "Q" }, { "P, Inc", "R" } } },
        { RecordKind::TrainingRun, { { "m", "n" } } } } };
    const auto subject = [&](std::string finding, std::string text, std::int64_t chip) {
        return renamedSubject(
            { {}, std::move(finding), {}, chip ? std::optional(ChipId { chip }) : std::nullopt, std::move(text), {}, {} }, renames);
    };
    CHECK(subject("negative-stock", "rented from P", 1) == "rented from Q");
    CHECK(subject("roll-forward", "rented from P, 2025Q1", 1) == "rented from Q, 2025Q1");
    CHECK(subject("roll-forward", "rented from P, Inc, 2025Q1", 1) == "rented from R, 2025Q1");
    CHECK(subject("negative-stock", "rented from P, Inc", 1) == "rented from R");
    CHECK(subject("claims-differ", "m", 0) == "n");
    CHECK(subject("flop-apart", "m", 1) == "n");
    CHECK(subject("claims-differ", "owned, 2025Q1", 1) == "owned, 2025Q1");
}

TEST_CASE("A recipe takes the files that it took when what it maps to is renamed")
{
    const Renames renames { { { RecordKind::Organization, { { "OpenAI", "OpenAI Group" } } }, { RecordKind::Source, { { "s", "t" } } } } };
    ImportPlan plan;
    auto& owner = plan.fields["organization"];
    owner.from = FieldPlan::From::Column;
    owner.columns = { "Owner" };
    owner.aliases = { { "Open AI", "OpenAI" } };
    for (const auto& [field, value] : { std::pair("source", "s"), std::pair("notes", "OpenAI") }) {
        plan.fields[field].from = FieldPlan::From::Constant;
        plan.fields[field].constant = value;
    }
    plan.newOrganizations = { organization("OpenAI"), organization("Other") };
    const auto now = recipeToPlan(renamedRecipe(planToRecipe(plan), renames), {});
    CHECK(now.fields.at("organization").aliases
        == std::map<std::string, std::string> { { "Open AI", "OpenAI Group" }, { "OpenAI", "OpenAI Group" } });
    CHECK(now.fields.at("source").constant == "t");
    CHECK(now.fields.at("notes").constant == "OpenAI");
    CHECK(now.newOrganizations.at(0).name == "OpenAI Group");
    CHECK(now.newOrganizations.at(1).name == "Other");
    CHECK(renamedRecipe("no recipe at all", renames) == "no recipe at all");
    CHECK(renamedRecipe(planToRecipe(ImportPlan()), renames) == planToRecipe(ImportPlan()));
}

TEST_CASE("A record that is restored under its old name takes its views along, in one step")
{
    SampleDocument sample;
    const auto before = dumpText(sample.dataset());
    sample.rename(*sample.dataset().organizationNamed("OpenAI"), "Open AI");
    const auto renamed = sample.document.journal().back().id;
    const auto line = [&] { return sample.dataset().savedViewNamed("OpenAI in two years")->view; };
    REQUIRE(line().find("organization=Open AI") != std::string::npos);
    const auto later = dumpText(sample.dataset());

    sample.document.restore(renamed, RecordRef { RecordKind::Organization, sample.dataset().organizationNamed("Open AI")->id.value });
    CHECK(sample.dataset().organizationNamed("OpenAI")->colour.empty());
    CHECK(line().find("organization=OpenAI") != std::string::npos);
    CHECK(dumpText(sample.dataset()) == before);
    const auto now = dumpText(sample.dataset());
    sample.document.undo();
    CHECK(dumpText(sample.dataset()) == later);
    sample.document.redo();
    CHECK(dumpText(sample.dataset()) == now);
    CHECK(dumpText(*Document::open(sample.folder / "sample.flop").dataset()) == now);
}

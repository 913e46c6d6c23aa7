// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/base/text.h"
#include "model/compute/checks.h"
#include "model/edit/merge_records.h"
#include "model/exchange/folder.h"
#include "model/figure/figure_text.h"
#include "model/figure/make_figure.h"
#include "model/figure/report.h"
#include "model/figure/report_html.h"
#include "model/records/each_reference.h"
#include "model/records/own_name.h"
#include "model/view/rename_view.h"
#include "model/view/view_query.h"
#include "tests/support/temp_document.h"

using namespace model;

namespace {

using Choices = std::vector<MeetingChoice>;

/// A document with Google and OpenAI, to be given more.
struct Merging {
    Merging()
        : document(Document::create(folder / "d.flop"))
    {
        fillBasics(document);
    }

    template <class... Records> void add(const Records&... records)
    {
        document.transact("Add", [&](Writer& writer) { (writer.insert(records), ...); });
    }
    const Dataset& dataset() const { return *document.dataset(); }
    RecordRef organization(std::string_view name) const
    {
        return { RecordKind::Organization, dataset().organizationNamed(name)->id.value };
    }

    MergePlan merge(RecordRef from, RecordRef into, const Choices& choices = {})
    {
        const auto plan = planMerge(dataset(), from, into);
        document.transact("Merge", [&](Writer& writer) { model::merge(writer, plan, choices); });
        return plan;
    }

    TempFolder folder;
    Document document;
};

/// OpenAI's claim of a quarter, or another organization's.
InventoryRecord claim(int quarter, std::int64_t organization = 2)
{
    auto record = inventory(quarter);
    record.organization = { organization };
    return record;
}

InventoryRecord rented(int quarter, std::int64_t organization, std::int64_t provider)
{
    auto record = claim(quarter, organization);
    record.access = Access::Rented;
    record.provider = OrganizationId { provider };
    return record;
}

}

TEST_CASE("Merging moves every record of one organization to the other, which stays, in one step")
{
    Merging test;
    auto part = organization("ChatGPT");
    part.partOf = OrganizationId { 2 };
    test.add(part, organization("Amazon"));
    HeadcountRecord people;
    people.organization = { 2 };
    people.quarter = { 8100 };
    people.people = 50;
    people.source = { 1 };
    TrainingRun run;
    run.name = "GPT-4";
    run.organization = OrganizationId { 2 };
    run.quarter = { 8092 };
    run.source = { 1 };
    test.add(claim(8100), claim(8101), rented(8100, 4, 2), people, run);
    const auto before = dumpText(test.dataset());

    const auto plan = test.merge(test.organization("OpenAI"), test.organization("Google"));
    CHECK(plan.meetings.empty());
    CHECK(plan.moved
        == std::map<RecordKind, std::size_t> {
            { RecordKind::Organization, 1 }, { RecordKind::Inventory, 3 }, { RecordKind::Headcount, 1 }, { RecordKind::TrainingRun, 1 } });
    CHECK(test.dataset().organizationNamed("OpenAI") == nullptr);
    eachRecordType([&]<class Record>() {
        test.dataset().table<Record>().forEach([&](const Record& record) {
            eachReferenceOf(record, [&](RecordKind kind, std::int64_t id) { CHECK_FALSE((kind == RecordKind::Organization && id == 2)); });
        });
    });
    CHECK(test.dataset().organizationNamed("ChatGPT")->partOf == OrganizationId { 1 });
    CHECK(test.dataset().inventory().find({ 3 })->provider == OrganizationId { 1 });
    CHECK(test.document.undoLabel() == "Merge");
    test.document.undo();
    CHECK(dumpText(test.dataset()) == before);
    test.document.redo();
    CHECK(test.dataset().organizationNamed("OpenAI") == nullptr);
}

TEST_CASE("Claims that meet are kept, taken or added up, as is chosen for each")
{
    Merging test;
    for (int quarter = 8100; quarter < 8104; ++quarter) {
        auto other = claim(quarter, 1);
        other.units = other.units + 30;
        other.unitsLow.reset();
        other.notes = "of Google";
        test.add(claim(quarter), other);
    }
    auto same = claim(8104, 1);
    same.notes = "says the same";
    test.add(claim(8104), same, claim(8105, 1));
    const auto plan = test.merge(test.organization("OpenAI"), test.organization("Google"),
        { MeetingChoice::KeepStaying, MeetingChoice::KeepMoved, MeetingChoice::AddUp });
    REQUIRE(plan.meetings.size() == 4);
    CHECK(plan.meetings.front() == Meeting { { RecordKind::Inventory, 2 }, { RecordKind::Inventory, 1 }, true });
    CHECK(plan.same == 1);
    std::vector<std::string> claims;
    test.dataset().inventory().forEach([&](const InventoryRecord& record) {
        CHECK(record.organization == OrganizationId { 1 });
        const auto end = [](const std::optional<double>& value) { return value ? shortestNumber(*value) : "-"; };
        claims.push_back(shortestNumber(record.units) + " " + end(record.unitsLow) + " " + end(record.unitsHigh) + " " + record.notes);
    });
    // 130 and 100 of 50 to 200: added up they are 230, from 130 + 50 to 200 + 200.
    CHECK(claims
        == std::vector<std::string> { "130 - 200 of Google", "100 50 200 noted", "230 180 400 of Google noted", "130 - 200 of Google",
            "100 50 200 says the same noted", "100 50 200 noted" });
}

TEST_CASE("What the one that stays does not know is filled in from the other, all else is its own")
{
    Merging test;
    auto known = chip("H100 SXM5");
    known.bf16Tflops = 989.4;
    known.priceUsd = 25000;
    known.vendor = "Nvidia";
    known.notes = "of the maker";
    test.add(known);
    test.document.transact("Unknown", [](Writer& writer) {
        auto h100 = chip("H100 SXM");
        h100.id = { 2 };
        h100.bf16Tflops.reset();
        writer.update(h100);
    });
    test.add(inventory(8100));
    test.merge({ RecordKind::Chip, 3 }, { RecordKind::Chip, 2 });
    const auto* merged = test.dataset().chips().find({ 2 });
    CHECK(merged->name == "H100 SXM");
    CHECK(merged->vendor == "NVIDIA");
    CHECK(merged->bf16Tflops == 989.4);
    CHECK(merged->priceUsd == 25000);
    CHECK(merged->notes == "of the maker");
}

TEST_CASE("What would rent from itself or be part of itself is refused in one sentence before anything is written")
{
    Merging test;
    test.add(organization("Azure"), rented(8100, 2, 1));
    test.document.transact("Part", [](Writer& writer) {
        auto google = organization("Google");
        google.id = { 1 };
        google.partOf = OrganizationId { 3 };
        writer.update(google);
    });
    const auto before = dumpText(test.dataset());
    const auto refused = [&](std::string_view from, std::string_view into) {
        CHECK(planMerge(test.dataset(), test.organization(from), test.organization(into)).refusal.has_value());
        auto text = errorOf([&] { test.merge(test.organization(from), test.organization(into)); });
        CHECK(dumpText(test.dataset()) == before);
        return text;
    };
    CHECK(refused("OpenAI", "Google")
        == "Conflict: OpenAI cannot be merged into Google: in Google, H100 SXM, 2025Q1 provider 'Google' is the organization itself. "
           "Change "
           "that record first; nothing was merged.");
    CHECK(refused("Google", "OpenAI").find("provider 'OpenAI' is the organization itself") != std::string::npos);
    CHECK(refused("Azure", "Google").find("part_of 'Google' closes a circle: Google is part of Google") != std::string::npos);
    test.merge(test.organization("Google"), test.organization("Azure")); // a part goes into its whole
    CHECK(test.dataset().organizations().size() == 2);

    const auto one = test.organization("Azure");
    CHECK(errorOf([&] { planMerge(test.dataset(), one, one); }).starts_with("Usage: Two organizations, two chips or two sources"));
    CHECK(errorOf([&] { planMerge(test.dataset(), { RecordKind::Organization, 99 }, one); }).starts_with("NotFound: One of the two"));
    CHECK(errorOf([&] { planMerge(test.dataset(), { RecordKind::Inventory, 1 }, { RecordKind::Inventory, 2 }); }).starts_with("Usage"));
}

TEST_CASE("A merge that others have changed meanwhile is not made")
{
    Merging test;
    test.add(claim(8100));
    const auto plan = planMerge(test.dataset(), test.organization("OpenAI"), test.organization("Google"));
    auto other = claim(8100, 1);
    other.units = 107;
    test.add(other);
    const auto before = dumpText(test.dataset());
    CHECK(errorOf([&] { test.document.transact("Merge", [&](Writer& writer) { merge(writer, plan, {}); }); })
        == "Conflict: The records were changed meanwhile, and others meet now; nothing was merged. Look at them again.");
    CHECK(dumpText(test.dataset()) == before);
}

TEST_CASE("Waivers of two that become one hold what both held")
{
    Merging test;
    const auto waiver = [](std::int64_t organization, const std::string& subject, const std::string& print) {
        return Waiver { {}, "provider-unknown", OrganizationId { organization }, ChipId { 2 }, subject, print, "note of " + print };
    };
    test.add(waiver(1, "rented", "a"), waiver(2, "rented", "b"), waiver(2, "owned", "c"), organization("Amazon"));
    auto first = waiver(3, "rented from Google", "d");
    auto second = waiver(3, "rented from OpenAI", "e");
    first.finding = second.finding = "negative-stock";
    test.add(first, second);
    test.merge(test.organization("OpenAI"), test.organization("Google"));
    std::vector<std::string> waivers;
    test.dataset().table<Waiver>().forEach([&](const Waiver& stored) {
        waivers.push_back(
            std::string(test.dataset().name(*stored.organization)) + "|" + stored.subject + "|" + stored.fingerprint + "|" + stored.notes);
    });
    CHECK(waivers
        == std::vector<std::string> {
            "Google|rented|a b|note of a note of b", "Google|owned|c|note of c", "Amazon|rented from Google|d e|note of d note of e" });
}

TEST_CASE("An organization that was entered twice, half of its claims under each name, is merged into what the sample was")
{
    TempFolder folder;
    copySample(folder / "sample");
    loadFolder(folder / "sample", folder / "sample.flop");
    auto document = Document::open(folder / "sample.flop");
    const auto shown = [&] {
        const auto report = makeReport(document.dataset(), { .views = reportViews(*document.dataset()) });
        std::vector<std::string> texts;
        for (const auto& figure : report.figures)
            texts.push_back(figureText(figure.figure) + figure.caption + joined(figure.notes, "\n"));
        texts.push_back(reportHtml(report, std::vector<std::string>(report.figures.size(), "<svg></svg>"), {}));
        for (const auto& finding : findings(*document.dataset(), {}, Quarter::of(2025, 4)))
            texts.push_back(finding.subject + (finding.isWaived ? ", waived" : ", open"));
        return texts;
    };
    const auto before = shown();
    const auto openAi = document.dataset()->organizationNamed("OpenAI")->id;
    OrganizationId twin;
    document.transact("Split", [&](Writer& writer) {
        twin = writer.insert(organization("Open AI"));
        bool isTwins = false;
        const auto& dataset = writer.before();
        eachRecordType([&]<class Record>() {
            dataset.table<Record>().forEach([&](const Record& stored) {
                auto moved = stored;
                eachReferenceOf(moved, [&](RecordKind kind, std::int64_t& id) {
                    if (kind == RecordKind::Organization && id == openAi.value && (isTwins = !isTwins))
                        id = twin.value;
                });
                if (moved != stored)
                    writer.update(moved);
            });
        });
        dataset.savedViews().forEach([&](const SavedView& stored) {
            auto view = stored;
            if (stored.id.value % 2 == 0)
                return;
            view.view = renamedLine(view.view, { { { RecordKind::Organization, { { "OpenAI", "Open AI" } } } } });
            if (view != stored)
                writer.update(view);
        });
    });
    CHECK(shown() != before);
    const auto plan = planMerge(*document.dataset(), { RecordKind::Organization, twin.value }, { RecordKind::Organization, openAi.value });
    CHECK(plan.meetings.empty());
    document.transact("Merge", [&](Writer& writer) { merge(writer, plan, {}); });
    CHECK(shown() == before);
}

TEST_CASE("What was merged is known from the records that moved, also when it is done again")
{
    Merging test;
    test.add(claim(8100));
    const auto before = test.document.dataset();
    test.merge(test.organization("OpenAI"), test.organization("Google"));
    const Renames merged { { { RecordKind::Organization, { { "OpenAI", "Google" } } } } };
    const auto after = test.document.dataset();
    test.document.undo();
    const auto changes = test.document.redo();
    CHECK(renamesBetween(*before, *after, changes) == merged);
    CHECK(renamesBetween(*after, *before, changes).empty());
}

TEST_CASE("Of two sources that become one neither is replaced by itself, and a third replaces it once")
{
    Merging test;
    const auto insert = [&](const std::string& key, std::vector<SourceId> replaced) {
        auto made = source(key);
        made.replaces = std::move(replaced);
        test.add(made);
        return test.dataset().sourceWithKey(key)->id;
    };
    const auto old = insert("old", {});
    const auto middle = insert("middle", { old, { 1 } });
    insert("newest", { old, middle });
    const auto ref = [&](const char* key) { return RecordRef { RecordKind::Source, test.dataset().sourceWithKey(key)->id.value }; };
    test.merge(ref("old"), ref("middle"));
    CHECK(test.dataset().sourceWithKey("middle")->replaces == std::vector<SourceId> { { 1 } });
    CHECK(test.dataset().sourceWithKey("newest")->replaces == std::vector<SourceId> { middle });
    test.document.undo();
    test.merge(ref("middle"), ref("old"));
    CHECK(test.dataset().sourceWithKey("old")->replaces == std::vector<SourceId> { { 1 } });
    CHECK(test.dataset().sourceWithKey("newest")->replaces == std::vector<SourceId> { old });
}

TEST_CASE("Two sources are not merged where that would close a circle of releases")
{
    Merging test;
    auto between = source("between");
    between.replaces = { { 1 } };
    test.add(between);
    auto newest = source("newest");
    newest.replaces = { test.dataset().sourceWithKey("between")->id };
    test.add(newest);
    const auto ref = [&](const char* key) { return RecordRef { RecordKind::Source, test.dataset().sourceWithKey(key)->id.value }; };
    const auto before = dumpText(test.dataset());
    for (const auto& [from, into] : { std::pair { "newest", "press" }, std::pair { "press", "newest" } }) {
        const auto plan = planMerge(test.dataset(), ref(from), ref(into));
        CHECK(plan.refusal.has_value());
        CHECK_FALSE(errorOf([&] { test.merge(ref(from), ref(into)); }).empty());
    }
    CHECK(dumpText(test.dataset()) == before);
}

TEST_CASE("What is renamed keeps its colour by the name it had, and what is merged that of the one that stays")
{
    Merging test;
    const auto rename = [&](const std::string& name, const std::string& to) {
        test.document.transact("Rename", [&](Writer& writer) {
            auto renamed = *test.dataset().organizationNamed(name);
            renamed.name = to;
            writer.update(renamed);
        });
        return test.dataset().organizationNamed(to)->colour;
    };
    CHECK(test.dataset().organizationNamed("Google")->colour.empty());
    CHECK(rename("Google", "Alphabet") == "Google");
    CHECK(rename("Alphabet", "Alphabet Inc.") == "Google");
    test.document.undo();
    CHECK(test.dataset().organizationNamed("Alphabet")->colour == "Google");
    CHECK(rename("Alphabet", "Google").empty());
    rename("Google", "Alphabet");
    test.merge(test.organization("Alphabet"), test.organization("OpenAI"));
    CHECK(test.dataset().organizationNamed("OpenAI")->colour.empty());
}

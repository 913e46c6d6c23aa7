// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"
#include "tests/support/temp_document.h"

#include "model/store/remove_all.h"

#include <array>

using namespace model;

namespace {

/// On top of the basics: "Part" (3) of OpenAI (2); claims 1 of OpenAI, 2 rented by Google from OpenAI; chip B200 (3) by "filing" (2);
/// a headcount and a run of OpenAI; a waiver about it.
struct Linked {
    Linked()
    {
        fillBasics(document);
        document.transact("Link", [](Writer& writer) {
            auto part = organization("Part");
            part.partOf = OrganizationId { 2 };
            writer.insert(part);
            writer.insert(inventory(8000));
            auto rented = inventory(8000);
            rented.organization = { 1 };
            rented.access = Access::Rented;
            rented.provider = OrganizationId { 2 };
            writer.insert(rented);
            auto b200 = chip("B200");
            b200.source = SourceId { 2 };
            writer.insert(b200);
            HeadcountRecord people;
            people.organization = { 2 };
            people.quarter = { 8000 };
            people.people = 10;
            people.source = { 1 };
            writer.insert(people);
            TrainingRun run;
            run.name = "GPT";
            run.organization = OrganizationId { 2 };
            run.quarter = { 8000 };
            run.source = { 2 };
            writer.insert(run);
            Waiver waiver;
            waiver.finding = "stock-falls";
            waiver.organization = OrganizationId { 2 };
            writer.insert(waiver);
        });
    }

    Dependents of(RecordKind kind, std::vector<std::int64_t> ids) const { return dependentsOf(*document.dataset(), kind, ids); }
    void remove(RecordKind kind, std::vector<std::int64_t> ids)
    {
        const auto dataset = document.dataset();
        document.transact(
            "Remove", [&](Writer& writer) { removeWithDependents(writer, *dataset, kind, ids, dependentsOf(*dataset, kind, ids)); });
    }

    TempFolder folder;
    Document document = Document::create(folder / "a.flop");
};

}

TEST_CASE("What cannot be without a record is told apart from what only loses a reference")
{
    Linked linked;

    const auto dependents = linked.of(RecordKind::Organization, { 2 });
    CHECK(dependents.removed
        == std::vector<RecordRef> { { RecordKind::Inventory, 1 }, { RecordKind::Headcount, 1 }, { RecordKind::Waiver, 1 } });
    CHECK(dependents.cleared
        == std::vector<RecordRef> { { RecordKind::Organization, 3 }, { RecordKind::Inventory, 2 }, { RecordKind::TrainingRun, 1 } });
    CHECK(dependents.removedCounts.at(RecordKind::Inventory) == 1);
    CHECK(dependents.clearedCounts.at(RecordKind::Inventory) == 1);

    CHECK(linked.of(RecordKind::Organization, { 2, 3 }).cleared.size() == 2); // the part is asked for itself
    CHECK(linked.of(RecordKind::Source, { 2 }).removed == std::vector<RecordRef> { { RecordKind::TrainingRun, 1 } });
    CHECK(linked.of(RecordKind::Source, { 2 }).cleared == std::vector<RecordRef> { { RecordKind::Chip, 3 } });
    CHECK(linked.of(RecordKind::Chip, { 1 }).empty());
    CHECK(linked.of(RecordKind::Inventory, { 1, 2 }).empty());
}

TEST_CASE("Records go with what depends on them in one step, which is undone")
{
    Linked linked;
    const auto before = dumpText(*linked.document.dataset());

    linked.remove(RecordKind::Organization, { 3, 2 });

    const auto& dataset = *linked.document.dataset();
    CHECK(dataset.organizations().size() == 1);
    CHECK(dataset.inventory().size() == 1);
    CHECK(dataset.inventory()[0].access == Access::Rented);
    CHECK_FALSE(dataset.inventory()[0].provider);
    CHECK(dataset.headcounts().empty());
    CHECK_FALSE(dataset.trainingRuns()[0].organization);
    CHECK(dataset.table<Waiver>().empty());
    CHECK(askSql(linked.folder / "a.flop", "PRAGMA foreign_key_check").empty());
    linked.document.undo();
    CHECK(dumpText(*linked.document.dataset()) == before);

    linked.remove(RecordKind::Source, { 1, 2 });
    CHECK(linked.document.dataset()->sources().empty());
    CHECK(linked.document.dataset()->inventory().empty());
    CHECK(linked.document.dataset()->chips().size() == 3);
    linked.document.undo();
    CHECK(dumpText(*linked.document.dataset()) == before);
}

TEST_CASE("A source that is removed is replaced by nobody any more, also where its successor goes with it")
{
    Linked linked;
    linked.document.transact("Replace", [&](Writer& writer) {
        auto newest = source("newest");
        newest.replaces = { { 1 }, { 2 } };
        writer.insert(newest);
    });
    CHECK(linked.of(RecordKind::Source, { 2 }).cleared == std::vector<RecordRef> { { RecordKind::Source, 3 }, { RecordKind::Chip, 3 } });
    CHECK(errorOf([&] {
        linked.document.transact("Remove", [](Writer& writer) { writer.remove<Source>({ 1 }); });
    }).starts_with("Conflict: source 'press' cannot be removed: 1 source record"));
    linked.remove(RecordKind::Source, { 2 });
    CHECK(linked.document.dataset()->sources().find({ 3 })->replaces == std::vector<SourceId> { { 1 } });
    linked.remove(RecordKind::Source, { 1, 3 });
    CHECK(linked.document.dataset()->sources().empty());
    linked.document.undo();
    CHECK(linked.document.dataset()->sources().find({ 3 })->replaces == std::vector<SourceId> { { 1 } });
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/records_behind.h"

#include "model/figure/make_figure.h"
#include "model/figure/selection_in.h"
#include "model/records/each_record_type.h"
#include "model/records/field_description.h"
#include "model/table/table_record.h"
#include "model/view/view_query.h"
#include "tests/support/catch.h"
#include "tests/support/dataset_text.h"
#include "tests/support/sample_views.h"

#include <algorithm>
#include <map>

using namespace model;

TEST_CASE("Behind what is drawn are the rows that name it, in the table the figure is about")
{
    struct Wanted {
        std::string line;
        Selection selection;
        RecordsBehind behind;
    };
    using Kind = RecordKind;
    const auto wanted = GENERATE(values<Wanted>({
        { "", SelectedOrganization { "Meta" }, { Kind::Inventory, { { "organization", "Meta" } } } },
        { "figure=wealth", SelectedOrganization { "Meta" }, { Kind::Inventory, { { "organization", "Meta" } } } },
        { "figure=lorenz", SelectedOrganization { "Meta", Quarter::of(2025, 4) }, { Kind::Inventory, { { "organization", "Meta" } } } },
        { "figure=growth&by=chip", SelectedSeries { "TPU v5e", Quarter::of(2024, 1) }, { Kind::Inventory, { { "chip", "TPU v5e" } } } },
        { "figure=shares&by=organization", SelectedSeries { "Google" }, { Kind::Inventory, { { "organization", "Google" } } } },
        { "figure=shares&by=provider", SelectedSeries { "Google" }, { Kind::Inventory, { { "provider", "Google" } } } },
        { "figure=suppliers", SelectedOrganization { "Anthropic", {}, "Amazon" },
            { Kind::Inventory, { { "organization", "Anthropic" }, { "provider", "Amazon" } } } },
        { "figure=suppliers", SelectedOrganization { "Meta", {}, "own" }, { Kind::Inventory, { { "organization", "Meta" } } } },
        { "figure=training", SelectedRun { "GPT-4", "OpenAI" }, { Kind::TrainingRun, { { "name", "GPT-4" } } } },
        { "figure=training", SelectedSeries { "OpenAI" }, { Kind::TrainingRun, { { "organization", "OpenAI" } } } },
        { "figure=chips", SelectedChip { "H200" }, { Kind::Chip, { { "name", "H200" } } } },
        { "figure=chips", SelectedSeries { "NVIDIA" }, { Kind::Chip, { { "vendor", "NVIDIA" } } } },
        { "figure=decode", SelectedPoint { "H200", 2, 1e9 }, { Kind::Chip, { { "name", "H200" } } } },
        { "figure=decode&bytes=2,0.5", SelectedPoint { "H200", 0.5 }, { Kind::Chip, { { "name", "H200" } } } },
        { "figure=growth", SelectedSeries { "GPU" }, {} }, // many names
    }));
    CAPTURE(wanted.line, nameOf(wanted.selection));

    CHECK(recordsBehind(wanted.selection, parseQuery(wanted.line).view, sample()) == wanted.behind);
}

namespace {

/// How many rows of its table have the names.
std::size_t rowsOf(const RecordsBehind& behind)
{
    std::size_t rows = 0;
    withTableRecordType(behind.kind, [&]<class Record>() {
        sample().table<Record>().forEach([&](const Record& record) {
            rows += std::ranges::all_of(behind.fields, [&](const auto& field) {
                return cellText(TableRecord(record), fieldNamed(behind.kind, field.first).value(), sample()) == field.second;
            });
        });
    });
    return rows;
}

/// Everything that can be picked in a figure.
std::vector<Selection> selectionsOf(const Figure& figure)
{
    std::vector<Selection> selections;
    for (const auto& series : figure.series) {
        if (!isEmpty(series.selection))
            selections.push_back(series.selection);
        for (const auto& point : series.points) {
            if (!point.tip.empty()) // else a corner of a curve
                selections.push_back(point.selection);
        }
    }
    return selections;
}

}

TEST_CASE("Behind whatever is picked in any figure are records")
{
    const auto line = GENERATE(from_range(test::sampleViews()));
    const auto view = parseQuery(line).view;
    std::map<std::vector<std::pair<std::string, std::string>>, std::size_t> rows; // many points have the same names
    for (const auto& selection : selectionsOf(makeFigure(sample(), view))) {
        CAPTURE(line, nameOf(selection));
        REQUIRE_FALSE(isEmpty(selection));
        const auto behind = recordsBehind(selection, view, sample());
        const auto [found, isNew] = rows.try_emplace(behind.fields);
        if (isNew)
            found->second = rowsOf(behind);
        CHECK(found->second > 0);
    }
}

TEST_CASE("An organization, chip or model that is picked is marked in the records under any figure")
{
    const auto line = GENERATE(from_range(test::sampleViews()));
    const auto view = parseQuery(line).view;
    const auto& facts = factsOf(view.figure);
    const bool isOfGroups
        = facts.uses.by && view.by != Grouping::Organization && view.by != Grouping::Chip && view.by != Grouping::ChipKind;
    for (const auto& selection : selectionsOf(makeFigure(sample(), view))) {
        const auto name = nameOf(selection);
        const auto marks = recordMarks(selection, view, sample());
        CAPTURE(line, name);
        if (const auto* run = std::get_if<SelectedRun>(&selection)) {
            CHECK(marks.run == run->name);
        } else if (isOfGroups) { // such as all of a country
            CHECK(marks.empty());
        } else if (const auto* organization = sample().organizationNamed(name); organization && facts.restsOn != RecordKind::Chip) {
            CHECK(marks.organization == organization->id);
        } else if (const auto* chip = sample().chipNamed(name)) {
            CHECK(marks.chip == chip->id);
        } else if (const auto kind = fromWord<ChipKind>(name)) {
            CHECK(marks.chipKind == kind);
        }
    }
}

TEST_CASE("What a record counts for is found in the figures that draw it")
{
    const RecordNames claim { "OpenAI", "H100 SXM", "GPU", {}, Quarter::of(2025, 1) };
    const auto found = [&](const std::string& line) {
        const auto view = parseQuery(line).view;
        return findIn(makeFigure(sample(), view), selectionOf(claim, view));
    };
    CHECK(found("") == Selection(SelectedOrganization { "OpenAI" }));
    CHECK(found("figure=wealth") == Selection(SelectedOrganization { "OpenAI" }));
    CHECK(found("figure=growth") == Selection(SelectedSeries { "GPU", Quarter::of(2025, 1) }));
    CHECK(found("figure=growth&to=2024Q4") == Selection(SelectedSeries { "GPU", Quarter::of(2024, 4) })); // the last that is drawn
    CHECK(found("figure=chips") == Selection(SelectedChip { "H100 SXM" }));
    CHECK_FALSE(found("figure=growth&by=country"));
    CHECK_FALSE(found("figure=training"));
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/records_behind.h"

#include "tests/support/catch.h"
#include "tests/support/dataset_text.h"

using namespace model;

TEST_CASE("Behind what is drawn are the rows that name it, in the table the figure is about")
{
    struct Wanted {
        FigureKind figure;
        Selection selection;
        RecordsBehind behind;
    };
    using Kind = RecordKind;
    const auto wanted = GENERATE(values<Wanted>({
        { FigureKind::Ranking, SelectedOrganization { "Meta" }, { Kind::Inventory, { { "organization", "Meta" } } } },
        { FigureKind::Wealth, SelectedOrganization { "Meta" }, { Kind::Inventory, { { "organization", "Meta" } } } },
        { FigureKind::Lorenz, SelectedOrganization { "Meta", Quarter::of(2025, 4) }, { Kind::Inventory, { { "organization", "Meta" } } } },
        { FigureKind::Growth, SelectedSeries { "TPU v5e", Quarter::of(2024, 1) }, { Kind::Inventory, { { "chip", "TPU v5e" } } } },
        { FigureKind::Shares, SelectedSeries { "Google" }, { Kind::Inventory, { { "organization", "Google" } } } },
        { FigureKind::Suppliers, SelectedOrganization { "Anthropic", {}, "Amazon" },
            { Kind::Inventory, { { "organization", "Anthropic" }, { "provider", "Amazon" } } } },
        { FigureKind::Suppliers, SelectedOrganization { "Meta", {}, "own" }, { Kind::Inventory, { { "organization", "Meta" } } } },
        { FigureKind::Training, SelectedRun { "GPT-4", "OpenAI" }, { Kind::TrainingRun, { { "name", "GPT-4" } } } },
        { FigureKind::Training, SelectedSeries { "OpenAI" }, { Kind::TrainingRun, { { "organization", "OpenAI" } } } },
        { FigureKind::Chips, SelectedChip { "H200" }, { Kind::Chip, { { "name", "H200" } } } },
        { FigureKind::Chips, SelectedSeries { "NVIDIA" }, { Kind::Chip, { { "vendor", "NVIDIA" } } } },
        { FigureKind::Decode, SelectedPoint { "H200", 2, 1e9 }, { Kind::Chip, { { "name", "H200" } } } },
        { FigureKind::Growth, SelectedSeries { "GPU" }, {} }, // many names
    }));
    CAPTURE(static_cast<int>(wanted.figure), nameOf(wanted.selection));

    CHECK(recordsBehind(wanted.selection, wanted.figure, sample()) == wanted.behind);
}

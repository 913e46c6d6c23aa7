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
        { FigureKind::Ranking, { {}, "Meta", {} }, { Kind::Inventory, { { "organization", "Meta" } } } },
        { FigureKind::Wealth, { "Meta", "Meta", {} }, { Kind::Inventory, { { "organization", "Meta" } } } },
        { FigureKind::Lorenz, { "2025Q4", "Meta", {} }, { Kind::Inventory, { { "organization", "Meta" } } } },
        { FigureKind::Growth, { "TPU v5e", {}, Quarter::of(2024, 1) }, { Kind::Inventory, { { "chip", "TPU v5e" } } } },
        { FigureKind::Shares, { "Google", {}, {} }, { Kind::Inventory, { { "organization", "Google" } } } },
        { FigureKind::Suppliers, { "Amazon", "Anthropic", {} },
            { Kind::Inventory, { { "organization", "Anthropic" }, { "provider", "Amazon" } } } },
        { FigureKind::Suppliers, { "own", "Meta", {} }, { Kind::Inventory, { { "organization", "Meta" } } } },
        { FigureKind::Training, { "OpenAI", "GPT-4", {} }, { Kind::TrainingRun, { { "name", "GPT-4" } } } },
        { FigureKind::Training, { "OpenAI", {}, {} }, { Kind::TrainingRun, { { "organization", "OpenAI" } } } },
        { FigureKind::Chips, { "NVIDIA", "H200", {} }, { Kind::Chip, { { "name", "H200" } } } },
        { FigureKind::Chips, { "NVIDIA", {}, {} }, { Kind::Chip, { { "vendor", "NVIDIA" } } } },
        { FigureKind::Decode, { "H200", "2", {} }, { Kind::Chip, { { "name", "H200" } } } },
        { FigureKind::Growth, { "GPU", {}, {} }, {} }, // many names
    }));
    CAPTURE(static_cast<int>(wanted.figure), wanted.selection.series, wanted.selection.item);

    CHECK(recordsBehind(wanted.selection, wanted.figure, sample()) == wanted.behind);
}

// SPDX-License-Identifier: GPL-3.0-or-later
// A table from anywhere: its preview, the plan that is guessed for it, and trying to import it.
#include "tests/fuzz/fuzz.h"

#include "model/exchange/import_table.h"
#include "model/exchange/recipes.h"
#include "tests/support/dataset_text.h"

using namespace model;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const auto dataset = datasetOf("inventory: A | H100 SXM | 2023Q1 | installed 100 80..120\npeople: A | 2023Q1 | researchers 50");
    static const auto path = fuzz::file("table.csv");
    const auto bytes = fuzz::text(data, size);
    fuzz::write(path, bytes);
    fuzz::answered([&] {
        CsvReader reader(bytes, "table.csv");
        for (CsvRow row; reader.next(row);) { }
    });
    fuzz::answered([&] {
        const auto preview = readPreview(path);
        const auto guess = planFor(preview, std::nullopt, "2026-01-31");
        fuzz::require(recipeToPlan(planToRecipe(guess.plan), guess.plan.today).fields == guess.plan.fields);
        const std::filesystem::path files[] = { path };
        tryImport(dataset, files, guess.plan);
    });
    return 0;
}

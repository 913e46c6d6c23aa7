// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/built_in_recipes.h"

namespace model {

namespace {

// Epoch's B200 and B300 contain GB200 and GB300 and have their peaks. Rows that end before their quarter does are flagged in Nvidia's
// file by the column Incomplete, in the others by their notes; a later release has them whole. A first quarter that begins late stays:
// nothing before it is counted anyway, and its note goes along.
constexpr const char* epochOwners = R"json({
  "table": "inventory",
  "fields": {
    "organization": { "columns": ["Owner"], "aliases": { "China": "China (all buyers)", "Other": "Other (rest of world)" } },
    "chip": { "columns": ["Chip type"], "aliases": {
      "B200": "B200/GB200", "B300": "B300/GB300",
      "Instinct MI210": "MI210", "Instinct MI250X": "MI250X", "Instinct MI300A": "MI300A", "Instinct MI300X": "MI300X",
      "Instinct MI308X": "MI308X", "Instinct MI325X": "MI325X", "Instinct MI350X": "MI350X", "Instinct MI355X": "MI355X" } },
    "quarter": { "columns": ["Start date"], "until": "End date", "dates": "month first" },
    "measure": { "constant": "added" },
    "units": { "columns": ["Number of Units", "Number of Units (median)"], "number": { "decimal": "." } },
    "units_low": { "columns": ["Number of Units (5th percentile)"], "number": { "decimal": "." } },
    "units_high": { "columns": ["Number of Units (95th percentile)"], "number": { "decimal": "." } },
    "access": { "constant": "owned" },
    "status": { "constant": "actual" },
    "source": { "new_source": true },
    "notes": { "columns": ["Notes"] }
  },
  "filters": [
    { "column": "Incomplete", "when": "not empty", "reason": "is flagged Incomplete: its quarter was not over" },
    { "column": "Notes", "when": "contains", "value": "fiscal quarters ending",
      "reason": "says it is incomplete: its quarter was not over" }
  ],
  "on_conflict": "stop",
  "drops_equal_bounds": true,
  "new_source": {
    "key": "epoch-owners-{date}", "title": "AI Chip Owners, as imported on {date}", "publisher": "Epoch AI", "published": "{date}",
    "url": "https://epoch.ai/data/ai-chip-owners", "kind": "dataset",
    "notes": "Counts chips sold, by quarter; median, 5th and 95th percentile. Data: Epoch AI (epoch.ai/data), CC BY 4.0."
  }
})json";

}

const std::vector<Recipe>& builtInRecipes()
{
    static const std::vector<Recipe> recipes { { {}, "epoch-owners", epochOwners,
        "Epoch AI's chips by owner and quarter (*_owners_quarters_by_chip.csv)" } };
    return recipes;
}

}

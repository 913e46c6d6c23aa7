// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/built_in_recipes.h"

namespace model {

// Epoch's B200 and B300 contain GB200 and GB300 and have their peaks. Rows that end before their quarter does are flagged in Nvidia's
// file by the column Incomplete, in the others by their notes; a later release has them whole. A first quarter that begins late stays:
// nothing before it is counted anyway, and its note goes along.
extern const char* const epochOwnersRecipe; // resources/recipes/epoch-owners.json
extern const char* const epochUsersRecipe;  // resources/recipes/epoch-users.json

const std::vector<Recipe>& builtInRecipes()
{
    static const std::vector<Recipe> recipes {
        { {}, "epoch-owners", epochOwnersRecipe, {} }, // chips by owner and quarter: *_owners_quarters_by_chip.csv
        { {}, "epoch-users", epochUsersRecipe, {} },   // compute of labs at the ends of years: year_end_by_lab.csv
    };
    return recipes;
}

}

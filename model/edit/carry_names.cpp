// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/edit/carry_names.h"

#include "model/compute/waiving.h"
#include "model/exchange/recipes.h"
#include "model/figure/rename_caption.h"
#include "model/view/rename_view.h"
#include "model/view/view_query.h"

#include <map>
#include <tuple>

namespace model {

namespace {

SavedView renamed(SavedView view, const Renames& renames)
{
    view.caption = renamedCaption(view.caption, parseQuery(view.view).view, renames);
    view.view = renamedLine(view.view, renames);
    return view;
}

Waiver renamed(Waiver waiver, const Renames& renames)
{
    waiver.subject = renamedSubject(waiver, renames);
    return waiver;
}

Recipe renamed(Recipe recipe, const Renames& renames)
{
    recipe.mapping = renamedRecipe(recipe.mapping, renames);
    return recipe;
}

/// Two that are for the same once their things are one hold what both held.
void carryWaivers(Writer& writer, const Renames& renames)
{
    std::map<std::tuple<std::string, std::optional<OrganizationId>, std::optional<ChipId>, std::string>, Waiver> byKey;
    const auto keyOf = [](const Waiver& waiver) { return std::tuple(waiver.finding, waiver.organization, waiver.chip, waiver.subject); };
    std::vector<Waiver> changed;
    writer.before().table<Waiver>().forEach([&](const Waiver& stored) {
        const auto waiver = writer.find<Waiver>(stored.id);
        if (!waiver)
            return;
        if (renamed(*waiver, renames) == *waiver)
            byKey.emplace(keyOf(*waiver), *waiver);
        else
            changed.push_back(renamed(*waiver, renames));
    });
    for (const auto& waiver : changed) {
        const auto [same, isNew] = byKey.emplace(keyOf(waiver), waiver);
        if (isNew) {
            writer.update(waiver);
        } else {
            takeIn(same->second, waiver);
            writer.remove<Waiver>(waiver.id);
            writer.update(same->second);
        }
    }
}

template <class Record> void carry(Writer& writer, const Renames& renames)
{
    writer.before().table<Record>().forEach([&](const Record& stored) {
        if (renamed(stored, renames) == stored)
            return;
        // The step may have written it too.
        if (const auto record = writer.find<Record>(stored.id); record && renamed(*record, renames) != *record)
            writer.update(renamed(*record, renames));
    });
}

}

void carryNames(Writer& writer, const Renames& renames)
{
    if (renames.empty())
        return;
    carry<SavedView>(writer, renames);
    carryWaivers(writer, renames);
    carry<Recipe>(writer, renames);
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/compute/check_rules.h"
#include "model/view/saved_views.h"
#include "model/view/unknown_names.h"
#include "model/view/view_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

namespace model {

void checkSavedViews(CheckContext& context)
{
    for (const auto& saved : savedViewsInOrder(context.dataset())) {
        context.progress.update(1);
        std::set<std::pair<std::string, std::string>> found; // two groups may name it
        const auto view = parseQuery(saved.view).view;
        auto unknown = unknownNamesOf(view, context.dataset());
        std::ranges::move(unknownCaptionNames(saved.caption, view, context.dataset()), std::back_inserter(unknown));
        for (const auto& [key, name, nearest, group] : unknown) {
            if (!found.emplace(key, name).second)
                continue;
            Finding finding;
            finding.check = Check::UnknownName;
            finding.sentence = sentenceOf(finding.check);
            finding.subject = fmt::format("{}, {} {}", saved.name, key, name);
            finding.facts = { { "view", saved.name }, { "key", key }, { "name", name }, { "nearest", nearest } };
            finding.records = { { RecordKind::SavedView, saved.id.value } };
            context.findings.push_back(std::move(finding));
        }
    }
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/rename_caption.h"

#include "model/figure/names_shown.h"
#include "model/view/caption_reference.h"
#include "model/view/rename_view.h"
#include "model/view/view_query.h"

namespace model {

namespace {

std::string renamedReference(std::string_view content, const ViewState& view, const Renames& renames)
{
    const auto reference = captionReference(content);
    const auto shown = parseQuery(reference.view, view).view;
    const NamesShown names(shown, renames);
    auto now = reference;
    if (reference.series)
        now.series = names.series(*reference.series);
    const bool isName = reference.item != "*" && !reference.item.starts_with('#');
    if (isName)
        now.item = names.item(reference.item);
    if (isName && !reference.series && now.item == reference.item)
        now.item = names.series(reference.item);
    now.view = renamedLine(reference.view, renames);
    return now == reference ? std::string(content) : referenceText(now);
}

}

std::string renamedCaption(std::string_view pattern, const ViewState& view, const Renames& renames)
{
    return withReferences(pattern, [&](std::string_view content) { return renamedReference(content, view, renames); });
}

}

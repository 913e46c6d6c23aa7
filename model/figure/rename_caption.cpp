// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/rename_caption.h"

#include "model/figure/caption_reference.h"
#include "model/figure/names_shown.h"
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

/// What stands between braces; behind a question mark there are only words.
std::string renamedPlaceholder(std::string_view content, const ViewState& view, const Renames& renames)
{
    std::string written;
    for (;;) {
        const auto sign = content.find_first_of("[?");
        const auto end = sign == content.npos || content[sign] == '?' ? content.npos : content.find(']', sign);
        if (end == content.npos)
            return written += content;
        written += content.substr(0, sign + 1);
        written += renamedReference(content.substr(sign + 1, end - sign - 1), view, renames);
        written += ']';
        content.remove_prefix(end + 1);
    }
}

}

std::string renamedCaption(std::string_view pattern, const ViewState& view, const Renames& renames)
{
    std::string written;
    for (;;) {
        const auto begin = pattern.find('{');
        const bool isBrace = begin != pattern.npos && pattern.substr(begin).starts_with("{{");
        const auto end = begin == pattern.npos ? pattern.npos : isBrace ? begin + 1 : pattern.find('}', begin);
        if (end == pattern.npos)
            return written += pattern;
        const auto content = pattern.substr(begin + 1, end - begin - 1);
        written += pattern.substr(0, begin + 1);
        written += isBrace ? std::string() : renamedPlaceholder(content, view, renames);
        written += pattern[end];
        pattern.remove_prefix(end + 1);
    }
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/view/caption_reference.h"

#include "model/base/text.h"
#include "model/view/percent.h"

#include <fmt/format.h>

namespace model {

namespace {

std::string trimmedText(std::string_view part)
{
    return std::string(trimmed(part));
}

std::string encoded(std::string_view text, std::string_view signs)
{
    std::string safe;
    for (const char c : text) {
        if (signs.find(c) != std::string_view::npos)
            safe += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        else
            safe += c;
    }
    return safe;
}

/// Without the signs that mean something in a reference.
std::string nameText(std::string_view name)
{
    return encoded(name, "%[]{}|@>=");
}

/// A line whose names cannot be taken for the end of the reference, or for where the line begins.
std::string viewText(std::string_view line)
{
    auto safe = encoded(line, "[]{}");
    for (auto place = safe.find(" in "); place != std::string::npos; place = safe.find(" in ", place))
        safe.replace(place, 1, "%20");
    return safe;
}

/// What stands between braces; behind a question mark there are only words.
std::string replacedPlaceholder(std::string_view content, const std::function<std::string(std::string_view)>& replaced)
{
    std::string written;
    for (;;) {
        const auto sign = content.find_first_of("[?");
        const auto end = sign == content.npos || content[sign] == '?' ? content.npos : content.find(']', sign);
        if (end == content.npos)
            return written += content;
        written += content.substr(0, sign + 1);
        written += replaced(content.substr(sign + 1, end - sign - 1));
        written += ']';
        content.remove_prefix(end + 1);
    }
}

}

CaptionReference captionReference(std::string_view content)
{
    CaptionReference reference;
    constexpr std::string_view in = " in ";
    if (const auto place = content.rfind(in); place != content.npos && content.find('=', place) != content.npos) {
        reference.view = trimmedText(content.substr(place + in.size()));
        content = content.substr(0, place);
    }
    if (const auto place = content.rfind('|'); place != content.npos) {
        reference.column = trimmedText(content.substr(place + 1));
        content = content.substr(0, place);
    }
    if (const auto place = content.rfind('@'); place != content.npos) {
        reference.quarter = parseQuarter(trimmedText(content.substr(place + 1)));
        if (reference.quarter)
            content = content.substr(0, place);
    }
    constexpr std::string_view within = " > ";
    if (const auto place = content.find(within); place != content.npos) {
        reference.series = percentDecoded(trimmed(content.substr(0, place)));
        content = content.substr(place + within.size());
    }
    reference.item = percentDecoded(trimmed(content));
    return reference;
}

std::string referenceText(const CaptionReference& reference)
{
    std::string written;
    if (reference.series)
        written += nameText(*reference.series) + " > ";
    written += nameText(reference.item);
    if (reference.quarter)
        written += "@" + quarterText(*reference.quarter);
    if (!reference.column.empty())
        written += "|" + reference.column;
    return reference.view.empty() ? written : written + " in " + viewText(reference.view);
}

std::string withReferences(std::string_view pattern, const std::function<std::string(std::string_view)>& replaced)
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
        written += isBrace ? std::string() : replacedPlaceholder(content, replaced);
        written += pattern[end];
        pattern.remove_prefix(end + 1);
    }
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/caption_reference.h"

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

}

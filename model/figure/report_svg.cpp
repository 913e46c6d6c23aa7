// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/report_svg.h"

#include "model/base/html.h"

#include <fmt/format.h>

#include <array>

namespace model {

namespace {

/// The value of an attribute of a tag; empty where it has none.
std::string_view attribute(std::string_view tag, std::string_view name)
{
    const auto begin = fmt::format(" {}=\"", name);
    const auto at = tag.find(begin);
    if (at == tag.npos)
        return {};
    const auto value = tag.substr(at + begin.size());
    return value.substr(0, value.find('"'));
}

/// Cuts `<name ...>...</name>` out, the first of its kind.
void removeElement(std::string& svg, std::string_view name)
{
    const auto begin = svg.find(fmt::format("<{}", name));
    const auto end = fmt::format("</{}>", name);
    const auto close = begin == svg.npos ? begin : svg.find(end, begin);
    if (close != svg.npos)
        svg.erase(begin, close + end.size() - begin);
}

/// Sets `prefix` before the names that a tag gives and refers to.
std::string prefixed(std::string_view tag, std::string_view prefix)
{
    static constexpr std::array<std::string_view, 3> before { " id=\"", "url(#", "href=\"#" };
    std::string result;
    while (!tag.empty()) {
        auto first = tag.npos;
        std::size_t length = 0;
        for (const auto& sign : before) {
            const auto at = tag.find(sign);
            if (at < first) {
                first = at;
                length = sign.size();
            }
        }
        if (first == tag.npos)
            break;
        result.append(tag.substr(0, first + length)).append(prefix).append("-");
        tag.remove_prefix(first + length);
    }
    return result.append(tag);
}

/// The same in every tag, but in no text.
std::string withPrefix(std::string_view svg, std::string_view prefix)
{
    std::string result;
    while (!svg.empty()) {
        const auto open = svg.find('<');
        result.append(svg.substr(0, open));
        if (open == svg.npos)
            break;
        const auto close = svg.find('>', open);
        const auto tag = svg.substr(open, close == svg.npos ? close : close - open + 1);
        result.append(prefixed(tag, prefix));
        svg.remove_prefix(open + tag.size());
    }
    return result;
}

}

std::string inlineSvg(std::string_view svg, const PictureNames& names)
{
    const auto begin = svg.find("<svg");
    const auto end = begin == svg.npos ? begin : svg.find('>', begin);
    if (end == svg.npos)
        return {};
    const auto root = svg.substr(begin, end - begin);
    std::string content(svg.substr(end + 1));
    for (const auto* name : { "title", "desc", "metadata" })
        removeElement(content, name);
    const auto id = escapedHtml(names.id);
    return fmt::format("<svg id=\"{0}\" viewBox=\"{1}\" role=\"img\" aria-labelledby=\"{0}-title {0}-desc\">\n"
                       "<title id=\"{0}-title\">{2}</title>\n<desc id=\"{0}-desc\">{3}</desc>{4}",
        id, attribute(root, "viewBox"), escapedHtml(names.title), escapedHtml(names.description), withPrefix(content, id));
}

}

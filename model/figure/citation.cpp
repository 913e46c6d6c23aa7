// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/citation.h"

#include "model/base/text.h"
#include "words/explain.h"
#include "words/figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace model {

namespace {

/// Text as TeX reads it back.
std::string inTex(const std::string& text)
{
    std::string escaped;
    for (const char c : text) {
        switch (c) {
        case '\\':
            escaped += "\\textbackslash{}";
            break;
        case '~':
            escaped += "\\textasciitilde{}";
            break;
        case '^':
            escaped += "\\textasciicircum{}";
            break;
        case '&':
        case '%':
        case '$':
        case '#':
        case '_':
        case '{':
        case '}':
            escaped += '\\';
            escaped += c;
            break;
        case '\n':
            escaped += ' ';
            break;
        default:
            escaped += c;
        }
    }
    return escaped;
}

/// A key BibTeX takes: no blanks, commas, braces and the like.
std::string entryKey(const std::string& key)
{
    std::string made;
    for (const char c : key)
        made += std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == ':' || c == '.' ? c : '-';
    return made.empty() ? "source" : made;
}

/// A web address without what would end BibTeX's braces.
std::string plainUrl(std::string url)
{
    std::erase_if(url, [](char c) { return c == '{' || c == '}' || c == '\\' || std::isspace(static_cast<unsigned char>(c)); });
    return url;
}

std::vector<const Source*> found(std::span<const SourceId> sources, const Dataset& dataset)
{
    std::vector<const Source*> list;
    for (const auto id : sources) {
        if (const auto* source = dataset.sources().find(id))
            list.push_back(source);
    }
    return list;
}

}

std::string footnoteText(const Inspection& inspection, const Words& words)
{
    if (inspection.value.empty())
        return {};
    auto text = fmt::format("{}: {} {}", inspection.heading, inspection.value, inspection.unit);
    if (!inspection.interval.empty())
        text += fmt::format(" ({})", inspection.interval);
    if (!inspection.formula.empty())
        text += " = " + inspection.formula;
    for (const auto& part : { inspection.mark, inspection.note }) {
        if (!part.empty())
            text += "; " + part;
    }
    std::vector<std::string> sentences { text };
    std::vector<std::string> sources;
    for (const auto& source : inspection.sources) {
        if (!source.isOfClaims)
            continue;
        std::vector<std::string> parts { source.title, source.detail, source.url };
        std::erase(parts, "");
        sources.push_back(joined(parts, ", "));
    }
    if (!sources.empty())
        sentences.push_back(words(say::footer::sources, { { "names", joined(sources, "; ") } }));
    return joined(sentences, ". ") + ".";
}

std::string referenceText(const Source& source, const Words& words)
{
    const auto published = source.published.empty() ? words(say::citation::noDate) : source.published;
    return source.publisher.empty() ? fmt::format("{} ({}).", source.title, published)
                                    : fmt::format("{} ({}). {}.", source.publisher, published, source.title);
}

std::string citationText(std::span<const SourceId> sources, const Dataset& dataset, const Words& words)
{
    std::string text;
    for (const auto* source : found(sources, dataset)) {
        auto line = referenceText(*source, words);
        if (!source->url.empty())
            line += " " + source->url;
        text += line + "\n";
    }
    return text;
}

std::string bibtexText(std::span<const SourceId> sources, const Dataset& dataset)
{
    static constexpr std::array<std::string_view, 12> months { "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
        "dec" };
    std::string text;
    for (const auto* source : found(sources, dataset)) {
        text += fmt::format("@misc{{{},\n  title = {{{}}},\n", entryKey(source->key), inTex(source->title));
        if (!source->publisher.empty())
            text += fmt::format("  author = {{{{{}}}}},\n", inTex(source->publisher));
        if (source->published.size() >= 4)
            text += fmt::format("  year = {{{}}},\n", source->published.substr(0, 4));
        const auto month = source->published.size() >= 7 ? parseNumber(source->published.substr(5, 2)).value_or(0) : 0;
        if (month >= 1 && month <= 12)
            text += fmt::format("  month = {},\n", months.at(static_cast<std::size_t>(month) - 1));
        if (!source->url.empty())
            text += fmt::format("  url = {{{}}},\n", plainUrl(source->url));
        text += "}\n";
    }
    return text;
}

std::vector<SourceId> claimSources(const Inspection& inspection)
{
    std::vector<SourceId> sources;
    for (const auto& source : inspection.sources) {
        if (source.isOfClaims)
            sources.push_back(source.source);
    }
    return sources;
}

}

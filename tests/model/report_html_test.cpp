// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/catch.h"

#include "model/base/html.h"
#include "model/figure/report_html.h"
#include "model/figure/report_svg.h"
#include "tests/support/figure_parts.h"

#include <map>
#include <regex>
#include <set>

using namespace model;

namespace {

constexpr std::string_view picture = R"svg(<?xml version="1.0" encoding="UTF-8"?>
<svg width="10mm" height="5mm" viewBox="0 0 1000 500" xmlns="http://www.w3.org/2000/svg" version="1.2">
<title>of the file</title>
<desc>of the file</desc>
<metadata>view</metadata>
<defs><linearGradient id="gradient1"><stop offset="0"/></linearGradient></defs>
<g fill="url(#gradient1)"><use xlink:href="#gradient1"/><text>url(#gradient1) id="x"</text></g>
</svg>
)svg";

/// Two figures with everything that is hard to write.
Report report()
{
    const auto figure = test::figureOf(R"(
        inventory: A<b>&"Co" | H100 SXM | 2025Q1 | installed 6000
        people: A<b>&"Co" | 2025Q1 | researchers 10)",
        "at=2025Q1");
    Report made;
    made.language = "en";
    made.title = "Rich & <poor>";
    made.about = "About";
    made.facts = { { "Document", "\"a\" & b.flop" } };
    made.contentsTitle = "Contents";
    made.figures = { { "One <script>alert(1)</script>", "1", "One <script>alert(1)</script>", figure, "Caption & more", { "A note." },
                         readableTable(figure) },
        { "Two", "Figure 2", {}, figure, {}, {}, readableTable(figure) } };
    made.sourcesTitle = "Sources";
    made.sources = { { "Press (2024).", "https://example.org/?a=1&b=\"2\"", "Figure 1" }, { "Book.", "javascript:alert(1)", "Figure 2" } };
    made.methodTitle = "Method";
    made.method = methodPages();
    return made;
}

std::string html()
{
    const auto plain = std::regex_replace(std::string(picture), std::regex("<text>.*</text>"), "");
    return reportHtml(report(), std::vector { plain, plain }, std::vector<PageFont> {});
}

std::vector<std::string> matches(const std::string& text, const std::string& pattern)
{
    const std::regex regex(pattern);
    std::vector<std::string> found;
    for (std::sregex_iterator match(text.begin(), text.end(), regex), end; match != end; ++match)
        found.push_back((*match)[1]);
    return found;
}

/// The first element that is not closed where it should be; empty where all are.
std::string unbalanced(const std::string& page)
{
    static const std::set<std::string> empty { "meta", "br", "link", "hr" };
    std::vector<std::string> open;
    for (std::size_t at = page.find('<'); at != page.npos; at = page.find('<', at + 1)) {
        const auto end = page.find('>', at);
        if (end == page.npos)
            return "a tag that does not end";
        const auto tag = page.substr(at + 1, end - at - 1);
        const bool closes = tag.starts_with("/");
        const auto name = tag.substr(closes ? 1 : 0, tag.find_first_of(" \n/", 1) - (closes ? 1 : 0));
        if (tag.starts_with("!") || tag.ends_with("/") || empty.contains(name))
            continue;
        if (!closes)
            open.push_back(name);
        else if (open.empty() || open.back() != name)
            return "</" + name + "> at " + page.substr(at, 60);
        else
            open.pop_back();
    }
    return open.empty() ? std::string() : open.back();
}

std::size_t countOf(const std::string& text, const std::string& part)
{
    std::size_t count = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size()))
        ++count;
    return count;
}

}

TEST_CASE("A report in HTML is sound: every element is closed, every id is there once, every link within it leads somewhere")
{
    const auto page = html();

    CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\">"));
    CHECK(unbalanced(page.substr(page.find("</style>") + 8, page.find("</body>") - page.find("</style>") - 8)
                         .substr(std::string("\n</head>\n<body>\n").size()))
        == "");
    const auto ids = matches(page, " id=\"([^\"]*)\"");
    const std::set<std::string> unique(ids.begin(), ids.end());
    CHECK(ids.size() == unique.size());
    const auto links = matches(page, "href=\"#([^\"]*)\"");
    CHECK(links.size() > 10);
    for (const auto& link : links) {
        INFO(link);
        CHECK(unique.contains(link));
    }
    for (const auto& label : matches(page, "aria-labelledby=\"([^\" ]*)")) {
        INFO(label);
        CHECK(unique.contains(label));
    }
}

TEST_CASE("A report in HTML has a picture with its names, a caption and a table for each figure")
{
    const auto page = html();

    CHECK(countOf(page, "<svg ") == 2);
    CHECK(countOf(page, "role=\"img\"") == 2);
    CHECK(countOf(page, "<table>") == 2);
    CHECK(countOf(page, "<caption>") == 2);
    CHECK(page.find("<figcaption>Caption &amp; more</figcaption>") != page.npos);
    CHECK(countOf(page, "<figcaption>") == 1); // none where nothing is said
    CHECK(page.find("<p class=\"note\">A note.</p>") != page.npos);
    CHECK(page.find("<th scope=\"row\">A&lt;b&gt;&amp;&quot;Co&quot;</th>") != page.npos);
    CHECK(page.find("<data value=\"600\">600</data>") != page.npos);
    CHECK(page.find("<th scope=\"col\" class=\"n\">rank</th>") != page.npos);
}

TEST_CASE("A report in HTML takes no word for a tag")
{
    const auto page = html();

    CHECK(page.find("<script") == page.npos);
    CHECK(page.find("<title>Rich &amp; &lt;poor&gt;</title>") != page.npos);
    CHECK(page.find("One &lt;script&gt;alert(1)&lt;/script&gt;") != page.npos);
    CHECK(page.find("&quot;a&quot; &amp; b.flop") != page.npos);
    CHECK(page.find("href=\"javascript") == page.npos);
    CHECK(escapedHtml("a\x01\x1f<'\"&>\n") == "a&lt;&#39;&quot;&amp;&gt;\n");
}

TEST_CASE("A report in HTML needs no other file: the only addresses in it are those of its sources")
{
    const auto page = html();

    for (const auto& address : matches(page, "(https?:[^ <\"]*)")) {
        INFO(address);
        CHECK(address.starts_with("https://example.org/?a=1&amp;b=&quot;2&quot;"));
    }
    CHECK(page.find("<a href=\"https://example.org/?a=1&amp;b=&quot;2&quot;\">") != page.npos);
    CHECK(page.find("@import") == page.npos);
    CHECK(page.find("<link") == page.npos);
    CHECK(page.find(" src=") == page.npos);
}

TEST_CASE("A report in HTML brings its fonts along")
{
    const std::vector<PageFont> fonts { { "Noto Sans", 400, "Man" }, { "Noto Sans", 700, "Ma" }, { "Noto Sans", 900, "M" } };
    const auto page = reportHtml(report(), {}, fonts);
    CHECK(page.find("font-weight: 400; src: url(data:font/ttf;base64,TWFu); }") != page.npos); // RFC 4648's way
    CHECK(page.find("font-weight: 700; src: url(data:font/ttf;base64,TWE=); }") != page.npos);
    CHECK(page.find("font-weight: 900; src: url(data:font/ttf;base64,TQ==); }") != page.npos);
}

TEST_CASE("A report in HTML writes the method with its formulas and its terms")
{
    const auto page = html();
    for (const auto& shown : methodPages())
        CHECK(countOf(page, "<section id=\"method-" + shown.id + "\">") == 1);
    CHECK(page.find("<pre>access = owned − let to others + rented</pre>") != page.npos);
    CHECK(page.find("<dt>owns</dt><dd>") != page.npos);
    CHECK(countOf(page, "<dl>") == countOf(page, "</dl>") - 1); // that of the title page has a class
}

TEST_CASE("A picture in a page has its own ids and names and nothing of a file")
{
    const auto svg = inlineSvg(picture, { "picture-3", "A & B", "All \"of\" it" });

    CHECK(
        svg.starts_with("<svg id=\"picture-3\" viewBox=\"0 0 1000 500\" role=\"img\" aria-labelledby=\"picture-3-title picture-3-desc\">"));
    CHECK(svg.find("<title id=\"picture-3-title\">A &amp; B</title>") != svg.npos);
    CHECK(svg.find("<desc id=\"picture-3-desc\">All &quot;of&quot; it</desc>") != svg.npos);
    CHECK(svg.find("of the file") == svg.npos);
    CHECK(svg.find("metadata") == svg.npos);
    CHECK(svg.find("xmlns") == svg.npos);
    CHECK(svg.find("id=\"picture-3-gradient1\"") != svg.npos);
    CHECK(svg.find("url(#picture-3-gradient1)\">") != svg.npos);
    CHECK(svg.find("href=\"#picture-3-gradient1\"") != svg.npos);
    CHECK(svg.find("<text>url(#gradient1) id=\"x\"</text>") != svg.npos); // words are not touched
    CHECK(inlineSvg("no picture", { "a", "b", "c" }).empty());
}

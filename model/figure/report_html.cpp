// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/figure/report_html.h"

#include "model/base/html.h"
#include "model/base/text.h"
#include "model/figure/report_svg.h"
#include "words/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace model {

extern const char* const reportSheet; // resources/report.css

namespace {

std::string base64(std::string_view bytes)
{
    constexpr std::string_view signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto byte = [&](std::size_t at) { return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U; };
        const std::uint32_t three = byte(i) << 16U | byte(i + 1) << 8U | byte(i + 2);
        for (unsigned sign = 0; sign < 4; ++sign)
            text += i + sign > bytes.size() ? '=' : signs[three >> (18U - 6U * sign) & 63U];
    }
    return text;
}

bool isWebAddress(const std::string& url)
{
    return url.starts_with("https://") || url.starts_with("http://");
}

class Page {
public:
    Page(const Report& report, const Words& words)
        : m_report(report)
        , m_words(words)
    {
    }

    void addHead(std::span<const PageFont> fonts)
    {
        add("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n", m_report.language);
        add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>", m_report.title);
        for (const auto& font : fonts) {
            add("\n@font-face {{ font-family: \"{}\"; font-weight: {}; src: url(data:font/ttf;base64,", font.family, font.weight);
            m_html += base64(font.bytes);
            m_html += "); }";
        }
        m_html += '\n';
        m_html += reportSheet;
        m_html += "</style>\n</head>\n<body>\n";
    }

    void addTitle()
    {
        add("<header>\n<h1>{}</h1>\n<p class=\"about\">{}</p>\n<dl class=\"facts\">\n", m_report.title, m_report.about);
        for (const auto& fact : m_report.facts)
            add("<dt>{}</dt><dd>{}</dd>\n", fact.label, fact.text);
        add("</dl>\n<p class=\"attribution\">{}</p>\n</header>\n", m_report.attribution);
        if (m_report.preface.empty())
            return;
        m_html += "<section class=\"preface\">\n";
        for (const auto& paragraph : m_report.preface)
            add("<p>{}</p>\n", paragraph);
        m_html += "</section>\n";
    }

    void addContents()
    {
        add("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">{}</h2>\n<ol>\n", m_report.contentsTitle);
        for (std::size_t i = 0; i < m_report.figures.size(); ++i)
            add("<li><a href=\"#figure-{}\">{}</a></li>\n", i + 1, m_report.figures[i].name);
        m_html += "</ol>\n";
        const bool hasMore = !m_report.sourcesTitle.empty() || !m_report.methodTitle.empty();
        m_html += hasMore ? "<p>" : "";
        if (!m_report.sourcesTitle.empty())
            add("<a href=\"#sources\">{}</a> ", m_report.sourcesTitle);
        if (!m_report.methodTitle.empty())
            add("<a href=\"#method\">{}</a>", m_report.methodTitle);
        m_html += hasMore ? "</p>\n" : "";
        m_html += "</nav>\n<main>\n";
    }

    void addFigure(std::size_t i, const std::string& picture)
    {
        const auto& shown = m_report.figures[i];
        const auto& figure = shown.figure;
        add("<section class=\"figure\" id=\"figure-{0}\" aria-labelledby=\"name-{0}\">\n"
            "<h2 id=\"name-{0}\"><span class=\"number\">{1}</span>{2}</h2>\n<figure>\n",
            i + 1, shown.number, shown.heading);
        m_html += inlineSvg(
            picture, { fmt::format("picture-{}", i + 1), figure.title, figure.summary.empty() ? figure.emptyText : figure.summary });
        if (!shown.caption.empty())
            add("<figcaption>{}</figcaption>\n", shown.caption);
        m_html += "</figure>\n";
        for (const auto& note : shown.notes)
            add("<p class=\"note\">{}</p>\n", note);
        if (!shown.table.rows.empty())
            addTable(i + 1, shown);
        m_html += "</section>\n";
    }

    void addSources()
    {
        if (m_report.sourcesTitle.empty())
            return;
        add("<section id=\"sources\" aria-labelledby=\"sources-title\">\n<h2 id=\"sources-title\">{}</h2>\n<p class=\"muted\">{}</p>\n",
            m_report.sourcesTitle, m_report.sourcesAbout);
        if (!m_report.sources.empty())
            m_html += "<ul class=\"sources\">\n";
        for (const auto& source : m_report.sources) {
            add("<li>{}", source.text);
            if (isWebAddress(source.url))
                add(" <a href=\"{0}\">{0}</a>", source.url);
            else if (!source.url.empty())
                add(" {}", source.url);
            add(" <span class=\"uses\">{}</span></li>\n", source.uses);
        }
        m_html += m_report.sources.empty() ? "</section>\n" : "</ul>\n</section>\n";
    }

    void addMethod()
    {
        if (m_report.methodTitle.empty())
            return;
        add("<section id=\"method\" aria-labelledby=\"method-title\">\n<h2 id=\"method-title\">{}</h2>\n<p class=\"muted\">{}</p>\n",
            m_report.methodTitle, m_report.methodAbout);
        for (const auto& page : m_report.method) {
            add("<section id=\"method-{}\">\n<h3>{}</h3>\n", page.id, page.title);
            addBlocks(page.blocks);
            addSee(page);
            m_html += "</section>\n";
        }
        m_html += "</section>\n";
    }

    std::string html()
    {
        m_html += "</main>\n</body>\n</html>\n";
        return std::move(m_html);
    }

private:
    static std::string escaped(const std::string& text) { return escapedHtml(text); }
    static std::string escaped(std::size_t number) { return std::to_string(number); }
    static std::string escaped(int number) { return std::to_string(number); }

    /// Every text goes into the page through here.
    template <class... Values> void add(fmt::string_view pattern, const Values&... values)
    {
        m_html += fmt::format(fmt::runtime(pattern), escaped(values)...);
    }

    void addTable(std::size_t number, const ReportFigure& shown)
    {
        const auto& table = shown.table;
        const auto name = m_words(say::report::table, { { "figure", number }, { "n", table.rows.size() } });
        add("<details>\n<summary>{0}</summary>\n<div class=\"scroll\" role=\"region\" aria-label=\"{0}\" tabindex=\"0\">\n<table>\n"
            "<caption>{1} · {2}</caption>\n<thead><tr>",
            name, shown.figure.title, shown.figure.subtitle);
        for (const auto& column : table.columns)
            add(column.isNumber ? "<th scope=\"col\" class=\"n\">{}</th>" : "<th scope=\"col\">{}</th>", column.head);
        m_html += "</tr></thead>\n<tbody>\n";
        for (const auto& row : table.rows)
            addRow(table, row);
        m_html += "</tbody>\n</table>\n</div>\n</details>\n";
    }

    /// The first column of words names the row.
    void addRow(const ReadableTable& table, const std::vector<ReadableCell>& row)
    {
        bool isNamed = false;
        m_html += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i) {
            const auto& cell = row[i];
            const bool isNumber = table.columns[i].isNumber;
            if (!isNumber && !isNamed) {
                isNamed = true;
                add("<th scope=\"row\">{}</th>", cell.text);
            } else if (cell.number) {
                add("<td class=\"n\"><data value=\"{}\">{}</data></td>", shortestNumber(*cell.number), cell.text);
            } else {
                add(isNumber ? "<td class=\"n\">{}</td>" : "<td>{}</td>", cell.text);
            }
        }
        m_html += "</tr>\n";
    }

    void addBlocks(const std::vector<MethodBlock>& blocks)
    {
        using Kind = MethodBlock::Kind;
        const auto isTerm = [](const MethodBlock& block) { return block.kind == Kind::Item && !block.term.empty(); };
        const auto isBullet = [](const MethodBlock& block) { return block.kind == Kind::Item && block.term.empty(); };
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            const auto& block = blocks[i];
            const auto begins = [&](const auto& is) { return i == 0 || !is(blocks[i - 1]); };
            const auto ends = [&](const auto& is) { return i + 1 == blocks.size() || !is(blocks[i + 1]); };
            if (isTerm(block)) {
                m_html += begins(isTerm) ? "<dl>\n" : "";
                add("<dt>{}</dt><dd>{}</dd>\n", block.term, block.text);
                m_html += ends(isTerm) ? "</dl>\n" : "";
            } else if (isBullet(block)) {
                m_html += begins(isBullet) ? "<ul>\n" : "";
                add("<li>{}</li>\n", block.text);
                m_html += ends(isBullet) ? "</ul>\n" : "";
            } else {
                add(block.kind == Kind::Formula ? "<pre>{}</pre>\n" : "<p>{}</p>\n", block.text);
            }
        }
    }

    void addSee(const MethodPage& page)
    {
        std::string links;
        for (const auto& id : page.related) {
            const auto found = std::ranges::find(m_report.method, id, &MethodPage::id);
            if (found != m_report.method.end())
                links += fmt::format(
                    "{}<a href=\"#method-{}\">{}</a>", links.empty() ? "" : ", ", escapedHtml(id), escapedHtml(found->title));
        }
        if (!links.empty())
            m_html += "<p class=\"see\">" + m_words(say::report::see, { { "pages", links } }) + "</p>\n";
    }

    const Report& m_report;
    const Words& m_words;
    std::string m_html;
};

}

std::string reportHtml(const Report& report, std::span<const std::string> pictures, std::span<const PageFont> fonts, const Words& words)
{
    Page page(report, words);
    page.addHead(fonts);
    page.addTitle();
    page.addContents();
    for (std::size_t i = 0; i < report.figures.size(); ++i)
        page.addFigure(i, i < pictures.size() ? pictures[i] : std::string());
    page.addSources();
    page.addMethod();
    return page.html();
}

}

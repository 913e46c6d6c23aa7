// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/report_layout.h"

#include "ui/charts/layout_parts.h"
#include "ui/charts/page_flow.h"
#include "ui/charts/text.h"
#include "ui/charts/theme.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace charts {

namespace {

constexpr double pxPerMm = 96 / 25.4;
constexpr QSizeF paper(210 * pxPerMm, 297 * pxPerMm);
constexpr double sideMargin = 20 * pxPerMm;
constexpr double topMargin = 19 * pxPerMm;
constexpr double bottomMargin = 24 * pxPerMm;
constexpr double footBaseline = 13 * pxPerMm; // from the bottom edge
constexpr double measure = 520;               // of running text: some 75 letters
constexpr double rowHeight = 23;
constexpr double aroundRows = 215;

QColor ink()
{
    return theme(ThemeKind::Light).text;
}
QColor muted()
{
    return theme(ThemeKind::Light).mutedText;
}
QColor blue()
{
    return theme(ThemeKind::Light).accent;
}

const QColor ground(0xf4, 0xf5, 0xf7);

TextLook heading()
{
    return { { 24, true }, 32, ink() };
}
TextLook figureHeading()
{
    return { { 18, true }, 24, ink() };
}
TextLook pageTitle()
{
    return { { 14, true }, 20, ink() };
}
TextLook caption()
{
    return { { 14, false }, 20, ink() };
}
TextLook body()
{
    return { { 12, false }, 17, ink() };
}
TextLook small(const QColor& color)
{
    return { { 11, false }, 15, color };
}

QRectF room()
{
    return { sideMargin, topMargin, paper.width() - 2 * sideMargin, paper.height() - topMargin - bottomMargin };
}

QRectF narrow()
{
    auto area = room();
    area.setWidth(measure);
    return area;
}

QString figureAnchor(std::size_t i)
{
    return QStringLiteral("figure-%1").arg(i + 1);
}

bool isWebAddress(const QString& url)
{
    return url.startsWith(QLatin1String("https://")) || url.startsWith(QLatin1String("http://"));
}

class ReportSetter {
public:
    ReportSetter(const model::Report& report, const model::Words& words, Typesetter& typesetter)
        : m_report(report)
        , m_words(words)
        , m_typesetter(typesetter)
    {
    }

    PrintedReport set()
    {
        m_printed.page = paper;
        add(titlePage());
        m_offset = 1 + static_cast<int>(contents().size()); // as many pages whatever numbers are on them
        std::vector<PrintedPage> rest;
        for (std::size_t i = 0; i < m_report.figures.size(); ++i)
            append(rest, figurePages(i, static_cast<int>(rest.size())));
        append(rest, sources(static_cast<int>(rest.size())));
        append(rest, method(static_cast<int>(rest.size())));
        add(contents());
        add(std::move(rest));
        addFeet();
        return std::move(m_printed);
    }

private:
    struct Entry {
        QString number;
        QString title;
        int page = 0; ///< from 0
        QString anchor;
    };

    static void append(std::vector<PrintedPage>& pages, std::vector<PrintedPage> more)
    {
        std::move(more.begin(), more.end(), std::back_inserter(pages));
    }
    void add(std::vector<PrintedPage> pages) { append(m_printed.pages, std::move(pages)); }

    /// Remembers where something begins, for the contents and the outline; `before` pages stand between the contents and the flow's first.
    void begin(const PageFlow& flow, int before, const QString& number, const QString& title, const QString& anchor)
    {
        const auto page = m_offset + before + flow.page();
        m_entries.push_back({ number, title, page, anchor });
        const auto name = number.isEmpty() ? title : number + QStringLiteral("  ") + title;
        m_printed.parts.push_back({ name, page, flow.top(), anchor });
    }

    std::vector<PrintedPage> titlePage()
    {
        PrintedPage page;
        const auto& light = theme(ThemeKind::Light);
        // Much and little, in the colours of rich and poor.
        const double top = 190;
        page.rects.push_back({ { sideMargin, top, 220, 10 }, light.color({ model::Paint::Kind::Rich, 0 }) });
        page.rects.push_back({ { sideMargin, top + 18, 14, 10 }, light.color({ model::Paint::Kind::Poor, 0 }) });
        setAt(page, { sideMargin, top + 80 }, drawnText(m_report.title), { { 44, true }, 52, ink() },
            balanced(drawnText(m_report.title), { 44, true }, room().width()));
        const auto below = page.texts.empty() ? top + 80 : page.texts.back().baseline.y() + 24;
        setAt(page, { sideMargin, below + 24 }, drawnText(m_report.about), { { 16, false }, 25, ink() }, measure);
        addFacts(page);
        return { page };
    }

    /// The least width in which a text needs no more lines than in this one, so that they are about as long.
    double balanced(const QString& text, Face face, double width)
    {
        constexpr double step = 8;
        const auto lines = m_typesetter.lines(text, face, width).size();
        auto narrower = width;
        while (narrower > step && m_typesetter.lines(text, face, narrower - step).size() == lines)
            narrower -= step;
        return narrower;
    }

    /// From the bottom of the page upwards.
    void addFacts(PrintedPage& page)
    {
        constexpr double labelWidth = 130;
        const auto look = small(ink());
        const auto attribution = m_typesetter.lines(drawnText(m_report.attribution), look.face, room().width());
        auto height = static_cast<double>(attribution.size()) * look.lineHeight + 18;
        for (const auto& fact : m_report.facts)
            height += static_cast<double>(linesOf(fact, labelWidth).size()) * look.lineHeight + 5;
        auto top = room().bottom() - height;
        page.rects.push_back({ { sideMargin, top - 16, room().width(), 0.75 }, theme(ThemeKind::Light).grid });
        for (const auto& fact : m_report.facts) {
            setAt(page, { sideMargin, top }, drawnText(fact.label), small(muted()), labelWidth);
            const auto lines = linesOf(fact, labelWidth);
            for (qsizetype i = 0; i < lines.size(); ++i)
                setAt(page, { sideMargin + labelWidth, top + static_cast<double>(i) * look.lineHeight }, lines[i], look, room().width());
            top += static_cast<double>(lines.size()) * look.lineHeight + 5;
        }
        setAt(page, { sideMargin, top + 18 }, drawnText(m_report.attribution), small(muted()), room().width());
    }

    QStringList linesOf(const model::ReportFact& fact, double labelWidth)
    {
        return m_typesetter.lines(drawnText(fact.text), small(ink()).face, room().width() - labelWidth);
    }

    /// A text at a place of its own.
    void setAt(PrintedPage& page, QPointF corner, const QString& text, const TextLook& look, double width)
    {
        PageFlow flow({ corner.x(), corner.y(), width, paper.height() }, m_typesetter);
        flow.text(text, look);
        auto& texts = flow.current().texts;
        page.texts.insert(page.texts.end(), texts.begin(), texts.end());
    }

    std::vector<PrintedPage> contents()
    {
        constexpr double numberWidth = 34;
        constexpr double pageWidth = 40;
        const TextLook look { { 13, false }, 19, ink() };
        PageFlow flow(narrow(), m_typesetter);
        flow.text(drawnText(m_report.contentsTitle), heading());
        flow.space(14);
        for (const auto& entry : listed()) {
            const auto link = QLatin1Char('#') + entry.anchor;
            const auto lines = m_typesetter.lines(entry.title, look.face, measure - numberWidth - pageWidth);
            flow.keep(static_cast<double>(lines.size()) * look.lineHeight);
            const auto first = flow.top();
            for (const auto& line : lines)
                flow.text(line, look, numberWidth, link);
            auto& texts = flow.current().texts;
            const auto last = texts.back();
            const auto number = QString::number(entry.page + 1);
            const auto right = sideMargin + measure;
            const auto baseline = first + (look.lineHeight + look.face.sizePx * capHeight) / 2;
            if (!entry.number.isEmpty()) {
                const auto x = sideMargin + numberWidth - 10 - m_typesetter.width(entry.number, look.face);
                texts.push_back({ entry.number, { x, baseline }, look.face, muted() });
            }
            const auto numberX = right - m_typesetter.width(number, look.face);
            texts.push_back({ number, { numberX, last.baseline.y() }, look.face, ink(), link });
            addLeader(flow.current(), last.baseline.x() + m_typesetter.width(last.text, look.face) + 8, numberX - 8, last.baseline.y());
            flow.space(3);
        }
        return flow.take();
    }

    /// What the contents list: before anything is set, as many entries of the same titles.
    std::vector<Entry> listed() const
    {
        if (!m_entries.empty())
            return m_entries;
        std::vector<Entry> entries;
        for (std::size_t i = 0; i < m_report.figures.size(); ++i)
            entries.push_back({ QString::number(i + 1), drawnText(m_report.figures[i].name), 0, figureAnchor(i) });
        entries.push_back({ {}, drawnText(m_report.sourcesTitle), 0, QStringLiteral("sources") });
        entries.push_back({ {}, drawnText(m_report.methodTitle), 0, QStringLiteral("method") });
        return entries;
    }

    static void addLeader(PrintedPage& page, double from, double to, double baseline)
    {
        constexpr double distance = 6;
        // On one grid, so that the dots of all lines stand under one another.
        for (auto x = std::ceil(from / distance) * distance; x < to; x += distance)
            page.rects.push_back({ { x, baseline - 1, 1, 1 }, muted() });
    }

    std::vector<PrintedPage> figurePages(std::size_t i, int before)
    {
        const auto& shown = m_report.figures[i];
        PageFlow flow(narrow(), m_typesetter);
        const auto number = QString::number(i + 1);
        begin(flow, before, number, drawnText(shown.name), figureAnchor(i));
        const auto indent = m_typesetter.width(number, figureHeading().face) + 10;
        setAt(flow.current(), { sideMargin, flow.top() }, number, { figureHeading().face, figureHeading().lineHeight, muted() }, indent);
        flow.text(drawnText(shown.name), figureHeading(), indent);
        flow.space(8);

        // What is said below stands on the same page where it leaves the figure half of it.
        PageFlow said({ 0, 0, measure, paper.height() * 100 }, m_typesetter);
        addSaid(said, shown);
        const auto below = std::min(said.top(), room().height() / 2);
        const auto margin = sizesFor({ room().width(), room().width() }, reportTypeScale).margin;
        const auto size = reportFigureSize(shown.figure, room().width() + 2 * margin, flow.room().bottom() - flow.top() - below);
        flow.current().figure = { i, { { sideMargin - margin, flow.top() }, size } };
        flow.space(size.height());
        addSaid(flow, shown);
        return flow.take();
    }

    static void addSaid(PageFlow& flow, const model::ReportFigure& shown)
    {
        const auto lines = toQt(shown.caption).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        for (const auto& line : lines) {
            flow.text(drawnText(fromQt(line)), caption());
            flow.space(4);
        }
        for (const auto& note : shown.notes) {
            flow.space(4);
            flow.text(drawnText(note), small(muted()));
        }
    }

    std::vector<PrintedPage> sources(int before)
    {
        constexpr double usesWidth = 120;
        constexpr double gap = 22;
        auto column = room();
        column.setWidth(column.width() - usesWidth - gap);
        PageFlow flow(column, m_typesetter);
        begin(flow, before, {}, drawnText(m_report.sourcesTitle), QStringLiteral("sources"));
        flow.text(drawnText(m_report.sourcesTitle), heading());
        flow.space(6);
        flow.text(drawnText(m_report.sourcesAbout), body());
        flow.space(12);
        for (const auto& source : m_report.sources) {
            const auto text = drawnText(source.text);
            const auto url = drawnText(source.url);
            const auto uses = m_typesetter.lines(drawnText(source.uses), small(muted()).face, usesWidth);
            flow.keep(std::max(flow.height(text, small(ink())) + flow.height(url, small(blue())),
                static_cast<double>(uses.size()) * small(muted()).lineHeight));
            const auto top = flow.top();
            setAt(flow.current(), { column.right() + gap, top }, drawnText(source.uses), small(muted()), usesWidth);
            flow.text(text, small(ink()));
            flow.text(url, small(blue()), 0, isWebAddress(url) ? url : QString());
            flow.space(std::max(0.0, top + static_cast<double>(uses.size()) * small(muted()).lineHeight - flow.top()) + 7);
        }
        return flow.take();
    }

    std::vector<PrintedPage> method(int before)
    {
        PageFlow flow(narrow(), m_typesetter);
        begin(flow, before, {}, drawnText(m_report.methodTitle), QStringLiteral("method"));
        flow.text(drawnText(m_report.methodTitle), heading());
        flow.space(6);
        flow.text(drawnText(m_report.methodAbout), body());
        for (const auto& page : m_report.method) {
            flow.space(22);
            flow.keep(pageTitle().lineHeight + 4 + beginning(flow, page)); // a title does not stand alone
            m_printed.parts.push_back({ drawnText(page.title), m_offset + before + flow.page(), flow.top(), {}, true });
            flow.text(drawnText(page.title), pageTitle());
            flow.space(4);
            for (std::size_t i = 0; i < page.blocks.size(); ++i)
                addBlock(flow, page, i);
            if (const auto see = seeAlso(page); !see.isEmpty())
                flow.text(see, small(muted()));
        }
        return flow.take();
    }

    /// What a paragraph needs that leads to what comes after it.
    static double leading(const PageFlow& flow, const model::MethodBlock& block)
    {
        return flow.height(drawnText(block.text), body()) + 3 * body().lineHeight;
    }

    /// What a page needs for its first words.
    static double beginning(const PageFlow& flow, const model::MethodPage& page)
    {
        const bool leads = page.blocks.size() > 1 && page.blocks[1].kind != model::MethodBlock::Kind::Paragraph;
        return leads ? leading(flow, page.blocks.front()) : 3 * body().lineHeight;
    }

    void addBlock(PageFlow& flow, const model::MethodPage& page, std::size_t i)
    {
        using Kind = model::MethodBlock::Kind;
        const auto& block = page.blocks[i];
        const auto kindAfter = i + 1 < page.blocks.size() ? page.blocks[i + 1].kind : Kind::Paragraph;
        switch (block.kind) {
        case Kind::Paragraph:
            if (kindAfter != Kind::Paragraph)
                flow.keep(leading(flow, block));
            else if (i + 1 == page.blocks.size()) // so that "see also" is not alone on a page
                flow.keep(flow.height(drawnText(block.text), body()) + 7 + flow.height(seeAlso(page), small(muted())));
            flow.text(drawnText(block.text), body());
            flow.space(7);
            break;
        case Kind::Formula: {
            QStringList lines;
            for (const auto& line : toQt(block.text).split(QLatin1Char('\n')))
                lines << drawnText(fromQt(line));
            flow.lines(lines, body(), 12, ground);
            flow.space(9);
            break;
        }
        case Kind::Item:
            addItem(flow, block);
            flow.space(kindAfter == Kind::Item ? 3 : 9);
            break;
        }
    }

    /// The term in bold before the first line of what it means.
    void addItem(PageFlow& flow, const model::MethodBlock& block)
    {
        constexpr double indent = 14;
        const auto term = drawnText(block.term);
        if (term.isEmpty()) {
            flow.text(QStringLiteral("– ") + drawnText(block.text), body(), indent);
            return;
        }
        const TextLook bold { { body().face.sizePx, true }, body().lineHeight, ink() };
        flow.keep(bold.lineHeight + flow.height(drawnText(block.text), body(), 2 * indent));
        flow.text(term, bold, indent);
        flow.text(drawnText(block.text), body(), 2 * indent);
    }

    /// Empty where the page leads to none that is in the report.
    QString seeAlso(const model::MethodPage& page) const
    {
        QStringList titles;
        for (const auto& id : page.related) {
            const auto found = std::ranges::find(m_report.method, id, &model::MethodPage::id);
            if (found != m_report.method.end())
                titles << drawnText(found->title);
        }
        return titles.isEmpty() ? QString() : drawnText(m_words("report.see", { { "pages", fromQt(titles.join(QStringLiteral(", "))) } }));
    }

    void addFeet()
    {
        const TextLook look { { 10, false }, 14, muted() };
        const auto left = drawnText(m_report.title);
        const auto y = paper.height() - footBaseline;
        const auto all = std::to_string(m_printed.pages.size());
        for (std::size_t i = 1; i < m_printed.pages.size(); ++i) {
            auto& page = m_printed.pages[i];
            page.rects.push_back({ { sideMargin, y - 18, room().width(), 0.75 }, theme(ThemeKind::Light).grid });
            const auto number = drawnText(m_words("report.page", { { "page", std::to_string(i + 1) }, { "pages", all } }));
            const auto numberX = paper.width() - sideMargin - m_typesetter.width(number, look.face);
            const auto name = m_typesetter.lines(left, look.face, numberX - sideMargin - 24);
            page.texts.push_back({ name.isEmpty() ? QString() : name.first(), { sideMargin, y }, look.face, look.color });
            page.texts.push_back({ number, { numberX, y }, look.face, look.color });
        }
    }

    const model::Report& m_report;
    const model::Words& m_words;
    Typesetter& m_typesetter;
    PrintedReport m_printed;
    std::vector<Entry> m_entries;
    int m_offset = 0; ///< pages before the first figure
};

}

PrintedReport layoutReport(const model::Report& report, const model::Words& words, Typesetter& typesetter)
{
    return ReportSetter(report, words, typesetter).set();
}

QSizeF reportFigureSize(const model::Figure& figure, double width, double mostHeight)
{
    const auto rows = static_cast<double>(figure.rows.size());
    const auto wanted = figure.rows.empty() ? width * 0.82 : aroundRows + rows * rowHeight;
    return { width, std::floor(std::min(wanted, mostHeight)) };
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/report_layout.h"

#include "ui/base/text.h"
#include "ui/charts/layout_parts.h"
#include "ui/charts/report_front.h"
#include "ui/charts/report_method.h"
#include "ui/charts/report_style.h"
#include "words/report.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace charts {

using ui::fromQt;
using ui::toQt;

namespace {

constexpr double rowHeight = 23;
constexpr double aroundRows = 215;
constexpr double aboveFigure = 8;
constexpr double betweenFigures = 26;
constexpr double leastShape = 0.5; ///< of a figure beside another one: its height by its width

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
        m_printed.pages.push_back(titlePage(m_report, m_typesetter));
        m_offset = static_cast<int>(m_printed.pages.size() + contents().size()); // as many pages whatever numbers are on them
        std::vector<PrintedPage> rest;
        for (std::size_t i = 0; i < m_report.figures.size();) {
            const std::size_t count = fitOnePage(i) ? 2 : 1;
            append(rest, figurePages(i, count, static_cast<int>(rest.size())));
            i += count;
        }
        if (!m_report.sourcesTitle.empty())
            append(rest, sources(static_cast<int>(rest.size())));
        if (!m_report.methodTitle.empty())
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

    std::vector<PrintedPage> contents()
    {
        constexpr double numberWidth = 34;
        constexpr double pageWidth = 40;
        const TextLook look { { 13, false }, 19, ink() };
        PageFlow flow(narrow(), m_typesetter);
        for (const auto& paragraph : m_report.preface) {
            flow.text(printedText(paragraph), caption());
            flow.space(10);
        }
        if (!m_report.preface.empty())
            flow.space(30);
        flow.text(printedText(m_report.contentsTitle), heading());
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
            entries.push_back({ QString::number(i + 1), printedText(m_report.figures[i].name), 0, figureAnchor(i) });
        if (!m_report.sourcesTitle.empty())
            entries.push_back({ {}, printedText(m_report.sourcesTitle), 0, QStringLiteral("sources") });
        if (!m_report.methodTitle.empty())
            entries.push_back({ {}, printedText(m_report.methodTitle), 0, QStringLiteral("method") });
        return entries;
    }

    static void addLeader(PrintedPage& page, double from, double to, double baseline)
    {
        constexpr double distance = 6;
        // On one grid, so that the dots of all lines stand under one another.
        for (auto x = std::ceil(from / distance) * distance; x < to; x += distance)
            page.rects.push_back({ { x, baseline - 1, 1, 1 }, muted() });
    }

    /// What stands around a figure and how high the figure may be.
    struct Block {
        double around = 0;
        double least = 0;
        double wanted = 0;
    };

    double figureWidth() const { return room().width() + 2 * figureMargin(); }
    static double figureMargin() { return sizesFor({ room().width(), room().width() }, reportTypeScale).margin; }

    Block blockOf(std::size_t i) const
    {
        const auto& shown = m_report.figures[i];
        PageFlow said({ 0, 0, measure, paper.height() * 100 }, m_typesetter);
        if (!shown.heading.empty())
            said.text(printedText(shown.heading), figureHeading());
        else
            said.skip(figureHeading().lineHeight);
        said.skip(aboveFigure);
        addSaid(said, shown);
        const auto wanted = reportFigureSize(shown.figure, figureWidth(), paper.height()).height();
        // Rows need their height; an axis upwards may be lower.
        return { said.top(), shown.figure.rows.empty() ? std::min(wanted, figureWidth() * leastShape) : wanted, wanted };
    }

    /// Two figures on a page where they fit, else one.
    std::vector<PrintedPage> figurePages(std::size_t i, std::size_t count, int before)
    {
        PageFlow flow(narrow(), m_typesetter);
        if (count == 1) {
            const auto block = blockOf(i);
            // What is said below stands on the same page where it leaves the figure half of it.
            const auto height = room().height();
            addFigure(flow, i, height - std::min(block.around, height / 2), before);
            return flow.take();
        }
        const auto first = blockOf(i);
        const auto second = blockOf(i + 1);
        const auto spare = room().height() - betweenFigures - first.around - second.around - first.least - second.least;
        const auto canGrow = [](const Block& block) { return block.least < block.wanted; };
        const auto share = canGrow(first) && canGrow(second) ? spare / 2 : spare;
        addFigure(flow, i, first.least + (canGrow(first) ? share : 0), before);
        flow.space(betweenFigures);
        addFigure(flow, i + 1, second.least + (canGrow(second) ? share : 0), before);
        return flow.take();
    }

    bool fitOnePage(std::size_t i) const
    {
        if (m_report.figuresPerPage < 2 || i + 1 >= m_report.figures.size())
            return false;
        const auto first = blockOf(i);
        const auto second = blockOf(i + 1);
        return first.around + first.least + second.around + second.least + betweenFigures <= room().height();
    }

    /// Its heading, the figure, at most so high, and what is said of it.
    void addFigure(PageFlow& flow, std::size_t i, double mostHeight, int before)
    {
        const auto& shown = m_report.figures[i];
        const auto number = printedText(shown.number);
        begin(flow, before, QString::number(i + 1), printedText(shown.name), figureAnchor(i));
        const auto indent = m_typesetter.width(number, figureHeading().face) + 10;
        flow.setAt({ sideMargin, flow.top() }, number, { figureHeading().face, figureHeading().lineHeight, muted() }, measure);
        if (shown.heading.empty())
            flow.skip(figureHeading().lineHeight);
        else
            flow.text(printedText(shown.heading), figureHeading(), indent);
        flow.space(aboveFigure);
        auto size = reportFigureSize(shown.figure, figureWidth(), mostHeight);
        // Its title stands flush with what is said below; how far it is from the figure's edge depends on the size.
        const auto margin = [&] { return sizesFor(size, reportTypeScale).margin; };
        size.setWidth(room().width() + 2 * margin());
        flow.current().figures.push_back({ i, { { sideMargin - margin(), flow.top() }, size } });
        flow.space(size.height());
        addSaid(flow, shown);
    }

    static void addSaid(PageFlow& flow, const model::ReportFigure& shown)
    {
        const auto lines = toQt(shown.caption).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        for (const auto& line : lines) {
            flow.text(printedText(fromQt(line)), caption());
            flow.space(4);
        }
        for (const auto& note : shown.notes) {
            flow.space(4);
            flow.text(printedText(note), small(muted()));
        }
    }

    std::vector<PrintedPage> sources(int before)
    {
        constexpr double usesWidth = 120;
        constexpr double gap = 22;
        auto column = room();
        column.setWidth(column.width() - usesWidth - gap);
        PageFlow flow(column, m_typesetter);
        begin(flow, before, {}, printedText(m_report.sourcesTitle), QStringLiteral("sources"));
        flow.text(printedText(m_report.sourcesTitle), heading());
        flow.space(6);
        flow.text(printedText(m_report.sourcesAbout), body());
        flow.space(12);
        for (const auto& source : m_report.sources) {
            const auto text = printedText(source.text);
            const auto url = printedText(source.url);
            const auto uses = m_typesetter.lines(printedText(source.uses), small(muted()).face, usesWidth);
            flow.keep(std::max(flow.height(text, small(ink())) + flow.height(url, small(theme(ThemeKind::Light).accent)),
                static_cast<double>(uses.size()) * small(muted()).lineHeight));
            const auto top = flow.top();
            flow.setAt({ column.right() + gap, top }, printedText(source.uses), small(muted()), usesWidth);
            flow.text(text, small(ink()));
            flow.text(url, small(theme(ThemeKind::Light).accent), 0, isWebAddress(url) ? url : QString());
            flow.space(std::max(0.0, top + static_cast<double>(uses.size()) * small(muted()).lineHeight - flow.top()) + 7);
        }
        return flow.take();
    }

    std::vector<PrintedPage> method(int before)
    {
        PageFlow flow(narrow(), m_typesetter);
        begin(flow, before, {}, printedText(m_report.methodTitle), QStringLiteral("method"));
        flow.text(printedText(m_report.methodTitle), heading());
        flow.space(6);
        flow.text(printedText(m_report.methodAbout), body());
        setMethod(flow, m_report, m_words, [&](const QString& title) {
            m_printed.parts.push_back({ title, m_offset + before + flow.page(), flow.top(), {}, true });
        });
        return flow.take();
    }

    void addFeet()
    {
        const TextLook look { { 10, false }, 14, muted() };
        const auto left = printedText(m_report.title);
        const auto y = paper.height() - footBaseline;
        const auto all = std::to_string(m_printed.pages.size());
        for (std::size_t i = 1; i < m_printed.pages.size(); ++i) {
            auto& page = m_printed.pages[i];
            page.rects.push_back({ { sideMargin, y - 18, room().width(), 0.75 }, theme(ThemeKind::Light).grid });
            const auto number = printedText(m_words(model::say::report::page, { { "page", std::to_string(i + 1) }, { "pages", all } }));
            const auto numberX = paper.width() - sideMargin - m_typesetter.width(number, look.face);
            const auto name = m_typesetter.lines(left, look.face, numberX - sideMargin - 24);
            page.texts.push_back({ name.isEmpty() ? QString()
                    : name.size() == 1            ? name.first()
                                                  : name.first() + QStringLiteral("…"),
                { sideMargin, y }, look.face, look.color });
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
    const bool isPlane = figure.positions.kind == model::AxisKind::Linear || figure.positions.kind == model::AxisKind::Log;
    const auto wanted = !figure.rows.empty() ? aroundRows + rows * rowHeight : width * (isPlane ? 1 : 0.9);
    return { width, std::floor(std::min(wanted, mostHeight)) };
}

}

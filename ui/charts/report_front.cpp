// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/report_front.h"

#include "ui/charts/layout_parts.h"
#include "ui/charts/report_style.h"

namespace charts {

namespace {

class TitlePage {
public:
    TitlePage(const model::Report& report, Typesetter& typesetter)
        : m_report(report)
        , m_typesetter(typesetter)
        , m_flow(room(), typesetter)
    {
    }

    PrintedPage page()
    {
        const auto& light = theme(ThemeKind::Light);
        // Much and little, in the colours of rich and poor.
        const double top = 190;
        m_flow.current().rects.push_back({ { sideMargin, top, 220, 10 }, light.color({ model::Paint::Kind::Rich, 0 }) });
        m_flow.current().rects.push_back({ { sideMargin, top + 18, 14, 10 }, light.color({ model::Paint::Kind::Poor, 0 }) });
        m_flow.setAt({ sideMargin, top + 80 }, printedText(m_report.title), { { 44, true }, 52, ink() },
            balanced(printedText(m_report.title), { 44, true }, room().width()));
        const auto& texts = m_flow.current().texts;
        const auto below = texts.empty() ? top + 80 : texts.back().baseline.y() + 24;
        m_flow.setAt({ sideMargin, below + 24 }, printedText(m_report.about), { { 16, false }, 25, ink() }, measure);
        addFacts();
        return m_flow.take().front();
    }

private:
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
    void addFacts()
    {
        constexpr double labelWidth = 130;
        const auto look = small(ink());
        const auto attribution = m_typesetter.lines(printedText(m_report.attribution), look.face, room().width());
        auto height = static_cast<double>(attribution.size()) * look.lineHeight + 18;
        for (const auto& fact : m_report.facts)
            height += static_cast<double>(linesOf(fact, labelWidth).size()) * look.lineHeight + 5;
        auto top = room().bottom() - height;
        m_flow.current().rects.push_back({ { sideMargin, top - 16, room().width(), 0.75 }, theme(ThemeKind::Light).grid });
        for (const auto& fact : m_report.facts) {
            m_flow.setAt({ sideMargin, top }, printedText(fact.label), small(muted()), labelWidth);
            const auto lines = linesOf(fact, labelWidth);
            for (qsizetype i = 0; i < lines.size(); ++i)
                m_flow.setAt({ sideMargin + labelWidth, top + static_cast<double>(i) * look.lineHeight }, lines[i], look, room().width());
            top += static_cast<double>(lines.size()) * look.lineHeight + 5;
        }
        m_flow.setAt({ sideMargin, top + 18 }, printedText(m_report.attribution), small(muted()), room().width());
    }

    QStringList linesOf(const model::ReportFact& fact, double labelWidth)
    {
        return m_typesetter.lines(printedText(fact.text), small(ink()).face, room().width() - labelWidth);
    }

    const model::Report& m_report;
    Typesetter& m_typesetter;
    PageFlow m_flow;
};

}

PrintedPage titlePage(const model::Report& report, Typesetter& typesetter)
{
    return TitlePage(report, typesetter).page();
}

}

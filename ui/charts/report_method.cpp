// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/report_method.h"

#include "ui/base/text.h"
#include "ui/charts/layout_parts.h"
#include "ui/charts/report_style.h"
#include "words/report.h"

#include <algorithm>

namespace charts {

using ui::fromQt;
using ui::toQt;

namespace {

const QColor ground(0xf4, 0xf5, 0xf7); // of formulas

TextLook pageTitle()
{
    return { { 14, true }, 20, ink() };
}

class MethodSetter {
public:
    MethodSetter(PageFlow& flow, const model::Report& report, const model::Words& words)
        : m_flow(flow)
        , m_report(report)
        , m_words(words)
    {
    }

    void set(const std::function<void(const QString&)>& begins)
    {
        for (const auto& page : m_report.method) {
            m_flow.space(22);
            m_flow.keep(pageTitle().lineHeight + 4 + beginning(page)); // a title does not stand alone
            begins(printedText(page.title));
            m_flow.text(printedText(page.title), pageTitle());
            m_flow.space(4);
            for (std::size_t i = 0; i < page.blocks.size(); ++i)
                addBlock(page, i);
            if (const auto see = seeAlso(page); !see.isEmpty())
                m_flow.text(see, small(muted()));
        }
    }

private:
    /// What a paragraph needs that leads to what comes after it.
    double leading(const model::MethodBlock& block) const { return m_flow.height(printedText(block.text), body()) + 3 * body().lineHeight; }

    /// What a page needs for its first words.
    double beginning(const model::MethodPage& page) const
    {
        const bool leads = page.blocks.size() > 1 && page.blocks[1].kind != model::MethodBlock::Kind::Paragraph;
        return leads ? leading(page.blocks.front()) : 3 * body().lineHeight;
    }

    void addBlock(const model::MethodPage& page, std::size_t i)
    {
        using Kind = model::MethodBlock::Kind;
        const auto& block = page.blocks[i];
        const auto kindAfter = i + 1 < page.blocks.size() ? page.blocks[i + 1].kind : Kind::Paragraph;
        switch (block.kind) {
        case Kind::Paragraph:
            if (kindAfter != Kind::Paragraph)
                m_flow.keep(leading(block));
            else if (i + 1 == page.blocks.size()) // so that "see also" is not alone on a page
                m_flow.keep(m_flow.height(printedText(block.text), body()) + 7 + m_flow.height(seeAlso(page), small(muted())));
            m_flow.text(printedText(block.text), body());
            m_flow.space(7);
            break;
        case Kind::Formula: {
            QStringList lines;
            for (const auto& line : toQt(block.text).split(QLatin1Char('\n')))
                lines << printedText(fromQt(line));
            m_flow.lines(lines, body(), 12, ground);
            m_flow.space(9);
            break;
        }
        case Kind::Item:
            addItem(block);
            m_flow.space(kindAfter == Kind::Item ? 3 : 9);
            break;
        }
    }

    /// The term in bold before the first line of what it means.
    void addItem(const model::MethodBlock& block)
    {
        constexpr double indent = 14;
        const auto term = printedText(block.term);
        if (term.isEmpty()) {
            m_flow.text(QStringLiteral("– ") + printedText(block.text), body(), indent);
            return;
        }
        const TextLook bold { { body().face.sizePx, true }, body().lineHeight, ink() };
        m_flow.keep(bold.lineHeight + m_flow.height(printedText(block.text), body(), 2 * indent));
        m_flow.text(term, bold, indent);
        m_flow.text(printedText(block.text), body(), 2 * indent);
    }

    /// Empty where the page leads to none that is in the report.
    QString seeAlso(const model::MethodPage& page) const
    {
        QStringList titles;
        for (const auto& id : page.related) {
            const auto found = std::ranges::find(m_report.method, id, &model::MethodPage::id);
            if (found != m_report.method.end())
                titles << printedText(found->title);
        }
        return titles.isEmpty() ? QString()
                                : printedText(m_words(model::say::report::see, { { "pages", fromQt(titles.join(QStringLiteral(", "))) } }));
    }

    PageFlow& m_flow;
    const model::Report& m_report;
    const model::Words& m_words;
};

}

void setMethod(
    PageFlow& flow, const model::Report& report, const model::Words& words, const std::function<void(const QString& title)>& begins)
{
    MethodSetter(flow, report, words).set(begins);
}

}

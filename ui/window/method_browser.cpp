// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/method_browser.h"

#include "ui/base/text.h"

#include <QRegularExpression>

#include <algorithm>

namespace ui {

namespace {

constexpr double readingSize = 1.12; // of the window's type

QString escaped(const std::string& text)
{
    return toQt(text).toHtmlEscaped();
}

/// R_high with its index below the line.
QString formula(const std::string& text)
{
    static const QRegularExpression index(QStringLiteral("_([A-Za-z]+)"));
    return escaped(text).replace(index, QStringLiteral("<sub>\\1</sub>")).replace(QLatin1Char('\n'), QStringLiteral("<br>"));
}

}

MethodBrowser::MethodBrowser(const std::vector<model::MethodPage>& pages, QWidget* parent)
    : QTextBrowser(parent)
    , m_pages(pages)
{
    setObjectName(QStringLiteral("methodText"));
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(24);
    auto reading = font();
    reading.setPointSizeF(reading.pointSizeF() * readingSize);
    setFont(reading);
}

void MethodBrowser::turnTo(const QString& page)
{
    QUrl url;
    url.setScheme(QStringLiteral("method"));
    url.setPath(page);
    setSource(url, QTextDocument::HtmlResource);
}

QVariant MethodBrowser::loadResource(int type, const QUrl& name)
{
    const auto id = fromQt(name.path());
    const auto found = std::ranges::find(m_pages, id, &model::MethodPage::id);
    if (type != QTextDocument::HtmlResource || found == m_pages.end())
        return {};
    return html(*found);
}

/// In the colours of the present palette.
QString MethodBrowser::html(const model::MethodPage& page) const
{
    using Kind = model::MethodBlock::Kind;
    const auto& colors = palette();
    auto text = QStringLiteral("<style>p, li { line-height: 115%; margin-top: 0; margin-bottom: 10px; } li { margin-bottom: 4px; }"
                               " h2 { margin-top: 0; margin-bottom: 14px; } td { white-space: pre-wrap; line-height: 115%; }"
                               " a { color: %1; text-decoration: none; }</style><h2>%2</h2>")
                    .arg(colors.color(QPalette::Link).name(), escaped(page.title));
    // Tables have no margins.
    const auto gap = [](int px) { return QStringLiteral("<p style=\"font-size: %1px; margin: 0\">&nbsp;</p>").arg(px); };
    bool isInList = false;
    for (const auto& block : page.blocks) {
        if (isInList != (block.kind == Kind::Item))
            text += isInList ? QStringLiteral("</ul>") : QStringLiteral("<ul style=\"margin-left: -18px\">");
        isInList = block.kind == Kind::Item;
        if (block.kind == Kind::Formula)
            text += gap(1)
                + QStringLiteral("<table width=\"100%\" cellpadding=\"10\" cellspacing=\"0\" bgcolor=\"%1\"><tr><td>%2</td></tr></table>")
                      .arg(colors.color(QPalette::Midlight).name(), formula(block.text))
                + gap(6);
        else if (block.kind == Kind::Paragraph)
            text += QStringLiteral("<p>%1</p>").arg(escaped(block.text));
        else
            text += QStringLiteral("<li><b>%1</b>: %2</li>").arg(escaped(block.term), escaped(block.text));
    }
    if (isInList)
        text += QStringLiteral("</ul>");
    QStringList links;
    for (const auto& id : page.related) {
        const auto other = std::ranges::find(m_pages, id, &model::MethodPage::id);
        if (other != m_pages.end())
            links << QStringLiteral("<a href=\"method:%1\">%2</a>").arg(escaped(id), escaped(other->title));
    }
    return text + QStringLiteral("<p style=\"margin-top: 16px\">%1 %2</p>").arg(tr("See also:"), links.join(QStringLiteral(" · ")));
}

}

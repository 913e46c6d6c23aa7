// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/pdf_outline.h"

#include "ui/charts/pdf_edits.h"

#include <algorithm>
#include <optional>

namespace charts {

namespace {

const QByteArray linkBegin = "/A <<\n/Type /Action\n/S /URI\n/URI (#";
const QByteArray linkEnd = ")\n>>";

/// Text in the way every reader of PDF knows, UTF-16 in hexadecimal.
QByteArray pdfText(const QString& text)
{
    QByteArray bytes("\xfe\xff");
    for (const auto unit : text) {
        bytes += static_cast<char>(unit.unicode() >> 8U);
        bytes += static_cast<char>(unit.unicode() & 0xffU);
    }
    return '<' + bytes.toHex() + '>';
}

QByteArray reference(qsizetype object)
{
    return QByteArray::number(object) + " 0 R";
}

/// The objects of the pages, in their order.
QList<QByteArray> pageObjects(const QByteArray& pdf)
{
    const auto root = pdf.indexOf("/Type /Pages");
    const auto open = pdf.indexOf('[', root);
    const auto close = pdf.indexOf(']', open);
    QList<QByteArray> pages;
    if (root < 0 || open < 0 || close < 0)
        return pages;
    const auto words = pdf.mid(open + 1, close - open - 1).simplified().split(' ');
    for (qsizetype i = 0; i + 2 < words.size(); i += 3)
        pages.append(words[i] + " 0 R");
    return pages;
}

class Paths {
public:
    Paths(const QByteArray& pdf, const PdfPaths& paths)
        : m_pdf(pdf)
        , m_paths(paths)
        , m_pages(pageObjects(pdf))
        , m_edits(pdf)
    {
    }

    QByteArray applied()
    {
        if (!m_edits.isReadable() || m_pages.isEmpty())
            return m_pdf;
        leadLinks();
        addOutline();
        return m_edits.applied();
    }

private:
    QByteArray destination(const PdfPlace& place) const
    {
        return "/Dest [" + m_pages.value(place.page) + " /XYZ null " + pdfNumber(place.y) + " null]";
    }

    /// QPdfWriter takes links within the file for addresses.
    void leadLinks()
    {
        for (qsizetype from = 0; (from = m_pdf.indexOf(linkBegin, from)) >= 0;) {
            const auto nameAt = from + linkBegin.size();
            const auto end = m_pdf.indexOf(linkEnd, nameAt);
            const auto anchor = m_paths.anchors.constFind(QString::fromUtf8(m_pdf.mid(nameAt, end - nameAt)));
            if (anchor != m_paths.anchors.constEnd())
                m_edits.replace(from, end + linkEnd.size() - from, destination(*anchor));
            from = end;
        }
    }

    void addOutline()
    {
        const QByteArray catalog = "/Type /Catalog\n";
        const auto at = m_pdf.indexOf(catalog);
        if (at < 0)
            return;
        const auto root = m_edits.nextObject();
        const auto& entries = m_paths.outline;
        auto more = "/Lang " + pdfText(m_paths.language) + "\n/ViewerPreferences <</DisplayDocTitle true>>\n";
        if (!entries.empty())
            more += "/Outlines " + reference(root) + "\n/PageMode /UseOutlines\n";
        m_edits.replace(at + catalog.size(), 0, more);
        if (entries.empty())
            return;
        const auto object = [root](std::size_t entry) { return root + 1 + static_cast<qsizetype>(entry); };
        const auto tops = children(std::nullopt);
        m_edits.addObject("<<\n/Type /Outlines\n/First " + reference(object(tops.front())) + "\n/Last " + reference(object(tops.back()))
            + "\n/Count " + QByteArray::number(tops.size()) + "\n>>");
        std::size_t above = 0;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if (!entries[i].isBelow)
                above = i;
            const auto siblings = entries[i].isBelow ? children(above) : tops;
            const auto parent = entries[i].isBelow ? object(above) : root;
            auto content = "<<\n/Title " + pdfText(entries[i].title) + "\n/Parent " + reference(parent) + '\n'
                + destination(entries[i].place) + '\n';
            if (i != siblings.front())
                content += "/Prev " + reference(object(before(siblings, i))) + '\n';
            if (i != siblings.back())
                content += "/Next " + reference(object(after(siblings, i))) + '\n';
            const auto below = entries[i].isBelow ? std::vector<std::size_t>() : children(i);
            if (!below.empty()) // closed at first
                content += "/First " + reference(object(below.front())) + "\n/Last " + reference(object(below.back())) + "\n/Count -"
                    + QByteArray::number(below.size()) + '\n';
            m_edits.addObject(content + ">>");
        }
    }

    /// The entries right below one, or those at the top.
    std::vector<std::size_t> children(std::optional<std::size_t> above) const
    {
        std::vector<std::size_t> found;
        const auto& entries = m_paths.outline;
        for (auto i = above ? *above + 1 : 0; i < entries.size(); ++i) {
            if (entries[i].isBelow == above.has_value())
                found.push_back(i);
            else if (above)
                break;
        }
        return found;
    }

    static std::size_t before(const std::vector<std::size_t>& siblings, std::size_t i)
    {
        return *(std::lower_bound(siblings.begin(), siblings.end(), i) - 1);
    }
    static std::size_t after(const std::vector<std::size_t>& siblings, std::size_t i)
    {
        return *(std::lower_bound(siblings.begin(), siblings.end(), i) + 1);
    }

    const QByteArray& m_pdf;
    const PdfPaths& m_paths;
    QList<QByteArray> m_pages;
    PdfEdits m_edits;
};

}

QByteArray withPaths(const QByteArray& pdf, const PdfPaths& paths)
{
    return Paths(pdf, paths).applied();
}

}

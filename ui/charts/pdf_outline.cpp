// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/pdf_outline.h"

#include "ui/base/text.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

namespace charts {

namespace {

using Object = QPDFObjectHandle;

Object text(const QString& text)
{
    return Object::newUnicodeString(ui::fromQt(text));
}

Object destination(QPDF& pdf, const PdfPlace& place)
{
    constexpr int places = 4;
    return Object::newArray({ pdf.getAllPages().at(static_cast<std::size_t>(place.page)), Object::newName("/XYZ"), Object::newNull(),
        Object::newReal(place.y, places), Object::newNull() });
}

/// QPdfWriter takes links within the file for addresses, or from Qt 6.8 on for names of places that it does not write.
void leadLinks(QPDF& pdf, const QHash<QString, PdfPlace>& anchors)
{
    for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
        for (auto& annotation : page.getAnnotations("/Link")) {
            auto link = annotation.getObjectHandle();
            auto name = link.getKey("/Dest");
            auto address = link.getKeyIfDict("/A").getKeyIfDict("/URI");
            const auto anchor = anchors.constFind(name.isString() ? QLatin1Char('#') + ui::toQt(name.getUTF8Value())
                    : address.isString()                          ? ui::toQt(address.getUTF8Value())
                                                                  : QString());
            if (anchor == anchors.constEnd())
                continue;
            link.removeKey("/A");
            link.replaceKey("/Dest", destination(pdf, *anchor));
        }
    }
}

/// Makes it the last entry of its parent, which counts `more` for it: less than nothing where its entries are closed at first.
void append(Object parent, Object entry, int more)
{
    entry.replaceKey("/Parent", parent);
    if (auto last = parent.getKey("/Last"); last.isNull()) {
        parent.replaceKey("/First", entry);
    } else {
        last.replaceKey("/Next", entry);
        entry.replaceKey("/Prev", last);
    }
    auto count = parent.getKey("/Count");
    parent.replaceKey("/Count", Object::newInteger(count.isNull() ? more : count.getIntValue() + more));
    parent.replaceKey("/Last", entry);
}

void addOutline(QPDF& pdf, const std::vector<PdfOutlineEntry>& entries)
{
    auto catalog = pdf.getRoot();
    const auto outline = pdf.makeIndirectObject(Object::newDictionary({ { "/Type", Object::newName("/Outlines") } }));
    catalog.replaceKey("/Outlines", outline);
    catalog.replaceKey("/PageMode", Object::newName("/UseOutlines"));
    auto above = outline;
    for (const auto& entry : entries) {
        const auto object = pdf.makeIndirectObject(
            Object::newDictionary({ { "/Title", text(entry.title) }, { "/Dest", destination(pdf, entry.place) } }));
        append(entry.isBelow ? above : outline, object, entry.isBelow ? -1 : 1);
        if (!entry.isBelow)
            above = object;
    }
}

}

void addPaths(QPDF& pdf, const PdfPaths& paths)
{
    auto catalog = pdf.getRoot();
    catalog.replaceKey("/Lang", text(paths.language));
    catalog.replaceKey("/ViewerPreferences", Object::newDictionary({ { "/DisplayDocTitle", Object::newBool(true) } }));
    leadLinks(pdf, paths.anchors);
    if (!paths.outline.empty())
        addOutline(pdf, paths.outline);
}

}

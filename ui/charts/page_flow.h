// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/report_layout.h"

namespace charts {

/// What a text looks like and how far its lines are apart.
struct TextLook {
    Face face;
    double lineHeight = 18;
    QColor color;
};

/// Sets blocks under one another and goes on to the next page where one is full. Headings stay with what follows, short blocks stay
/// whole, and no page begins or ends with a single line of a longer one.
class PageFlow {
public:
    /// `room` is where text stands on every page.
    PageFlow(QRectF room, Typesetter& typesetter);

    void startPage();
    void space(double height); ///< left free, but not at the head of a page
    void skip(double height) { m_top += height; }

    /// Keeps the next `height` together.
    void keep(double height);

    /// A text broken to the width, beginning `indent` from the left; each of its lines leads to `link`.
    void text(const QString& text, const TextLook& look, double indent = 0, const QString& link = {});

    /// Lines as they are, which stay together, on a ground.
    void lines(const QStringList& lines, const TextLook& look, double indent, const QColor& ground);

    /// A text at a place of its own on the page.
    void setAt(QPointF corner, const QString& text, const TextLook& look, double width);

    double height(const QString& text, const TextLook& look, double indent = 0) const;
    int page() const { return static_cast<int>(m_pages.size()) - 1; } ///< from 0
    double top() const { return m_top; }
    double bottom() const { return m_room.bottom(); }
    const QRectF& room() const { return m_room; }
    PrintedPage& current() { return m_pages.back(); }
    std::vector<PrintedPage> take() { return std::move(m_pages); }

private:
    QStringList broken(QString text, const TextLook& look, double width) const;
    void addLine(const PageText& line, double lineHeight);

    QRectF m_room;
    Typesetter& m_typesetter;
    std::vector<PrintedPage> m_pages;
    double m_top = 0;
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/figure_item.h"

#include "ui/charts/build_chart.h"

#include <QChart>
#include <QGraphicsScene>
#include <QPainter>

#include <algorithm>

namespace charts {

namespace {

/// Many shapes as one item: items cost more than what they draw.
class InkItem : public QGraphicsItem {
public:
    InkItem(const std::vector<Ink>& inks, QSizeF page, QGraphicsItem* parent)
        : QGraphicsItem(parent)
        , m_inks(inks)
        , m_page(page)
    {
    }

    QRectF boundingRect() const override { return { {}, m_page }; }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/, QWidget* /*widget*/) override
    {
        for (const auto& ink : m_inks) {
            painter->setPen(ink.pen);
            painter->setBrush(ink.brush);
            painter->drawPath(ink.path);
        }
    }

private:
    const std::vector<Ink>& m_inks;
    QSizeF m_page;
};

/// All texts as one item, each face set once.
class TextItem : public QGraphicsItem {
public:
    TextItem(const std::vector<TextRun>& texts, QSizeF page, bool clearsGround, const QColor& ground, FigureItem::WordsAs wordsAs,
        QGraphicsItem* parent)
        : QGraphicsItem(parent)
        , m_page(page)
        , m_ground(ground)
        , m_clearsGround(clearsGround)
        , m_wordsAs(wordsAs)
    {
        for (const auto& text : texts)
            m_texts.push_back(&text);
        std::stable_sort(m_texts.begin(), m_texts.end(), [](const auto* a, const auto* b) { return a->face < b->face; });
    }

    QRectF boundingRect() const override { return { {}, m_page }; }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/, QWidget* /*widget*/) override
    {
        // What is written into a plot interrupts the lines it stands on.
        const auto standsOnLines = [](const TextRun& text) {
            return text.role == TextRole::Total || text.role == TextRole::PointLabel || text.role == TextRole::Guide
                || text.role == TextRole::Series;
        };
        for (const auto* text : m_texts)
            if (m_clearsGround && standsOnLines(*text))
                painter->fillRect(text->box.adjusted(-1, 1, 1, -1), m_ground);
        if (m_wordsAs == FigureItem::WordsAs::Elsewhere)
            return;
        Face face { 0, false };
        for (const auto* text : m_texts) {
            if (text->face != face) {
                face = text->face;
                painter->setFont(figureFont(face));
            }
            painter->setPen(text->color);
            if (!text->isUpright) {
                draw(*painter, *text, text->baseline);
                continue;
            }
            painter->save();
            painter->translate(text->baseline);
            painter->rotate(-90);
            draw(*painter, *text, {});
            painter->restore();
        }
    }

private:
    void draw(QPainter& painter, const TextRun& text, QPointF baseline) const
    {
        if (m_wordsAs == FigureItem::WordsAs::Text) {
            painter.drawText(baseline, text.text);
            return;
        }
        QPainterPath shapes;
        shapes.setFillRule(Qt::WindingFill);
        shapes.addText(baseline, figureFont(text.face), text.text);
        painter.fillPath(shapes, text.color);
    }

    std::vector<const TextRun*> m_texts;
    QSizeF m_page;
    QColor m_ground;
    bool m_clearsGround;
    FigureItem::WordsAs m_wordsAs;
};

class GroundItem : public QGraphicsItem {
public:
    GroundItem(const QColor& color, QSizeF page, QGraphicsItem* parent)
        : QGraphicsItem(parent)
        , m_color(color)
        , m_page(page)
    {
    }

    QRectF boundingRect() const override { return { {}, m_page }; }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem* /*option*/, QWidget* /*widget*/) override
    {
        painter->fillRect(boundingRect(), m_color);
    }

private:
    QColor m_color;
    QSizeF m_page;
};

}

FigureItem::FigureItem(const model::Figure& figure, const Theme& theme, QSizeF size, Typesetter& typesetter, Ground ground,
    double typeScale, WordsAs wordsAs, TextLines least)
    : m_layout(layoutFigure(figure, theme, size, typesetter, typeScale, least))
{
    resize(size);
    const bool isOpaque = ground == Ground::Opaque;
    if (isOpaque)
        new GroundItem(theme.ground, size, this);
    new InkItem(m_layout.behind, size, this);
    if (!m_layout.plot.isEmpty()) {
        auto* chart = buildChart(figure, theme, m_layout).release();
        chart->setParentItem(this);
        auto* between = new InkItem(m_layout.between, size, chart);
        between->setZValue(betweenGridAndSeries);
    }
    new InkItem(m_layout.front, size, this);
    new TextItem(m_layout.texts, size, isOpaque, theme.ground, wordsAs, this);
}

void paintFigure(FigureItem& item, QPainter& painter)
{
    QGraphicsScene scene;
    const auto font = figureFont({ 13, false }); // where nobody sets one; that of the program is not the same everywhere
    scene.setFont(font);
    painter.setFont(font);
    scene.setItemIndexMethod(QGraphicsScene::NoIndex);
    scene.addItem(&item);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const QRectF page({}, item.size());
    scene.render(&painter, page, page, Qt::IgnoreAspectRatio);
    scene.removeItem(&item);
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/build_chart.h"

#include "ui/charts/layout_axes.h"
#include "ui/charts/layout_parts.h"
#include "ui/charts/marker.h"
#include "ui/charts/typesetter.h"

#include <QBarSet>
#include <QCategoryAxis>
#include <QChart>
#include <QGraphicsLayout>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QLineSeries>
#include <QScatterSeries>
#include <QStackedBarSeries>

#include <algorithm>
#include <cmath>

namespace charts {

namespace {

using model::Mark;
using model::SeriesShape;

/// An axis that only carries grid lines: its labels are the layout's, which never cuts them.
/// Of texts that are empty: they too are measured and leave their size in a PDF, and the program's own font is not the same everywhere.
QFont unseenFont()
{
    return figureFont({ 13, false });
}

QCategoryAxis* gridAxis(double low, double high, const std::vector<double>& places, const QPen& pen)
{
    auto* axis = new QCategoryAxis; // the chart takes it
    axis->setLabelsVisible(false);
    axis->setTitleVisible(false);
    axis->setLabelsFont(unseenFont());
    axis->setTitleFont(unseenFont());
    axis->setLineVisible(false);
    axis->setGridLineVisible(!places.empty());
    axis->setGridLinePen(pen);
    axis->setStartValue(low);
    // The lines stand at the ends of categories; the names are never seen but have to differ.
    auto sorted = places;
    std::sort(sorted.begin(), sorted.end());
    for (const auto place : sorted)
        if (place > low && place < high)
            axis->append(QString::number(axis->count()), place);
    axis->append(QString::number(axis->count()), high);
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setRange(low, high);
    return axis;
}

QScatterSeries::MarkerShape scatterShape(const model::Paint& paint)
{
    switch (markerShape(paint)) {
    case MarkerShape::Square:
        return QScatterSeries::MarkerShapeRectangle;
    case MarkerShape::Triangle:
        return QScatterSeries::MarkerShapeTriangle;
    case MarkerShape::Diamond:
        return QScatterSeries::MarkerShapeRotatedRectangle;
    case MarkerShape::Pentagon:
        return QScatterSeries::MarkerShapePentagon;
    case MarkerShape::Circle:
        break;
    }
    return QScatterSeries::MarkerShapeCircle;
}

/// Of a piece of a line.
struct LineLook {
    bool isFirm = true;     ///< solid: both its ends are stated
    bool isPlanned = false; ///< pale: beyond the border
    bool operator==(const LineLook&) const = default;
};

class Builder {
public:
    Builder(const model::Figure& figure, const Theme& theme, const Layout& layout, QChart& chart)
        : m_figure(figure)
        , m_theme(theme)
        , m_layout(layout)
        , m_chart(chart)
    {
        const QPen grid(theme.grid, std::max(0.6, layout.sizes.scale));
        m_positions = gridAxis(layout.firstPosition, layout.lastPosition, layout.positionGrid, grid);
        m_places = gridAxis(layout.lowPlace - layout.zeroPlace, layout.highPlace - layout.zeroPlace, placesFromZero(), grid);
        m_positions->setReverse(layout.isRanking);
        chart.addAxis(m_positions, layout.isRanking ? Qt::AlignLeft : Qt::AlignBottom);
        chart.addAxis(m_places, layout.isRanking ? Qt::AlignBottom : Qt::AlignLeft);
    }

    void add()
    {
        addBars();
        for (const auto& series : m_figure.series) {
            if (series.shape == SeriesShape::Line)
                addLines(series);
            if (series.shape == SeriesShape::Curve)
                addCurve(series);
            if (series.shape == SeriesShape::Line || (series.shape == SeriesShape::Dots && !m_layout.isPlane))
                addMarkers(series);
        }
    }

private:
    // Places are counted from where bars stand, because Qt's bars always begin at 0.
    std::vector<double> placesFromZero() const
    {
        auto places = m_layout.placeGrid;
        for (auto& place : places)
            place -= m_layout.zeroPlace;
        return places;
    }

    double place(double value) const
    {
        const auto& axis = m_figure.values;
        if (axis.kind == model::AxisKind::Log && value <= axis.low)
            return 0;
        return std::clamp(axis.place(value), 0.0, 1.0) - m_layout.zeroPlace;
    }

    /// Of a line, which leaves the plot where its values do.
    double freePlace(double value) const
    {
        const auto& axis = m_figure.values;
        return axis.kind == model::AxisKind::Log && value <= axis.low ? place(value) : axis.place(value) - m_layout.zeroPlace;
    }

    QPointF chartPoint(const model::Point& point) const
    {
        const auto across = freePlace(point.value);
        return m_layout.isRanking ? QPointF(across, point.position) : QPointF(along(m_figure.positions, point.position), across);
    }

    void attach(QAbstractSeries* series)
    {
        m_chart.addSeries(series);
        series->attachAxis(m_positions);
        series->attachAxis(m_places);
    }

    /// What of a bar is pale: the planned part of a column, the whole of a planned bar.
    static double paleValue(const model::Series& series, const model::Point& point)
    {
        if (series.shape == SeriesShape::Columns)
            return point.planned;
        return point.mark == Mark::Planned ? point.value : 0;
    }

    /// All bars are one stack: a set for the firm and one for the pale part of each series, because a set has one brush.
    void addBars()
    {
        const auto count = static_cast<qsizetype>(std::lround(m_layout.lastPosition - m_layout.firstPosition));
        const auto first = m_layout.firstPosition + 0.5;
        QAbstractBarSeries* stack = nullptr;
        for (const auto& series : m_figure.series) {
            if (series.shape != SeriesShape::Bars && series.shape != SeriesShape::Columns)
                continue;
            QList<qreal> firm(count, 0);
            QList<qreal> pale(count, 0);
            for (const auto& point : series.points) {
                const auto index = static_cast<qsizetype>(std::lround(point.position - first));
                if (index < 0 || index >= count)
                    continue;
                const auto border = place(point.base + point.value - paleValue(series, point));
                firm[index] = border - place(point.base);
                pale[index] = place(point.base + point.value) - border;
            }
            for (const auto isPale : { false, true }) {
                const auto& sizes = isPale ? pale : firm;
                if (std::all_of(sizes.begin(), sizes.end(), [](qreal size) { return size == 0; }))
                    continue;
                auto* set = new QBarSet(QString());
                set->append(sizes);
                set->setPen(Qt::NoPen);
                auto color = m_theme.color(series.paint);
                if (isPale)
                    color.setAlphaF(plannedFill);
                set->setBrush(color);
                if (stack == nullptr) {
                    if (m_layout.isRanking)
                        stack = new QHorizontalStackedBarSeries;
                    else
                        stack = new QStackedBarSeries;
                    stack->setBarWidth(m_layout.barShare);
                }
                stack->append(set);
            }
        }
        if (stack != nullptr)
            attach(stack);
    }

    /// A piece for each run of the same kind; a quarter without a value ends the line, the border divides it.
    void addLines(const model::Series& series)
    {
        const auto border = m_figure.border ? m_figure.border->position : m_layout.lastPosition;
        const auto isFirm = [](const model::Point& point) { return point.mark == Mark::Stated; };
        QList<QPointF> piece;
        LineLook look;
        const auto append = [&](QPointF from, QPointF to, LineLook wanted) {
            if (piece.isEmpty() || piece.last() != from || look != wanted) {
                addPiece(series, piece, look);
                piece = { from };
                look = wanted;
            }
            piece.append(to);
        };
        for (std::size_t i = 1; i < series.points.size(); ++i) {
            const auto& before = series.points[i - 1];
            const auto& here = series.points[i];
            if (here.position - before.position > 1.5)
                continue;
            const bool firm = isFirm(before) && isFirm(here);
            const auto from = chartPoint(before);
            const auto to = chartPoint(here);
            if (before.position > border || here.position < border) {
                append(from, to, { firm, before.position > border });
                continue;
            }
            const auto middle = from + (to - from) * ((border - before.position) / (here.position - before.position));
            append(from, middle, { firm, false });
            append(middle, to, { firm, true });
        }
        addPiece(series, piece, look);
    }

    /// In pieces where it changes between solid and dashed.
    void addCurve(const model::Series& series)
    {
        QList<QPointF> piece;
        for (std::size_t i = 0; i < series.points.size(); ++i) {
            piece.append(chartPoint(series.points[i]));
            const bool changes = i > 0 && series.points[i].isDashed != series.points[i - 1].isDashed;
            if (!changes && i + 1 < series.points.size())
                continue;
            addPiece(series, piece, { i == 0 || !series.points[i - 1].isDashed, false });
            piece = { chartPoint(series.points[i]) };
        }
    }

    void addPiece(const model::Series& series, const QList<QPointF>& piece, LineLook look)
    {
        if (piece.size() < 2)
            return;
        auto color = m_theme.color(series.paint);
        if (look.isPlanned)
            color.setAlphaF(plannedLine);
        auto* line = new QLineSeries;
        auto pen = strokePen(color, m_layout.linePx * (series.isPinned ? 1.8 : 1), look.isFirm ? Qt::SolidLine : Qt::DashLine);
        pen.setJoinStyle(Qt::RoundJoin);
        line->setPen(pen);
        line->append(piece);
        attach(line);
    }

    /// A disc for each value; what makes it hollow is painted over it (see addHollow), because Qt moves a marker with a pen
    /// half the pen's width off its place, and each marker is an item of its own.
    void addMarkers(const model::Series& series)
    {
        auto* scatter = new QScatterSeries;
        scatter->setMarkerShape(series.shape == SeriesShape::Dots ? QScatterSeries::MarkerShapeCircle : scatterShape(series.paint));
        scatter->setMarkerSize(m_layout.markerPx);
        scatter->setPen(Qt::NoPen);
        scatter->setBrush(m_theme.color(series.paint));
        for (const auto& point : series.points)
            if (point.mark != Mark::Planned && isOnAxis(m_figure.values.place(point.value)))
                scatter->append(chartPoint(point));
        attach(scatter);
    }

    const model::Figure& m_figure;
    const Theme& m_theme;
    const Layout& m_layout;
    QChart& m_chart;
    QCategoryAxis* m_positions = nullptr;
    QCategoryAxis* m_places = nullptr;
};

}

std::unique_ptr<QChart> buildChart(const model::Figure& figure, const Theme& theme, const Layout& layout)
{
    auto chart = std::make_unique<QChart>();
    chart->legend()->hide();
    chart->setTitleFont(unseenFont());
    chart->setBackgroundVisible(false);
    chart->setBackgroundRoundness(0);
    chart->setPlotAreaBackgroundVisible(false);
    chart->setMargins({});
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->resize(layout.page);
    Builder(figure, theme, layout, *chart).add();
    chart->setPlotArea(layout.plot);
    chart->layout()->activate();
    return chart;
}

}

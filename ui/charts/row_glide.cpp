// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/row_glide.h"

#include "ui/charts/layout.h"

#include <QPainter>
#include <QPixmap>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace charts {

namespace {

constexpr int glideMs = 220; // of less than a tick at the usual speed

RowGlide::Places finalPlaces(const Layout& layout)
{
    RowGlide::Places places;
    for (const auto& target : layout.targets)
        places[model::nameOf(target.selection)] = target.box.center().y();
    return places;
}

}

RowGlide::RowGlide()
{
    m_way.setDuration(glideMs);
    m_way.setStartValue(0.0);
    m_way.setEndValue(1.0);
    m_way.setEasingCurve(QEasingCurve::InOutQuad);
    connect(&m_way, &QVariantAnimation::valueChanged, this, &RowGlide::moved);
    connect(&m_way, &QAbstractAnimation::finished, this, &RowGlide::moved);
}

void RowGlide::start(Places from)
{
    m_from = std::move(from);
    m_way.start();
}

RowGlide::Places RowGlide::placesOfRows(const Layout& layout) const
{
    if (!layout.isRanking)
        return {};
    auto places = finalPlaces(layout);
    const double share = isRunning() ? m_way.currentValue().toDouble() : 1;
    for (auto& [name, place] : places) {
        if (const auto from = m_from.find(name); from != m_from.end())
            place = from->second + (place - from->second) * share;
    }
    return places;
}

/// What is drawn of a row is moved as it is; behind the rows is what is drawn between two of them, which is the same at any height.
void RowGlide::paint(QPainter& painter, const Layout& layout, const QPixmap& picture, int width) const
{
    struct Row {
        double from;
        double to;
    };
    std::vector<Row> rows;
    for (const auto& [name, to] : finalPlaces(layout)) {
        const auto from = m_from.find(name);
        rows.push_back({ from == m_from.end() ? to : from->second, to });
    }
    if (rows.size() < 2)
        return;
    const double pitch = layout.plot.height() / static_cast<double>(rows.size());
    const double ratio = picture.devicePixelRatio();
    const auto part = [&](double top, double height) { return QRectF(0, top * ratio, width * ratio, height * ratio); };
    painter.drawPixmap(QRectF(0, layout.plot.top(), width, layout.plot.height()), picture,
        QRectF(0, std::round((layout.plot.top() + pitch) * ratio), width * ratio, 1));
    // Those that go furthest over the others.
    std::ranges::sort(rows, {}, [](const Row& row) { return std::abs(row.to - row.from); });
    const double share = m_way.currentValue().toDouble();
    for (const auto& row : rows) {
        const double top = row.from + (row.to - row.from) * share - pitch / 2;
        painter.drawPixmap(QRectF(0, top, width, pitch), picture, part(row.to - pitch / 2, pitch));
    }
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QVariantAnimation>

#include <map>
#include <string>

class QPainter;
class QPixmap;

namespace charts {

struct Layout;

/// Rows of a ranking on their way from where they stood to where they stand, while quarters are played.
class RowGlide : public QObject {
    Q_OBJECT
public:
    /// The middle of each row, by its name.
    using Places = std::map<std::string, double>;

    RowGlide();

    bool isRunning() const { return m_way.state() == QAbstractAnimation::Running; }
    void start(Places from);
    void stop() { m_way.stop(); }

    /// Of a row on its way where it is now; none where the figure is no ranking.
    Places placesOfRows(const Layout& layout) const;

    /// From the finished picture, as wide as the view.
    void paint(QPainter& painter, const Layout& layout, const QPixmap& picture, int width) const;

signals:
    void moved();

private:
    QVariantAnimation m_way;
    Places m_from;
};

}

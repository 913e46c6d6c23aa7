// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QScrollArea;

namespace charts {

class ChartView;

/// At the lower edge of a figure that scrolls: the axis of its values, as long as that is out of sight.
class AxisBand : public QWidget {
    Q_OBJECT
public:
    AxisBand(ChartView* chart, QScrollArea* place);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void follow();

    ChartView* m_chart;
    QScrollArea* m_place;
};

}

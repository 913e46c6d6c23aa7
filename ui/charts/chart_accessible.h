// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace charts {

/// Makes ChartView known to screen readers as a chart whose value is what its cursor stands on. Once is enough.
void installChartAccessibility();

/// Has a screen reader say a text.
void announce(QWidget& widget, const QString& text);

}

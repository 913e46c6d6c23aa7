// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

class QTableWidget;

namespace ui {

/// Makes a table a list of texts and editors: without selection and grid, Tab leads out of it, the last column takes the room that is
/// left by `widths`.
void setUpEditorTable(QTableWidget& table, const QStringList& titles, const QList<int>& widths);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/editor_table.h"

#include <QHeaderView>
#include <QTableWidget>

namespace ui {

void setUpEditorTable(QTableWidget& table, const QStringList& titles, const QList<int>& widths)
{
    table.setColumnCount(static_cast<int>(titles.size()));
    table.setHorizontalHeaderLabels(titles);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(34);
    table.setSelectionMode(QAbstractItemView::NoSelection);
    table.setEditTriggers(QAbstractItemView::NoEditTriggers);
    table.setShowGrid(false);
    table.setTabKeyNavigation(false);
    auto* header = table.horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (int column = 0; column < static_cast<int>(widths.size()); ++column)
        table.setColumnWidth(column, widths[column]);
    header->setStretchLastSection(true);
}

}

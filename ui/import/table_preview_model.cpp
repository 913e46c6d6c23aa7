// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/import/table_preview_model.h"

#include "model/base/text.h"
#include "ui/base/plain_text.h"
#include "ui/base/text.h"

namespace ui {

void TablePreviewModel::setPreview(const model::TablePreview& preview)
{
    beginResetModel();
    m_preview = preview;
    endResetModel();
}

int TablePreviewModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_preview.rows.size());
}

int TablePreviewModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_preview.columns.size());
}

QVariant TablePreviewModel::data(const QModelIndex& index, int role) const
{
    const auto& row = m_preview.rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<std::size_t>(index.column());
    const auto text = column < row.size() ? toQt(row[column]) : QString();
    if (role == Qt::ToolTipRole)
        return plainToolTip(text);
    return role == Qt::DisplayRole ? text : QVariant();
}

QVariant TablePreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    constexpr std::size_t mostLetters = 36; // in the widest column; the whole head is in its tool tip
    const auto title = [&] { return toQt(m_preview.columns[static_cast<std::size_t>(section)]); };
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return toQt(model::shortened(m_preview.columns[static_cast<std::size_t>(section)], mostLetters));
    if (orientation == Qt::Horizontal && role == Qt::ToolTipRole)
        return plainToolTip(title());
    return QAbstractTableModel::headerData(section, orientation, role);
}

}

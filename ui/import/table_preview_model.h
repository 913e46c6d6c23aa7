// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/table_file.h"

#include <QAbstractTableModel>

namespace ui {

/// The first rows of a file, as they are in it.
class TablePreviewModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setPreview(const model::TablePreview& preview);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    model::TablePreview m_preview;
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/compare_tables.h"

#include <QDialog>

namespace ui {

/// Which values of a picture are other ones in the present document.
class PictureChangesDialog : public QDialog {
    Q_OBJECT
public:
    /// `reason` says in a sentence why they can differ.
    PictureChangesDialog(
        const QString& picture, const QString& reason, const model::TableComparison& comparison, QWidget* parent = nullptr);

private:
    void copy() const;

    model::TableComparison m_comparison;
};

}

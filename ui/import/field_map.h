// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"
#include "model/exchange/file_formats.h"
#include "model/exchange/import_plan.h"

#include <QTableWidget>

class QComboBox;

namespace ui {

/// Which column of a table goes into which field of a record, and how it is written there: a row a field.
class FieldMap : public QTableWidget {
    Q_OBJECT
public:
    explicit FieldMap(const model::Words& words, QWidget* parent = nullptr);

    void setPlan(const model::ImportPlan& plan, const model::TablePreview& preview);

signals:
    void planPicked(const model::ImportPlan& plan);

private:
    QString titleOf(const model::FieldDescription& field) const;
    void fillRow(int row, const model::FieldDescription& field);
    QComboBox* fromBox(const model::FieldDescription& field);
    QWidget* howBox(const model::FieldDescription& field);
    QWidget* constantBox(const model::FieldDescription& field);
    QComboBox* factorBox(const model::FieldDescription& field);
    QString example(const model::FieldDescription& field) const;
    const model::FieldPlan& planOf(const model::FieldDescription& field) const;
    void alter(const model::FieldDescription& field, const std::function<void(model::FieldPlan&)>& change);

    const model::Words& m_words;
    model::ImportPlan m_plan;
    model::TablePreview m_preview;
    QString m_newSource;                       ///< its title
    std::vector<model::FieldFormat> m_formats; ///< of the fields, by the preview
};

}

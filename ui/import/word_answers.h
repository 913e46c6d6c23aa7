// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/exchange/import_plan.h"

#include <QWidget>

#include <string>
#include <utility>
#include <vector>

class QComboBox;
class QHBoxLayout;

namespace ui {

/// What a table is asked for that no column of it says: whether its numbers are installed or added, owned or rented. A choice a field; what
/// is usual is chosen already.
class WordAnswers : public QWidget {
    Q_OBJECT
public:
    explicit WordAnswers(const model::Words& words, QWidget* parent = nullptr);

    void setPlan(const model::ImportPlan& plan);

signals:
    void answered(const QString& field, const QString& word);

private:
    void addAnswer(const model::FieldDescription& field, model::RecordKind kind);
    void clear();

    const model::Words& m_words;
    QHBoxLayout* m_row;
    std::vector<std::pair<std::string, QComboBox*>> m_boxes; ///< by field
};

}

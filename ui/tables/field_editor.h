// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/table/table_record.h"

#include <QString>

class QWidget;

namespace ui {

class Workspace;

/// The editor of a field: a list for words, a picker for names, lines for notes, a line for the rest. The same in tables and forms.
QWidget* makeFieldEditor(Workspace& workspace, model::RecordKind kind, int column, QWidget* parent);

/// What stands in it; `isNew` (may be null) says whether it is a name that is to be made.
QString fieldEditorText(const QWidget* editor, bool* isNew);
void setFieldEditorText(QWidget* editor, const QString& text);

bool isBeingTyped(const QWidget* editor); ///< it has the focus and letters that are stored nowhere yet
void endTyping(QWidget* editor);

/// A field's value as it is edited: numbers grouped, names and keys as they are stored.
QString editText(const model::TableRecord& record, std::size_t column, const model::Dataset& dataset);

}

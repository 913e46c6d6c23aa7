// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/field_editor.h"

#include "model/base/number_format.h"
#include "ui/base/text.h"
#include "ui/tables/name_picker.h"
#include "ui/tables/record_words.h"
#include "ui/workspace/workspace.h"

#include <QComboBox>
#include <QPlainTextEdit>

namespace ui {

using model::FieldType;

QWidget* makeFieldEditor(Workspace& workspace, model::RecordKind kind, int column, QWidget* parent)
{
    const auto& description = model::fieldsOf(kind)[static_cast<std::size_t>(column)];
    QWidget* editor = nullptr;
    switch (description.type) {
    case FieldType::Word: {
        auto* words = new QComboBox(parent);
        if (!description.isRequired)
            words->addItem(QString());
        for (const auto word : description.words)
            words->addItem(toQt(word));
        editor = words;
        break;
    }
    case FieldType::Organization:
    case FieldType::Chip:
    case FieldType::Source:
        editor = new NamePicker(*workspace.dataset(), description.type, parent);
        break;
    default: {
        if (isLongText(description)) {
            auto* lines = new QPlainTextEdit(parent);
            lines->setTabChangesFocus(true);
            editor = lines;
            break;
        }
        auto* line = new QLineEdit(parent);
        if (description.type == FieldType::Number)
            line->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        editor = line;
    }
    }
    editor->setAccessibleName(columnLongTitle(kind, static_cast<std::size_t>(column)));
    return editor;
}

QString fieldEditorText(const QWidget* editor, bool* isNew)
{
    if (isNew)
        *isNew = false;
    if (const auto* words = qobject_cast<const QComboBox*>(editor))
        return words->currentText();
    if (const auto* picker = qobject_cast<const NamePicker*>(editor)) {
        if (isNew)
            *isNew = picker->isNewWanted();
        return picker->name();
    }
    if (const auto* lines = qobject_cast<const QPlainTextEdit*>(editor))
        return lines->toPlainText();
    const auto* line = qobject_cast<const QLineEdit*>(editor);
    return line ? line->text() : QString();
}

void setFieldEditorText(QWidget* editor, const QString& text)
{
    if (auto* words = qobject_cast<QComboBox*>(editor)) {
        const QSignalBlocker blocker(words);
        words->setCurrentIndex(words->findText(text));
    } else if (auto* line = qobject_cast<QLineEdit*>(editor)) {
        line->setText(text);
        line->setCursorPosition(0);
    } else if (auto* lines = qobject_cast<QPlainTextEdit*>(editor)) {
        lines->setPlainText(text);
    }
}

bool isBeingTyped(const QWidget* editor)
{
    if (!editor->hasFocus())
        return false;
    if (const auto* lines = qobject_cast<const QPlainTextEdit*>(editor))
        return lines->document()->isModified();
    const auto* line = qobject_cast<const QLineEdit*>(editor);
    return line && line->isModified();
}

void endTyping(QWidget* editor)
{
    if (auto* lines = qobject_cast<QPlainTextEdit*>(editor))
        lines->document()->setModified(false);
    else if (auto* line = qobject_cast<QLineEdit*>(editor))
        line->setModified(false);
}

QString editText(const model::TableRecord& record, std::size_t column, const model::Dataset& dataset)
{
    if (const auto number = model::cellNumber(record, column))
        return toQt(model::groupedNumber(*number));
    return toQt(model::cellText(record, column, dataset));
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/plain_text.h"

#include <QStyle>

namespace ui {

enum class NoteKind { Problem, Hint };

/// The name of a part of a dialog.
inline QLabel* makeHead(const QString& text, QWidget* parent)
{
    auto* head = new PlainLabel(text, parent);
    head->setObjectName(QStringLiteral("panelHead"));
    return head;
}

/// A line under a field for what there is to say about it, not there while that is nothing.
inline QLabel* makeNote(QWidget* parent)
{
    auto* note = new PlainLabel(parent);
    note->setWordWrap(true);
    note->hide();
    return note;
}

inline void setNote(QLabel& note, const QString& text, NoteKind kind = NoteKind::Problem)
{
    const auto name = kind == NoteKind::Problem ? QStringLiteral("reason") : QStringLiteral("muted");
    if (note.objectName() != name) {
        note.setObjectName(name);
        note.style()->unpolish(&note); // styled by its name
        note.style()->polish(&note);
    }
    note.setText(text);
    note.setVisible(!text.isEmpty());
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/record_form.h"

#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/tables/field_editor.h"
#include "ui/tables/name_picker.h"
#include "ui/tables/record_words.h"
#include "ui/workspace/workspace.h"

#include <QComboBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QStyle>
#include <QVBoxLayout>

namespace ui {

RecordForm::RecordForm(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_edits(workspace)
    , m_head(new PlainLabel(this))
    , m_empty(new PlainLabel(tr("Choose a row of a table below to see and edit its record here."), this))
{
    setObjectName(QStringLiteral("recordForm"));
    m_head->setObjectName(QStringLiteral("inspectorHeading"));
    m_head->setWordWrap(true);
    m_empty->setObjectName(QStringLiteral("emptyText"));
    m_empty->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 12);
    layout->setSpacing(6);
    layout->addWidget(m_empty);
    layout->addWidget(m_head);
    layout->addStretch(1);
    connect(&m_workspace, &Workspace::recordChanged, this, &RecordForm::setRecord);
    connect(&m_workspace, &Workspace::dataChanged, this, &RecordForm::takeChanges);
    setRecord(m_workspace.record());
}

QWidget* RecordForm::field(int column) const
{
    return column < m_fields.size() ? m_fields[column].editor : nullptr;
}

void RecordForm::setRecord(const std::optional<model::RecordRef>& ref)
{
    const bool isSameKind = m_record && ref && model::refOf(*m_record).kind == ref->kind;
    const bool hasTable = ref && model::hasTable(ref->kind);
    m_record = hasTable ? model::recordOf(*m_workspace.dataset(), *ref) : std::nullopt;
    if (!m_record || !isSameKind || m_fields.isEmpty())
        build();
    for (int column = 0; column < m_fields.size(); ++column)
        setReason(column, {});
    fill();
}

void RecordForm::takeChanges(const model::Changes& changes)
{
    if (m_isCommitting || !m_record)
        return;
    const auto ref = model::refOf(*m_record);
    m_record = model::recordOf(*m_workspace.dataset(), ref);
    if (!m_record || changes.empty())
        build();
    fill();
}

/// The fields of the record's kind; nothing where there is no record.
void RecordForm::build()
{
    m_fields.clear();
    if (m_body)
        m_body->deleteLater();
    m_body = nullptr;
    m_empty->setVisible(!m_record);
    m_head->setVisible(m_record.has_value());
    if (!m_record)
        return;
    const auto kind = model::refOf(*m_record).kind;
    m_body = new QWidget(this);
    auto* form = new QFormLayout(m_body);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(4);
    form->setLabelAlignment(Qt::AlignLeft);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    QWidget* before = nullptr;
    m_fields.resize(static_cast<qsizetype>(model::fieldsOf(kind).size()));
    for (const int column : columnOrder(kind)) {
        auto* editor = makeFieldEditor(m_workspace, kind, column, m_body);
        editor->installEventFilter(this);
        auto* label = new PlainLabel(columnTitle(kind, static_cast<std::size_t>(column)), m_body);
        label->setObjectName(QStringLiteral("muted"));
        label->setBuddy(editor);
        auto* reason = new PlainLabel(m_body);
        reason->setObjectName(QStringLiteral("reason"));
        reason->setWordWrap(true);
        reason->hide();
        form->addRow(label, editor);
        form->addRow(reason);
        m_fields[column] = { editor, reason, false };
        if (auto* words = qobject_cast<QComboBox*>(editor))
            connect(words, &QComboBox::activated, this, [this, column] { commit(column); });
        else if (auto* picker = qobject_cast<NamePicker*>(editor))
            connect(picker, &NamePicker::picked, this, [this, column] { commit(column); });
        if (before)
            setTabOrder(before, editor);
        before = editor;
    }
    static_cast<QVBoxLayout*>(layout())->insertWidget(2, m_body);
    m_body->show();
}

void RecordForm::fill()
{
    if (!m_record)
        return;
    showHead();
    const bool canEdit = m_edits.canEdit();
    for (int column = 0; column < m_fields.size(); ++column) {
        auto& field = m_fields[column];
        field.editor->setEnabled(canEdit);
        const bool isTyping
            = field.editor->hasFocus() && qobject_cast<QLineEdit*>(field.editor) && static_cast<QLineEdit*>(field.editor)->isModified();
        if (!field.isRefused && !isTyping)
            setFieldEditorText(field.editor, editText(*m_record, static_cast<std::size_t>(column), *m_workspace.dataset()));
    }
}

void RecordForm::showHead()
{
    m_head->setText(toQt(model::recordName(*m_record, *m_workspace.dataset())));
}

int RecordForm::columnOf(const QObject* editor) const
{
    for (int column = 0; column < m_fields.size(); ++column) {
        if (m_fields[column].editor == editor)
            return column;
    }
    return -1;
}

void RecordForm::commit(int column)
{
    if (!m_record || m_isCommitting)
        return;
    bool isNew = false;
    const auto place = static_cast<std::size_t>(column);
    const auto text = fieldEditorText(m_fields[column].editor, &isNew);
    if (text == editText(*m_record, place, *m_workspace.dataset()) && !isNew) {
        setReason(column, {});
        return;
    }
    const auto ref = model::refOf(*m_record);
    RecordEdits::Reason reason;
    {
        const QScopedValueRollback committing(m_isCommitting, true);
        reason = m_edits.setCell(*m_record, place, text, isNew);
    }
    setReason(column, reason.value_or(QString()));
    if (auto* line = qobject_cast<QLineEdit*>(m_fields[column].editor))
        line->setModified(false);
    m_record = model::recordOf(*m_workspace.dataset(), ref);
    if (!m_record)
        build();
    fill();
}

void RecordForm::revert(int column)
{
    setReason(column, {});
    setFieldEditorText(m_fields[column].editor, editText(*m_record, static_cast<std::size_t>(column), *m_workspace.dataset()));
}

void RecordForm::setReason(int column, const QString& reason)
{
    auto& field = m_fields[column];
    field.isRefused = !reason.isEmpty();
    field.reason->setText(reason);
    field.reason->setVisible(field.isRefused);
    field.editor->setProperty("isRefused", field.isRefused);
    field.editor->setAccessibleDescription(reason);
    field.editor->style()->unpolish(field.editor);
    field.editor->style()->polish(field.editor);
}

bool RecordForm::eventFilter(QObject* watched, QEvent* event)
{
    const int column = columnOf(watched);
    if (column < 0)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason) {
        commit(column);
    } else if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
    } else if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        auto* picker = qobject_cast<NamePicker*>(watched);
        if (picker && (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Tab))
            picker->takeMarked();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            commit(column);
            return true;
        }
        if (key == Qt::Key_Escape) {
            revert(column);
            return true;
        }
    } else if (event->type() == QEvent::Wheel && qobject_cast<QComboBox*>(watched)) {
        event->ignore(); // scrolling the panel changes no value
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

}

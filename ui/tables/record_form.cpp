// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/record_form.h"

#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/base/web_address.h"
#include "ui/tables/field_editor.h"
#include "ui/tables/name_picker.h"
#include "ui/tables/notice_bar.h"
#include "ui/tables/record_cells.h"
#include "ui/tables/record_words.h"
#include "ui/workspace/workspace.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int formNotesLines = 4;

}

RecordForm::RecordForm(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_edits(workspace)
    , m_head(new PlainLabel(this))
    , m_empty(new PlainLabel(tr("Choose a row of a table below to see and edit its record here."), this))
    , m_notice(new NoticeBar(this))
{
    setObjectName(QStringLiteral("recordForm"));
    m_head->setObjectName(QStringLiteral("inspectorHeading"));
    m_head->setWordWrap(true);
    m_empty->setObjectName(QStringLiteral("emptyText"));
    m_empty->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 0, 12, 12);
    layout->setSpacing(6);
    layout->addWidget(m_notice);
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
    m_isBehind = false;
    m_notice->hide();
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
    if (m_notice->hasOffers())
        m_notice->hide();
    if (std::ranges::any_of(m_fields, [](const Field& field) { return isBeingTyped(field.editor); })) {
        m_isBehind = true;
        return;
    }
    const auto ref = model::refOf(*m_record);
    const auto before = std::exchange(m_record, model::recordOf(*m_workspace.dataset(), ref));
    if (!m_record || changes.empty())
        build();
    else if (m_record != before)
        dropRefused();
    fill();
}

/// What was refused was so beside other values.
void RecordForm::dropRefused()
{
    for (int column = 0; column < m_fields.size(); ++column) {
        if (!m_fields[column].isRefused)
            continue;
        const auto text = fieldEditorText(m_fields[column].editor, nullptr);
        setReason(column, m_edits.problem(*m_record, static_cast<std::size_t>(column), text).value_or(QString()));
    }
}

/// After an own edit what was refused beside the old value is tried again.
void RecordForm::tryAgain()
{
    for (int column = 0; column < m_fields.size() && m_record; ++column) {
        if (!m_fields[column].isRefused)
            continue;
        const auto ref = model::refOf(*m_record);
        const auto text = fieldEditorText(m_fields[column].editor, nullptr);
        setReason(column, m_edits.setCell(*m_record, static_cast<std::size_t>(column), text).value_or(QString()));
        m_record = model::recordOf(*m_workspace.dataset(), ref);
    }
}

/// A new name, of which nothing else is known yet.
void RecordForm::tellNew(const model::RecordRef& made)
{
    m_notice->tell(newNameText(made, *m_workspace.dataset()),
        { { tr("&Fill in"), [this, made] { emit recordWanted(made); } }, { tr("&Undo"), [this, label = m_workspace.undoLabel()] {
                                                                              if (m_workspace.undoLabel() == label)
                                                                                  m_workspace.undo();
                                                                          } } });
}

/// The fields of the record's kind; nothing where there is no record.
void RecordForm::build()
{
    m_fields.clear();
    m_sourceTitle = nullptr;
    m_openSource = nullptr;
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
        if (auto* lines = qobject_cast<QPlainTextEdit*>(editor))
            lines->setFixedHeight(lines->fontMetrics().lineSpacing() * formNotesLines + 12);
        form->addRow(label, editor);
        if (model::fieldsOf(kind)[static_cast<std::size_t>(column)].type == model::FieldType::Source
            || (kind == model::RecordKind::Source && column == 0))
            form->addRow(buildSource());
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
    auto* history = new QPushButton(tr("&History of this record"), m_body);
    history->setObjectName(QStringLiteral("rowButton"));
    connect(history, &QPushButton::clicked, this, &RecordForm::historyWanted);
    form->addRow(history);
    static_cast<QVBoxLayout*>(layout())->insertWidget(3, m_body);
    m_body->show();
}

/// What a source is called, and a button that opens it.
QWidget* RecordForm::buildSource()
{
    auto* row = new QWidget(m_body);
    m_sourceTitle = new PlainLabel(row);
    m_sourceTitle->setObjectName(QStringLiteral("muted"));
    m_sourceTitle->setWordWrap(true);
    m_openSource = new QPushButton(tr("&Open source"), row);
    m_openSource->setObjectName(QStringLiteral("rowButton"));
    connect(m_openSource, &QPushButton::clicked, this, [this] { emit urlPicked(m_sourceUrl); });
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_sourceTitle, 1);
    layout->addWidget(m_openSource, 0, Qt::AlignTop);
    return row;
}

void RecordForm::fillSource()
{
    if (!m_sourceTitle)
        return;
    const auto* source = std::visit([this](const auto& record) { return sourceOf(record, *m_workspace.dataset()); }, *m_record);
    m_sourceUrl = source ? webAddress(toQt(source->url)) : QUrl();
    m_sourceTitle->setText(source ? toQt(source->title) : QString());
    m_openSource->setVisible(m_sourceUrl.isValid());
    m_openSource->setToolTip(plainToolTip(m_sourceUrl.toDisplayString()));
    m_openSource->parentWidget()->setVisible(source != nullptr);
}

void RecordForm::fill()
{
    if (!m_record)
        return;
    showHead();
    fillSource();
    const bool canEdit = m_edits.canEdit();
    for (int column = 0; column < m_fields.size(); ++column) {
        auto& field = m_fields[column];
        field.editor->setEnabled(canEdit);
        if (!field.isRefused && !isBeingTyped(field.editor))
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
        endTyping(m_fields[column].editor);
        if (m_isBehind)
            takeChanges(model::Changes { { { model::refOf(*m_record).kind, { model::refOf(*m_record).id } } } });
        m_isBehind = false;
        return;
    }
    const auto ref = model::refOf(*m_record);
    RecordEdits::Reason reason;
    std::optional<model::RecordRef> made;
    {
        const QScopedValueRollback committing(m_isCommitting, true);
        reason = m_edits.setCell(*m_record, place, text, isNew, &made);
        setReason(column, reason.value_or(QString()));
        endTyping(m_fields[column].editor);
        m_isBehind = false;
        m_record = model::recordOf(*m_workspace.dataset(), ref);
        if (!reason)
            tryAgain();
    }
    if (!m_record)
        build();
    fill();
    if (made)
        tellNew(*made);
}

void RecordForm::revert(int column)
{
    setReason(column, {});
    endTyping(m_fields[column].editor);
    if (m_isBehind) {
        m_isBehind = false;
        takeChanges(model::Changes { { { model::refOf(*m_record).kind, { model::refOf(*m_record).id } } } });
        return;
    }
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
        const bool isEnter = key == Qt::Key_Return || key == Qt::Key_Enter;
        if (picker && (isEnter || key == Qt::Key_Tab) && !picker->takeMarked())
            return true;
        const bool isLineEnd
            = qobject_cast<QPlainTextEdit*>(watched) && !static_cast<QKeyEvent*>(event)->modifiers().testFlag(Qt::ControlModifier);
        if (isEnter && !isLineEnd) {
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/record_delegate.h"

#include "ui/tables/badge.h"
#include "ui/tables/field_editor.h"
#include "ui/tables/name_picker.h"
#include "ui/tables/record_table_model.h"
#include "ui/tables/record_words.h"
#include "ui/workspace/workspace.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QPainter>
#include <QPlainTextEdit>

namespace ui {

using model::FieldType;

namespace {

constexpr int padPx = 8;
constexpr int leastNotesPx = 380;
constexpr int notesLines = 5;

/// Between text and ground, for what is there but not the point.
QColor pale(const QPalette& palette)
{
    return palette.color(QPalette::PlaceholderText);
}

void paintHatch(QPainter& painter, const QRect& rect, const QColor& color)
{
    painter.setPen(QPen(color, 1));
    painter.setBrush(QBrush(color, Qt::BDiagPattern));
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
}

}

RecordDelegate::RecordDelegate(Workspace& workspace, RecordTableModel* table, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_workspace(workspace)
    , m_table(table)
{
}

void RecordDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& column = model::fieldsOf(m_table->kind())[static_cast<std::size_t>(index.column())];
    auto cell = option;
    initStyleOption(&cell, index);
    const auto text = cell.text;
    cell.text.clear();
    // The row one is at, paler than what is selected.
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    if (view && view->currentIndex().row() == index.row() && !(option.state & QStyle::State_Selected)) {
        auto ground = option.palette.color(QPalette::Link);
        ground.setAlpha(22);
        painter->fillRect(option.rect, ground);
    }
    const auto* style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, option.widget);

    painter->save();
    painter->setClipRect(option.rect);
    const auto& palette = option.palette;
    auto rect = option.rect.adjusted(padPx, 0, -padPx, 0);
    auto font = option.font;
    const bool isPlanned = index.data(RecordTableModel::PlannedRole).toBool();
    const bool isEstimate = index.data(RecordTableModel::EstimateRole).toBool();
    font.setItalic(isPlanned);
    auto color = palette.color(QPalette::Text);
    if (isBestEstimate(column)) {
        font.setBold(true);
        if (isEstimate)
            color = badgeColors(model::SourceKind::Estimate, palette).text;
    } else if (isIntervalEnd(column) || column.name == "notes" || column.name == "measure" || column.name == "access") {
        color = pale(palette);
    }
    painter->setFont(font);
    const auto kind = index.data(RecordTableModel::SourceKindRole);
    if (index.data(RecordTableModel::ReasonRole).isValid()) {
        color = palette.color(QPalette::BrightText);
        painter->setPen(QPen(color, 1, Qt::DotLine));
        painter->drawLine(rect.left(), rect.bottom() - 3, rect.right(), rect.bottom() - 3);
    } else if (index.data(RecordTableModel::MissingRole).toBool()) {
        painter->setPen(Qt::NoPen);
        auto ground = palette.color(QPalette::Link);
        ground.setAlpha(36);
        painter->setBrush(ground);
        painter->drawRoundedRect(option.rect.adjusted(3, 3, -3, -3), 3, 3);
        painter->setPen(pale(palette));
        painter->drawText(rect, static_cast<int>(cell.displayAlignment), tr("needed"));
        painter->restore();
        return;
    } else if (kind.isValid()) {
        const int width = paintBadge(*painter, rect, static_cast<model::SourceKind>(kind.toInt()), palette);
        rect.setLeft(rect.left() + width + 6);
    } else if (column.name == "status" && isPlanned) {
        paintHatch(*painter, QRect(rect.left(), rect.center().y() - 4, 9, 9), pale(palette));
        rect.setLeft(rect.left() + 15);
    }
    if (!kind.isValid() || column.type == FieldType::Source) {
        painter->setFont(font);
        painter->setPen(color);
        const auto fitting
            = QFontMetrics(font).elidedText(text.left(400).replace(QLatin1Char('\n'), QLatin1Char(' ')), Qt::ElideRight, rect.width());
        painter->drawText(rect, static_cast<int>(cell.displayAlignment) | Qt::TextSingleLine, fitting);
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(palette.color(QPalette::Link), 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

bool RecordDelegate::isCut(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    auto font = option.font;
    const auto& column = model::fieldsOf(m_table->kind())[static_cast<std::size_t>(index.column())];
    font.setBold(isBestEstimate(column));
    return QFontMetrics(font).horizontalAdvance(index.data().toString()) > option.rect.width() - 2 * padPx;
}

QWidget* RecordDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&, const QModelIndex& index) const
{
    auto* editor = makeFieldEditor(m_workspace, m_table->kind(), index.column(), parent);
    editor->setObjectName(QStringLiteral("cellEditor"));
    m_table->hold();
    editor->setProperty("cell", QVariant::fromValue(QPersistentModelIndex(index)));
    auto* self = const_cast<RecordDelegate*>(this);
    const auto commit = [self, editor] {
        emit self->commitData(editor);
        emit self->closeEditor(editor, SubmitModelCache);
    };
    if (auto* words = qobject_cast<QComboBox*>(editor))
        connect(words, &QComboBox::activated, editor, commit);
    else if (auto* picker = qobject_cast<NamePicker*>(editor))
        connect(picker, &NamePicker::picked, editor, commit);
    return editor;
}

void RecordDelegate::destroyEditor(QWidget* editor, const QModelIndex& index) const
{
    m_table->release();
    QStyledItemDelegate::destroyEditor(editor, index);
}

/// Once: what somebody is typing is not replaced by what others write.
void RecordDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const
{
    if (editor->property("isFilled").toBool())
        return;
    editor->setProperty("isFilled", true);
    const auto text = index.data(Qt::EditRole).toString();
    setFieldEditorText(editor, text);
    if (auto* line = qobject_cast<QLineEdit*>(editor))
        line->selectAll();
    else if (auto* lines = qobject_cast<QPlainTextEdit*>(editor))
        lines->selectAll();
}

void RecordDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const
{
    bool isNew = false;
    const auto text = fieldEditorText(editor, &isNew);
    const bool wasRefused = index.data(RecordTableModel::ReasonRole).isValid();
    if (text == index.data(Qt::EditRole).toString() && !isNew && !wasRefused)
        return;
    model->setData(index, text, isNew ? static_cast<int>(RecordTableModel::NewNameRole) : static_cast<int>(Qt::EditRole));
}

void RecordDelegate::updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option, const QModelIndex&) const
{
    // Room for what is written, also where the column is narrow.
    auto rect = option.rect;
    if (const auto* lines = qobject_cast<QPlainTextEdit*>(editor)) {
        const auto room = editor->parentWidget()->rect();
        rect.setSize({ std::max(rect.width(), leastNotesPx), lines->fontMetrics().lineSpacing() * notesLines + 12 });
        rect.moveTo(std::max(0, std::min(rect.left(), room.right() - rect.width())),
            std::max(0, std::min(rect.top(), room.bottom() - rect.height())));
    } else {
        rect.setWidth(std::max(rect.width(), qobject_cast<NamePicker*>(editor) ? 180 : 90));
    }
    editor->setGeometry(rect);
}

bool RecordDelegate::eventFilter(QObject* object, QEvent* event)
{
    auto* editor = qobject_cast<QWidget*>(object);
    if (editor && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        auto* picker = qobject_cast<NamePicker*>(editor);
        const bool isTab = key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab;
        auto* lines = qobject_cast<QPlainTextEdit*>(editor);
        if (picker && (isEnter || isTab) && !picker->takeMarked())
            return true;
        if (lines && isEnter && key->modifiers() & (Qt::ShiftModifier | Qt::AltModifier)) {
            lines->insertPlainText(QStringLiteral("\n"));
            return true;
        }
        if (lines && isTab) {
            emit commitData(editor);
            emit closeEditor(editor, key->key() == Qt::Key_Tab ? EditNextItem : EditPreviousItem);
            return true;
        }
        if (isEnter && key->modifiers().testFlag(Qt::ControlModifier)) {
            const auto text = fieldEditorText(editor, nullptr);
            const auto cell = editor->property("cell").value<QPersistentModelIndex>();
            emit closeEditor(editor, RevertModelCache);
            emit fillWanted(cell, text);
            return true;
        }
        if (isEnter) {
            emit commitData(editor);
            emit closeEditor(editor, SubmitModelCache);
            return true;
        }
        if (picker && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down))
            return false;
    }
    return QStyledItemDelegate::eventFilter(object, event);
}

}

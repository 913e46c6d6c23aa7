// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/operand_tree.h"

#include "model/records/words.h"
#include "ui/base/labels.h"
#include "ui/base/text.h"
#include "ui/panels/operand_delegate.h"

#include <QResizeEvent>

namespace ui {

namespace {

/// Beside the delegate's own roles.
enum Role { KindRole = Qt::UserRole + 100, IdRole, AlternativeRole };

QString markText(const model::Operand& operand)
{
    if (!operand.mark)
        return {};
    switch (*operand.mark) {
    case model::Mark::Interpolated:
        return OperandTree::tr("interpolated");
    case model::Mark::Carried:
        return OperandTree::tr("carried");
    case model::Mark::Planned:
        return OperandTree::tr("planned");
    case model::Mark::Stated:
        break;
    }
    return {};
}

}

OperandTree::OperandTree(QWidget* parent)
    : QTreeWidget(parent)
{
    setItemDelegate(new OperandDelegate(this));
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setIndentation(14);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setObjectName(QStringLiteral("operands"));
    connect(this, &QTreeWidget::itemExpanded, this, &OperandTree::fit);
    connect(this, &QTreeWidget::itemCollapsed, this, &OperandTree::fit);
    connect(this, &QTreeWidget::itemActivated, this, &OperandTree::pick);
    connect(this, &QTreeWidget::itemClicked, this, &OperandTree::pick);
}

void OperandTree::setOperands(const std::vector<model::Operand>& operands, int openLevels)
{
    clear();
    for (const auto& operand : operands)
        addOperand(operand, invisibleRootItem());
    if (openLevels > 0)
        expandToDepth(openLevels - 1);
    setVisible(!operands.empty());
    fit();
}

std::optional<model::SourceId> OperandTree::alternative() const
{
    const auto* item = currentItem();
    const auto source = item ? item->data(0, AlternativeRole) : QVariant();
    return source.isValid() ? std::optional(model::SourceId { source.toLongLong() }) : std::nullopt;
}

void OperandTree::addOperand(const model::Operand& operand, QTreeWidgetItem* parent)
{
    const auto label = operand.isAlternative ? tr("or %1").arg(toQt(operand.label)) : toQt(operand.label);
    auto* item = new QTreeWidgetItem(parent, { label });
    const auto mark = markText(operand);
    const bool saysMark = toQt(operand.detail).contains(mark, Qt::CaseInsensitive);
    const auto detail = joinedLine({ toQt(operand.interval), toQt(operand.detail), saysMark ? QString() : mark });
    item->setData(0, OperandDelegate::ValueRole, toQt(operand.value));
    item->setData(0, OperandDelegate::DetailRole, detail);
    item->setData(0, Qt::AccessibleTextRole, joinedLine({ label, toQt(operand.value), detail }));
    if (operand.isAlternative) {
        auto italic = font();
        italic.setItalic(true);
        item->setFont(0, italic);
        if (operand.source)
            item->setData(0, AlternativeRole, static_cast<qlonglong>(operand.source->value));
    }
    if (operand.record) {
        item->setData(0, KindRole, static_cast<int>(operand.record->kind));
        item->setData(0, IdRole, static_cast<qlonglong>(operand.record->id));
        item->setToolTip(0, tr("Shows this record in its table"));
    }
    for (const auto& part : operand.operands)
        addOperand(part, item);
}

void OperandTree::pick(const QTreeWidgetItem* item)
{
    const auto id = item->data(0, IdRole);
    if (id.isValid())
        emit recordPicked({ static_cast<model::RecordKind>(item->data(0, KindRole).toInt()), id.toLongLong() });
}

void OperandTree::fit()
{
    static_cast<OperandDelegate*>(itemDelegate())->setWidth(viewport()->width());
    doItemsLayout();
    int height = 2 * frameWidth();
    for (auto* item = topLevelItem(0); item; item = itemBelow(item))
        height += visualItemRect(item).height();
    setFixedHeight(height);
}

void OperandTree::resizeEvent(QResizeEvent* event)
{
    QTreeWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit();
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/check_tree.h"

#include <QActionGroup>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace ui {

namespace {

/// The name with its swatch, and its value at the right end of the row; the name gives way.
class CheckTreeDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto value = index.data(CheckTreeModel::ValueRole).toString();
        const bool isNumber = index.data(CheckTreeModel::NumberRole).isValid();
        const int width = value.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(value) + 8;
        // The row as a whole first, so that the ground of what is selected goes from end to end.
        auto row = option;
        initStyleOption(&row, index);
        const auto* style = option.widget ? option.widget->style() : QApplication::style();
        const auto text = style->subElementRect(QStyle::SE_ItemViewItemText, &row, option.widget);
        const int room = option.rect.right() - width - text.left() - 4;
        row.text = row.fontMetrics.elidedText(row.text, Qt::ElideRight, room);
        style->drawControl(QStyle::CE_ItemViewItem, &row, painter, option.widget);

        const bool isPale = !isNumber || index.data(Qt::CheckStateRole).toInt() == Qt::Unchecked;
        painter->setPen(option.palette.color(isPale ? QPalette::PlaceholderText : QPalette::Text));
        painter->setFont(option.font);
        painter->drawText(option.rect.adjusted(0, 0, -6, 0), Qt::AlignRight | Qt::AlignVCenter, value);
    }
};

}

CheckTree::CheckTree(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_model(new CheckTreeModel(this))
    , m_order(new CheckTreeOrder(this))
    , m_search(new QLineEdit(this))
    , m_view(new QTreeView(this))
{
    m_order->setSourceModel(m_model);
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);

    m_view->setModel(m_order);
    m_view->setAccessibleName(name);
    m_view->setHeaderHidden(true);
    m_view->setUniformRowHeights(true);
    m_view->setExpandsOnDoubleClick(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setIndentation(16);
    m_view->setIconSize(QSize(12, 12));
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setTextElideMode(Qt::ElideRight);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    m_view->setItemDelegate(new CheckTreeDelegate(m_view));

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 8);
    layout->setSpacing(4);
    layout->addWidget(m_search);
    layout->addWidget(m_view, 1);

    connect(m_search, &QLineEdit::textChanged, this, &CheckTree::search);
    connect(m_model, &CheckTreeModel::checkedPicked, this, &CheckTree::checkedPicked);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CheckTree::pickSelected);
    connect(m_view, &QTreeView::doubleClicked, this, &CheckTree::onlyThis);
    connect(m_view, &QTreeView::customContextMenuRequested, this, &CheckTree::showMenu);
}

void CheckTree::setGroups(const QList<CheckGroup>& groups)
{
    const QScopedValueRollback setting(m_isSetting, true);
    const auto selected = m_view->currentIndex().data(CheckTreeModel::NameRole).toString();
    const bool isFirst = m_model->rowCount() == 0;
    QSet<QString> collapsed;
    for (int row = 0; row < m_order->rowCount(); ++row) {
        const auto index = m_order->index(row, 0);
        if (!m_view->isExpanded(index))
            collapsed.insert(index.data(CheckTreeModel::GroupRole).toString());
    }
    m_model->setGroups(groups);
    for (int row = 0; row < m_order->rowCount(); ++row) {
        const auto index = m_order->index(row, 0);
        m_view->setExpanded(index, isFirst || !collapsed.contains(index.data(CheckTreeModel::GroupRole).toString()));
    }
    setSelected(selected);
}

void CheckTree::setSearchHint(const QString& text)
{
    m_search->setPlaceholderText(text);
    m_search->setAccessibleName(text);
}

void CheckTree::setSelected(const QString& name)
{
    select(name.isEmpty() ? QModelIndex() : m_model->indexOf(name));
}

void CheckTree::setSelectedGroup(const QString& key)
{
    select(key.isEmpty() ? QModelIndex() : m_model->indexOfGroup(key));
}

void CheckTree::select(const QModelIndex& source)
{
    const QScopedValueRollback setting(m_isSetting, true);
    const auto index = m_order->mapFromSource(source);
    if (!index.isValid()) {
        m_view->selectionModel()->clearSelection();
        return;
    }
    if (m_view->selectionModel()->isRowSelected(index.row(), index.parent()))
        return;
    m_view->setCurrentIndex(index);
    m_view->scrollTo(index);
}

void CheckTree::search(const QString& text)
{
    const QScopedValueRollback setting(m_isSetting, true);
    m_order->setSearch(text.trimmed());
    if (!text.isEmpty())
        m_view->expandAll();
}

void CheckTree::pickSelected()
{
    const auto rows = m_view->selectionModel()->selectedRows();
    if (m_isSetting || rows.isEmpty())
        return;
    const auto name = rows.first().data(CheckTreeModel::NameRole).toString();
    if (!name.isEmpty())
        emit namePicked(name);
    else
        emit groupPicked(rows.first().data(CheckTreeModel::GroupRole).toString());
}

QSet<QString> CheckTree::namesUnder(const QModelIndex& index) const
{
    const auto row = m_order->mapToSource(index);
    const auto name = row.data(CheckTreeModel::NameRole).toString();
    if (!name.isEmpty())
        return { name };
    QSet<QString> names;
    for (int i = 0; i < m_model->rowCount(row); ++i)
        names.insert(m_model->index(i, 0, row).data(CheckTreeModel::NameRole).toString());
    return names;
}

/// Unticks everything else; done twice, everything is ticked again.
void CheckTree::onlyThis(const QModelIndex& index)
{
    const auto wanted = namesUnder(index);
    const auto names = wanted == m_model->checked() ? m_model->names() : wanted;
    m_model->setChecked(names);
    emit checkedPicked(names);
}

void CheckTree::showMenu(QPoint position)
{
    const auto index = m_view->indexAt(position);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto check = [this](const QSet<QString>& names) {
        m_model->setChecked(names);
        emit checkedPicked(names);
    };
    if (index.isValid()) {
        const auto names = namesUnder(index);
        const auto text = index.data().toString();
        menu->addAction(tr("&Only %1").arg(text), this, [check, names] { check(names); });
        menu->addAction(tr("All &except %1").arg(text), this, [this, check, names] { check(m_model->names() - names); });
        menu->addSeparator();
    }
    menu->addAction(tr("Check &all"), this, [this, check] { check(m_model->names()); });
    menu->addSeparator();
    menu->addAction(tr("E&xpand all"), m_view, &QTreeView::expandAll);
    menu->addAction(tr("&Collapse all"), m_view, &QTreeView::collapseAll);
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

QToolButton* CheckTree::makeOrderButton(const QStringList& groupings, const QStringList& sorts)
{
    auto* button = new QToolButton(this);
    button->setObjectName(QStringLiteral("orderButton"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setText(groupings.first());
    button->setAccessibleName(tr("Grouping and order: %1").arg(groupings.first()));
    button->setToolTip(tr("Grouping and order"));
    auto* menu = new QMenu(button);
    button->setMenu(menu);
    addOrders(menu, groupings, [this, button, groupings](int grouping) {
        button->setText(groupings[grouping]);
        button->setAccessibleName(tr("Grouping and order: %1").arg(groupings[grouping]));
        emit groupingPicked(grouping);
    });
    menu->addSeparator();
    addOrders(menu, sorts, [this](int order) { m_order->setSortedByValue(order == 0); });
    return button;
}

void CheckTree::addOrders(QMenu* menu, const QStringList& words, const std::function<void(int)>& apply)
{
    auto* group = new QActionGroup(menu);
    for (int i = 0; i < words.size(); ++i) {
        auto* action = group->addAction(menu->addAction(words[i]));
        action->setCheckable(true);
        action->setChecked(i == 0);
        connect(action, &QAction::triggered, this, [apply, i] { apply(i); });
    }
}

/// Arrow down goes from the search into the tree, Escape empties the search.
bool CheckTree::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::ShortcutOverride && !m_search->text().isEmpty()) {
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape)
            event->accept();
    }
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
        if (key == Qt::Key_Down) {
            m_view->setFocus(Qt::OtherFocusReason);
            if (!m_view->currentIndex().isValid())
                m_view->setCurrentIndex(m_order->index(0, 0));
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/check_tree.h"

#include "ui/base/plain_text.h"

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
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 8);
    layout->setSpacing(4);
    layout->addWidget(m_search);
    layout->addWidget(m_view, 1);

    connect(m_search, &QLineEdit::textChanged, this, &CheckTree::search);
    connect(m_model, &CheckTreeModel::checkedPicked, this, &CheckTree::checkedPicked);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &CheckTree::pickSelected);
    const auto fold = [this](const QModelIndex& index, bool isFolded) {
        const auto key = index.data(CheckTreeModel::GroupRole).toString();
        if (m_isSetting)
            return;
        if (isFolded)
            m_folded.insert(key);
        else
            m_folded.remove(key);
    };
    connect(m_view, &QTreeView::collapsed, this, [fold](const QModelIndex& index) { fold(index, true); });
    connect(m_view, &QTreeView::expanded, this, [fold](const QModelIndex& index) { fold(index, false); });
    connect(m_view, &QTreeView::doubleClicked, this, &CheckTree::onlyThis);
    connect(m_view, &QTreeView::customContextMenuRequested, this, &CheckTree::showMenu);
}

void CheckTree::setGroups(const QList<CheckGroup>& groups)
{
    const QScopedValueRollback setting(m_isSetting, true);
    m_model->setGroups(groups);
    showFolds();
    showSelected();
}

/// While somebody searches all that is found is seen.
void CheckTree::showFolds()
{
    for (int row = 0; row < m_order->rowCount(); ++row) {
        const auto index = m_order->index(row, 0);
        m_view->setExpanded(index, !m_search->text().isEmpty() || !m_folded.contains(index.data(CheckTreeModel::GroupRole).toString()));
    }
}

void CheckTree::setSearchHint(const QString& text)
{
    m_search->setPlaceholderText(text);
    m_search->setAccessibleName(text);
    m_search->setToolTip(plainToolTip(tr("Several names with commas; Enter checks what is found, Ctrl+Enter only that")));
}

void CheckTree::setSelected(const QString& name)
{
    m_selected = name;
    m_selectedGroup.clear();
    showSelected();
}

void CheckTree::setSelectedGroup(const QString& key)
{
    m_selected.clear();
    m_selectedGroup = key;
    showSelected();
}

/// Where a search hides it, nothing is marked in its place.
void CheckTree::showSelected()
{
    const QScopedValueRollback setting(m_isSetting, true);
    const auto source = !m_selected.isEmpty() ? m_model->indexOf(m_selected)
        : !m_selectedGroup.isEmpty()          ? m_model->indexOfGroup(m_selectedGroup)
                                              : QModelIndex();
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
    showFolds();
    m_view->selectionModel()->clear(); // rows that went handed the mark on to others
    showSelected();
}

/// The names that a search leaves.
QSet<QString> CheckTree::found() const
{
    QSet<QString> found;
    for (int row = 0; row < m_order->rowCount(); ++row) {
        const auto group = m_order->index(row, 0);
        for (int i = 0; i < m_order->rowCount(group); ++i)
            found.insert(m_order->index(i, 0, group).data(CheckTreeModel::NameRole).toString());
    }
    return found;
}

/// Ticks all that is found; once they are, unticks them.
void CheckTree::tickFound()
{
    if (const auto names = found(); !names.isEmpty())
        pick(m_model->checked().contains(names) ? m_model->checked() - names : m_model->checked() + names);
}

void CheckTree::pick(const QSet<QString>& names)
{
    m_model->setChecked(names);
    emit checkedPicked(names);
}

void CheckTree::pickSelected()
{
    const auto rows = m_view->selectionModel()->selectedRows();
    if (m_isSetting || rows.isEmpty())
        return;
    const auto row = rows.contains(m_view->currentIndex()) ? m_view->currentIndex() : rows.first();
    m_selected = row.data(CheckTreeModel::NameRole).toString();
    m_selectedGroup = row.data(CheckTreeModel::GroupRole).toString();
    if (!m_selected.isEmpty())
        emit namePicked(m_selected);
    else
        emit groupPicked(m_selectedGroup);
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
    pick(wanted == m_model->checked() ? m_model->names() : wanted);
}

/// The selected rows where the one that is meant is among them, else that one.
QModelIndexList CheckTree::chosen(const QModelIndex& index) const
{
    const auto rows = m_view->selectionModel()->selectedRows();
    return rows.contains(index) ? rows : QModelIndexList { index };
}

void CheckTree::showMenu(QPoint position)
{
    const auto index = m_view->indexAt(position);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (index.isValid()) {
        const auto rows = chosen(index);
        QSet<QString> names;
        for (const auto& row : rows)
            names += namesUnder(row);
        const auto text = rows.size() == 1 ? index.data().toString().replace(QLatin1Char('&'), QStringLiteral("&&")) : QString();
        menu->addAction(
            rows.size() == 1 ? tr("&Only %1").arg(text) : tr("&Only these %1").arg(names.size()), this, [this, names] { pick(names); });
        menu->addAction(rows.size() == 1 ? tr("All &except %1").arg(text) : tr("All &except these %1").arg(names.size()), this,
            [this, names] { pick(m_model->names() - names); });
        if (rows.size() == 1 && index.parent().isValid())
            menu->addActions(m_menuActions);
        menu->addSeparator();
    }
    menu->addAction(tr("Check &all"), this, [this] { pick(m_model->names()); });
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

/// Arrow down goes from the search into the tree, Enter ticks what it found, with Ctrl only that, Escape empties it.
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
        if ((key == Qt::Key_Return || key == Qt::Key_Enter) && !m_search->text().isEmpty()) {
            const bool isOnly = static_cast<QKeyEvent*>(event)->modifiers().testFlag(Qt::ControlModifier);
            if (!isOnly)
                tickFound();
            else if (const auto names = found(); !names.isEmpty()) {
                pick(names);
                m_view->setFocus(Qt::OtherFocusReason); // a line of text keeps keys such as Ctrl+E to itself
            }
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

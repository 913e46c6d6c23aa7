// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/check_tree_model.h"

#include "ui/base/icons.h"
#include "ui/base/plain_text.h"

#include <QFont>
#include <QGuiApplication>
#include <QPalette>

#include <algorithm>

namespace ui {

namespace {

constexpr quintptr noGroup = 0; // an item's internal id is the row of its group + 1

}

void CheckTreeModel::setGroups(const QList<CheckGroup>& groups)
{
    beginResetModel();
    m_groups = groups;
    endResetModel();
}

void CheckTreeModel::setValues(const QHash<QString, CheckValue>& values)
{
    if (values == m_values)
        return;
    m_values = values;
    for (auto value = values.begin(); value != values.end(); ++value) {
        if (value->number)
            m_numbers.insert(value.key(), *value->number);
    }
    announce({ Qt::DecorationRole, ValueRole, NumberRole, OrderRole });
}

void CheckTreeModel::forgetOrder()
{
    m_numbers.clear();
}

void CheckTreeModel::setMarked(const QSet<QString>& names, const QString& word)
{
    if (names == m_marked)
        return;
    m_marked = names;
    m_markWord = word;
    announce({}); // every role
}

void CheckTreeModel::setGroupColors(const QHash<QString, QColor>& colors)
{
    if (colors == m_groupColors)
        return;
    m_groupColors = colors;
    announce({ Qt::DecorationRole });
}

void CheckTreeModel::setChecked(const QSet<QString>& names)
{
    if (names == m_checked)
        return;
    m_checked = names;
    announce({ Qt::CheckStateRole, Qt::ForegroundRole });
}

void CheckTreeModel::announce(const QList<int>& roles)
{
    if (m_groups.isEmpty())
        return;
    emit dataChanged(index(0, 0), index(rowCount() - 1, 0), roles);
    for (int row = 0; row < rowCount(); ++row) {
        const auto group = index(row, 0);
        if (rowCount(group) > 0)
            emit dataChanged(index(0, 0, group), index(rowCount(group) - 1, 0, group), roles);
    }
}

QSet<QString> CheckTreeModel::names() const
{
    QSet<QString> names;
    for (const auto& group : m_groups) {
        for (const auto& item : group.items)
            names.insert(item.name);
    }
    return names;
}

QModelIndex CheckTreeModel::indexOf(const QString& name) const
{
    for (int i = 0; i < rowCount(); ++i) {
        const auto& items = m_groups[i].items;
        for (int j = 0; j < items.size(); ++j) {
            if (items[j].name == name)
                return index(j, 0, index(i, 0));
        }
    }
    return {};
}

QModelIndex CheckTreeModel::indexOfGroup(const QString& key) const
{
    for (int i = 0; i < rowCount(); ++i) {
        if (m_groups[i].key == key)
            return index(i, 0);
    }
    return {};
}

QModelIndex CheckTreeModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : noGroup);
}

QModelIndex CheckTreeModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || isGroup(index))
        return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, noGroup);
}

int CheckTreeModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    return isGroup(parent) ? static_cast<int>(groupOf(parent).items.size()) : 0;
}

int CheckTreeModel::columnCount(const QModelIndex&) const
{
    return 1;
}

bool CheckTreeModel::isGroup(const QModelIndex& index) const
{
    return index.internalId() == noGroup;
}

const CheckGroup& CheckTreeModel::groupOf(const QModelIndex& index) const
{
    return m_groups[isGroup(index) ? index.row() : static_cast<int>(index.internalId()) - 1];
}

const CheckItem& CheckTreeModel::itemOf(const QModelIndex& index) const
{
    return groupOf(index).items[index.row()];
}

QVariant CheckTreeModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    return isGroup(index) ? groupData(groupOf(index), role) : itemData(itemOf(index), role);
}

QVariant CheckTreeModel::groupData(const CheckGroup& group, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case SearchRole:
        return group.label;
    case ValueRole:
        return QString::number(group.items.size());
    case Qt::CheckStateRole:
        return groupState(group);
    case Qt::DecorationRole:
        return decoration(m_groupColors.value(group.key));
    case Qt::FontRole: {
        QFont font = QGuiApplication::font();
        font.setBold(true);
        return font;
    }
    case GroupRole:
        return group.key;
    default:
        return {};
    }
}

QVariant CheckTreeModel::itemData(const CheckItem& item, int role) const
{
    const auto value = m_values.constFind(item.name);
    const bool isKnown = value != m_values.constEnd();
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return item.name;
    case SearchRole:
        return item.others.isEmpty() ? item.name : item.name + QLatin1Char('\n') + item.others;
    case ValueRole:
        return isKnown ? value->text : QString();
    case Qt::AccessibleTextRole:
        return marked(isKnown ? tr("%1: %2", "a name: its value").arg(item.name, value->text) : item.name, item.name, QStringLiteral(", "));
    case Qt::ToolTipRole:
        return plainToolTip(marked(item.tip.isEmpty() ? item.name : item.tip, item.name, QStringLiteral("\n")));
    case Qt::FontRole: {
        if (!m_marked.contains(item.name))
            return {};
        QFont font = QGuiApplication::font();
        font.setBold(true);
        return font;
    }
    case Qt::CheckStateRole:
        return m_checked.contains(item.name) ? Qt::Checked : Qt::Unchecked;
    case Qt::DecorationRole:
        return isKnown ? decoration(value->color) : QVariant();
    case Qt::ForegroundRole:
        return m_checked.contains(item.name) ? QVariant() : QVariant(QGuiApplication::palette().color(QPalette::PlaceholderText));
    case OrderRole: {
        const auto number = m_numbers.constFind(item.name);
        return number == m_numbers.constEnd() ? QVariant() : QVariant(*number);
    }
    case NumberRole:
        return isKnown && value->number ? QVariant(*value->number) : QVariant();
    default:
        return {};
    }
}

QString CheckTreeModel::marked(const QString& text, const QString& name, const QString& separator) const
{
    return m_marked.contains(name) ? text + separator + m_markWord : text;
}

QVariant CheckTreeModel::decoration(const QColor& color) const
{
    if (!color.isValid())
        return {};
    auto& icon = m_swatches[color.rgba()];
    if (icon.isNull())
        icon = swatch(color);
    return icon;
}

Qt::CheckState CheckTreeModel::groupState(const CheckGroup& group) const
{
    const auto count = std::ranges::count_if(group.items, [this](const CheckItem& item) { return m_checked.contains(item.name); });
    if (count == 0)
        return Qt::Unchecked;
    return count == group.items.size() ? Qt::Checked : Qt::PartiallyChecked;
}

bool CheckTreeModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole)
        return false;
    const bool isWanted = static_cast<Qt::CheckState>(value.toInt()) != Qt::Unchecked;
    auto names = m_checked;
    const auto set = [&](const CheckItem& item) {
        if (isWanted)
            names.insert(item.name);
        else
            names.remove(item.name);
    };
    if (isGroup(index))
        std::ranges::for_each(groupOf(index).items, set);
    else
        set(itemOf(index));
    setChecked(names);
    emit checkedPicked(names);
    return true;
}

Qt::ItemFlags CheckTreeModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    auto flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable;
    if (!isGroup(index))
        flags |= Qt::ItemNeverHasChildren;
    return flags;
}

CheckTreeOrder::CheckTreeOrder(QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
    setDynamicSortFilter(true);
    sort(0);
}

void CheckTreeOrder::setSortedByValue(bool isByValue)
{
    m_isByValue = isByValue;
    invalidate();
}

void CheckTreeOrder::setSearch(const QString& text)
{
    m_search.clear();
    for (const auto& part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (const auto trimmed = part.trimmed(); !trimmed.isEmpty())
            m_search << trimmed;
    }
    invalidateFilter();
}

bool CheckTreeOrder::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const auto contains = [this](const QModelIndex& index) {
        const auto names = index.data(CheckTreeModel::SearchRole).toString();
        return std::ranges::any_of(m_search, [&](const QString& part) { return names.contains(part, Qt::CaseInsensitive); });
    };
    return m_search.isEmpty() || contains(sourceModel()->index(row, 0, parent)) || (parent.isValid() && contains(parent));
}

bool CheckTreeOrder::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    if (!left.parent().isValid())
        return left.row() < right.row();
    if (m_isByValue) {
        const auto a = left.data(CheckTreeModel::OrderRole);
        const auto b = right.data(CheckTreeModel::OrderRole);
        if (a.isValid() != b.isValid())
            return a.isValid();
        if (a.isValid() && a.toDouble() != b.toDouble())
            return a.toDouble() > b.toDouble();
    }
    return QString::localeAwareCompare(left.data().toString(), right.data().toString()) < 0;
}

}

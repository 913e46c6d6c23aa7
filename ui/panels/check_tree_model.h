// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QColor>
#include <QHash>
#include <QIcon>
#include <QList>
#include <QSet>
#include <QSortFilterProxyModel>
#include <QString>
#include <QStringList>

#include <optional>

namespace ui {

/// What stands at the right of a name, and its swatch.
struct CheckValue {
    QString text;
    std::optional<double> number; ///< to sort by; muted where there is none
    QColor color;                 ///< invalid: no swatch
    bool operator==(const CheckValue&) const = default;
};

struct CheckItem {
    QString name;
    QString tip;
    QString others = {}; ///< names that it is searched by as well
};

struct CheckGroup {
    QString key;
    QString label;
    QList<CheckItem> items;
};

/// Names in groups with check boxes, on two levels. The check boxes of a group follow its items.
class CheckTreeModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role {
        NameRole = Qt::UserRole,
        GroupRole,
        NumberRole,
        ValueRole,
        SearchRole, ///< all that a name is searched by
        OrderRole   ///< the number a name is sorted by: its last one, also while it is not ticked and has none
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setGroups(const QList<CheckGroup>& groups);
    void setValues(const QHash<QString, CheckValue>& values);
    void setGroupColors(const QHash<QString, QColor>& colors); ///< by key
    void forgetOrder();                                        ///< numbers of before are of another quarter or unit
    void setChecked(const QSet<QString>& names);
    void setMarked(const QSet<QString>& names, const QString& word); ///< in bold letters; `word` says why

    const QSet<QString>& checked() const { return m_checked; }
    QSet<QString> names() const;
    QModelIndex indexOf(const QString& name) const;
    QModelIndex indexOfGroup(const QString& key) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    /// The person ticked or unticked: all names that are checked now.
    void checkedPicked(const QSet<QString>& names);

private:
    bool isGroup(const QModelIndex& index) const;
    const CheckGroup& groupOf(const QModelIndex& index) const;
    const CheckItem& itemOf(const QModelIndex& index) const;
    Qt::CheckState groupState(const CheckGroup& group) const;
    QVariant groupData(const CheckGroup& group, int role) const;
    QVariant itemData(const CheckItem& item, int role) const;
    QString marked(const QString& text, const QString& name, const QString& separator) const;
    QVariant decoration(const QColor& color) const;
    void announce(const QList<int>& roles);

    QList<CheckGroup> m_groups;
    QHash<QString, CheckValue> m_values;
    QHash<QString, double> m_numbers; ///< the last ones
    QHash<QString, QColor> m_groupColors;
    QSet<QString> m_checked;
    QSet<QString> m_marked;
    QString m_markWord;
    mutable QHash<QRgb, QIcon> m_swatches;
};

/// The tree in the order and with the part one wants to see: groups keep their order, names go by value or by name; a search
/// leaves the names and groups that contain it, or one of several with commas between them.
class CheckTreeOrder : public QSortFilterProxyModel {
    Q_OBJECT
public:
    explicit CheckTreeOrder(QObject* parent = nullptr);

    void setSortedByValue(bool isByValue);
    void setSearch(const QString& text);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    bool m_isByValue = true;
    QStringList m_search; ///< any of them
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/check_tree_model.h"

#include <QStringList>
#include <QWidget>

#include <functional>

class QAction;
class QLineEdit;
class QMenu;
class QToolButton;
class QTreeView;

namespace ui {

/// A search field over a tree of names with check boxes. What is selected and which groups are folded is what the person or the owner
/// chose, whatever a search hides meanwhile.
class CheckTree : public QWidget {
    Q_OBJECT
public:
    explicit CheckTree(const QString& name, QWidget* parent = nullptr);

    void setGroups(const QList<CheckGroup>& groups);
    void setValues(const QHash<QString, CheckValue>& values) { m_model->setValues(values); }
    void setGroupColors(const QHash<QString, QColor>& colors) { m_model->setGroupColors(colors); }
    void forgetOrder() { m_model->forgetOrder(); }
    void setChecked(const QSet<QString>& names) { m_model->setChecked(names); }
    void setMarked(const QSet<QString>& names, const QString& word) { m_model->setMarked(names, word); }
    void addMenuAction(QAction* action) { m_menuActions.append(action); } ///< for one name, which is selected then
    void setSelected(const QString& name);                                ///< empty: none
    void setSelectedGroup(const QString& key);
    void setSearchHint(const QString& text);
    QSet<QString> names() const { return m_model->names(); }

    /// The button for the head of the tree: how it is grouped and sorted. The first words are current.
    QToolButton* makeOrderButton(const QStringList& groupings, const QStringList& sorts);

signals:
    void checkedPicked(const QSet<QString>& names);
    void namePicked(const QString& name);
    void groupPicked(const QString& key);
    void groupingPicked(int grouping);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search(const QString& text);
    QSet<QString> found() const;
    void tickFound();
    void showFolds();
    void showSelected();
    void pick(const QSet<QString>& names);
    QModelIndexList chosen(const QModelIndex& index) const;
    void pickSelected();
    void onlyThis(const QModelIndex& index);
    void showMenu(QPoint position);
    QSet<QString> namesUnder(const QModelIndex& index) const;
    void addOrders(QMenu* menu, const QStringList& words, const std::function<void(int)>& apply);

    QList<QAction*> m_menuActions;
    CheckTreeModel* m_model;
    CheckTreeOrder* m_order;
    QLineEdit* m_search;
    QTreeView* m_view;
    QString m_selected;       ///< the name
    QString m_selectedGroup;  ///< or the key of the group
    QSet<QString> m_folded;   ///< keys
    bool m_isSetting = false; ///< the selection changes, but not by the person
};

}

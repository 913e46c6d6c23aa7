// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/store/document.h"

#include <QList>
#include <QWidget>

#include <optional>

class QCheckBox;
class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace ui {

class Workspace;

/// Every change of the document, the newest first: when, what, old and new; any of them can be taken back.
class HistoryPanel : public QWidget {
    Q_OBJECT
public:
    explicit HistoryPanel(Workspace& workspace, QWidget* parent = nullptr);

    void showRecord(); ///< only the changes of the record somebody is at

signals:
    void recordPicked(const model::RecordRef& record);
    void said(const QString& sentence);

protected:
    void showEvent(QShowEvent* event) override;

private:
    /// A line by its step, which stays when others come, and its places below that.
    struct Place {
        qlonglong step = 0;
        QList<int> below;
    };

    static Place placeOf(const QTreeWidgetItem* item);
    QTreeWidgetItem* itemAt(const Place& place);
    QList<Place> openItems() const;
    void refreshLater(); ///< only while somebody looks
    void refresh();
    void showOlder();
    QTreeWidgetItem* stepItem(const model::JournalStep& step) const;
    void fillStep(QTreeWidgetItem* item);
    void addChange(QTreeWidgetItem* parent, const model::RecordChange& change) const;
    void takeBack();
    void showButtons();
    std::optional<model::RecordRef> recordOf(const QTreeWidgetItem* item) const;

    Workspace& m_workspace;
    QCheckBox* m_onlyRecord;
    QLabel* m_text;
    QPushButton* m_takeBack;
    QTreeWidget* m_tree;
    int m_shownSteps;
};

}

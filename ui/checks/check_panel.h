// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/checks.h"

#include <QWidget>

#include <functional>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QModelIndex;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace ui {

class FindingDetail;
class FindingModel;
class Workspace;

/// What in the records does not fit together, each finding with the records it names; findings are waived and opened again here.
class CheckPanel : public QWidget {
    Q_OBJECT
public:
    explicit CheckPanel(Workspace& workspace, QWidget* parent = nullptr);

    QString title() const; ///< "Checks (2)"
    FindingModel* findings() const { return m_model; }
    QTreeView* list() const { return m_list; }

signals:
    void titleChanged(const QString& title);
    void recordPicked(const model::RecordRef& record);
    void said(const QString& sentence);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    void buildList();
    void connectAll();
    void takeFindings();
    void refresh(); ///< what is seen; waits until somebody looks
    void refill(const std::function<void()>& fill);
    void applyFilter();
    void showState();
    void showChosen();
    QString emptyText() const;
    std::vector<model::Finding> chosen(bool isWaived) const;
    void pickFirstRecord(const QModelIndex& index);
    void waive();
    void reopen();

    Workspace& m_workspace;
    FindingModel* m_model;
    QComboBox* m_severity;
    QCheckBox* m_showWaived;
    QLabel* m_text;
    QPushButton* m_waive;
    QPushButton* m_reopen;
    QStackedWidget* m_pages; ///< the list, or why there is none
    QSplitter* m_split;
    QTreeView* m_list;
    FindingDetail* m_detail;
    QLabel* m_empty;
};

}

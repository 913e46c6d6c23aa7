// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/records_behind.h"
#include "model/figure/shown_records.h"
#include "model/records/changes.h"
#include "model/records/record_ref.h"
#include "ui/tables/record_table_model.h"

#include <QList>
#include <QMap>
#include <QWidget>

#include <memory>
#include <optional>

class QCheckBox;
class QHBoxLayout;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace ui {

class CountedTabs;
class RecordPage;
class Workspace;

/// The records below the figure: a table for each kind, in tabs, and room for others' pages behind them. What is selected here is
/// selected in the figure, and the other way round.
class RecordsDock : public QWidget {
    Q_OBJECT
public:
    explicit RecordsDock(Workspace& workspace, QWidget* parent = nullptr);

    /// Puts a page behind the tables; its title may be changed with setTabTitle.
    void addTab(QWidget* page, const QString& title);
    void setTabTitle(QWidget* page, const QString& title);
    void showTab(QWidget* page);
    /// A widget at the right end of the row of tabs, such as a button that closes the dock.
    void addCorner(QWidget* widget);

    RecordPage* page(model::RecordKind kind) const { return m_pages.value(kind); }
    RecordPage* currentPage() const; ///< null on others' pages
    QTabBar* tabs() const;

    void showKind(model::RecordKind kind);
    void showRecord(const model::RecordRef& ref); ///< in its table; filters that hide it go
    /// The rows of something drawn, whatever is filtered now.
    void showRecordsBehind(const model::RecordsBehind& behind);
    void setOnlyShown(bool isOn);

    /// The look of the tables, by the stored word of their kind; what is missing or broken stays as it is.
    QMap<QString, QByteArray> saveStates() const;
    void restoreStates(const QMap<QString, QByteArray>& states);

signals:
    void importWanted(model::RecordKind kind);
    void historyWanted(const model::RecordRef& ref);

private:
    void buildRow();
    void connectAll();
    void takeDataset(const model::Changes& changes);
    void showStep(const model::Changes& changes);
    void takeSelection();
    void showMarks();
    void takeRecord(const std::optional<model::RecordRef>& record);
    void pickRecord(const model::RecordRef& ref);
    void showCounts();
    void showEnabled();
    void applyShown();

    Workspace& m_workspace;
    QMap<model::RecordKind, RecordPage*> m_pages;
    CountedTabs* m_tabs;
    QStackedWidget* m_stack;
    QHBoxLayout* m_row;
    QCheckBox* m_onlyShown;
    QPushButton* m_add;
    QPushButton* m_paste;
    QPushButton* m_import;
    std::shared_ptr<const model::ShownRecords> m_shown;
    std::optional<QString> m_undoLabel; ///< as of the last change
    std::optional<QString> m_redoLabel;
    bool m_isPicking = false; ///< a row was chosen here: the table need not follow
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/inspector.h"

#include <QStackedWidget>

class QTabBar;

namespace ui {

class Workspace;

/// The pages of the inspector: the number, the record, the changes; with what somebody picks in them.
class InspectorPages : public QStackedWidget {
    Q_OBJECT
public:
    explicit InspectorPages(Workspace& workspace, QWidget* parent = nullptr);

    QTabBar* tabs() const { return m_tabs; } ///< for the head of the dock

signals:
    void recordPicked(const model::RecordRef& record);
    void historyWanted(const model::RecordRef& record);
    void said(const QString& sentence);

private:
    void copy(Inspector::Copied form);
    void prefer(model::SourceId source);
    void compareWith(const QString& organization);

    Workspace& m_workspace;
    QTabBar* m_tabs = nullptr;
};

}

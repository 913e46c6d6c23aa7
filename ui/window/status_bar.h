// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>

class QLabel;

namespace ui {

class Actions;
class Workspace;

/// The line below the window: the file, what is drawn, the job at work, intervals, records and findings; and for a while what was said.
class StatusBar : public QStatusBar {
    Q_OBJECT
public:
    StatusBar(Workspace& workspace, const Actions& actions, QAction* showRecords, QWidget* parent = nullptr);

    void say(const QString& sentence);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addJobs();
    void showDocument();
    void showView();
    void showFigure();

    Workspace& m_workspace;
    QLabel* m_file;
    QLabel* m_saved;
    QLabel* m_figure;
    QLabel* m_intervals;
};

}

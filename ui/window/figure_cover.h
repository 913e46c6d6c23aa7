// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class JobBar;
class Workspace;

/// Stands in the figure's place while a thread draws it, and after that was stopped: an older figure would lie.
class FigureCover : public QWidget {
    Q_OBJECT
public:
    FigureCover(Workspace& workspace, QWidget* parent);

private:
    void showDrawing();
    void showStopped(const QString& reason);

    JobBar* m_job;
    QLabel* m_note;
    QPushButton* m_again;
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;

namespace ui {

/// What a long job is doing and how far it is, with a way to stop it; hidden while there is none.
class JobBar : public QWidget {
    Q_OBJECT
public:
    explicit JobBar(QWidget* parent = nullptr);

    void start(const QString& title);
    void setShare(double share); ///< 0 to 1
    void end();

signals:
    void cancelPicked();

private:
    QLabel* m_title;
    QProgressBar* m_progress;
};

}

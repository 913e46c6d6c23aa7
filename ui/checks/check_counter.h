// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace ui {

class Workspace;

/// How many findings are open, in the status bar: "2 checks", "books balance".
class CheckCounter : public QPushButton {
    Q_OBJECT
public:
    explicit CheckCounter(const Workspace& workspace, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showCount();

    const Workspace& m_workspace;
};

}

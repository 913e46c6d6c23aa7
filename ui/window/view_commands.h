// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/view/view_state.h"

#include <QObject>

#include <optional>

namespace ui {

class Actions;
class Workspace;

/// What alters the view by menu and key, and which part of its axes is framed; how the actions stand follows the view.
class ViewCommands : public QObject {
    Q_OBJECT
public:
    ViewCommands(Workspace& workspace, const Actions& actions, QObject* parent);

    void zoom(const model::Zoom& zoom);
    void frame(model::Quarter from, model::Quarter to);
    void fit();
    bool isZoomed() const; ///< not everything along the axes is shown

signals:
    void framed(); ///< quarters

private:
    bool isFramed() const;
    void showView();

    Workspace& m_workspace;
    const Actions& m_actions;
    struct Frame {
        model::ViewState before; ///< somebody framed quarters
        model::ViewState framed;
    };
    std::optional<Frame> m_frame;
};

}

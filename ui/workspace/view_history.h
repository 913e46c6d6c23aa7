// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/view/view_state.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace ui {

/// The views one has been at, for back and forward. A run of moves that change nothing but the quarters is one stop, so
/// that dragging or playing does not fill it.
class ViewHistory {
public:
    static constexpr std::size_t limit = 200;

    /// Forgets everything; `view` is where one is.
    void start(const model::ViewState& view);

    /// Records that one is at `view` now; what lay ahead is dropped.
    void visit(const model::ViewState& view);

    /// Puts `renamed(view)` in the place of each view.
    void replaceAll(const std::function<model::ViewState(const model::ViewState&)>& renamed);

    bool canGoBack() const { return m_current > 0; }
    bool canGoForward() const { return m_current + 1 < m_views.size(); }
    const model::ViewState& goBack();    ///< stays where nothing is behind
    const model::ViewState& goForward(); ///< stays where nothing is ahead

private:
    std::vector<model::ViewState> m_views { model::ViewState {} };
    std::size_t m_current = 0;
    bool m_isMovingQuarters = false;
};

}

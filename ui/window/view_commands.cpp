// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/view_commands.h"

#include "model/compute/drawn_series.h"
#include "ui/base/plain_text.h"
#include "ui/window/actions.h"
#include "ui/workspace/workspace.h"

#include <algorithm>
#include <tuple>

namespace ui {

ViewCommands::ViewCommands(Workspace& workspace, const Actions& actions, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_actions(actions)
{
    const auto edit = [&](ActionId id, auto alter) {
        actions.on(id, this, [this, alter](bool isOn) { m_workspace.editView([&](model::ViewState& view) { alter(view, isOn); }); });
    };
    edit(ActionId::LogScale, [](model::ViewState& view, bool isOn) { view.scale = isOn ? model::Scale::Log : model::Scale::Linear; });
    edit(ActionId::Intervals, [](model::ViewState& view, bool isOn) { view.intervals = isOn; });
    edit(ActionId::Alternatives, [](model::ViewState& view, bool isOn) { view.alternatives = isOn; });
    edit(ActionId::Trails, [](model::ViewState& view, bool isOn) { view.trails = isOn; });
    edit(ActionId::ShowAll, [](model::ViewState& view, bool /*isOn*/) {
        for (auto* filter : { &view.organization, &view.kind, &view.country, &view.chip, &view.chipKind, &view.vendor })
            filter->reset();
    });
    actions.on(ActionId::Fit, this, &ViewCommands::fit);
    actions.on(ActionId::Back, this, [this] { m_workspace.goBack(); });
    actions.on(ActionId::Forward, this, [this] { m_workspace.goForward(); });
    connect(&workspace, &Workspace::viewChanged, this, &ViewCommands::showView);
    showView();
}

void ViewCommands::showView()
{
    const auto& view = m_workspace.view();
    const auto resolved = m_workspace.resolvedView();
    m_actions[figureAction(view.figure)].setChecked(true);
    const auto& uses = model::factsOf(view.figure).uses;
    const bool isOfColumns = uses.style && !model::drawsLines(view);
    const bool hasScale = uses.scale && !isOfColumns;
    // A stack shows medians only: parts with intervals on top of one another could not be read.
    auto wanted = view;
    wanted.intervals = true;
    const bool hasIntervals = uses.intervals && (!uses.style || model::drawsIntervals(wanted));
    const auto offer = [this](ActionId id, bool isUseful, bool isOn, const QString& tip, const QString& reason) {
        auto& action = m_actions[id];
        action.setEnabled(isUseful);
        action.setChecked(isUseful && isOn);
        action.setToolTip(plainToolTip(isUseful ? tip : reason));
    };
    offer(ActionId::LogScale, hasScale, resolved.scale == model::Scale::Log, tr("Logarithmic axis (Ctrl+L)"),
        isOfColumns ? tr("Columns stand on 0, which a logarithmic axis has not. Choose lines to have one.")
                    : tr("This figure has one kind of axis only."));
    offer(ActionId::Intervals, hasIntervals, view.intervals, tr("Show 90 % intervals (Ctrl+I)"),
        !uses.intervals                            ? tr("This figure has no intervals.")
            : view.measure == model::Change::Index ? tr("An index is of medians and has no intervals.")
                                                   : tr("Stacked columns show medians only. Choose lines to see intervals."));
    offer(ActionId::Alternatives, uses.alternatives, view.alternatives,
        tr("Mark what the values would be if another source's claim counted"), tr("This figure marks no values by other sources."));
    offer(ActionId::Trails, uses.trails, view.trails, tr("Show where each bubble was in the quarters before"),
        tr("Only bubbles leave trails: see Wealth."));
    m_actions[ActionId::Back].setEnabled(m_workspace.canGoBack());
    m_actions[ActionId::Forward].setEnabled(m_workspace.canGoForward());
}

void ViewCommands::zoom(const model::Zoom& zoom)
{
    m_workspace.editView([&](model::ViewState& view) { view.zoom = zoom; });
}

void ViewCommands::frame(model::Quarter from, model::Quarter to)
{
    const auto& timeline = m_workspace.figure().timeline;
    const auto before = isFramed() ? m_frame->before : m_workspace.view();
    m_workspace.editView([&](model::ViewState& view) {
        view.from = std::max(from, timeline.first);
        view.at = std::min(to, timeline.last);
        view.to.reset();
    });
    m_frame = { before, m_workspace.view() };
    emit framed();
}

bool ViewCommands::isZoomed() const
{
    return m_workspace.view().zoom || isFramed();
}

/// Whether the quarters are still those that somebody framed.
bool ViewCommands::isFramed() const
{
    const auto quarters = [](const model::ViewState& view) { return std::tie(view.at, view.from, view.to); };
    return m_frame && quarters(m_frame->framed) == quarters(m_workspace.view());
}

/// Everything again: of quarters those that were shown before somebody framed some of them.
void ViewCommands::fit()
{
    const bool wasFramed = isFramed();
    m_workspace.editView([&](model::ViewState& view) {
        view.zoom.reset();
        view.from = wasFramed ? m_frame->before.from : std::nullopt;
        view.to = wasFramed ? m_frame->before.to : std::nullopt;
        if (wasFramed)
            view.at = m_frame->before.at;
    });
    m_frame.reset();
    emit framed();
}

}

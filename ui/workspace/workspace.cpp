// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/workspace.h"

#include "model/figure/names_shown.h"
#include "model/figure/selection_in.h"
#include "model/view/rename_view.h"
#include "model/view/view_query.h"
#include "ui/workspace/daily_backup.h"

#include <memory>
#include <utility>

namespace ui {

namespace {

constexpr std::chrono::milliseconds finishingAfter(150); // a person who scrubs through quarters is not held up

}

Workspace::Workspace(Prompts& prompts, model::Words words, QObject* parent)
    : QObject(parent)
    , m_prompts(prompts)
    , m_words(std::move(words))
    , m_open(prompts, m_words)
    , m_making([this](const FigureWish& wish, const model::Progress& progress) { return makeFigure(wish, progress); })
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(0);
    connect(&m_refresh, &QTimer::timeout, this, &Workspace::refresh);
    m_finishing.setSingleShot(true);
    m_finishing.setInterval(finishingAfter);
    connect(&m_finishing, &QTimer::timeout, this, [this] { m_making.makeBehind(wish()); });
    connect(&m_open, &OpenDocument::opened, this, &Workspace::startView);
    connect(&m_open, &OpenDocument::changed, this, &Workspace::takeChanges);
    connect(&m_open, &OpenDocument::jobStarted, this, &Workspace::jobStarted);
    connect(&m_open, &OpenDocument::jobProgressed, this, &Workspace::jobProgressed);
    connect(&m_open, &OpenDocument::jobEnded, this, &Workspace::jobEnded);
    connect(&m_open, &OpenDocument::recordsDamaged, this, &Workspace::recordsDamaged);
    connect(&m_open, &OpenDocument::seenWhole, this, [this] { backUpDaily(*this); });
    connect(&m_making, &FigureMaking::made, this, &Workspace::takeFigure);
    connect(&m_making, &FigureMaking::progressed, this, &Workspace::drawingProgressed);
    connect(&m_making, &FigureMaking::stopped, this, [this](const QString& reason) {
        m_isDrawn = false;
        emit drawingStopped(reason);
    });
    connect(&m_making, &FigureMaking::started, this, [this] {
        m_isDrawn = false;
        emit drawingStarted();
    });
    connect(&m_checker, &Checker::changed, this, &Workspace::findingsChanged);
}

Workspace::~Workspace() = default;

/// Of another document.
void Workspace::startView()
{
    m_isDrawn = false;
    m_picked = m_selection = {};
    m_record.reset();
    m_view = {};
    m_view.at = m_firstQuarter;
    m_history.start(m_view);
    m_checker.forget();
    emit opened();
    emit dataChanged({});
    emit viewChanged(m_view);
    emit selectionChanged(m_selection);
    emit recordChanged(m_record);
    scheduleRefresh();
}

model::ResolvedView Workspace::resolvedView() const
{
    return model::resolve(m_view, *dataset());
}

void Workspace::setView(const model::ViewState& view)
{
    const auto wanted = model::canonical(view);
    if (wanted == m_view)
        return;
    m_history.visit(wanted);
    replaceView(wanted);
}

void Workspace::editView(const std::function<void(model::ViewState&)>& alter)
{
    auto view = m_view;
    alter(view);
    setView(view);
}

void Workspace::setCaption(const std::string& pattern)
{
    if (pattern == m_captionPattern)
        return;
    m_captionPattern = pattern;
    scheduleRefresh();
}

model::Caption Workspace::captionOf(const std::string& pattern, const model::ViewState& view)
{
    if (!isMakerFree())
        return { pattern, {} };
    return model::captionOf(
        pattern, view, [this](const model::ViewState& other) { return m_maker.make(dataset(), other, m_words); }, m_words);
}

model::EstimateText Workspace::estimate(const model::TrainingRun& plan, std::optional<double> targetFlop)
{
    return isMakerFree() ? m_maker.estimate(dataset(), m_view, plan, targetFlop, m_words) : model::EstimateText {};
}

std::vector<model::VersusGroup> Workspace::comparedGroups()
{
    return isMakerFree() ? m_maker.groups(dataset(), m_view) : m_view.groups;
}

void Workspace::pin(const std::vector<std::string>& organizations)
{
    const auto pinned = [&](model::ViewState view) {
        view.pin = organizations;
        return view;
    };
    if (m_view.pin == organizations)
        return;
    m_history.replaceAll(pinned);
    replaceView(model::canonical(pinned(m_view)));
}

void Workspace::goBack()
{
    if (canGoBack())
        replaceView(m_history.goBack());
}

void Workspace::goForward()
{
    if (canGoForward())
        replaceView(m_history.goForward());
}

void Workspace::replaceView(const model::ViewState& view)
{
    m_view = view;
    emit viewChanged(m_view);
    scheduleRefresh();
}

void Workspace::setSelection(const model::Selection& selection)
{
    m_picked = selection;
    findSelection();
    scheduleRefresh();
}

/// What was picked in one figure is marked in the next one as well, under the name it has there.
void Workspace::findSelection()
{
    auto selection = model::selectionIn(m_figure, m_picked);
    if (selection == m_selection)
        return;
    m_selection = std::move(selection);
    emit selectionChanged(m_selection);
}

void Workspace::setRecord(const std::optional<model::RecordRef>& record)
{
    if (record == m_record)
        return;
    m_record = record;
    emit recordChanged(m_record);
}

void Workspace::scheduleRefresh()
{
    m_refresh.start();
}

void Workspace::refresh()
{
    m_finishing.stop();
    m_making.make(wish(true));
}

void Workspace::refreshNow()
{
    m_refresh.stop();
    m_finishing.stop();
    m_making.makeNow(wish());
}

/// Whether somebody may ask the maker now; the rest of a figure, for which nobody waits, is made later then.
bool Workspace::isMakerFree()
{
    if (m_making.dropBehind())
        m_finishing.start();
    return !isDrawing();
}

FigureWish Workspace::wish(bool isQuick) const
{
    return { dataset(), m_view, m_picked, m_captionPattern, isQuick };
}

/// Of a thread, while nobody else uses the maker.
MadeFigure Workspace::makeFigure(const FigureWish& wish, const model::Progress& progress)
{
    const auto depth = wish.isQuick ? model::FigureMaker::Depth::Quick : model::FigureMaker::Depth::Whole;
    const auto make = [&](const model::ViewState& view) { return m_maker.make(wish.dataset, view, m_words, progress, depth); };
    MadeFigure made;
    made.figure = make(wish.view);
    const auto selection = model::selectionIn(made.figure, wish.picked);
    if (!isEmpty(selection))
        made.inspection = m_maker.explain(wish.dataset, wish.view, selection, m_words, progress, depth).inspection;
    const auto figureOf = [&](const model::ViewState& view) { return view == wish.view ? made.figure : make(view); };
    made.caption = model::captionOf(wish.caption, wish.view, figureOf, m_words);
    return made;
}

void Workspace::takeFigure(const MadeFigure& made)
{
    m_isDrawn = true;
    if (made.figure.isUnfinished)
        m_finishing.start();
    if (made.figure != m_figure) {
        m_figure = made.figure;
        emit figureChanged(m_figure);
        findSelection();
    }
    if (made.inspection != m_inspection) {
        m_inspection = made.inspection;
        emit inspectionChanged(m_inspection);
    }
    if (made.caption != m_caption) {
        m_caption = made.caption;
        emit captionChanged(m_caption);
    }
    if (isOpen())
        m_checker.check(dataset(), m_figure.timeline.at);
    emit figureDrawn();
    m_open.lookForDamage();
}

void Workspace::takeChanges(const std::shared_ptr<const model::Dataset>& before, const model::Changes& changes)
{
    const auto view = m_view;
    followNames(model::renamesBetween(*before, *dataset(), changes));
    emit dataChanged(changes);
    if (m_view != view)
        emit viewChanged(m_view);
    scheduleRefresh();
}

/// The view, those before and after it, and what is picked are of the same things under other names.
void Workspace::followNames(const model::Renames& renames)
{
    if (renames.empty())
        return;
    m_picked = model::renamedSelection(m_picked, m_view, renames);
    m_selection = model::renamedSelection(m_selection, m_view, renames);
    m_view = model::renamedView(m_view, renames);
    m_history.replaceAll([&](const model::ViewState& view) { return model::renamedView(view, renames); });
}

}

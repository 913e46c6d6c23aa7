// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/view_bar.h"

#include "model/view/saved_views.h"
#include "model/view/view_query.h"
#include "model/view/view_words.h"
#include "ui/base/counts.h"
#include "ui/base/labels.h"
#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/panels/caption_bar.h"
#include "ui/panels/fitting_tab_bar.h"
#include "ui/window/actions.h"
#include "ui/window/save_view_dialog.h"
#include "ui/workspace/prompts.h"
#include "ui/workspace/workspace.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

const auto figures = model::allValues<model::FigureKind>();
const int figureTabs = static_cast<int>(figures.size());
constexpr std::size_t mostTabs = 40;    // of saved views: more than fit; the current one stands behind them where it is a later one
constexpr std::size_t mostListed = 100; // in the menu: the others are found by their names

/// As it is shown: what the window's document pins stays, unless the saved view pins others.
model::ViewState viewOf(const model::SavedView& saved, const std::vector<std::string>& pinned = {})
{
    auto view = model::parseQuery(saved.view).view;
    if (view.pin.empty())
        view.pin = pinned;
    return view;
}

/// A button's or tab's text in which & is no mark of a key.
QString plain(const std::string& name)
{
    return toQt(name).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

}

ViewBar::ViewBar(Workspace& workspace, const Actions& actions, QWidget* parent)
    : QWidget(parent)
    , m_workspace(workspace)
    , m_actions(actions)
    , m_tabs(new FittingTabBar(this))
    , m_more(new QToolButton(this))
    , m_menu(new QMenu(this))
    , m_caption(new CaptionBar(this))
{
    build(actions);
    connectActions();
    connect(m_tabs, &QTabBar::currentChanged, this, &ViewBar::pickTab);
    connect(m_tabs, &FittingTabBar::editWanted, this, &ViewBar::edit);
    connect(m_tabs, &FittingTabBar::deleteWanted, this, &ViewBar::remove);
    connect(m_tabs, &QWidget::customContextMenuRequested, this, &ViewBar::showTabMenu);
    connect(m_menu, &QMenu::aboutToShow, this, &ViewBar::fillMenu);
    connect(m_caption, &CaptionBar::updateWanted, this, &ViewBar::update);
    connect(m_caption, &CaptionBar::backWanted, this, [this] {
        if (m_current)
            pickSaved(*m_current);
    });
    connect(&m_workspace, &Workspace::opened, this, [this] {
        m_current.reset();
        fill();
    });
    connect(&m_workspace, &Workspace::dataChanged, this, [this](const model::Changes& changes) {
        if (changes.empty() || changes.ids.contains(model::RecordKind::SavedView))
            fill();
    });
    connect(&m_workspace, &Workspace::viewChanged, this, &ViewBar::showView);
    connect(&m_workspace, &Workspace::captionChanged, this, &ViewBar::showCaption);
    connect(&m_workspace, &Workspace::drawingStarted, this, [this] { m_caption->setCaption({}); });
    connect(&m_workspace, &Workspace::figureDrawn, this, &ViewBar::showCaption);
    fill();
}

void ViewBar::connectActions()
{
    for (const auto figure : figures)
        m_actions.on(figureAction(figure), this, [this, figure] { pickFigure(figure); });
    m_actions.on(ActionId::NextTab, this, [this] { pickNext(1); });
    m_actions.on(ActionId::PreviousTab, this, [this] { pickNext(-1); });
    m_actions.on(ActionId::SaveView, this, &ViewBar::saveNew);
    m_actions.on(ActionId::EditView, this, &ViewBar::edit);
    m_actions.on(ActionId::UpdateView, this, &ViewBar::update);
    m_actions.on(ActionId::MoveViewLeft, this, [this] { move(-1); });
    m_actions.on(ActionId::MoveViewRight, this, [this] { move(1); });
    m_actions.on(ActionId::MoveViewFirst, this, &ViewBar::moveFirst);
    m_actions.on(ActionId::DeleteView, this, &ViewBar::remove);
}

void ViewBar::build(const Actions& actions)
{
    auto* rowWidget = new QWidget(this);
    rowWidget->setObjectName(QStringLiteral("tabRow"));
    rowWidget->setAttribute(Qt::WA_StyledBackground);
    m_tabs->setParent(rowWidget);
    m_tabs->setAccessibleName(tr("Figures and saved views"));
    m_tabs->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tabs->setFirst(figureTabs);
    for (const auto figure : figures)
        m_tabs->addTab(figureLabel(figure));

    const auto button = [&](ActionId id) {
        auto* made = new QToolButton(rowWidget);
        made->setObjectName(QStringLiteral("barButton"));
        made->setDefaultAction(&actions[id]);
        made->setFocusPolicy(Qt::StrongFocus);
        made->setAccessibleName(actions[id].text().remove(QLatin1Char('&')));
        return made;
    };
    auto* add = button(ActionId::SaveView);
    actions[ActionId::SaveView].setIconText(QStringLiteral("+")); // what a button shows of it
    add->setToolTip(tr("Save this view (Ctrl+B)"));
    m_more->setParent(rowWidget);
    m_more->setObjectName(QStringLiteral("orderButton"));
    m_more->setText(tr("Views"));
    m_more->setToolTip(tr("All figures and saved views"));
    m_more->setAccessibleName(tr("All figures and saved views"));
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(m_menu);
    auto* back = button(ActionId::Back);
    back->setToolTip(tr("Back to the view before (Alt+Left)"));
    auto* forward = button(ActionId::Forward);
    forward->setToolTip(tr("Forward to the next view (Alt+Right)"));

    auto* row = new QHBoxLayout(rowWidget);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(2);
    row->addWidget(m_tabs, 1, Qt::AlignBottom);
    for (auto* last : { add, m_more, back, forward })
        row->addWidget(last);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(rowWidget);
    layout->addWidget(m_caption);
}

/// As the document has them now, also where another window changed them.
void ViewBar::fill()
{
    m_saved = model::savedViewsInOrder(*m_workspace.dataset());
    showView();
}

const model::SavedView* ViewBar::current() const
{
    const auto found = std::ranges::find_if(m_saved, [&](const auto& saved) { return m_current && saved.id == *m_current; });
    return found == m_saved.end() ? nullptr : &*found;
}

std::size_t ViewBar::placeOf(model::SavedViewId id) const
{
    return static_cast<std::size_t>(std::ranges::find(m_saved, id, &model::SavedView::id) - m_saved.begin());
}

void ViewBar::showView()
{
    const auto& view = m_workspace.view();
    const auto* saved = current();
    // What is shown belongs to the saved view until another question is asked.
    const auto shown = model::canonical(view);
    m_isChanged = saved != nullptr && model::canonical(viewOf(*saved, view.pin)) != shown;
    if (saved == nullptr || (m_isChanged && viewOf(*saved).figure != view.figure)) {
        m_current.reset();
        m_isChanged = false;
    }
    showTabs();
    m_workspace.setCaption(saved == nullptr || m_isChanged || !m_current ? std::string() : saved->caption);
    showCaption();
    showActions();
}

void ViewBar::showTabs()
{
    const auto place = m_current ? placeOf(*m_current) : 0;
    const auto count = std::min(m_saved.size(), mostTabs);
    {
        const QSignalBlocker blocker(m_tabs);
        const auto show = [&](std::size_t at, std::size_t of) {
            const int tab = figureTabs + static_cast<int>(at);
            if (tab == m_tabs->count())
                m_tabs->addTab(QString());
            const auto name = plain(m_saved[of].name);
            const auto text = m_isChanged && m_current && of == place ? tr("%1 •").arg(name) : name;
            if (m_tabs->tabText(tab) == text)
                return; // each text that is set lays all tabs out again
            m_tabs->setTabText(tab, text);
            m_tabs->setTabToolTip(tab, plainToolTip(toQt(m_saved[of].name)));
        };
        for (std::size_t i = 0; i < count; ++i)
            show(i, i);
        const bool isBehind = m_current && place >= mostTabs;
        if (isBehind)
            show(count, place);
        while (m_tabs->count() > figureTabs + static_cast<int>(count) + (isBehind ? 1 : 0))
            m_tabs->removeTab(m_tabs->count() - 1);
        const int tab = m_current ? figureTabs + static_cast<int>(std::min(place, mostTabs)) : static_cast<int>(m_workspace.view().figure);
        if (!m_tabs->isTabVisible(tab))
            m_tabs->setTabVisible(tab, true); // a hidden one cannot be current
        m_tabs->setCurrentIndex(tab);
    }
    m_tabs->fit();
}

void ViewBar::showCaption()
{
    const auto* saved = current();
    if (saved == nullptr)
        m_caption->setCaption({});
    else if (m_isChanged)
        m_caption->setChanged(toQt(saved->name), !m_workspace.isReadOnly());
    else
        m_caption->setCaption(m_workspace.isDrawing() ? QString() : toQt(m_workspace.caption().text));
}

void ViewBar::showActions()
{
    const bool canWrite = m_workspace.isOpen() && !m_workspace.isReadOnly() && !m_workspace.isBusy();
    const bool isSaved = current() != nullptr;
    m_actions[ActionId::SaveView].setEnabled(canWrite);
    for (const auto id :
        { ActionId::EditView, ActionId::MoveViewLeft, ActionId::MoveViewRight, ActionId::MoveViewFirst, ActionId::DeleteView })
        m_actions[id].setEnabled(canWrite && isSaved);
    m_actions[ActionId::UpdateView].setEnabled(canWrite && m_isChanged);
}

void ViewBar::pickTab(int tab)
{
    const auto place = static_cast<std::size_t>(tab - figureTabs);
    if (tab < figureTabs)
        pickFigure(figures[static_cast<std::size_t>(tab)]);
    else if (place < mostTabs) // else it is the current one
        pickSaved(m_saved[place].id);
}

void ViewBar::pickNext(int places)
{
    const auto count = figureTabs + static_cast<int>(m_saved.size());
    const auto present = m_current ? figureTabs + static_cast<int>(placeOf(*m_current)) : static_cast<int>(m_workspace.view().figure);
    const auto next = (present + places + count) % count;
    if (next < figureTabs)
        pickFigure(figures[static_cast<std::size_t>(next)]);
    else
        pickSaved(m_saved[static_cast<std::size_t>(next - figureTabs)].id);
}

/// The figure of the same view.
void ViewBar::pickFigure(model::FigureKind figure)
{
    m_current.reset();
    auto view = m_workspace.view();
    if (view.figure != figure)
        view.zoom.reset(); // of other axes
    view.figure = figure;
    m_workspace.setView(view);
    showView();
}

void ViewBar::pickSaved(model::SavedViewId id)
{
    m_current = id;
    const auto* saved = current();
    if (saved == nullptr)
        return;
    const auto parsed = model::parseQuery(saved->view);
    if (!parsed.problems.empty())
        emit said(toQt(m_workspace.words()(parsed.problems.front())));
    m_workspace.setView(viewOf(*saved, m_workspace.view().pin));
    showView();
}

void ViewBar::fillMenu()
{
    m_menu->clear();
    const auto add = [&](const QString& text, bool isCurrent, const std::function<void()>& pick) {
        auto* action = m_menu->addAction(text, this, pick);
        action->setCheckable(true);
        action->setChecked(isCurrent);
    };
    for (const auto figure : figures)
        add(figureLabel(figure), !m_current && figure == m_workspace.view().figure, [this, figure] { pickFigure(figure); });
    m_menu->addSeparator();
    for (std::size_t i = 0; i < std::min(m_saved.size(), mostListed); ++i)
        add(plain(m_saved[i].name), m_current == m_saved[i].id, [this, id = m_saved[i].id] { pickSaved(id); });
    if (m_saved.size() > mostListed)
        m_menu->addAction(counted(tr("{n} more: find one by its &name..."), m_saved.size() - mostListed), &m_actions[ActionId::FindAction],
            &QAction::trigger);
    m_menu->addSeparator();
    m_menu->addAction(&m_actions[ActionId::SaveView]);
}

void ViewBar::showTabMenu(const QPoint& place)
{
    const int tab = m_tabs->tabAt(place);
    if (tab >= 0 && tab != m_tabs->currentIndex())
        pickTab(tab);
    QMenu menu(this);
    for (const auto id : { ActionId::EditView, ActionId::UpdateView, ActionId::MoveViewLeft, ActionId::MoveViewRight,
             ActionId::MoveViewFirst, ActionId::DeleteView, ActionId::SaveView })
        menu.addAction(&m_actions[id]);
    menu.exec(m_tabs->mapToGlobal(place));
}

/// Of views as they were `seen`, else as they are known here: what another window wrote meanwhile is not written over.
bool ViewBar::write(const QString& label, const std::vector<model::SavedView>& views, const model::SavedView* seen)
{
    std::optional<model::SavedViewId> made;
    const auto dataset = m_workspace.dataset();
    const auto refusal = m_workspace.edit(label, [&](model::Writer& writer) {
        for (const auto& view : views) {
            if (view.id.value == 0)
                made = writer.insert(view);
            else if (const auto* known = seen ? seen : dataset->savedViews().find(view.id))
                writer.update(view, *known);
            else
                writer.update(view);
        }
    });
    if (refusal) {
        m_workspace.lookForChanges();
        m_workspace.prompts().showError(*refusal, {});
        return false;
    }
    if (made)
        m_current = made;
    fill();
    return true;
}

QString ViewBar::freeName() const
{
    const auto at = m_workspace.resolvedView().at;
    const auto stem = tr("%1, %2").arg(figureLabel(m_workspace.view().figure), quarterLabel(at));
    auto name = stem;
    for (int n = 2; m_workspace.dataset()->savedViewNamed(fromQt(name)) != nullptr; ++n)
        name = tr("%1 (%2)").arg(stem).arg(n);
    return name;
}

void ViewBar::saveNew()
{
    model::SavedView suggested;
    suggested.name = fromQt(freeName());
    askNew(suggested, m_workspace.view());
}

void ViewBar::askNew(const model::SavedView& suggested, const model::ViewState& shown)
{
    std::set<std::string> taken;
    for (const auto& saved : m_saved)
        taken.insert(saved.name);
    auto* dialog = new SaveViewDialog(
        suggested, taken, [this, shown](const std::string& pattern) { return m_workspace.captionOf(pattern, shown); }, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog, shown, taken] {
        auto view = dialog->view();
        view.view = model::viewQuery(shown);
        view.position = m_saved.empty() ? 1 : m_saved.back().position + 1;
        if (const auto* there = m_workspace.dataset()->savedViewNamed(view.name)) {
            if (!taken.contains(view.name)) { // nobody has said that it may be replaced
                askNew(view, shown);
                return;
            }
            view.id = there->id;
            view.position = there->position;
        }
        if (write(tr("Save view %1").arg(toQt(view.name)), { view }) && view.id.value != 0)
            m_current = view.id;
        showView();
    });
    present(dialog);
}

void ViewBar::edit()
{
    if (const auto* saved = current(); saved != nullptr && m_actions[ActionId::EditView].isEnabled())
        ask(*saved, *saved);
}

/// For name and caption of a view as it was `seen`, beginning with those that are `written`. Where another window wrote meanwhile both are
/// told, and what was typed is asked for once more.
void ViewBar::ask(const model::SavedView& seen, const model::SavedView& written)
{
    std::set<std::string> taken;
    for (const auto& other : m_saved) {
        if (other.id != seen.id)
            taken.insert(other.name);
    }
    auto* dialog = new SaveViewDialog(
        written, taken, [this, view = viewOf(seen)](const std::string& pattern) { return m_workspace.captionOf(pattern, view); }, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog, seen] {
        auto view = dialog->view();
        const auto label
            = view.name == seen.name ? tr("Caption of view %1").arg(toQt(view.name)) : tr("Rename view %1").arg(toQt(seen.name));
        if (view == seen || write(label, { view }, &seen))
            return;
        if (const auto* now = m_workspace.dataset()->savedViews().find(seen.id)) {
            auto again = *now;
            again.name = view.name;
            again.caption = view.caption;
            ask(*now, again);
        } else {
            view.id = {};
            askNew(view, viewOf(seen));
        }
    });
    present(dialog);
}

/// Beside the window, whose pages of help are read meanwhile.
void ViewBar::present(SaveViewDialog* dialog)
{
    for (auto* open : findChildren<SaveViewDialog*>()) {
        if (open != dialog && open->isVisible())
            open->reject();
    }
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SaveViewDialog::helpWanted, this, &ViewBar::helpWanted);
    dialog->show();
    dialog->activateWindow();
}

void ViewBar::update()
{
    const auto* saved = current();
    if (saved == nullptr || !m_isChanged)
        return;
    auto view = *saved;
    view.view = model::viewQuery(m_workspace.view());
    write(tr("Update view %1").arg(toQt(view.name)), { view });
}

void ViewBar::move(int places)
{
    if (current() == nullptr)
        return;
    const int place = static_cast<int>(placeOf(*m_current)) + places;
    if (place >= 0 && place < static_cast<int>(m_saved.size()))
        moveTo(static_cast<std::size_t>(place));
}

void ViewBar::moveFirst()
{
    if (current() != nullptr)
        moveTo(0);
}

void ViewBar::moveTo(std::size_t place)
{
    const auto changed = model::movedView(m_saved, placeOf(*m_current), place);
    if (!changed.empty())
        write(tr("Move view %1").arg(toQt(current()->name)), changed);
}

void ViewBar::remove()
{
    const auto* saved = current();
    if (saved == nullptr || !m_actions[ActionId::DeleteView].isEnabled())
        return;
    const auto name = toQt(saved->name);
    const auto refusal = m_workspace.edit(
        tr("Delete view %1").arg(name), [id = saved->id](model::Writer& writer) { writer.remove<model::SavedView>(id); });
    if (refusal)
        m_workspace.prompts().showError(*refusal, {});
    else
        emit said(tr("Deleted the view %1; Ctrl+Z brings it back.").arg(name));
    fill();
}

}

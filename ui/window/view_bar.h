// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/ids.h"
#include "model/records/records.h"
#include "model/view/view_state.h"

#include <QWidget>

#include <optional>
#include <vector>

class QMenu;
class QToolButton;

namespace ui {

class Actions;
class CaptionBar;
class FittingTabBar;
class SaveViewDialog;
class Workspace;

/// The questions and the saved views as tabs over the figure, and what the saved view says. Saves, alters and moves saved views.
class ViewBar : public QWidget {
    Q_OBJECT
public:
    ViewBar(Workspace& workspace, const Actions& actions, QWidget* parent = nullptr);

    void pickFigure(model::FigureKind figure);
    void pickSaved(model::SavedViewId id);

    /// In order.
    const std::vector<model::SavedView>& saved() const { return m_saved; }

signals:
    void said(const QString& sentence);
    void helpWanted(); ///< on captions

private:
    void present(SaveViewDialog* dialog);
    void build(const Actions& actions);
    void connectActions();
    void fill();
    void fillMenu();
    void showView();
    void showTabs();
    void showCaption();
    void showActions();
    void pickTab(int tab);
    void pickNext(int places); ///< so many to the right, around the end
    void saveNew();
    void edit();   ///< name and caption of the saved view that is shown
    void update(); ///< to what is shown
    void move(int places);
    void moveFirst();
    void remove();
    void showTabMenu(const QPoint& place);
    bool write(const QString& label, const std::vector<model::SavedView>& views, const model::SavedView* seen = nullptr);
    void ask(const model::SavedView& seen, const model::SavedView& written);
    void askNew(const model::SavedView& suggested, const model::ViewState& shown);
    void moveTo(std::size_t place);
    const model::SavedView* current() const;
    std::size_t placeOf(model::SavedViewId id) const;
    QString freeName() const;

    Workspace& m_workspace;
    const Actions& m_actions;
    std::vector<model::SavedView> m_saved;
    std::optional<model::SavedViewId> m_current; ///< what is shown comes from it
    bool m_isChanged = false;                    ///< and is another view by now
    FittingTabBar* m_tabs;
    QToolButton* m_more;
    QMenu* m_menu;
    CaptionBar* m_caption;
};

}

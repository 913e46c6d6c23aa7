// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/selection.h"
#include "ui/charts/theme.h"

#include <QObject>

class QWidget;

namespace model {
struct Changes;
struct Figure;
}

namespace ui {

class ChipPanel;
class OrganizationPanel;
class Workspace;

/// The lists of organizations and chips that say what a figure takes, joined to the workspace.
class FilterPanels : public QObject {
    Q_OBJECT
public:
    FilterPanels(Workspace& workspace, QWidget* window);

    OrganizationPanel* organizations() const { return m_organizations; }
    ChipPanel* chips() const { return m_chips; }

    void setThemeKind(charts::ThemeKind theme);

private:
    void connectAll();
    void showDataset(const model::Changes& changes);
    void showView();
    void showFigure();
    void showSelection(const model::Selection& selection);

    Workspace& m_workspace;
    OrganizationPanel* m_organizations;
    ChipPanel* m_chips;
};

}

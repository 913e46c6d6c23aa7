// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/figure.h"
#include "model/records/dataset.h"
#include "model/view/view_state.h"
#include "ui/charts/theme.h"

#include <QString>
#include <QWidget>

#include <memory>
#include <vector>

class QAction;
class QToolButton;

namespace ui {

class CheckTree;

/// The organizations of the document: which of them the view takes, what value each has, and the colour it is drawn in.
class OrganizationPanel : public QWidget {
    Q_OBJECT
public:
    enum class Grouping { Kind, Country, PartOf };

    explicit OrganizationPanel(QWidget* parent = nullptr);

    void setDataset(const std::shared_ptr<const model::Dataset>& dataset);
    void setView(const model::ViewState& view);
    void setSideValues(const std::vector<model::SideValue>& values);
    void setThemeKind(charts::ThemeKind theme);
    void setSelected(const QString& organization);

    void addMenuAction(QAction* action); ///< for the organization one asks about, which is selected then

    QToolButton* orderButton() const { return m_orderButton; } ///< for the head of the panel

signals:
    void viewPicked(const model::ViewState& view);
    void organizationPicked(const QString& organization);

private:
    void setGrouping(int grouping);
    void fill();
    void fillValues();
    void fillChecks();
    void pickChecked(const QSet<QString>& names);

    std::shared_ptr<const model::Dataset> m_dataset;
    model::ViewState m_view;
    std::vector<model::SideValue> m_sideValues;
    charts::ThemeKind m_theme = charts::ThemeKind::Light;
    Grouping m_grouping = Grouping::Kind;
    CheckTree* m_tree;
    QToolButton* m_orderButton;
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/dataset.h"
#include "model/view/view_state.h"
#include "ui/charts/theme.h"

#include <QDialog>

#include <memory>

class QListWidget;
class QListWidgetItem;
class QToolButton;

namespace ui {

class ChipPanel;
class OrganizationPanel;

/// Says what is compared: groups by name, each with its own organizations and chips. Every change is shown at once.
class VersusEditor : public QDialog {
    Q_OBJECT
public:
    explicit VersusEditor(QWidget* parent = nullptr);

    void setDataset(const std::shared_ptr<const model::Dataset>& dataset);
    void setThemeKind(charts::ThemeKind theme);

    /// The groups as they are; what is being written stays.
    void setGroups(const std::vector<model::VersusGroup>& groups);

signals:
    /// At least two, or none: the largest holder against all others.
    void groupsPicked(const std::vector<model::VersusGroup>& groups);

private:
    void fill();
    void showCurrent();
    void rename(QListWidgetItem* item);
    void addGroup();
    void removeGroup();
    void takeFilters(const model::ViewState& view);
    void pickKinds();
    model::VersusGroup* current();
    QString freeName() const;

    std::vector<model::VersusGroup> m_groups;
    QListWidget* m_list;
    QToolButton* m_remove;
    OrganizationPanel* m_organizations;
    ChipPanel* m_chips;
};

}

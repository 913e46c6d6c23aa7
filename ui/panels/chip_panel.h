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

class QToolButton;

namespace ui {

class CheckTree;

/// The chips of the document and which of them the view takes; beside each the quarter it came out.
class ChipPanel : public QWidget {
    Q_OBJECT
public:
    enum class Grouping { Kind, Vendor };

    explicit ChipPanel(QWidget* parent = nullptr);

    void setDataset(const std::shared_ptr<const model::Dataset>& dataset);
    void setView(const model::ViewState& view);
    /// Whose series name chips or their groups, for the swatches.
    void setFigure(const model::Figure& figure);
    void setThemeKind(charts::ThemeKind theme);
    void setSelected(const QString& chip);
    void setSelectedGroup(const QString& key); ///< the stored word of a kind, or a vendor

    QToolButton* orderButton() const { return m_orderButton; } ///< for the head of the panel

signals:
    void viewPicked(const model::ViewState& view);
    void chipPicked(const QString& chip);
    void groupPicked(const QString& key);

private:
    void setGrouping(int grouping);
    void fill();
    void fillValues();
    void fillChecks();
    void pickChecked(const QSet<QString>& names);

    std::shared_ptr<const model::Dataset> m_dataset;
    model::ViewState m_view;
    std::vector<std::pair<QString, model::Paint>> m_paints; ///< of the figure's series, where they are chips or kinds or vendors
    charts::ThemeKind m_theme = charts::ThemeKind::Light;
    Grouping m_grouping = Grouping::Kind;
    CheckTree* m_tree;
    QToolButton* m_orderButton;
};

}

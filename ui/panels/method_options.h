// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/view/view_state.h"

#include <QFrame>

#include <string>
#include <vector>

class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace ui {

/// How many of the view's method options (carry, rho, mfu, rich, poor, prefer) are not the usual ones.
int chosenMethodOptions(const model::ViewState& view);

/// The view with the usual method options.
model::ViewState withUsualMethod(model::ViewState view);

/// What of the method a view may choose and seldom does, in a popup below its button. Each change is a view of its own.
class MethodOptions : public QFrame {
    Q_OBJECT
public:
    explicit MethodOptions(QWidget* parent = nullptr);

    void setView(const model::ViewState& view);

    /// Shows it below the button, with the keyboard in its first field or in that of the MFU.
    void popUp(const QWidget& button, bool atMfu = false);

signals:
    void viewPicked(const model::ViewState& view);

private:
    QLabel* addRow(const QString& label, QWidget* field, const QString& tip);
    QDoubleSpinBox* addLine(const QString& label, const QString& tip);
    void connectFields();
    void setLines();
    void setPreferred();
    void removePreferred(const std::string& key);

    model::ViewState m_view;
    QVBoxLayout* m_rows;
    QSpinBox* m_carry;
    QDoubleSpinBox* m_rho;
    QDoubleSpinBox* m_mfu;
    QDoubleSpinBox* m_rich = nullptr;
    QDoubleSpinBox* m_poor = nullptr;
    QWidget* m_preferred;
    std::vector<std::string> m_shownPreferred;
    QPushButton* m_reset;
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/export_figure.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QSpinBox;

namespace ui {

/// How large and in which form a picture is to be.
class PictureDialog : public QDialog {
    Q_OBJECT
public:
    explicit PictureDialog(const charts::PictureSpec& spec, QWidget* parent = nullptr);

    charts::PictureSpec spec() const;

private:
    void takePreset(int row);
    void showPreset();
    void showFormat();

    QComboBox* m_format;
    QComboBox* m_preset;
    QSpinBox* m_width;
    QSpinBox* m_height;
    QSpinBox* m_dpi;
    QLabel* m_dpiLabel;
    QComboBox* m_theme;
    QCheckBox* m_isTransparent;
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/window/settings.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace ui {

/// What the program begins with: its theme, the pictures it exports, the quarter a document opens at.
class PreferencesDialog : public QDialog {
    Q_OBJECT
public:
    explicit PreferencesDialog(const Preferences& preferences, QWidget* parent = nullptr);

    Preferences preferences() const;
    void accept() override; ///< stays where the quarter is none

private:
    void build();
    void fill(const Preferences& preferences);
    void showExports();
    std::optional<model::Quarter> quarter() const;

    QComboBox* m_theme;
    QComboBox* m_start;
    QLineEdit* m_quarter;
    QLabel* m_note;
    QCheckBox* m_isUsual;
    QWidget* m_exports;
    QComboBox* m_format;
    QComboBox* m_size;
    QComboBox* m_colours;
    QSpinBox* m_dpi;
};

}

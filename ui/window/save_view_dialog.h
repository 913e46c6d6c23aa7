// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/caption.h"
#include "model/records/records.h"

#include <QDialog>

#include <functional>
#include <set>
#include <string>

class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTimer;

namespace ui {

/// Asks for the name and the caption of a saved view, and shows what the caption will read.
class SaveViewDialog : public QDialog {
    Q_OBJECT
public:
    using Renders = std::function<model::Caption(const std::string& pattern)>;

    /// `taken` are the names of the other views: a new view may replace one, another name of a view must be free.
    SaveViewDialog(const model::SavedView& view, std::set<std::string> taken, Renders renders, QWidget* parent = nullptr);

    /// The view with the name and the caption as they were put in.
    model::SavedView view() const;

signals:
    void helpWanted(); ///< on the placeholders of captions

private:
    void showName();
    void showCaption();

    model::SavedView m_view;
    std::set<std::string> m_taken;
    Renders m_renders;
    bool m_isNew;
    QLineEdit* m_name;
    QLabel* m_nameNote;
    QPlainTextEdit* m_caption;
    QLabel* m_reading;
    QLabel* m_problems;
    QTimer* m_wait;
    QDialogButtonBox* m_buttons;
};

}

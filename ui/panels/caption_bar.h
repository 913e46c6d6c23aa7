// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace ui {

/// What a saved view says: a few lines, all of it on demand. Where what is shown has left the view it says so instead.
class CaptionBar : public QWidget {
    Q_OBJECT
public:
    explicit CaptionBar(QWidget* parent = nullptr);

    /// An empty text hides the bar.
    void setCaption(const QString& text);

    /// What is shown is another view than the saved one of this name; `canSave` is false in a read-only document.
    void setChanged(const QString& name, bool canSave);

signals:
    void updateWanted(); ///< save what is shown under the name
    void backWanted();   ///< to the view as it is saved

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    QLabel* m_text;
    QToolButton* m_more;
    QToolButton* m_update;
    QToolButton* m_back;
};

}

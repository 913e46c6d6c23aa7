// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace ui {

/// A line to look for a text with: Enter goes to the next, Shift+Enter to the one before, Esc closes it.
class FindBar : public QWidget {
    Q_OBJECT
public:
    explicit FindBar(QWidget* parent = nullptr);

    void open();
    QString text() const;
    void goOn(int step);                 ///< to the next or the one before; asks for a text where there is none
    void setFound(int place, int count); ///< from 1; 0: none of them
    void setFoundSome();                 ///< too many to be counted

signals:
    void findWanted(const QString& text, int step, bool isNew); ///< isNew: the text changed, the current row may hold it
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void close();
    void showResult(bool isFound, const QString& text);

    QLineEdit* m_field;
    QLabel* m_result;
};

}

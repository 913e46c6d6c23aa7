// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace ui {

/// A question or a sentence above a table that stops nobody from going on: it waits, and goes when something else is done.
class NoticeBar : public QWidget {
    Q_OBJECT
public:
    explicit NoticeBar(QWidget* parent = nullptr);

    void ask(const QString& question, const QString& yes, const QString& no, const std::function<void()>& action);
    void say(const QString& sentence, bool isProblem = true);
    /// Says what was done with what can be done about it; gone once a button is pressed.
    struct Offer {
        QString text;
        std::function<void()> act;
    };
    void tell(const QString& sentence, const QList<Offer>& offers);
    bool hasOffers() const { return !m_offers.isEmpty(); }
    void dismiss();
    QString text() const;

signals:
    void dismissed();
    void shown();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void dropOffers();

    QLabel* m_text;
    QPushButton* m_yes;
    QPushButton* m_no;
    QList<QPushButton*> m_offers;
    std::function<void()> m_action;
};

}

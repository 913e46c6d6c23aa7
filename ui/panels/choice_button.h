// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QToolButton>

class QActionGroup;

namespace ui {

struct Choice {
    QString text;
    int value = 0;
    bool startsGroup = false; ///< a line above it in the menu
    QString shortText;        ///< on the button, where it differs from the menu's
    bool operator==(const Choice&) const = default;
};

/// A word that opens a menu of the words that can stand in its place.
class ChoiceButton : public QToolButton {
    Q_OBJECT
public:
    /// `name` says to a screen reader what is chosen.
    explicit ChoiceButton(const QString& name, QWidget* parent = nullptr);

    void setChoices(const QList<Choice>& choices);
    void setCurrent(int value);
    /// A word for a state that is none of the choices ("some chips").
    void setCurrentText(const QString& text);
    int current() const { return m_current; }

signals:
    void picked(int value);

private:
    void say(const QString& text);

    QString m_name;
    QList<Choice> m_choices;
    QActionGroup* m_group;
    int m_current = -1;
};

}

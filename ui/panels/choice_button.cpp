// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/choice_button.h"

#include "ui/base/plain_text.h"

#include <QActionGroup>
#include <QMenu>

namespace ui {

ChoiceButton::ChoiceButton(const QString& name, QWidget* parent)
    : QToolButton(parent)
    , m_name(name)
    , m_group(new QActionGroup(this))
{
    setPopupMode(QToolButton::InstantPopup);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setFocusPolicy(Qt::StrongFocus);
    setToolTip(plainToolTip(name));
    setMenu(new QMenu(this));
    m_group->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
    connect(m_group, &QActionGroup::triggered, this, [this](QAction* action) {
        const int value = action->data().toInt();
        setCurrent(m_current); // the owner decides what is current
        emit picked(value);
    });
}

void ChoiceButton::setChoices(const QList<Choice>& choices)
{
    if (choices == m_choices)
        return;
    m_choices = choices;
    qDeleteAll(m_group->actions());
    menu()->clear();
    for (const auto& choice : choices) {
        if (choice.startsGroup)
            menu()->addSeparator();
        auto* action = menu()->addAction(choice.text);
        action->setCheckable(true);
        action->setData(choice.value);
        m_group->addAction(action);
    }
}

void ChoiceButton::setCurrent(int value)
{
    m_current = value;
    const auto actions = m_group->actions();
    for (auto* action : actions)
        action->setChecked(action->data().toInt() == value);
    for (const auto& choice : m_choices) {
        if (choice.value == value)
            say(choice.shortText.isEmpty() ? choice.text : choice.shortText);
    }
}

void ChoiceButton::setCurrentText(const QString& text)
{
    m_current = -1;
    const auto actions = m_group->actions();
    for (auto* action : actions)
        action->setChecked(false);
    say(text);
}

void ChoiceButton::say(const QString& text)
{
    if (text == this->text())
        return;
    setText(text);
    setAccessibleName(tr("%1: %2", "what is chosen: the choice").arg(m_name, text));
    updateGeometry();
}

}

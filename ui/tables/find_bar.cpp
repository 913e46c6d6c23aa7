// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/find_bar.h"

#include "ui/base/plain_text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStyle>
#include <QToolButton>

namespace ui {

FindBar::FindBar(QWidget* parent)
    : QWidget(parent)
    , m_field(new QLineEdit(this))
    , m_result(new PlainLabel(this))
{
    setObjectName(QStringLiteral("findBar"));
    setAttribute(Qt::WA_StyledBackground);
    m_field->setAccessibleName(tr("Find in all columns"));
    m_field->setPlaceholderText(tr("Find in all columns"));
    m_field->setClearButtonEnabled(true);
    m_field->setMaximumWidth(280);
    m_field->installEventFilter(this);
    m_result->setObjectName(QStringLiteral("muted"));
    const auto button = [this](const QString& text, const QString& name) {
        auto* made = new QToolButton(this);
        made->setText(text);
        made->setAccessibleName(name);
        made->setToolTip(plainToolTip(name));
        made->setObjectName(QStringLiteral("barButton"));
        return made;
    };
    auto* before = button(QStringLiteral("↑"), tr("The one before (Shift+Enter, Shift+F3)"));
    auto* next = button(QStringLiteral("↓"), tr("The next one (Enter, F3)"));
    auto* end = button(QStringLiteral("×"), tr("Close (Esc)"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 3, 8, 3);
    layout->setSpacing(4);
    layout->addWidget(m_field, 1);
    layout->addWidget(before);
    layout->addWidget(next);
    layout->addWidget(m_result);
    layout->addStretch(1);
    layout->addWidget(end);
    connect(m_field, &QLineEdit::textEdited, this, [this](const QString& text) { emit findWanted(text, 1, true); });
    connect(before, &QToolButton::clicked, this, [this] { emit findWanted(text(), -1, false); });
    connect(next, &QToolButton::clicked, this, [this] { emit findWanted(text(), 1, false); });
    connect(end, &QToolButton::clicked, this, &FindBar::close);
    hide();
}

void FindBar::open()
{
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

QString FindBar::text() const
{
    return m_field->text();
}

void FindBar::goOn(int step)
{
    show();
    if (text().isEmpty())
        open();
    else
        emit findWanted(text(), step, false);
}

void FindBar::setFound(int place, int count)
{
    showResult(
        count > 0, count > 0 ? tr("%1 of %2", "the place of a row among those found").arg(place).arg(count) : tr("not in these rows"));
}

void FindBar::setFoundSome()
{
    showResult(true, {});
}

void FindBar::showResult(bool isFound, const QString& result)
{
    m_result->setText(text().isEmpty() ? QString() : result);
    m_field->setProperty("isRefused", !isFound && !text().isEmpty());
    m_field->style()->unpolish(m_field);
    m_field->style()->polish(m_field);
}

void FindBar::close()
{
    hide();
    emit closed();
}

bool FindBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (event->type() == QEvent::ShortcutOverride) {
            if (key->key() == Qt::Key_Escape)
                event->accept();
        } else if (key->key() == Qt::Key_Escape) {
            close();
            return true;
        } else if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            emit findWanted(text(), key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1, false);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}

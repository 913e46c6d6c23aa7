// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/notice_bar.h"

#include "ui/base/plain_text.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QStyle>

#include <utility>

namespace ui {

NoticeBar::NoticeBar(QWidget* parent)
    : QWidget(parent)
    , m_text(new PlainLabel(this))
    , m_yes(new QPushButton(this))
    , m_no(new QPushButton(this))
{
    setObjectName(QStringLiteral("noticeBar"));
    setAttribute(Qt::WA_StyledBackground);
    m_text->setWordWrap(true);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_yes->setObjectName(QStringLiteral("dangerButton"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 4, 8, 4);
    layout->setSpacing(8);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_yes);
    layout->addWidget(m_no);
    connect(m_no, &QPushButton::clicked, this, &NoticeBar::dismiss);
    connect(m_yes, &QPushButton::clicked, this, [this] {
        const auto action = std::exchange(m_action, nullptr);
        dismiss();
        if (action)
            action();
    });
    hide();
}

void NoticeBar::ask(const QString& question, const QString& yes, const QString& no, const std::function<void()>& action)
{
    say(question);
    m_action = action;
    m_yes->setText(yes);
    m_no->setText(no);
    m_yes->show();
    m_yes->setFocus(Qt::OtherFocusReason);
}

void NoticeBar::say(const QString& sentence, bool isProblem)
{
    m_action = nullptr;
    dropOffers();
    setProperty("isProblem", isProblem);
    style()->unpolish(this);
    style()->polish(this);
    m_text->setText(sentence);
    setAccessibleName(sentence);
    m_yes->hide();
    m_no->setText(tr("Close"));
    show();
    emit shown();
}

void NoticeBar::tell(const QString& sentence, const QList<Offer>& offers)
{
    say(sentence, false);
    auto* row = static_cast<QHBoxLayout*>(layout());
    for (const auto& offer : offers) {
        auto* button = new QPushButton(offer.text, this);
        connect(button, &QPushButton::clicked, this, [this, act = offer.act] {
            dismiss();
            act();
        });
        row->insertWidget(row->indexOf(m_yes), button);
        button->show();
        m_offers << button;
    }
}

void NoticeBar::dropOffers()
{
    for (auto* button : std::as_const(m_offers)) {
        button->hide();
        button->deleteLater();
    }
    m_offers.clear();
}

void NoticeBar::dismiss()
{
    if (isHidden())
        return;
    m_action = nullptr;
    dropOffers();
    hide();
    emit dismissed();
}

QString NoticeBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

bool NoticeBar::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void NoticeBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_yes->hasFocus())
        m_yes->click();
    else
        QWidget::keyPressEvent(event);
}

}

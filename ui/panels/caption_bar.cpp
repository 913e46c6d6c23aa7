// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/caption_bar.h"

#include "ui/base/plain_text.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace ui {

namespace {

constexpr int mostCaptionLines = 3;

}

CaptionBar::CaptionBar(QWidget* parent)
    : QWidget(parent)
    , m_text(new PlainLabel(this))
    , m_more(new QToolButton(this))
    , m_update(new QToolButton(this))
    , m_back(new QToolButton(this))
{
    setObjectName(QStringLiteral("captionBar"));
    setAttribute(Qt::WA_StyledBackground);
    m_text->setObjectName(QStringLiteral("caption"));
    m_text->setAccessibleName(tr("Caption"));
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_more->setCheckable(true);
    m_more->setAccessibleName(tr("Whole caption"));
    m_update->setText(tr("Save here"));
    m_update->setToolTip(tr("Replace the saved view by what is shown"));
    m_back->setText(tr("Back to it"));
    m_back->setToolTip(tr("Show the view as it is saved"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 8, 6);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    for (auto* button : { m_back, m_update, m_more }) {
        button->setObjectName(QStringLiteral("barButton"));
        button->setFocusPolicy(Qt::StrongFocus);
        row->addWidget(button, 0, Qt::AlignTop);
    }
    connect(m_more, &QToolButton::toggled, this, &CaptionBar::fit);
    connect(m_update, &QToolButton::clicked, this, &CaptionBar::updateWanted);
    connect(m_back, &QToolButton::clicked, this, &CaptionBar::backWanted);
    hide();
}

void CaptionBar::setCaption(const QString& text)
{
    m_update->hide();
    m_back->hide();
    m_text->setText(text);
    setVisible(!text.isEmpty());
    fit();
}

void CaptionBar::setChanged(const QString& name, bool canSave)
{
    m_text->setText(tr("This is no longer the saved view “%1”.").arg(name));
    m_back->show();
    m_update->setVisible(canSave);
    show();
    fit();
}

void CaptionBar::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit();
}

void CaptionBar::fit()
{
    const int line = m_text->fontMetrics().lineSpacing();
    const int most = mostCaptionLines * line;
    const int all = m_text->heightForWidth(m_text->width());
    const bool isLong = all > most + line / 2;
    m_more->setVisible(isLong);
    m_more->setText(m_more->isChecked() ? tr("Less") : tr("More"));
    m_text->setMaximumHeight(isLong && !m_more->isChecked() ? most : QWIDGETSIZE_MAX);
    m_text->setToolTip(plainToolTip(isLong ? m_text->text() : QString()));
}

}

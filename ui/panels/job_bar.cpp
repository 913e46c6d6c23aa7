// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/job_bar.h"

#include "ui/base/plain_text.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

namespace ui {

namespace {

constexpr int steps = 1000;
constexpr int progressWidthPx = 120;

}

JobBar::JobBar(QWidget* parent)
    : QWidget(parent)
    , m_title(new PlainLabel(this))
    , m_progress(new QProgressBar(this))
{
    m_progress->setRange(0, steps);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(progressWidthPx, 8);
    m_progress->setAccessibleName(tr("Progress"));
    auto* cancel = new QToolButton(this);
    cancel->setText(tr("Stop"));
    cancel->setObjectName(QStringLiteral("barButton"));
    cancel->setFocusPolicy(Qt::StrongFocus);
    cancel->setAccessibleName(tr("Stop the job at work"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_title);
    row->addWidget(m_progress);
    row->addWidget(cancel);
    connect(cancel, &QToolButton::clicked, this, &JobBar::cancelPicked);
    hide();
}

void JobBar::start(const QString& title)
{
    m_title->setText(title);
    m_progress->setValue(0);
    show();
}

void JobBar::setShare(double share)
{
    m_progress->setValue(static_cast<int>(share * steps));
}

void JobBar::end()
{
    hide();
}

}

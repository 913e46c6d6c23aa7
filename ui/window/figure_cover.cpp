// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/figure_cover.h"

#include "ui/base/plain_text.h"
#include "ui/panels/job_bar.h"
#include "ui/workspace/workspace.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

FigureCover::FigureCover(Workspace& workspace, QWidget* parent)
    : QWidget(parent)
    , m_job(new JobBar(this))
    , m_note(new PlainLabel(this))
    , m_again(new QPushButton(tr("&Draw it"), this))
{
    setObjectName(QStringLiteral("figureCover"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_note->setWordWrap(true);
    m_note->setAlignment(Qt::AlignCenter);
    m_again->setAccessibleDescription(tr("Draws the figure again, to its end"));
    auto* column = new QVBoxLayout(this);
    column->addStretch(1);
    column->addWidget(m_job, 0, Qt::AlignHCenter);
    column->addWidget(m_note);
    column->addWidget(m_again, 0, Qt::AlignHCenter);
    column->addStretch(1);
    connect(m_job, &JobBar::cancelPicked, this, [this, &workspace] {
        m_job->start(tr("Stopping..."));
        workspace.stopDrawing();
    });
    connect(m_again, &QPushButton::clicked, &workspace, &Workspace::drawAgain);
    connect(&workspace, &Workspace::drawingStarted, this, &FigureCover::showDrawing);
    connect(&workspace, &Workspace::drawingProgressed, m_job, &JobBar::setShare);
    connect(&workspace, &Workspace::drawingStopped, this, &FigureCover::showStopped);
    connect(&workspace, &Workspace::figureDrawn, this, &QWidget::hide);
    hide();
}

void FigureCover::showDrawing()
{
    m_job->start(tr("Drawing the figure..."));
    m_note->hide();
    m_again->hide();
    show();
}

void FigureCover::showStopped(const QString& reason)
{
    m_job->end();
    m_note->setText(reason.isEmpty() ? tr("The figure was stopped before it was drawn.") : reason);
    m_note->show();
    m_again->show();
    show();
    // What is covered has no use for keys.
    if (parentWidget()->isAncestorOf(window()->focusWidget()))
        m_again->setFocus();
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/status_bar.h"

#include "ui/base/plain_text.h"
#include "ui/base/text.h"
#include "ui/checks/check_counter.h"
#include "ui/panels/job_bar.h"
#include "ui/window/actions.h"
#include "ui/workspace/workspace.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QToolButton>

namespace ui {

StatusBar::StatusBar(Workspace& workspace, const Actions& actions, QAction* showRecords, QWidget* parent)
    : QStatusBar(parent)
    , m_workspace(workspace)
    , m_file(new PlainLabel(this))
    , m_saved(new PlainLabel(this))
    , m_figure(new PlainLabel(this))
    , m_intervals(new PlainLabel(this))
{
    setSizeGripEnabled(false);
    // Long sentences do not widen the window.
    m_figure->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_figure->setAccessibleName(tr("What is drawn"));
    m_figure->installEventFilter(this);
    addWidget(m_file);
    addWidget(m_saved);
    addWidget(m_figure, 1);
    addJobs();
    addPermanentWidget(m_intervals);
    auto* records = new QToolButton(this);
    records->setObjectName(QStringLiteral("barButton"));
    records->setDefaultAction(showRecords);
    records->setToolTip(tr("Show or hide the records"));
    records->setAccessibleName(tr("Records"));
    records->setFocusPolicy(Qt::StrongFocus);
    addPermanentWidget(records);
    auto* checks = new CheckCounter(workspace, this);
    addPermanentWidget(checks);
    connect(checks, &QPushButton::clicked, &actions[ActionId::ShowChecks], &QAction::trigger);
    connect(&workspace, &Workspace::opened, this, &StatusBar::showDocument);
    connect(&workspace, &Workspace::viewChanged, this, &StatusBar::showView);
    connect(&workspace, &Workspace::figureChanged, this, &StatusBar::showFigure);
    showDocument();
    showView();
    showFigure();
}

void StatusBar::addJobs()
{
    auto* jobs = new JobBar(this);
    addPermanentWidget(jobs);
    connect(&m_workspace, &Workspace::jobStarted, jobs, &JobBar::start);
    connect(&m_workspace, &Workspace::jobProgressed, jobs, &JobBar::setShare);
    connect(&m_workspace, &Workspace::jobEnded, jobs, &JobBar::end);
    connect(jobs, &JobBar::cancelPicked, &m_workspace, &Workspace::cancelJob);
}

void StatusBar::say(const QString& sentence)
{
    showMessage(sentence, 5000);
}

void StatusBar::showDocument()
{
    m_file->setText(QFileInfo(m_workspace.path()).fileName());
    m_file->setToolTip(plainToolTip(QDir::toNativeSeparators(m_workspace.path())));
    m_saved->setText(!m_workspace.isOpen() ? QString() : m_workspace.isReadOnly() ? tr("read-only") : tr("saved"));
}

void StatusBar::showView()
{
    const auto& view = m_workspace.view();
    const bool canHave = model::factsOf(view.figure).uses.intervals;
    m_intervals->setText(!canHave ? tr("medians only") : view.intervals ? tr("90 % intervals") : tr("intervals hidden"));
}

/// What there is no room for ends in a sign and is whole in the tooltip.
void StatusBar::showFigure()
{
    const auto& figure = m_workspace.figure();
    const auto status = toQt(figure.status);
    m_figure->setAccessibleDescription(status);
    m_figure->setText(m_figure->fontMetrics().elidedText(status, Qt::ElideRight, m_figure->contentsRect().width()));
    m_figure->setToolTip(
        plainToolTip(m_figure->text() == status ? toQt(figure.summary) : status + QLatin1Char('\n') + toQt(figure.summary)));
}

bool StatusBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_figure && event->type() == QEvent::Resize)
        showFigure();
    return QStatusBar::eventFilter(watched, event);
}

}

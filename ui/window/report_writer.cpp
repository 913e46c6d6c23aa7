// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/report_writer.h"

#include "model/exchange/folder.h"
#include "ui/base/text.h"
#include "ui/charts/export_figure.h"
#include "ui/workspace/job_outcome.h"

namespace ui {

namespace {

constexpr double shareOfFigures = 0.4; // of the time: the rest is painting

}

ReportWriter::ReportWriter(QObject* parent)
    : QObject(parent)
{
    connect(&m_pass, &QTimer::timeout, this, &ReportWriter::step);
    connect(&m_jobs, &JobRunner::progressed, this, [this](double share) { emit progressed(share * shareOfFigures); });
}

void ReportWriter::start(Order order)
{
    Q_ASSERT(!isRunning());
    m_order = std::move(order);
    m_isCancelled = false;
    const auto made = std::make_shared<model::Report>();
    m_jobs.start(
        [made, dataset = m_order.dataset, request = m_order.request, words = m_order.words](model::Progress progress) mutable {
            request.dataHash = model::dataHash(*dataset, progress.within({}));
            *made = model::makeReport(dataset, request, words, std::move(progress));
        },
        [this, made](std::exception_ptr error) {
            if (m_isCancelled) // also where the task was done before it heard of it
                emit cancelled();
            else if (error)
                tell(error);
            else
                paint(std::move(*made));
        });
}

void ReportWriter::cancel()
{
    if (m_jobs.isRunning()) {
        m_isCancelled = true;
        m_jobs.cancel();
    } else if (m_pass.isActive()) {
        m_pass.stop();
        m_painter.reset();
        emit cancelled();
    }
}

void ReportWriter::paint(model::Report report)
{
    m_painter = std::make_unique<charts::ReportPainter>(std::move(report), m_order.format, m_order.words);
    m_pass.start(0);
}

void ReportWriter::step()
{
    if (m_painter->step()) {
        emit progressed(shareOfFigures + m_painter->share() * (1 - shareOfFigures));
        return;
    }
    m_pass.stop();
    const auto problem = charts::writeFile(m_order.path, m_painter->bytes());
    m_painter.reset();
    if (problem.isEmpty())
        emit written(m_order.path);
    else
        emit failed(problem);
}

void ReportWriter::tell(const std::exception_ptr& error)
{
    emit failed(tr("The report could not be made: %1").arg(outcomeOf(error, m_order.words).refusal));
}

}

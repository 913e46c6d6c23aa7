// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/figure_making.h"

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr std::chrono::milliseconds briefly(100);

}

FigureMaking::FigureMaking(Make make, QObject* parent)
    : QObject(parent)
    , m_make(std::move(make))
{
    connect(&m_jobs, &JobRunner::progressed, this, &FigureMaking::progressed);
}

void FigureMaking::make(const FigureWish& wanted)
{
    const bool wasBehind = std::exchange(m_isBehind, false);
    wish(wanted);
    if (m_wish != m_present && !wasBehind)
        return;
    if (m_wish != m_present)
        m_jobs.waitAtMost(m_patience); // it was told to stop; its end starts this one
    m_jobs.waitAtMost(m_wasSlow ? std::min(m_patience, briefly) : m_patience);
    m_wasSlow = isMaking();
    if (m_wasSlow)
        emit started();
}

void FigureMaking::makeBehind(const FigureWish& wanted)
{
    m_isBehind = true;
    wish(wanted);
}

void FigureMaking::makeNow(const FigureWish& wanted)
{
    m_isBehind = false;
    wish(wanted);
    while (isMaking())
        m_jobs.wait(); // the end of another one starts it
}

void FigureMaking::wish(const FigureWish& wish)
{
    m_wish = wish;
    m_isStopped = false;
    if (!isMaking())
        start();
    else if (m_wish != m_present)
        m_jobs.cancel();
}

void FigureMaking::start()
{
    m_present = m_wish;
    const auto figure = std::make_shared<MadeFigure>();
    m_jobs.start([this, wish = m_present, figure](model::Progress progress) { *figure = m_make(wish, std::move(progress)); },
        [this, figure](const std::exception_ptr& error) { end(*figure, error); });
}

void FigureMaking::stop()
{
    m_isStopped = true;
    m_jobs.cancel();
}

bool FigureMaking::dropBehind()
{
    if (!isMaking() || !m_isBehind)
        return false;
    m_isDropped = true;
    m_jobs.cancel();
    m_jobs.wait();
    return true;
}

void FigureMaking::end(const MadeFigure& figure, const std::exception_ptr& error)
{
    if (std::exchange(m_isDropped, false))
        return;
    try {
        if (m_wish == m_present || m_isStopped) {
            if (error)
                std::rethrow_exception(error);
            emit made(figure);
            return;
        }
    } catch (const model::Cancelled&) {
        if (m_isStopped) {
            emit stopped({});
            return;
        }
    } catch (const std::exception& reason) {
        emit stopped(tr("The figure could not be drawn: %1").arg(QString::fromUtf8(reason.what())));
        return;
    }
    start(); // another one is wished for by now
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/checker.h"

#include <QDate>

namespace ui {

namespace {

constexpr int delayMs = 150; // so that a run of edits, or a quarter that moves, is not checked at each step

bool isSmall(const model::Dataset& dataset)
{
    std::size_t count = 0;
    model::eachRecordType([&]<class Record>() { count += dataset.table<Record>().size(); });
    return count <= Checker::mostAtOnce;
}

model::Quarter quarterOfToday()
{
    const auto today = QDate::currentDate();
    return model::Quarter::of(today.year(), (today.month() - 1) / 3 + 1);
}

std::shared_ptr<const Findings> findingsOf(
    const std::shared_ptr<const model::Dataset>& dataset, model::Quarter at, model::Progress progress = {})
{
    auto findings
        = std::make_shared<Findings>(Findings { dataset, at, model::findings(*dataset, {}, at, std::move(progress), quarterOfToday()), 0 });
    findings->open = model::countOpen(findings->all);
    return findings;
}

}

Checker::Checker(QObject* parent)
    : QObject(parent)
{
    m_delay.setSingleShot(true);
    m_delay.setInterval(delayMs);
    connect(&m_delay, &QTimer::timeout, this, &Checker::start);
}

bool Checker::isChecking() const
{
    return m_wish.dataset && m_problem.isEmpty() && !(m_wish == Wish { m_findings->dataset, m_findings->at });
}

void Checker::check(const std::shared_ptr<const model::Dataset>& dataset, model::Quarter at)
{
    const Wish wish { dataset, at };
    if (wish == m_wish)
        return;
    m_wish = wish;
    m_problem.clear();
    m_jobs.cancel();
    if (isSmall(*dataset)) {
        m_delay.stop();
        take(findingsOf(dataset, at));
    } else {
        m_delay.start();
        emit changed();
    }
}

void Checker::forget()
{
    m_jobs.cancel();
    m_delay.stop();
    m_wish = {};
    m_problem.clear();
    take(std::make_shared<const Findings>());
}

void Checker::start()
{
    if (m_jobs.isRunning())
        return; // it was told to stop; its end brings this here again
    const auto found = std::make_shared<std::shared_ptr<const Findings>>();
    m_jobs.start([wish = m_wish, found](model::Progress progress) { *found = findingsOf(wish.dataset, wish.at, std::move(progress)); },
        [this, wish = m_wish, found](std::exception_ptr error) { end(wish, *found, std::move(error)); });
}

void Checker::end(const Wish& wish, const std::shared_ptr<const Findings>& findings, std::exception_ptr error)
{
    try {
        if (error)
            std::rethrow_exception(error);
        if (wish == m_wish) {
            take(findings);
            return;
        }
    } catch (const model::Cancelled&) {
        // Something newer is to be checked, or nothing any more.
    } catch (const std::exception& reason) {
        if (wish == m_wish) {
            m_problem = tr("The records could not be checked: %1").arg(QString::fromUtf8(reason.what()));
            emit changed();
        }
    }
    if (isChecking() && !m_delay.isActive())
        start();
}

void Checker::take(std::shared_ptr<const Findings> findings)
{
    m_findings = std::move(findings);
    emit changed();
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/job_runner.h"

namespace ui {

JobRunner::JobRunner(QObject* parent)
    : QObject(parent)
{
}

JobRunner::~JobRunner() = default; // the thread is asked to stop and waited for; what it posted to this object goes with it

void JobRunner::start(Task task, Done done)
{
    Q_ASSERT(!isRunning());
    m_error = nullptr;
    m_done = std::move(done);
    m_thread = std::jthread([this, task = std::move(task)](const std::stop_token& stop) mutable {
        const auto report = [this](double share) {
            QMetaObject::invokeMethod(
                this, [this, share] { emit progressed(share); }, Qt::QueuedConnection);
        };
        try {
            task(model::Progress(stop, report));
        } catch (...) {
            m_error = std::current_exception();
        }
        task = nullptr; // what it holds goes before the end is told
        QMetaObject::invokeMethod(this, &JobRunner::end, Qt::QueuedConnection);
    });
}

void JobRunner::cancel()
{
    m_thread.request_stop();
}

void JobRunner::wait()
{
    if (isRunning())
        end();
}

void JobRunner::end()
{
    if (!isRunning())
        return; // waited for already
    m_thread.join();
    const auto done = std::exchange(m_done, nullptr);
    done(std::exchange(m_error, nullptr));
    emit ended();
}

}

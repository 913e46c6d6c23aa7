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
    std::promise<void> ended;
    m_hasEnded = ended.get_future();
    const auto post = [this, number = ++m_task](auto act) {
        const auto actIfPresent = [this, number, act] {
            if (number == m_task && isRunning())
                act();
        };
        QMetaObject::invokeMethod(this, actIfPresent, Qt::QueuedConnection);
    };
    m_thread = std::jthread([this, post, task = std::move(task), ended = std::move(ended)](const std::stop_token& stop) mutable {
        const auto report = [this, post](double share) { post([this, share] { emit progressed(share); }); };
        try {
            task(model::Progress(stop, report));
        } catch (...) {
            m_error = std::current_exception();
        }
        task = nullptr; // what it holds goes before the end is told
        ended.set_value();
        post([this] { end(); });
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

void JobRunner::waitAtMost(std::chrono::milliseconds time)
{
    if (isRunning() && m_hasEnded.wait_for(time) == std::future_status::ready)
        end();
}

void JobRunner::end()
{
    m_thread.join();
    const auto done = std::exchange(m_done, nullptr);
    done(std::exchange(m_error, nullptr));
    emit ended();
}

}

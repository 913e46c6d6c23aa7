// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"

#include <QObject>

#include <chrono>
#include <exception>
#include <functional>
#include <future>
#include <stop_token>
#include <thread>

namespace ui {

/// Runs one long task at a time on a thread of its own; everything else here happens in the thread of the object. The only file with a
/// thread in it.
class JobRunner : public QObject {
    Q_OBJECT
public:
    using Task = std::function<void(model::Progress)>;
    using Done = std::function<void(std::exception_ptr error)>; ///< null where the task came to its end

    explicit JobRunner(QObject* parent = nullptr);
    ~JobRunner() override; ///< cancels and waits; `done` is not called any more

    /// `done` is called from the event loop when the task has ended and its thread is gone. Not while another task runs.
    void start(Task task, Done done);
    void cancel();                                   ///< the task ends with Cancelled at its next report
    void wait();                                     ///< until `done` was called
    void waitAtMost(std::chrono::milliseconds time); ///< for it
    bool isRunning() const { return m_thread.joinable(); }

signals:
    void progressed(double share);
    void ended();

private:
    void end();

    int m_task = 0; ///< of those that were started: what an earlier one posted is not taken for this one's
    std::future<void> m_hasEnded;
    std::exception_ptr m_error;
    Done m_done;
    std::jthread m_thread; ///< last, so that it is waited for before the others go
};

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/error.h"

#include <chrono>
#include <functional>
#include <stop_token>

namespace model {

/// How long work tells how far it is and learns that it should stop. A default one does neither.
class Progress {
public:
    using Report = std::function<void(double share)>;

    Progress() = default;
    Progress(std::stop_token stop, Report report)
        : m_stop(std::move(stop))
        , m_report(std::move(report))
    {
    }

    /// `share` is 0 to 1. Reports at most every 0.1 s; throws Cancelled when asked to stop.
    void update(double share)
    {
        if (m_stop.stop_requested())
            throw Cancelled();
        const auto now = std::chrono::steady_clock::now();
        if (!m_report || now - m_last < std::chrono::milliseconds(100))
            return;
        m_last = now;
        m_report(share);
    }

    /// Of a part of the work: stopped when the whole is, and telling `report` how far the part is.
    Progress within(Report report) const { return { m_stop, std::move(report) }; }

    bool isStopped() const { return m_stop.stop_requested(); }

private:
    std::stop_token m_stop;
    Report m_report;
    std::chrono::steady_clock::time_point m_last {};
};

}

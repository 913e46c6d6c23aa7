// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/words.h"

#include <QString>
#include <QStringList>

#include <exception>

namespace ui {

/// How a job, or anything that can be refused, ended.
struct JobOutcome {
    bool isCancelled = false;
    QString refusal; ///< why it could not be done, in one sentence; empty where it was done or cancelled
    QStringList problems;
    bool isDone() const { return !isCancelled && refusal.isEmpty(); }
};

/// In words what was thrown; null: nothing was.
JobOutcome outcomeOf(const std::exception_ptr& thrown, const model::Words& words);

}

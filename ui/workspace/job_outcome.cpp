// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/workspace/job_outcome.h"

#include "model/base/error.h"
#include "ui/base/text.h"

#include <QCoreApplication>

namespace ui {

namespace {

struct Outcome {
    Q_DECLARE_TR_FUNCTIONS(JobOutcome)
};

}

JobOutcome outcomeOf(const std::exception_ptr& thrown, const model::Words& words)
{
    JobOutcome outcome;
    try {
        if (thrown)
            std::rethrow_exception(thrown);
    } catch (const model::Cancelled&) {
        outcome.isCancelled = true;
    } catch (const model::Error& error) {
        outcome.refusal = toQt(words(error.sentence));
        for (const auto& problem : error.problems)
            outcome.problems << toQt(words(problem));
    } catch (const std::exception& error) {
        outcome.refusal = Outcome::tr("This could not be done: %1").arg(QString::fromUtf8(error.what()));
    }
    return outcome;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/keep_training_plan.h"

#include "model/compute/training.h"
#include "ui/base/text.h"
#include "ui/workspace/workspace.h"

#include <QCoreApplication>

namespace ui {

namespace {

struct PlanWords {
    Q_DECLARE_TR_FUNCTIONS(PlanWords)
};

model::Source planSource()
{
    model::Source source;
    source.key = fromQt(trainingPlanSource());
    source.title = fromQt(PlanWords::tr("Training runs planned with the calculator"));
    source.publisher = fromQt(PlanWords::tr("own estimate"));
    source.kind = model::SourceKind::Estimate;
    source.notes = fromQt(PlanWords::tr("Chips, days and MFU as somebody thought of them; the FLOP follow from them."));
    return source;
}

}

QString trainingPlanSource()
{
    return toQt(model::trainingPlansKey);
}

bool isRunName(const Workspace& workspace, const QString& name)
{
    bool isThere = false;
    workspace.dataset()->trainingRuns().forEach(
        [&](const model::TrainingRun& run) { isThere = isThere || toQt(run.name).compare(name, Qt::CaseInsensitive) == 0; });
    return isThere;
}

QString freeRunName(const Workspace& workspace, const QString& name)
{
    auto free = name;
    for (int n = 2; isRunName(workspace, free); ++n)
        free = QStringLiteral("%1 (%2)").arg(name).arg(n);
    return free;
}

std::optional<QString> keepTrainingPlan(Workspace& workspace, model::TrainingRun plan)
{
    const auto name = toQt(plan.name);
    if (name.isEmpty())
        return PlanWords::tr("Give the planned run a name.");
    if (isRunName(workspace, name))
        return PlanWords::tr("A training run called “%1” is already there: give another name.").arg(name);
    plan.flop.reset();
    return workspace.edit(PlanWords::tr("Plan training run %1").arg(name), [&](model::Writer& writer) {
        const auto* source = workspace.dataset()->sourceWithKey(fromQt(trainingPlanSource()));
        plan.source = source ? source->id : writer.insert(planSource());
        writer.insert(plan);
    });
}

}

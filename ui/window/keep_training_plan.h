// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/records.h"

#include <QString>

#include <optional>

namespace ui {

class Workspace;

/// The key of the source a kept plan is recorded under.
QString trainingPlanSource();

/// Whether a training run of any organization is called so, whatever the case of its letters.
bool isRunName(const Workspace& workspace, const QString& name);

/// `name`, with a number behind it where it is taken.
QString freeRunName(const Workspace& workspace, const QString& name);

/// Writes a planned run as one step: a record under an own estimate, which is made where the document has none yet. Its FLOP are left to
/// follow from its chips. Nothing where it is done, else why not, in one sentence.
std::optional<QString> keepTrainingPlan(Workspace& workspace, model::TrainingRun plan);

}

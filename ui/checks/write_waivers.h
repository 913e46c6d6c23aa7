// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/compute/waiving.h"

#include <QString>

#include <optional>

namespace ui {

class Workspace;

/// As one step with this name. Nothing where it is done, else why not, in one sentence.
std::optional<QString> writeWaivers(Workspace& workspace, const QString& label, const model::WaiverChanges& changes);

}

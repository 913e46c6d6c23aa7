// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/write_waivers.h"

#include "ui/workspace/workspace.h"

namespace ui {

std::optional<QString> writeWaivers(Workspace& workspace, const QString& label, const model::WaiverChanges& changes)
{
    return workspace.edit(label, [&](model::Writer& writer) {
        for (const auto id : changes.removed)
            writer.remove<model::Waiver>(id);
        for (const auto& waiver : changes.changed)
            writer.update(waiver);
        for (const auto& waiver : changes.added)
            writer.insert(waiver);
    });
}

}

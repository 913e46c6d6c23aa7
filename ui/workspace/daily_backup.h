// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace ui {

class Workspace;

/// Once a day of use, before anything is edited, as a job; nothing where there is no place for backups or the last one is young.
void backUpDaily(Workspace& workspace);

}

// SPDX-License-Identifier: GPL-3.0-or-later
// Backups made by the commands go into the build folder, not to the person who runs the tests.
#include "tests/support/folders.h"

#include <QByteArray>

namespace {

[[maybe_unused]] const bool isSet = qputenv("XDG_DATA_HOME", QByteArray(BINARY_DIR "/tests/home"));

}

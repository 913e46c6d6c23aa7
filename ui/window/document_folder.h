// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui {

/// The folder files of this document are suggested in; that of the person's documents where none is open.
QString documentFolder(const QString& document);

}

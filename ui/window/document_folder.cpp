// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/document_folder.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace ui {

QString documentFolder(const QString& document)
{
    // The private copy of the sample lives in a folder nobody looks into.
    const auto folder = QFileInfo(document).absolutePath();
    const bool isPrivate = document.isEmpty() || folder == QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return isPrivate ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) : folder;
}

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workspace/prompts.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

class QSettings;

namespace ui {

enum class ThemeChoice { Desktop, Light, Dark };

/// What the program remembers from one start to the next: a value, read at the start and written at the end.
struct Settings {
    QByteArray geometry;
    QByteArray layout;       ///< of docks
    QStringList recentFiles; ///< the one opened last stands first
    QString opening;         ///< the file whose opening has not come to its end, its first figure included; mostly empty
    ThemeChoice theme = ThemeChoice::Desktop;
    QMap<QString, QByteArray> tables; ///< how each kind of records is shown, by its word
    PictureRequest picture;           ///< as it was exported last; its path is a folder
};

/// Puts a file before all others that were opened lately.
constexpr int maxRecentFiles = 10;
void remember(QStringList& recentFiles, const QString& file);

Settings loadSettings(const QSettings& store);
void saveSettings(const Settings& settings, QSettings& store);

}

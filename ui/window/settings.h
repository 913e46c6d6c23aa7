// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/records/quarter.h"
#include "ui/workspace/prompts.h"

#include <QByteArray>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

class QSettings;

namespace ui {

enum class ThemeChoice { Desktop, Light, Dark };

/// What a person has set once and for all.
struct Preferences {
    ThemeChoice theme = ThemeChoice::Desktop;
    std::optional<charts::PictureSpec> picture; ///< what every export begins with; else the last one
    std::optional<model::Quarter> startQuarter; ///< of every document; else what each says
};

/// What the program remembers from one start to the next: a value, read at the start and written at the end.
struct Settings {
    QByteArray geometry;
    QByteArray layout;       ///< of docks
    QStringList recentFiles; ///< the one opened last stands first
    QString opening;         ///< the file whose opening has not come to its end, its first figure included; mostly empty
    Preferences preferences;
    QMap<QString, QByteArray> tables; ///< how each kind of records is shown, by its word
    QMap<QString, QStringList> pins;  ///< organizations that are marked in a document, by its path
    PictureRequest picture;           ///< as it was exported last; its path is a folder
};

/// Puts a file before all others that were opened lately.
constexpr int maxRecentFiles = 10;
void remember(QStringList& recentFiles, const QString& file);

Settings loadSettings(const QSettings& store);
void saveSettings(const Settings& settings, QSettings& store);

}

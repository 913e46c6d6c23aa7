// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/figure/picture_words.h"
#include "ui/charts/export_figure.h"

#include <QString>
#include <QStringList>
#include <QUrl>

#include <functional>
#include <optional>
#include <string>

class QPrinter;

namespace ui {

class JobRunner;

/// What an export of a picture needs to be told.
struct PictureRequest {
    charts::PictureSpec spec;
    QString path;
    model::PictureWords words {};
    std::string view {};     ///< the figure the words were written for, by its line
    bool isInMm = false;     ///< how its size was given
    bool marksPinned = true; ///< what is pinned is marked in the picture too
    bool remembers = true;   ///< view and table travel inside
};

/// Everything the program asks the person or tells them in a dialog; scripted in tests. Nothing returned means "never mind".
class Prompts {
public:
    virtual ~Prompts() = default;

    virtual std::optional<QString> askOpenFile(const QString& folder) = 0;
    virtual std::optional<QString> askNewFile(const QString& folder) = 0;
    virtual std::optional<QString> askCopyFile(const QString& suggestion) = 0;   ///< a file there is to be replaced
    virtual std::optional<QString> askReportFile(const QString& suggestion) = 0; ///< a file there is to be replaced
    virtual std::optional<QString> askDataFile(const QString& suggestion) = 0;
    /// Writes the file of a picture; false, and told, where that fails.
    using WritesPicture = std::function<bool(const PictureRequest& request)>;
    /// Until a picture is written or nobody wants one. `unpinned` is the figure without marks of what is pinned: the same where nothing is.
    virtual void askPicture(
        const PictureRequest& suggestion, const model::Figure& figure, const model::Figure& unpinned, const WritesPicture& writes)
        = 0;
    virtual QStringList askTables(const QString& folder) = 0; ///< to be imported; none: never mind
    virtual std::optional<QString> askTableFile(const QString& suggestion) = 0;
    virtual std::optional<QString> askText(const QString& title, const QString& question, const QString& suggestion) = 0;
    /// One of several, by its place.
    virtual std::optional<int> askOne(const QString& title, const QString& question, const QStringList& names) = 0;
    /// A start after which this file was not opened to its end: what to open now.
    enum class Start { Nothing, SameFile, Sample };
    virtual Start askStart(const QString& file) = 0;
    /// The records are not as they were written.
    enum class Damage { Leave, ShowBackups, Keep };
    virtual Damage askDamage(const QString& sentence) = 0;
    /// Returns when the job has ended, which the person can stop.
    virtual void waitFor(const QString& title, JobRunner& job) = 0;
    virtual void showError(const QString& sentence, const QStringList& problems) = 0;
    virtual void showPrintPreview(const QString& title, const std::function<void(QPrinter&)>& paint) = 0;
    virtual void showAbout() = 0;
    virtual void openUrl(const QUrl& url) = 0;
};

}

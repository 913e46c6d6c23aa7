// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workspace/job_runner.h"
#include "ui/workspace/prompts.h"

#include <QList>
#include <QPageSize>
#include <QPrinter>

namespace test {

/// Answers what it was told to answer, once for each time, and remembers what it was asked and told.
class ScriptedPrompts : public ui::Prompts {
public:
    std::optional<QString> file; ///< the answer to every question for a file
    std::optional<charts::PictureSpec> spec;
    model::PictureWords words; ///< of a picture
    bool marksPinned = true;
    bool remembers = true;

    QStringList tables;          ///< to be imported
    std::optional<QString> text; ///< the answer to every question for one
    std::optional<int> one;      ///< the answer to every question for one of several
    QStringList ones;            ///< what was offered then
    Start start = Start::Nothing;
    QStringList unfinished; ///< files that were not opened to their end

    Damage damage = Damage::Leave;
    QStringList damages; ///< what was said of them

    QStringList waits; ///< what took longer
    bool stopsWaiting = false;
    QStringList errors;
    QStringList suggestions;
    QList<QUrl> urls;
    int abouts = 0;

    std::optional<QString> askOpenFile(const QString& folder) override { return answer(folder); }
    std::optional<QString> askNewFile(const QString& folder) override { return answer(folder); }
    std::optional<QString> askCopyFile(const QString& suggestion) override { return answer(suggestion); }
    std::optional<QString> askReportFile(const QString& suggestion) override { return answer(suggestion); }
    std::optional<QString> askDataFile(const QString& suggestion) override { return answer(suggestion); }
    void askPicture(const ui::PictureRequest& suggestion, const model::Figure&, const model::Figure&, const WritesPicture& writes) override
    {
        if (const auto path = answer(suggestion.path))
            writes({ spec.value_or(suggestion.spec), *path, words, {}, false, marksPinned, remembers });
    }
    QStringList askTables(const QString& folder) override
    {
        suggestions << folder;
        return tables;
    }
    std::optional<QString> askTableFile(const QString& suggestion) override { return answer(suggestion); }
    std::optional<QString> askText(const QString&, const QString&, const QString& suggestion) override
    {
        suggestions << suggestion;
        return text;
    }
    std::optional<int> askOne(const QString&, const QString&, const QStringList& names) override
    {
        ones = names;
        return one;
    }
    Start askStart(const QString& path) override
    {
        unfinished << path;
        return start;
    }
    Damage askDamage(const QString& sentence) override
    {
        damages << sentence;
        return damage;
    }
    void waitFor(const QString& title, ui::JobRunner& job) override
    {
        waits << title;
        if (stopsWaiting)
            job.cancel();
        job.wait();
    }
    void showError(const QString& sentence, const QStringList&) override { errors << sentence; }
    void showPrintPreview(const QString&, const std::function<void(QPrinter&)>& paint) override
    {
        QPrinter printer(QPrinter::HighResolution);
        printer.setOutputFormat(QPrinter::PdfFormat);
        printer.setOutputFileName(file.value_or(QString()));
        printer.setPageSize(QPageSize(QPageSize::A4));
        paint(printer);
    }
    void showAbout() override { ++abouts; }
    void openUrl(const QUrl& url) override { urls << url; }

private:
    std::optional<QString> answer(const QString& suggestion)
    {
        suggestions << suggestion;
        return file;
    }
};

}

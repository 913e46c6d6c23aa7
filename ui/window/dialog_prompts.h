// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workspace/prompts.h"

#include <QPointer>
#include <QWidget>

namespace ui {

/// Prompts with real dialogs over a window.
class DialogPrompts : public Prompts {
public:
    void setWindow(QWidget* window) { m_window = window; }

    std::optional<QString> askOpenFile(const QString& folder) override;
    std::optional<QString> askNewFile(const QString& folder) override;
    std::optional<QString> askCopyFile(const QString& suggestion) override;
    std::optional<QString> askReportFile(const QString& suggestion) override;
    std::optional<QString> askDataFile(const QString& suggestion) override;
    void askPicture(
        const PictureRequest& suggestion, const model::Figure& figure, const model::Figure& unpinned, const WritesPicture& writes) override;
    QStringList askTables(const QString& folder) override;
    std::optional<QString> askTableFile(const QString& suggestion) override;
    std::optional<QString> askText(const QString& title, const QString& question, const QString& suggestion) override;
    std::optional<int> askOne(const QString& title, const QString& question, const QStringList& names) override;
    Start askStart(const QString& file) override;
    Damage askDamage(const QString& sentence) override;
    void waitFor(const QString& title, JobRunner& job) override;
    void showError(const QString& sentence, const QStringList& problems) override;
    void showPrintPreview(const QString& title, const std::function<void(QPrinter&)>& paint) override;
    void showAbout() override;
    void openUrl(const QUrl& url) override;

private:
    QPointer<QWidget> m_window;
};

/// The ending of a picture's file: "png".
QString pictureEnding(charts::PictureFormat format);

}

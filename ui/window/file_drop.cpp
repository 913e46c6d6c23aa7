// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/file_drop.h"

#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>
#include <QWidget>

#include <algorithm>

namespace ui {

namespace {

/// Nothing where anything else is among them.
QStringList droppedFiles(const QMimeData& data)
{
    QStringList files;
    for (const auto& url : data.urls()) {
        if (!url.isLocalFile())
            return {};
        files << url.toLocalFile();
    }
    return files;
}

bool isTable(const QString& file)
{
    static const QStringList endings { QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("txt"), QStringLiteral("tab"),
        QStringLiteral("xlsx"), QStringLiteral("xlsm"), QStringLiteral("ods") };
    return endings.contains(QFileInfo(file).suffix().toLower());
}

}

FileDrop::FileDrop(QWidget* window)
    : QObject(window)
{
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

bool FileDrop::eventFilter(QObject*, QEvent* event)
{
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return false;
    auto& drop = *static_cast<QDropEvent*>(event);
    const auto files = droppedFiles(*drop.mimeData());
    const bool areTables = !files.isEmpty() && std::ranges::all_of(files, isTable);
    if (files.size() != 1 && !areTables)
        return false;
    drop.acceptProposedAction();
    if (event->type() == QEvent::DragEnter)
        return true;
    if (areTables)
        emit tablesDropped(files);
    else
        emit fileDropped(files.first());
    return true;
}

}

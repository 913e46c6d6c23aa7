// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workspace/prompts.h"

#include <QObject>

class QWidget;

namespace charts {
struct PictureMemory;
}

namespace model {
struct TableComparison;
}

namespace ui {

class Actions;
class Workspace;

/// What leaves the window with its figure: pictures written, copied and printed, its data, a report; and pictures that come back.
class PictureCommands : public QObject {
    Q_OBJECT
public:
    PictureCommands(Workspace& workspace, const Actions& actions, const PictureRequest& last, QWidget* window);

    /// The picture as it was exported last; its path is a folder.
    const PictureRequest& last() const { return m_last; }

    /// Shows what the picture shows, from the present document, and says what of it is another than it was.
    bool show(const QString& path);

signals:
    void said(const QString& sentence);
    void lastChanged();

private:
    void exportPicture();
    void exportData();
    void showReport();
    void copyPicture();
    void copyCommand();
    void print();
    void showEnabled();
    void tellChanges(const QString& name, const charts::PictureMemory& memory, const model::TableComparison& comparison);
    model::PictureWords ownWords() const;
    charts::PictureMemory presentMemory();
    QString suggestedFile(const QString& ending) const;
    void sayExported(const QString& path);

    Workspace& m_workspace;
    const Actions& m_actions;
    PictureRequest m_last;
    QWidget* m_window;
};

/// Whether a file is a picture, by its ending.
bool isPicture(const QString& path);

}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QMenu;
class QWidget;

namespace ui {

class Actions;
class Workspace;

/// What is done with the document as a whole: new and other ones, copies, backups, undo.
class DocumentCommands : public QObject {
    Q_OBJECT
public:
    /// `recentMenu` is filled when it opens.
    DocumentCommands(Workspace& workspace, const Actions& actions, QMenu* recentMenu, const QStringList& recentFiles, QWidget* window);

    bool open(const QString& path);                                  ///< and remembers it
    const QStringList& recentFiles() const { return m_recentFiles; } ///< the last first

signals:
    void said(const QString& sentence);
    void fileChosen(const QString& path); ///< to be opened: a document or a picture
    void recentFilesChanged();

private:
    void create();
    void askAndOpen();
    void saveCopy();
    void showBackups();
    void remember(const QString& path);
    void fillRecent();
    void showEnabled();
    void showUndo();

    Workspace& m_workspace;
    const Actions& m_actions;
    QMenu* m_recentMenu;
    QStringList m_recentFiles;
    QWidget* m_window;
};

}

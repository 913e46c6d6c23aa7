// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workspace/workspace.h"

#include <QObject>
#include <QStringList>

#include <optional>

class QMenu;
class QWidget;

namespace ui {

class Actions;
struct Settings;

/// What is done with the document as a whole: new and other ones, copies, backups, undo.
class DocumentCommands : public QObject {
    Q_OBJECT
public:
    /// `recentMenu` is filled when it opens.
    DocumentCommands(Workspace& workspace, const Actions& actions, QMenu* recentMenu, const Settings& settings, QWidget* window);

    bool open(const QString& path);                                  ///< and remembers it
    const QStringList& recentFiles() const { return m_recentFiles; } ///< the last first
    const QString& opening() const { return m_opening; }             ///< the file whose first figure was not painted
    void endOpening();                                               ///< it is

signals:
    void said(const QString& sentence);
    void fileChosen(const QString& path); ///< to be opened: a document or a picture
    void recentFilesChanged();            ///< or what is being opened

private:
    void beginOpening(const QString& path);
    void create(std::optional<Workspace::Bundled> records);
    void askAndOpen();
    void saveCopy();
    void showBackups();
    void askDamage(const QString& sentence);
    void openWindow();
    void remember(const QString& path);
    void fillRecent();
    void showEnabled();
    void showUndo();

    Workspace& m_workspace;
    const Actions& m_actions;
    QMenu* m_recentMenu;
    QStringList m_recentFiles;
    QString m_opening;
    QWidget* m_window;
};

}

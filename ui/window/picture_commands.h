// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/workspace/prompts.h"

#include <QObject>

#include <vector>

class QWidget;

namespace charts {
struct FoundPicture;
struct PictureMemory;
}

namespace model {
struct Figure;
struct TableComparison;
}

namespace ui {

class Actions;
struct Settings;
class Workspace;

/// What leaves the window with its figure: pictures written, copied and printed, its data, a report; and pictures that come back.
class PictureCommands : public QObject {
    Q_OBJECT
public:
    PictureCommands(Workspace& workspace, const Actions& actions, const Settings& settings, QWidget* window);

    /// The picture as it was exported last; its path is a folder.
    const PictureRequest& last() const { return m_last; }

    /// What every export begins with; nothing: what the last one had.
    void setUsual(const std::optional<charts::PictureSpec>& usual) { m_usual = usual; }

    /// Shows what the picture shows, or one of those in a paper or document, from the present document, and says what of it is another
    /// than it was.
    bool show(const QString& path);

signals:
    void said(const QString& sentence);
    void lastChanged();

private:
    void exportPicture();
    bool writePicture(const PictureRequest& request);
    void exportData();
    void showReport();
    void copyPicture();
    void copyCommand();
    void print();
    void showEnabled();
    const charts::FoundPicture* chosen(const QString& name, const std::vector<charts::FoundPicture>& pictures);
    void tellChanges(const QString& name, const charts::PictureMemory& memory, const model::TableComparison& comparison);
    model::PictureWords ownWords() const;
    model::Figure unpinned();
    model::Figure pictured();
    charts::PictureMemory memoryOf(const model::Figure& figure);
    QString suggestedFile(const QString& ending) const;
    void sayExported(const QString& path);
    charts::PictureSpec spec() const { return m_usual.value_or(m_last.spec); } ///< of the next picture

    Workspace& m_workspace;
    const Actions& m_actions;
    PictureRequest m_last;
    std::optional<charts::PictureSpec> m_usual;
    QWidget* m_window;
};

/// Whether a file is a picture or may hold one, by its ending.
bool isPicture(const QString& path);

}
